/**
 * Links to this page in other languages keep the place in the video: the same beat and the same share
 * of it, for beats are not equally long in all languages. What is playing plays on.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

/** The place as player.js reads it from an address; nothing before the beginning and after the end. */
function place() {
    const time = video.currentTime;
    const beat = data.beats.findLast(({ start }) => start <= time);
    if (!beat || time === 0 || video.ended) return "";
    const share = Math.min(1, (time - beat.start) / (beat.end - beat.start));
    const words = new URLSearchParams({ beat: beat.id, at: share.toFixed(4) });
    if (!video.paused) words.set("play", "");
    return `#${words}`;
}

for (const link of document.querySelectorAll(".languages a")) {
    for (const what of ["click", "auxclick", "contextmenu"]) {
        link.addEventListener(what, () => {
            if (link instanceof HTMLAnchorElement) link.hash = place();
        });
    }
}
