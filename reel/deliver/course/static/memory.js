/**
 * Where a learner left off, kept in the browser alone. In a frame, its holder keeps it instead.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

const PLACE = `reel:${data.course}:${data.clip}`;
/** Answers are kept for all languages; moments of a video are others in each. */
const ANSWERS = `reel:${data.film}:${data.clip}:answers`;

/** @param {string} key @returns {Record<string, any>} */
function kept(key) {
    try {
        const told = JSON.parse(localStorage.getItem(key) ?? "{}");
        return told && typeof told === "object" ? told : {};
    } catch {
        return {};
    }
}

/** @param {string} key @param {object} more */
function keep(key, more) {
    try {
        localStorage.setItem(key, JSON.stringify({ ...kept(key), ...more }));
    } catch { /* it is not kept, then */ }
}

if (window.parent === window) {
    const { time, ranges } = kept(PLACE);
    document.dispatchEvent(new CustomEvent(
        "reel:restore", { detail: { time, ranges, answers: kept(ANSWERS) } }));
    for (const what of /** @type {const} */ (["reel:time", "reel:pause"])) {
        document.addEventListener(
            what, ({ detail }) => keep(PLACE, { time: detail.time, ranges: detail.ranges }));
    }
    document.addEventListener(
        "reel:ended", ({ detail }) => keep(PLACE, { time: 0, ranges: detail.ranges }));
    document.addEventListener("reel:answered", ({ detail }) => {
        const { question, response, right } = detail;
        keep(ANSWERS, { [question]: { response, right } });
    });
}
