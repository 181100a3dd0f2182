/**
 * Tells an LMS that speaks cmi5 what is done in a course.
 *
 * Statements wait in a row until the LMS has taken them. Of a session there is one "passed" or one
 * "failed" at most: "failed" is said at its end alone, since until then answers may be changed.
 */

const course = /** @type {HeldCourse} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const { texts } = course;

const AGAIN = 15000; // milliseconds until an LMS that does not answer is asked again
const OFTEN = 30000; // milliseconds from one report to the next while a video plays
const PATIENCE = 10000; // milliseconds until one that says nothing is taken not to answer
const VERBS = "http://adlnet.gov/expapi/verbs/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const KEPT = "reel.progress";

/** @typedef {Record<string, any>} Json */

const asked = new URLSearchParams(location.search);
const launch = {
    endpoint: (asked.get("endpoint") ?? "").replace(/\/*$/, "/"),
    fetch: asked.get("fetch") ?? "",
    actor: asked.get("actor") ?? "",
    registration: asked.get("registration") ?? "",
    activityId: asked.get("activityId") ?? "",
};
const leave = /** @type {HTMLButtonElement} */ (document.getElementById("leave"));

let token = "", begun = 0, sent = 0, retry = 0;
let refused = false, lost = false, ended = false, busy = false, again = false, answered = false;
/** What the LMS says of this visit. @type {Json | undefined} */
let visit;
/** What was kept at the last visit. @type {Json} */
let kept = {};
/** @type {Json[]} */
const waiting = [];
/** Answers that are no statements yet, and when they were given. @type {[HeldAnswer, number][]} */
const answers = [];
/** @type {HeldProgress | undefined} */
let progress;

/** @param {string} text */
const say = (text) => document.dispatchEvent(new CustomEvent("held:say", { detail: text }));

function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] ?? 0) & 0x0f | 0x40;
    bytes[8] = (bytes[8] ?? 0) & 0x3f | 0x80;
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
        .replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A length of time as ISO 8601 writes it. @param {number} seconds */
const duration = (seconds) => `PT${Math.max(0, Math.round(100 * seconds) / 100)}S`;

/** @param {string} path @param {Record<string, string>} query @param {RequestInit} [how] */
function request(path, query, how = {}) {
    const address = `${launch.endpoint}${path}?${new URLSearchParams(query)}`;
    return fetch(address, {
        ...how,
        ...(how.keepalive ? {} : { signal: AbortSignal.timeout(PATIENCE) }),
        headers: {
            Authorization: `Basic ${token}`,
            "X-Experience-API-Version": "1.0.3",
            ...(how.body ? { "Content-Type": "application/json" } : {}),
        },
    });
}

/** Where a document about this learner is kept. @param {string} stateId */
const state = (stateId) => ({
    stateId, activityId: launch.activityId, agent: launch.actor, registration: launch.registration,
});

/** @param {string} path @param {Record<string, string>} query @returns {Promise<Json>} */
async function read(path, query) {
    const found = await request(path, query);
    if (found.status === 404 || found.status === 204) return {};
    if (!found.ok) throw new Error(path);
    return found.json();
}

/** Make a statement, as cmi5 defines or allows it.
 * @param {string} verb @param {Json} [more] @param {Json} [extensions] @param {boolean} [defined] */
function statement(verb, more = {}, extensions = {}, defined = true) {
    const context = structuredClone(visit?.contextTemplate ?? {});
    context.registration = launch.registration;
    context.extensions = { ...extensions, ...context.extensions };
    const { success, completion } = more.result ?? {};
    const categories = [
        ...(defined ? ["cmi5"] : []),
        ...(defined && (success !== undefined || completion) ? ["moveon"] : []),
    ].map((name) => ({ objectType: "Activity", id: `${CMI5}categories/${name}` }));
    if (categories.length) {
        context.contextActivities ??= {};
        context.contextActivities.category = [
            ...(context.contextActivities.category ?? []), ...categories];
    }
    waiting.push({
        id: uuid(),
        actor: JSON.parse(launch.actor),
        verb: { id: VERBS + verb, display: { "en-US": verb } },
        object: { objectType: "Activity", id: launch.activityId },
        context,
        timestamp: new Date().toISOString(),
        ...more,
    });
}

const spent = () => duration((Date.now() - begun) / 1000);
const percent = () => Math.floor(100 * (progress?.watched ?? 0));

/** @param {"passed" | "failed"} verb */
function tellScore(verb) {
    const scaled = Math.round(100 * (progress?.score ?? 0)) / 10000;
    const { masteryScore } = visit ?? {};
    statement(
        verb,
        { result: { success: verb === "passed", score: { scaled }, duration: spent() } },
        masteryScore === undefined ? {} : { [`${CMI5}extensions/masteryscore`]: masteryScore },
    );
}

/** Say what has been reached, each once in all visits. */
function judge() {
    if (visit?.launchMode !== "Normal") return;
    for (const [answer, moment] of answers.splice(0)) tellAnswer(answer, Math.max(moment, begun + 1));
    if (!progress?.complete) return;
    if (!kept.completed) {
        statement("completed", { result: { completion: true, duration: spent() } });
        kept.completed = true;
    }
    if (progress.passed && !kept.passed) {
        tellScore("passed");
        kept.passed = true;
    }
}

