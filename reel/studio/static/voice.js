/**
 * The sound of the leading view. It is decoded as a whole, so that it begins at any moment at once.
 */

export class Voice {
    /** @type {AudioContext | undefined} */
    #context;
    /** @type {AudioBuffer | undefined} */
    #buffer;
    /** @type {AudioBufferSourceNode | undefined} */
    #source;
    #url = "";
    muted = false;

    /** Take another sound; "" for none. @param {string} url */
    async load(url) {
        if (url === this.#url) return;
        this.#url = url;
        this.stop();
        this.#buffer = undefined;
        if (!url) return;
        const answer = await fetch(url);
        if (!answer.ok) return; // it has just been made anew: that will be told
        const bytes = await answer.arrayBuffer();
        this.#context ??= new AudioContext();
        const buffer = await this.#context.decodeAudioData(bytes);
        if (url === this.#url) this.#buffer = buffer;
    }

    get ready() {
        return this.#buffer !== undefined;
    }

    /** @param {number} seconds from the beginning */
    start(seconds) {
        this.stop();
        const context = this.#context;
        if (!context || !this.#buffer || this.muted || seconds >= this.#buffer.duration) return;
        if (context.state === "suspended") context.resume();
        this.#source = context.createBufferSource();
        this.#source.buffer = this.#buffer;
        this.#source.connect(context.destination);
        this.#source.start(0, Math.max(0, seconds));
    }

    stop() {
        this.#source?.stop();
        this.#source?.disconnect();
        this.#source = undefined;
    }
}
