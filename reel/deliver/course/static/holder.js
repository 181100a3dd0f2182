/**
 * Holds the pages of a course in a frame: keeps what the learner does in them, gives it back to a
 * page that is opened again, and judges when all is done. It knows no LMS; the script that does
 * begins with "held:start", and hears of progress and answers by events.
 */

const ENOUGH = 0.9; // the share of a clip that is to be watched
const ROOM = 4096; // characters that an LMS keeps for a learner
const FINEST = 0.5; // seconds: how exactly the stretches that were watched are kept
const COARSEST = 64;
const SLACK = 0.05; // seconds: pages round to tenths
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @typedef {{ response: HeldResponse, right: boolean }} Given */
/** @typedef {[number, number][]} Ranges */
/** @typedef {HeldClip & { time: number, ranges: Ranges, given: Map<string, Given>, done: boolean }} Clip */

const course = /** @type {HeldCourse} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("lesson"));
const line = /** @type {HTMLElement} */ (document.getElementById("progress"));
const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
const clips = new Map(course.clips.map((clip) => [clip.id, /** @type {Clip} */ (
    { ...clip, time: 0, ranges: [], given: new Map(), done: false })]));
const questions = course.clips.flatMap((clip) => clip.questions).length;

let mastery = course.mastery;
let muted = false;
/** @type {Clip | undefined} */
let current;

/** Join stretches that overlap. @param {Ranges} ranges @returns {Ranges} */
function joined(ranges) {
    /** @type {Ranges} */
    const made = [];
    for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
        const last = made.at(-1);
        if (last && start <= last[1]) last[1] = Math.max(last[1], end);
        else made.push([start, end]);
    }
    return made;
}

/** How many seconds of a clip were watched. @param {Clip} clip */
const seen = (clip) => clip.ranges.reduce((sum, [start, end]) => sum + end - start, 0);

/** @param {Clip} clip @param {unknown} ranges */
function watch(clip, ranges) {
    if (!Array.isArray(ranges)) return;
    const sound = ranges
        .filter((range) => Array.isArray(range) && range.every(Number.isFinite))
        .map(([start, end]) => /** @type {[number, number]} */ (
            [Math.max(0, start), Math.min(clip.duration, end)]))
        .filter(([start, end]) => end > start);
    clip.ranges = joined([...clip.ranges, ...sound]);
    clip.done ||= seen(clip) >= ENOUGH * clip.duration - SLACK;
}

// ---- What an LMS keeps: "1|cell|clip=bits,question:r0.2;…"

/** Which cells of a clip were watched wholly, six to a letter. @param {Clip} clip @param {number} cell */
function bits(clip, cell) {
    const count = Math.ceil(clip.duration / cell);
    const cells = new Uint8Array(6 * Math.ceil(count / 6));
    for (const [start, end] of clip.ranges) {
        const whole = end >= clip.duration - SLACK ? count : Math.floor((end + SLACK) / cell);
        cells.fill(1, Math.ceil((start - SLACK) / cell), whole);
    }
    let letters = "";
    for (let place = 0; place < cells.length; place += 6) {
        letters += DIGITS[cells.slice(place, place + 6).reduce((sum, bit) => 2 * sum + bit, 0)];
    }
    return letters.replace(/A+$/, "");
}

/** @param {string} letters @param {number} cell @param {number} duration @returns {Ranges} */
function unbits(letters, cell, duration) {
    /** @type {Ranges} */
    const ranges = [];
    [...letters].forEach((letter, place) => {
        for (let bit = 0; bit < 6; bit++) {
            const start = (6 * place + bit) * cell;
            if (Math.max(0, DIGITS.indexOf(letter)) & (32 >> bit)) {
                ranges.push([start, Math.min(start + cell, duration)]);
            }
        }
    });
    return joined(ranges);
}

/** @param {Clip} clip @param {HeldQuestion} question */
function packedAnswer(clip, question) {
    const given = clip.given.get(question.name);
    if (!given) return [];
    const { response, right } = given;
    const told = typeof response === "number"
        ? encodeURIComponent(Number(response.toPrecision(10)))
        : response.map((name) =>
            question.answers.findIndex((answer) => answer.name === name)).join(".");
    return [`${encodeURIComponent(question.name)}:${right ? "r" : "w"}${told}`];
}

/** @param {number} cell */
const packedWith = (cell) => `1|${cell}|` + [...clips.values()]
    .filter((clip) => clip.ranges.length || clip.given.size)
    .map((clip) => `${clip.id}=` + [
        (clip.done ? "!" : "") + bits(clip, cell),
        ...clip.questions.flatMap((question) => packedAnswer(clip, question)),
    ].join(","))
    .join(";");

/** Write all that was done, as exactly as there is room for. */
function packed() {
    let cell = FINEST, made = packedWith(cell);
    while (made.length > ROOM && cell < COARSEST) made = packedWith(cell *= 2);
    return made;
}

/** Take up what was kept, without what cannot be read; what has been done since then stays.
 * @param {unknown} kept */
function unpack(kept) {
    const [version, cell, all] = String(kept).split("|");
    if (version !== "1" || !(Number(cell) > 0) || !all) return;
    for (const part of all.split(";")) {
        const [id = "", told = ""] = part.split("=");
        const clip = clips.get(id);
        if (!clip) continue; // of another edition of the course
        const [letters = "", ...answers] = told.split(",");
        clip.done ||= letters.startsWith("!");
        watch(clip, unbits(letters.replace("!", ""), Number(cell), clip.duration));
        for (const answer of answers) unpackAnswer(clip, answer);
    }
}

