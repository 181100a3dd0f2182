/**
 * Where a learner left off, kept in the browser alone. In a frame, its holder keeps it instead.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

const KEY = `reel:${data.course}:${data.clip}`;

/** @returns {ReelState} */
function kept() {
    try {
        const state = JSON.parse(localStorage.getItem(KEY) ?? "{}");
        return state && typeof state === "object" ? state : {};
    } catch {
        return {};
    }
}

/** @param {ReelState} state */
function keep(state) {
    try {
        localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...state }));
    } catch { /* it is not kept, then */ }
}

if (window.parent === window) {
    document.dispatchEvent(new CustomEvent("reel:restore", { detail: kept() }));
    for (const what of /** @type {const} */ (["reel:time", "reel:pause"])) {
        document.addEventListener(
            what, ({ detail }) => keep({ time: detail.time, ranges: detail.ranges }));
    }
    document.addEventListener(
        "reel:ended", ({ detail }) => keep({ time: 0, ranges: detail.ranges }));
    document.addEventListener("reel:answered", ({ detail }) => {
        const { question, response, right } = detail;
        keep({ answers: { ...kept().answers, [question]: { response, right } } });
    });
}
