"""What a worker sends home, and the files it leaves; free of Manim."""

from dataclasses import dataclass

VIDEO = "clip.mp4"
PICTURE = "clip.png"
SUBTITLES = "clip.srt"
TIMELINE = "timeline.json"
LOG = "said.txt"


@dataclass(frozen=True)
class Progress:
    """How far a scene is: frames written, the beat it is in, the beats done and their frames."""

    frames: int
    beat: str | None = None
    beats_done: int = 0
    frames_done: int = 0


class SceneError(Exception):
    """A scene raised. All texts, so that it can be sent home.

    Attributes:
        beat: the beat it was in, if it had one.
        where: the innermost of the author's own lines, as "file:line"; "" if none is to blame.
        what: the error, as "Type: message".
        trace: the whole traceback.
    """

    def __init__(self, beat: str | None, where: str, what: str, trace: str) -> None:
        super().__init__(beat, where, what, trace)
        self.beat, self.where, self.what, self.trace = beat, where, what, trace

    def __str__(self) -> str:
        beat = f"beat {self.beat}" if self.beat else ""
        place = ", ".join(filter(None, (self.where, beat)))
        return f"{place}: {self.what}" if place else self.what
