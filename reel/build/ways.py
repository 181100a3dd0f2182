"""The ways in which clips are rendered for posts: platforms that take the same share one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reel.records.formats import LANDSCAPE, Captions, Format, Quality
from reel.records.out_folder import folder_for
from reel.records.platforms import CaptionForm, Platform
from reel.records.posted import SOCIAL
from reel.records.settings import Settings

_DRAWN: Mapping[CaptionForm, Captions] = {"file": "file", "burnt": "burn", "none": "none"}


@dataclass(frozen=True)
class Way:
    """One way in which clips are rendered.

    Attributes:
        shape: the format, with a platform's own layout where it has one.
        captions: how they are given.
        loudness: of the sound, in LUFS.
        platforms: the names of those that take clips made so; none where only loops are made.
    """

    shape: Format
    captions: Captions
    loudness: float
    platforms: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called where several ways are made at once."""
        return "+".join(self.platforms) or LANDSCAPE.name

    @property
    def gives_loops(self) -> bool:
        """Whether loops can be made of clips made so: nothing is drawn over their pictures."""
        return self.shape == LANDSCAPE and self.captions != "burn"


def ways_of(platforms: Mapping[str, Platform], own: Settings) -> list[Way]:
    """Find the ways that platforms need, that first which gives loops, if any of them takes some.

    Args:
        platforms: by name.
        own: how the film is made otherwise.
    """
    shared: dict[tuple[Format, Captions, float], list[str]] = {}
    for name, platform in platforms.items():
        form = _DRAWN[platform.captions.form.value]
        way = platform.shape, form, platform.sound.loudness.value
        shared.setdefault(way, []).append(name)
    ways = [Way(*way, tuple(names)) for way, names in shared.items()]
    if takes_loops(platforms.values()) and not any(way.gives_loops for way in ways):
        ways.append(Way(LANDSCAPE, "file", own.loudness, ()))
    return sorted(ways, key=lambda way: not way.gives_loops)


def takes_loops(platforms: Iterable[Platform]) -> bool:
    """Whether any of the platforms takes a loop."""
    return any(platform.animation for platform in platforms)


def posts_folder(
    out: Path,
    quality: Quality,
    theme: str | None,
    voice: str | None,
    own: Settings,
    language: str | None = None,
) -> Path:
    """Choose the folder of all posts: beside the videos that are made in the same way.

    Args:
        out: the out folder.
        quality: how fine they are.
        theme: the name of their theme.
        voice: the name of who speaks.
        own: the project's own way.
        language: in which they are, if not in the project's first.
    """
    usual = folder_for(out, LANDSCAPE, quality, theme, None, voice, None, own, language)
    return usual.with_name(SOCIAL)
