"""Where the pictures of clip 9 and its formulas stand: apart, and each noise like the other."""

from itertools import combinations

import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions, Region
from scenes.mse.layout import Layout, NoiseRowPlaces
from tests.layouts import apart, every_layout, within


def parts(noise: NoiseRowPlaces) -> list[Region]:
    return [noise.cause, noise.bell, noise.loss, noise.effect]


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    board = places.board
    noise = [places.points, places.model, places.density]
    derivation = [places.term, places.term_name, board.head, board.before, board.now, board.foot]
    turning = [places.turning, *places.slopes.rows, *places.slopes.plots]
    noises = [*parts(places.gauss), *parts(places.laplace)]
    for together in (noise, derivation, turning, noises):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    board, rows = places.board, places.slopes.rows
    noises = [place for noise in (places.gauss, places.laplace) for place in parts(noise)]
    written = [places.model, places.density, places.term_name, *rows, *noises]
    for place in [*written, board.head, board.before, board.now, board.foot]:
        assert within(place, regions.safe)


@every_layout
def test_both_slope_plots_share_their_axis(shape: Format) -> None:
    upper, lower = Layout.of(FrameRegions(shape)).slopes.plots
    assert (upper.left, upper.right) == (lower.left, lower.right)
    assert upper.bottom > lower.top


@every_layout
def test_an_arrow_leads_from_each_bell_to_its_loss(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for noise in (places.gauss, places.laplace):
        start, end = noise.arrow
        along = noise.loss.center - noise.bell.center
        assert np.dot(end - start, along) == pytest.approx(
            np.linalg.norm(end - start) * np.linalg.norm(along), rel=0.02
        )
        assert np.linalg.norm(end - start) > 0.3
