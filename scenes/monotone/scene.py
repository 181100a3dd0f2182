"""The logarithm is strictly increasing, so a likelihood and its log are greatest at one place."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import scientific
from reel.formula.notation import equals
from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, LiveFormula, TransformFormula
from scenes.likelihood import maths as likelihood
from scenes.monotone import maths
from scenes.monotone.hills import Hills
from scenes.monotone.layout import HillPlaces
from scenes.monotone.maths import PEAK, ROLES, START
from scenes.monotone.paired_bars import PairedBars
from scenes.monotone.rolling_ball import Rolling
from scenes.monotone.transfer_curve import Rule

NEARBY = 0.92  # how far from the peak the point starts
ON_ITS_WAY, HOME = 0.22, 2.2  # seconds after a ball is let go


class Monotone(ClipScene):
    """Sorted bars, two hills with one peak, a hill turned to a dip, a ball that rolls or not."""

    clip = "monotone"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = HillPlaces(self.regions)
        order, bars = self.order()
        hills, names = self.peak(order, bars)
        names = self.why(hills, names)
        self.roll(hills, names)

    def order(self) -> tuple[FormulaGroup, mn.VGroup]:
        """Bars are put in order, and their logarithms come to be in order with them."""
        picture, places, scale = self.places.bars()
        upper, lower = picture.rows(1, 1.15, gap=0.3)
        step = mn.ValueTracker(0)
        bars = PairedBars(
            upper,
            lower,
            maths.VALUES,
            lambda: maths.places(step.get_value()),
            lambda: maths.rest(step.get_value()),
            self.theme,
        )
        said = [
            [
                place.place(self.formula(statement).scale(scale))
                for place, statement in zip(places, both, strict=True)
            ]
            for both in (*map(maths.compared, range(len(maths.SWAPS))), maths.ORDER.args)
        ]
        arrow = self.formula(maths.ORDER, roles=PLAIN, role="muted").part("<==>")
        self.places.put_arrow(arrow, said[-1])
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
                    *(TransformFormula(a, b, rename=old) for a, b in zip(now, then, strict=True)),
                    run_time=1.0,
                )
            self.play(mn.FadeIn(arrow), run_time=0.6)
        return FormulaGroup(*said[-1]), mn.VGroup(bars, arrow)

    def sign(self, expr: sp.Basic, **kwargs: Any) -> Formula:
        """A formula of the picture; where labels are large already, it is no larger."""
        sign = self.formula(expr, size="label", **kwargs)
        return sign if self.regions.stacked else sign.scale(1.2)

    def peak(self, order: FormulaGroup, bars: mn.VGroup) -> tuple[Hills, list[Formula]]:
        """A point runs over L and log L; one line meets both peaks."""
        axis = self.sign(maths.theta, roles=ROLES)
        hills = Hills((self.places.hills, self.places.narrow), axis, self.theme)
        hills.theta.set_value(PEAK - NEARBY)
        names = self.names(hills, maths.HILLS)
        small = self.formula(maths.ORDER)
        readouts = self.places.put_readouts(self.readouts(hills), small)
        given_way = [small] if self.regions.stacked else []
        with self.beat("peak"):
            self.play(mn.FadeOut(bars), run_time=0.6)
            self.play(
                mn.FadeIn(hills.above, hills.below, run_time=0.6),
                TransformFormula(order, small),
                mn.Create(hills.upper),
                mn.FadeIn(names[0]),
            )
            self.play(
                mn.Create(hills.lower),
                mn.FadeIn(names[1]),
                *map(mn.FadeOut, given_way),
                run_time=1.2,
            )
            self.play(mn.FadeIn(hills.seeker, hills.dots, readouts), run_time=0.6)
            self.play(hills.theta.animate.set_value(PEAK + 0.7), run_time=3.0)
            self.play(hills.theta.animate.set_value(PEAK), run_time=1.8)
            line = hills.line(PEAK, self.theme.model)
            name = self.sign(maths.PEAK_IS, role="model")
            self.play(mn.Create(line), mn.FadeOut(hills.seeker), run_time=1.0)
            name.add_updater(lambda name: name.next_to(line, mn.UP, buff=0.12), call_updater=True)
            self.play(mn.FadeIn(name), run_time=0.6)
        self.play(mn.FadeOut(readouts, *([] if given_way else [small])), run_time=0.6)
        return hills, names

    def names(self, hills: Hills, curves: Sequence[sp.Expr], role: str = "") -> list[Formula]:
        """The curves' names, placed in their panes."""
        roles = (role or "product", role or "logarithm")
        names = []
        for row, (curve, shade) in enumerate(zip(curves, roles, strict=True)):
            name = self.sign(curve, roles=ROLES, role=shade)
            arch = curve == maths.HILLS[1]
            names.append(hills.put_name(name, row, arch=arch, valley=curve in maths.VALLEYS))
        return names

    def readouts(self, hills: Hills) -> list[LiveFormula]:
        """Write θ, L(θ) and log L(θ) where the point is."""
        theta = hills.theta.get_value
        values = (
            (maths.theta, "model", lambda: f"{theta():.3f}"),
            (maths.L, "product", lambda: scientific(float(likelihood.likelihood(theta())))),
            (maths.LOG, "logarithm", lambda: f"{likelihood.log_likelihood(theta()):.2f}"),
        )
        size = "label" if self.places.flat else "formula"
        return [
            self.live_formula(equals(name, 1), "1", text, role=role, size=size)
            for name, role, text in values
        ]

    def why(self, hills: Hills, names: list[Formula]) -> list[Formula]:
        """The log becomes the cube, which keeps the peak, and L(1 − L), which does not."""
        hills.aside.set_value(1)  # all is placed where the hills will stand
        (head, middle, foot), width = self.places.beside_upper(hills)
        log, cube, dip = (head.put(self.formula(made).scale(1.7)) for made in maths.TRANSFORMS)
        cube_name, dip_name = (
            self.names(hills, (maths.L, made), "text")[1] for made in maths.TRANSFORMS[1:]
        )
        rising, turning = (
            middle.place(self.label(key, role=role, weight=600, width=width, align="center"))
            for key, role in (("increasing", "good"), ("turning", "bad"))
        )
        remark = self.text(
            self.label_text("scaled"), size="small", role="muted", width=width, align="center"
        )
        foot.place(remark)
        rule = Rule(hills, self.places.rule, self.sign(maths.L, role="product"), self.theme)
        moved = [
            name.animate.move_to(there)
            for name, there in zip(names, self.names(hills, maths.HILLS), strict=True)
        ]
        hills.aside.set_value(0)
        with self.beat("why"):
            self.play(
                hills.plain.animate.set_value(0),
                hills.aside.animate.set_value(1),
                *moved,
                mn.FadeIn(remark, log),
                run_time=1.2,
            )
            self.play(mn.FadeIn(rule))
            self.play(hills.theta.animate.set_value(PEAK - 0.8), run_time=1.6)
            self.play(mn.FadeIn(rising), run_time=0.6)
            self.play(
                hills.step.animate.set_value(1),
                TransformFormula(log, cube),
                TransformFormula(names[1], cube_name),
                run_time=1.4,
            )
            self.play(hills.theta.animate.set_value(PEAK), run_time=1.4)
            self.play(
                hills.step.animate.set_value(2),
                TransformFormula(cube, dip),
                TransformFormula(cube_name, dip_name),
                mn.FadeOut(rising),
                run_time=1.6,
            )
            self.play(hills.theta.animate.set_value(PEAK - 0.5), run_time=2.0)
            marks = self.false_peaks(hills)
            self.play(mn.FadeIn(turning, marks), run_time=0.6)
        self.play(mn.FadeOut(rule, dip, turning, remark, marks), run_time=0.6)
        return [names[0], dip_name]

    def false_peaks(self, hills: Hills) -> mn.VGroup:
        """Lines through both tops of L(1 − L), and their name."""
        marks = mn.VGroup()
        for theta in maths.false_peaks():
            top = hills.spot(theta, upper=False)
            bad = self.theme.bad
            marks.add(hills.line(theta, bad), mn.Dot(top, 0.11, color=bad))
        width = 1 if self.regions.stacked else None
        word = self.label("false_peaks", size="small", role="bad", width=width)
        return marks.add(word.next_to(top, mn.RIGHT, buff=0.25))

    def roll(self, hills: Hills, names: list[Formula]) -> None:
        """Far out L is flat: turned over, a ball stays stuck on it, and rolls on −log L."""
        hills.aside.set_value(0)  # again all is placed where the hills will stand
        level_name, log_name = self.names(hills, maths.HILLS)
        valleys = self.names(hills, maths.VALLEYS)
        rolling = Rolling(hills, self.theme)
        words = [self.label("slope", role="muted") for _ in rolling.slopes]
        slopes = self.places.put_slopes(words, rolling.slopes, hills)
        same = self.places.put_same(mn.VGroup(*(self.formula(way) for way in maths.SAME)))
        hills.aside.set_value(1)
        with self.beat("roll"):
            self.play(
                hills.step.animate.set_value(3),
                hills.plain.animate.set_value(1),
                hills.aside.animate.set_value(0),
                names[0].animate.move_to(level_name),
                TransformFormula(names[1], log_name),
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
                TransformFormula(names[0], valleys[0]),
                TransformFormula(log_name, valleys[1]),
                run_time=1.2,
            )
            balls = rolling.balls.update()
            self.play(mn.FadeIn(balls, scale=0.5), mn.FadeOut(hills.dots), run_time=0.6)
            self.play(rolling.until(ON_ITS_WAY))
            self.mark_still()
            self.play(rolling.until(HOME))
            later = mn.squish_rate_func(mn.smooth, 0.5, 1)
            self.play(mn.FadeOut(slopes), mn.FadeIn(same[0], rate_func=later), run_time=0.6)
            for line, following in pairwise(same):
                keep = not np.allclose(line.get_center(), following.get_center(), atol=0.5)
                self.play(TransformFormula(line, following, keep=keep), run_time=0.9)
            self.play(mn.FadeIn(self.loss(same[2])), run_time=0.6)
            self.show_takeaway()
            self.wait(1.5)

    def loss(self, line: Formula) -> mn.VGroup:
        """A brace under −log L, and what that is."""
        buff = 0.12 if self.regions.stacked else 0.2
        brace = mn.Brace(line.part("loss"), mn.DOWN, buff, color=self.theme.muted)
        side = mn.RIGHT if self.regions.stacked else mn.DOWN
        return mn.VGroup(brace, self.label("loss").next_to(brace, side, buff=0.15))

    def distance(self, hills: Hills) -> mn.VGroup:
        """An arrow from the peak to the point, and how many standard deviations it is."""
        level = hills.boxes[0].top - 0.68  # below the curve's name
        ends = [np.array([hills.spot(t, upper=True)[0], level, 0]) for t in (START, PEAK)]
        arrow = mn.DoubleArrow(*ends, buff=0.08, stroke_width=3, tip_length=0.18)
        arrow.set_color(self.theme.muted)
        name = self.sign(maths.DISTANCE)
        return mn.VGroup(arrow, name.next_to(arrow, mn.UP, buff=0.1))
