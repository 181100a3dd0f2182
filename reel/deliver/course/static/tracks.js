/**
 * Captions stand below the picture, where they hide nothing of it; where the picture fills the
 * screen they lie on it, as the browser shows them. They are on at first, and stay on or off as
 * the learner left them.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const strip = /** @type {HTMLElement} */ (document.querySelector(".caption"));
const button = /** @type {HTMLElement} */ (document.querySelector("button[data-captions]"));
const CAPTIONS = "reel:captions";

const captions = [...video.textTracks].find((track) => track.kind === "captions");
let on = true, fills = false;

function show() {
    if (!captions) return;
    const said = [...captions.activeCues ?? []]
        .map((cue) => cue instanceof VTTCue ? cue.getCueAsHTML().textContent : "");
    strip.textContent = said.join("\n");
}

function arrange() {
    if (captions) captions.mode = !on ? "disabled" : fills ? "showing" : "hidden";
    strip.hidden = !on;
    button.setAttribute("aria-pressed", String(on));
    show();
}

/** @param {boolean} wanted */
function turn(wanted) {
    on = wanted;
    arrange();
    try { localStorage.setItem(CAPTIONS, on ? "on" : "off"); } catch { /* it is not kept, then */ }
}

/** @param {boolean} whether */
function fill(whether) {
    fills = whether;
    arrange();
}

try { on = localStorage.getItem(CAPTIONS) !== "off"; } catch { /* they are on, then */ }
button.hidden = false;
arrange();

captions?.addEventListener("cuechange", show);
document.addEventListener("fullscreenchange", () => fill(document.fullscreenElement !== null));
video.addEventListener("webkitbeginfullscreen", () => fill(true)); // on an iPhone
video.addEventListener("webkitendfullscreen", () => fill(false));
button.addEventListener("click", () => turn(!on));

document.addEventListener("reel:captions", () => {
    turn(!on);
    const text = (on ? data.texts.captions_on : data.texts.captions_off) ?? "";
    document.dispatchEvent(new CustomEvent("reel:notice", { detail: { text } }));
});

// Who chooses captions in the browser's own menu has them on the picture, and not twice.
video.textTracks.addEventListener("change", () => {
    if (!captions || fills) return;
    strip.hidden = !on || captions.mode === "showing";
});
