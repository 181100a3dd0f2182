"""All that a scene is told from outside: which clip, in which words, colours and shape."""

from dataclasses import dataclass

from reel.records.brand import Brand
from reel.records.formats import Format
from reel.records.project import Project
from reel.records.storyboard import Clip
from reel.records.theme import Theme
from reel.records.words import ClipWords


@dataclass(frozen=True)
class ClipSpec:
    """One clip as it is to be made."""

    project: Project
    clip: Clip
    words: ClipWords
    brand: Brand
    theme: Theme
    format: Format
