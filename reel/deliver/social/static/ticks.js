/**
 * What has been posted: a tick for each post, remembered by this browser, and how many are left.
 */

const data = /** @type {ReelUploads} */ (
    JSON.parse(document.querySelector("script[type='application/json']")?.textContent ?? "{}"));

const KEY = `reel:posted:${data.key}`;
const ticks = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[data-post]")]);

/** @returns {Set<unknown>} */
function kept() {
    try {
        const posts = JSON.parse(localStorage.getItem(KEY) ?? "[]");
        return new Set(Array.isArray(posts) ? posts : []);
    } catch {
        return new Set();
    }
}

/** @param {string} post @param {boolean} posted */
function keep(post, posted) {
    const posts = kept(); // another window may have changed them
    if (posted) posts.add(post);
    else posts.delete(post);
    try {
        localStorage.setItem(KEY, JSON.stringify([...posts]));
    } catch { /* it is not kept, then */ }
}

/** How many are left; a group of "" means all posts, threads aside. @param {string} group */
function left(group) {
    return ticks.filter((tick) => !tick.checked
        && (group ? tick.dataset.group === group : !tick.hasAttribute("data-reply"))).length;
}

function show() {
    for (const tick of ticks) {
        const post = tick.dataset.post ?? "";
        tick.closest("li")?.toggleAttribute("data-posted", tick.checked);
        for (const link of document.querySelectorAll(`[data-goes-to="${CSS.escape(post)}"]`)) {
            link.toggleAttribute("data-posted", tick.checked);
        }
    }
    for (const counter of document.querySelectorAll("[data-left]")) {
        const count = left(counter.getAttribute("data-left") ?? "");
        const said = count ? data.texts.left : data.texts.left_none;
        counter.textContent = (said ?? "").replace("{count}", String(count));
        counter.toggleAttribute("data-posted", !count);
    }
}

function restore() {
    const posts = kept();
    for (const tick of ticks) tick.checked = posts.has(tick.dataset.post);
    show();
}

for (const tick of ticks) {
    tick.addEventListener("change", () => {
        keep(tick.dataset.post ?? "", tick.checked);
        show();
    });
}
for (const each of document.querySelectorAll(".tick, [data-left]")) {
    if (each instanceof HTMLElement) each.hidden = false;
}
addEventListener("storage", ({ key }) => { if (key === KEY) restore(); });
restore();
