"""The exponential and the logarithm undo each other: one is the mirror image of the other."""

from collections.abc import Callable
from functools import partial

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import thousands
from reel.stage import ClipScene, Formula, FormulaGroup, Plot, TransformFormula
from scenes.inverse import maths
from scenes.inverse.layout import Layout
from scenes.inverse.log_stairs import LogStairs, StretchingView, stretching_axes
from scenes.inverse.machine import Machine
from scenes.inverse.maths import ROLES
from scenes.inverse.million import Million
from scenes.inverse.reflection import Jump, Page
from scenes.shared.glow import Beam

DOT = 0.1  # the radius of the points on the curves
_NAME_AT = (3.4, 3.4)  # the point of the mirror beside which its name stands
_GAP = 0.14  # between a thing and what is written at it


class Inverse(ClipScene):
    """Values run through a machine and back; points jump across y = x; log_2 goes to a million."""

    clip = "inverse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = Layout.of(self.regions)
        machine, identity = self.run_machine()
        view, logarithm = self.reflect_curve(machine, identity)
        self.walk_to_a_million(view, logarithm)

    # Beat "machine".

    def run_machine(self) -> tuple[Machine, Formula]:
        """Two to the x runs forwards, the logarithm backwards; so each undoes the other."""
        machine = self.build_machine()
        there_and_back, for_all_x = (
            self.places.identity.put(self.formula(maths.there_and_back(base)).scale(1.5))
            for base in (maths.BASE, maths.a)
        )
        front, back = (label for _, label in machine.faces)
        rows = range(len(maths.PAIRS))
        self.add(machine)
        with self.beat("machine"):
            # Exponents are put in, and what comes out of them, in general.
            self.play(machine.fill(), run_time=1.4)
            self.cue("power_out")
            self.play(mn.Indicate(front, 1.2, self.theme.text), run_time=0.8)
            # Forwards: one exponent slowly, then the others.
            self.cue("three")
            self.show_point(machine.send(0))
            self.play(mn.LaggedStart(*map(machine.send, rows[1:]), lag_ratio=0.3), run_time=1.5)
            machine.keep_results()
            # Backwards: the box is turned round, and all values return.
            self.cue("logarithm")
            self.play(machine.turn_round(), run_time=1.0)
            self.cue("backwards")
            self.play(mn.LaggedStart(*map(machine.send, rows), lag_ratio=0.3), run_time=1.6)
            self.play(machine.light_up(), run_time=0.3)
            # It works both ways, and there and back nothing has changed.
            self.cue("undo")
            self.play(machine.work_both_ways(), run_time=0.6)
            both = FormulaGroup(front, back)
            self.play(TransformFormula(both, there_and_back, keep=True), run_time=0.9)
            # What is true for 2 is true for every base.
            self.cue("any_base")
            self.play(TransformFormula(there_and_back, for_all_x), run_time=0.9)
        return machine, for_all_x

    # Beat "mirror".

    def reflect_curve(
        self, machine: Machine, identity: Formula
    ) -> tuple[StretchingView, mn.VGroup]:
        """Every point of the exponential's curve swaps its coordinates."""
        plot = self.build_mirror_plot()
        view = StretchingView(plot, self.build_wide_plot())
        axes = self.build_axes(view)
        mirror = self.build_mirror(plot)
        curve, curve_name = self.build_curve(plot)
        points, swapped = self.build_coordinates(plot)
        page, image_name = self.build_page(plot, swapped)
        jumps = [
            Jump(plot, maths.numbers(pair), theme=self.theme, radius=DOT) for pair in maths.JUMPING
        ]
        dots = [mn.Dot(jump.dot.get_center(), DOT) for jump in jumps]
        mn.VGroup(*dots).set_color(self.theme.exponential)
        with self.beat("mirror"):
            # The machine's values become points.
            self.hand_over_values(machine, identity, points, axes)
            self.play(mn.LaggedStart(*map(mn.GrowFromCenter, dots), lag_ratio=0.3), run_time=0.9)
            # The first point trades its coordinates slowly, and crosses the mirror.
            self.cue("every_point")
            self.play(mn.FadeIn(mirror), run_time=0.6)
            self.add(*jumps)
            swaps = [
                TransformFormula(here, there, keep=True)
                for here, there in zip(points, swapped, strict=True)
            ]
            self.play(swaps[0], jumps[0].go(), run_time=1.6)
            # The others follow.
            self.cue("jumps")
            for jump, swap in zip(jumps[1:], swaps[1:], strict=True):
                self.play(swap, jump.go(), run_time=0.8)
            # At last the whole curve, on a page that is turned over.
            self.cue("curve")
            self.bring_to_back(page.paper)
            there = mn.FadeIn(page.paper), mn.FadeIn(curve_name)
            self.play(*there, mn.Create(curve), run_time=1.2)
            self.add(page, mirror, curve, *dots, *jumps, *points, *swapped, curve_name)
            self.cue("becomes")
            self.play(page.turn_over(), run_time=2.2)
            self.cue("image")
            self.play(mn.FadeIn(image_name), mn.FadeOut(page.paper), run_time=0.6)
            self.mark_still()
        ways = [jump.way for jump in jumps]
        leave = [curve, curve_name, mirror, image_name, *dots, *ways, *points, *swapped]
        self.play(mn.FadeOut(*leave), run_time=0.5)
        return view, mn.VGroup(page.curve, *jumps)

    def hand_over_values(
        self, machine: Machine, identity: Formula, points: list[Formula], axes: Plot
    ) -> None:
        """The machine's values become the coordinates of points; it makes room for the plot."""
        # Take the machine apart: its values stay when the rest goes.
        machine.clear_updaters()
        self.remove(machine)
        pairs = list(zip(machine.inputs, machine.outputs, strict=True))
        others, jumping = pairs[: -len(points)], pairs[-len(points) :]
        rest = [*machine.workings, identity, *(value for pair in others for value in pair)]
        self.add(*rest, *(value for pair in jumping for value in pair))
        self.play(*map(mn.FadeOut, rest), run_time=0.6)
        # The values move to their points; then come the brackets and commas.
        arrivals = [
            mn.ReplacementTransform(value.part(part), point.part(part))
            for point, values in zip(points, jumping, strict=True)
            for part, value in zip(("in", "out"), values, strict=True)
        ]
        self.remove(*(value for pair in jumping for value in pair))
        self.add(axes)
        self.play(axes.fade_in(), *arrivals, run_time=1.0)
        brackets = [point.part(token) for point in points for token in "(,)"]
        self.play(*map(mn.FadeIn, brackets), run_time=0.3)
        # All parts are there: from now on each point is one formula.
        self.remove(*(arrival.target_mobject for arrival in arrivals), *brackets)
        self.add(*points)

    # Beat "flatten".

    def walk_to_a_million(self, view: StretchingView, logarithm: mn.VGroup) -> None:
        """The x axis is stretched to a million; the logarithm climbs to 19.93."""
        end = float(maths.DOUBLINGS)
        stairs = LogStairs(view, lowest=-1, highest=int(end), theme=self.theme, radius=DOT)
        million = self.build_million(view)
        with self.beat("flatten"):
            # A curve that can be stretched takes the place of the mirror image.
            self.remove(*logarithm.get_family())
            self.add(stairs)
            # Each tread of the stairs doubles x, each riser is one step up.
            self.play(stairs.show_treads(), run_time=0.7)
            self.cue("up")
            self.play(stairs.show_risers(), run_time=0.7)
            # On and on, to a million.
            self.cue("climbs")
            self.play(view.widen(), run_time=1.2)
            self.play(mn.FadeIn(million), run_time=0.4)
            self.play(view.go_on_to(end), run_time=4.8)
            self.cue("there")
            answer = self.build_answer(million)
            self.play(mn.FadeIn(answer, shift=0.2 * mn.UP), run_time=0.6)
            self.show_takeaway()
            self.wait(0.4)

    # What the beat "machine" shows.

    def build_machine(self) -> Machine:
        """Draw the columns of exponents and powers, with 2^x between them."""

        def typeset(statement: sp.Basic, scale: float = 1.3) -> Formula:
            return self.formula(statement).scale(scale)

        return Machine(
            self.places.machine,
            inputs=[typeset(pair.args[0]) for pair in maths.PAIRS],
            outputs=[typeset(pair.args[1]) for pair in maths.PAIRS],
            heads=(
                self.formula(maths.x, role="logarithm"),
                self.formula(maths.b, role="product"),
            ),
            faces=(typeset(maths.FORWARDS.lhs, 2.4), typeset(maths.BACKWARDS.lhs, 2.4)),
            roles=("exponential", "logarithm"),
            theme=self.theme,
        )

    # What the beat "mirror" shows.

    def build_mirror_plot(self) -> Plot:
        """Measure out the plot of the mirror, with equal units: stretching starts there."""
        region, words = self.places.mirror, self.places.written
        unit = min(words.width / maths.SPAN[0], region.height / maths.SPAN[1])
        x_range, y_range = (
            maths.limits_about(middle, length / unit)
            for middle, length in zip(maths.MIDDLE, (region.width, region.height), strict=True)
        )
        return self.plot(
            region,
            x_range=x_range,
            y_range=y_range,
            x_ticks=maths.MIRROR_TICKS,
            y_ticks=maths.MIRROR_TICKS,
            equal_units=True,
        )

    def build_wide_plot(self) -> Plot:
        """Measure out the plot to a million; stretching ends there."""
        return self.plot(
            self.places.long_axis,
            x_range=(0, maths.MILLION),
            y_range=(0, maths.HEIGHT),
            x_ticks=maths.DOUBLED[-1:],
            y_ticks=maths.FOURS[-1:],
            written=thousands,
        )

    def build_axes(self, view: StretchingView) -> Plot:
        """Draw the axes that both plots share; at first with all numbers that have room."""
        words, start = self.places.written, view.start
        ticks = [
            tick
            for tick in maths.MIRROR_TICKS
            if words.left < start.point(tick, 0)[0] - _GAP
            and start.point(tick, 0)[0] + _GAP < words.right
        ]
        return stretching_axes(view, ticks, self.theme)

    def build_mirror(self, plot: Plot) -> mn.VGroup:
        """Draw the shining line y = x, with its name."""
        low, high = maths.mirror_within(plot.x_range, plot.y_range)
        beam = Beam(self.theme.text).reach(plot.point(low, low), plot.point(high, high))
        name = self.formula(maths.MIRROR, size="label")
        name.next_to(plot.point(*_NAME_AT), mn.RIGHT, buff=2 * _GAP)
        return mn.VGroup(beam, name)

    def build_curve(self, plot: Plot) -> tuple[mn.VMobject, Formula]:
        """Draw the curve of 2^x, and its name right of its upper end."""
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        name = self.formula(maths.EXPONENTIAL_CURVE, size="label", role="exponential")
        return curve, name.next_to(curve.get_end(), mn.RIGHT, buff=_GAP, aligned_edge=mn.UP)

    def build_page(self, plot: Plot, labels: list[Formula]) -> tuple[Page, Formula]:
        """Draw the page with the curve that is turned over, and the name that the curve gets.

        Args:
            plot: where it lies.
            labels: the coordinates on its side, from the right. Where there is no room for the name
                above the curve, it stands below the first, or if need be below the x axis.
        """
        page = Page(plot, maths.exponential_within(plot.x_range, plot.y_range), self.theme)
        size = self.places.coordinates
        name = self.formula(maths.LOGARITHM_CURVE, size=size, role="logarithm")
        right = min(plot.box.right, self.places.written.right)
        if self.places.image_name_below:
            has_room = labels[1].get_right()[0] + _GAP < right - name.width
            above = labels[0] if has_room else plot.point(plot.x_range[1], 0)
            name.next_to(above, mn.DOWN, buff=_GAP)
        else:
            name.next_to(plot.point(plot.x_range[1], np.log2(plot.x_range[1])), mn.UP, buff=_GAP)
        return page, name.shift((right - name.get_right()[0]) * mn.RIGHT)

    def build_coordinates(self, plot: Plot) -> tuple[list[Formula], list[Formula]]:
        """Write each point's coordinates at it, and those of its image at that."""
        both = []
        for pairs, side in (
            (maths.JUMPING, mn.UL),
            (map(maths.swapped, maths.JUMPING), mn.DR),
        ):
            labels = []
            for pair in pairs:
                label = self.formula(pair, size=self.places.coordinates)
                labels.append(label.next_to(plot.point(*maths.numbers(pair)), side, buff=_GAP))
            both.append(labels)
        points, swapped = both
        self.clear_y_axis(plot, points)
        return points, swapped

    def clear_y_axis(self, plot: Plot, labels: list[Formula]) -> None:
        """Move labels that the y axis passes through to the side on which their points are."""
        axis = plot.point(0, 0)[0]
        for label, pair in zip(labels, maths.JUMPING, strict=True):
            over = axis + _GAP / 2 - label.get_left()[0]
            if maths.numbers(pair)[0] > 0 and over > 0:
                label.shift(over * mn.RIGHT + _GAP * mn.UP)
            elif maths.numbers(pair)[0] == 0:
                label.shift(0.8 * _GAP * mn.UP)  # clear of its neighbour's

    # What the beat "flatten" shows.

    def build_million(self, view: StretchingView) -> Million:
        """Write b and its logarithm at the end of the curve, which they follow."""
        places, values = self.places, []
        for statement, part, text, role, scale in (
            (maths.NUMBER, "out", thousands, "product", places.b_scale),
            (maths.READ_OFF, "answer", maths.log_written, "logarithm", places.log_scale),
        ):
            now, at_last = (
                self.live_formula(statement, part, shown, role=role, size="label").scale(scale)
                for shown in (partial(_written, text, view), partial(text, maths.MILLION))
            )
            values.append((now, at_last))
        b_is, log_is = values
        right = self.places.written.right
        return Million(view, right, b_is=b_is, log_is=log_is, theme=self.theme)

    def build_answer(self, million: Million) -> mn.VGroup:
        """Write above b which power of two it is, near the point, and below b what that counts."""
        number = million.b_at_last
        power, doublings = (
            written.scale(self.places.b_scale)
            for written in (
                self.formula(maths.SAME_AS_POWER, size="label"),
                self.label("doublings"),
            )
        )
        for written, side in ((power, mn.UP), (doublings, mn.DOWN)):
            written.next_to(number, side, buff=2 * _GAP, aligned_edge=mn.RIGHT)
        return mn.VGroup(power, doublings)


def _written(text: Callable[[float], str], view: StretchingView) -> str:
    """Write what is read off at the end of the curve now."""
    return text(view.x())
