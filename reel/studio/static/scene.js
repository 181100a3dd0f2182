/**
 * What the page knows of a view's scene: its times, and the pictures that hold.
 */

export class Scene {
    /** @type {SegmentTime[]} */
    segments = [];
    /** @type {BeatTime[]} */
    beats = [];
    /** @type {Set<number>} */
    drawn = new Set();
    /** @type {Fault | undefined} */
    fault;
    /** @type {Sound | undefined} */
    sound;
    /** @type {Inspected | undefined} */
    inspected;
    /** The place that was asked to be inspected last, as long as that holds. */
    asked = "";
    /** Whether the times are those of the whole scene. */
    #whole = false;
    /** The first frame of each segment. @type {number[]} */
    #starts = [];
    /** The pictures of each segment, in order. @type {Map<number, Drawing[]>} */
    #pictures = new Map();

    /** @param {ViewInfo} info */
    constructor(info) {
        this.info = info;
    }

    /** How many frames the scene has, as far as that is known or guessed. */
    get frames() {
        const last = this.segments.length - 1;
        return last < 0 ? 0 : this.firstOf(last) + (this.segments[last]?.frames ?? 0);
    }

    /** Forget all but what the view is. */
    clear() {
        this.#pictures.clear();
        this.drawn.clear();
        this.fault = undefined;
        this.inspected = undefined;
        this.asked = "";
    }

    /** @param {Timeline} told */
    setTimes(told) {
        this.segments = told.segments;
        this.beats = told.beats;
        this.#whole = told.whole;
        let passed = 0;
        this.#starts = told.segments.map(({ frames }) => (passed += frames) - frames);
    }

    /** After an edit, pictures from a segment on no longer hold. @param {number} first */
    forgetFrom(first) {
        for (const segment of [...this.#pictures.keys()]) {
            if (segment >= first) this.#pictures.delete(segment);
        }
        for (const segment of [...this.drawn]) if (segment >= first) this.drawn.delete(segment);
        if (this.inspected && this.inspected.segment >= first) this.inspected = undefined;
        this.asked = "";
    }

    /** @param {Drawing} picture */
    add(picture) {
        const own = this.#pictures.get(picture.segment) ?? [];
        const at = own.findLastIndex(({ offset }) => offset <= picture.offset);
        const same = own[at]?.offset === picture.offset;
        own.splice(same ? at : at + 1, same ? 1 : 0, picture);
        this.#pictures.set(picture.segment, own);
    }

    /** The picture that a frame shows, if it is there. @param {Place} place */
    pictureAt([segment, offset]) {
        const found = this.#pictures.get(segment)?.findLast((each) => each.offset <= offset);
        return found && offset < found.offset + found.repeat ? found : undefined;
    }

    /** How much of a segment is drawn, from 0 to 1. @param {number} segment */
    shareDrawn(segment) {
        if (this.drawn.has(segment)) return 1;
        const there = this.#pictures.get(segment)?.reduce((sum, each) => sum + each.repeat, 0) ?? 0;
        return Math.min(1, there / Math.max(1, this.segments[segment]?.frames ?? 1));
    }

    /** @param {number} segment */
    firstOf(segment) {
        return this.#starts[segment] ?? 0;
    }

    /** @param {number} frame @returns {Place} */
    placeOf(frame) {
        const bounded = Math.max(0, Math.min(frame, this.frames - 1));
        // Of segments without frames, several may begin at one frame: the last of them has it.
        const segment = Math.max(0, this.#starts.findLastIndex((start) => start <= bounded));
        return [segment, bounded - this.firstOf(segment)];
    }

    /** The frame of a place, as near as the scene has it. @param {Place} place */
    frameOf([segment, offset]) {
        const own = this.segments[segment];
        if (!own) return Math.max(0, this.frames - 1);
        return this.firstOf(segment) + Math.max(0, Math.min(offset, own.frames - 1));
    }

    /** A place, or the nearest one if it is known that the scene has it no more. @param {Place} place */
    nearest(place) {
        const [segment, offset] = place, own = this.segments[segment];
        const gone = own ? own.known && offset >= own.frames : this.#whole;
        return gone ? this.placeOf(this.frameOf(place)) : place;
    }

    /** From which frame to which (not included) one loops around a frame: its beat, or its play. @param {number} frame @returns {[number, number]} */
    span(frame) {
        const [segment] = this.placeOf(frame);
        const beat = this.beats.find(({ id }) => id === this.segments[segment]?.beat);
        if (beat) {
            const { fps } = this.info;
            return [Math.round(beat.start * fps), Math.round(beat.end * fps)];
        }
        const first = this.firstOf(segment);
        return [first, first + (this.segments[segment]?.frames ?? 0)];
    }

    /** The frame that tells the same as a frame of another scene: as far into the same beat. @param {Scene} other @param {number} frame */
    frameLike(other, frame) {
        if (other === this) return frame;
        const beat = other.segments[other.placeOf(frame)[0]]?.beat;
        const mine = this.segments.findIndex((each) => beat && each.beat === beat);
        if (mine < 0) return Math.min(Math.round(frame / other.info.fps * this.info.fps), Math.max(0, this.frames - 1));
        const [from, to] = other.span(frame);
        const [first, end] = this.span(this.firstOf(mine));
        const share = (frame - from) / Math.max(1, to - from);
        return Math.min(first + Math.floor(share * (end - first)), Math.max(first, end - 1));
    }
}
