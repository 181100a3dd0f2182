"""Checking a sample scene as a clip is checked."""

from collections.abc import Collection
from pathlib import Path

from reel.check.clip import check_clip
from reel.check.findings import Finding
from reel.records.clip_spec import ClipSpec
from reel.records.formats import LANDSCAPE, Format
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
)


def spec(
    sample: type,
    *,
    theme: str = "dark",
    shape: Format = LANDSCAPE,
    words: ClipWords = WORDS,
    ground: Ground | None = None,
) -> ClipSpec:
    """A sample as it is to be made."""
    clip = Clip("sample", f"{samples.__name__}:{sample.__name__}", ("only",))
    own = load_theme(PROJECT, theme)
    return ClipSpec(PROJECT, clip, words, FILM.brand, own, shape, ground=ground)


def findings(
    sample: type,
    media: Path,
    *,
    themes: tuple[str, ...] = ("dark",),
    shape: Format = LANDSCAPE,
    words: ClipWords = WORDS,
    platforms: Collection[Platform] = (),
    ground: Ground | None = None,
) -> list[Finding]:
    """All that is found in a sample, but for its length: samples are short."""
    configure(shape, media)
    specs = {
        name: spec(sample, theme=name, shape=shape, words=words, ground=ground) for name in themes
    }
    found = check_clip(specs, platforms=platforms)
    return [finding for finding in found if finding.rule != "pace.length"]


def rules(sample: type, media: Path, **kwargs: object) -> set[str]:
    """The names of the rules that a sample breaks."""
    return {finding.rule for finding in findings(sample, media, **kwargs)}  # type: ignore[arg-type]
