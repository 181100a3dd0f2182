/**
 * The previews: what the apps lay over a video can be taken away, and one plays at a time.
 */

const page = document.documentElement;
const buttons = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-overlays]")]);
const videos = [...document.querySelectorAll("video")];

for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
        const shown = page.toggleAttribute("data-bare") === false;
        for (const each of buttons) each.setAttribute("aria-pressed", String(shown));
    });
}

for (const video of videos) {
    const picture = video.parentElement;
    video.addEventListener("play", () => {
        picture?.setAttribute("data-playing", "");
        for (const other of videos) if (other !== video) other.pause();
    });
    // Browsers do so themselves, but only when something of the video has been read.
    video.addEventListener("click", () => {
        if (video.readyState === HTMLMediaElement.HAVE_NOTHING) video.play().catch(() => undefined);
    });
    video.addEventListener("pause", () => picture?.removeAttribute("data-playing"));
}

// Where no cover is chosen, the first picture stands for a video; it is read when it comes in sight.
const watching = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLVideoElement)) continue;
        target.preload = "metadata";
        watching.unobserve(target);
    }
}, { rootMargin: "50%" });
for (const video of videos) if (!video.poster) watching.observe(video);

page.toggleAttribute("data-scripted", true);
