"""Axes that bend from linear to logarithmic, looked at on the way: nothing jumps or collides."""

from itertools import combinations
from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.formula.label import Label
from reel.records.formats import LANDSCAPE
from reel.stage.regions import FrameRegions, Region
from scenes.log_axes.bent_axes import AxesPlace, BentAxes
from scenes.log_axes.live_label import LiveLabel
from scenes.log_axes.maths import BODY, BRAIN
from tests.dry import configure
from tests.our_film import FILM

WAYS = np.linspace(0, 1, 41)


@pytest.fixture
def axes(tmp_path: Path) -> BentAxes:
    configure(LANDSCAPE, tmp_path)
    regions = FrameRegions(LANDSCAPE)
    return BentAxes(
        {"whole": AxesPlace(regions.full, below=0.5), "main": AxesPlace(regions.main)},
        limits=(BODY, BRAIN),
        names=(mn.Square(0.3), mn.Square(0.3)),
        size="small",
        theme=FILM.theme,
    )


def put(axes: BentAxes, turned: float, moved: float) -> None:
    axes.turned.set_value(turned)
    axes.moved.set_value(moved)
    axes.draw()


def seen(axes: BentAxes, number: int) -> list[mn.VGroup]:
    return [n for n in axes.sides[number].numbers if n[0].get_fill_opacity() > 0.02]


@pytest.mark.parametrize("moved", [0, 1])
def test_numbers_that_are_seen_never_touch(axes: BentAxes, moved: float) -> None:
    for turned in WAYS:
        put(axes, turned, moved)
        for number in (0, 1):
            for one, other in combinations(seen(axes, number), 2):
                apart = abs(one.get_center() - other.get_center())[number]
                sizes = [n.length_over_dim(number) for n in (one, other)]
                assert apart > sum(sizes) / 2, f"at {turned:.2f} of the way"


def test_the_first_axes_count_and_the_last_ones_multiply(axes: BentAxes) -> None:
    put(axes, 0, 0)
    steps = np.diff([n.get_x() for n in sorted(seen(axes, 0), key=lambda n: n.get_x())])
    assert len(steps) == 10
    np.testing.assert_allclose(steps, steps[-1], rtol=1e-5)
    put(axes, 1, 1)
    sizes = axes.box.width, axes.box.height
    for number, decades in ((0, 7), (1, 5)):
        places = sorted(n.get_center()[number] for n in seen(axes, number))
        steps = np.diff(places)
        assert len(steps) == decades
        np.testing.assert_allclose(steps, sizes[number] / decades, rtol=1e-6)


def test_the_axes_bend_and_go_from_place_to_place(axes: BentAxes) -> None:
    for change in (axes.go_to("main"), axes.bend()):
        change.begin()
        change.finish()
    axes.draw()
    assert axes.exponent == 0
    assert inside(axes, FrameRegions(LANDSCAPE).main)
    back = axes.unbend()
    back.begin()
    back.finish()
    assert axes.exponent == 1


def test_all_stays_within_the_regions(axes: BentAxes) -> None:
    regions = FrameRegions(LANDSCAPE)
    for moved, region in ((0, regions.full), (1, regions.main)):
        for turned in WAYS[::8]:
            put(axes, turned, moved)
            assert inside(axes, region)


def inside(mobject: mn.Mobject, region: Region, slack: float = 0.03) -> bool:
    left, bottom, _ = mobject.get_corner(mn.DL)
    right, top, _ = mobject.get_corner(mn.UR)
    return bool(
        left >= region.left - slack
        and bottom >= region.bottom - slack
        and right <= region.right + slack
        and top <= region.top + slack
    )


def test_grid_points_and_numbers_move_together_without_a_jump(axes: BentAxes) -> None:
    before = None
    for turned in np.linspace(0, 1, 401):
        put(axes, turned, 0)
        places = []
        for side in axes.sides:
            for value, line in zip(side.values, side.grid, strict=True):
                places.append(
                    axes.point(value, BRAIN[0]) if side.across else axes.point(BODY[0], value)
                )
                assert 0 <= line.get_stroke_opacity() <= 1
        after = np.array([line.get_start() for side in axes.sides for line in side.grid])
        np.testing.assert_allclose(after, places, atol=1e-9)
        if before is not None:
            assert np.abs(after - before).max() < 0.1
        before = after


def test_a_region_goes_straight_to_another() -> None:
    here, there = Region(0, 0, 2, 1), Region(1, 0, 2, 3)
    assert here.lerp(there, 0) == here
    assert here.lerp(there, 1) == there
    assert here.lerp(there, 0.5) == Region(0.5, 0, 2, 2)


def test_a_live_label_says_what_is_true_now(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    share = mn.ValueTracker(5)
    label = LiveLabel(
        lambda: f"about {share.get_value():.0f} in all",
        lambda text: Label(text, colour="#FFFFFF"),
        "about 99 in all",
    )
    widths = []
    for number in (5, 50, 5):
        share.set_value(number)
        label.show(np.array([1.0, 2.0, 0.0]))
        np.testing.assert_allclose(label.get_corner(mn.DL)[0], 1, atol=1e-6)
        widths.append(label.width)
    assert widths[0] == pytest.approx(widths[2])
    assert widths[0] < widths[1]
