"""On log axes every factor is a length, and a power law is a straight line."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage import ClipScene, Formula, Region, TransformFormula
from reel.stage.exemptions import overlap_intended
from scenes.log_axes import maths, silhouettes
from scenes.log_axes.bent_axes import AxesPlace, BentAxes
from scenes.log_axes.bent_points import (
    BentCurve,
    CornerBox,
    DecadeJumps,
    NamedPoint,
    PointCloud,
    Residuals,
    RidingLaw,
)
from scenes.log_axes.jump_arc import JumpArc
from scenes.log_axes.layout import Layout, NamePlace
from scenes.log_axes.live_label import LiveLabel

_EVENLY = mn.rate_functions.ease_in_out_sine
_FADED = 0.45  # how strong the other mammals stay when one stands out
_ABOVE_JUMPS = 0.12  # between the numbers of the axis and the jumps below them
_OFF_LINE = 0.22  # how far the law on the line is from it


class LogAxes(ClipScene):
    """A crowded chart of mammals bends onto log axes; a line of slope 3/4; humans far above it."""

    clip = "log_axes"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.make_chart()
        self.linear()
        bands = self.stretch()
        equation, stairs = self.line(bands)
        self.read(equation, stairs)

    # The beats.

    def linear(self) -> None:
        """Nearly all mammals stand in one corner of the chart: all but two elephants."""
        body, brain = self.axes.names
        elephants = self.elephant, self.other_elephant
        with self.beat("linear"):
            self.add(self.axes, self.corner, self.cloud, *elephants, self.mouse)
            # What the axes are: from a point across to its brain, and down to its body.
            across, down = self.guides(maths.ELEPHANT)
            self.play(mn.Create(across), mn.Indicate(brain, 1.2, self.theme.text), run_time=0.8)
            self.cue("body")
            self.play(mn.Create(down), mn.Indicate(body, 1.2, self.theme.text), run_time=0.8)
            self.show_point()
            # The two heaviest mammals: for their sake the axes reach so far.
            self.cue("elephants")
            self.play(
                mn.FadeOut(across, down),
                *(mn.Indicate(each.title, 1.15, self.theme.text) for each in elephants),
                run_time=0.6,
            )
            # A box around the corner says how many stand in it.
            self.cue("crush")
            self.play(self.corner.fade_in(), run_time=0.8)
            # The mouse is one of them.
            self.cue("mouse")
            self.play(mn.Indicate(self.mouse.title, 1.3, self.theme.text), run_time=0.8)

    def stretch(self) -> mn.VGroup:
        """Every decade grows or shrinks to one length; what stands on the axes moves along."""
        with self.beat("stretch"):
            # One elephant is enough. Jumps get room below.
            self.add(self.jumps)
            self.play(self.other_elephant.fade_out(), self.axes.go_to("above jumps"), run_time=0.8)
            self.remove(self.other_elephant)
            # A jump from each power of ten to the next.
            self.cue("tens")
            self.play(self.jumps.fade_in(), run_time=0.8)
            # Everything bends at once; the box's text counts how much of the chart it takes.
            self.cue("bend")
            self.play(self.axes.bend(rate_func=_EVENLY), run_time=4.2)
            self.play(self.corner.fade_out(), run_time=0.4)
            # As much room as the elephant: a decade for each of them.
            bands = mn.VGroup(*map(self.decade, (self.mouse, self.elephant)))
            for cue, animal, band in zip(
                ("mouse", "elephant"), (self.mouse, self.elephant), bands, strict=True
            ):
                self.cue(cue)
                self.bring_to_back(band)
                self.play(
                    mn.FadeIn(band),
                    *(
                        mn.Indicate(each, 1.25, self.theme.product)
                        for each in (animal.title, self.jumps.under(animal))
                    ),
                    run_time=0.8,
                )
        return bands

    def line(self, bands: mn.VGroup) -> tuple[Formula, mn.VGroup]:
        """A power law is a curve; its logarithm, on log axes, a straight line of slope k."""
        law, logged, straight = self.formulas()
        reasons = [self.label(key) for key in ("logs", "plus")]
        for reason in reasons:
            reason.set_color(self.theme.logarithm)
            reason.next_to(straight, mn.DOWN, buff=0.22, aligned_edge=mn.LEFT)
        with self.beat("line"):
            # Back to linear axes.
            self.play(
                mn.FadeOut(bands, run_time=0.5),
                self.jumps.fade_out(run_time=0.5),
                self.axes.go_to("again", run_time=1.2),
                self.axes.unbend(run_time=1.2),
            )
            self.remove(self.jumps, self.corner)
            # The power law and its curve.
            self.add(self.curve)
            self.cue("law")
            self.play(mn.FadeIn(law, self.symbols()), run_time=0.6)
            self.cue("curve")
            self.add(self.riding)
            self.play(self.curve.trace(), self.riding.fade_in(), run_time=1.2)
            # The log of both sides; it turns times into plus.
            self.cue("logs")
            self.play(TransformFormula(law, logged), mn.FadeIn(reasons[0]), run_time=0.9)
            self.play(
                TransformFormula(logged, straight),
                mn.FadeOut(reasons[0]),
                mn.FadeIn(reasons[1]),
                run_time=1.0,
            )
            # The same on the chart: with the axes, the curve bends until it is straight.
            self.cue("straight")
            self.play(self.axes.bend(run_time=2.2), mn.FadeOut(reasons[1], run_time=0.4))
            # Four decades to the right, about three up: that is its slope.
            right, up = self.staircase()
            slope = self.slope(right, up)
            self.cue("right")
            self.play(
                self.elephant.fade_out(run_time=0.4),
                mn.LaggedStart(*map(mn.FadeIn, right), lag_ratio=0.6, run_time=1.2),
            )
            self.cue("up")
            self.play(mn.LaggedStart(*map(mn.FadeIn, [*up, slope]), lag_ratio=0.6), run_time=1.2)
            self.mark_still()
        return straight, mn.VGroup(*right, *up, slope)

    def read(self, equation: Formula, stairs: mn.VGroup) -> None:
        """Mouse and elephant lie near the line, the human furthest above it."""
        residuals = self.residuals()
        arrow, factor = self.above_the_line()
        with self.beat("read"):
            self.add(residuals, self.curve, self.cloud, self.mouse, self.elephant, self.human)
            self.play(
                mn.FadeOut(stairs, equation),
                mn.Indicate(self.mouse.title, 1.25, self.theme.text),
                run_time=0.6,
            )
            self.cue("elephant")
            self.play(self.elephant.fade_in(), run_time=0.5)
            # How far every mammal is from the line.
            self.cue("near")
            self.play(residuals.grow(), run_time=1.0)
            # The human stands out, and the rest steps back.
            self.cue("human")
            self.play(
                self.human.fade_in(),
                self.cloud.animate.set_opacity(_FADED),
                residuals.animate.set_stroke(opacity=_FADED),
                run_time=0.6,
            )
            # How far above the line: as a height, and as a factor.
            self.cue("above")
            self.play(mn.GrowArrow(arrow), run_time=0.8)
            self.cue("height")
            self.play(mn.Indicate(arrow, 1.1, self.theme.text), run_time=0.8)
            self.cue("seven")
            self.play(
                mn.FadeIn(factor),
                mn.FadeOut(residuals),
                self.cloud.animate.set_opacity(1),
                run_time=0.8,
            )
            self.show_takeaway()
            self.wait(0.9)

    # The chart and what stands on it.

    def make_chart(self) -> None:
        """Make the axes, and all that stands on them while they bend."""
        places, data = self.places, maths.mammals()
        jumps = [self.jump(mn.DOWN) for _ in maths.decades(maths.BODY)[1:]]
        names = (
            self.label(name, size=places.type_size, role=maths.ROLES[symbol])
            for name, symbol in (("body", maths.x), ("brain", maths.y))
        )
        self.axes = BentAxes(
            {
                "alone": AxesPlace(places.chart),
                "above jumps": AxesPlace(places.chart, below=jumps[0].reach + _ABOVE_JUMPS),
                "again": AxesPlace(places.chart),
            },
            limits=(maths.BODY, maths.BRAIN),
            names=(next(names), next(names)),
            size=places.type_size,
            theme=self.theme,
        )
        self.cloud = PointCloud(
            self.axes, data.body, data.brain, colour=self.theme.data, radius=places.dot_radius
        )
        self.jumps = DecadeJumps(self.axes, jumps)
        self.corner = self.corner_box()
        self.mouse = self.named(maths.MOUSE, "mouse", places.mouse, silhouettes.mouse)
        self.elephant = self.named(
            maths.ELEPHANT, "elephant", places.elephant, silhouettes.elephant
        )
        self.other_elephant = self.named(
            maths.OTHER_ELEPHANT, "other_elephant", places.other_elephant, silhouettes.elephant
        )
        self.human = self.named(maths.HUMAN, "human", places.human, silhouettes.human)
        for animal in (self.mouse, self.elephant, self.other_elephant):
            animal.shown.set_value(1)
        fit = maths.fit()
        self.curve = BentCurve(self.axes, *fit.points(), colour=self.theme.model)
        law = self.formula(maths.POWER_LAW, size="label")
        self.riding = RidingLaw(self.axes, fit.brain, law, at=places.law_at, off=_OFF_LINE)

    def named(
        self,
        species: str,
        label: str,
        place: NamePlace,
        draw: Callable[[float, Theme], mn.VGroup],
    ) -> NamedPoint:
        """Put a picture and a name to one mammal on the chart."""
        size = self.places.type_size
        name = self.label(label, size=size, align="center", width=place.line_width)
        title = mn.VGroup(draw(place.height, self.theme), name)
        title.arrange(mn.RIGHT if place.beside else mn.DOWN, buff=0.16)
        at = maths.mammals().of(species)
        away = place.linear, place.bent
        return NamedPoint(self.axes, at, title, away=away, lift=place.lift, colour=self.theme.text)

    def decade(self, animal: NamedPoint) -> mn.Rectangle:
        """Draw the strip of the decade in which a mammal stands."""
        start = 10 ** np.floor(np.log10(animal.at[0]))
        low, high = maths.BRAIN
        foot, end = self.axes.point(start, low), self.axes.point(10 * start, high)
        width, height, _ = end - foot
        strip = mn.Rectangle(width=width, height=height, stroke_width=0)
        strip.set_fill(self.theme.product, 0.2).move_to((foot + end) / 2)
        return overlap_intended(strip, None, "a faint strip behind those who stand in it")

    def guides(self, species: str) -> tuple[mn.Line, mn.Line]:
        """Draw lines from one mammal across to the axis of brains, and down to that of bodies."""
        body, brain = maths.mammals().of(species)
        (least_body, _), (least_brain, _) = self.axes.limits
        here, left, below = (
            self.axes.point(*at) for at in ((body, brain), (least_body, brain), (body, least_brain))
        )
        across, down = (
            mn.Line(here, end, color=self.theme.data, stroke_width=4) for end in (left, below)
        )
        return across, down

    def corner_box(self) -> CornerBox:
        """Draw the box in which nearly all mammals stand, with its share of the chart."""
        count, everyone = maths.in_corner(), len(maths.mammals().species)
        words = partial(self.text, size=self.places.corner_text)

        def sentence(share: float, template: str) -> str:
            # Not `format`, which would take other braces for orders.
            text = template.replace("{count}", str(count)).replace("{all}", str(everyone))
            text = text.replace("{share}", f"{100 * share:.0f}")
            return text.replace(" %", "\N{NO-BREAK SPACE}%")

        # The first wording that is no longer than the corner will be on log axes.
        room = self.axes.box.width * float(maths.share(maths.CORNER[0], 0, maths.BODY))
        templates = [self.label_text(key) for key in ("crowd", "crowd_in_short")]
        fitting = (one for one in templates if words(sentence(0.99, one)).width < room)
        template = next(fitting, templates[-1])
        title = LiveLabel(
            lambda: sentence(maths.corner_area(self.axes.exponent), template),
            words,
            sentence(0.99, template),
        )
        return CornerBox(self.axes, maths.CORNER, title, colour=self.theme.text)

    def symbols(self) -> mn.VGroup:
        """Write x and y beside the names of the axes."""
        symbols = mn.VGroup()
        sides = (maths.x, mn.LEFT), (maths.y, mn.RIGHT)
        for (symbol, side), name in zip(sides, self.axes.names, strict=True):
            formula = self.formula(symbol, size="label").next_to(name, side, buff=0.15)
            symbols.add(formula.shift((name[0].get_bottom()[1] - formula.baseline) * mn.UP))
        return symbols

    def jump(self, side: np.ndarray) -> JumpArc:
        """Draw a jump of one decade, which bends to this side."""
        jump = JumpArc("×10", colour=self.theme.product, side=side)
        jump.text.scale(self.places.jump_text_scale)
        return jump

    def staircase(self) -> tuple[list[JumpArc], list[JumpArc]]:
        """Draw jumps of one decade: along from the line to the right, then up to the line."""
        right, up = (
            [self.jump(side).put(*ends) for ends in pairwise([self.axes.point(*at) for at in way])]
            for way, side in zip(maths.stairs(), (mn.DOWN, mn.RIGHT), strict=True)
        )
        return right, up

    def residuals(self) -> Residuals:
        """Draw each mammal's distance from the line."""
        data = maths.mammals()
        expected = maths.fit().brain(data.body)
        return Residuals(self.axes, data.body, expected, data.brain, colour=self.theme.muted)

    def above_the_line(self) -> tuple[mn.Arrow, mn.VGroup]:
        """Draw an arrow from the line up to the human, and write beside it what it means."""
        body, brain, expected = maths.human()
        top = self.axes.point(body, brain) + self.human.dot.height / 2 * mn.DOWN
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
        words = self.label("above", role="product", size=self.places.type_size)
        said = mn.VGroup(factor, words).arrange(mn.RIGHT, buff=0.15)
        return arrow, said.next_to(top, mn.LEFT, buff=0.2)

    # The formulas.

    def formulas(self) -> list[Formula]:
        """Write the law, and its log before and after it is taken apart, in one place."""
        box, (across, up) = self.axes.boxes[-1], self.places.equation
        region = Region(
            box.left + 0.3, box.top - up * box.height, box.left + across * box.width, box.top - 0.2
        )
        statements = (maths.POWER_LAW, maths.LOG_OF_BOTH, maths.STRAIGHT_LINE)
        law, logged, straight = formulas = [self.formula(each) for each in statements]
        if self.places.in_two_lines:
            straight.break_before("+", under="=")
        scale = min(1.0, region.width / max(f.width for f in formulas))
        for formula in formulas:
            region.place(formula.scale(scale), mn.UL)
        for formula in (law, logged):
            formula.align_baseline(straight)
            shift = straight.part("=").get_left()[0] - formula.part("=").get_left()[0]
            formula.shift(shift * mn.RIGHT)
        return formulas

    def slope(self, right: list[JumpArc], up: list[JumpArc]) -> mn.VGroup:
        """Write the slope in the corner of the stairs."""
        slope = self.formula(maths.SLOPE, size="label")
        corner = np.array([up[0].arc.get_left()[0], right[0].arc.get_top()[1], 0])
        return slope.next_to(corner, mn.UL, buff=0.2)
