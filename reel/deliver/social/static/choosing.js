/**
 * The choice of a platform: its part of the page alone is shown. The address says which, so that
 * the browser's way back, and links to a post, do what one expects.
 */

const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".platforms a")]);
const strip = document.querySelector(".platforms ul");
const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("main > section")]);

/** What the address names. */
function named() {
    try {
        return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
        return null; // a broken escape
    }
}

let chosen = parts[0];

function choose() {
    const target = named();
    const first = location.hash ? chosen : parts[0];
    chosen = parts.find((part) => part.contains(target)) ?? first;
    for (const part of parts) part.hidden = part !== chosen;
    for (const link of links) {
        if (link.dataset.part === chosen?.id) {
            link.setAttribute("aria-current", "true");
            strip?.scrollTo({ left: link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2 });
        } else {
            link.removeAttribute("aria-current");
        }
    }
    for (const video of document.querySelectorAll("video")) {
        if (!chosen?.contains(video)) video.pause();
    }
    // It was hidden when the browser looked for it.
    if (chosen?.contains(target)) target?.scrollIntoView();
}

addEventListener("hashchange", choose);
choose();
