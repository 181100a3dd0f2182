// A deck of slides: one is seen at a time, its beat is played from the clip's own video.

/** @typedef {{ video: HTMLVideoElement, start: number, end: number, last: number }} Beat */

const SWIPE = 50; // pixels that a finger goes sideways at the least
const LETTERS = "reel-deck-letters"; // where it is kept that single letters are to do nothing

const root = document.documentElement;
const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".slide")]);
const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
const player = part("player");
const place = /** @type {HTMLInputElement} */ (part("place"));
const where = part("where");
const letters = /** @type {HTMLInputElement} */ (part("letters"));

let shown = -1;
let captioned = false;

/** @type {WeakMap<HTMLElement, Beat | null>} */
const beats = new WeakMap();

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(name) {
    return /** @type {HTMLElement} */ (bar.querySelector(`[data-part="${name}"]`));
}

/**
 * @param {string} does
 * @returns {HTMLButtonElement}
 */
function button(does) {
    return /** @type {HTMLButtonElement} */ (bar.querySelector(`[data-do="${does}"]`));
}

/**
 * What a slide plays, if it does. It is prepared when it is asked for first.
 * @param {HTMLElement | undefined} slide
 * @returns {Beat | null}
 */
function beatOf(slide) {
    if (!slide) return null;
    const known = beats.get(slide);
    if (known !== undefined) return known;
    const video = slide.querySelector("video");
    const beat = video && prepared(slide, video);
    beats.set(slide, beat);
    return beat;
}

/**
 * @param {HTMLElement} slide
 * @param {HTMLVideoElement} video
 * @returns {Beat}
 */
function prepared(slide, video) {
    const start = Number(video.dataset.start);
    const end = Number(video.dataset.end);
    const middle = 0.5 / Number(video.dataset.fps); // of a frame
    const beat = { video, start, end, last: end - middle };
    video.controls = false;
    const track = video.addTextTrack("captions", button("captions").textContent ?? "", root.lang);
    for (const [from, until, text] of JSON.parse(video.dataset.captions ?? "[]")) {
        const cue = new VTTCue(from, until, "");
        cue.text = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
        track.addCue(cue);
    }
    track.mode = "hidden";
    video.addEventListener("timeupdate", () => follow(beat));
    video.addEventListener("play", () => {
        slide.dataset.played = "";
        watch(beat);
    });
    for (const event of ["play", "pause"]) video.addEventListener(event, tellPlaying);
    video.addEventListener("pause", () => follow(beat));
    return beat;
}

/**
 * Stop a beat at its last frame, and say how far it is.
 * @param {Beat} beat
 */
function follow(beat) {
    const { video, start, end, last } = beat;
    if (video.currentTime > last + 0.001) {
        video.pause();
        video.currentTime = last;
    }
    if (beat === beatOf(slides[shown])) {
        place.value = String((Math.min(video.currentTime, end) - start) / (end - start));
    }
}

/**
 * Look at each picture that is shown, as "timeupdate" comes only four times a second.
 * @param {Beat} beat
 */
function watch(beat) {
    follow(beat);
    if (!beat.video.paused) requestAnimationFrame(() => watch(beat));
}

/** Play the beat that is seen, from its start if it is over, or hold it. */
function play() {
    const beat = beatOf(slides[shown]);
    if (!beat) return;
    const { video, start, last } = beat;
    if (!video.paused) return video.pause();
    if (video.currentTime < start || video.currentTime >= last - 0.01) video.currentTime = start;
    video.play().catch(() => {}); // the browser itself says what is wrong with a video
}

function tellPlaying() {
    const beat = beatOf(slides[shown]);
    const does = button("play");
    const playing = beat !== null && !beat.video.paused;
    if (playing === does.hasAttribute("data-playing")) return;
    does.toggleAttribute("data-playing");
    [does.textContent, does.dataset.other] = [does.dataset.other ?? "", does.textContent ?? ""];
}

function tellCaptions() {
    const beat = beatOf(slides[shown]);
    const track = beat?.video.textTracks[0];
    if (track) track.mode = captioned ? "showing" : "hidden";
    button("captions").setAttribute("aria-pressed", String(captioned));
}

/**
 * Show a slide.
 * @param {number} wanted by its number from 0; the nearest one that there is
 */
