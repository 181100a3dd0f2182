"""What a Manim file, or settings beside it, ask for: which of it is taken over, and which is not.

Each of Manim's settings is either followed, or named in a line when somebody has set it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import manim as mn
from manim._config.utils import ManimConfig
from manim.constants import RendererType

from reel.engine.draw.manim_settings import LIBRARY_SETTINGS, take_over
from reel.records.errors import ReelError
from reel.records.outputs import Asked, Kind, Output

_OWN_PLACES = "results go into the out folder, under their scenes' names"
_OWN_ENCODER = "the encoder is the tool's own"
_OWN_CACHE = "Manim's cache is not used"
_NO_WINDOW = "no window is opened"
_OWN_CONSOLE = "the tool says itself how it goes"

NOT_FOLLOWED = {
    _OWN_PLACES: (
        "media_dir", "video_dir", "sections_dir", "images_dir", "partial_movie_dir", "text_dir",
        "tex_dir", "log_dir", "log_to_file", "output_file", "no_latex_cleanup",
    ),
    _OWN_ENCODER: (
        "video_codec", "pixel_format", "video_encoder_options", "encoder_queue_size",
        "max_inflight_encoders",
    ),
    _OWN_CACHE: ("max_files_cached", "disable_caching", "disable_caching_warning"),
    _NO_WINDOW: (
        "preview", "live_preview", "preview_command", "show_in_file_browser", "enable_gui",
        "gui_location", "fullscreen", "window_position", "window_size", "window_monitor",
        "enable_wireframe", "use_projection_fill_shaders", "use_projection_stroke_shaders",
        "media_embed", "media_width",
    ),
    _OWN_CONSOLE: ("progress_bar", "notify_outdated_version"),
    "file and scenes are named on the command line": ("input_file", "scene_names", "write_all"),
    "a plugin is to be imported by the file": ("plugins",),
}  # fmt: skip
"""By the reason why: what has no say in what is made here."""

_INSTEAD = {
    "write_to_movie": "a video is made anyway; format = png makes the last picture alone",
    "save_pngs": "take format = png-sequence",
    "save_as_gif": "take format = gif",
    "save_last_frame": "take format = png",
    "movie_file_extension": "take format = mov, or another",
    "transparent": "take background_opacity = 0",
}
"""What is to be set in place of what is no setting, or not in a file of settings."""

_Values = dict[str, Any]


class FileSettings:
    """Watches what a file, and settings beside it, set.

    Args:
        settings: the files of settings, Manim's own the first.

    Raises:
        ReelError: one of them cannot be used.
    """

    def __init__(self, settings: Sequence[Path]) -> None:
        default, beside = ManimConfig(), ManimConfig()
        known = take_over([LIBRARY_SETTINGS], default)["CLI"].keys() | ManimConfig._OPTS
        found = take_over(settings, beside)["CLI"]
        changed = _changed(_values(default), _values(beside))
        unknown = [name for name in found if name not in known]
        self._remarks = [f"by its manim.cfg {each}" for each in _remarks(changed, unknown)]
        self._before: _Values = {}

    def watch(self) -> None:
        """Begin: the file is about to be imported."""
        self._before = _values(mn.config)

    def asked(self) -> Asked:
        """Sum up what is asked for, now that the file has been imported.

        Raises:
            ReelError: it asks for what cannot be done.
        """
        check_renderer()
        changed = _changed(self._before, _values(mn.config))
        unknown = [name for name in vars(mn.config) if not name.startswith("_")]
        rate = mn.config.frame_rate
        return Asked(
            (mn.config.pixel_width, mn.config.pixel_height),
            (float(mn.config.frame_width), float(mn.config.frame_height)),
            float(rate) if isinstance(rate, int | float) else str(rate),
            _output(),
            (*self._remarks, *_remarks(changed, unknown)),
        )


def check_renderer() -> None:
    """Make sure that scenes are to be drawn with Cairo; a file may fail for that alone.

    Raises:
        ReelError: they are not.
    """
    if mn.config.renderer is RendererType.OPENGL:
        raise ReelError(
            'renderer is "opengl", and scenes are drawn with Cairo here: take that line out, '
            "or render it with manim itself"
        )


def _values(config: ManimConfig) -> _Values:
    return dict(config._d)


def _changed(before: _Values, after: _Values) -> set[str]:
    return {name for name, value in after.items() if before[name] != value}


def _output() -> Output | None:
    """Say what Manim would make of a scene; None if nothing."""
    transparent = mn.config.transparent
    kind: str = mn.config.format or "auto"
    if mn.config.dry_run or kind == "none":
        return None
    kinds: dict[str, Kind] = {"auto": "mov" if transparent else "mp4"}
    return Output(
        kinds.get(kind, kind),  # type: ignore[arg-type]
        transparent,
        mn.config.save_sections,
        mn.config.zero_pad,
    )


def _remarks(changed: set[str], unknown: list[str]) -> Iterator[str]:
    """Say, in a line each, what is set and not followed, here or by Manim of today."""
    said = [
        f"{', '.join(found)} ({reason})"
        for reason, group in NOT_FOLLOWED.items()
        if (found := [name for name in group if name in changed])
    ]
    if said:
        yield f"sets {'; '.join(said)}: not taken over"
    for name in unknown:
        instead = f": {_INSTEAD[name]}" if name in _INSTEAD else ""
        yield f"sets {name}, which Manim {mn.__version__} does not read{instead}"
