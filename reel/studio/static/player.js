/**
 * Which frame is looked at, and how that moves on: played, stepped, sought, looped.
 *
 * Where a picture is not there yet, playing waits for it.
 */

import { element } from "./elements.js";

/** @typedef {import("./scene.js").Scene} Scene */

export class Player {
    #asked;
    #moved;
    #voice;
    #playing = false;
    #looping = false;
    #waits = false;
    /** When and at which frame playing began, or went on after it had to wait. */
    #since = { time: 0, frame: 0 };
    /** @type {Place} */
    place = [0, 0];

    /**
     * @param {() => Scene | undefined} scene the leading view's
     * @param {() => void} moved is called when another frame is looked at
     * @param {import("./voice.js").Voice} voice
     */
    constructor(scene, moved, voice) {
        this.#asked = scene;
        this.#moved = moved;
        this.#voice = voice;
        element("play").addEventListener("click", () => this.toggle());
        element("back").addEventListener("click", () => this.step(-1));
        element("forward").addEventListener("click", () => this.step(1));
        element("loop").addEventListener("click", () => this.toggleLoop());
        element("mute").addEventListener("click", () => this.toggleSound());
        document.addEventListener("keydown", (event) => this.#onKey(event));
    }

    get playing() {
        return this.#playing;
    }

    /** The frame that is looked at. */
    get frame() {
        return this.#asked()?.frameOf(this.place) ?? 0;
    }

    /** @param {number} frame */
    seek(frame) {
        const scene = this.#asked();
        if (!scene) return;
        this.place = scene.placeOf(frame);
        if (this.#playing) this.#goOn();
        this.#moved();
    }

    /** @param {number} frames */
    step(frames) {
        this.pause();
        this.seek(this.frame + frames);
    }

    toggle() {
        if (this.#playing) this.pause();
        else this.play();
    }

    play() {
        const scene = this.#asked();
        if (!scene?.frames) return;
        if (this.frame >= scene.frames - 1) this.place = scene.placeOf(0);
        this.#playing = true;
        element("play").textContent = "Pause";
        this.#goOn();
        requestAnimationFrame(() => this.#tick());
    }

    pause() {
        this.#playing = false;
        this.#voice.stop();
        element("play").textContent = "Play";
        this.#moved();
    }

    toggleLoop() {
        this.#looping = !this.#looping;
        element("loop").setAttribute("aria-pressed", String(this.#looping));
    }

    toggleSound() {
        this.#voice.muted = !this.#voice.muted;
        element("mute").setAttribute("aria-pressed", String(this.#voice.muted));
        if (this.#playing) this.#goOn();
    }

    /** Play on from where one is. */
    #goOn() {
        const scene = this.#asked();
        this.#since = { time: performance.now(), frame: this.frame };
        this.#waits = !scene?.pictureAt(this.place);
        if (scene && !this.#waits) this.#voice.start(this.frame / scene.info.fps);
        else this.#voice.stop();
    }

    #tick() {
        const scene = this.#asked();
        if (!this.#playing || !scene) return;
        requestAnimationFrame(() => this.#tick());
        if (this.#waits) {
            if (!scene.pictureAt(this.place)) return;
            this.#goOn();
        }
        const passed = (performance.now() - this.#since.time) / 1000 * scene.info.fps;
        const frame = this.#since.frame + Math.floor(passed);
        if (frame === this.frame) return;
        const [from, to] = this.#looping ? scene.span(this.#since.frame) : [0, scene.frames];
        if (frame >= to) {
            if (this.#looping) this.seek(from);
            else {
                this.place = scene.placeOf(to - 1);
                this.pause();
            }
            return;
        }
        this.place = scene.placeOf(frame);
        if (!scene.pictureAt(this.place)) this.#goOn();
        this.#moved();
    }

    /** @param {KeyboardEvent} event */
    #onKey(event) {
        const { target } = event;
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (target instanceof Element && target.closest("select, input, pre, [role='slider']")) {
            if (event.key.startsWith("Arrow") || event.key.length > 1) return;
            if (target.closest("select, input")) return;
        }
        if (event.key === " " && target instanceof HTMLButtonElement) return; // it presses that
        /** @type {Record<string, () => void>} */
        const keys = {
            " ": () => this.toggle(),
            ",": () => this.step(-1),
            ".": () => this.step(1),
            ArrowLeft: () => this.step(-1),
            ArrowRight: () => this.step(1),
            l: () => this.toggleLoop(),
            m: () => this.toggleSound(),
        };
        const act = keys[event.key] ?? keys[event.key.toLowerCase()];
        if (!act) return;
        event.preventDefault();
        act();
    }
}
