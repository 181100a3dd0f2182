/**
 * The timeline of the leading view: beats, the sound's wave, what is drawn, cues; and the slider over
 * it, to be dragged or moved by keys.
 */

import { BeatStrip } from "./beat-strip.js";
import { element, make, placed } from "./elements.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./player.js").Player} Player */

export class TimelineView {
    #slider = element("slider");
    #wave = /** @type {HTMLCanvasElement} */ (element("wave"));
    #drawn = /** @type {HTMLCanvasElement} */ (element("drawn"));
    #strip = new BeatStrip();
    #player;
    /** @type {Scene | undefined} */
    #scene;
    #painting = false;

    /** @param {Player} player */
    constructor(player) {
        this.#player = player;
        this.#slider.addEventListener("pointerdown", (event) => {
            this.#slider.setPointerCapture(event.pointerId);
            this.#seekTo(event);
        });
        this.#slider.addEventListener("pointermove", (event) => {
            if (this.#slider.hasPointerCapture(event.pointerId)) this.#seekTo(event);
        });
        this.#slider.addEventListener("keydown", (event) => this.#onKey(event));
        new ResizeObserver(() => this.#paint()).observe(element("tracks"));
        matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => this.#paint());
    }

    /** Show the times of a scene. @param {Scene} scene */
    show(scene) {
        this.#scene = scene;
        const { fps } = scene.info;
        const whole = Math.max(scene.frames / fps, 1e-6);
        element("beats").replaceChildren(...this.#parts(scene).map(({ name, start, end, known }) =>
            placed(make("span", known ? {} : { class: "guessed" }, name), start / whole, end / whole)));
        element("cues").replaceChildren(...scene.beats.flatMap(({ cues }) => cues.map(
            ({ seen, late }) => placed(make("span", late ? { class: "late" } : {}), seen / whole))));
        this.#slider.setAttribute("aria-valuemax", String(Math.max(0, scene.frames - 1)));
        this.showSound(scene);
        this.#paint();
        this.move();
    }

    /** Show whether it is heard. @param {Scene} scene */
    showSound(scene) {
        const state = scene.sound?.state ?? "none";
        const texts = {
            none: "",
            coming: "The voice is being spoken; until then words are timed by how fast they are read.",
            ready: "",
            failed: `The voice has failed: ${scene.sound?.message ?? ""}`,
        };
        element("sound-state").textContent = texts[state];
        element("sound-state").dataset.state = state;
        this.#paint();
    }

    /** Show where one is. */
    move() {
        const scene = this.#scene;
        if (!scene) return;
        const { frame } = this.#player, { fps } = scene.info, seconds = frame / fps;
        const [segment] = scene.placeOf(frame);
        const beat = scene.beats.find(({ id }) => id === scene.segments[segment]?.beat);
        const place = beat ? `beat ${beat.id}` : `play ${segment + 1}`;
        element("head").style.left = `${100 * frame / Math.max(1, scene.frames)}%`;
        element("time").textContent =
            `${seconds.toFixed(2)} of ${(scene.frames / fps).toFixed(2)} s · frame ${frame} · ${place}`;
        this.#strip.show(beat, seconds);
        this.#slider.setAttribute("aria-valuenow", String(frame));
        this.#slider.setAttribute("aria-valuetext", `${seconds.toFixed(1)} seconds, ${place}`);
    }

    /** Show how much is drawn, once for all that comes within a moment. */
    showDrawn() {
        if (this.#painting) return;
        this.#painting = true;
        requestAnimationFrame(() => {
            this.#painting = false;
            this.#paintDrawn();
        });
    }

    #paintDrawn() {
        const scene = this.#scene, canvas = this.#drawn;
        const context = canvas.getContext("2d");
        if (!scene || !context) return;
        fit(canvas);
        context.fillStyle = colour("--good");
        const step = canvas.width / Math.max(1, scene.frames);
        scene.segments.forEach(({ frames }, segment) => {
            const width = frames * step * scene.shareDrawn(segment);
            context.fillRect(scene.firstOf(segment) * step, 0, width, canvas.height);
        });
    }

    #paint() {
        this.showDrawn();
        const canvas = this.#wave, peaks = this.#scene?.sound?.peaks ?? [];
        const context = canvas.getContext("2d");
        if (!context) return;
        fit(canvas);
        context.fillStyle = colour("--muted");
        const step = canvas.width / Math.max(1, peaks.length), middle = canvas.height / 2;
        peaks.forEach((peak, at) => {
            const half = Math.max(0.5, peak * middle);
            context.fillRect(at * step, middle - half, Math.max(1, step), 2 * half);
        });
    }

    /** What stands on the timeline as a part: beats; in a scene without, its plays. @param {Scene} scene */
    #parts(scene) {
        const { fps } = scene.info;
        if (scene.beats.length) {
            return scene.beats.map(({ id, start, end }) => ({
                name: id, start, end,
                known: scene.segments.every(({ beat, known }) => known || beat !== id),
            }));
        }
        return scene.segments.map(({ frames, known }, segment) => ({
            name: `play ${segment + 1}`, known,
            start: scene.firstOf(segment) / fps, end: (scene.firstOf(segment) + frames) / fps,
        }));
    }

    /** @param {PointerEvent} event */
    #seekTo(event) {
        const { left, width } = this.#slider.getBoundingClientRect();
        const frames = this.#scene?.frames ?? 0;
        const share = (event.clientX - left) / Math.max(1, width);
        this.#player.seek(Math.max(0, Math.min(frames - 1, Math.floor(share * frames))));
    }

    /** @param {KeyboardEvent} event */
    #onKey(event) {
        const scene = this.#scene;
        if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
        const { frame } = this.#player;
        const [from, to] = scene.span(frame);
        /** @type {Record<string, number>} */
        const goals = {
            ArrowLeft: frame - 1, ArrowDown: frame - 1, ArrowRight: frame + 1, ArrowUp: frame + 1,
            PageUp: to, PageDown: frame > from ? from : scene.span(Math.max(0, from - 1))[0],
            Home: 0, End: scene.frames - 1,
        };
        const goal = goals[event.key];
        if (goal === undefined) return;
        event.preventDefault();
        this.#player.pause();
        this.#player.seek(goal);
    }
}

/** Make a canvas as fine as it is shown, and empty. @param {HTMLCanvasElement} canvas */
function fit(canvas) {
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
}

/** @param {string} name */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
