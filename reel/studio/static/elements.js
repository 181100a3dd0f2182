/**
 * Elements of the page, and how they are made. People's words are text in them, never markup.
 */

/** The element of an id; the page has it. @param {string} id */
export function element(id) {
    const found = document.getElementById(id);
    if (!found) throw new Error(`no element ${id}`);
    return found;
}

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
}

/** Offer choices in a select; what was chosen stays so, if it still can. @param {HTMLSelectElement} select @param {string[]} values */
export function offer(select, values) {
    const before = select.value;
    select.replaceChildren(...values.map((value) => make("option", { value }, value)));
    if (values.includes(before)) select.value = before;
}

/** Put a piece onto a strip, at shares of its width. @template {HTMLElement} E @param {E} piece @param {number} start @param {number} [end] @returns {E} */
export function placed(piece, start, end) {
    piece.style.left = `${100 * start}%`;
    if (end !== undefined) piece.style.width = `${100 * (end - start)}%`;
    return piece;
}
