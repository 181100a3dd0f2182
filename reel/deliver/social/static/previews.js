/**
 * The previews: what the apps lay over a video can be taken away, and one plays at a time.
 */

const page = document.documentElement;
const switches = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[data-overlays]")]);
const videos = /** @type {HTMLVideoElement[]} */ ([...document.querySelectorAll(".picture video")]);

for (const each of switches) {
    each.addEventListener("change", () => {
        page.toggleAttribute("data-bare", !each.checked);
        for (const other of switches) other.checked = each.checked;
    });
}

for (const video of videos) {
    const picture = video.parentElement;
    // At rest a video looks as in the app; its controls are there for whoever comes near.
    const judge = () => { video.controls = picture?.matches(":is(:hover, :has(:focus-visible))") ?? true; };
    video.tabIndex = 0;
    for (const event of ["pointerenter", "pointerleave", "focusin", "focusout"]) {
        picture?.addEventListener(event, judge);
    }
    judge();
    video.addEventListener("play", () => {
        picture?.setAttribute("data-playing", "");
        // It has stood at a moment to be looked at; played, it begins at its beginning.
        if (video.hasAttribute("data-stands")) video.currentTime = 0;
        video.removeAttribute("data-stands");
        for (const other of videos) if (other !== video) other.pause();
    });
    // Browsers do so themselves, but only beside controls, and when something of the video has been read.
    video.addEventListener("click", () => {
        if (video.controls && video.readyState > HTMLMediaElement.HAVE_NOTHING) return;
        if (video.paused) video.play().catch(() => undefined);
        else video.pause();
    });
    video.addEventListener("pause", () => picture?.removeAttribute("data-playing"));
}

/**
 * Show a video at the moment that shows best what the app's own parts cover of it.
 * @param {HTMLVideoElement} video
 */
function stand(video) {
    if (!video.paused || video.currentTime > 0) return; // somebody was quicker
    video.setAttribute("data-stands", "");
    video.currentTime = Number(video.dataset.still);
}

// Where no cover stands for a video, one of its pictures does; it is read when it comes in sight.
const watching = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLVideoElement)) continue;
        if (target.dataset.still) {
            target.addEventListener("loadedmetadata", () => stand(target), { once: true });
        }
        target.preload = "metadata";
        watching.unobserve(target);
    }
}, { rootMargin: "50%" });
for (const video of document.querySelectorAll("video")) {
    if (!video.poster || video.dataset.still) watching.observe(video);
}

// Texts are cut as in the app, which says so where there is more.
const measuring = new ResizeObserver((changed) => {
    for (const { target } of changed) {
        target.toggleAttribute("data-cut", target.scrollHeight > target.clientHeight + 1);
    }
});
for (const text of document.querySelectorAll(".feed .says")) measuring.observe(text);

page.toggleAttribute("data-scripted", true);
