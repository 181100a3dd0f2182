"""Values are put into the machine from above, and none lies on another on its way."""

from itertools import pairwise

import pytest
import sympy as sp

from reel.formula.formula import Formula
from reel.stage.regions import Region
from scenes.inverse import maths
from scenes.inverse.machine import Machine
from tests.our_film import FILM


@pytest.fixture
def machine() -> Machine:
    def typeset(expr: sp.Basic) -> Formula:
        return Formula(expr, theme=FILM.theme)

    return Machine(
        Region(-5, -2.5, 5, 2.5),
        inputs=[typeset(pair.args[0]) for pair in maths.PAIRS],
        outputs=[typeset(pair.args[1]) for pair in maths.PAIRS],
        heads=(typeset(maths.x), typeset(maths.b)),
        faces=(typeset(maths.FORWARDS.lhs), typeset(maths.BACKWARDS.lhs)),
        roles=("exponential", "logarithm"),
        theme=FILM.theme,
    )


def put_in(machine: Machine, share: float) -> list[float]:
    """Put values in up to this share; how strongly each shows, from the top down."""
    machine.filled.set_value(share)
    machine.update()
    return [coin[0].get_stroke_opacity() for coin in machine.movers[0]]


def test_at_first_there_are_no_values_and_in_the_end_all_are_in_their_places(
    machine: Machine,
) -> None:
    assert put_in(machine, 0) == [0] * len(maths.PAIRS)
    assert put_in(machine, 1) == [1] * len(maths.PAIRS)
    for coin, place in zip(machine.movers[0], machine.inputs, strict=True):
        assert coin.get_center() == pytest.approx(place.get_center(), abs=1e-6)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_values_come_down_one_after_another_within_their_column(
    machine: Machine, share: float
) -> None:
    shown = put_in(machine, share)
    assert shown == sorted(shown), "the lowest comes first"
    there = [coin for coin, strength in zip(machine.movers[0], shown, strict=True) if strength]
    assert all(coin.get_top()[1] <= machine.cells[0].get_top()[1] + 1e-6 for coin in there)
    for upper, lower in pairwise(there):
        assert upper.get_bottom()[1] > lower.get_top()[1], "they keep apart"
