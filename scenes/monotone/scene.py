"""The logarithm is strictly increasing, so a likelihood and its log are greatest at one place."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import LiveNumber, scientific
from reel.notation.form_printer import PLAIN
from reel.notation.written import equals
from reel.stage import ClipScene, Formula, FormulaGroup, TransformFormula
from scenes.likelihood import maths as likelihood
from scenes.monotone import maths
from scenes.monotone.hills import Hills
from scenes.monotone.layout import Layout
from scenes.monotone.maths import PEAK, START
from scenes.monotone.paired_bars import PairedBars
from scenes.monotone.readouts import Readouts
from scenes.monotone.rolling_ball import RollingBall
from scenes.monotone.transfer_curve import TransferCurve

NEARBY = 0.92  # how far from the peak the point starts
ON_ITS_WAY, HOME = 0.22, 2.2  # seconds after the ball is let go
SLOW_MOTION = 1.07  # how much longer each of these seconds takes

# From one pair of numbers to the next all parts are others, so they fade, and only < stays.
OTHER_NUMBERS = dict.fromkeys(("x", "y", "log x", "log y"), "old")


class Monotone(ClipScene):
    """Sorted bars, two hills with one peak, a hill turned to a dip, a ball that rolls or not."""

    clip = "monotone"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        order, bars = self.sort_bars()
        hills, names = self.find_peak(order, bars)
        names = self.try_functions(hills, names)
        self.roll_ball(hills, names)

    # Beat "order".

    def sort_bars(self) -> tuple[FormulaGroup, mn.VGroup]:
        """Bars are put in order, and their logarithms come to be in order with them."""
        places = self.places.order
        bars = PairedBars(places.numbers, places.logs, self.theme)
        said = [
            self.build_statements(both)
            for both in (*map(maths.compared, range(len(maths.SWAPS))), maths.ORDER.args)
        ]
        arrow = self.build_arrow(*said[-1])
        with self.beat("order"):
            # Below numbers out of order their logarithms grow.
            self.add(bars)
            self.play(bars.grow_logs(), run_time=1.0)
            self.play(mn.FadeIn(*said[0]), run_time=0.5)
            # Two at a time change places, and what is said of them leads on to what is said of
            # the next two.
            self.cue("sort")
            self.play(bars.swap(0), run_time=0.67)
            self.play(*self.lead_on(said[0], said[1]), run_time=0.47)
            self.cue("logs")
            self.play(bars.swap(1), run_time=0.67)
            self.play(*self.lead_on(said[1], said[2]), run_time=0.53)
            self.play(bars.swap(2), run_time=0.67)
            # In the end it is said of any two, and either says the other.
            self.cue("below")
            self.play(
                *self.lead_on(said[-2][:1], said[-1][:1]), mn.FadeOut(said[-2][1]), run_time=0.9
            )
            self.cue("exactly")
            self.play(mn.FadeIn(arrow), run_time=0.73)
            self.cue("log_below")
            self.play(mn.FadeIn(said[-1][1]), run_time=0.8)
        return FormulaGroup(*said[-1]), mn.VGroup(bars, arrow)

    def lead_on(self, now: Sequence[Formula], then: Sequence[Formula]) -> list[mn.Animation]:
        """Let what is said of two numbers become what is said of two others."""
        return [
            TransformFormula(before, after, rename=OTHER_NUMBERS)
            for before, after in zip(now, then, strict=True)
        ]

    # Beat "peak".

    def find_peak(self, order: FormulaGroup, bars: mn.VGroup) -> tuple[Hills, list[Formula]]:
        """A point runs over L and log L; one line meets both peaks."""
        places = self.places.readouts
        axis = self.label_formula(maths.theta)
        hills = Hills(self.places.hills, axis, start=PEAK - NEARBY, theme=self.theme)
        names = self.build_names(hills, maths.HILLS)
        order_in_one = places.order.put(self.formula(maths.ORDER), places.order_align)
        readouts = self.build_readouts(hills)
        if places.order_leaves:
            makes_room, leaves_later = mn.FadeOut(order), []
        else:
            makes_room, leaves_later = TransformFormula(order, order_in_one), [order_in_one]
        with self.beat("peak"):
            # The likelihood takes the place of the bars.
            self.play(mn.FadeOut(bars), run_time=0.6)
            self.cue("hill")
            self.play(
                mn.FadeIn(hills.above, hills.below, run_time=0.6),
                makes_room,
                mn.Create(hills.upper),
                mn.FadeIn(names[0]),
                run_time=1.0,
            )
            # A point climbs it to the top.
            self.cue("point")
            self.play(mn.FadeIn(hills.seeker, hills.dots[0], *readouts[:2]), run_time=0.6)
            self.cue("top")
            self.play(hills.run_to(PEAK), run_time=1.4)
            # Below it comes its log, and the point runs over both, to both sides of their peaks.
            self.play(
                mn.Create(hills.lower),
                mn.FadeIn(names[1], hills.dots[1], readouts[2].update()),
                run_time=1.0,
            )
            self.cue("run")
            self.play(hills.run_to(PEAK - 0.7), run_time=1.0)
            self.play(hills.run_to(PEAK + 0.7), run_time=1.4)
            self.cue("both")
            self.play(hills.run_to(PEAK), run_time=0.8)
            # One line stays at both peaks, with its name above.
            line = hills.line(PEAK, self.theme.model)
            name = self.label_formula(maths.PEAK_IS, role="model")
            self.cue("same")
            self.play(mn.Create(line), mn.FadeOut(hills.seeker), run_time=0.6)
            name.add_updater(lambda name: name.next_to(line, mn.UP, buff=0.12), call_updater=True)
            self.play(mn.FadeIn(name), run_time=0.4)
        self.play(mn.FadeOut(*readouts, *leaves_later), run_time=0.4)
        return hills, names

    # Beat "why".

    def try_functions(self, hills: Hills, names: list[Formula]) -> list[Formula]:
        """The log becomes the cube, which keeps the peak, and L(1 − L), which does not."""
        with hills.while_aside(1):
            moved = self.build_names(hills, maths.HILLS)
            cube_name, dip_name = (
                self.build_names(hills, (maths.L, made), "text")[1] for made in maths.TRANSFORMS[1:]
            )
            functions, rising, turning, remark = self.build_words(hills)
            log, cube, dip = functions
            axis = self.label_formula(maths.L, role="product")
            transfer = TransferCurve(hills, self.places.transfer.region, axis, self.theme)
        with self.beat("why"):
            # The hills make room for the log, and the upper one is scaled to top 1.
            self.play(
                hills.scale_top_to_one(),
                hills.make_room(),
                hills.run_to(PEAK - 0.8),
                *(name.animate.move_to(there) for name, there in zip(names, moved, strict=True)),
                mn.FadeIn(remark, log, rising),
                run_time=1.2,
            )
            # The log as a graph over L, on which the point is level with the lower hill's.
            self.play(mn.FadeIn(transfer), run_time=0.6)
            self.cue("higher")
            self.play(hills.run_to(PEAK - 0.15), run_time=2.2)
            # The cube is strictly increasing too, and has its peak there.
            self.cue("cube")
            self.play(
                hills.bend_to("cube"),
                TransformFormula(log, cube),
                TransformFormula(names[1], cube_name),
                run_time=1.2,
            )
            self.play(hills.run_to(PEAK), run_time=0.8)
            # L(1 − L) turns round.
            self.cue("product")
            self.play(
                hills.bend_to("dip"),
                TransformFormula(cube, dip),
                TransformFormula(cube_name, dip_name),
                mn.FadeOut(rising),
                run_time=1.2,
            )
            self.cue("turns")
            left, _ = maths.false_peaks()
            self.play(hills.run_to(left), mn.FadeIn(turning, run_time=0.6), run_time=1.8)
            # What was a peak has become a dip between two others.
            self.cue("dip")
            self.play(hills.run_to(PEAK + 0.5), run_time=1.4)
            marks = self.build_false_peaks(hills)
            self.cue("false_peaks")
            self.play(mn.FadeIn(marks), run_time=0.6)
        self.play(mn.FadeOut(transfer, dip, turning, remark, marks), run_time=0.4)
        return [names[0], dip_name]

    # Beat "roll".

    def roll_ball(self, hills: Hills, names: list[Formula]) -> None:
        """Far out L is flat: turned over, a ball stays stuck on it, and rolls on −log L."""
        with hills.while_aside(0):
            level_name, log_name = self.build_names(hills, maths.HILLS)
            valleys = self.build_names(hills, maths.VALLEYS)
            ball = RollingBall(hills, self.theme)
            slopes = self.build_slopes(ball, hills)
            statements = self.build_argmax()
        with self.beat("roll"):
            # L and log L as they were, and what is far out.
            self.play(
                hills.bend_to("log again"),
                hills.scale_back(),
                hills.move_back(),
                names[0].animate.move_to(level_name),
                TransformFormula(names[1], log_name),
                run_time=0.9,
            )
            self.play(hills.zoom_out(), run_time=0.73)
            # The point runs out there, and the slopes that it meets are written.
            self.cue("out")
            self.play(hills.run_to(START), run_time=1.2)
            far = self.build_distance(hills)
            self.play(mn.FadeIn(far), run_time=0.6)
            self.cue("slope")
            self.play(mn.FadeIn(slopes[0].update()), run_time=0.6)
            self.cue("slope_of_log")
            self.play(mn.FadeIn(slopes[1].update()), run_time=0.6)
            # Both hills are turned over, and a ball is let go on each.
            self.cue("over")
            self.play(
                mn.FadeOut(far),
                hills.turn_over(),
                TransformFormula(names[0], valleys[0]),
                TransformFormula(log_name, valleys[1]),
                run_time=0.93,
            )
            self.play(ball.appear(), mn.FadeOut(hills.dots), run_time=0.33)
            self.cue("stuck")
            self.play(ball.roll_until(ON_ITS_WAY), run_time=SLOW_MOTION * ON_ITS_WAY)
            self.mark_still()
            self.play(ball.roll_until(HOME), run_time=SLOW_MOTION * (HOME - ON_ITS_WAY))
            # Three ways to write where it has rolled to; the last one holds a loss.
            later = mn.squish_rate_func(mn.smooth, 0.5, 1)
            leave, come = mn.FadeOut(*slopes), mn.FadeIn(statements[0], rate_func=later)
            self.cue("argmax")
            self.play(leave, come, run_time=0.6)
            self.play(self.lead_to(statements[0], statements[1]), run_time=0.9)
            self.cue("minus_log")
            self.play(self.lead_to(statements[1], statements[2]), run_time=0.9)
            self.cue("loss")
            self.play(mn.FadeIn(self.build_loss(statements[2])), run_time=0.4)
            self.show_takeaway()
            self.wait(0.8)

    def lead_to(self, line: Formula, following: Formula) -> mn.Animation:
        """Let a statement become the next one, and stay if that has a place of its own."""
        keep = not np.allclose(line.get_center(), following.get_center(), atol=0.5)
        # What goes back to the left passes below what stands there, not over it.
        back = following.get_left()[0] < line.get_left()[0] - 0.5
        return TransformFormula(line, following, keep=keep, pass_left=back)

    # What the beats show.

    def label_formula(self, expr: sp.Basic, **kwargs: Any) -> Formula:
        """Write a formula that labels something in the picture."""
        return self.formula(expr, size="label", **kwargs).scale(self.places.label_scale)

    def build_statements(self, both: tuple[sp.Basic, sp.Basic]) -> list[Formula]:
        """Write what is said of two numbers, and what is said of their logarithms."""
        places = self.places.order
        return [
            place.place(self.formula(statement).scale(places.statement_scale))
            for place, statement in zip(places.statements, both, strict=True)
        ]

    def build_arrow(self, first: Formula, second: Formula) -> mn.VGroup:
        """Draw an arrow with two ends between two statements."""
        arrow = self.formula(maths.ORDER, roles=PLAIN, role="muted").part("<==>")
        if self.places.order.arrow_upright:
            return arrow.rotate(mn.PI / 2).scale(1.5).move_to(mn.VGroup(first, second))
        return arrow.move_to((first.get_right() + second.get_left()) / 2)

    def build_names(self, hills: Hills, curves: Sequence[sp.Expr], role: str = "") -> list[Formula]:
        """Write the names of both curves, each in its plot; all in one role if one is given."""
        roles = (role or "product", role or "logarithm")
        names = []
        for row, (curve, shade) in enumerate(zip(curves, roles, strict=True)):
            name = self.label_formula(curve, role=shade)
            arch = curve == maths.HILLS[1]
            names.append(hills.put_name(name, row, arch=arch, valley=curve in maths.VALLEYS))
        return names

    def build_readouts(self, hills: Hills) -> Readouts:
        """Write θ, L(θ) and log L(θ) as they are where the point is."""
        theta, places = hills.theta.get_value, self.places.readouts
        values = (
            (maths.theta, "model", lambda: f"{theta():.3f}"),
            (maths.L, "product", lambda: scientific(float(likelihood.likelihood(theta())))),
            (maths.LOG, "logarithm", lambda: f"{likelihood.log_likelihood(theta()):.2f}"),
        )
        lines = [
            self.live_formula(equals(name, 1), "1", text, role=role, size=places.size)
            for name, role, text in values
        ]
        return Readouts(places, lines)

    def build_words(self, hills: Hills) -> tuple[list[Formula], mn.Mobject, mn.Mobject, mn.Mobject]:
        """Write the three functions of L, what they are, and how L is scaled.

        Returns:
            The functions, all in one place; that they are increasing, and that they are not, in
            one place too; the remark on the scale.
        """
        places = self.places.transfer
        head, middle, foot = places.rows(hills.boxes[0])
        functions = [head.put(self.formula(made).scale(1.7)) for made in maths.TRANSFORMS]
        wrap = {"width": places.word_width, "align": "center"}
        rising = self.label("increasing", role="good", weight=600, **wrap)
        turning = self.label("turning", role="bad", weight=600, **wrap)
        remark = self.label("scaled", size="small", role="muted", **wrap)
        return functions, middle.place(rising), middle.place(turning), foot.place(remark)

    def build_false_peaks(self, hills: Hills) -> mn.VGroup:
        """Draw lines through both tops of L(1 − L), and write what they are."""
        marks = mn.VGroup()
        for theta in maths.false_peaks():
            top = hills.spot(theta, upper=False)
            bad = self.theme.bad
            marks.add(hills.line(theta, bad), mn.Dot(top, 0.11, color=bad))
        width = self.places.transfer.false_peaks_width
        word = self.label("false_peaks", size="small", role="bad", width=width)
        return marks.add(word.next_to(top, mn.RIGHT, buff=0.25))

    def build_slopes(self, ball: RollingBall, hills: Hills) -> mn.VGroup:
        """Write before the slope of each hill what it is."""
        words = [self.label("slope", role="muted") for _ in ball.slopes]
        slopes = zip(words, ball.slopes, (0, 1), strict=True)
        return mn.VGroup(*(self.build_slope(*slope, hills) for slope in slopes))

    def build_slope(
        self, word: mn.Mobject, number: LiveNumber, row: int, hills: Hills
    ) -> mn.VGroup:
        """Put a slope and the word for it in their row, or level with their hill."""
        places = self.places.slopes
        if places.rows:
            word.move_to(places.rows[row].at(0.2, 0.5), aligned_edge=mn.LEFT)
            start = word.get_corner(mn.DR) + 0.4 * mn.RIGHT
        else:
            level = hills.beside(places.region, row)
            word.move_to(level.at(0, 0.62), aligned_edge=mn.DL)
            start = level.at(0, 0.35)
        number.shift(start - number.origin.get_center())
        return mn.VGroup(word, number)

    def build_argmax(self) -> list[Formula]:
        """Write the three statements that say where the likelihood is greatest."""
        places = self.places.argmax
        statements = [self.formula(way) for way in maths.SAME]
        if places.same_size:
            places.same_size.fit(mn.VGroup(*statements))
        for statement, line in zip(statements, places.lines, strict=True):
            line.put(statement, places.align)
        return statements

    def build_loss(self, statement: Formula) -> mn.VGroup:
        """Draw a brace under −log L, and write what that is."""
        places = self.places.argmax
        brace = mn.Brace(statement.part("loss"), mn.DOWN, places.brace_gap, color=self.theme.muted)
        return mn.VGroup(brace, self.label("loss").next_to(brace, places.loss_side, buff=0.15))

    def build_distance(self, hills: Hills) -> mn.VGroup:
        """Draw an arrow from the peak to the point, and write how many deviations that is."""
        level = hills.boxes[0].top - 0.68  # below the curve's name
        ends = [np.array([hills.spot(t, upper=True)[0], level, 0]) for t in (START, PEAK)]
        arrow = mn.DoubleArrow(*ends, buff=0.08, stroke_width=3, tip_length=0.18)
        arrow.set_color(self.theme.muted)
        name = self.label_formula(maths.DISTANCE)
        return mn.VGroup(arrow, name.next_to(arrow, mn.UP, buff=0.1))
