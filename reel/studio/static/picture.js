/**
 * The picture of a view: the frame that is wanted, or, until that is there, the last one, dimmed.
 */

const KEPT = 60; // decoded pictures

export class Picture {
    #context;
    /** @type {Map<Blob, Promise<ImageBitmap>>} */
    #decoded = new Map();
    /** @type {Blob | undefined} */
    #wanted;
    #any = false;
    #changed;

    /**
     * @param {HTMLElement} screen has the state as `data-state`
     * @param {HTMLCanvasElement} canvas
     * @param {() => void} changed is called when that has become another, or another frame is seen
     */
    constructor(screen, canvas, changed) {
        this.screen = screen;
        this.#changed = changed;
        const context = canvas.getContext("2d");
        if (!context) throw new Error("no canvas");
        this.#context = context;
        screen.dataset.state = "empty";
    }

    /**
     * @param {Drawing | undefined} picture what is to be seen, if it is there
     * @param {"fault" | "lost" | undefined} trouble why it does not hold, or none will come
     */
    show(picture, trouble) {
        this.#wanted = picture?.blob;
        if (picture) this.#draw(picture, trouble);
        else this.#mark(trouble ?? (this.#any ? "stale" : "empty"), this.screen.dataset.place);
    }

    /** Decode pictures that will be wanted soon. @param {Drawing | undefined} picture */
    prepare(picture) {
        if (picture) this.#decode(picture.blob);
    }

    /** @param {Drawing} picture @param {string | undefined} trouble */
    async #draw(picture, trouble) {
        const bitmap = await this.#decode(picture.blob).catch(() => undefined);
        if (this.#wanted !== picture.blob || !bitmap) return;
        const { canvas } = this.#context;
        if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
            canvas.width = bitmap.width;
            canvas.height = bitmap.height;
        }
        this.#context.drawImage(bitmap, 0, 0);
        this.#any = true;
        this.#mark(trouble ?? "drawn", `${picture.segment}.${picture.offset}`);
    }

    /** @param {string} state @param {string | undefined} place */
    #mark(state, place) {
        const { dataset } = this.screen;
        if (dataset.state === state && dataset.place === place) return;
        dataset.state = state;
        if (place) dataset.place = place;
        this.#changed();
    }

    /** @param {Blob} blob */
    #decode(blob) {
        const known = this.#decoded.get(blob);
        if (known) {
            this.#decoded.delete(blob); // to be the last to go
            this.#decoded.set(blob, known);
            return known;
        }
        const decoding = createImageBitmap(blob);
        this.#decoded.set(blob, decoding);
        const [oldest] = this.#decoded.keys();
        if (this.#decoded.size > KEPT && oldest) {
            this.#decoded.get(oldest)?.then((bitmap) => bitmap.close(), () => undefined);
            this.#decoded.delete(oldest);
        }
        return decoding;
    }
}
