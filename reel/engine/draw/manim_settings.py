"""Manim's settings for one process. They are global: it plays scenes of one format only."""

from collections.abc import Sequence
from configparser import ConfigParser
from pathlib import Path
from threading import RLock
from typing import Literal

import manim as mn
from manim._config.utils import config_file_paths
from tqdm import tqdm

from reel.records.errors import ReelError
from reel.records.formats import DRAFT, Format, Quality
from reel.records.root import shown

LIBRARY_SETTINGS, *_ = config_file_paths()
"""Manim's own defaults, as a file; those after it are this user's and this folder's."""


def configure(
    shape: Format,
    media: Path,
    quality: Quality = DRAFT,
    *,
    video: Literal["mp4", "auto"] | None = None,
    settings: Sequence[Path] = (),
    assets: Path | None = None,
) -> None:
    """Set Manim up to play scenes, the same way whether they are rendered, checked or tested.

    Args:
        shape: the format.
        media: a folder for what Manim keeps beside videos: text and formulas as SVG.
        quality: how fine the picture is.
        video: what a render is to become: "mp4", or "auto" for a picture where a scene plays
            nothing; None if nothing is to be written.
        settings: files whose values take the place of this machine's own; without any, Manim's
            settings stay as it found them in the user's folder and in this one.
        assets: the folder in which a scene's sounds and pictures are looked for.

    Raises:
        ReelError: one of the files cannot be used.
    """
    if settings:
        _take_over(settings)
    mn.config.pixel_width, mn.config.pixel_height = quality.pixels(shape)
    mn.config.frame_width, mn.config.frame_height = shape.frame
    mn.config.frame_rate = quality.fps
    mn.config.media_dir = str(media)
    if assets is not None:
        mn.config.assets_dir = str(assets)
    if video is None:
        mn.config.dry_run = True
    else:
        mn.config.output_file = ""
        mn.config.format = video
    mn.config.seed = 0
    mn.config.disable_caching = True
    mn.config.disable_caching_warning = True
    mn.config.verbosity = "ERROR"
    mn.config.progress_bar = "none"
    # Else tqdm makes a lock for several processes, which a killed worker would leave behind.
    tqdm.set_lock(RLock())


def _take_over(settings: Sequence[Path]) -> None:
    """Take over what files of settings say, the later ones before the earlier ones.

    Raises:
        ReelError: one of them cannot be used.
    """
    parser = ConfigParser()
    for path in settings:
        try:
            parser.read(path, encoding="utf-8")
            mn.config.digest_parser(parser)
        except Exception as error:
            what = " ".join(str(error).split())  # in one line
            raise ReelError(f"{shown(path)}: cannot be used: {what}") from error
