"""The product of clip 11 hops down the ruler and falls off it; the sum of its logs walks on."""

import manim as mn
import numpy as np
import pytest

from reel.stage import Label, Region
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.layout import LOW_END, RulerPlace
from scenes.overflow.light import RADIUS
from scenes.overflow.log_line import LogLine
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.maths import LOW, WORDS, place, total, vanishes
from scenes.overflow.rolling_product import RollingProduct
from scenes.overflow.tag import Tag, widest
from scenes.overflow.walking_sum import WalkingSum
from tests.our_film import FILM

THEME = FILM.theme
REGION = Region(-6, -3, 6, 2)
DEPTH = 3.0


def finish(*animations: mn.Animation) -> None:
    for animation in animations:
        animation.begin()
        animation.finish()


@pytest.fixture
def product() -> RollingProduct:
    viewport = LogViewport(REGION, LOW_END)
    name = Label("name", colour=THEME.text)
    ruler = FloatRuler(viewport, RulerPlace(0.5, DEPTH), name=name, theme=THEME)
    return RollingProduct(ruler, THEME)


def test_the_product_stands_on_the_ruler_where_it_belongs(product: RollingProduct) -> None:
    finish(product.multiply_to(246))
    assert product.spot() == pytest.approx(product.ruler.spot(place(246)))
    assert product.words == 246


def test_the_last_hop_becomes_a_fall_without_a_jump(product: RollingProduct) -> None:
    counts = np.linspace(product.last - 0.01, product.last + 1.6, 400)
    heights, across = [], []
    for count in counts:
        product.count.set_value(float(count))
        x, y, _ = product.spot()
        across.append(x)
        heights.append(y)
    assert np.abs(np.diff(heights)).max() < 0.05
    assert (np.diff(across) < 0).all(), "it flies on in one direction"


def test_it_comes_to_rest_on_the_ground_beyond_the_end(product: RollingProduct) -> None:
    finish(product.fall(DEPTH))
    x, y, _ = product.spot()
    assert product.words == vanishes()
    assert x < product.ruler.ends[0] - RADIUS
    assert y == pytest.approx(product.ruler.floor + RADIUS, abs=0.06)
    # Seen from afar, it still lies on the ground, outside the wall.
    product.ruler.viewport.look_at((-3000.0, 900.0))
    product.ruler.viewport.share.set_value(1)
    far, low, _ = product.spot()
    assert far < product.ruler.ends[0] - RADIUS
    assert low == pytest.approx(y)


def test_a_ball_over_nothing_casts_no_shadow(product: RollingProduct) -> None:
    product.ball.update()
    finish(product.multiply_to(246))
    product.ball.update()
    assert product.ball.shadow.get_fill_opacity() > 0.3
    product.count.set_value(product.last + 1.2)
    product.ball.update()
    assert product.ball.shadow.get_fill_opacity() == 0


def test_the_sum_walks_past_the_end() -> None:
    line = LogLine(LogViewport(REGION, (-3200.0, 900.0)), level=-2, theme=THEME)
    walk = WalkingSum(line, THEME)
    finish(walk.add_up_to(WORDS))
    walk.update()
    end = float(line.viewport.at(total(WORDS)))
    assert walk.ball.body.get_x() == pytest.approx(end)
    assert walk.length.get_left()[0] == pytest.approx(end)
    assert end < float(line.viewport.at(LOW))


def test_a_tag_stays_in_its_region() -> None:
    name = Label("product at word", colour=THEME.text)
    across = mn.ValueTracker(0)
    tag = Tag(
        lambda: np.array([across.get_value(), 1, 0]),
        name,
        count=lambda: 249,
        value=lambda: "2.5 × 10^−323",
        colours=(THEME.text, THEME.text),
        region=REGION,
    )
    for place_of_ball in (-6.0, 0.0, 6.0):
        across.set_value(place_of_ball)
        tag.update()
        assert tag.get_left()[0] >= REGION.left - 1e-6
        assert tag.get_right()[0] <= REGION.right + 1e-6
        number = tag.number.slots
        assert name.get_right()[0] < number.get_left()[0]
        assert tag.width <= widest(name)
