"""The product rule's grid: equal cells, the diagonal lit, as large as its region allows."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.records.formats import LANDSCAPE
from reel.stage.regions import Region
from scenes.gradients.maths import factor_count, factors, terms
from scenes.shared.factor_grid import FactorGrid
from tests.dry import configure
from tests.our_film import FILM

THEME = FILM.theme
REGION = Region(-4, -3, 4, 2.5)


@pytest.fixture(autouse=True)
def _manim(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)


def grid(n: int, *, labelled: bool = True) -> FactorGrid:
    return FactorGrid(REGION, terms(factors(n)), theme=THEME, labelled=labelled)


@pytest.mark.parametrize(("n", "labelled"), [(2, True), (3, True), (5, True), (10, False)])
def test_cells_are_equal_and_within_the_region(n: int, labelled: bool) -> None:
    made = grid(n, labelled=labelled)
    boxes = [cell.box for cell in made.cells]
    assert len(boxes) == factor_count(n)
    assert np.ptp([box.width for box in boxes]) == pytest.approx(0, abs=1e-9)
    assert np.ptp([box.height for box in boxes]) == pytest.approx(0, abs=1e-9)
    for line in (*made.rows, *(made.column(number) for number in range(n))):
        steps = np.diff([cell.box.get_center() for cell in line], axis=0)
        assert np.ptp(steps, axis=0) == pytest.approx(np.zeros(3), abs=1e-9)
    assert made.width <= REGION.width + 1e-9
    spare = REGION.width - made.width, REGION.height - made.height
    assert min(spare) < 0.7 * boxes[0].height  # the right margin, as wide as that of the signs


@pytest.mark.parametrize("n", [2, 3, 5])
def test_the_differentiated_factors_are_lit_and_no_others(n: int) -> None:
    made = grid(n)
    fill = {cell: cell.box.get_fill_color().to_hex() for cell in made.cells}
    assert {fill[cell] for cell in made.diagonal} == {THEME.accent}
    assert {fill[cell] for cell in made.others} == {THEME.surface}
    assert len(made.signs) == n - 1
    for row, term in zip(made.rows, terms(factors(n)), strict=True):
        assert tuple(cell.label.expr for cell in row) == term


def test_labels_stay_within_their_cells() -> None:
    for n in (2, 3, 5):
        for cell in grid(n).cells:
            assert cell.label.width < cell.box.width
            assert cell.label.get_top()[1] < cell.box.get_top()[1]
            assert cell.label.get_bottom()[1] > cell.box.get_bottom()[1]


@pytest.mark.parametrize("size", [5.0, 5.4, 7.0, 10.0])
def test_a_plain_grid_fills_its_region_at_every_size(size: float) -> None:
    made = grid(10, labelled=False).follow(mn.ValueTracker(size))
    seen = [cell for cell in made.cells if cell.box.get_fill_opacity() > 0]
    assert len(seen) == int(np.ceil(size)) ** 2
    group = mn.VGroup(*(cell.box for cell in seen))
    assert group.height == pytest.approx(REGION.height, abs=0.15)
    assert group.get_center() == pytest.approx(REGION.center, abs=0.1)


def test_five_of_ten_plain_cells_stand_where_the_labelled_ones_do() -> None:
    plain, labelled = grid(10, labelled=False).follow(mn.ValueTracker(5)), grid(5)
    for cell in labelled.cells:
        there = plain.cell(cell.row, cell.column).box
        assert there.get_center() == pytest.approx(cell.box.get_center())
        assert there.width == pytest.approx(cell.box.width)
