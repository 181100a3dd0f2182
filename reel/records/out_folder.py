"""Where finished videos go, and all that is made in another way: never under the same names."""

from collections.abc import Collection
from pathlib import Path

from reel.records.formats import LANDSCAPE, Captions, Format, Quality, quality_of
from reel.records.settings import BUILT_IN, Settings
from reel.records.writing import OUT

OF_FILES = "files"
"""The folder, within the out folder, of scenes that belong to no storyboard."""


def folder_for(
    out: Path,
    shape: Format,
    quality: Quality,
    theme: str | None = None,
    captions: Captions | None = None,
    voice: str | None = None,
    loudness: float | None = None,
    own: Settings = BUILT_IN,
    language: str | None = None,
) -> Path:
    """Choose the folder for videos of a format.

    Finished ones, made in the project's own way, keep the names by which others show them:
    out/landscape, and out/de/landscape in another language. What another quality, theme, way of
    captions, voice or loudness makes lies beside them, as in out/draft/voice-none/landscape.

    Args:
        out: the out folder.
        shape: the format.
        quality: how fine they are.
        theme: the name of their theme.
        captions: how captions are given.
        voice: the name of who speaks.
        loudness: of their sound, in LUFS.
        own: the project's own way; what is None is as it says.
        language: in which they are, if not in the project's first.
    """
    folder = out_in(out, language)
    usual = quality_of(own.quality)
    if (quality.short_side, quality.fps) != (usual.short_side, usual.fps):
        folder /= quality.name
    if theme not in (None, own.theme):
        folder /= f"theme-{theme}"
    if captions not in (None, own.captions or shape.captions):
        folder /= f"captions-{captions}"
    if voice not in (None, own.voice):
        folder /= f"voice-{voice}"
    if loudness is not None and loudness != own.loudness:
        folder /= f"loudness{loudness:g}"  # which is below zero: loudness-14
    return folder / shape.name


def course_folder(videos: Path) -> Path:
    """Name the folder of a course: beside that of its videos."""
    return videos.with_name("course" if videos.name == LANDSCAPE.name else f"course-{videos.name}")


def out_in(out: Path, language: str | None) -> Path:
    """Choose the folder of all that is made in a language; None for the project's first."""
    return out / language if language else out


def folders_in(out: Path, shape: Format, apart: Collection[str] = ()) -> list[Path]:
    """List all folders with videos of a format: that of finished ones first, there or not.

    Args:
        out: the out folder, or a language's own.
        shape: the format.
        apart: the names of folders in it that do not belong here: those of other languages.

    Raises:
        CannotWriteError: there can be no such out folder.
    """
    return folders_called(out, shape.name, apart)


def folders_called(out: Path, name: str, apart: Collection[str] = ()) -> list[Path]:
    """List all folders of a name in the out folder: that of finished files first, there or not.

    The arguments are those of `folders_in`.

    Raises:
        CannotWriteError: there can be no such out folder.
    """
    finished = out / name
    with OUT.written(out):
        others = sorted(
            folder
            for folder in out.rglob(name)
            if folder.is_dir()
            and folder != finished
            and folder.relative_to(out).parts[0] not in (OF_FILES, *apart)
        )
    return [finished, *others]
