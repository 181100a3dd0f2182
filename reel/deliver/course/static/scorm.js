/**
 * Tells an LMS that speaks SCORM 1.2 what is done in a course.
 *
 * A status is given up to "passed" or "completed", and never taken back. The score is told only
 * once all is done: an LMS that knows the mastery score judges by it at once.
 */

const { texts } = /** @type {HeldCourse} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));

const AGAIN = 15000; // milliseconds until an LMS that does not answer is asked again
const OFTEN = 30000; // milliseconds from one report to the next while a video plays
const ABOVE = 50; // frames to search at most for the LMS
const REFUSALS = ["201", "202", "203", "401", "402", "403", "404", "405"];
const INTERACTIONS = "cmi.interactions";

/** @typedef {Record<string, (...values: string[]) => unknown>} Api */

/** @param {Window | null} start @returns {Api | undefined} */
function above(start) {
    let place = start;
    for (let step = 0; place && step < ABOVE; step++) {
        try {
            const found = /** @type {any} */ (place).API;
            if (found) return found;
        } catch { /* a frame of somebody else's; the LMS may be further up */ }
        if (place.parent === place) break;
        place = place.parent;
    }
    return undefined;
}

/** @returns {Api | undefined} */
function find() {
    try {
        return above(window) ?? above(window.opener) ?? above(window.top?.opener ?? null);
    } catch {
        return above(window);
    }
}

const api = find();
const begun = Date.now();
let open = false, closed = false, lost = false, judged = true;
let status = "", best = -1, sent = 0, retry = 0;
/** The place of the next interaction; NaN if the LMS keeps none. */
let next = NaN;
/** @type {Record<string, string>[]} */
const interactions = [];
/** @type {HeldProgress | undefined} */
let progress;

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("held:say", { detail: text }));

/** @param {string} name @param {string[]} values */
const call = (name, ...values) => String(api?.[name]?.(...values) ?? "");

/** @param {string} name */
const get = (name) => call("LMSGetValue", name);

/** Set a value. One that the LMS does not take is no sign that it has gone. @param {string} name @param {string} value */
function set(name, value) {
    if (call("LMSSetValue", name, value) !== "false") return;
    if (!REFUSALS.includes(call("LMSGetLastError"))) throw new Error(name);
}

/** A length of time as SCORM writes it: 0001:02:03.45. @param {number} seconds */
function timespan(seconds) {
    const rest = (seconds % 60).toFixed(2).padStart(5, "0");
    const minutes = String(Math.floor(seconds / 60) % 60).padStart(2, "0");
    return `${String(Math.min(9999, Math.floor(seconds / 3600))).padStart(4, "0")}:${minutes}:${rest}`;
}

/** A number as SCORM writes it: never with an exponent. @param {number} number */
const decimal = (number) => number.toLocaleString(
    "en", { useGrouping: false, maximumFractionDigits: 10 });

/** Answers as SCORM writes them: a letter for each, in braces where all belong together.
 * @param {HeldQuestion} question @param {string[]} names */
function letters(question, names) {
    const chosen = question.answers.flatMap(({ name }, place) =>
        names.includes(name) ? String.fromCharCode(97 + place) : []);
    return question.kind === "multiple" ? `{${chosen.join(",")}}` : chosen.join(",");
}

/** @param {HeldAnswer} answer @returns {Record<string, string>} */
function interaction({ clip, question, response, right, seconds }) {
    const correct = question.answers.filter((each) => each.right).map((each) => each.name);
    const number = question.kind === "number";
    return {
        id: `${clip}-${question.name}`.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 255),
        type: number ? "numeric" : "choice",
        time: new Date().toTimeString().slice(0, 8),
        "correct_responses.0.pattern": number
            ? decimal(question.value ?? 0) : letters(question, correct),
        student_response: typeof response === "number"
            ? decimal(response) : letters(question, response),
        result: right ? "correct" : "wrong",
        latency: timespan(Number(seconds) || 0),
    };
}

/** Open the session, and take up where an earlier one ended. */
function initialize() {
    const refused = call("LMSInitialize", "") === "false";
    status = get("cmi.core.lesson_status");
    // Some refuse since the session is open already: then they know the status.
    if (refused && call("LMSGetLastError") !== "0") throw new Error("LMSInitialize");
    open = true;
    judged = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
    best = Number(get("cmi.core.score.raw") || -1);
    next = parseInt(get(`${INTERACTIONS}._count`), 10);
    const mastery = parseFloat(get("cmi.student_data.mastery_score"));
    const place = get("cmi.core.lesson_location"), packed = get("cmi.suspend_data");
    const detail = { place, packed, ...(mastery >= 0 && mastery <= 100 ? { mastery } : {}) };
    document.dispatchEvent(new CustomEvent("held:start", { detail }));
}

/** Judge, as far as there is anything to judge. @param {HeldProgress} now */
function judge({ complete, score, passed }) {
    if (!judged) return;
    if (["not attempted", "unknown", "browsed", ""].includes(status)) status = "incomplete";
    if (complete && (status !== "passed" || (passed && (score ?? 0) > best))) {
        status = passed === null ? "completed" : passed ? "passed" : "failed";
        best = score ?? -1;
        if (score !== null) {
            set("cmi.core.score.raw", decimal(score));
            set("cmi.core.score.min", "0");
            set("cmi.core.score.max", "100");
        }
    }
    set("cmi.core.lesson_status", status);
}

function tellInteractions() {
    while (interactions.length) {
        for (const [name, value] of Object.entries(interactions[0] ?? {})) {
            if (next >= 0) set(`${INTERACTIONS}.${next}.${name}`, value);
        }
        next += 1;
        interactions.shift();
    }
}

/** Tell the LMS all; if it cannot be reached, say so once, and try again later.
 * @param {boolean} [last] whether LMSFinish follows: it stores all, and in a page that is being
 *     left most browsers let an LMS do no more. */
function report(last = false) {
    if (!api || closed) return;
    clearTimeout(retry);
    sent = Date.now();
    try {
        if (!open) initialize();
        if (!progress) return;
        judge(progress);
        set("cmi.core.lesson_location", progress.place);
        set("cmi.suspend_data", progress.packed);
        set("cmi.core.session_time", timespan((Date.now() - begun) / 1000));
        set("cmi.core.exit", "suspend");
        tellInteractions();
        if (!last && call("LMSCommit", "") === "false") throw new Error("LMSCommit");
        if (lost) say(texts.found ?? "");
        lost = false;
    } catch {
        if (!lost) say(texts.lost ?? "");
        lost = true;
        retry = setTimeout(report, AGAIN);
    }
}

document.addEventListener("held:progress", ({ detail }) => {
    const finished = detail.complete && !progress?.complete;
    progress = detail;
    if (detail.moment === "start") return; // who began reports, too
    const calm = detail.moment === "time" || detail.moment === "play" || lost;
    if (open && (finished || !calm || (!lost && Date.now() - sent >= OFTEN))) report();
});

document.addEventListener("held:answer", ({ detail }) => { interactions.push(interaction(detail)); });

document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !lost) report();
});

addEventListener("pagehide", () => {
    report(true);
    clearTimeout(retry);
    if (!api || closed) return;
    closed = true;
    try {
        if (open) call("LMSFinish", "");
    } catch { /* it has gone, and so do we */ }
});

// Back out of the browser's memory, the session is over: begin another.
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });

report();
if (!api) say(texts.absent ?? "");
if (!open) document.dispatchEvent(new CustomEvent("held:start", { detail: {} }));
