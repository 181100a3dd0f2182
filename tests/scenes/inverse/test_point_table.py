"""The table of points fills what room it has, and no more."""

from itertools import pairwise

import pytest

from reel.formula.formula import Formula
from reel.stage.regions import Region
from scenes.inverse import maths
from scenes.inverse.layout import TableForm
from scenes.inverse.point_table import PointTable
from tests.our_film import WHITE


def table_in(width: float, height: float, form: TableForm) -> PointTable:
    points = [maths.GENERAL_PAIR, *maths.PAIRS]
    both = (
        [Formula(p, theme=WHITE) for p in row] for row in (points, [*map(maths.swapped, points)])
    )
    region = Region(-width / 2, -height / 2, width / 2, height / 2)
    return PointTable(region, form, *both, colour="#FFFFFF")


@pytest.mark.parametrize(
    ("width", "height", "form"),
    [
        (4.3, 5.6, TableForm.COLUMNS),
        (6.2, 1.8, TableForm.ROWS),
        (1.7, 5.0, TableForm.IN_PLACE),
    ],
)
def test_points_keep_apart_and_within_their_region(
    width: float, height: float, form: TableForm
) -> None:
    table = table_in(width, height, form)
    for points in (table.points, table.swapped):
        for point in points:
            assert abs(point.get_x()) + point.width / 2 < width / 2 + 1e-6
            assert abs(point.get_y()) + point.height / 2 < height / 2 + 1e-6
        for one, other in pairwise(points):
            down = one.get_bottom()[1] - other.get_top()[1]
            right = other.get_left()[0] - one.get_right()[0]
            assert max(down, right) > 0.1


def test_a_table_with_one_column_swaps_in_place() -> None:
    narrow = table_in(1.7, 5.0, TableForm.IN_PLACE)
    wide = table_in(6.2, 1.8, TableForm.ROWS)
    assert not narrow.mirror.family_members_with_points()
    assert narrow.written() == [*narrow.swapped, narrow.mirror]
    assert wide.written() == [*wide.points, *wide.swapped, wide.mirror]
    assert [swap.keep for swap in (*narrow.swaps(), *wide.swaps())] == [False] * 6 + [True] * 6
