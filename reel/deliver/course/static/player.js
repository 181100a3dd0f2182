/**
 * The player: goes to moments, knows what has really been watched, plays at other speeds.
 */

const video = /** @type {HTMLVideoElement} */ (document.querySelector("video"));
const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

const LEAST = 3; // seconds: who has seen less begins anew
const SPEED = "reel:speed";

/** @type {[number, number][]} */
let ranges = [];
/** From where on it has been playing without a jump. @type {number | null} */
let from = null;
/** Whether the address has led to a moment: then one does not go on where one left off. */
let led = false;

const duration = () => Number.isFinite(video.duration) ? video.duration : data.duration;

/** Add a stretch to those watched, and join those that touch. @param {number} start @param {number} end */
function add(start, end) {
    if (end <= start) return;
    const sorted = [...ranges, /** @type {[number, number]} */ ([start, end])]
        .sort((one, other) => one[0] - other[0]);
    ranges = [];
    for (const [begin, stop] of sorted) {
        const last = ranges.at(-1);
        if (last && begin <= last[1] + 0.05) last[1] = Math.max(last[1], stop);
        else ranges.push([begin, stop]);
    }
}

/** Note what has been played since the last time. */
function note() {
    if (video.seeking) return;
    if (from !== null) add(from, Math.min(video.currentTime, duration()));
    from = video.paused ? null : video.currentTime;
}

/** @returns {ReelProgress} */
function progress() {
    const length = duration();
    const seen = ranges.reduce((sum, [start, end]) => sum + end - start, 0);
    return {
        time: video.currentTime,
        duration: length,
        watched: length ? Math.min(1, seen / length) : 0,
        ranges: ranges.map(([start, end]) => [Math.round(start * 10) / 10, Math.round(end * 10) / 10]),
    };
}

/** @param {"play" | "pause" | "ended" | "time"} what */
function tell(what) {
    document.dispatchEvent(new CustomEvent(`reel:${what}`, { detail: progress() }));
}

/** @param {number} time @param {boolean} [play] */
function seek(time, play) {
    note();
    from = null;
    video.currentTime = Math.max(0, Math.min(time, duration()));
    // It may be refused, where a page may not play without a touch; then it waits there.
    if (play) video.play().catch(() => undefined);
}

/** The moment that an address names by a beat, #beat=dive&at=0.4, which is the same in all languages.
 * @param {URLSearchParams} words @returns {number | null} */
function namedByBeat(words) {
    const beat = data.beats.find(({ id }) => id === words.get("beat"));
    if (!beat) return null;
    const share = Math.max(0, Math.min(Number(words.get("at")) || 0, 1));
    return beat.start + share * (beat.end - beat.start);
}

/** The moment that an address names: #t=83, #t=1:23 or #t=83,90. @returns {number | null} */
function namedByTime() {
    const found = /^#t=(?:npt:)?([\d:.]+)/.exec(location.hash);
    if (!found?.[1]) return null;
    const time = found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    return Number.isFinite(time) ? time : null;
}

function followAddress() {
    const words = new URLSearchParams(location.hash.slice(1));
    const ofBeat = namedByBeat(words);
    const time = ofBeat ?? namedByTime();
    if (time === null) return;
    led = true;
    seek(time, words.has("play"));
    video.scrollIntoView({ block: "nearest" });
    // Who comes from another language goes on from here: opened again, the page knows better.
    if (ofBeat !== null) history.replaceState(null, "", location.href.split("#")[0]);
}

video.addEventListener("play", () => { from = video.seeking ? null : video.currentTime; tell("play"); });
video.addEventListener("pause", () => { note(); from = null; tell("pause"); });
video.addEventListener("ended", () => { note(); from = null; tell("ended"); });
video.addEventListener("timeupdate", () => { note(); if (!video.paused) tell("time"); });
video.addEventListener("seeking", () => { from = null; });
video.addEventListener("seeked", () => { from = video.paused ? null : video.currentTime; tell("time"); });

document.addEventListener("reel:seek", (event) => seek(event.detail.time, event.detail.play));

document.addEventListener("reel:restore", ({ detail }) => {
    for (const range of Array.isArray(detail.ranges) ? detail.ranges : []) {
        if (!Array.isArray(range) || !range.every(Number.isFinite)) continue;
        add(Math.max(0, range[0]), Math.min(range[1], data.duration));
    }
    const time = Number.isFinite(detail.time) ? Number(detail.time) : 0;
    if (led || time < LEAST || time > data.duration - LEAST) return;
    seek(time);
    const minutes = Math.floor(time / 60), seconds = String(Math.floor(time % 60)).padStart(2, "0");
    const text = data.texts.here?.replace("{time}", `${minutes}:${seconds}`) ?? "";
    document.dispatchEvent(new CustomEvent("reel:notice", { detail: { text } }));
});

// Sentences, chapters, formulas and questions link to their moment.
document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-time]");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const play = "play" in link.dataset;
    if (play) {
        video.scrollIntoView({ block: "center" });
        video.focus({ preventScroll: true });
    }
    seek(Number(link.dataset.time), play);
});

const controls = document.querySelector(".controls");
const speed = document.getElementById("speed");
if (controls instanceof HTMLElement && speed instanceof HTMLSelectElement) {
    controls.hidden = false;
    speed.addEventListener("change", () => {
        video.playbackRate = Number(speed.value);
        try { localStorage.setItem(SPEED, speed.value); } catch { /* it is not kept, then */ }
    });
    video.addEventListener("ratechange", () => { speed.value = String(video.playbackRate); });
    try { video.playbackRate = Number(localStorage.getItem(SPEED)) || 1; } catch { /* as it is */ }
}

addEventListener("hashchange", followAddress);
followAddress();
