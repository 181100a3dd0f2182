/**
 * Buttons that copy what stands on the page, and say so.
 */

const data = /** @type {ReelPage} */ (
    JSON.parse(document.querySelector("script[type='application/json']")?.textContent ?? "{}"));

const SHOWN = 2000; // milliseconds
let waiting = 0;

/** @param {string} text */
async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyAsBefore(text);
    }
}

/** Copy where the clipboard is kept from a page: in a frame, or where it came by plain HTTP. @param {string} text */
function copyAsBefore(text) {
    const field = document.createElement("textarea");
    const active = document.activeElement;
    field.value = text;
    field.className = "sr";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (active instanceof HTMLElement) active.focus({ preventScroll: true });
    return done;
}

/** @param {Element} button @param {string} text @param {string} said @param {Element} [source] */
async function copyAndSay(button, text, said, source) {
    if (!await copy(text)) {
        if (source) getSelection()?.selectAllChildren(source);
        const told = (data.texts.not_copied ?? "").replace("{text}", () => text);
        document.dispatchEvent(new CustomEvent("reel:notice", { detail: { text: told, stays: true } }));
        return;
    }
    const beside = button.nextElementSibling;
    if (!beside) return;
    clearTimeout(waiting);
    for (const other of document.querySelectorAll(".copied")) other.textContent = "";
    beside.textContent = said;
    waiting = setTimeout(() => { beside.textContent = ""; }, SHOWN);
}

document.addEventListener("reel:copy", ({ detail }) => {
    copyAndSay(detail.button, detail.text, detail.said);
});

document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    const source = button && document.getElementById(button.dataset.copyFrom ?? "");
    if (button && source) {
        copyAndSay(button, source.textContent ?? "", data.texts.copied ?? "", source);
    }
});

for (const button of document.querySelectorAll("button[data-copy-from]")) {
    if (button instanceof HTMLElement) button.hidden = false;
}
