/**
 * Keys for the whole page. All are pressed with Alt: a letter alone belongs to screen readers, to
 * those who speak their commands, and to those who write.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));

const STEP = 5; // seconds

const starts = [...document.querySelectorAll(".said a[data-time]")]
    .map((link) => Number(link.getAttribute("data-time")));

/** @param {number} time */
function seek(time) {
    document.dispatchEvent(new CustomEvent("reel:seek", { detail: { time } }));
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
    k: () => { if (video.paused) video.play().catch(() => undefined); else video.pause(); },
    j: () => seek(video.currentTime - STEP),
    l: () => seek(video.currentTime + STEP),
    // Just after a sentence has begun, "back" means the one before it.
    u: () => seek(starts.findLast((start) => start < video.currentTime - 1) ?? 0),
    o: () => {
        const next = starts.find((start) => start > video.currentTime + 0.05);
        if (next !== undefined) seek(next);
    },
    c: () => { document.dispatchEvent(new CustomEvent("reel:captions")); },
};

document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target;
    if (target instanceof HTMLElement
        && target.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
    // With Option, a Mac's keys write other letters; then the key's place on the keyboard counts.
    const letter = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace("Key", "");
    const action = ACTIONS[letter.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
});
