"""What of Manim's insides the tool overrides or uses, and why Manim is held to one release line.

None of this is promised by Manim: a release may rename it, or call it at another time. When Manim
is raised to a new line, this is the list to go through.
"""

import importlib
import inspect
import pkgutil
from importlib.metadata import version
from unittest.mock import patch

import manim as mn
import manim.scene.scene
import pytest
from manim._config.utils import ManimConfig
from manim.camera.multi_camera import MultiCamera
from manim.scene.scene_file_writer import SceneFileWriter

import reel
from reel.engine.draw.file_settings import NOT_FOLLOWED
from tests.our_film import ROOT

# Each with the parameters that it has in Manim.
OVERRIDDEN = {
    # A play is cut into segments, of which each worker draws its own: `reel.engine.draw.renderer`;
    # the check plays in two steps: `reel.check.rehearsal`.
    "CairoRenderer.init_scene": "scene session_spec file_writer_settings",
    "CairoRenderer.play": "scene args kwargs",
    "CairoRenderer.render": "scene time moving_mobjects",
    "CairoRenderer.save_static_frame_data": "scene static_mobjects",
    "CairoRenderer.scene_finished": "scene",
    "CairoRenderer.update_frame": "scene mobjects include_submobjects ignore_skipping kwargs",
    # Manim's writer keeps sounds and subtitles, and writes no video: `reel.engine.draw.renderer`.
    "SceneFileWriter.add_sound": "sound_file time gain kwargs",
    "SceneFileWriter.begin_animation": "allow_write animation_index file_path",
    "SceneFileWriter.end_animation": "allow_write",
    "SceneFileWriter.finish": "",
    "SceneFileWriter.write_frame": "pixels repeat",
    # Time in whole frames, and updaters found once a play: `reel.stage.clip_scene`.
    "Scene.play": "args subcaption subcaption_duration subcaption_offset kwargs",
    "Scene.play_internal": "skip_rendering",
    "Scene.update_mobjects": "dt",
    "Scene.wait": "duration stop_condition frozen_frame",
    # Formulas turn into each other leaf by leaf: `reel.formula.transform`.
    "Animation._setup_scene": "scene",
    "Animation.clean_up_from_scene": "scene",
    "Animation.interpolate_mobject": "alpha",
    # Type is read from Typst's SVG in one go, and its bars keep their width: `reel.formula`.
    "SVGMobject.generate_mobject": "",
    "SVGMobject.init_svg_mobject": "use_svg_cache",
    "Typst._refresh_svg_stroke_widths": "",
    # Live numbers keep their size and place: `reel.formula.live_number`.
    "Mobject.show": "camera",
    "VMobject.scale": "scale_factor scale_stroke about_point about_edge",
}

# Called, though no page of Manim's documentation tells what it does or when it is called.
CALLED = {
    mn.Scene: (
        "begin_animations",
        "compile_animation_data",
        "is_current_animation_frozen_frame",
        "update_to_time",
    ),
    mn.Camera: (
        "apply_fill",
        "apply_stroke",
        "capture_mobjects",
        "get_cairo_context",
        "get_mobjects_to_display",
        "set_pixel_array",
    ),
    SceneFileWriter: ("add_partial_movie_file", "finish_last_section"),
    MultiCamera: ("update_sub_cameras",),
}

# Settings that a Manim file of its own may set with effect: `reel.engine.draw.file_settings`.
FOLLOWED = {
    "assets_dir", "background_color", "background_opacity", "dry_run", "format", "frame_height",
    "frame_rate", "frame_width", "frame_x_radius", "frame_y_radius", "from_animation_number",
    "media_loglevel", "pixel_height", "pixel_width", "quality", "renderer", "save_sections", "seed",
    "tex_template", "tex_template_file", "upto_animation_number", "verbosity", "zero_pad",
}  # fmt: skip

# Made by Manim in every class, whether it overrides anything or not.
_MADE_BY_MANIM = {"animation_overrides", "_original__init__", "_abc_impl"}


def overridden() -> dict[str, str]:
    """Find all that classes of the tool override of Manim's, with Manim's parameters."""
    found = {}
    for module in pkgutil.walk_packages(reel.__path__, "reel."):
        names = vars(importlib.import_module(module.name))
        for kind in names.values():
            if not isinstance(kind, type) or kind.__module__ != module.name:
                continue
            for name in vars(kind).keys() - _MADE_BY_MANIM:
                if name.startswith("__"):
                    continue
                for base in kind.__mro__[1:]:
                    if base.__module__.startswith("manim") and name in vars(base):
                        _, *parameters = inspect.signature(vars(base)[name]).parameters
                        found[f"{base.__name__}.{name}"] = " ".join(parameters)
                        break
    return found


def test_all_that_is_overridden_is_listed_and_as_it_was() -> None:
    assert overridden() == OVERRIDDEN


@pytest.mark.parametrize(
    ("owner", "name"), [(owner, name) for owner, names in CALLED.items() for name in names]
)
def test_what_is_called_is_there(owner: type, name: str) -> None:
    assert callable(getattr(owner, name))


def test_every_setting_of_a_file_is_followed_or_named() -> None:
    named = {name for names in NOT_FOLLOWED.values() for name in names}
    assert ManimConfig._OPTS - named == FOLLOWED
    assert named < ManimConfig._OPTS


def test_a_scene_makes_its_renderer_by_the_name_that_is_replaced() -> None:
    """So that scenes which take no renderer get ours: `reel.engine.draw.worker`."""
    ours = patch.object(manim.scene.scene, "CairoRenderer", side_effect=KeyError("ours"))
    with ours, pytest.raises(KeyError, match="ours"):
        mn.Scene()


def test_manim_is_of_the_line_that_the_requirements_hold_it_to() -> None:
    requirements = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "manim[typst]~=0.22.0" in requirements
    assert version("manim").startswith("0.22.")
