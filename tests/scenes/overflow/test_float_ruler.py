"""The ruler of clip 11: what is in sight, where balls lie, and where they fall."""

import manim as mn
import numpy as np
import pytest

from reel.stage import Label, LiveNumber, Region
from scenes.overflow.bits import Bits
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.maths import DENSE, HIGH, LOW, bits
from scenes.overflow.orientation import UPRIGHT
from scenes.overflow.pointers import LiveArrow
from scenes.overflow.share_bars import Scores, ShareBars
from tests.our_film import FILM

THEME = FILM.theme
REGION = Region(-6, -2, 6, 0)


def ruler(low: float = LOW - 100, high: float = HIGH + 100) -> FloatRuler:
    name, lossy = (Label(text, colour=THEME.text) for text in ("name", "lossy"))
    return FloatRuler(
        LogViewport(REGION, (low, high)), top=0, depth=1.5, name=name, lossy=lossy, theme=THEME
    )


def test_a_viewport_magnifies_evenly_and_arrives() -> None:
    viewport = LogViewport(REGION, (-100.0, 100.0))
    viewport.look_at((-1.0, 1.0))
    widths = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        viewport.share.set_value(share)
        low, high = viewport.span
        widths.append(high - low)
    np.testing.assert_allclose(np.divide(widths[1:], widths[:-1]), 100 ** (-1 / 4))
    assert viewport.span == pytest.approx((-1, 1))
    assert viewport.at(np.array([-1, 0, 1])) == pytest.approx([-6, 0, 6])


def test_a_viewport_can_move_without_magnifying_and_to_another_region() -> None:
    viewport = LogViewport(REGION, (0.0, 10.0))
    viewport.look_at((5.0, 15.0), Region(0, -2, 6, 0))
    viewport.share.set_value(0.5)
    assert viewport.span == pytest.approx((2.5, 12.5))
    assert (viewport.left, viewport.right) == pytest.approx((-3, 6))


def test_balls_lie_on_the_ruler_and_fall_clear_of_its_walls() -> None:
    mesa = ruler()
    left, right = mesa.ends
    assert mesa.spot(DENSE, 0.2)[1] == pytest.approx(0.2)
    assert mesa.spot(LOW - 1, 0.2, 1)[0] < left - 0.2
    assert mesa.spot(HIGH + 1, 0.2, 1)[0] > right + 0.2
    assert mesa.spot(HIGH + 1, 0.2, 1)[1] == pytest.approx(mesa.bottom + 0.2)


def test_the_ruler_is_cut_off_where_it_leaves_the_sight() -> None:
    mesa = ruler(-10, 10)
    assert mesa.ends == (REGION.left, REGION.right)
    for pit in mesa.pits:
        pit.set_value(1)
    mesa.update()
    assert all(result.get_fill_opacity() == 0 for result in mesa.results)


def test_what_stands_above_a_log_is_its_power() -> None:
    mesa = ruler()
    line = LogLine(mesa.viewport, level=-3, theme=THEME)
    for log in (-500.0, 0.0, 300.0):
        assert mesa.spot(log, 0.2)[0] == pytest.approx(line.spot(log, 0.2)[0])


def test_bars_stand_over_their_exponents_and_scores_slide() -> None:
    line = LogLine(LogViewport(REGION, (-3.0, 1.0)), level=-1, theme=THEME)
    logs = np.array([-2.0, -1.0, 0.0])
    bars = ShareBars(line, logs, height=2, width=0.5, decimals=3, colour=THEME.text, ink=THEME.text)
    bars.grown.set_value(1)
    bars.update()
    np.testing.assert_allclose([bar.height for bar in bars.bars], 2 * np.exp(logs))
    np.testing.assert_allclose([bar.get_x() for bar in bars.bars], line.viewport.at(logs))
    scores = Scores(line, (8.0, 10.0), THEME.text)
    scores.taken.set_value(10)
    scores.update()
    assert [ball.get_x() for ball in scores] == pytest.approx(
        list(line.viewport.at(np.array([-2, 0])))
    )


def test_lamps_show_the_bits() -> None:
    names = [Label(text, colour=THEME.text) for text in ("a", "b", "c")]
    lamps = Bits(REGION, lambda: 0.1, names, THEME)
    assert [lamp.get_fill_opacity() == 1 for lamp in lamps.lamps] == bits(0.1)
    assert lamps.lamps.width == pytest.approx(REGION.width, abs=0.02)


def test_a_link_grows_from_its_start() -> None:
    link = LiveArrow(lambda: mn.ORIGIN, lambda: 2 * mn.UP, mn.Dot(), colour=THEME.text)
    assert link.head.get_fill_opacity() == 0
    link.grown.set_value(1)
    link.update()
    assert link.head.get_top()[1] == pytest.approx(2 - link.gap)


def test_readouts_write_what_python_prints() -> None:
    readout = LiveNumber("", colour=THEME.text)
    for text in ("1.7976931348623157e+308", "5e-324", "inf", "nan", "0.0"):
        readout.show(text)
        assert sum(len(slot.points) > 0 for slot in readout.slots) == len(text)


def test_words_know_the_line_they_stand_on() -> None:
    plain, deep = (Label(text, colour=THEME.text) for text in ("mono", "pomo"))
    assert plain.baseline == pytest.approx(plain.get_bottom()[1], abs=0.01)
    assert deep.baseline > deep.get_bottom()[1] + 0.02


def test_an_upright_ruler_has_its_balls_on_the_right_and_lets_them_fall_to_the_left() -> None:
    name, lossy = (Label(text, colour=THEME.text) for text in ("name", "lossy"))
    viewport = LogViewport(Region(-1, -3, 1, 3), (LOW - 100, HIGH + 100), UPRIGHT)
    mesa = FloatRuler(viewport, top=1, depth=1.5, name=name, lossy=lossy, theme=THEME)
    line = LogLine(viewport, level=-2, theme=THEME)
    assert mesa.spot(0.0, 0.2)[0] == pytest.approx(1.2)
    assert mesa.spot(0.0, 0.2)[1] == pytest.approx(line.spot(0.0, 0.2)[1])
    assert mesa.spot(LOW - 1, 0.2, 1)[0] == pytest.approx(mesa.bottom + 0.2)
    assert mesa.body.height == pytest.approx(float(np.ptp(viewport.at(np.array([LOW, HIGH])))))
