"""On log axes every factor is a length, and a power law is a straight line."""

from functools import partial
from itertools import chain, pairwise

import manim as mn
import numpy as np

from reel.stage import ClipScene, Formula, TransformFormula
from scenes.log_axes import maths
from scenes.log_axes.bent_axes import AxesPlace, BentAxes
from scenes.log_axes.bent_points import (
    BentCurve,
    CornerBox,
    DecadeJumps,
    NamedPoint,
    PointCloud,
    Residuals,
)
from scenes.log_axes.jump_arc import JumpArc
from scenes.log_axes.layout import Layout, NamePlace
from scenes.log_axes.live_label import LiveLabel

_EVENLY = mn.rate_functions.ease_in_out_sine
_FADED = 0.45  # how strong the other mammals stay when one stands out
_ABOVE_JUMPS = 0.12  # between the numbers of the axis and the jumps below them


class LogAxes(ClipScene):
    """A crowded chart of mammals bends onto log axes; a line of slope 3/4; humans far above it."""

    clip = "log_axes"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        self.make_chart()
        corner, elephant, other = self.linear()
        mouse = self.stretch(elephant, other)
        line, formulas, stairs = self.line(self.jumps, corner, mouse, elephant)
        self.read(line, formulas, stairs)

    # The beats.

    def linear(self) -> tuple[CornerBox, NamedPoint, NamedPoint]:
        """Nearly all mammals stand in one corner of the chart: all but two elephants."""
        corner, places = self.corner(), self.places
        elephant = self.named(maths.ELEPHANT, "elephant", places.elephant_at_first)
        other = self.named(maths.OTHER_ELEPHANT, "other_elephant", places.other_elephant)
        body, brain = self.axes.names
        with self.beat("linear"):
            self.add(self.axes, corner, self.cloud, elephant, other)
            # What the axes are: from a point across to its brain, and down to its body.
            across, down = self.guides(maths.ELEPHANT)
            self.play(mn.Create(across), mn.Indicate(brain, 1.2, self.theme.text), run_time=0.6)
            self.cue("body")
            self.play(mn.Create(down), mn.Indicate(body, 1.2, self.theme.text), run_time=0.6)
            # The two heaviest mammals: for their sake the axes reach so far.
            self.cue("elephants")
            come = elephant.fade_in(), other.fade_in()
            self.play(mn.FadeOut(across, down), *come, run_time=0.6)
            # A box around the corner says how many stand in it.
            self.cue("crush")
            self.play(corner.fade_in(), run_time=1.0)
        return corner, elephant, other

    def stretch(self, elephant: NamedPoint, other: NamedPoint) -> NamedPoint:
        """Every decade grows or shrinks to one length; what stands on the axes moves along."""
        mouse = self.named(maths.MOUSE, "mouse", self.places.mouse_on_the_way)
        with self.beat("stretch"):
            # The mouse is in the crowd: its name shows as it comes out, and one elephant keeps
            # its own. Jumps get room below.
            self.add(self.jumps, mouse)
            self.play(
                mouse.fade_in(), other.fade_out(), self.axes.go_to("above jumps"), run_time=0.8
            )
            self.remove(other)
            # A jump from each power of ten to the next.
            self.cue("tens")
            self.play(self.jumps.fade_in(), run_time=0.8)
            # Everything bends at once; the box's text counts how much of the chart it takes.
            self.cue("bend")
            self.play(self.axes.bend(rate_func=_EVENLY), run_time=4.4)
            # As much room as the elephant: a decade for each of them.
            self.cue("mouse")
            self.point_out(mouse)
            self.cue("elephant")
            self.point_out(elephant)
        return mouse

    def line(
        self, *leaving: DecadeJumps | CornerBox | NamedPoint
    ) -> tuple[BentCurve, list[Formula], mn.VGroup]:
        """A power law is a curve; its logarithm, on log axes, a straight line of slope k."""
        law, logged, straight, slope = self.formulas()
        curve = BentCurve(self.axes, *maths.fit().points(), colour=self.theme.model)
        with self.beat("line"):
            # Back to linear axes, and aside for the formulas.
            self.play(
                *(thing.fade_out(run_time=0.5) for thing in leaving),
                self.axes.go_to("beside formulas", run_time=1.2),
                self.axes.unbend(run_time=1.2),
            )
            self.remove(*leaving)
            # The power law and its curve.
            self.add(curve)
            self.cue("law")
            self.play(mn.FadeIn(law, self.symbols()), run_time=0.6)
            self.cue("curve")
            self.play(curve.trace(), run_time=1.2)
            # Its logarithm; where there is no other place for it, it takes the law's.
            self.cue("logs")
            keep = not self.places.law_must_leave
            self.play(TransformFormula(law, logged, keep=keep), run_time=0.9)
            self.play(TransformFormula(logged, straight), run_time=1.0)
            # The same on the chart: with the axes, the curve bends until it is straight.
            self.cue("straight")
            self.play(self.axes.bend(), run_time=2.2)
            self.cue("slope")
            self.play(TransformFormula(straight, slope, keep=True), run_time=1.0)
            # Four decades to the right, about three up.
            right, up = self.staircase()
            self.cue("right")
            self.play(mn.LaggedStart(*map(mn.FadeIn, right), lag_ratio=0.6), run_time=1.2)
            self.cue("up")
            self.play(mn.LaggedStart(*map(mn.FadeIn, up), lag_ratio=0.6), run_time=0.9)
            self.mark_still()
        return curve, [law, straight, slope], mn.VGroup(*right, *up)

    def read(self, line: BentCurve, formulas: list[Formula], stairs: mn.VGroup) -> None:
        """Mouse and elephant lie near the line, the human furthest above it."""
        residuals = self.residuals()
        human = self.named(maths.HUMAN, "human", self.places.human)
        others = (
            self.named(maths.MOUSE, "mouse", self.places.mouse),
            self.named(maths.ELEPHANT, "elephant", self.places.elephant),
        )
        arrow, factor = self.above_the_line(human)
        ratio = self.ratio(formulas)
        done = formulas if self.places.formulas_share_a_strip else []
        with self.beat("read"):
            self.add(residuals, line, self.cloud, *others, human)
            mouse, elephant = others
            self.play(mn.FadeOut(stairs, *done), mouse.fade_in(), run_time=0.6)
            self.cue("elephant")
            self.play(elephant.fade_in(), run_time=0.5)
            # How far every mammal is from the line.
            self.cue("near")
            self.play(residuals.grow(), run_time=1.0)
            # The human stands out, and the rest steps back.
            self.cue("human")
            self.play(
                human.fade_in(),
                self.cloud.animate.set_opacity(_FADED),
                residuals.animate.set_stroke(opacity=_FADED),
                run_time=0.6,
            )
            # How far above the line: as a distance, and as a factor.
            self.cue("above")
            self.play(mn.GrowArrow(arrow), run_time=0.8)
            self.cue("distance")
            self.play(mn.Indicate(arrow, 1.1, self.theme.text), run_time=0.8)
            self.cue("seven")
            self.play(mn.FadeIn(factor, ratio), run_time=0.8)
            self.play(mn.FadeOut(residuals), self.cloud.animate.set_opacity(1), run_time=0.5)
            self.show_takeaway()
            self.wait(0.9)

    # Parts of the beats.

    def point_out(self, animal: NamedPoint) -> None:
        """Point out a mammal and the decade in which it stands."""
        decade = self.jumps.under(animal)
        marks = (mn.Indicate(each, 1.25, self.theme.text) for each in (animal, decade))
        self.play(*marks, run_time=0.8)

    # The chart and what stands on it.

    def make_chart(self) -> None:
        """Make the axes, the mammals on them, and jumps from decade to decade."""
        places, data = self.places, maths.mammals()
        jumps = [self.jump(mn.DOWN) for _ in maths.decades(maths.BODY)[1:]]
        body, brain = (self.label(name, size="small", role="muted") for name in ("body", "brain"))
        self.axes = BentAxes(
            {
                "alone": AxesPlace(places.chart),
                "above jumps": AxesPlace(places.chart, below=jumps[0].reach + _ABOVE_JUMPS),
                "beside formulas": AxesPlace(places.chart_beside_formulas),
            },
            limits=(maths.BODY, maths.BRAIN),
            names=(body, brain),
            theme=self.theme,
        )
        self.cloud = PointCloud(
            self.axes, data.body, data.brain, colour=self.theme.data, radius=places.dot_radius
        )
        self.jumps = DecadeJumps(self.axes, jumps)

    def named(self, species: str, label: str, place: NamePlace) -> NamedPoint:
        """Name one mammal on the chart."""
        title = self.label(label, size="small", align="center", width=place.line_width)
        at = maths.mammals().of(species)
        return NamedPoint(self.axes, at, title, side=place.side, colour=self.theme.text)

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

    def corner(self) -> CornerBox:
        """Draw the box in which nearly all mammals stand, with its share of the chart."""
        count, everyone = maths.in_corner(), len(maths.mammals().species)
        words = partial(self.text, size=self.places.corner_text)

        def sentence(share: float, template: str) -> str:
            text = template.format(count=count, all=everyone, share=f"{100 * share:.0f}")
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

    def above_the_line(self, human: NamedPoint) -> tuple[mn.Arrow, mn.VMobject]:
        """Draw an arrow from the line up to the human, and write the factor beside its tip."""
        body, brain, expected = maths.human()
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
        return arrow, factor.next_to(top, mn.LEFT, buff=0.2)

    # The formulas.

    def formulas(self) -> list[Formula]:
        """Write the law, its log before and after it is taken apart, and the slope."""
        places = self.places
        statements = (maths.POWER_LAW, maths.LOG_OF_BOTH, maths.STRAIGHT_LINE, maths.SLOPE)
        law, logged, straight, slope = formulas = [self.formula(each) for each in statements]
        placed = (places.law, law), (places.straight_line, straight), (places.slope, slope)
        if places.formulas_share_a_strip:
            rooms = [(at.width / it.width, at.height / it.height) for at, it in placed]
            for _, formula in placed:
                formula.scale(min(1, *chain(*rooms)))
        for place, formula in placed:
            place.put(formula, mn.LEFT)
        # The log stands where the straight line will, as large.
        logged.scale(straight.height / self.formula(maths.STRAIGHT_LINE).height)
        logged.move_to(straight)
        # What stands in one column has its signs below each other.
        level = straight.part("=").get_center()[0]
        below = [] if places.formulas_share_a_strip else [(slope, "approx")]
        for formula, sign in [(law, "="), (logged, "="), *below]:
            formula.shift((level - formula.part(sign).get_center()[0]) * mn.RIGHT)
        logged.align_baseline(straight)
        return formulas

    def ratio(self, formulas: list[Formula]) -> mn.VGroup:
        """Write the human's factor as a fraction, and what it is a fraction of."""
        place = self.places.ratio
        ratio = self.formula(maths.above_the_line()).scale(0.85)
        remark = self.label("ratio", size="small", role="muted")
        group = mn.VGroup(ratio, remark)
        if self.places.formulas_share_a_strip:
            place.fit(ratio, 0.88)
            return place.put(group.arrange(mn.RIGHT, buff=0.35))
        level = formulas[-1].part("approx").get_center()[0]
        ratio.shift((level - ratio.part("approx").get_center()[0]) * mn.RIGHT)
        remark.next_to(ratio, mn.DOWN, buff=0.2, aligned_edge=mn.LEFT)
        return group.set_y(place.center[1])
