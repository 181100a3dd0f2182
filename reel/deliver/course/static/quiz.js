/**
 * The quiz: judges an answer, says why, and shows where the video tells it.
 */

const data = /** @type {ReelData} */ (
    JSON.parse(document.getElementById("course-data")?.textContent ?? "{}"));
const texts = data.texts;

/** Whether each question's last answer was right, by its name. @type {Map<string, boolean>} */
const judged = new Map();

/** @typedef {{ right: boolean, lines: { mark: string, about: string, why: string }[] }} Verdict */

/** Where a point is the decimal sign, a comma before three digits parts thousands: 20,000. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/** Read a number without a sign between others: 3.32, 3,32, -2, 1,000.5, 1e-5. @param {string} text */
function readPlain(text) {
    let plain = data.decimal === "." && THOUSANDS.test(text) ? text.replaceAll(",", "") : text;
    const comma = plain.lastIndexOf(","), point = plain.lastIndexOf(".");
    if (comma >= 0 && point >= 0) {
        plain = plain.replaceAll(comma > point ? "." : ",", "");
    }
    plain = plain.replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/** Read a power, 10^2, or a number. @param {string} text */
function readPower(text) {
    const [, sign = "", base = "", exponent = ""] = /^([+-]?)([^^]*)\^\(?([^()]*)\)?$/.exec(text) ?? [];
    if (!exponent) return readPlain(text);
    return (sign === "-" ? -1 : 1) * readPlain(base) ** readPlain(exponent);
}

/** Read a number as people write it: −2, 14/3, 10^2, 3·10^-4, 7 %. NaN if it is none. @param {string} text */
function readNumber(text) {
    if (/\d\s+\d+\s*[/\u2044\u2215]/.test(text)) return NaN; // 1 1/3 is no eleven thirds
    const plain = text.replace(/[\s\u00a0\u202f'\u2019]/g, "").replace(/[\u2212\u2013]/g, "-").replace(/%$/, "");
    const parts = plain.split(/[/\u2044\u2215]/).map((part) => (
        part.split(/[*\u00b7\u00d7\u22c5]/).map(readPower).reduce((one, other) => one * other)));
    const [above = NaN, below = 1] = parts;
    const number = parts.length <= 2 && parts.every(Number.isFinite) ? above / below : NaN;
    return Number.isFinite(number) ? number : NaN;
}

/** Whether two numbers are the same but for the tolerance, and for what reckoning rounds.
 * @param {number} one @param {number} other @param {number} tolerance */
const near = (one, other, tolerance) =>
    Math.abs(one - other) <= tolerance + 1e-9 * Math.abs(other);

/** @param {ReelQuestion} question @param {number} number @returns {Verdict} */
function judgeNumber(question, number) {
    const right = near(number, question.value ?? NaN, question.tolerance);
    const slip = question.slips.find(({ value }) => near(number, value, question.tolerance));
    const why = right ? question.why : slip?.why ?? question.hint;
    return { right, lines: why ? [{ mark: "", about: "", why }] : [] };
}

/** @param {ReelQuestion} question @param {string[]} names @returns {Verdict} */
function judgeChoice(question, names) {
    const right = Object.entries(question.answers)
        .every(([name, answer]) => answer.right === names.includes(name));
    const several = question.kind === "multiple";
    const lines = names.flatMap((name) => {
        const answer = question.answers[name];
        if (!answer) return [];
        return [{ mark: answer.right ? "✓" : "✗", about: several ? answer.text : "", why: answer.why }];
    });
    const missed = Object.entries(question.answers)
        .some(([name, answer]) => answer.right && !names.includes(name));
    if (several && missed && names.some((name) => question.answers[name]?.right)) {
        lines.push({ mark: "", about: "", why: texts.more ?? "" });
    }
    return { right, lines };
}

/** @param {string} tag @param {string} name @param {string} text */
function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    return made;
}

/** @param {HTMLFormElement} form @param {ReelQuestion} question */
function prepare(form, question) {
    const fields = [...form.querySelectorAll("input")];
    const feedback = /** @type {HTMLElement} */ (form.querySelector(".feedback"));
    const moment = /** @type {HTMLElement} */ (form.querySelector(".watch"));
    const button = /** @type {HTMLButtonElement} */ (form.querySelector(".check"));
    let seen = Date.now();

    new IntersectionObserver((entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen = Date.now();
        observer.disconnect();
    }).observe(form);

    /** What is chosen or written; null if nothing is. @returns {ReelResponse | null} */
    function given() {
        if (question.kind === "number") {
            const number = readNumber(fields[0]?.value ?? "");
            return Number.isNaN(number) ? null : number;
        }
        const names = fields.filter((field) => field.checked).map((field) => field.value);
        return names.length ? names : null;
    }

    /** @param {ReelResponse} response @returns {Verdict} */
    function judge(response) {
        return typeof response === "number"
            ? judgeNumber(question, response) : judgeChoice(question, response);
    }

    /** @param {Verdict} verdict */
    function show({ right, lines }) {
        form.dataset.verdict = right ? "right" : "wrong";
        const verdict = element("p", "verdict", (right ? texts.right : texts.wrong) ?? "");
        const whys = lines.map(({ mark, about, why }) => {
            const line = element("p", "why", "");
            if (about) line.append(element("strong", "", `${mark} ${about}: `));
            line.append(why);
            return line;
        });
        feedback.replaceChildren(verdict, ...whys);
        moment.hidden = false;
        for (const field of fields) {
            const answer = question.answers[field.value];
            const label = field.closest("label");
            if (label && answer && field.checked) label.dataset.mark = answer.right ? "right" : "wrong";
        }
    }

    function clear() {
        delete form.dataset.verdict;
        feedback.replaceChildren();
        fields[0]?.removeAttribute("aria-invalid");
        for (const label of form.querySelectorAll("label")) delete label.dataset.mark;
    }

    form.addEventListener("input", clear);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        clear();
        const response = given();
        if (response === null) {
            const number = question.kind === "number";
            if (number) fields[0]?.setAttribute("aria-invalid", "true");
            const text = (number ? texts.no_number : texts.none_chosen) ?? "";
            feedback.replaceChildren(element("p", "missing", text));
            fields[0]?.focus();
            return;
        }
        const verdict = judge(response);
        show(verdict);
        note(question, verdict.right);
        const correct = question.kind === "number" ? question.value
            : Object.keys(question.answers).filter((name) => question.answers[name]?.right);
        document.dispatchEvent(new CustomEvent("reel:answered", { detail: {
            question: question.name, kind: question.kind, text: question.ask, response, correct,
            right: verdict.right, seconds: Math.round((Date.now() - seen) / 100) / 10,
        } }));
    });

    document.addEventListener("reel:restore", ({ detail }) => {
        const before = detail.answers?.[question.name];
        if (!before) return;
        const { response } = before;
        if (typeof response === "number") {
            if (question.kind !== "number" || !fields[0]) return;
            fields[0].value = String(response).replace(".", data.decimal);
        } else {
            if (question.kind === "number" || !Array.isArray(response)) return;
            for (const field of fields) field.checked = response.includes(field.value);
        }
        clear();
        const taken = given(); // names of no answer are dropped
        if (taken === null) return;
        const verdict = judge(taken);
        show(verdict);
        note(question, verdict.right);
    });

    button.hidden = false;
}

/** @param {ReelQuestion} question @param {boolean} right */
function note(question, right) {
    judged.set(question.name, right);
    const line = document.getElementById("score");
    if (!line) return;
    const count = [...judged.values()].filter(Boolean).length;
    line.textContent = (texts.score ?? "")
        .replace("{right}", String(count)).replace("{count}", String(data.questions.length));
}

for (const form of document.querySelectorAll("form.question")) {
    const question = data.questions[Number(form.getAttribute("data-question"))];
    if (form instanceof HTMLFormElement && question) prepare(form, question);
}
