"""The sheet's cuts are where the probabilities put them, and the dive is a zoom."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.hook import cuts, maths

ASPECTS = pytest.mark.parametrize("aspect", [0.5, 1.0, 3.0])


@ASPECTS
def test_what_is_left_is_the_product(aspect: float) -> None:
    areas = [width * height for width, height in cuts.kept(aspect)]
    np.testing.assert_allclose(areas, maths.running_product(np.arange(maths.COUNT + 1)))


@ASPECTS
def test_between_two_cuts_it_is_the_running_product(aspect: float) -> None:
    for count in (0, 0.3, 7.5, 39.9, maths.COUNT):
        width, height = cuts.left_after(count, aspect)
        assert width * height == pytest.approx(maths.running_product(count))


@ASPECTS
def test_each_cut_narrows_the_longer_side(aspect: float) -> None:
    for outer, inner in pairwise(cuts.kept(aspect)):
        narrowed = [there < here for here, there in zip(outer, inner, strict=True)]
        assert narrowed == [outer[0] * aspect > outer[1], outer[0] * aspect <= outer[1]]


@ASPECTS
def test_the_strips_and_what_is_left_make_up_what_was_left_before(aspect: float) -> None:
    for outer, inner in pairwise(cuts.kept(aspect)):
        strips = cuts.cut_off(outer, inner)
        taken = sum((r - left) * (t - b) for left, b, r, t in strips)
        # In the middle of a sheet of size 1 lies 10^-15 of it: so many digits there are.
        assert taken == pytest.approx(outer[0] * outer[1] - inner[0] * inner[1], abs=1e-15)
        for left, bottom, right, top in strips:
            assert right < 0.5 or left > 0.5 or top < 0.5 or bottom > 0.5


@ASPECTS
def test_the_view_shrinks_to_a_tenth_at_each_step(aspect: float) -> None:
    for tenths in (0, 1, 2.5, 14, cuts.deepest(aspect)):
        (left, right), (bottom, top) = cuts.seen(tenths, aspect)
        assert (right - left) * (top - bottom) == pytest.approx(10**-tenths, rel=1e-6)
    assert cuts.seen(0, aspect) == ((0, 1), (0, 1))


@ASPECTS
def test_at_last_what_is_left_fills_the_middle_of_the_view(aspect: float) -> None:
    (left, right), (bottom, top) = cuts.seen(cuts.deepest(aspect), aspect)
    width, height = cuts.kept(aspect)[-1]
    assert width / (right - left) == pytest.approx(cuts.FILLS, rel=1e-6)
    assert height / (top - bottom) == pytest.approx(cuts.FILLS, rel=1e-6)


def test_that_takes_nearly_fifteen_steps() -> None:
    assert 14.5 < cuts.deepest(2.0) < 15
    assert maths.product() == pytest.approx(1e-15, rel=0.2)
