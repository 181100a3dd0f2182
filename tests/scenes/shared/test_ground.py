"""The ground of our film: log paper, the curve on it, and a point for each clip."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.records.formats import Format
from reel.records.theme import load_theme
from reel.stage import FrameRegions, Region
from scenes.shared.ground import ground
from tests.dry import configure
from tests.layouts import OWN_LAYOUTS, box_of
from tests.our_film import FILM, PROJECT, STORYBOARD

COUNT = len(STORYBOARD.ids)

every_upright = pytest.mark.parametrize("shape", OWN_LAYOUTS.values(), ids=list(OWN_LAYOUTS))


def points(drawn: mn.VGroup) -> list[mn.Dot]:
    """The points of the clips, in order, without the halo of the lit one."""
    return [part for part in drawn if isinstance(part, mn.Dot) and part.fill_opacity == 1]


@every_upright
def test_a_point_for_each_clip_lies_on_the_curve_in_the_lower_strip(shape: Format) -> None:
    regions = FrameRegions(shape)
    below = regions.quiet[1]
    dots = points(ground(regions, FILM.theme, 5, COUNT))
    assert len(dots) == COUNT
    assert all(box_of(dot).intersect(below).sides == box_of(dot).sides for dot in dots)
    x, y, _ = np.array([dot.get_center() for dot in dots]).T
    numbers = np.arange(1, COUNT + 1)
    np.testing.assert_allclose(np.diff(x), below.width / (COUNT + 1))
    np.testing.assert_allclose((y - y[0]) / (y[-1] - y[0]), np.log(numbers) / np.log(COUNT))


def test_the_clips_own_point_is_lit_and_earlier_ones_are_brighter_than_later_ones() -> None:
    regions = FrameRegions(next(iter(OWN_LAYOUTS.values())))
    theme = FILM.theme
    for number in (1, 7, COUNT):
        dots = points(ground(regions, theme, number, COUNT))
        colours = [dot.get_color().to_hex() for dot in dots]
        lit = [each for each, colour in enumerate(colours, 1) if colour == theme.accent.upper()]
        assert lit == [number]
        assert set(colours[number:]) <= {theme.grid.upper()}
        assert not set(colours[: number - 1]) & {theme.grid.upper(), theme.accent.upper()}


@every_upright
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_is_faint_and_gone_where_the_picture_begins(
    shape: Format, theme: str, tmp_path: Path
) -> None:
    configure(shape, tmp_path)
    colours = load_theme(PROJECT, theme)
    camera = mn.Camera(background_color=colours.background)
    regions = FrameRegions(shape)
    camera.capture_mobjects([ground(regions, colours, 5, COUNT)])
    drawn = camera.pixel_array[:, :, :3].astype(int)
    differs = np.abs(drawn - drawn[drawn.shape[0] // 2, 0]).max(axis=2)
    paper, plain = (
        np.array(mn.ManimColor(colour).to_int_rgb())
        for colour in (colours.grid, colours.background)
    )
    faint = np.abs(paper - plain).max()
    for strip in regions.quiet:
        shown = of(differs, strip, shape)
        assert shown.max() >= 0.5 * faint
        assert np.percentile(shown, 90) <= faint
    assert of(differs, regions.full.lerp(regions.safe, 1), shape).max() <= 0.15 * faint


def of(picture: np.ndarray, region: Region, shape: Format) -> np.ndarray:
    """The rows of a picture that a region takes."""
    unit = len(picture) / shape.frame[1]
    return picture[
        round((shape.frame[1] / 2 - region.top) * unit) + 1 :
        round((shape.frame[1] / 2 - region.bottom) * unit) - 1
    ]  # fmt: skip
