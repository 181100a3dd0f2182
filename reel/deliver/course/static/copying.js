/**
 * Buttons that copy: a formula, the snippet that embeds a clip, a link to this moment.
 */

const video = document.querySelector("video");
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

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

/** @param {Element} button @param {string} text @param {string} said */
async function copyAndSay(button, text, said) {
    if (!await copy(text)) {
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

/** @param {Element} button */
function copyMoment(button) {
    const time = video?.currentTime ?? 0;
    const minutes = Math.floor(time / 60), seconds = String(Math.floor(time % 60)).padStart(2, "0");
    const said = (data.texts.copied_link ?? "").replace("{time}", `${minutes}:${seconds}`);
    copyAndSay(button, `${location.href.split("#")[0]}#t=${Math.round(time * 10) / 10}`, said);
}

document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    if ("copyMoment" in button.dataset) copyMoment(button);
    const source = document.getElementById(button.dataset.copyFrom ?? "");
    if (source) copyAndSay(button, source.textContent ?? "", data.texts.copied ?? "");
});

for (const button of document.querySelectorAll("button[data-copy-from]")) {
    if (button instanceof HTMLElement) button.hidden = false;
}

// On a web server a page knows its address, which the snippet needs.
const snippet = document.getElementById("snippet");
const note = document.getElementById("disk");
const embed = snippet?.dataset.embed;
if (snippet && embed && location.protocol.startsWith("http")) {
    const whole = new URL(embed, location.href).href;
    snippet.textContent = (snippet.textContent ?? "").replace(`"${embed}"`, () => `"${whole}"`);
    if (note) note.hidden = true;
}
