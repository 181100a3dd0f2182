/**
 * The transcript: the sentence that is being said is marked and kept in sight; search finds others.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

const panel = /** @type {HTMLElement} */ (document.querySelector(".said"));
const lists = [panel, ...document.querySelectorAll(".chapters ol")];
const search = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));

const links = [...panel.querySelectorAll("a[data-time]")].map((link) => {
    const words = /** @type {HTMLElement} */ (link.querySelector(".words"));
    return { link, words, text: words.textContent ?? "" };
});

/** Mark the last of a list's links that have begun. @param {Element} list @param {number} time */
function mark(list, time) {
    const all = [...list.querySelectorAll("a[data-time]")];
    const now = all.findLast((link) => Number(link.getAttribute("data-time")) <= time + 0.05);
    const before = list.querySelector("[aria-current]");
    if (now === before) return;
    before?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "true");
    if (now instanceof HTMLElement) keepInSight(now);
}

/** Scroll the list alone, never the page, and not while somebody reads in it. @param {HTMLElement} link */
function keepInSight(link) {
    const box = link.closest(".said, .chapters");
    if (!box || box.scrollHeight <= box.clientHeight || box.matches(":focus-within, :hover")) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const shift = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollBy({ top: shift - box.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
}

for (const what of /** @type {const} */ (["reel:time", "reel:play", "reel:pause"])) {
    document.addEventListener(what, ({ detail }) => lists.forEach((list) => mark(list, detail.time)));
}

/** Show a text with what was searched for marked. @param {HTMLElement} words @param {string} text @param {string} wanted */
function show(words, text, wanted) {
    words.replaceChildren();
    let place = 0;
    for (let at; wanted && (at = text.toLowerCase().indexOf(wanted, place)) >= 0;) {
        const hit = document.createElement("mark");
        hit.textContent = text.slice(at, at + wanted.length);
        words.append(text.slice(place, at), hit);
        place = at + wanted.length;
    }
    words.append(text.slice(place));
}

function look() {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    for (const { link, words, text } of links) {
        const hit = text.toLowerCase().includes(wanted);
        show(words, text, hit ? wanted : "");
        if (link.parentElement) link.parentElement.hidden = !hit;
        if (hit) count += 1;
    }
    for (const heading of panel.querySelectorAll("h3")) {
        heading.hidden = !heading.nextElementSibling?.querySelector("li:not([hidden])");
    }
    const { found_none: none = "", found_one: one = "", found: several = "" } = data.texts;
    const text = count === 0 ? none : count === 1 ? one : several.replace("{count}", String(count));
    found.textContent = wanted ? text : "";
}

search.addEventListener("input", look);
search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    search.value = "";
    look();
});
if (search.parentElement) search.parentElement.hidden = false;
