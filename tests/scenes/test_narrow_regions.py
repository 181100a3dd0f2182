"""Props of clips 5 and 6 in regions that are narrow or low: nothing outgrows its place."""

from itertools import pairwise
from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.formula.formula import Formula
from reel.records.formats import PORTRAIT
from reel.stage.regions import Region
from scenes.gradients.maths import factors
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.log_derivative import maths
from scenes.log_derivative.grid_quotient import GridQuotient
from scenes.log_derivative.signed_sum import SignedSum
from tests.dry import configure
from tests.our_film import FILM

THEME = FILM.theme


@pytest.fixture(autouse=True)
def _manim(tmp_path: Path) -> None:
    configure(PORTRAIT, tmp_path)


@pytest.mark.parametrize("width", [3.0, 5.0, 9.0])
def test_fractions_stay_within_their_cells(width: float) -> None:
    row = Region(-width / 2, -4, width / 2, -3)
    region = Region(-width / 2, -2, width / 2, 3)
    quotient = GridQuotient(region, factors(4), theme=THEME, row=row)
    for step in (2, 4):
        quotient.step.set_value(step)
        quotient.draw()
        for fraction in quotient.fractions:
            if fraction.cell.lit:
                letters = mn.VGroup(*(m.glyph for m in (*fraction.factor, *fraction.divisor)))
                assert letters.height < fraction.cell.box.height
                assert letters.width < fraction.cell.box.width
    assert mn.VGroup(*(cell.box for cell in quotient.grid.diagonal)).width <= row.width + 1e-6


@pytest.mark.parametrize("height", [2.0, 2.6, 5.0])
def test_names_of_a_sum_stand_apart_in_rows_that_fill_the_region(height: float) -> None:
    region = Region(-3, 0, 3, height)
    rates = (*maths.RATES_OF_FACTORS, maths.RATES_ADD.lhs)
    names = [Formula(rate, theme=THEME, size="label") for rate in rates]
    total = SignedSum(
        region,
        maths.reach(),
        lambda: maths.rates(1),
        names=names,
        colours=[THEME.sum] * 4,
        muted=THEME.muted,
    )
    assert sum(row.height for row in total.rows) == pytest.approx(height)
    for above, below in pairwise(names):
        assert above.get_bottom()[1] > below.get_top()[1]


@pytest.mark.parametrize("size", [(7.2, 3.2), (7.2, 4.4), (7.8, 5.4)])
def test_a_grown_rectangle_has_room_for_all_its_names(size: tuple[float, float]) -> None:
    region = Region(0, 0, *size)
    rectangle = ProductRectangle(region, 1.0, 1.0, theme=THEME)
    assert rectangle.get_right()[0] <= region.right + 1e-6
    assert rectangle.get_top()[1] <= region.top + 1e-6
    areas = np.array([rectangle.first.width / 1.2, rectangle.second.height / 0.6])
    sides = np.array([rectangle.area.width / 3, rectangle.area.height / 2])
    assert areas == pytest.approx(sides)  # true to scale each way
    for name in rectangle.names.values():
        assert all(glyph.get_fill_opacity() > 0.9 for glyph in name if glyph.has_points())
