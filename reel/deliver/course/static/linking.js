/**
 * What leads others to a clip: a link to this moment, and the snippet that embeds it.
 */

const video = document.querySelector("video");
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

/** @param {Element} button */
function copyMoment(button) {
    const time = video?.currentTime ?? 0;
    const minutes = Math.floor(time / 60), seconds = String(Math.floor(time % 60)).padStart(2, "0");
    const said = (data.texts.copied_link ?? "").replace("{time}", `${minutes}:${seconds}`);
    const text = `${location.href.split("#")[0]}#t=${Math.round(time * 10) / 10}`;
    document.dispatchEvent(new CustomEvent("reel:copy", { detail: { button, text, said } }));
}

document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copy-moment]");
    if (button) copyMoment(button);
});

// On a web server a page knows its address, which the snippet needs.
const snippet = document.getElementById("snippet");
const note = document.getElementById("disk");
const embed = snippet?.dataset.embed;
if (snippet && embed && location.protocol.startsWith("http")) {
    const whole = new URL(embed, location.href).href;
    snippet.textContent = (snippet.textContent ?? "").replace(`"${embed}"`, () => `"${whole}"`);
    if (note) note.hidden = true;
}
