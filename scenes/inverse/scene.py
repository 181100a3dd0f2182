"""The exponential and the logarithm undo each other: one is the mirror image of the other."""

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
from scenes.inverse.point_table import PointTable
from scenes.inverse.reflection import PointReflection, Reflection

DOT = 0.1  # the radius of the points on the curves


class Inverse(ClipScene):
    """Values run through a machine and back; points jump across y = x; log_2 goes to a million."""

    clip = "inverse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = Layout.of(self.regions)
        machine, identities = self.run_machine()
        view, logarithm = self.reflect_curve(machine, identities)
        self.walk_to_a_million(view, logarithm, identities)

    # Beat "machine".

    def run_machine(self) -> tuple[Machine, mn.VGroup]:
        """Two to the x runs forwards, the logarithm backwards; so each undoes the other."""
        machine = self.build_machine()
        above, below = self.places.forwards, self.places.backwards
        forwards, backwards, there_and_back, back_and_there, for_all_x, for_all_b = (
            place.put(self.formula(statement).scale(1.5))
            for place, statement in (
                (above, maths.forwards()),
                (below, maths.backwards()),
                (below, maths.there_and_back(maths.BASE)),
                (above, maths.back_and_there(maths.BASE)),
                (below, maths.there_and_back(maths.a)),
                (above, maths.back_and_there(maths.a)),
            )
        )
        condition = self.build_condition(for_all_b)
        rows = range(len(maths.PAIRS))
        self.add(machine, forwards)
        with self.beat("machine"):
            # Exponents are put in, and what comes out of them, in general.
            self.play(machine.fill(), run_time=1.4)
            self.cue("power_out")
            self.play(mn.Indicate(forwards, 1.15, self.theme.text), run_time=0.9)
            # Forwards: one exponent slowly, then the others.
            self.cue("three")
            self.play(machine.send(0), run_time=1.3)
            self.play(mn.LaggedStart(*map(machine.send, rows[1:]), lag_ratio=0.3), run_time=1.5)
            machine.keep_results()
            # Backwards: the same statement solved for x, and all values return.
            self.cue("logarithm")
            turned = TransformFormula(forwards, backwards, keep=True, rename=maths.SOLVED)
            self.play(machine.turn_round(), turned, run_time=1.1)
            self.cue("backwards")
            self.play(mn.LaggedStart(*map(machine.send, rows), lag_ratio=0.3), run_time=1.6)
            self.play(machine.light_up(), run_time=0.3)
            # Each statement is put into the other one.
            self.cue("undo")
            self.play(
                TransformFormula(FormulaGroup(backwards, forwards), there_and_back),
                TransformFormula(FormulaGroup(forwards, backwards), back_and_there),
                run_time=1.4,
            )
            # What is true for 2 is true for every base.
            self.cue("any_base")
            self.play(
                TransformFormula(there_and_back, for_all_x),
                TransformFormula(back_and_there, for_all_b),
                mn.FadeIn(condition),
                run_time=1.0,
            )
        return machine, mn.VGroup(for_all_x, for_all_b, condition)

    # Beat "mirror".

    def reflect_curve(
        self, machine: Machine, identities: mn.VGroup
    ) -> tuple[StretchingView, mn.VGroup]:
        """Every point of the exponential's curve swaps its coordinates."""
        plot = self.build_square_plot()
        view = StretchingView(plot, self.build_wide_plot())
        axes = self.build_axes(view)
        curve, curve_name, mirror = self.build_curve_and_mirror(plot)
        table = self.build_table()
        swap_head, *swaps = table.swaps()
        points = [self.build_point(plot, pair) for pair in maths.PAIRS]
        dots = [mn.Dot(point.dot.get_center(), DOT) for point in points]
        mn.VGroup(*dots).set_color(self.theme.exponential)
        image, image_name = self.build_image(plot)
        with self.beat("mirror"):
            # The table's rows become points.
            self.hand_over_table(machine, identities, table, axes)
            self.play(mn.LaggedStart(*map(mn.GrowFromCenter, dots), lag_ratio=0.4), run_time=1.3)
            # The first point swaps its coordinates slowly, with guides.
            self.add(*points)
            first, *others = points
            self.cue("every_point")
            self.play(first.draw_guides(), run_time=0.7)
            self.play(swaps[0], first.fold_over(), run_time=1.4)
            self.play(first.fade_guides(), run_time=0.4)
            # The others follow; then the line that all have crossed.
            self.cue("jumps")
            for point, swap in zip(others[:2], swaps[1:3], strict=True):
                self.play(swap, point.jump(), run_time=0.6)
            self.play(mn.FadeIn(mirror, table.mirror), run_time=0.6)
            for point, swap in zip(others[2:], swaps[3:], strict=True):
                self.play(swap, point.jump(), run_time=0.6)
            # At last the whole curve, behind the points.
            self.cue("curve")
            self.play(mn.FadeIn(table.points[0], curve_name), mn.Create(curve), run_time=1.2)
            self.add(image, *dots, *points)
            self.cue("becomes")
            self.play(swap_head, image.fold_over(), run_time=2.1)
            self.cue("image")
            self.play(mn.FadeIn(image_name), run_time=0.6)
            self.mark_still()
        ways = [point.way for point in points]
        leave = (mn.VGroup(curve, curve_name), mirror, image_name, *dots, *ways, *table.written())
        self.play(mn.FadeOut(*leave), run_time=0.5)
        return view, mn.VGroup(image, *points)

    def hand_over_table(
        self, machine: Machine, identities: mn.VGroup, table: PointTable, axes: Plot
    ) -> None:
        """The table's rows become points (x, 2^x); the machine makes room for the plot."""
        # Take the machine apart: its values stay when the rest goes.
        machine.clear_updaters()
        self.remove(machine)
        rest = (*machine.workings, identities)
        self.add(*rest, machine.inputs, machine.outputs)
        self.play(*map(mn.FadeOut, rest), run_time=0.6)
        # The values move into the table, as coordinates; then come the brackets and commas.
        self.remove(machine.inputs, machine.outputs)
        self.add(axes)
        arrivals = table.arrivals(machine.inputs, machine.outputs)
        self.play(axes.fade_in(), *arrivals, run_time=1.2)
        brackets = [pair.part(token) for pair in table.points[1:] for token in "(,)"]
        self.play(*map(mn.FadeIn, brackets), run_time=0.4)
        # All parts are there: from now on each point is one formula.
        self.remove(*(arrival.target_mobject for arrival in arrivals), *brackets)
        self.add(*table.points[1:])

    # Beat "flatten".

    def walk_to_a_million(
        self, view: StretchingView, logarithm: mn.VGroup, identities: mn.VGroup
    ) -> None:
        """The x axis is stretched to a million; the logarithm climbs to 19.93."""
        end = float(maths.DOUBLINGS)
        stairs = LogStairs(view, lowest=-1, highest=int(end), theme=self.theme, radius=DOT)
        values = self.build_values(view)
        self.arrange_identities(identities)
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
            self.play(mn.FadeIn(values), run_time=0.4)
            self.play(view.go_on_to(end), run_time=4.8)
            self.cue("there")
            self.play(mn.Indicate(values[1], 1.1, self.theme.text), run_time=0.8)
            self.play(mn.FadeIn(identities, shift=0.2 * mn.UP), run_time=0.6)
            self.show_takeaway()
            self.wait(0.8)

    # What the beat "machine" shows.

    def build_machine(self) -> Machine:
        """Draw the table of exponents and powers, with 2^x between them."""

        def typeset(statement: sp.Basic, scale: float = 1.15) -> Formula:
            return self.formula(statement).scale(scale)

        return Machine(
            self.places.machine,
            inputs=[typeset(pair.args[0]) for pair in maths.PAIRS],
            outputs=[typeset(pair.args[1]) for pair in maths.PAIRS],
            heads=(
                self.formula(maths.x, role="logarithm"),
                self.formula(maths.b, role="product"),
            ),
            faces=(typeset(maths.forwards().lhs, 1.7), typeset(maths.backwards().lhs, 1.7)),
            roles=("exponential", "logarithm"),
            theme=self.theme,
        )

    def build_condition(self, identity: Formula) -> Formula:
        """Write b > 0 beside or below the identity that needs it."""
        place = self.places.condition
        condition = self.formula(maths.CONDITION).scale(place.scale)
        condition.next_to(identity, place.side, buff=place.gap)
        if place.centred_together:
            self.places.forwards.put(mn.VGroup(identity, condition))
        return condition

    # What the beat "mirror" shows.

    def build_square_plot(self) -> Plot:
        """Measure out the plot of the mirror, with equal units: stretching starts there.

        It stays in the middle of its place, and is smaller where the name of its x axis has less
        room beside it than it needs.
        """
        limits, ticks = maths.SQUARE, maths.SQUARE_TICKS
        x_name, _ = self.build_axis_names()
        lacking = max(x_name.width - self.places.beside_square, 0)
        return self.plot(
            self.places.square.inset(lacking, 0),
            x_range=limits,
            y_range=limits,
            x_ticks=ticks,
            y_ticks=ticks,
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
            room=(0, 0.5),
        )

    def build_axes(self, view: StretchingView) -> Plot:
        """Draw the axes that both plots share."""
        return stretching_axes(view, names=self.build_axis_names(), theme=self.theme)

    def build_axis_names(self) -> tuple[Formula, Formula]:
        """Write x and y."""
        x, y = (self.formula(name, role="muted", size="label") for name in (maths.x, maths.y))
        return x, y

    def build_curve_and_mirror(self, plot: Plot) -> tuple[mn.VMobject, Formula, mn.VGroup]:
        """Draw the curve of 2^x, its name, and the line y = x together with its own name."""
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        name = self.name_line(curve.get_end(), maths.EXPONENTIAL_CURVE, "exponential")
        line = mn.DashedLine(*(plot.point(end, end) for end in maths.SQUARE), dash_length=0.15)
        line.set_stroke(self.theme.muted, 3.5)
        return (
            curve,
            name,
            mn.VGroup(line, self.name_line(line.get_end(), maths.MIRROR, "muted", 1)),
        )

    def name_line(self, end: np.ndarray, equation: sp.Eq, role: str, slope: float = 0) -> Formula:
        """Write an equation as the name of a line that ends at `end`.

        It stands right of the end; where there is no room for that, below a line that rises.

        Args:
            end: the line's end on the stage.
            equation: the name.
            role: its role.
            slope: how steeply the line rises there, as far as its name must keep clear of it; 0
                if there is room right of the end in any case.
        """
        name = self.formula(equation, role=role).scale(0.66)
        if not (slope and self.places.mirror_name_below):
            return name.next_to(end, mn.RIGHT, buff=0.2, aligned_edge=mn.UP)
        beyond = 0.25 * slope  # the steeper the line, the further it must keep from what it crosses
        below = slope * (name.width - beyond) + 0.12
        return name.move_to(end + np.array([beyond, -below, 0]), aligned_edge=mn.UR)

    def build_table(self) -> PointTable:
        """Write the points (x, 2^x), and the same points swapped."""
        points = [maths.GENERAL_PAIR, *maths.PAIRS]
        both = (
            [self.formula(point).scale(0.8) for point in row]
            for row in (points, map(maths.swapped, points))
        )
        places = self.places
        return PointTable(places.table, places.table_form, *both, colour=self.theme.muted)

    def build_point(self, plot: Plot, pair: sp.Tuple) -> PointReflection:
        """Draw a point that can cross the mirror; only the first has its lengths written."""
        named = pair.args if pair == maths.PAIRS[0] else ()
        lengths = [self.formula(number, size="label") for number in named]
        x, y = maths.numbers(pair)
        return PointReflection(plot, x, y, theme=self.theme, lengths=lengths, radius=DOT)

    def build_image(self, plot: Plot) -> tuple[Reflection, Formula]:
        """Draw a copy of the curve 2^x that can be folded over the mirror, and its name there."""
        x = np.linspace(maths.SQUARE[0], np.log2(maths.SQUARE[1]), 200)
        points = np.column_stack([x, np.exp2(x)])
        image = Reflection(plot, points, (self.theme.exponential, self.theme.logarithm))
        end = plot.point(*points[-1][::-1])  # the last point, with its coordinates swapped
        return image, self.name_line(end, maths.LOGARITHM_CURVE, "logarithm", 0.25)

    # What the beat "flatten" shows.

    def build_values(self, view: StretchingView) -> mn.VGroup:
        """Write x, to the nearest whole number, and log_2 of it, read off at the curve's end."""
        size = self.places.values_size
        lines = (
            (maths.LAST_X, "out", lambda: thousands(view.x()), "product"),
            (maths.READ_OFF, "answer", lambda: f"{np.log2(round(view.x())):.2f}", "logarithm"),
        )
        places = self.places.x_value, self.places.log_value
        # Both start where the longer one must start to be centred.
        spare = places[0].width - self.formula(maths.READ_OFF, size=size).width
        indent = spare / 2 if self.places.values_centred else 0
        values = mn.VGroup()
        for place, (statement, part, text, role) in zip(places, lines, strict=True):
            start = place.at(0, 0.3) + indent * mn.RIGHT
            value = self.live_formula(statement, part, text, role=role, size=size).put(start)
            baseline = value.number.origin.get_location()
            values.add(value.shift((start - baseline)[1] * mn.UP))
        return values

    def arrange_identities(self, identities: mn.VGroup) -> None:
        """Put the identities of the machine, smaller, below the values."""
        identities.scale(0.72)
        if self.places.identities_in_a_row:
            identities.arrange(mn.RIGHT, buff=0.5)
            for identity in identities[1:]:
                identity.align_baseline(identities[0])
            self.places.identities.put(identities)
        else:
            identities.arrange(mn.DOWN, buff=0.4, aligned_edge=mn.LEFT)
            self.places.identities.place(identities, mn.LEFT)
