/**
 * What the scripts that several kinds of pages share are told. Each stands in the page by itself
 * (from a disk a browser imports no modules), so they speak by events on `document`.
 */

/** What a page's one element of JSON says to all its scripts. */
interface ReelPage {
    texts: Record<string, string>;
}

interface DocumentEventMap {
    /** Please show, and have read out, a line; one that stays until the next. */
    "reel:notice": CustomEvent<{ text: string; stays?: boolean }>;
    /** Please copy a text, and say so beside the button that was pressed. */
    "reel:copy": CustomEvent<{ button: Element; text: string; said: string }>;
}
