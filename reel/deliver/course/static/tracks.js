/**
 * Captions stand below the picture, where they hide nothing of it; where the picture fills the
 * screen they lie on it, as the browser shows them. They are on at first and in the page's language,
 * and stay as the learner left them.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const strip = /** @type {HTMLElement} */ (document.querySelector(".caption"));
const button = /** @type {HTMLElement} */ (document.querySelector("button[data-captions]"));
/** Only where there are captions in several languages. */
const languages = /** @type {HTMLSelectElement | null} */ (
    document.querySelector("select[data-captions-language]"));
const CAPTIONS = "reel:captions", LANGUAGE = "reel:captions-language";

const tracks = [...video.textTracks].filter((track) => track.kind === "captions");
let captions = tracks[0];
let on = true, fills = false;

function show() {
    if (!captions) return;
    const said = [...captions.activeCues ?? []]
        .map((cue) => cue instanceof VTTCue ? cue.getCueAsHTML().textContent : "");
    strip.textContent = said.join("\n");
}

function arrange() {
    for (const track of tracks) {
        track.mode = !on || track !== captions ? "disabled" : fills ? "showing" : "hidden";
    }
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

/** Take captions in a language, or in the page's own where there are none in it. @param {string} code */
function take(code) {
    captions = tracks.find((track) => track.language === code) ?? tracks[0];
    if (!languages || !captions) return;
    languages.value = captions.language;
    const chosen = languages.selectedOptions[0];
    strip.lang = chosen?.lang ?? "";
    strip.dir = chosen?.dir ?? "";
}

/** Do as the learner wants, and keep it; a page's own language is wanted in no other one. @param {string} code */
function choose(code) {
    take(code);
    turn(true);
    try {
        if (captions === tracks[0]) localStorage.removeItem(LANGUAGE);
        else localStorage.setItem(LANGUAGE, code);
    } catch { /* it is not kept, then */ }
}

/** @param {boolean} whether */
function fill(whether) {
    fills = whether;
    arrange();
}

try {
    on = localStorage.getItem(CAPTIONS) !== "off";
    take(localStorage.getItem(LANGUAGE) ?? "");
} catch { /* they are on, then, in the page's language */ }
button.hidden = false;
if (languages) languages.hidden = false;
arrange();

for (const track of tracks) track.addEventListener("cuechange", show);
for (const track of video.querySelectorAll("track")) track.addEventListener("load", show);
document.addEventListener("fullscreenchange", () => fill(document.fullscreenElement !== null));
video.addEventListener("webkitbeginfullscreen", () => fill(true)); // on an iPhone
video.addEventListener("webkitendfullscreen", () => fill(false));
button.addEventListener("click", () => turn(!on));
languages?.addEventListener("change", () => choose(languages.value));

document.addEventListener("reel:captions", () => {
    turn(!on);
    const text = (on ? data.texts.captions_on : data.texts.captions_off) ?? "";
    document.dispatchEvent(new CustomEvent("reel:notice", { detail: { text } }));
});

// Who chooses captions in the browser's own menu has them on the picture, and not twice; on the full
// screen, it is the one place to choose their language.
video.textTracks.addEventListener("change", () => {
    const shown = tracks.find((track) => track.mode === "showing");
    if (!fills) strip.hidden = !on || shown !== undefined;
    else if (shown && shown !== captions) choose(shown.language);
});
