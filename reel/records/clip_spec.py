"""All that a scene is told from outside: which clip, in which words, colours and shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reel.records.brand import Brand
from reel.records.formats import Format
from reel.records.narration import Narration
from reel.records.project import Project
from reel.records.storyboard import Clip, Ground
from reel.records.theme import Theme
from reel.records.typeface import Typeface
from reel.records.words import ClipWords


@dataclass(frozen=True)
class Part:
    """A part of a beat: from its beginning, or a cue, to the next cue, or its end.

    Attributes:
        beat: the beat's id.
        number: its place in the beat.
        last: whether it ends with the beat.
        name: for messages, as "beat read_off" or "beat read_off from the cue across on".
    """

    beat: str
    number: int
    last: bool
    name: str


@dataclass(frozen=True)
class ClipSpec:
    """One clip as it is to be made.

    Attributes:
        narration: what a voice has made of its beats, by their ids; none where nobody speaks.
        ground: what continues its pictures; None where nothing does, or the format leaves no room.
        typeface: what its words are set with.
    """

    project: Project
    clip: Clip
    words: ClipWords
    brand: Brand
    theme: Theme
    format: Format
    narration: Mapping[str, Narration] = field(default_factory=dict)
    ground: Ground | None = None
    typeface: Typeface = field(default_factory=Typeface)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all its beats, in order."""
        parts = []
        for beat in self.clip.beats:
            cues = self.words.sayings[beat].cues
            for number, cue in enumerate(("", *cues)):
                name = f"beat {beat}" + (f" from the cue {cue} on" if cue else "")
                parts.append(Part(beat, number, number == len(cues), name))
        return tuple(parts)
