/** What page and server tell each other; the words for it stand in reel/studio/protocol.py. */

type Box = [number, number, number, number];

interface ViewInfo {
    id: string; format: string; theme: string; language: string;
    width: number; height: number; fps: number; regions: Record<string, Box>;
}
interface SegmentTime { frames: number; known: boolean; beat: string }
interface Cue { name: string; seen: number; said: number; late: boolean }
interface BeatTime {
    id: string; start: number; end: number; point: string;
    words: { text: string; start: number; end: number }[]; cues: Cue[];
}
interface Thing {
    kind: string; name: string; role: string; region: string; made: string; box: Box; depth: number;
}
interface Flaw { rule: string; severity: string; message: string; boxes: Box[] }
interface Overlay { title: string; format: string; boxes: Record<string, Box> }
interface Choice { name: string; label: string; line: string }

interface Hello {
    kind: "hello"; clip: string; title: string; clips: string[]; formats: string[];
    themes: string[]; languages: string[]; commands: Choice[]; overlays: Overlay[];
}
interface Timeline {
    kind: "timeline"; view: string; segments: SegmentTime[]; beats: BeatTime[]; whole: boolean;
}
interface Sound {
    kind: "sound"; view: string; state: "none" | "coming" | "ready" | "failed"; url: string;
    peaks: number[]; message: string;
}
interface Fault {
    kind: "fault"; view: string; message: string; segment: number; beat: string; file: string;
    line: number; trace: string;
}
interface Inspected {
    kind: "inspected"; view: string; segment: number; offset: number; things: Thing[]; flaws: Flaw[];
}
interface Running { kind: "running"; name: string; line: string }
interface Ended { kind: "ended"; name: string; code: number; stopped: boolean }

type ToPage = Hello | Timeline | Sound | Fault | Inspected | Running | Ended
    | { kind: "views"; views: ViewInfo[] }
    | { kind: "void"; view: string; first: number }
    | { kind: "drawn"; view: string; segment: number }
    | { kind: "mended"; view: string }
    | { kind: "notice"; text: string }
    | { kind: "said"; text: string };

interface PictureHeader { kind: "picture"; view: string; segment: number; offset: number; repeat: number }

type FromPage =
    | { kind: "look"; leading: string; places: Record<string, [number, number]> }
    | { kind: "inspect"; view: string; segment: number; offset: number }
    | { kind: "openview"; format: string; theme: string; language: string }
    | { kind: "closeview"; view: string }
    | { kind: "openclip"; clip: string }
    | { kind: "run"; name: string }
    | { kind: "stop" };

/** A frame of a scene: its segment, and its number within that. */
type Place = [number, number];

/** A picture, and which frames show it. */
interface Drawing { segment: number; offset: number; repeat: number; blob: Blob }
