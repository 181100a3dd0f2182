"""Where finished videos go, and all that is made in another way: never under the same names."""

from pathlib import Path

from reel.records.formats import HD, Captions, Format, Quality
from reel.records.theme import DARK
from reel.records.writing import OUT

OF_FILES = "files"
"""The folder, within the out folder, of scenes that belong to no storyboard."""


def folder_for(
    out: Path, shape: Format, quality: Quality, theme: str = DARK, captions: Captions | None = None
) -> Path:
    """Choose the folder for videos of a format.

    Finished ones, made as they are when nothing else is asked for, keep the names by which others
    show them: out/landscape. What another quality, theme or way of captions makes lies beside them,
    as in out/draft/theme-light/landscape.

    Args:
        out: the out folder.
        shape: the format.
        quality: how fine they are.
        theme: the name of their theme.
        captions: how captions are given; None for the format's own way.
    """
    folder = out
    if (quality.short_side, quality.fps) != (HD.short_side, HD.fps):
        folder /= quality.name
    if theme != DARK:
        folder /= f"theme-{theme}"
    if captions not in (None, shape.captions):
        folder /= f"captions-{captions}"
    return folder / shape.name


def folders_in(out: Path, shape: Format) -> list[Path]:
    """List all folders with videos of a format: that of finished ones first, there or not.

    Raises:
        CannotWriteError: there can be no such out folder.
    """
    finished = out / shape.name
    with OUT.written(out):
        others = sorted(
            folder
            for folder in out.rglob(shape.name)
            if folder.is_dir()
            and folder != finished
            and folder.relative_to(out).parts[0] != OF_FILES
        )
    return [finished, *others]
