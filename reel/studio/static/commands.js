/**
 * Buttons that run the ordinary commands, one at a time, and what these write.
 */

import { element, make } from "./elements.js";

export class Commands {
    #send;
    /** @type {Choice[]} */
    #choices = [];
    #running = false;

    /** @param {(message: FromPage) => void} send */
    constructor(send) {
        this.#send = send;
        element("stop").addEventListener("click", () => send({ kind: "stop" }));
    }

    /** @param {Choice[]} choices */
    offer(choices) {
        this.#choices = choices;
        element("commands").replaceChildren(...choices.map(({ name, label, line }) => {
            const button = make("button", { title: line }, label);
            button.addEventListener("click", () => this.#send({ kind: "run", name }));
            return button;
        }));
        this.#allow();
    }

    /** @param {Running} running */
    begin({ line }) {
        this.#running = true;
        element("command-lines").textContent = "";
        element("command-lines").hidden = false;
        element("command-state").textContent = `Running: ${line}`;
        this.#allow();
    }

    /** @param {string} text */
    say(text) {
        const lines = element("command-lines");
        const atEnd = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 4;
        lines.append(`${text}\n`);
        if (atEnd) lines.scrollTop = lines.scrollHeight;
    }

    /** @param {Ended} ended */
    end({ name, code, stopped }) {
        this.#running = false;
        const label = this.#choices.find((each) => each.name === name)?.label ?? name;
        const how = stopped ? "stopped" : code === 0 ? "done" : `failed, with exit code ${code}`;
        element("command-state").textContent = `${label}: ${how}.`;
        this.#allow();
    }

    /** Forget what ran, for the server that ran it is gone. */
    forget() {
        if (this.#running) element("command-state").textContent = "";
        this.#running = false;
        this.#allow();
    }

    #allow() {
        element("stop").hidden = !this.#running;
        for (const button of element("commands").querySelectorAll("button")) {
            button.disabled = this.#running;
        }
    }
}
