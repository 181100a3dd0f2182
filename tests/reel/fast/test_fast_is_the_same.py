"""What is done at every frame has the effect that Manim's own, slower way has."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np
import pytest
import sympy as sp

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.stage import Formula, LiveNumber
from tests.our_film import WHITE

SIDES = [mn.ORIGIN, mn.UP, mn.DOWN, mn.LEFT, mn.RIGHT, mn.UL, mn.DR]


def state(mobject: mn.VMobject) -> list[np.ndarray]:
    """All that is drawn of a mobject."""
    names = ("points", "fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")
    return [getattr(part, name) for part in mobject.get_family() for name in names]


def same(one: mn.VMobject, other: mn.VMobject) -> bool:
    return all(np.array_equal(*pair) for pair in zip(state(one), state(other), strict=True))


def number() -> LiveNumber:
    return LiveNumber("−12.5", colour="#4FD1C5")


@pytest.mark.parametrize("side", SIDES)
def test_places_are_those_of_manim(side: np.ndarray) -> None:
    fast, slow, place = number(), number(), np.array([1.0, -2.0, 0.0])
    mobject_ops.put(fast, place, side)
    slow.move_to(place, aligned_edge=side)
    assert same(fast, slow)
    assert np.array_equal(mobject_ops.edge(fast, side), slow.get_critical_point(side))
    assert np.array_equal(mobject_ops.size(fast)[:2], [slow.width, slow.height])


def test_what_has_no_points_is_at_the_origin() -> None:
    nothing = mn.VGroup()
    mobject_ops.put(nothing, mn.RIGHT)
    assert np.array_equal(mobject_ops.edge(nothing, mn.UP), mn.ORIGIN)


COLOUR = mn.ManimColor("#FF8A5C")
STYLES: list[tuple[Callable[[Any], Any], Callable[[Any], Any]]] = [
    (lambda m: mobject_ops.set_opacity(m, 0.3), lambda m: m.set_opacity(0.3)),
    (lambda m: mobject_ops.set_fill_opacity(m, 0.3), lambda m: m.set_fill(opacity=0.3)),
    (lambda m: mobject_ops.set_stroke_opacity(m, 0.3), lambda m: m.set_stroke(opacity=0.3)),
    (lambda m: mobject_ops.set_stroke_colour(m, COLOUR), lambda m: m.set_stroke(COLOUR)),
]


@pytest.mark.parametrize(("fast", "slow"), STYLES)
def test_opacities_and_colours_are_those_of_manim(
    fast: Callable[[Any], Any], slow: Callable[[Any], Any]
) -> None:
    one, other = number(), number()
    fast(one)
    slow(other)
    assert same(one, other)


def test_what_follows_is_drawn_when_its_state_changes_and_a_copy_by_itself() -> None:
    tracker = mn.ValueTracker(1)
    drawn: list[mn.Dot] = []
    dot = redraw_on_change(mn.Dot(), drawn.append, lambda _: tracker.get_value())
    dot.update()
    assert drawn == [dot]
    twin = dot.copy()
    tracker.set_value(2)
    dot.update()
    dot.update()
    assert drawn == [dot, dot]
    twin.update()
    assert drawn == [dot, dot, twin]


def test_a_copied_formula_has_nothing_in_common_that_changes() -> None:
    x = sp.Symbol("x")
    formula = Formula(sp.sqrt(x) / 2, theme=WHITE)
    before = [array.copy() for array in state(formula)]
    formula.copy().shift(mn.UP).set_color(mn.RED).set_opacity(0.5)
    again = Formula(sp.sqrt(x) / 2, theme=WHITE)
    assert all(map(np.array_equal, state(formula), before))
    assert all(map(np.array_equal, state(again), before))


def test_type_stands_where_manim_reads_it() -> None:
    formula = Formula(sp.sqrt(sp.Symbol("x")) / 2, theme=WHITE)
    manims = mn.Typst(
        formula.typst_code, typst_preamble=formula.typst_preamble, font_size=formula.font_size
    )
    for ours, theirs in zip(formula, manims, strict=True):
        assert np.allclose(ours.points, theirs.points, atol=1e-9)


def test_each_that_draws_a_mobject_goes_by_its_own_state() -> None:
    size, place = mn.ValueTracker(1), mn.ValueTracker(1)
    drawn: list[str] = []
    dot = mn.Dot()
    redraw_on_change(dot, lambda _: drawn.append("size"), lambda _: size.get_value())
    redraw_on_change(dot, lambda _: drawn.append("place"), lambda _: (place.get_value(), 0.0))
    assert drawn == ["size", "place"]
    size.set_value(2)
    dot.update()
    place.set_value(2)
    dot.update()
    assert drawn == ["size", "place", "size", "place"]
