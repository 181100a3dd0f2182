/**
 * What is drawn over a picture: what check finds, where words and captions may stand, what a
 * platform lays over it, and what is pointed at.
 */

import { element, make } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";

export class Overlays {
    /** @type {Overlay[]} */
    #platforms = [];

    /** @param {() => void} changed is called when others are chosen */
    constructor(changed) {
        for (const id of ["show-flaws", "show-words", "show-caption", "platform"]) {
            element(id).addEventListener("change", changed);
        }
    }

    /** Offer the platforms; there are none for a file's scene. @param {Overlay[]} platforms @param {boolean} film */
    offer(platforms, film) {
        this.#platforms = platforms;
        const select = /** @type {HTMLSelectElement} */ (element("platform"));
        const before = select.value;
        select.replaceChildren(make("option", { value: "" }, "none"),
            ...platforms.map(({ title }, at) => make("option", { value: String(at) }, title)));
        select.value = before;
        for (const choice of document.querySelectorAll(".of-film")) {
            if (choice instanceof HTMLElement) choice.hidden = !film;
        }
        element("platform-choice").hidden = !platforms.length;
    }

    /**
     * Draw over a view's picture.
     * @param {SVGSVGElement} svg @param {ViewInfo} info @param {Flaw[]} flaws @param {Thing | undefined} thing
     */
    draw(svg, info, flaws, thing) {
        const boxes = [];
        const { words, caption } = info.regions;
        if (ticked("show-words") && words) boxes.push(rectangle(words, "zone", "words"));
        if (ticked("show-caption") && caption) boxes.push(rectangle(caption, "zone", "captions"));
        const chosen = /** @type {HTMLSelectElement} */ (element("platform")).value;
        const platform = chosen === "" ? undefined : this.#platforms[Number(chosen)];
        if (platform?.format === info.format) {
            for (const [name, box] of Object.entries(platform.boxes)) {
                boxes.push(rectangle(box, "lies", name));
            }
        }
        if (ticked("show-flaws")) {
            for (const { severity, message, boxes: own } of flaws) {
                boxes.push(...own.map((box) => rectangle(box, severity, message)));
            }
        }
        if (thing) boxes.push(rectangle(thing.box, "thing", thing.name));
        svg.replaceChildren(...boxes);
    }

    /** List what check finds in the leading view. @param {Flaw[]} flaws */
    list(flaws) {
        element("flaws").replaceChildren(...flaws.map(({ rule, severity, message }) =>
            make("li", { class: severity }, make("b", {}, rule), ` ${message}`)));
        element("flaws-none").hidden = flaws.length > 0;
    }
}

/** @param {string} id */
const ticked = (id) => /** @type {HTMLInputElement} */ (element(id)).checked;

/** @param {Box} box @param {string} kind @param {string} text */
function rectangle([left, top, right, bottom], kind, text) {
    const made = document.createElementNS(SVG, "rect");
    const title = document.createElementNS(SVG, "title");
    title.textContent = text;
    made.append(title);
    const values = { x: left, y: top, width: right - left, height: bottom - top };
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, String(value));
    made.setAttribute("class", kind);
    return made;
}
