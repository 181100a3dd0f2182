/**
 * What a page in a frame tells the page that holds it, and what it lets itself be told.
 *
 * EMBED.md describes the messages. A page listens to its own holder alone.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const video = document.querySelector("video");
const VERSION = 1;

/** @param {string} type @param {object} detail */
function post(type, detail) {
    window.parent.postMessage({ source: "reel", version: VERSION, clip: data.clip, type, ...detail }, "*");
}

/** What a holder must know of a question, to report it. @param {ReelQuestion} question */
function key({ name, kind, beat, answers, value, tolerance }) {
    if (kind === "number") return { name, kind, beat, value, tolerance };
    const right = Object.keys(answers).filter((answer) => answers[answer]?.right);
    return { name, kind, beat, right };
}

/** @param {string} type @param {object} detail */
function tell(type, detail) {
    document.dispatchEvent(new CustomEvent(type, { detail }));
}

/** Do what a holder asks for. @param {any} message */
function obey(message) {
    switch (message.type) {
        case "resume":
            // Files that lie beside the pages of a course are not in an LMS's package.
            document.documentElement.dataset.held = message.alone === true ? "alone" : "course";
            tell("reel:restore", message.state ?? {});
            break;
        case "play": video?.play().catch(() => undefined); break;
        case "pause": video?.pause(); break;
        case "seek":
            if (Number.isFinite(message.time)) tell("reel:seek", { time: message.time });
            break;
        case "notice": tell("reel:notice", { text: String(message.text), stays: true }); break;
    }
}

if (window.parent !== window) {
    document.documentElement.dataset.framed = "";
    for (const what of /** @type {const} */ (["play", "pause", "ended", "time"])) {
        document.addEventListener(`reel:${what}`, ({ detail }) => post(what, detail));
    }
    document.addEventListener("reel:answered", ({ detail }) => post("answered", detail));
    addEventListener("message", (event) => {
        const message = event.data;
        if (event.source === window.parent && message?.source === "reel-host"
            && message.version === VERSION) obey(message);
    });
    const { title, duration, page } = data;
    post("ready", { title, duration, page, questions: data.questions.map(key) });
}
