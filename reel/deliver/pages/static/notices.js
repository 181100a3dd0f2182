/**
 * A line at the foot of the window that says what has just happened, to eyes and screen readers.
 */

const SHOWN = 8000; // milliseconds, unless it stays

const line = /** @type {HTMLElement} */ (document.getElementById("notice"));
let waiting = 0;

document.addEventListener("reel:notice", ({ detail }) => {
    clearTimeout(waiting);
    line.textContent = detail.text;
    if (!detail.stays) waiting = setTimeout(() => { line.textContent = ""; }, SHOWN);
});
