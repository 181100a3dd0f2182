"""What there is to render and where it goes: every path is known before a pixel is drawn."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reel.records.clip_spec import ClipSpec
from reel.records.film import Film
from reel.records.formats import LANDSCAPE, Captions, Format, Picture, Quality
from reel.records.out_folder import folder_for
from reel.records.outputs import MP4, Kind, Output
from reel.records.project import Project
from reel.records.settings import BUILT_IN
from reel.records.theme import Theme
from reel.records.translations import Translations
from reel.records.typeface import Typeface
from reel.records.words import judge_drawn_beats


@dataclass(frozen=True)
class Job:
    """One scene to render.

    Attributes:
        id: the clip's id, or the scene's name if it belongs to no storyboard.
        scene: where its class is, as "module:Class" or, for a file of its own, "path.py:Class".
        picture: its size, and how often it changes: the one clock of all its files.
        spec: what a ClipScene is told; None for any other scene.
        burn: whether captions are drawn into the picture.
        highlight: whether they highlight the word that is said.
        output: what it is made into.
    """

    id: str
    scene: str
    picture: Picture
    spec: ClipSpec | None = None
    burn: bool = False
    highlight: bool = False
    output: Output = MP4


@dataclass(frozen=True)
class Files:
    """The files of one video in the out folder.

    Attributes:
        folder: the out folder of its format.
        name: the clip's id, "film", or the name of a scene that belongs to no storyboard.
    """

    folder: Path
    name: str

    @property
    def video(self) -> Path:
        """The MP4."""
        return self.result("mp4")

    def result(self, kind: Kind) -> Path:
        """What a scene of any kind of result becomes: a file; a folder, for a sequence."""
        return self._named(".frames" if kind == "png-sequence" else f".{kind}")

    @property
    def sections(self) -> Path:
        """The folder of the videos of a scene's sections."""
        return self._named(".sections")

    @property
    def timeline(self) -> Path:
        """The beats and their times, as JSON."""
        return self._named(".json")

    @property
    def captions_srt(self) -> Path:
        """The captions as SRT."""
        return self._named(".srt")

    @property
    def captions_vtt(self) -> Path:
        """The captions as WebVTT."""
        return self._named(".vtt")

    def translated_captions(self, language: str) -> tuple[Path, Path]:
        """The captions in another language, as SRT and as WebVTT."""
        return self._named(f".{language}.srt"), self._named(f".{language}.vtt")

    def all_translated_captions(self) -> set[Path]:
        """All files of captions in other languages that there are."""
        named = re.compile(rf"{re.escape(self.name)}\.(?!chapters\.)[A-Za-z0-9-]+\.(srt|vtt)")
        if not self.folder.is_dir():
            return set()
        return {path for path in self.folder.iterdir() if named.fullmatch(path.name)}

    @property
    def transcript(self) -> Path:
        """What is said, for reading."""
        return self._named(".txt")

    @property
    def poster(self) -> Path:
        """The poster; for a scene that plays nothing, its picture."""
        return self._named(".png")

    @property
    def chapters(self) -> Path:
        """The film's list of chapters, as text."""
        return self._named(".chapters.txt")

    @property
    def chapters_vtt(self) -> Path:
        """The same as WebVTT, for a player in a page."""
        return self._named(".chapters.vtt")

    @property
    def stills(self) -> Path:
        """The contact sheet: a picture of each beat."""
        return self.folder / "stills" / f"{self.name}.png"

    def _named(self, suffix: str) -> Path:
        # Not `with_suffix`, which would cut a name at its last dot.
        return self.folder / f"{self.name}{suffix}"


@dataclass(frozen=True)
class Plan:
    """The clips to make in one format, in viewing order, and the film they make up.

    Attributes:
        project: the film's.
        theme: its colours.
        typeface: what its words are set with.
        folder: where all files go.
        jobs: the clips.
        subtitled: whether captions are delivered as files.
        loudness: of the sound, in LUFS.
        unspoken: the clips that cannot be made, by their ids, and why in one line: their voice has
            failed.
        complete: whether these are all clips of the film.
        translations: what the film says in its other languages.
    """

    project: Project
    theme: Theme
    typeface: Typeface
    folder: Path
    jobs: tuple[Job, ...]
    subtitled: bool = True
    loudness: float = BUILT_IN.loudness
    unspoken: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False
    translations: Translations = field(default_factory=Translations)

    @property
    def order(self) -> list[str]:
        """The names of the clips, with those that cannot be made in front."""
        return [*self.unspoken, *(job.id for job in self.jobs)]

    @property
    def tracked(self) -> bool:
        """Whether captions are delivered within the videos too, as a track: not over drawn ones."""
        return self.subtitled and not any(job.burn for job in self.jobs)

    def files(self, name: str) -> Files:
        """Name the files of the video called `name`."""
        return Files(self.folder, name)


def plan(
    film: Film,
    ids: Iterable[str],
    *,
    quality: Quality,
    out: Path,
    shape: Format = LANDSCAPE,
    captions: Captions | None = None,
    stills: bool = False,
    voice: str | None = None,
    loudness: float | None = None,
    unspoken: Mapping[str, str] | None = None,
    folder: Path | None = None,
    translations: Translations | None = None,
) -> Plan:
    """Lay down what is to be made of the clips called `ids` (all clips if there are none).

    Args:
        film: what the project's files say.
        ids: the clips to make.
        quality: how finely to make them.
        out: the out folder; `out_folder` says where in it the files go.
        shape: the format.
        captions: how captions are given; None for the format's own way.
        stills: whether contact sheets are made of the clips.
        voice: the name of who speaks; None for the project's own.
        loudness: of the sound, in LUFS; None for the project's own.
        unspoken: the clips of which a voice has not spoken all beats, and why.
        folder: where all files go; by default `folder_for` chooses.
        translations: what the film says in its other languages, for captions in them.

    Raises:
        ReelError: no such clip, or the beats of one have letters that are to be drawn and that no
            font has.
    """
    wanted = set(ids) or set(film.storyboard.ids)
    for clip_id in wanted:
        film.storyboard[clip_id]
    captions = captions or shape.captions
    burn = captions in ("burn", "both")
    if burn or stills:
        mend = "write others" if stills else "write others, take --captions file"
        for clip_id in film.storyboard.ids:
            if clip_id in wanted:
                judge_drawn_beats(film.project, clip_id, film.words[clip_id], film.typeface, mend)
    unspoken = unspoken or {}
    own = film.project.settings
    highlight = burn and own.highlight
    jobs = tuple(
        Job(clip.id, clip.scene, quality.picture(shape), film.spec(clip.id, shape), burn, highlight)
        for clip in film.storyboard
        if clip.id in wanted and clip.id not in unspoken
    )
    subtitled = captions in ("file", "both")
    if folder is None:
        folder = folder_for(
            out, shape, quality, film.theme_name, captions, voice, loudness, own,
            film.project.other_language,
        )  # fmt: skip
    loudness = own.loudness if loudness is None else loudness
    complete = len(jobs) == len(film.storyboard.ids)
    return Plan(
        film.project, film.theme, film.typeface, folder, jobs, subtitled, loudness, unspoken,
        complete, translations or Translations(),
    )  # fmt: skip
