// What the scripts of pages are held to. Run from the project's folder; see Makefile.

import js from "@eslint/js";
import globals from "globals";

export default [
    js.configs.recommended,
    {
        languageOptions: { sourceType: "module", globals: globals.browser },
        rules: {
            curly: ["error", "multi-line"],
            eqeqeq: "error",
            "no-eval": "error",
            "no-implied-eval": "error",
            "no-restricted-properties": ["error",
                { property: "innerHTML", message: "People's words are text, never markup." },
                { property: "outerHTML", message: "People's words are text, never markup." },
                { property: "insertAdjacentHTML", message: "People's words are text, never markup." },
            ],
            "no-restricted-syntax": ["error", {
                selector: "ImportDeclaration",
                message: "From a disk, browsers import no modules: a script stands by itself.",
            }],
            "no-var": "error",
            "prefer-const": "error",
        },
    },
    {
        // The studio's page comes from a server: its modules may import each other.
        files: ["reel/studio/static/*.js"],
        rules: { "no-restricted-syntax": "off" },
    },
];
