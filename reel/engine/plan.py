"""What there is to render and where it goes: every path is known before a pixel is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reel.formats import LANDSCAPE, Captions, Format, Quality
from reel.paths import ROOT
from reel.production import Production, produce
from reel.storyboard import Storyboard
from reel.theme import Theme
from reel.words import load_words


@dataclass(frozen=True)
class Job:
    """One scene to render.

    Attributes:
        id: the clip's id, or the scene's name if it belongs to no storyboard.
        scene: where its class is, as "module:Class" or, for a file of its own, "path.py:Class".
        format, quality: shape and fineness of its picture.
        source: the folder or file in which an error is the author's own.
        production: what a Lesson is told; None for any other scene.
        burn: whether captions are drawn into the picture.
    """

    id: str
    scene: str
    format: Format
    quality: Quality
    source: Path
    production: Production | None = None
    burn: bool = False


@dataclass(frozen=True)
class Files:
    """The files of one video in the out folder."""

    folder: Path
    name: str

    def __truediv__(self, suffix: str) -> Path:
        return self.folder / f"{self.name}{suffix}"

    @property
    def stills(self) -> Path:
        """The contact sheet."""
        return self.folder / "stills" / f"{self.name}.png"


@dataclass(frozen=True)
class Plan:
    """The clips to make in one format, in viewing order, and the film they make up.

    Attributes:
        title: the film's.
        theme: its colours.
        folder: where all files go.
        jobs: the clips.
        subtitled: whether captions are delivered as files.
    """

    title: str
    theme: Theme
    folder: Path
    jobs: tuple[Job, ...]
    subtitled: bool = True

    def files(self, name: str) -> Files:
        """Return where the video called `name` goes."""
        return Files(self.folder, name)


def plan(
    storyboard: Storyboard,
    ids: Iterable[str],
    *,
    quality: Quality,
    out: Path,
    theme: str = "dark",
    language: str = "en",
    shape: Format = LANDSCAPE,
    captions: Captions | None = None,
) -> Plan:
    """Return what is to be made of the clips called `ids` (all clips if there are none).

    Args:
        storyboard: the clips there are.
        ids: those to make.
        quality, theme, language, shape: how to make them.
        out: the folder in which each format has its own.
        captions: how captions are given; None for the format's own way.

    Raises:
        ReelError: no such clip, theme or language, or one of their files is wrong.
    """
    wanted = set(ids) or set(storyboard.ids)
    for clip_id in wanted:
        storyboard[clip_id]
    productions = [
        produce(storyboard, clip_id, theme=theme, language=language, shape=shape)
        for clip_id in storyboard.ids
        if clip_id in wanted
    ]
    captions = captions or shape.captions
    burn = captions in ("burn", "both")
    jobs = tuple(
        Job(made.clip.id, made.clip.scene, shape, quality, ROOT / "scenes", made, burn)
        for made in productions
    )
    title = load_words(storyboard, language).film.title
    subtitled = captions in ("file", "both")
    return Plan(title, productions[0].theme, out / shape.name, jobs, subtitled)