/** @param {boolean} keepalive whether it must outlive the page */
async function sendStatements(keepalive) {
    const batch = [...waiting];
    if (!batch.length) return;
    const answer = await request(
        "statements", {}, { method: "POST", body: JSON.stringify(batch), keepalive });
    if (!answer.ok && answer.status !== 409) throw new Error("statements"); // 409: has them already
    waiting.splice(0, batch.length);
}

/** @param {boolean} keepalive */
async function sendState(keepalive) {
    const { place = "", packed = "" } = progress ?? {};
    const body = JSON.stringify({ ...kept, place, packed });
    const answer = await request(
        "activities/state", state(KEPT), { method: "PUT", body, keepalive });
    if (!answer.ok) throw new Error("activities/state");
}

/** Open the session, and take up where an earlier one ended. */
async function initialize() {
    if (!token) {
        const answer = await fetch(launch.fetch, {
            method: "POST", signal: AbortSignal.timeout(PATIENCE) });
        if (!answer.ok) throw new Error("fetch");
        token = (await answer.json())["auth-token"] ?? "";
        refused = !token; // it is given once alone
        if (refused) return;
    }
    const found = await read("activities/state", state("LMS.LaunchData"));
    const wishes = await read("agents/profile", {
        profileId: "cmi5LearnerPreferences", agent: launch.actor }).catch(() => /** @type {Json} */ ({}));
    kept = await read("activities/state", state(KEPT));
    visit = found;
    begun ||= Date.now();
    statement("initialized", { timestamp: new Date(begun).toISOString() });
    leave.hidden = !visit.returnURL;
    const mastery = visit.masteryScore;
    start({
        place: kept.place,
        packed: kept.packed,
        ...(typeof mastery === "number" ? { mastery: Math.round(10000 * mastery) / 100 } : {}),
        ...(wishes.audioPreference === "off" ? { muted: true } : {}),
    });
}

/** @param {Json} detail */
const start = (detail) => document.dispatchEvent(new CustomEvent("held:start", { detail }));

/** Tell the LMS all; if it cannot be reached, say so once, and try again later. */
async function report() {
    again = busy;
    if (busy || refused || ended) return;
    busy = true;
    clearTimeout(retry);
    sent = Date.now();
    try {
        if (!visit) await initialize();
        if (refused) {
            say(texts.refused ?? "");
            return;
        }
        judge();
        await sendStatements(false);
        await sendState(false);
        if (lost) say(texts.found ?? "");
        lost = false;
    } catch {
        if (!lost) say(texts.lost ?? "");
        lost = true;
        retry = setTimeout(report, AGAIN);
    } finally {
        busy = false;
        if (again && !lost) report();
    }
}

/** End the session, once. @param {boolean} keepalive */
async function terminate(keepalive) {
    if (!visit || ended) return;
    ended = true;
    clearTimeout(retry);
    judge();
    const failed = progress?.complete && progress.passed === false && answered;
    if (visit.launchMode === "Normal" && failed && !kept.passed) tellScore("failed");
    statement("terminated", { result: {
        duration: spent(),
        ...(kept.completed ? {} : { extensions: { [PROGRESS]: percent() } }),
    } });
    await Promise.allSettled([sendStatements(keepalive), sendState(keepalive)]);
}

/** Say what was answered, as an interaction. @param {HeldAnswer} answer @param {number} moment */
function tellAnswer({ question, response, right, seconds }, moment) {
    const language = course.language;
    const number = question.kind === "number";
    const correct = question.answers.filter((each) => each.right).map((each) => each.name);
    const key = (/** @type {string[]} */ names) => names.map(encodeURIComponent).join("[,]");
    const value = question.value ?? 0;
    statement("answered", {
        object: {
            objectType: "Activity",
            id: question.iri,
            definition: {
                type: "http://adlnet.gov/expapi/activities/cmi.interaction",
                name: { [language]: question.ask },
                interactionType: number ? "numeric" : "choice",
                correctResponsesPattern: [number
                    ? `${value - question.tolerance}[:]${value + question.tolerance}`
                    : key(correct)],
                ...(number ? {} : {
                    choices: question.answers.map(({ name, text }) => (
                        { id: encodeURIComponent(name), description: { [language]: text } })),
                }),
            },
        },
        result: {
            response: typeof response === "number" ? String(response) : key(response),
            success: right,
            duration: duration(Number(seconds) || 0),
        },
        timestamp: new Date(moment).toISOString(),
    }, {}, false);
}

document.addEventListener("held:answer", ({ detail }) => {
    answered = true;
    answers.push([detail, Date.now()]);
});

document.addEventListener("held:progress", ({ detail }) => {
    const finished = detail.complete && !progress?.complete;
    const watched = detail.clips.length > (progress?.clips.length ?? detail.clips.length);
    progress = detail;
    if (!visit || ended) return;
    if (watched && visit.launchMode === "Normal" && !detail.complete && !kept.completed) {
        statement("progressed", { result: { extensions: { [PROGRESS]: percent() } } }, {}, false);
    }
    const calm = ["time", "play", "start"].includes(detail.moment) || lost;
    if (finished || watched || !calm || (!lost && Date.now() - sent >= OFTEN)) report();
});

document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && visit && !lost) report();
});

leave.addEventListener("click", async () => {
    await terminate(false);
    location.href = visit?.returnURL;
});

addEventListener("pagehide", () => { terminate(true); });

// Back out of the browser's memory, the session is over; the LMS must begin another.
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });

if (Object.values(launch).every((value) => value && value !== "/")) {
    await report();
} else {
    say(texts.absent ?? "");
}
if (!visit) start({});
