/**
 * The views side by side: each a picture with what lies over it, its name, and what it is doing.
 */

import { element, make, offer } from "./elements.js";
import { showFault } from "./errors.js";
import { follow } from "./hover.js";
import { Picture } from "./picture.js";
import { Scene } from "./scene.js";

/**
 * What the page has of a view.
 * @typedef {object} Shown
 * @property {Scene} scene
 * @property {Picture} picture
 * @property {HTMLElement} figure
 * @property {SVGSVGElement} svg
 * @property {HTMLElement} fault
 * @property {HTMLElement} state
 * @property {HTMLButtonElement} lead
 * @property {HTMLButtonElement} remove
 * @property {Thing | undefined} thing what is pointed at
 */

export class Views {
    /** @type {Map<string, Shown>} */
    #shown = new Map();
    #hear;
    leading = "";

    /**
     * @param {{
     *     send: (message: FromPage) => void,
     *     led: () => void,
     *     drawn: () => void,
     *     pointed: (id: string, thing: Thing | undefined) => void,
     * }} hear is told what the person does.
     */
    constructor(hear) {
        this.#hear = hear;
        element("add").addEventListener("submit", (event) => {
            event.preventDefault();
            const of = (/** @type {string} */ name) => select(name).value;
            hear.send({
                kind: "openview", format: of("format"), theme: of("theme"), language: of("language"),
            });
        });
    }

    /** Offer what a view can be made in. @param {Hello} hello */
    offer({ formats, themes, languages }) {
        offer(select("format"), formats);
        offer(select("theme"), themes);
        offer(select("language"), languages);
        element("add").hidden = !formats.length;
    }

    /** @param {string} id */
    get(id) {
        return this.#shown.get(id);
    }

    all() {
        return [...this.#shown.values()];
    }

    /** The view that the timeline is of. */
    get first() {
        return this.#shown.get(this.leading);
    }

    /** Show these views and no others. @param {ViewInfo[]} views */
    set(views) {
        for (const [id, { figure }] of this.#shown) {
            if (views.some((each) => each.id === id)) continue;
            figure.remove();
            this.#shown.delete(id);
        }
        for (const info of views) {
            const known = this.#shown.get(info.id);
            if (known && sameShape(known.scene.info, info)) known.scene.info = info;
            else this.#add(info);
        }
        // In the server's order; one that stands there already is left, or it would flicker.
        const figures = views.map(({ id }) => this.#shown.get(id)?.figure).filter((each) => !!each);
        figures.forEach((figure, at) => {
            if (element("views").children[at] !== figure) {
                element("views").insertBefore(figure, element("views").children[at] ?? null);
            }
        });
        if (!this.#shown.has(this.leading)) this.leading = views[0]?.id ?? "";
        this.#mark();
    }

    /** Make another one the leading view. @param {string} id */
    lead(id) {
        this.leading = id;
        this.#mark();
        this.#hear.led();
    }

    /** Say of a view what it is doing. @param {Shown} shown @param {string} clip */
    tell(shown, clip) {
        const { fault } = shown.scene;
        const state = shown.picture.screen.dataset.state;
        const hidden = state === "drawn"; // what is seen holds; the fault is elsewhere
        showFault(shown.fault, hidden ? undefined : fault, clip);
        const texts = /** @type {Record<string, string>} */ ({
            stale: "drawing…", empty: "starting…", lost: "no connection", fault: "",
        });
        const elsewhere = fault?.beat ? `fails in beat ${fault.beat}` : "fails further on";
        const text = fault && hidden ? elsewhere : texts[state ?? ""] ?? "";
        if (shown.state.textContent !== text) shown.state.textContent = text;
    }

    #mark() {
        for (const [id, { lead, remove }] of this.#shown) {
            lead.setAttribute("aria-pressed", String(id === this.leading));
            remove.hidden = this.#shown.size < 2;
        }
    }

    /** @param {ViewInfo} info */
    #add(info) {
        const { id, width, height } = info;
        this.#shown.get(id)?.figure.remove();
        const name = [info.format, info.theme, info.language].filter(Boolean).join(" · ") || "scene";
        const canvas = make("canvas", { role: "img", "aria-label": `Picture: ${name}` });
        const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        svg.setAttribute("viewBox", "0 0 1 1");
        svg.setAttribute("preserveAspectRatio", "none");
        svg.setAttribute("aria-hidden", "true");
        const fault = make("div");
        const screen = make("div", { class: "screen" }, canvas, svg, fault);
        screen.style.setProperty("--across", String(width));
        screen.style.setProperty("--up", String(height));
        const lead = make("button", { type: "button", "aria-pressed": "false", title: "Let the timeline be of this view" }, name);
        lead.addEventListener("click", () => this.lead(id));
        const remove = make("button", { type: "button", "aria-label": `Remove ${name}` }, "×");
        remove.addEventListener("click", () => this.#hear.send({ kind: "closeview", view: id }));
        const state = make("span", { class: "state" });
        const figure = make("figure", { "data-view": id, "data-name": name },
            make("div", { class: "frame" }, screen),
            make("figcaption", {}, lead, remove, state));
        figure.style.flexGrow = String(width / height);
        /** @type {Shown} */
        const shown = {
            scene: new Scene(info), picture: new Picture(screen, canvas, this.#hear.drawn), figure, svg, fault, state,
            lead, remove, thing: undefined,
        };
        this.#shown.set(id, shown);
        follow(screen, () => shown.scene.inspected?.things ?? [],
            (thing) => this.#hear.pointed(id, thing));
    }
}

/** @param {ViewInfo} one @param {ViewInfo} two */
function sameShape(one, two) {
    const key = (/** @type {ViewInfo} */ { format, theme, language, width, height }) =>
        JSON.stringify([format, theme, language, width, height]);
    return key(one) === key(two);
}

/** @param {string} name */
function select(name) {
    const found = element("add").querySelector(`select[name="${name}"]`);
    return /** @type {HTMLSelectElement} */ (found);
}
