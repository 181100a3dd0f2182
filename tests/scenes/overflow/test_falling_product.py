"""The product of clip 11 goes along the ruler with its sum of logs, and falls off alone."""

import manim as mn
import pytest

from reel.stage import Label, Region
from scenes.overflow.falling_product import FallingProduct
from scenes.overflow.float_number import FloatNumber
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.maths import DENSE, HIGH, LARGEST, LOW, NORMAL, vanishes
from tests.our_film import FILM

THEME = FILM.theme


def finish(*animations: mn.Animation) -> None:
    for animation in animations:
        animation.begin()
        animation.finish()


@pytest.fixture
def falling() -> FallingProduct:
    viewport = LogViewport(Region(-6, -2, 6, 0), (LOW - 100, HIGH + 100))
    name, lossy, log = (Label(text, colour=THEME.text) for text in ("name", "lossy", "log"))
    ruler = FloatRuler(viewport, top=0, depth=1.5, name=name, lossy=lossy, theme=THEME)
    line = LogLine(viewport, level=-3, theme=THEME)
    return FallingProduct(ruler, line, name=log, name_at=0.5, theme=THEME)


def test_product_and_sum_stand_above_each_other_until_the_product_falls(
    falling: FallingProduct,
) -> None:
    finish(falling.multiply_to(100))
    falling.update()
    assert falling.product.get_x() == pytest.approx(falling.sum.get_x())
    finish(falling.multiply_to(vanishes() + 10))
    finish(*falling.fall())
    falling.update()
    assert falling.product.get_bottom()[1] == pytest.approx(falling.ruler.bottom)
    assert falling.sum.get_x() < falling.product.get_x()
    assert falling.log_arrow.head.get_fill_opacity() == 0


def test_a_number_goes_to_both_ends() -> None:
    number = FloatNumber()
    assert number.value() == 1
    finish(number.go_to(HIGH), number.fill_fraction())
    assert number.value() == LARGEST
    finish(number.go_to(DENSE), number.empty_fraction())
    assert number.value() == NORMAL
