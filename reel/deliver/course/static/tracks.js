/**
 * Captions are on at first, and stay on or off as the learner left them.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));
const CAPTIONS = "reel:captions";

const captions = [...video.textTracks].find((track) => track.kind === "captions");
if (captions) {
    try {
        if (localStorage.getItem(CAPTIONS) === "off") captions.mode = "disabled";
    } catch { /* they are on, then */ }
    video.textTracks.addEventListener("change", () => {
        const on = captions.mode === "showing" ? "on" : "off";
        try { localStorage.setItem(CAPTIONS, on); } catch { /* it is not kept, then */ }
    });
}
