/**
 * What the scripts of a course's page tell each other. Each stands in the page by itself (from a disk a
 * browser imports no modules), so they speak by events on `document`, declared here.
 */

interface ReelAnswer {
    text: string;
    why: string;
    right: boolean;
}

interface ReelQuestion {
    name: string;
    kind: "single" | "multiple" | "number";
    ask: string;
    beat: string;
    time: number;
    answers: Record<string, ReelAnswer>;
    value: number | null;
    tolerance: number;
    why: string;
    hint: string;
    slips: { value: number; why: string }[];
}

/** What a page's element `course-data` says, as JSON. */
interface ReelData extends ReelPage {
    /** What is kept of the course goes by it, in this language alone. */
    course: string;
    /** The same in all languages. */
    film: string;
    clip: string;
    page: "index" | "clip" | "film" | "embed";
    title: string;
    /** The sign between a number's whole and its fraction. */
    decimal: string;
    duration: number;
    /** Of the video, in order; seconds. */
    beats: { id: string; start: number; end: number }[];
    questions: ReelQuestion[];
    /** On the index: how many questions each clip has. */
    clips?: Record<string, number>;
}

/** Names of chosen answers, or the number that was written. */
type ReelResponse = string[] | number;

interface ReelGiven {
    response: ReelResponse;
    right: boolean;
}

/** How far a learner has come with a clip; seconds. */
interface ReelState {
    time?: number;
    ranges?: [number, number][];
    answers?: Record<string, ReelGiven>;
}

interface ReelProgress {
    time: number;
    duration: number;
    /** The share of the clip's length that was really played. */
    watched: number;
    ranges: [number, number][];
}

interface ReelAnswered extends ReelGiven {
    question: string;
    kind: ReelQuestion["kind"];
    text: string;
    correct: ReelResponse;
    seconds: number;
}

interface DocumentEventMap {
    /** Please go to a moment, and play there if so said. */
    "reel:seek": CustomEvent<{ time: number; play?: boolean }>;
    "reel:play": CustomEvent<ReelProgress>;
    "reel:pause": CustomEvent<ReelProgress>;
    "reel:ended": CustomEvent<ReelProgress>;
    "reel:time": CustomEvent<ReelProgress>;
    /** A question was answered, and judged. */
    "reel:answered": CustomEvent<ReelAnswered>;
    /** Please put the page back to where the learner left it. */
    "reel:restore": CustomEvent<ReelState>;
    /** Please turn captions on or off, and say so. */
    "reel:captions": CustomEvent<null>;
}
