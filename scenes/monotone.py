"""The logarithm is strictly increasing, so a likelihood and its log are greatest at one place."""

from collections.abc import Sequence
from itertools import pairwise

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import likelihood
from reel.maths import monotone as maths
from reel.maths.monotone import CAST, PEAK, START
from reel.maths.notation import equals
from reel.props.hills import Hills
from reel.props.paired_bars import PairedBars
from reel.props.rolling import Rolling
from reel.props.rule import Rule
from reel.stage import Formula, Gathered, Lesson, Morph
from reel.stage.readout import scientific

NEARBY = 0.92  # how far from the peak the point starts
ON_ITS_WAY, HOME = 0.22, 2.2  # seconds after a ball is let go


class Monotone(Lesson):
    """Sorted bars, two hills with one peak, a hill turned to a dip, a ball that rolls or not."""

    clip = "monotone"

    def construct(self) -> None:
        self.show_title()
        order, bars = self.order()
        hills, names = self.peak(order, bars)
        names = self.why(hills, names)
        self.roll(hills, names)

    def order(self) -> tuple[Gathered, mn.VGroup]:
        """Bars are put in order, and their logarithms come to be in order with them."""
        upper, lower = self.stage.main.rows(1, 1.15, gap=0.3)
        places = self.stage.side.rows(1, 1)
        step = mn.ValueTracker(0)
        bars = PairedBars(
            upper,
            lower,
            maths.VALUES,
            lambda: maths.places(step.get_value()),
            lambda: maths.rest(step.get_value()),
            self.colour,
        )
        said = [
            [
                place.place(self.formula(statement, CAST).scale(1.25))
                for place, statement in zip(places, both, strict=True)
            ]
            for both in (*map(maths.compared, range(len(maths.SWAPS))), maths.ORDER.args)
        ]
        arrow = self.formula(maths.ORDER, role="muted").part("<==>").rotate(mn.PI / 2).scale(1.5)
        arrow.move_to(mn.VGroup(*said[-1]))
        with self.beat("order"):
            self.add(bars)
            self.play(bars.grown.animate.set_value(1), run_time=1.0)
            self.play(mn.FadeIn(*said[0]), run_time=0.6)
            for number in range(len(maths.SWAPS)):
                self.play(step.animate.set_value(number + 1), run_time=0.9)
                now, then = said[number : number + 2]
                old = dict.fromkeys(
                    ("x", "y", "log x", "log y"), "old"
                )  # other numbers, so they fade, and only < stays
                self.play(
                    *(Morph(a, b, rename=old) for a, b in zip(now, then, strict=True)), run_time=1.0
                )
            self.play(mn.FadeIn(arrow), run_time=0.6)
        return Gathered(*said[-1]), mn.VGroup(bars, arrow)

    def peak(self, order: Gathered, bars: mn.VGroup) -> tuple[Hills, list[Formula]]:
        """A point runs over L and log L; one line meets both peaks."""
        axis = self.formula(maths.theta, CAST, size="label").scale(1.2)
        hills = Hills(self.stage.main, axis, self.colour)
        hills.theta.set_value(PEAK - NEARBY)
        names = self.names(hills, maths.HILLS)
        *places, foot = self.stage.side.rows(1, 1, 1, 1.2, gap=0.1)
        readouts = self.readouts(hills)
        for readout, place in zip(readouts, places, strict=True):
            place.place(readout, mn.LEFT)
            readout.shift((place.center[1] - readout.number.origin.get_y() - 0.2) * mn.UP)
        small = foot.place(foot.fit(self.formula(maths.ORDER, CAST)), mn.LEFT)
        with self.beat("peak"):
            self.play(mn.FadeOut(bars), run_time=0.6)
            self.play(
                mn.FadeIn(hills.above, hills.below, run_time=0.6),
                Morph(order, small),
                mn.Create(hills.upper),
                mn.FadeIn(names[0]),
            )
            self.play(mn.Create(hills.lower), mn.FadeIn(names[1]), run_time=1.2)
            self.play(mn.FadeIn(hills.seeker, hills.dots, readouts), run_time=0.6)
            self.play(hills.theta.animate.set_value(PEAK + 0.7), run_time=3.0)
            self.play(hills.theta.animate.set_value(PEAK), run_time=1.8)
            line = hills.line(PEAK, self.colour("model"))
            name = self.formula(maths.PEAK_IS, role="model", size="label").scale(1.2)
            self.play(mn.Create(line), mn.FadeOut(hills.seeker), run_time=1.0)
            self.play(mn.FadeIn(name.next_to(line, mn.UP, buff=0.12)), run_time=0.6)
        self.play(mn.FadeOut(small, readouts), run_time=0.6)
        return hills, names

    def names(self, hills: Hills, curves: Sequence[sp.Expr], role: str = "") -> list[Formula]:
        """Return the curves' names, placed in their panes."""
        roles = (role or "product", role or "logarithm")
        names = []
        for row, (curve, shade) in enumerate(zip(curves, roles, strict=True)):
            name = self.formula(curve, CAST, role=shade, size="label").scale(1.2)
            names.append(hills.put_name(name, row, valley=curve in maths.VALLEYS))
        return names

    def readouts(self, hills: Hills) -> mn.VGroup:
        """Return θ, L(θ) and log L(θ) where the point is, each on a line."""
        theta = hills.theta.get_value
        values = (
            (maths.theta, "model", lambda: f"{theta():.3f}"),
            (maths.L, "product", lambda: scientific(float(likelihood.likelihood(theta())))),
            (maths.LOG, "logarithm", lambda: f"{likelihood.log_likelihood(theta()):.2f}"),
        )
        return mn.VGroup(
            *(self.live(equals(name, 1), "1", text, CAST, role=role) for name, role, text in values)
        )

    def why(self, hills: Hills, names: list[Formula]) -> list[Formula]:
        """The log becomes the cube, which keeps the peak, and L(1 − L), which does not."""
        head, middle, foot = hills.beside(self.stage.side, 0).rows(1.6, 0.7, 0.7, gap=0.15)
        log, cube, dip = (
            head.place(self.formula(made, CAST).scale(1.7)) for made in maths.TRANSFORMS
        )
        cube_name, dip_name = (
            self.names(hills, (maths.L, made), "text")[1] for made in maths.TRANSFORMS[1:]
        )
        rising, turning = (
            middle.place(self.words(self.label(key), role=role, weight=600))
            for key, role in (("increasing", "good"), ("turning", "bad"))
        )
        remark = foot.place(self.words(self.label("scaled"), size="small", role="muted"))
        axis = self.formula(maths.L, role="product", size="label").scale(1.2)
        rule = Rule(hills, self.stage.side, axis, self.colour)
        with self.beat("why"):
            self.play(hills.plain.animate.set_value(0), mn.FadeIn(remark, log), run_time=1.2)
            self.play(mn.FadeIn(rule))
            self.play(hills.theta.animate.set_value(PEAK - 0.8), run_time=1.6)
            self.play(mn.FadeIn(rising), run_time=0.6)
            self.play(
                hills.step.animate.set_value(1),
                Morph(log, cube),
                Morph(names[1], cube_name),
                run_time=1.4,
            )
            self.play(hills.theta.animate.set_value(PEAK), run_time=1.4)
            self.play(
                hills.step.animate.set_value(2),
                Morph(cube, dip),
                Morph(cube_name, dip_name),
                mn.FadeOut(rising),
                run_time=1.6,
            )
            self.play(hills.theta.animate.set_value(PEAK - 0.5), run_time=2.0)
            marks = self.false_peaks(hills)
            self.play(mn.FadeIn(turning, marks), run_time=0.6)
        self.play(mn.FadeOut(rule, dip, turning, remark, marks), run_time=0.6)
        return [names[0], dip_name]

    def false_peaks(self, hills: Hills) -> mn.VGroup:
        """Return lines through both tops of L(1 − L), and their name."""
        marks = mn.VGroup()
        for theta in maths.false_peaks():
            top = hills.spot(theta, upper=False)
            bad = self.colour("bad")
            marks.add(hills.line(theta, bad), mn.Dot(top, 0.11, color=bad))
        word = self.words(self.label("false_peaks"), size="small", role="bad")
        return marks.add(word.next_to(top, mn.RIGHT, buff=0.25))

    def roll(self, hills: Hills, names: list[Formula]) -> None:
        """Far out L is flat: turned over, a ball stays stuck on it, and rolls on −log L."""
        log_name = self.names(hills, maths.HILLS)[1]
        valleys = self.names(hills, maths.VALLEYS)
        rolling = Rolling(hills, self.colour)
        slopes = self.slopes(hills, rolling)
        same = self.same()
        with self.beat("roll"):
            self.play(
                hills.step.animate.set_value(3),
                hills.plain.animate.set_value(1),
                Morph(names[1], log_name),
                run_time=1.0,
            )
            self.play(hills.far.animate.set_value(1), run_time=1.2)
            self.play(mn.FadeIn(slopes), run_time=0.6)
            self.play(hills.theta.animate.set_value(START), run_time=1.6)
            far = self.distance(hills)
            self.play(mn.FadeIn(far), run_time=0.6)
            self.wait(0.4)
            self.play(
                mn.FadeOut(far),
                hills.turned.animate.set_value(1),
                Morph(names[0], valleys[0]),
                Morph(log_name, valleys[1]),
                run_time=1.2,
            )
            balls = rolling.balls.update()
            self.play(mn.FadeIn(balls, scale=0.5), mn.FadeOut(hills.dots), run_time=0.6)
            self.play(rolling.until(ON_ITS_WAY))
            self.mark_still()
            self.play(rolling.until(HOME))
            self.play(mn.FadeOut(slopes), mn.FadeIn(same[0]), run_time=0.6)
            for line, following in pairwise(same):
                self.play(Morph(line, following, keep=True), run_time=0.9)
            self.play(mn.FadeIn(self.loss(same[2])), run_time=0.6)
            self.show_takeaway()
            self.wait(1.5)

    def slopes(self, hills: Hills, rolling: Rolling) -> mn.VGroup:
        """Put the slopes beside their curves, each with a word above it."""
        slopes = mn.VGroup()
        for row, number in enumerate(rolling.slopes):
            place = hills.beside(self.stage.side, row)
            number.shift(place.at(0, 0.35) - number.origin.get_center())
            word = self.words(self.label("slope"), role="muted")
            word.move_to(place.at(0, 0.62), aligned_edge=mn.DL)
            slopes.add(mn.VGroup(word, number))
        return slopes

    def same(self) -> mn.VGroup:
        """Return the three ways to write the peak, one below the other."""
        *places, _ = self.stage.side.rows(1, 1, 1, 0.6, gap=0.1)
        lines = mn.VGroup(*(self.formula(line, CAST) for line in maths.SAME))
        self.stage.side.fit(lines)
        for line, place in zip(lines, places, strict=True):
            place.place(line, mn.LEFT)
        return lines

    def loss(self, line: Formula) -> mn.VGroup:
        """Return a brace under −log L, and what that is."""
        brace = mn.Brace(line.part("loss"), mn.DOWN, color=self.colour("muted"))
        return mn.VGroup(brace, self.words(self.label("loss")).next_to(brace, mn.DOWN, buff=0.15))

    def distance(self, hills: Hills) -> mn.VGroup:
        """Return an arrow from the peak to the point, and how many standard deviations it is."""
        level = hills.boxes[0].at(0, 0.68)[1]
        ends = [np.array([hills.spot(t, upper=True)[0], level, 0]) for t in (START, PEAK)]
        arrow = mn.DoubleArrow(*ends, buff=0.08, stroke_width=3, tip_length=0.18)
        arrow.set_color(self.colour("muted"))
        name = self.formula(maths.DISTANCE, size="label").scale(1.2)
        return mn.VGroup(arrow, name.next_to(arrow, mn.UP, buff=0.1))