/** @param {Clip} clip @param {string} text */
function unpackAnswer(clip, text) {
    const [name = "", told = ""] = text.split(":");
    const question = clip.questions.find((each) => encodeURIComponent(each.name) === name);
    if (!question || clip.given.has(question.name)) return;
    const [, verdict, rest = ""] = /^([rw])(.+)$/.exec(told) ?? [];
    const response = question.kind === "number" ? unpackNumber(rest) : rest.split(".").flatMap(
        (place) => place && question.answers[Number(place)]?.name || []);
    const sound = typeof response === "number" ? Number.isFinite(response) : response.length > 0;
    if (sound) clip.given.set(question.name, { response, right: verdict === "r" });
}

/** NaN if it is none. @param {string} text */
function unpackNumber(text) {
    try {
        return text ? Number(decodeURIComponent(text)) : NaN;
    } catch {
        return NaN;
    }
}

// ---- What is told

/** @param {HeldProgress["moment"]} moment */
function changed(moment) {
    const all = [...clips.values()];
    const done = all.filter((clip) => clip.done);
    const given = all.flatMap((clip) => [...clip.given.values()]);
    const right = given.filter((each) => each.right).length;
    const score = questions ? Math.round(10000 * right / questions) / 100 : null;
    const detail = {
        moment,
        place: current ? `${current.id}#t=${Math.round(10 * current.time) / 10}` : "",
        packed: packed(),
        watched: all.reduce((sum, clip) => sum + seen(clip), 0)
            / all.reduce((sum, clip) => sum + clip.duration, 0),
        clips: done.map((clip) => clip.id),
        complete: done.length === all.length && given.length === questions,
        score,
        passed: score === null ? null : score >= (mastery ?? 0),
    };
    show(detail, given.length);
    document.dispatchEvent(new CustomEvent("held:progress", { detail }));
}

/** Write a number as the course's language does; a word stays. @param {unknown} value */
const said = (value) =>
    typeof value === "number" ? String(value).replace(".", course.decimal) : String(value);

/** @param {HeldProgress} progress @param {number} answered */
function show({ clips: done, complete, score, passed }, answered) {
    const texts = course.texts;
    const text = complete
        ? (passed === null ? texts.completed : passed ? texts.passed : texts.failed)
        : texts[`progress${clips.size === 1 ? "_alone" : ""}${questions ? "" : "_without_quiz"}`];
    const state = done.length ? texts.state_watched : texts.state_not_watched;
    const values = /** @type {Record<string, unknown>} */ (
        { watched: done.length, clips: clips.size, answered, questions, score, mastery, state });
    const told = (text ?? "").replace(/\{(\w+)\}/g, (_, name) => said(values[name]));
    if (line.textContent !== told) line.textContent = told;
}

// ---- What the page in the frame tells, and is told

/** @param {object} message */
function post(message) {
    const origin = location.protocol === "file:" ? "*" : location.origin;
    frame.contentWindow?.postMessage({ source: "reel-host", version: 1, ...message }, origin);
}

/** Give a page back what was done in it before. */
function resume() {
    const alone = clips.size === 1; // no other pages lie beside it
    const state = current && {
        time: current.time, ranges: current.ranges, answers: Object.fromEntries(current.given),
    };
    post({ type: "resume", alone, state: state ?? {} });
    if (muted) mute();
}

function mute() {
    try {
        for (const video of frame.contentDocument?.querySelectorAll("video") ?? []) video.muted = true;
    } catch { /* a page of others: it is not ours to silence */ }
}

/** @param {Clip} clip @param {any} message */
function answer(clip, message) {
    const question = clip.questions.find((each) => each.name === message.question);
    if (!question) return;
    const { response, right, seconds } = message;
    clip.given.set(question.name, { response, right });
    document.dispatchEvent(new CustomEvent("held:answer", {
        detail: { clip: clip.id, question, response, right, seconds },
    }));
}

addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.source !== "reel" || data.version !== 1) return;
    const clip = clips.get(data.clip);
    if (data.type === "ready") {
        current = clip ?? current;
        if (clip) resume();
        else post({ type: "resume", alone: false, state: {} });
    }
    if (!clip) return;
    if (data.type !== "ready" && Number.isFinite(data.time)) clip.time = data.time;
    watch(clip, data.ranges);
    if (data.type === "answered") answer(clip, data);
    changed(data.type);
});

document.addEventListener("held:say", ({ detail }) => { notice.textContent = detail; });

document.addEventListener("held:start", ({ detail }) => {
    mastery = questions && Number.isFinite(detail.mastery) ? detail.mastery ?? null : mastery;
    muted = detail.muted ?? muted;
    if (detail.packed) unpack(detail.packed);
    if (!frame.src) {
        const [id = "", time = ""] = String(detail.place ?? "").split("#t=");
        current = clips.get(id);
        if (current) current.time = Number.isFinite(Number(time)) ? Number(time) : 0;
        frame.src = current?.page ?? course.start;
    } else if (current) {
        resume();
    }
    changed("start");
});
