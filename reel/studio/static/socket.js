/**
 * The connection to the studio's server. When it is lost it is tried again, ever more slowly.
 */

const FIRST_WAIT = 250, LONGEST_WAIT = 4000; // milliseconds

export class Socket {
    #address;
    #hear;
    #wait = FIRST_WAIT;
    /** @type {WebSocket | undefined} */
    #socket;

    /**
     * @param {{
     *     message: (message: ToPage) => void,
     *     picture: (header: PictureHeader, blob: Blob) => void,
     *     connected: (is: boolean) => void,
     * }} hear is told what comes, and whether there is a connection.
     */
    constructor(hear) {
        this.#hear = hear;
        const address = new URL("socket", location.href);
        address.protocol = "ws:";
        this.#address = address;
        this.#open();
    }

    /** Ask the server for something; without a connection nothing is asked. @param {FromPage} message */
    send(message) {
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
    }

    #open() {
        const socket = new WebSocket(this.#address);
        this.#socket = socket;
        socket.binaryType = "arraybuffer";
        socket.addEventListener("open", () => {
            this.#wait = FIRST_WAIT;
            this.#hear.connected(true);
        });
        socket.addEventListener("message", ({ data }) => this.#take(data));
        socket.addEventListener("close", () => {
            this.#hear.connected(false);
            setTimeout(() => this.#open(), this.#wait);
            this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
        });
    }

    /** @param {string | ArrayBuffer} data */
    #take(data) {
        if (typeof data === "string") {
            this.#hear.message(JSON.parse(data));
            return;
        }
        const length = new DataView(data).getUint32(0, true);
        const header = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 4, length)));
        this.#hear.picture(header, new Blob([data.slice(4 + length)], { type: "image/jpeg" }));
    }
}
