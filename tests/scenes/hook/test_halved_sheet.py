"""The sheet of clip 1 that is halved: twice for a quarter, and then in part."""

import pytest

from reel.stage import Label, Region
from scenes.hook import maths
from scenes.hook.halved_sheet import HalvedSheet
from tests.our_film import FILM

THEME = FILM.theme


@pytest.mark.parametrize("halvings", [0, 1, 2, float(maths.halvings()[maths.part()]), 3])
def test_what_is_left_is_the_share_of_so_many_halvings(halvings: float) -> None:
    counted = Label("halvings:", colour=THEME.sum)
    sheet = HalvedSheet(Region(-2, -2, 2, 2), counted, size="label", theme=THEME)
    sheet.halvings.set_value(halvings)
    sheet.update()
    whole, left, _, _, marks = sheet
    area = left.width * left.height / (whole.width * whole.height)
    assert area == pytest.approx(0.5**halvings)
    # Where whole halvings end is marked once parts count.
    assert marks.get_family()[-1].get_fill_opacity() == (halvings > 2)
    two, three = (mark[0].get_x() for mark in marks)
    if halvings > 2:
        assert three - 1e-9 <= left.get_right()[0] < two
