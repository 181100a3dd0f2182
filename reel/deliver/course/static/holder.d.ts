/**
 * What the scripts of the page that holds a course's pages tell each other, by events on
 * `document`: the holder keeps what the learner does, the other tells the LMS.
 */

interface HeldQuestion {
    name: string;
    /** Names it in statements about it. */
    iri: string;
    kind: "single" | "multiple" | "number";
    ask: string;
    answers: { name: string; text: string; right: boolean }[];
    value: number | null;
    tolerance: number;
}

interface HeldClip {
    id: string;
    page: string;
    /** Seconds. */
    duration: number;
    questions: HeldQuestion[];
}

/** What the element `course-data` says, as JSON. */
interface HeldCourse {
    start: string;
    /** With how many of a hundred points one has passed; null if nothing is asked. */
    mastery: number | null;
    language: string;
    /** The sign between a number's whole and its fraction. */
    decimal: string;
    clips: HeldClip[];
    texts: Record<string, string>;
}

/** Names of chosen answers, or the number that was written. */
type HeldResponse = string[] | number;

/** How far a learner has come. */
interface HeldProgress {
    /** What has just happened: as a page tells it, or "start". */
    moment: "start" | "ready" | "play" | "pause" | "ended" | "time" | "answered";
    /** Clip and second, as "clip#t=12.5"; empty before the first clip. */
    place: string;
    /** All that is to be given back at the next visit, in 4096 characters. */
    packed: string;
    /** The share of all clips' length that was really played. */
    watched: number;
    /** The clips that have been watched, as far as is asked. */
    clips: string[];
    /** Whether all clips have been watched and all questions answered. */
    complete: boolean;
    /** Of a hundred points; null if nothing is asked. */
    score: number | null;
    /** Whether the score is enough; null if nothing is asked. */
    passed: boolean | null;
}

interface HeldAnswer {
    clip: string;
    question: HeldQuestion;
    response: HeldResponse;
    right: boolean;
    /** How long the learner took. */
    seconds: number;
}

interface DocumentEventMap {
    /** Please begin, or take up what an LMS that answers late has kept. */
    "held:start": CustomEvent<{
        packed?: string; place?: string; mastery?: number; muted?: boolean;
    }>;
    "held:progress": CustomEvent<HeldProgress>;
    "held:answer": CustomEvent<HeldAnswer>;
    /** Please say this to the learner. */
    "held:say": CustomEvent<string>;
}
