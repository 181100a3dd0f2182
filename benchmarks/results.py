"""What was measured: plain records, kept as JSON, from which the report is written."""

from pathlib import Path
from statistics import median

import msgspec


class Timing(msgspec.Struct):
    """One way to render the same thing.

    Attributes:
        seconds: wall time of each round.
        peak: bytes of memory of the largest of its processes, at its largest.
        size: bytes of the clips' videos.
        psnr, worst: dB over all compared frames, and of the worst frame.
    """

    seconds: list[float] = []
    peak: int = 0
    size: int = 0
    psnr: float | None = None
    worst: float | None = None

    @property
    def median(self) -> float:
        return median(self.seconds)


class Contest(msgspec.Struct):
    """The same thing rendered in several ways.

    Attributes:
        what: the clip or the film, at which quality.
        about: the commit.
        played: seconds that it plays, once rendered.
        ways: by their names, in the order in which they ran.
        limit: PSNR of yuv420p without any loss of encoding.
        psnr: of each clip, by ways.
        differ: the clips of which render.py's ways did not make the same file; None if that is
            not known.
    """

    what: str
    about: str
    played: float = 0.0
    ways: dict[str, Timing] = {}
    limit: float | None = None
    psnr: dict[str, dict[str, float]] = {}
    differ: list[str] | None = None


class Floor(msgspec.Struct):
    """Encoding alone, from memory.

    Attributes:
        what: which pictures, at which quality: as a contest's `what`.
        frames, pictures: how many there are; of a picture that stands there are several frames.
        converting, encoding: seconds, summed over `cores` processes side by side.
    """

    what: str
    about: str
    cores: int
    frames: int = 0
    pictures: int = 0
    converting: float = 0.0
    encoding: float = 0.0

    @property
    def seconds(self) -> float:
        """Wall time, if the work is shared out evenly."""
        return (self.converting + self.encoding) / self.cores


class Warm(msgspec.Struct):
    """The film again after a change; seconds of each time.

    Attributes:
        file: a Manim file of four scenes: cold, and then with nothing changed.
    """

    about: str
    cold: float = 0.0
    changes: dict[str, list[float]] = {}
    file: list[float] = []


class Latency(msgspec.Struct):
    """From the save of an edit to the first new picture, in the studio; seconds of each edit.

    Attributes:
        clip, beat: what is edited and looked at.
        edits: by what is edited.
        goals: likewise; 0 where there is none.
        manim: what `manim -ql` takes to make a video of the scene, start-up and all.
    """

    about: str
    clip: str
    beat: str
    edits: dict[str, list[float]] = {}
    goals: dict[str, float] = {}
    manim: float = 0.0


class Cost(msgspec.Struct):
    """What one worker that works alone spends on a clip.

    Attributes:
        setup: seconds until it stands at the first segment.
        frames, skip, draw: of each segment: its frames, seconds to step through, to draw.
    """

    setup: float
    frames: list[int] = []
    skip: list[float] = []
    draw: list[float] = []


class Scale(msgspec.Struct):
    """More and fewer workers.

    Attributes:
        clips: what was rendered.
        walls: seconds by the number of workers, as text; "cluster" for two Dask workers.
        costs: by clip.
        load: cores that one drawing worker keeps busy (fitted).
        fixed: seconds for start-up and assembly (fitted).
        modelled: seconds by number of workers, for the same clips.
        film: modelled seconds of the film by number of workers, each with cores enough.
        forked: the same, if one worker stepped through each clip and left the drawing to others.
        largest: the film's largest task, in words.
    """

    about: str
    clips: list[str]
    walls: dict[str, float] = {}
    costs: dict[str, Cost] = {}
    load: float = 0.0
    fixed: float = 0.0
    modelled: dict[str, float] = {}
    film: dict[str, float] = {}
    forked: dict[str, float] = {}
    largest: str = ""


class EncoderRow(msgspec.Struct):
    """One encoder setting on the same frames: milliseconds and bytes a frame, dB."""

    preset: str
    rate: str
    tools: str
    milliseconds: float
    size: float
    psnr: float


class EncoderTable(msgspec.Struct):
    """Encoder settings on the same frames."""

    about: str
    clips: list[str]
    frames: int = 0
    rows: list[EncoderRow] = []


class Stages(msgspec.Struct):
    """What a worker does while it draws a clip: seconds of a core by clip and stage."""

    about: str
    clips: dict[str, dict[str, float]] = {}


class SceneCount(msgspec.Struct):
    """What came of scenes that were drawn by Manim and by render.py.

    Attributes:
        same: how many came out the same in every frame.
        frames: how many frames those have.
        formulas: how many of those have formulas, set by LaTeX or Typst.
        different: how many did not.
        not_run: how many could not be compared, by the reason.
    """

    same: int = 0
    frames: int = 0
    formulas: int = 0
    different: int = 0
    not_run: dict[str, int] = {}

    @property
    def missed(self) -> int:
        """How many could not be compared."""
        return sum(self.not_run.values())

    @property
    def reasons(self) -> str:
        """Why those could not be compared."""
        return "; ".join(f"{reason}: {number}" for reason, number in self.not_run.items())


class ManimOwn(msgspec.Struct):
    """The scenes that Manim publishes.

    Attributes:
        about: at which quality.
        counts: what came of them, by where they come from.
    """

    about: str
    counts: dict[str, SceneCount] = {}


class Misheard(msgspec.Struct):
    """Words that were said, and what was heard in their place; either may be none."""

    said: str
    heard: str


class HeardClip(msgspec.Struct):
    """What a recogniser makes of a clip's sound.

    Attributes:
        words: how many were said.
        errors: how many words must be changed, left out or put in to get what was heard.
        misheard: where that is.
    """

    words: int = 0
    errors: int = 0
    misheard: list[Misheard] = []

    @property
    def rate(self) -> float:
        """The word error rate."""
        return self.errors / max(self.words, 1)


class Hearing(msgspec.Struct):
    """What a recogniser makes of the film's sound.

    Attributes:
        recogniser: its name.
        clips: what it makes of each.
    """

    recogniser: str
    clips: dict[str, HeardClip] = {}

    @property
    def rate(self) -> float:
        """The word error rate over all clips."""
        words = sum(clip.words for clip in self.clips.values())
        return sum(clip.errors for clip in self.clips.values()) / max(words, 1)


LIVE = "a live scene of reel's"
"""The way of `Others` that the others are compared with."""


class Others(msgspec.Struct):
    """How soon an edit is seen in several tools.

    Attributes:
        ways: seconds of each edit, by how it is shown.
    """

    ways: dict[str, list[float]] = {}


class Results(msgspec.Struct):
    """All that was measured; a part that has not run is missing."""

    machine: dict[str, str] = {}
    clip: Contest | None = None
    film: Contest | None = None
    clip_floor: Floor | None = None
    film_floor: Floor | None = None
    warm: Warm | None = None
    latency: Latency | None = None
    scale: Scale | None = None
    encoder: EncoderTable | None = None
    stages: Stages | None = None
    manim_own: ManimOwn | None = None
    hearing: Hearing | None = None
    others: Others | None = None
    failures: dict[str, str] = {}


def load(path: Path) -> Results:
    """What was measured before, or nothing."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Results)
    except FileNotFoundError:
        return Results()


def save(results: Results, path: Path) -> None:
    """Write down what was measured."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