function show(wanted) {
    const number = Math.min(Math.max(wanted, 0), slides.length - 1);
    const slide = slides[number];
    if (number === shown || !slide) return;
    leave(slides[shown]);
    shown = number;
    slides.forEach((each) => (each.hidden = each !== slide));
    const beat = beatOf(slide);
    player.hidden = beat === null;
    place.value = "0";
    tellPlaying();
    tellCaptions();
    button("previous").disabled = shown === 0;
    button("next").disabled = shown === slides.length - 1;
    where.textContent = (where.dataset.words ?? "")
        .replace("{number}", String(shown + 1))
        .replace("{count}", String(slides.length));
    const title = document.createElement("span");
    title.className = "aside";
    title.textContent = ` ${slide.dataset.title ?? ""}`;
    where.append(title);
    if (addressed() !== slide.id) history.replaceState(null, "", `#${slide.id}`);
}

/**
 * Stop what a slide plays; the next time it begins anew.
 * @param {HTMLElement | undefined} slide
 */
function leave(slide) {
    const beat = beatOf(slide);
    if (!slide || !beat || !("played" in slide.dataset)) return;
    beat.video.pause();
    beat.video.load();
    delete slide.dataset.played;
}

/** What the page's address names after its #. */
function addressed() {
    try {
        return decodeURIComponent(location.hash.slice(1));
    } catch {
        return ""; // no address of ours
    }
}

function showAddressed() {
    const id = addressed();
    show(slides.findIndex((slide) => slide.id === id));
}

const next = () => show(shown + 1);
const previous = () => show(shown - 1);

function captions() {
    captioned = !captioned;
    tellCaptions();
}

function notes() {
    const open = root.classList.toggle("with-notes");
    button("notes").setAttribute("aria-pressed", String(open));
}

function fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch(() => {}); // the browser need not allow it
}

/** @type {Record<string, () => void>} */
const deeds = { play, previous, next, captions, notes, fullscreen };

/** @type {Record<string, () => void>} */
const keys = {
    ArrowRight: next,
    ArrowDown: next,
    PageDown: next,
    ArrowLeft: previous,
    ArrowUp: previous,
    PageUp: previous,
    Home: () => show(0),
    End: () => show(slides.length - 1),
    " ": play,
};

/** @type {Record<string, () => void>} */
const letterKeys = { n: notes, c: captions, f: fullscreen };

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target === place && event.key !== "PageDown" && event.key !== "PageUp") {
        if (event.key in keys && event.key !== " ") return; // they move the slider
    } else if (event.key === " " && target.closest("button, input, summary, a")) return;
    const does = keys[event.key] ?? (letters.checked ? letterKeys[event.key.toLowerCase()] : null);
    if (!does) return;
    event.preventDefault();
    does();
});

bar.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    if (pressed) deeds[pressed.dataset.do ?? ""]?.();
});

place.addEventListener("input", () => {
    const slide = slides[shown];
    const beat = beatOf(slide);
    if (!slide || !beat) return;
    const { video, start, last } = beat;
    const to = start + Number(place.value) * (last - start);
    slide.dataset.played = "";
    if (video.readyState > 0) video.currentTime = to;
    else {
        video.preload = "metadata";
        video.addEventListener("loadedmetadata", () => (video.currentTime = to), { once: true });
    }
});

document.getElementById("deck")?.addEventListener("click", (event) => {
    if (/** @type {HTMLElement} */ (event.target).matches("video, .still")) play();
});

let touched = { x: 0, y: 0 };
document.addEventListener("touchstart", (event) => {
    const finger = event.touches[0];
    if (finger) touched = { x: finger.clientX, y: finger.clientY };
}, { passive: true });
document.addEventListener("touchend", (event) => {
    const finger = event.changedTouches[0];
    if (!finger) return;
    const across = finger.clientX - touched.x;
    const down = finger.clientY - touched.y;
    const inBar = bar.contains(/** @type {Node} */ (event.target));
    if (inBar || Math.abs(across) < Math.max(SWIPE, 2 * Math.abs(down))) return;
    show(shown + (across < 0 ? 1 : -1));
});

try {
    letters.checked = localStorage.getItem(LETTERS) !== "off";
} catch {
    // a browser may keep nothing
}
letters.addEventListener("change", () => {
    try {
        localStorage.setItem(LETTERS, letters.checked ? "on" : "off");
    } catch {
        // as above
    }
});

window.addEventListener("hashchange", showAddressed);
root.classList.add("deck");
bar.hidden = false;
button("fullscreen").hidden = !document.fullscreenEnabled;
showAddressed();
