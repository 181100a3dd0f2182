"""The product rule's grid: equal cells, the diagonal lit, filling its region at every size."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.records.formats import LANDSCAPE
from reel.stage.regions import Region
from scenes.gradients.maths import factor_count, factors, terms
from scenes.shared.factor_grid import FactorGrid
from tests.dry import configure
from tests.layouts import box_of, within
from tests.our_film import FILM

THEME = FILM.theme
REGION = Region(-4, -3, 4, 2.5)
LARGEST = 10


@pytest.fixture(autouse=True)
def _manim(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)


def grid(size: float) -> FactorGrid:
    made = FactorGrid(
        lambda: REGION,
        terms(factors(LARGEST)),
        theme=THEME,
        first_names=terms(factors(2)),
    )
    made.size.set_value(size)
    return made.update()


@pytest.mark.parametrize("size", [2, 3, 5, 10])
def test_cells_are_equal_and_fill_the_region(size: int) -> None:
    made = grid(size)
    boxes = [cell.box for cell in made.seen_cells]
    assert len(boxes) == factor_count(size)
    assert np.ptp([box.width for box in boxes]) == pytest.approx(0, abs=1e-6)
    assert np.ptp([box.height for box in boxes]) == pytest.approx(0, abs=1e-6)
    whole = box_of(mn.VGroup(*boxes))
    assert (whole.right, whole.bottom, whole.top) == pytest.approx(
        (REGION.right, REGION.bottom, REGION.top), abs=1e-6
    )


@pytest.mark.parametrize("size", [2, 3, 5.4, 10])
def test_what_is_beyond_the_size_is_not_seen(size: float) -> None:
    made = grid(size)
    seen = {id(cell) for cell in made.seen_cells}
    assert len(seen) == int(np.ceil(size)) ** 2
    for cell in made.cells:
        assert (cell.box.get_fill_opacity() > 0) == (id(cell) in seen)


@pytest.mark.parametrize("size", [2, 3, 5, 10])
def test_the_differentiated_factors_are_lit_and_no_others(size: int) -> None:
    for cell in grid(size).seen_cells:
        lit = cell.box.get_fill_color().to_hex() == THEME.accent
        assert lit == cell.lit == (cell.row == cell.column)


@pytest.mark.parametrize("size", [2, 3, 5, 10])
def test_one_label_is_seen_in_each_cell_and_stays_in_it(size: int) -> None:
    for cell in grid(size).seen_cells:
        shown = [label for label in cell.labels if label.glyphs[0].get_fill_opacity() > 0]
        assert len(shown) == 1
        assert within(box_of(mn.VGroup(*shown[0].glyphs)), box_of(cell.box))
        names = terms(factors(2 if size == 2 else LARGEST))
        assert shown[0].formula.expr == names[cell.row][cell.column]


def test_the_row_that_is_looked_at_stays_bright() -> None:
    made = grid(3)
    made.read.set_value(1)
    made.dimmed.set_value(1)
    made.update()
    bright = [row for row in range(3) if made.cell(row, 0).box.get_fill_opacity() > 0.9]
    assert bright == [1]


def test_put_out_it_is_not_seen_and_lit_up_again_it_is() -> None:
    made = grid(2).put_out()
    assert not any(cell.box.get_fill_opacity() for cell in made.cells)
    made.boxes.set_value(1)
    made.update()
    assert {cell.box.get_fill_color().to_hex() for cell in made.seen_cells} == {THEME.surface}
