"""On log axes every factor is a length, and a power law is a straight line."""

from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np

from reel.maths import log_axes as maths
from reel.maths.log_axes import CAST
from reel.props.bent_axes import BentAxes
from reel.props.bent_points import Cloud, Corner, DecadeHops, Named, Residuals, Trace
from reel.props.hop import Hop
from reel.stage import Formula, Lesson, Morph, Region
from reel.stage.live_words import LiveWords

_EVENLY = mn.rate_functions.ease_in_out_sine
_FADED = 0.45  # how strong the other mammals stay when one stands out
_UNDER = 0.12  # between the numbers of the axis and the hops below them


class LogAxes(Lesson):
    """A crowded chart of mammals bends onto log axes; a line of slope 3/4; humans far above it."""

    clip = "log_axes"

    def construct(self) -> None:
        self.show_title()
        self.set_up()
        corner, elephant = self.linear()
        mouse = self.stretch()
        line, formulas, stairs = self.line(self.hops, corner, mouse, elephant)
        self.read(line, formulas, stairs)

    def set_up(self) -> None:
        """Make the axes, the mammals on them, and hops from decade to decade."""
        hops = [self.hop(mn.DOWN) for _ in maths.decades(maths.BODY)[1:]]
        room = hops[0].depth + _UNDER
        picture, _ = self.picture_and_notes()
        body, brain = (
            self.words(self.label(name), size="small", role="muted") for name in ("body", "brain")
        )
        self.axes = BentAxes(
            [self.stage.full, self.stage.full, picture],
            below=[0, room, 0],
            limits=(maths.BODY, maths.BRAIN),
            names=(body, brain),
            colour=self.colour,
        )
        data = maths.mammals()
        self.cloud = Cloud(self.axes, data.body, data.brain, colour=self.colour("data"))
        self.hops = DecadeHops(self.axes, hops)

    def named(self, species: str, label: str, side: np.ndarray, **kwargs: Any) -> Named:
        """Return one mammal with its name, not seen yet."""
        title = self.words(self.label(label), size="small", align="center", **kwargs)
        at = maths.mammals().of(species)
        return Named(self.axes, at, title, side=side, colour=self.colour("text"))

    def picture_and_notes(self) -> list[Region]:
        """Return where the axes with equal decades stand, and the formulas beside them."""
        if self.stage.stacked:
            return [self.stage.main, self.stage.side]
        return self.stage.full.columns(1.5, 1, gap=0.5)

    def linear(self) -> tuple[Corner, Named]:
        """Nearly all mammals stand in one corner of the chart."""
        count, everyone = maths.in_corner(), len(maths.mammals().species)

        def crowd(share: float) -> str:
            text = self.label("crowd").format(count=count, all=everyone, share=f"{100 * share:.0f}")
            return text.replace(" %", "\N{NO-BREAK SPACE}%")

        title = LiveWords(lambda: crowd(maths.corner_area(self.axes.bend)), self.words, crowd(0.99))
        corner = Corner(self.axes, maths.CORNER, title, colour=self.colour("text"))
        elephant = self.named(maths.ELEPHANT, "elephant", mn.DOWN, width=1.2)
        with self.beat("linear"):
            self.add(self.axes, corner, self.cloud, elephant)
            self.wait(1.0)
            self.play(elephant.shown.animate.set_value(1), run_time=0.6)
            self.wait(2.6)
            self.play(corner.shown.animate.set_value(1), run_time=1.0)
        return corner, elephant

    def stretch(self) -> Named:
        """Every decade grows or shrinks to one length; what stands on the axes moves along."""
        mouse = self.named(maths.MOUSE, "mouse", mn.UL)
        with self.beat("stretch"):
            self.play(self.axes.moved.animate.set_value(1), run_time=0.6)
            self.add(self.hops, mouse)
            self.play(self.hops.shown.animate.set_value(1), run_time=0.8)
            self.play(mouse.shown.animate.set_value(1), run_time=0.6)
            self.play(self.axes.turned.animate(rate_func=_EVENLY).set_value(1), run_time=5.5)
            self.wait(1)
        return mouse

    def line(self, *leaving: DecadeHops | Corner | Named) -> tuple[Trace, list[Formula], mn.VGroup]:
        """A power law is a curve; its logarithm, on log axes, a straight line of slope k."""
        law, logged, straight, slope = self.formulas()
        curve = Trace(self.axes, *maths.fit().points(), colour=self.colour("model"))
        with self.beat("line"):
            self.play(
                *(thing.shown.animate(run_time=0.5).set_value(0) for thing in leaving),
                self.axes.moved.animate(run_time=1.6).set_value(2),
                self.axes.turned.animate(run_time=1.6).set_value(0),
            )
            self.remove(*leaving)
            self.add(curve)
            self.play(mn.FadeIn(law, self.symbols()), run_time=0.6)
            self.play(curve.drawn.animate.set_value(1), run_time=1.2)
            self.play(Morph(law, logged, keep=True))
            self.play(Morph(logged, straight))
            self.play(self.axes.turned.animate.set_value(1), run_time=2.4)
            self.play(Morph(straight, slope, keep=True), run_time=1.0)
            right, up = self.staircase()
            self.play(mn.LaggedStart(*map(mn.FadeIn, right), lag_ratio=0.6), run_time=1.6)
            self.play(mn.LaggedStart(*map(mn.FadeIn, up), lag_ratio=0.6), run_time=1.2)
            self.wait(0.4)
            self.mark_still()
        return curve, [law, straight, slope], mn.VGroup(*right, *up)

    def formulas(self) -> list[Formula]:
        """Return the law, its log before and after it is taken apart, and the slope."""
        statements = (maths.POWER_LAW, maths.LOG_OF_BOTH, maths.STRAIGHT_LINE, maths.SLOPE)
        rows = self.rows()
        formulas = [self.formula(statement, CAST) for statement in statements]
        law, logged, straight, slope = formulas
        for row, formula in zip((rows[1], rows[0], rows[2]), (straight, law, slope), strict=True):
            row.place(row.fit(formula), mn.LEFT)
        logged.scale(straight.height / self.formula(maths.STRAIGHT_LINE, CAST).height)
        logged.move_to(straight)
        level = straight.part("=").get_center()[0]
        for formula, sign in ((law, "="), (logged, "="), (slope, "approx")):
            formula.shift((level - formula.part(sign).get_center()[0]) * mn.RIGHT)
        logged.align_baseline(straight)
        return formulas

    def rows(self) -> list[Region]:
        """Return the places of the formulas."""
        _, notes = self.picture_and_notes()
        return notes.rows(1, 1, 1, 1.4, gap=0.1)

    def symbols(self) -> mn.VGroup:
        """Return x and y, to stand beside the names of the axes."""
        symbols = mn.VGroup()
        sides = (maths.x, mn.LEFT), (maths.y, mn.RIGHT)
        for (symbol, side), name in zip(sides, self.axes.names, strict=True):
            formula = self.formula(symbol, CAST, size="label").next_to(name, side, buff=0.15)
            symbols.add(formula.shift((name[0].get_bottom()[1] - formula.baseline) * mn.UP))
        return symbols

    def hop(self, side: np.ndarray) -> Hop:
        """Return a hop of one decade."""
        return Hop("×10", colour=self.colour("product"), side=side)

    def staircase(self) -> tuple[list[Hop], list[Hop]]:
        """Return hops of one decade: along from the line to the right, then up to the line."""
        right, up = (
            [self.hop(side).put(*ends) for ends in pairwise([self.axes.point(*at) for at in way])]
            for way, side in zip(maths.stairs(), (mn.DOWN, mn.RIGHT), strict=True)
        )
        return right, up

    def read(self, line: Trace, formulas: list[Formula], stairs: mn.VGroup) -> None:
        """Mouse and elephant lie near the line, the human furthest above it."""
        data, (body, brain, expected) = maths.mammals(), maths.human()
        sticks = Residuals(
            self.axes,
            data.body,
            maths.fit().brain(data.body),
            data.brain,
            colour=self.colour("muted"),
        )
        human = self.named(maths.HUMAN, "human", mn.UP)
        others = (
            self.named(maths.MOUSE, "mouse", mn.UL),
            self.named(maths.ELEPHANT, "elephant", 1.5 * mn.UP),
        )
        top = self.axes.point(body, brain) + human.dot.height / 2 * mn.DOWN
        arrow = mn.Arrow(
            self.axes.point(body, expected),
            top,
            buff=0,
            color=self.colour("product"),
            stroke_width=7,
            max_tip_length_to_length_ratio=0.3,
        )
        factor = self.readout(f"×{brain / expected:.1f}", role="product", size="label")
        factor.next_to(top, mn.LEFT, buff=0.2)
        ratio = self.ratio(formulas)
        with self.beat("read"):
            self.play(mn.FadeOut(stairs), run_time=0.6)
            self.add(sticks, line, self.cloud, *others, human)
            self.play(*(point.shown.animate.set_value(1) for point in others), run_time=0.6)
            self.play(sticks.grown.animate.set_value(1), run_time=1.0)
            self.play(
                human.shown.animate.set_value(1),
                self.cloud.animate.set_opacity(_FADED),
                sticks.animate.set_stroke(opacity=_FADED),
                run_time=0.6,
            )
            self.play(mn.GrowArrow(arrow), mn.FadeIn(factor), run_time=0.8)
            self.play(mn.FadeIn(ratio), run_time=0.8)
            self.wait(0.4)
            self.play(mn.FadeOut(sticks), self.cloud.animate.set_opacity(1), run_time=0.6)
            self.show_takeaway()
            self.wait(1.5)

    def ratio(self, formulas: list[Formula]) -> mn.VGroup:
        """Return the human's factor as a fraction, and what it is a fraction of."""
        *_, row = self.rows()
        ratio = self.formula(maths.above_the_line(), CAST).scale(0.85)
        level = formulas[-1].part("approx").get_center()[0]
        ratio.shift((level - ratio.part("approx").get_center()[0]) * mn.RIGHT)
        remark = self.words(self.label("ratio"), size="small", role="muted")
        remark.next_to(ratio, mn.DOWN, buff=0.2, aligned_edge=mn.LEFT)
        group = mn.VGroup(ratio, remark)
        return group.set_y(row.center[1])
