import {createRequire} from "node:module";

import {defineConfig} from "vite";

// Its types say that it is the function itself, its code that it is a module of Node's old kind.
const plugin = createRequire(import.meta.url)("@motion-canvas/vite-plugin");

export default defineConfig({plugins: [plugin.default({project: "./project.ts"})]});
