/** A line that says what has just happened, to eyes and screen readers; and the clipboard. */

import { element } from "./elements.js";

const SHOWN = 4000; // milliseconds

let waiting = 0;

/** @param {string} text */
export function notice(text) {
    clearTimeout(waiting);
    element("notice").textContent = text;
    waiting = setTimeout(() => { element("notice").textContent = ""; }, SHOWN);
}

/** Copy a text, and say so. @param {string} text @param {string} said */
export async function copy(text, said) {
    try {
        await navigator.clipboard.writeText(text);
        notice(said);
    } catch {
        notice(`The browser did not allow copying: ${text}`);
    }
}
