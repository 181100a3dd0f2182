/**
 * The beat that one looks at, as wide as the page: its words where they are said, and its cues where
 * the picture is there; how late that is, where it is too late.
 */

import { element, make, placed } from "./elements.js";

const APART = 3; // pixels between words at least

export class BeatStrip {
    /** @type {BeatTime | undefined} */
    #beat;

    /** Show a beat at a moment; in a scene without beats there is none. @param {BeatTime | undefined} beat @param {number} seconds */
    show(beat, seconds) {
        element("beat").hidden = !beat;
        if (beat !== this.#beat) this.#fill(beat);
        if (!beat) return;
        placed(element("beat-head"), (seconds - beat.start) / length(beat));
        beat.words.forEach(({ start, end }, at) => {
            element("words").children[at]?.classList.toggle("said", start <= seconds && seconds < end);
        });
    }

    /** @param {BeatTime | undefined} beat */
    #fill(beat) {
        this.#beat = beat;
        const share = (/** @type {number} */ moment) =>
            beat ? (moment - beat.start) / length(beat) : 0;
        element("words").replaceChildren(...beat?.words.map(({ text, start }) =>
            placed(make("span", {}, text), share(start))) ?? []);
        this.#part();
        element("beat-cues").replaceChildren(...beat?.cues.map(({ name, seen, said, late }) => {
            const text = late ? `${name}: ${(seen - said).toFixed(1)} s late` : name;
            const look = { "data-name": text, ...(late ? { class: "late" } : {}) };
            return placed(make("span", look), share(seen));
        }) ?? []);
    }

    /** Move words that would stand on those before them to the right of these. */
    #part() {
        const strip = element("words"), width = Math.max(1, strip.clientWidth);
        let end = 0;
        for (const word of strip.children) {
            if (!(word instanceof HTMLElement)) continue;
            if (word.offsetLeft < end) placed(word, end / width);
            end = word.offsetLeft + word.offsetWidth + APART;
        }
    }
}

/** @param {BeatTime} beat */
const length = ({ start, end }) => Math.max(end - start, 1e-6);
