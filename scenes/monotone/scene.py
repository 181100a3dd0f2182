"""The logarithm is strictly increasing, so a likelihood and its log are greatest at one place."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import LiveNumber, scientific
from reel.stage import ClipScene, Formula
from reel.stage.exemptions import proved_by
from scenes.likelihood import maths as likelihood
from scenes.monotone import maths
from scenes.monotone.hills import DIP, DUO, LEVEL, LOG, TRIO, VALLEYS, Hills
from scenes.monotone.layout import Layout
from scenes.monotone.maths import PEAK, START
from scenes.monotone.rolling_ball import RollingBall
from scenes.monotone.threads import Threads
from scenes.monotone.transfer_curve import TransferCurve
from scenes.shared.light import Halo

CLOSE, NEARBY = 0.5, 0.9  # how far from the peak the point starts
ON_ITS_WAY, HOME = 0.42, 2.2  # seconds after the balls are let go
SLOW_MOTION = 1.15  # how much longer each of these seconds takes
BEFORE_LINE, NAMES_WIDTH = 0.3, 2.2  # from a line's name to it; how wide that is at most
ABOVE_PEAK = 0.16  # how far what is written of a peak stands from it
NEARER = 0.34  # how far the word for a valley may stand out to the left of its name
BESIDE = 0.28  # how far what is written of a point stands from it
PROOF = "tests/scenes/monotone/test_maths.py::test_the_ways_to_write_the_peak_are_one_place"


class Monotone(ClipScene):
    """Threads that never cross, two hills with one peak, a false one, a ball that rolls or not."""

    clip = "monotone"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        threads = self.tie_to_logs()
        hills, names, peak = self.find_peak(threads)
        self.try_functions(hills, names[LEVEL])
        self.roll_balls(hills, names, peak)

    # The beats.

    def tie_to_logs(self) -> mn.VGroup:
        """Numbers go to their line, and threads to their logarithms, which never cross."""
        places = self.places.order
        names = tuple(self.label_formula(name) for name in (maths.x, maths.y))
        logs = tuple(self.label_formula(sp.log(name)) for name in (maths.x, maths.y))
        words = self.write_line_names()
        region = places.threads
        if places.names_room is not None:
            room = max(places.names_room, words.width + BEFORE_LINE)
            region = replace(region, left=region.left + room)
        threads = Threads(region, names + logs, self.theme, room=places.room)
        self.put_line_names(words, threads)
        order = places.statement.put(self.formula(maths.ORDER))
        order.set_x(region.center[0])
        with self.beat("order"):
            self.add(threads, words)
            self.play(threads.sort(), run_time=1.0)
            # From every number a thread leads down to its logarithm.
            self.cue("threads")
            self.play(threads.spin(), run_time=1.6)
            self.show_point()
            # Two of them are called x and y.
            self.cue("below")
            self.play(threads.name_two(), run_time=0.8)
            # As x moves, log x moves, and neither passes its neighbours.
            there, back, home = maths.MOVES
            self.play(threads.move_x(there), run_time=1.2)
            self.cue("exactly")
            self.play(mn.FadeIn(order, run_time=0.6), threads.move_x(back, run_time=1.4))
            self.play(threads.move_x(home), run_time=0.6)
        return mn.VGroup(threads, words, order)

    def find_peak(self, threads: mn.VGroup) -> tuple[Hills, list[Formula], Formula]:
        """A point runs over L and log L; one line meets both peaks."""
        axis = self.label_formula(maths.theta)
        hills = Hills(self.places.hills, axis, start=PEAK - CLOSE, theme=self.theme)
        names = [
            hills.put_name(self.label_formula(curve, **role), row)
            for row, (curve, role) in enumerate(
                zip(maths.HILLS, ({}, {}, {"role": "text"}), strict=True)
            )
        ]
        values = self.build_values(hills)
        peak = self.label_formula(maths.PEAK_IS)
        peak.add_updater(lambda name: name.next_to(hills.line, mn.UP, buff=0.1), call_updater=True)
        with self.beat("peak"):
            # A hill: how good every setting is.
            self.add(hills)
            self.play(mn.FadeOut(threads), hills.show(LEVEL), run_time=0.6)
            self.cue("hill")
            self.play(hills.draw_curve(LEVEL), mn.FadeIn(names[LEVEL]), run_time=1.1)
            self.cue("point")
            self.play(hills.point(), mn.FadeIn(values[LEVEL]), run_time=0.4)
            # A point climbs it to the top.
            self.cue("top")
            self.play(hills.run_to(PEAK), run_time=1.3)
            # Below it comes its log, and the point runs over both, to both sides of their peaks.
            self.cue("run")
            self.play(hills.show(LOG), hills.draw_curve(LOG), mn.FadeIn(names[LOG]), run_time=0.9)
            self.play(mn.FadeIn(values[LOG]), hills.run_to(PEAK - CLOSE), run_time=0.7)
            self.play(hills.run_to(PEAK + CLOSE), run_time=0.85)
            self.cue("both")
            self.play(hills.run_to(PEAK), run_time=0.6)
            # One line stays at both peaks, with its name above.
            self.cue("same")
            self.play(hills.mark_peak(), mn.FadeIn(peak), run_time=0.7)
        self.play(mn.FadeOut(*values), run_time=0.4)
        return hills, names, peak

    def try_functions(self, hills: Hills, unscaled: Formula) -> None:
        """The log rises with L, and keeps its peak; L(1 − L) turns, and makes two false ones."""
        log, dip = self.build_transfers(hills)
        scaled = self.name_scaled(hills)
        rising = self.write_in(log, "increasing", "good", (0.47, 0.12), mn.DOWN)
        turning = self.write_in(dip, "turning", "bad", (0.47, 0.12), mn.DOWN)
        name = hills.put_name(self.label_formula(maths.DIP), DIP)
        with self.beat("why"):
            # The hills make room for the log as a graph over L, whose top is one now.
            self.play(
                hills.share(DUO), hills.run_to(PEAK - NEARBY), mn.FadeOut(unscaled), run_time=0.6
            )
            self.cue("scale")
            self.add(log)
            self.play(hills.scale_top_to_one(), mn.FadeIn(scaled), *log.come(), run_time=1.0)
            self.cue("higher")
            self.play(mn.FadeIn(rising, run_time=0.5), hills.run_to(PEAK - 0.12), run_time=2.0)
            self.cue("keeps")
            room = self.places.hills.beside.right - hills.spot(LOG, PEAK)[0] - ABOVE_PEAK
            kept = self.label("kept", size="small", role="good", weight=600, width=room)
            kept.add_updater(
                lambda word: word.next_to(hills.spot(LOG, PEAK), mn.UR, buff=ABOVE_PEAK),
                call_updater=True,
            )
            self.play(hills.run_to(PEAK), mn.FadeIn(kept), run_time=0.8)
            # L(1 − L) turns round.
            self.cue("product")
            self.add(dip)
            self.play(
                hills.share(TRIO),
                hills.show(DIP),
                hills.draw_curve(DIP),
                *dip.come(),
                hills.run_to(PEAK - NEARBY),
                mn.FadeIn(name),
                run_time=1.2,
            )
            self.cue("turns")
            left, _ = maths.false_peaks()
            self.play(mn.FadeIn(turning, run_time=0.5), hills.run_to(left), run_time=1.2)
            # What was a peak has become a dip between two others.
            self.cue("dip")
            self.play(hills.run_to(PEAK), run_time=1.1)
            marks = self.build_false_peaks(hills)
            self.cue("false_peaks")
            self.play(mn.FadeIn(marks), run_time=0.6)
        leaving = mn.FadeOut(scaled, rising, turning, kept, marks, name)
        self.play(leaving, log.leave(), dip.leave(), hills.hide(DIP), hills.point(0), run_time=0.5)
        self.remove(log, dip)

    def roll_balls(self, hills: Hills, names: list[Formula], peak: Formula) -> None:
        """Far out L is flat: turned over, a ball stays stuck on it, and rolls on −log L."""
        balls = RollingBall(hills, self.places.ball, self.theme)
        with self.beat("roll"):
            # L and log L as they were, L with its own name again, and what is far out.
            self.play(
                hills.share(VALLEYS),
                hills.scale_back(),
                mn.FadeIn(names[LEVEL]),
                hills.zoom_out(),
                hills.point(),
                mn.FadeOut(peak),
                run_time=1.2,
            )
            # The point runs out there, and the slopes that it meets are written.
            self.cue("out")
            self.play(hills.run_to(START), run_time=1.0)
            far = self.build_distance(hills)
            self.play(mn.FadeIn(far), run_time=0.4)
            self.cue("slope")
            slopes = self.build_slopes(hills)
            self.play(mn.FadeIn(slopes[0]), run_time=0.6)
            self.cue("slope_of_log")
            self.play(mn.FadeIn(slopes[1]), run_time=0.6)
            # Both hills are turned over, and a ball is let go on each.
            self.cue("over")
            self.play(
                mn.FadeOut(far, slopes, *names[:2], run_time=0.4),
                hills.point(0, run_time=0.4),
                hills.turn_over(run_time=1.0),
            )
            words = self.build_valley_names(hills)
            slopes = self.build_slopes(hills)
            self.add(balls.trace)
            self.play(balls.appear(), mn.FadeIn(slopes, words), run_time=0.4)
            stuck = self.label("stuck", size=self.places.slope_size, role="bad", weight=600)
            stuck.next_to(slopes[0], mn.RIGHT, buff=0.3)
            self.cue("stuck")
            self.play(
                balls.roll_until(ON_ITS_WAY), mn.FadeIn(stuck), run_time=SLOW_MOTION * ON_ITS_WAY
            )
            self.mark_still()
            self.play(balls.roll_until(HOME), run_time=SLOW_MOTION * (HOME - ON_ITS_WAY))
            # Where it has rolled to.
            answer = self.build_answer(hills)
            self.cue("argmax")
            self.play(mn.FadeIn(answer), run_time=0.8)
            loss = self.build_loss(hills, words[1])
            self.cue("loss")
            self.play(mn.FadeIn(loss), run_time=0.5)
            self.show_takeaway()
            self.wait(0.6)

    # What the beats show.

    def label_formula(self, expr: sp.Basic, **kwargs: Any) -> Formula:
        """Write a formula that labels something in the picture."""
        return self.formula(expr, size="label", **kwargs).scale(1.15)

    def write_line_names(self) -> mn.VGroup:
        """Name the line of the numbers, and that of their logarithms."""
        width = None if self.places.order.names_room is None else NAMES_WIDTH
        return mn.VGroup(
            *(
                self.label(key, role=role, weight=600, width=width, align="right")
                for key, role in (("numbers", "product"), ("logs", "logarithm"))
            )
        )

    def put_line_names(self, words: mn.VGroup, threads: Threads) -> None:
        """Put the lines' names left of them, or above the upper and below the lower one."""
        for word, line, way in zip(words, threads.lines, (mn.UP, mn.DOWN), strict=True):
            if self.places.order.names_room is None:
                word.next_to(line, way, buff=0.75)
            else:
                word.next_to(line, mn.LEFT, buff=BEFORE_LINE)

    def build_values(self, hills: Hills) -> list[LiveNumber]:
        """Write how high both curves are where the point is, beside it."""
        theta = hills.theta.get_value
        texts: tuple[Callable[[], str], ...] = (
            lambda: scientific(float(likelihood.likelihood(theta()))),
            lambda: f"{likelihood.log_likelihood(theta()):.2f}",
        )
        values = []
        for row, (text, role) in enumerate(zip(texts, ("product", "logarithm"), strict=True)):
            value = self.live_number(text(), role=role, size="label").follow(text)
            value.add_updater(lambda value, row=row: ride(value, hills, row), call_updater=True)
            values.append(value)
        return values

    def build_transfers(self, hills: Hills) -> tuple[TransferCurve, TransferCurve]:
        """Draw both functions of L, unseen as yet."""
        column = self.places.hills.graphs
        log, dip = (
            TransferCurve(hills, row, column, self.label_formula(maths.L), self.theme)
            for row in (LOG, DIP)
        )
        return log, dip

    def name_scaled(self, hills: Hills) -> mn.VGroup:
        """Name what the upper hill is once its top is 1, and say that it is called L still."""
        column = self.places.hills.graphs
        word = self.label("scaled", size="small", width=column.width)
        name = mn.VGroup(self.label_formula(maths.SCALED), word).arrange(mn.DOWN, buff=0.1)
        return name.add_updater(
            lambda name: name.move_to(
                [column.center[0], hills.box(LEVEL).bottom + 0.12, 0], aligned_edge=mn.DOWN
            ),
            call_updater=True,
        )

    def write_in(
        self,
        transfer: TransferCurve,
        key: str,
        role: str,
        at: tuple[float, float],
        edge: np.ndarray,
    ) -> mn.Mobject:
        """Write in a function's graph what it does."""
        word = self.label(key, size="small", role=role, weight=600)
        return word.add_updater(
            lambda word: word.move_to(transfer.box.at(*at), aligned_edge=edge), call_updater=True
        )

    def build_false_peaks(self, hills: Hills) -> mn.VGroup:
        """Mark both tops of L(1 − L), and write what they are."""
        bad, marks = self.theme.bad, mn.VGroup()
        for theta in maths.false_peaks():
            top = hills.spot(DIP, theta)
            dot = mn.Dot(top, 0.13, color=bad)
            marks.add(Halo(dot.get_center, lambda: 0.5, bad), dot)
        room = hills.box(DIP).right - top[0] - 0.14
        word = self.label("false_peaks", size="small", role="bad", weight=600, width=room)
        return marks.add(word.next_to(top, mn.UR, buff=0.14))

    def build_slopes(self, hills: Hills) -> mn.VGroup:
        """Write how steep both curves are at `START`, where the point or a ball is."""
        written = (
            scientific(hills.sign * float(likelihood.slope(START))),
            f"{hills.sign * float(likelihood.slope_of_log(START)):.0f}",
        )
        slopes = mn.VGroup()
        for row, (text, role) in enumerate(zip(written, ("product", "logarithm"), strict=True)):
            word = self.label("slope", role=role, size=self.places.slope_size)
            number = self.live_number(text, role=role, size=self.places.slope_size)
            number.shift([word.get_right()[0] + 0.16, word.baseline, 0])
            slope = mn.VGroup(word, number)
            across = (2 if row == LEVEL else 2.9) * self.places.ball + 0.1
            # Above the ground, but for the hill of log L: there it stands in the ground.
            way, edge = (-0.18, mn.UL) if row == LOG and hills.sign > 0 else (0.14, mn.DL)
            place = hills.spot(row, START) + across * mn.RIGHT + way * mn.UP
            if row == LOG:  # it ends before the name of the valley
                room = hills.sky_right_of_line().left - place[0]
                slope.scale(min(1, room / slope.width))
            slope.move_to(place, aligned_edge=edge)
            slopes.add(slope)
        return slopes

    def build_distance(self, hills: Hills) -> mn.VGroup:
        """Draw an arrow from the peak to the point, and write how far that is."""
        level = hills.box(LEVEL).at(0, 0.62)[1]
        ends = [np.array([hills.spot(LEVEL, t)[0], level, 0]) for t in (START, PEAK)]
        arrow = mn.DoubleArrow(*ends, buff=0.08, stroke_width=3, tip_length=0.18)
        arrow.set_color(self.theme.text)
        return mn.VGroup(arrow, self.label("distance").next_to(arrow, mn.UP, buff=0.08))

    def build_valley_names(self, hills: Hills) -> mn.VGroup:
        """Write what the curves are: in the ground of the upper one, over the lower one."""
        upper, lower = map(self.label_formula, maths.VALLEYS)
        hills.box(LEVEL).inset(0.2, 0.1).place(upper, mn.DL)
        hills.sky_right_of_line().inset(0.14, 0).put(lower, mn.UL)
        return mn.VGroup(upper, lower)

    def build_loss(self, hills: Hills, name: mn.Mobject) -> mn.Mobject:
        """Write below the name of the lower valley what that is, within the valley's wall."""
        loss = self.label("loss").next_to(name, mn.DOWN, buff=0.14, aligned_edge=mn.LEFT)
        sky = hills.sky_right_of_line(hills.box(LOG).top - loss.baseline)
        beyond = loss.get_right()[0] - sky.right
        if beyond > 0:  # it goes nearer to the line, and is smaller if that is not enough
            loss.shift(min(beyond, NEARER) * mn.LEFT)
            room = sky.right - loss.get_left()[0]
            loss.scale(min(1, room / loss.width), about_edge=mn.UL)
        return loss

    def build_answer(self, hills: Hills) -> mn.VGroup:
        """State that L and log L are greatest at one place, and what argmax is."""
        same = proved_by(self.formula(maths.SAME), PROOF)
        place = self.places.answer or hills.ground_right_of_pit().inset(0, 0.02)
        place = place.inset(0, 0.03)
        word = place.place(self.label("argmax", size="small"), mn.DOWN)
        above = replace(place, bottom=word.get_top()[1] + 0.06)
        return mn.VGroup(above.put(same, share=0.94), word)


def ride(value: LiveNumber, hills: Hills, row: int) -> None:
    """Let a number stand beside the point: left of it on the way up, else right of it."""
    theta = hills.theta.get_value()
    after = mn.smooth(float(np.clip((theta - PEAK + 0.4) / 0.38, 0, 1)))
    width = value.width
    start = mn.interpolate(-width - BESIDE, BESIDE, after)
    start = max(start, hills.box(row).left + BESIDE / 2 - hills.spot(row, theta)[0])
    place = hills.spot(row, theta) + start * mn.RIGHT + BESIDE / (2 if row else 4) * mn.UP
    value.shift(place - value.origin.get_location())
