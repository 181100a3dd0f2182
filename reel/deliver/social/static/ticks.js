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

/** @param {string} group */
function inGroup(group) {
    return ticks.filter((tick) => tick.dataset.group === group);
}

/** Whether all clips of a platform are posted as a thread: then no single posts are left. @param {string} platform */
function isThreaded(platform) {
    const thread = inGroup(`${platform}/thread`);
    return thread.length > 0 && thread.every((tick) => tick.checked);
}

/** How many are left; a group of "" means all single posts. @param {string} group */
function left(group) {
    const counted = group ? inGroup(group) : ticks.filter((tick) => !tick.hasAttribute("data-reply"));
    return counted.filter((tick) => !tick.checked && !isThreaded(tick.dataset.group ?? "")).length;
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
        const said = data.texts[count ? counter.getAttribute("data-says") ?? "left" : "left_none"];
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
// What is posted is folded up, but can be looked at again.
for (const button of document.querySelectorAll("[data-unfold]")) {
    button.addEventListener("click", () => {
        const isOpen = button.closest("li")?.toggleAttribute("data-unfolded") ?? false;
        button.setAttribute("aria-expanded", String(isOpen));
    });
}
addEventListener("storage", ({ key }) => { if (key === KEY) restore(); });
restore();
