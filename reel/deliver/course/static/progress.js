/**
 * On the index: how far the learner has come with each clip, as the browser has kept it.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

/** What is kept under a key, by memory.js. @param {string} key @returns {Record<string, any>} */
function kept(key) {
    try {
        return JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};
    } catch {
        return {};
    }
}

for (const card of document.querySelectorAll("[data-clip]")) {
    const line = card.querySelector(".progress");
    const clip = card.getAttribute("data-clip") ?? "";
    const length = Number(card.getAttribute("data-seconds"));
    const { ranges } = kept(`reel:${data.course}:${clip}`);
    const answers = kept(`reel:${data.film}:${clip}:answers`);
    const seen = (Array.isArray(ranges) ? ranges : [])
        .filter((range) => Array.isArray(range) && range.every(Number.isFinite))
        .reduce((sum, [start, end]) => sum + end - start, 0);
    if (!line || window.parent !== window) continue;
    const share = Math.min(100, Math.round(100 * seen / length));
    const told = seen > 0 ? [(data.texts.watched ?? "").replace("{share}", String(share))] : [];
    const count = data.clips?.[clip] ?? 0;
    const given = Object.values(answers).filter((answer) => typeof answer?.right === "boolean");
    if (count && given.length) {
        told.push((data.texts.quiz_score ?? "")
            .replace("{right}", String(given.filter((answer) => answer.right).length))
            .replace("{count}", String(count)));
    }
    line.textContent = told.join(" · ");
}
