"""Where the pictures of clip 9 and its formulas stand: apart, and each noise like the other."""

from itertools import combinations

import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.mse.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    board, turn = places.board, places.turn
    derivation = [places.term.bell, places.term.loss]
    derivation += [board.before, board.reason, board.now, board.foot]
    turning = [turn.hill, turn.hill_words, *(turn.total or ())]
    for together in (derivation, turning):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    noise, board, turn = places.noise, places.board, places.turn
    written = [noise.model, noise.bells, board.before, board.reason, board.now, board.foot]
    written += [turn.hill, turn.hill_words, *(turn.total or ()), places.between]
    written += [
        place
        for column in (places.gauss, places.laplace)
        for place in (column.cause, column.pair.bell, column.pair.loss, column.effect)
    ]
    for place in written:
        assert within(place, regions.safe)


@every_layout
def test_the_first_noise_moves_aside_until_it_is_level_with_the_second(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    first, second = places.gauss.pair, places.laplace.pair
    middle = (first.bell.center + places.aside + second.bell.center) / 2
    assert middle[0] == pytest.approx(first.bell.center[0])
    assert first.bell.center[1] == pytest.approx(second.bell.center[1])
    moved = first.bell.right + places.aside[0]
    assert moved < second.bell.left
    # What is written between both arrows goes with the first one.
    assert places.between.left > first.arrow[0][0]
    assert places.between.right + places.aside[0] < second.arrow[0][0]


@every_layout
def test_an_arrow_leads_from_each_bell_to_its_loss(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for pair in (places.term, places.gauss.pair, places.laplace.pair):
        start, end = pair.arrow
        along = pair.loss.center - pair.bell.center
        assert np.dot(end - start, along) == pytest.approx(
            np.linalg.norm(end - start) * np.linalg.norm(along), rel=0.02
        )
        assert np.linalg.norm(end - start) > 0.3
