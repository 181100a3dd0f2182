/**
 * What stands under the pointer: its name, its role, the region it is in; a click copies where in
 * the scene's files it was made.
 */

import { element, make } from "./elements.js";
import { copy, notice } from "./notice.js";

/** The smallest thing at a point; of equal ones the one that is drawn last. @param {Thing[]} things @param {number} x @param {number} y @returns {Thing | undefined} */
export function thingAt(things, x, y) {
    /** @type {Thing | undefined} */
    let found;
    let least = Infinity;
    for (const thing of things) {
        const [left, top, right, bottom] = thing.box;
        const size = (right - left) * (bottom - top);
        if (left <= x && x <= right && top <= y && y <= bottom && size <= least) {
            found = thing;
            least = size;
        }
    }
    return found;
}

/** Say what a thing is. @param {Thing | undefined} thing */
export function describe(thing) {
    const { name = "", kind = "", role = "", region = "", made = "" } = thing ?? {};
    const rows = { name, kind, role, region, made };
    element("thing").replaceChildren(...Object.entries(rows).flatMap(([key, value]) =>
        value ? [make("dt", {}, key), make("dd", {}, value)] : []));
    element("thing-hint").hidden = thing !== undefined;
}

/**
 * Tell of what is pointed at on a screen.
 * @param {HTMLElement} screen @param {() => Thing[]} things those that stand there now
 * @param {(thing: Thing | undefined) => void} pointed
 */
export function follow(screen, things, pointed) {
    /** @param {MouseEvent} event */
    const under = (event) => {
        const { left, top, width, height } = screen.getBoundingClientRect();
        return thingAt(things(), (event.clientX - left) / width, (event.clientY - top) / height);
    };
    screen.addEventListener("pointermove", (event) => pointed(under(event)));
    screen.addEventListener("pointerleave", () => pointed(undefined));
    screen.addEventListener("click", (event) => {
        if (event.target instanceof Element && event.target.closest(".fault")) return;
        const thing = under(event);
        if (thing?.made) copy(thing.made, `Copied ${thing.made}`);
        else if (thing) notice("Where this was made is not known.");
    });
}
