"""Manim's settings for one process. They are global: it plays scenes of one format only."""

from collections.abc import Sequence
from configparser import ConfigParser
from pathlib import Path
from threading import RLock
from typing import Literal

import manim as mn
from manim._config.utils import ManimConfig, config_file_paths
from tqdm import tqdm

from reel.engine.draw.manim_log import log_plainly
from reel.records.errors import ReelError
from reel.records.formats import HD, Picture
from reel.records.outputs import Output
from reel.records.root import PROJECT_FILE, shown

LIBRARY_SETTINGS, *_ = config_file_paths()
"""Manim's own defaults, as a file; those after it are this user's and this folder's."""

# Those that Manim finds within its folder for media.
_FOLDERS = (
    "video_dir", "sections_dir", "images_dir", "partial_movie_dir", "text_dir", "tex_dir",
    "log_dir",
)  # fmt: skip


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
        take_over(settings, mn.config)
    if picture is not None:
        set_picture(picture)
    mn.config.media_dir = str(media)
    if assets is not None:  # where settings name another folder, it is one beside them
        mn.config.assets_dir = str(assets / mn.config.assets_dir)
    if video is None:
        mn.config.dry_run = True
    else:
        mn.config.output_file = ""
        if video != "auto":  # else it is what the settings say
            mn.config.format = video
    if mn.config.seed is None:
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


def set_output(output: Output, media: Path) -> None:
    """Have Manim make this of scenes, whatever a file has asked for; nothing is opened meanwhile.

    Args:
        output: what scenes become.
        media: a folder for what Manim keeps beside it; see `configure`.
    """
    mn.config.dry_run = False
    mn.config.format = output.kind
    mn.config.save_sections = output.sections
    mn.config.output_file = ""
    mn.config.log_to_file = False
    mn.config.preview = mn.config.live_preview = mn.config.enable_gui = False
    mn.config.show_in_file_browser = False
    mn.config.video_codec = mn.config.pixel_format = "auto"
    mn.config.video_encoder_options = {}
    mn.config.media_dir = str(media)
    library = ConfigParser()
    library.read(LIBRARY_SETTINGS, encoding="utf-8")
    for name in _FOLDERS:
        setattr(mn.config, name, library["CLI"].get(name, raw=True))


def settings_for(path: Path) -> list[Path]:
    """List the files of settings that a Manim file of its own is played with.

    Manim's own, the user's, and that of the folder one stands in, as for Manim, unless it belongs
    to a film there; and that beside the file.
    """
    library, user, here = config_file_paths()
    films = (Path.cwd() / PROJECT_FILE).exists()
    return [library, user, *([] if films else [here.absolute()]), path.parent / here.name]


def take_over(settings: Sequence[Path], config: ManimConfig) -> ConfigParser:
    """Take over what files of settings say, the later ones before the earlier ones.

    Returns:
        What has been read.

    Raises:
        ReelError: one of them cannot be used.
    """
    parser = ConfigParser()
    try:
        for path in settings:
            parser.read(path, encoding="utf-8-sig")
            if path == LIBRARY_SETTINGS:
                parser["CLI"]["frame_rate"] = str(HD.fps)  # the tool's own default
        config.digest_parser(parser)
        return parser
    except Exception as error:
        found = next(filter(None, map(_wrong_in, settings)), " ".join(str(error).split()))
        raise ReelError(found) from error


def _wrong_in(path: Path) -> str:
    """Say in one line what is wrong in a file of settings; "" if nothing is."""
    if not path.is_file():
        return ""
    parser = ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text(encoding="utf-8-sig"), shown(path))
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
