"""Manim's settings for one process. They are global: it plays scenes of one format only."""

from collections.abc import Sequence
from configparser import ConfigParser
from pathlib import Path
from threading import RLock
from typing import Literal

import manim as mn
from manim._config.utils import config_file_paths
from tqdm import tqdm

from reel.engine.draw.manim_log import log_plainly
from reel.records.errors import ReelError
from reel.records.formats import HD, SMALLEST, Picture
from reel.records.root import PROJECT_FILE, shown

LIBRARY_SETTINGS, *_ = config_file_paths()
"""Manim's own defaults, as a file; those after it are this user's and this folder's."""


def configure(
    picture: Picture | None,
    media: Path,
    *,
    video: Literal["mp4", "auto"] | None = None,
    settings: Sequence[Path] = (),
    assets: Path | None = None,
) -> None:
    """Set Manim up to play scenes, the same way whether they are rendered, checked or tested.

    Args:
        picture: its size and rate; None for what the settings say.
        media: a folder for what Manim keeps beside videos: text and formulas as SVG.
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
    if picture is not None:
        set_picture(picture)
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
    log_plainly()
    mn.config.progress_bar = "none"
    # Else tqdm makes a lock for several processes, which a killed worker would leave behind.
    tqdm.set_lock(RLock())


def set_picture(picture: Picture) -> None:
    """Give Manim's pictures a size and a rate."""
    mn.config.pixel_width, mn.config.pixel_height = picture.pixels
    mn.config.frame_width, mn.config.frame_height = picture.frame
    mn.config.frame_rate = picture.fps


def picture_set() -> Picture:
    """Read the size and the rate that Manim's pictures have now.

    Raises:
        ReelError: the rate is no whole number of frames a second, or there are no pixels.
    """
    rate = mn.config.frame_rate
    if not isinstance(rate, int | float) or rate < 1 or rate % 1:
        raise ReelError(f"frame_rate is {rate!r}: take a whole number of frames a second")
    sides = {name: mn.config[name] for name in ("pixel_width", "pixel_height")}
    for name, side in sides.items():
        if side < SMALLEST:
            raise ReelError(f"{name} is {side}: take {SMALLEST} pixels or more")
    across, up = (2 * round(side / 2) for side in sides.values())  # even, as H.264 wants them
    return Picture((across, up), (mn.config.frame_width, mn.config.frame_height), round(rate))


def settings_for(path: Path) -> list[Path]:
    """List the files of settings that a Manim file of its own is played with.

    Manim's own, the user's, and that of the folder one stands in, as for Manim, unless it belongs
    to a film there; and that beside the file.
    """
    library, user, here = config_file_paths()
    films = (Path.cwd() / PROJECT_FILE).exists()
    return [library, user, *([] if films else [here.absolute()]), path.parent / here.name]


def _take_over(settings: Sequence[Path]) -> None:
    """Take over what files of settings say, the later ones before the earlier ones.

    Raises:
        ReelError: one of them cannot be used.
    """
    parser = ConfigParser()
    try:
        for path in settings:
            parser.read(path, encoding="utf-8")
            if path == LIBRARY_SETTINGS:
                parser["CLI"]["frame_rate"] = str(HD.fps)  # the tool's own default
        mn.config.digest_parser(parser)
    except Exception as error:
        found = next(filter(None, map(_wrong_in, settings)), " ".join(str(error).split()))
        raise ReelError(found) from error


def _wrong_in(path: Path) -> str:
    """Say in one line what is wrong in a file of settings; "" if nothing is."""
    if not path.is_file():
        return ""
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text(encoding="utf-8"), shown(path))
    except Exception as error:
        return f"{shown(path)}: cannot be read: {' '.join(str(error).split())}"
    for section, values in parser.items():
        for key, value in values.items():
            alone = ConfigParser()
            alone.read(LIBRARY_SETTINGS, encoding="utf-8")
            alone.read_dict({section: {key: value}})
            try:
                mn.config.copy().digest_parser(alone)
            except Exception as error:
                what = " ".join(str(error).split())
                return f"{shown(path)}: {key}: cannot be {value!r}: {what}"
    return ""
