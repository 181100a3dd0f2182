"""Towers stand on powers of two, and the one that is wanted stands where its logarithm says."""

import numpy as np
import pytest

from reel.stage.regions import Region
from reel.stage.view import View
from scenes.definition import maths
from scenes.definition.towers import Towers
from tests.our_film import FILM

VIEW = View(Region(0, 0, 8, 16), (0, 4), (0, 16))


def test_each_tower_has_twice_the_blocks_of_the_one_before_and_reaches_the_curve() -> None:
    towers = Towers(VIEW, FILM.theme)
    assert [len(tower) for tower in towers] == [1, 2, 4, 8, 16]
    for power, tower in enumerate(towers):
        front = tower[-1][-1]  # of the highest block
        assert front.get_center()[0] == pytest.approx(VIEW.point(power, 0)[0])
        assert front.get_top()[1] == pytest.approx(towers.top(power)[1], abs=0.1)


def test_ten_outlined_blocks_stand_between_eight_and_sixteen() -> None:
    towers = Towers(VIEW, FILM.theme)
    assert len(towers.wanted) == maths.WANTED == 10
    across = towers.wanted.get_center()[0]
    assert across == pytest.approx(VIEW.point(np.log2(10), 0)[0])
    assert towers[3].get_right()[0] < towers.wanted.get_left()[0]
    assert towers.wanted.get_right()[0] < towers[4].get_left()[0]


def test_a_tower_becomes_both_halves_of_the_next() -> None:
    towers = Towers(VIEW, FILM.theme)
    halves = [animation.target_mobject for animation in towers.double(2)]
    assert [len(half) for half in halves] == [4, 4]
