"""What there is to render and where it goes: every path is known before a pixel is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reel.records.clip_spec import ClipSpec
from reel.records.film import Film
from reel.records.formats import LANDSCAPE, Captions, Format, Quality
from reel.records.project import Project
from reel.records.theme import Theme


@dataclass(frozen=True)
class Job:
    """One scene to render.

    Attributes:
        id: the clip's id, or the scene's name if it belongs to no storyboard.
        scene: where its class is, as "module:Class" or, for a file of its own, "path.py:Class".
        format, quality: shape and fineness of its picture.
        spec: what a ClipScene is told; None for any other scene.
        burn: whether captions are drawn into the picture.
    """

    id: str
    scene: str
    format: Format
    quality: Quality
    spec: ClipSpec | None = None
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
        project: the film's.
        theme: its colours.
        folder: where all files go.
        jobs: the clips.
        subtitled: whether captions are delivered as files.
    """

    project: Project
    theme: Theme
    folder: Path
    jobs: tuple[Job, ...]
    subtitled: bool = True

    def files(self, name: str) -> Files:
        """Return where the video called `name` goes."""
        return Files(self.folder, name)


def plan(
    film: Film,
    ids: Iterable[str],
    *,
    quality: Quality,
    out: Path,
    shape: Format = LANDSCAPE,
    captions: Captions | None = None,
) -> Plan:
    """Lay down what is to be made of the clips called `ids` (all clips if there are none).

    Args:
        film: what the project's files say.
        ids: the clips to make.
        quality, shape: how to make them.
        out: the folder in which each format has its own.
        captions: how captions are given; None for the format's own way.

    Raises:
        ReelError: no such clip.
    """
    wanted = set(ids) or set(film.storyboard.ids)
    for clip_id in wanted:
        film.storyboard[clip_id]
    captions = captions or shape.captions
    burn = captions in ("burn", "both")
    jobs = tuple(
        Job(clip.id, clip.scene, shape, quality, film.spec(clip.id, shape), burn)
        for clip in film.storyboard
        if clip.id in wanted
    )
    subtitled = captions in ("file", "both")
    return Plan(film.project, film.theme, out / shape.name, jobs, subtitled)
