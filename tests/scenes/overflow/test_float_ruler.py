"""The ruler of clip 11: what is in sight, where balls lie, and where they fall."""

import manim as mn
import numpy as np
import pytest

from reel.stage import Label, LiveNumber, Region
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.layout import RulerPlace
from scenes.overflow.lift import Lift
from scenes.overflow.light import RADIUS
from scenes.overflow.log_line import LogLine
from scenes.overflow.log_viewport import LogViewport
from scenes.overflow.maths import HIGH, LOW
from scenes.overflow.pointers import LiveArrow
from scenes.overflow.score_cards import ScoreCards
from scenes.overflow.share_bars import ShareBars
from tests.our_film import FILM

THEME = FILM.theme
REGION = Region(-6, -2, 6, 0)


def finish(*animations: mn.Animation) -> None:
    for animation in animations:
        animation.begin()
        animation.finish()


def ruler(low: float = LOW - 100, high: float = HIGH + 100) -> FloatRuler:
    name = Label("name", colour=THEME.text)
    viewport = LogViewport(REGION, (low, high))
    return FloatRuler(viewport, RulerPlace(0.0, 1.5), name=name, theme=THEME)


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


def test_what_goes_on_beyond_the_sight_fades() -> None:
    viewport = LogViewport(REGION, (0.0, 10.0))
    places = np.array([-6.0, 0.0, 6.0])
    assert viewport.strength(places, (True, True)).tolist() == [0, 1, 0]
    assert viewport.strength(places, (False, True)).tolist() == [1, 1, 0]


def test_balls_lie_on_the_ruler_and_fall_clear_of_its_walls() -> None:
    mesa = ruler()
    left, right = mesa.ends
    assert mesa.spot(0.0)[1] == pytest.approx(RADIUS)
    for log, wall, side in ((LOW - 1, left, -1), (HIGH + 1, right, 1)):
        across, height, _ = mesa.fallen(mesa.spot(log, -9))
        assert side * (across - wall) > RADIUS
        assert height == pytest.approx(mesa.floor + RADIUS, abs=0.06)


def test_the_ruler_is_cut_off_where_it_leaves_the_sight() -> None:
    mesa = ruler(-10, 10)
    assert mesa.ends == (REGION.left, REGION.right)
    for opened in mesa.open:
        opened.set_value(1)
    mesa.update()
    assert all(pit.result.get_fill_opacity() == 0 for pit in mesa.pits)


def test_a_wide_pit_has_its_result_between_its_walls() -> None:
    mesa = ruler(300, 1300)
    mesa.open[1].set_value(1)
    mesa.update()
    result = mesa.pits[1].result
    assert mesa.ends[1] < result.get_left()[0] < result.get_right()[0] < REGION.right


def test_what_stands_above_a_log_is_its_power() -> None:
    mesa = ruler()
    line = LogLine(mesa.viewport, level=-3, theme=THEME)
    for log in (-500.0, 0.0, 300.0):
        assert mesa.spot(log)[0] == pytest.approx(line.spot(log)[0])


def cards(low: float, high: float, values: tuple[float, ...]) -> ScoreCards:
    line = LogLine(LogViewport(REGION, (low, high)), level=-1, theme=THEME)
    names = [Label("1", colour=THEME.text) for _ in values]
    return ScoreCards(line, values, names, apart=1.3, region=REGION, theme=THEME)


def test_cards_stand_side_by_side_when_their_places_are_close() -> None:
    far = cards(300, 1300, (1000, 1001, 1002))
    assert np.diff(far.across()) == pytest.approx([1.3, 1.3])
    assert far.across()[-1] < REGION.right
    assert np.ptp([dot.get_x() for dot in far.dots]) < 0.1
    near = cards(-3, 1, (-2, -1, 0))
    assert near.across() == pytest.approx(near.line.viewport.at(near.logs()))


def test_bars_stand_over_the_scores_and_slide_with_them() -> None:
    scores = cards(-3, 1, (-2, -1, 0))
    bars = ShareBars(scores, height=2, theme=THEME)
    finish(bars.rise())
    for taken in (0.0, 0.4):
        scores.taken.set_value(taken)
        bars.update()
        logs = np.array([-2.0, -1.0, 0.0]) - taken
        np.testing.assert_allclose([bar.height for bar in bars.bars], 2 * np.exp(logs))
        places = scores.line.viewport.at(logs)
        np.testing.assert_allclose([bar.get_x() for bar in bars.bars], places)
    assert bars.total() == f"{np.exp(logs).sum():.3f}"


def test_a_power_with_no_ground_below_it_falls_to_the_floor() -> None:
    mesa = ruler(300, 1300)
    name = Label("name", colour=THEME.text)
    power = Lift(lambda: np.array([3.0, -2.0, 0]), mesa, name=name, theme=THEME)
    assert power.ball.body.get_y() == pytest.approx(RADIUS)
    finish(power.fall())
    power.ball.update()
    assert power.ball.body.get_y() == pytest.approx(mesa.floor + RADIUS, abs=0.06)


def test_a_link_grows_from_its_start() -> None:
    link = LiveArrow(lambda: mn.ORIGIN, lambda: 2 * mn.UP, mn.Dot(), colour=THEME.text)
    assert link.head.get_fill_opacity() == 0
    link.grown.set_value(1)
    link.update()
    assert link.head.get_top()[1] == pytest.approx(2)


def test_readouts_write_what_python_prints() -> None:
    readout = LiveNumber("", colour=THEME.text)
    for text in ("1.7976931348623157e+308", "5e-324", "inf", "nan", "0.0"):
        readout.show(text)
        assert sum(len(slot.points) > 0 for slot in readout.slots) == len(text)


def test_words_know_the_line_they_stand_on() -> None:
    plain, deep = (Label(text, colour=THEME.text) for text in ("mono", "pomo"))
    assert plain.baseline == pytest.approx(plain.get_bottom()[1], abs=0.01)
    assert deep.baseline > deep.get_bottom()[1] + 0.02
