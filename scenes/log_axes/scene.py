"""On log axes every factor is a length, and a power law is a straight line."""

from functools import partial
from itertools import chain, pairwise
from typing import Any, NamedTuple

import manim as mn
import numpy as np

from reel.stage import ClipScene, Formula, Region, TransformFormula
from scenes.log_axes import maths
from scenes.log_axes.bent_axes import BentAxes
from scenes.log_axes.bent_points import Cloud, Corner, DecadeHops, Named, Residuals, Trace
from scenes.log_axes.jump_arc import Hop
from scenes.log_axes.live_label import LiveLabel
from scenes.log_axes.maths import ROLES

_EVENLY = mn.rate_functions.ease_in_out_sine
_FADED = 0.45  # how strong the other mammals stay when one stands out
_UNDER = 0.12  # between the numbers of the axis and the hops below them
_LOW = 1.2  # a stacked stage is low if its full region is so many times as wide as high
_DOT, _LOW_DOT = 0.075, 0.058  # of the mammals, and on a low stage
_TIGHT = 0.86  # where decades are short, so large is what stands at their hops


class Notes(NamedTuple):
    """Where the formulas stand: the law, its logarithm, its slope, and the human's factor."""

    law: Region
    straight: Region
    slope: Region
    ratio: Region


class LogAxes(ClipScene):
    """A crowded chart of mammals bends onto log axes; a line of slope 3/4; humans far above it."""

    clip = "log_axes"
    roles = ROLES

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
        full = self.regions.full
        if self.regions.stacked:
            # The top stays free for the mark of the take-away.
            _, full = full.intersect(self.regions.safe).rows(0.1, full.height, gap=0)
        self.low = self.regions.stacked and full.aspect > _LOW
        picture, self.notes = self.picture_and_notes(full)
        body, brain = (self.label(name, size="small", role="muted") for name in ("body", "brain"))
        self.axes = BentAxes(
            [full, full, picture],
            below=[0, room, 0],
            limits=(maths.BODY, maths.BRAIN),
            names=(body, brain),
            theme=self.theme,
        )
        data = maths.mammals()
        radius, colour = _LOW_DOT if self.low else _DOT, self.theme.data
        self.cloud = Cloud(self.axes, data.body, data.brain, colour=colour, radius=radius)
        self.hops = DecadeHops(self.axes, hops)

    def named(self, species: str, label: str, side: np.ndarray, **kwargs: Any) -> Named:
        """Return one mammal with its name, not seen yet."""
        title = self.label(label, size="small", align="center", **kwargs)
        at = maths.mammals().of(species)
        return Named(self.axes, at, title, side=side, colour=self.theme.text)

    def picture_and_notes(self, full: Region) -> tuple[Region, Notes]:
        """Return where the axes with equal decades stand, and the formulas beside or below them."""
        if not self.regions.stacked:
            picture, notes = full.columns(1.5, 1, gap=0.5)
            return picture, Notes(*notes.rows(1, 1, 1, 1.4, gap=0.1))
        if self.low:
            picture, notes = full.rows(4.4, 1, gap=0.15)
            law, slope = notes.columns(5.64, 2.24, gap=0.4)
            return picture, Notes(law, law, slope, notes)
        picture, notes = full.rows(3.4, 1, gap=0.15)
        # Some of the room stays free below: parts of the law swing through it on their way.
        above, straight, _ = notes.rows(1.1, 1, 0.15, gap=0.11)
        law, slope = above.columns(1.5, 1)
        return picture, Notes(law, straight, slope, notes)

    def linear(self) -> tuple[Corner, Named]:
        """Nearly all mammals stand in one corner of the chart."""
        count, everyone = maths.in_corner(), len(maths.mammals().species)
        labels = [self.label_text(key) for key in ("crowd", "crowd_in_short")]
        words = partial(self.text, size="small" if self.regions.stacked else "label")

        def crowd(share: float, label: str) -> str:
            text = label.format(count=count, all=everyone, share=f"{100 * share:.0f}")
            return text.replace(" %", "\N{NO-BREAK SPACE}%")

        # It ends as long as the corner is on log axes, or shorter.
        room = self.axes.box.width * float(maths.share(maths.CORNER[0], 0, maths.BODY))
        label = next(one for one in labels if words(crowd(0.99, one)).width < room)
        title = LiveLabel(
            lambda: crowd(maths.corner_area(self.axes.bend), label), words, crowd(0.99, label)
        )
        corner = Corner(self.axes, maths.CORNER, title, colour=self.theme.text)
        elephant = (
            self.named(maths.ELEPHANT, "elephant", 1.5 * mn.UP)
            if self.regions.stacked
            else self.named(maths.ELEPHANT, "elephant", mn.DOWN, width=1.2)
        )
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
        curve = Trace(self.axes, *maths.fit().points(), colour=self.theme.model)
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
            self.play(TransformFormula(law, logged, keep=not self.low))
            self.play(TransformFormula(logged, straight))
            self.play(self.axes.turned.animate.set_value(1), run_time=2.4)
            self.play(TransformFormula(straight, slope, keep=True), run_time=1.0)
            right, up = self.staircase()
            self.play(mn.LaggedStart(*map(mn.FadeIn, right), lag_ratio=0.6), run_time=1.6)
            self.play(mn.LaggedStart(*map(mn.FadeIn, up), lag_ratio=0.6), run_time=1.2)
            self.wait(0.4)
            self.mark_still()
        return curve, [law, straight, slope], mn.VGroup(*right, *up)

    def formulas(self) -> list[Formula]:
        """Return the law, its log before and after it is taken apart, and the slope."""
        statements = (maths.POWER_LAW, maths.LOG_OF_BOTH, maths.STRAIGHT_LINE, maths.SLOPE)
        notes = self.notes
        formulas = [self.formula(statement) for statement in statements]
        law, logged, straight, slope = formulas
        places = (notes.law, law), (notes.straight, straight), (notes.slope, slope)
        if self.regions.stacked:
            rooms = [(at.width / it.width, at.height / it.height) for at, it in places]
            for _, formula in places:
                formula.scale(min(1, *chain(*rooms)))
        for place, formula in places:
            place.put(formula, mn.LEFT)
        logged.scale(straight.height / self.formula(maths.STRAIGHT_LINE).height)
        logged.move_to(straight)
        level = straight.part("=").get_center()[0]
        below = [] if self.regions.stacked else [(slope, "approx")]
        for formula, sign in [(law, "="), (logged, "="), *below]:
            formula.shift((level - formula.part(sign).get_center()[0]) * mn.RIGHT)
        logged.align_baseline(straight)
        return formulas

    def symbols(self) -> mn.VGroup:
        """Return x and y, to stand beside the names of the axes."""
        symbols = mn.VGroup()
        sides = (maths.x, mn.LEFT), (maths.y, mn.RIGHT)
        for (symbol, side), name in zip(sides, self.axes.names, strict=True):
            formula = self.formula(symbol, size="label").next_to(name, side, buff=0.15)
            symbols.add(formula.shift((name[0].get_bottom()[1] - formula.baseline) * mn.UP))
        return symbols

    def hop(self, side: np.ndarray) -> Hop:
        """Return a hop of one decade."""
        hop = Hop("×10", colour=self.theme.product, side=side)
        if self.regions.stacked:
            hop.text.scale(_TIGHT)
        return hop

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
            colour=self.theme.muted,
        )
        human = self.named(maths.HUMAN, "human", mn.UP)
        others = (
            self.named(maths.MOUSE, "mouse", 2.2 * mn.RIGHT if self.regions.stacked else mn.UL),
            self.named(maths.ELEPHANT, "elephant", mn.RIGHT, width=1.2)
            if self.low
            else self.named(maths.ELEPHANT, "elephant", 1.5 * mn.UP),
        )
        top = self.axes.point(body, brain) + human.dot.height / 2 * mn.DOWN
        arrow = mn.Arrow(
            self.axes.point(body, expected),
            top,
            buff=0,
            color=self.theme.product,
            stroke_width=7,
            max_tip_length_to_length_ratio=0.4,
            max_stroke_width_to_length_ratio=12,
        )
        factor = self.live_number(f"×{brain / expected:.1f}", role="product", size="label")
        factor.next_to(top, mn.LEFT, buff=0.2)
        ratio = self.ratio(formulas)
        done = formulas if self.regions.stacked else []
        with self.beat("read"):
            self.play(mn.FadeOut(stairs, *done), run_time=0.6)
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
        place = self.notes.ratio
        ratio = self.formula(maths.above_the_line()).scale(0.85)
        remark = self.label("ratio", size="small", role="muted")
        group = mn.VGroup(ratio, remark)
        if self.regions.stacked:
            place.fit(ratio, 0.88)
            return place.put(group.arrange(mn.RIGHT, buff=0.35))
        level = formulas[-1].part("approx").get_center()[0]
        ratio.shift((level - ratio.part("approx").get_center()[0]) * mn.RIGHT)
        remark.next_to(ratio, mn.DOWN, buff=0.2, aligned_edge=mn.LEFT)
        return group.set_y(place.center[1])
