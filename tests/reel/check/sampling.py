"""Checking a sample scene as a clip is checked."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from reel.check.clip import check_clip
from reel.check.findings import Finding
from reel.records.clip_spec import ClipSpec
from reel.records.formats import LANDSCAPE, Format
from reel.records.language import ENGLISH
from reel.records.platforms import Platform
from reel.records.saying import Saying
from reel.records.storyboard import Clip, Ground
from reel.records.theme import load_theme
from reel.records.words import ClipWords
from tests.dry import configure
from tests.our_film import FILM, PROJECT
from tests.reel.check import samples

SAID = "This is what is said meanwhile."
WORDS = ClipWords(
    title="What is wrong with this?",
    takeaway="Nothing.",
    beats={"only": SAID},
    sayings={"only": Saying(SAID, SAID)},
    points={"only": "This is what is seen"},
)
UNPOINTED = msgspec.structs.replace(WORDS, points={})
"""The same without points: nothing moves above a sample's picture."""


def spec(
    sample: type,
    *,
    theme: str = "dark",
    shape: Format = LANDSCAPE,
    words: ClipWords = WORDS,
    ground: Ground | None = None,
    language: str = ENGLISH,
) -> ClipSpec:
    """A sample as it is to be made."""
    clip = Clip("sample", f"{samples.__name__}:{sample.__name__}", ("only",))
    own = load_theme(PROJECT, theme)
    project = PROJECT.in_language(language)
    return ClipSpec(project, clip, words, FILM.brand, own, shape, ground=ground)


def all_findings(
    sample: type,
    media: Path,
    *,
    themes: tuple[str, ...] = ("dark",),
    shape: Format = LANDSCAPE,
    words: ClipWords = WORDS,
    platforms: Collection[Platform] = (),
    layout_of: str = "",
    ground: Ground | None = None,
    language: str = ENGLISH,
) -> list[Finding]:
    """All that is found in a sample."""
    configure(shape, media)
    specs = {
        name: spec(sample, theme=name, shape=shape, words=words, ground=ground, language=language)
        for name in themes
    }
    return check_clip(specs, platforms=platforms, layout_of=layout_of)


def findings(sample: type, media: Path, **kwargs: Any) -> list[Finding]:
    """The same, but for its length and its first second: samples are short."""
    found = all_findings(sample, media, **kwargs)
    return [finding for finding in found if finding.rule not in ("pace.length", "opening.still")]


def rules(sample: type, media: Path, **kwargs: Any) -> set[str]:
    """The names of the rules that a sample breaks."""
    return {finding.rule for finding in findings(sample, media, **kwargs)}
