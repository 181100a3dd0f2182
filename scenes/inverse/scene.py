"""The exponential and the logarithm undo each other: one is the mirror image of the other."""

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.live_number import thousands
from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, FormulaGroup, Plot, Region, TransformFormula
from reel.stage.window import Window
from scenes.inverse import maths
from scenes.inverse.log_stairs import Climb, Stretch, axes
from scenes.inverse.machine import Machine
from scenes.inverse.maths import ROLES
from scenes.inverse.point_table import PointTable, square_and_table
from scenes.inverse.reflection import Fold, Jump

_DOT = 0.1


class Inverse(ClipScene):
    """Values run through a machine and back; points jump across y = x; log_2 goes to a million."""

    clip = "inverse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        machine, identities = self.machine()
        stretch, logarithm = self.mirror(machine, identities)
        self.flatten(stretch, logarithm, identities)

    # The machine.

    def machine(self) -> tuple[Machine, mn.VGroup]:
        """Two to the x runs forwards, the logarithm backwards; so each undoes the other."""
        machine = self.build_machine()
        above, below = self.regions.side.inset(0, 0.06).rows(1, 1, gap=0.2)
        forwards, backwards, there_and_back, back_and_there, *general = (
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
        condition = self.formula(maths.CONDITION).scale(1 if self.regions.stacked else 0.8)
        if self.regions.stacked:
            condition.next_to(general[1], mn.RIGHT, buff=0.5)
            above.place(mn.VGroup(general[1], condition))
        else:
            condition.next_to(general[1], mn.DOWN, buff=0.35)
        rows = range(len(maths.PAIRS))
        self.add(machine, forwards)
        with self.beat("machine"):
            self.play(machine.send(0), run_time=1.4)
            self.play(mn.LaggedStart(*map(machine.send, rows[1:]), lag_ratio=0.3), run_time=2.2)
            machine.known.set_value(1)
            self.play(machine.turned.animate.set_value(1), run_time=0.9)
            self.play(TransformFormula(forwards, backwards, keep=True, rename=maths.SOLVED))
            self.play(mn.LaggedStart(*map(machine.send, rows), lag_ratio=0.3), run_time=2.2)
            self.play(machine.lit.animate.set_value(1), run_time=0.4)
            self.play(
                TransformFormula(FormulaGroup(backwards, forwards), there_and_back),
                TransformFormula(FormulaGroup(forwards, backwards), back_and_there),
                run_time=1.6,
            )
            self.wait(0.4)
            self.play(
                TransformFormula(there_and_back, general[0]),
                TransformFormula(back_and_there, general[1]),
                mn.FadeIn(condition),
                run_time=1.0,
            )
        return machine, mn.VGroup(*general, condition)

    def build_machine(self) -> Machine:
        """Return the table of exponents and powers, with 2^x between them."""

        def typeset(statement: object, scale: float = 1.15) -> Formula:
            return self.formula(statement).scale(scale)

        main = self.regions.main
        return Machine(
            main.lerp(main.intersect(self.regions.safe), 0.5),
            inputs=[typeset(pair.args[0]) for pair in maths.PAIRS],
            outputs=[typeset(pair.args[1]) for pair in maths.PAIRS],
            heads=(
                self.formula(maths.x, roles=PLAIN, role="logarithm"),
                self.formula(maths.b, roles=PLAIN, role="product"),
            ),
            faces=(typeset(maths.forwards().lhs, 1.7), typeset(maths.backwards().lhs, 1.7)),
            roles=("exponential", "logarithm"),
            theme=self.theme,
        )

    # The mirror.

    def mirror(self, machine: Machine, beside: mn.VGroup) -> tuple[Stretch, mn.VGroup]:
        """Every point of the exponential's curve swaps its coordinates."""
        plot, wide, curve, line = self.plots()
        stretch = Stretch(plot, wide)
        names = (
            self.formula(name, roles=PLAIN, role="muted", size="label")
            for name in (maths.x, maths.y)
        )
        window = axes(stretch, names=(next(names), next(names)), theme=self.theme)
        table = self.table()
        swap_head, *swaps = table.swaps()
        jumps = [self.jump(plot, pair) for pair in maths.PAIRS]
        dots = [mn.Dot(jump.dot.get_center(), _DOT) for jump in jumps]
        mn.VGroup(*dots).set_color(self.theme.exponential)
        fold = mn.ValueTracker(0)
        image, name = self.image(plot, fold)
        with self.beat("mirror"):
            self.hand_over(machine, beside, table, window)
            self.play(mn.LaggedStart(*map(mn.GrowFromCenter, dots), lag_ratio=0.4), run_time=1.2)
            self.play(mn.FadeIn(table.points[0]), mn.Create(curve[0]), run_time=1.2)
            self.play(mn.FadeIn(curve[1], line, table.mirror), run_time=0.8)
            self.add(*jumps)
            self.play(jumps[0].step.animate.set_value(1), run_time=0.8)
            self.play(swaps[0], jumps[0].step.animate.set_value(2), run_time=1.4)
            self.play(jumps[0].step.animate.set_value(3), run_time=0.4)
            for jump, swap in zip(jumps[1:], swaps[1:], strict=True):
                self.play(swap, jump.step.animate.set_value(3), run_time=0.8)
            self.add(image, *dots, *jumps)
            self.play(swap_head, fold.animate.set_value(1), run_time=1.8)
            self.play(mn.FadeIn(name), run_time=0.6)
            self.mark_still()
        ways = [jump.way for jump in jumps]
        self.play(mn.FadeOut(curve, line, name, *dots, *ways, *table.written()), run_time=0.8)
        return stretch, mn.VGroup(image, *jumps)

    def hand_over(
        self, machine: Machine, beside: mn.VGroup, table: PointTable, window: Window
    ) -> None:
        """The table's rows become points (x, 2^x); the machine makes room for the plot."""
        machine.clear_updaters()
        self.remove(machine)
        rest = (*machine.workings, beside)
        self.add(*rest, machine.inputs, machine.outputs)
        self.play(*map(mn.FadeOut, rest), run_time=0.6)
        self.remove(machine.inputs, machine.outputs)
        self.add(window)
        ways = table.arrivals(machine.inputs, machine.outputs)
        self.play(window.shown.animate.set_value(1), *ways, run_time=1.2)
        brackets = [pair.part(token) for pair in table.points[1:] for token in "(,)"]
        self.play(*map(mn.FadeIn, brackets), run_time=0.4)
        self.remove(*(way.target_mobject for way in ways), *brackets)
        self.add(*table.points[1:])

    def plots(self) -> tuple[Plot, Plot, mn.VGroup, mn.VGroup]:
        """Return the plot with equal units, that to a million, and two named lines on the first."""
        picture, _ = square_and_table(self.regions)
        limits, ticks = maths.SQUARE, maths.SQUARE_TICKS
        plot = self.plot(
            picture, x_range=limits, y_range=limits, x_ticks=ticks, y_ticks=ticks, equal_units=True
        )
        wide = self.plot(
            self.long_walk()[0],
            x_range=(0, maths.MILLION),
            y_range=(0, maths.HEIGHT),
            x_ticks=maths.DOUBLED[-1:],
            y_ticks=maths.FOURS[-1:],
            written=thousands,
            room=(0, 0.5),
        )
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        mirror = mn.DashedLine(*(plot.point(end, end) for end in limits), dash_length=0.15)
        mirror.set_stroke(self.theme.muted, 3.5)
        named = (
            mn.VGroup(line, self.name_at(line.get_end(), equation, role, rise))
            for line, equation, role, rise in (
                (curve, maths.EXPONENTIAL_CURVE, "exponential", 0),
                (mirror, maths.MIRROR, "muted", 1),
            )
        )
        return plot, wide, *named

    def name_at(self, end: np.ndarray, equation: sp.Eq, role: str, rise: float = 0) -> Formula:
        """Return an equation as the name of a line that ends at `end`.

        It stands right of it; where that is too narrow, under a line whose slope is `rise`.
        """
        name = self.formula(equation, roles=PLAIN, role=role).scale(0.66)
        if not (rise and self.regions.stacked):
            return name.next_to(end, mn.RIGHT, buff=0.2, aligned_edge=mn.UP)
        beyond = 0.25 * rise  # the steeper the line, the further it must keep from what it crosses
        below = rise * (name.width - beyond) + 0.12
        return name.move_to(end + np.array([beyond, -below, 0]), aligned_edge=mn.UR)

    def table(self) -> PointTable:
        """Return the points (x, 2^x), beside or above the same points swapped."""
        points = [maths.GENERAL_PAIR, *maths.PAIRS]
        both = (
            [self.formula(point).scale(0.8) for point in row]
            for row in (points, map(maths.swapped, points))
        )
        return PointTable(square_and_table(self.regions)[1], *both, colour=self.theme.muted)

    def jump(self, plot: Plot, pair: sp.Tuple) -> Jump:
        """Return the jump of a point across the mirror; that of the first has its lengths named."""
        named = pair.args if pair == maths.PAIRS[0] else ()
        lengths = [self.formula(number, size="label") for number in named]
        x, y = maths.numbers(pair)
        return Jump(plot, x, y, theme=self.theme, lengths=lengths, radius=_DOT)

    def image(self, plot: Plot, fold: mn.ValueTracker) -> tuple[Fold, Formula]:
        """Return a copy of the curve 2^x that follows `fold` across the mirror, and its name."""
        x = np.linspace(maths.SQUARE[0], np.log2(maths.SQUARE[1]), 200)
        points = np.column_stack([x, np.exp2(x)])
        colours = self.theme.exponential, self.theme.logarithm
        image = Fold(plot, points, fold.get_value, colours)
        end = plot.point(*points[-1][::-1])
        return image, self.name_at(end, maths.LOGARITHM_CURVE, "logarithm", 0.25)

    # The long walk.

    def flatten(self, stretch: Stretch, before: mn.VGroup, identities: mn.VGroup) -> None:
        """The x axis is stretched to a million; the logarithm climbs to 19.93."""
        end = float(maths.DOUBLINGS)
        climb = Climb(stretch, lowest=-1, highest=int(end), theme=self.theme, radius=_DOT)
        _, *places, below = self.long_walk()
        numbers = self.numbers(stretch, places)
        identities.scale(0.72)
        if self.regions.stacked:
            identities.arrange(mn.RIGHT, buff=0.5)
            for identity in identities[1:]:
                identity.align_baseline(identities[0])
            below.put(identities)
        else:
            below.place(identities.arrange(mn.DOWN, buff=0.4, aligned_edge=mn.LEFT), mn.LEFT)
        with self.beat("flatten"):
            self.remove(*before.get_family())
            self.add(climb)
            self.play(stretch.unfold.animate.set_value(1), run_time=1.5)
            self.play(climb.stairs.animate.set_value(1), mn.FadeIn(numbers), run_time=0.8)
            self.play(stretch.reach.animate.set_value(end), run_time=5.2)
            self.wait(0.6)
            self.show_takeaway()
            self.play(mn.FadeIn(identities, shift=0.2 * mn.UP), run_time=0.8)
            self.wait(1.5)

    def long_walk(self) -> list[Region]:
        """Return where the long axis goes, x, its logarithm, and what undoes what."""
        regions = self.regions
        if not regions.stacked:
            above, below = regions.side.rows(1, 1, gap=0.6)
            return [regions.main, *above.rows(1, 1, gap=0), below]
        picture, beside = regions.full.rows(2.1, 1, gap=0.4)
        beside = beside.intersect(regions.safe)
        if beside.aspect < 4:
            return [picture, *beside.rows(1, 1, 1.1, gap=0.15)]
        above, below = beside.rows(1, 1.2, gap=0.15)
        return [picture, *above.columns(1, 1), below]

    def numbers(self, stretch: Stretch, places: list[Region]) -> mn.VGroup:
        """Return x, to the nearest whole number, and log_2 of it, read off at the curve's end."""
        lines = (
            (maths.LAST_X, "out", lambda: thousands(stretch.x()), "product"),
            (maths.READ_OFF, "answer", lambda: f"{np.log2(round(stretch.x())):.2f}", "logarithm"),
        )
        wide = places[0].width > self.formula(maths.READ_OFF, roles=PLAIN).width
        size = "formula" if wide else "label"
        room = places[0].width - self.formula(maths.READ_OFF, roles=PLAIN, size=size).width
        read_outs = mn.VGroup()
        for place, (statement, part, text, role) in zip(places, lines, strict=True):
            start = place.at(0, 0.3) + (room / 2 if self.regions.stacked else 0) * mn.RIGHT
            read_out = self.live_formula(statement, part, text, role=role, size=size).put(start)
            baseline = read_out.number.origin.get_location()
            read_outs.add(read_out.shift((start - baseline)[1] * mn.UP))
        return read_outs
