"""The exponential and the logarithm undo each other: one is the mirror image of the other."""

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import inverse as maths
from reel.maths.inverse import CAST
from reel.stage import Formula, Gathered, Lesson, Morph, Plot, Region
from reel.stage.climb import Climb
from reel.stage.fold import Fold, Jump
from reel.stage.machine import Machine
from reel.stage.readout import thousands
from reel.stage.window import View, Window

_DOT = 0.1


class Inverse(Lesson):
    """Values run through a machine and back; points jump across y = x; the log walks to a million."""

    clip = "inverse"

    def construct(self) -> None:
        self.show_title()
        machine, identities = self.machine()
        window, logarithm = self.mirror(machine, identities)
        self.flatten(window, logarithm, identities)

    # The machine.

    def machine(self) -> tuple[Machine, mn.VGroup]:
        """Two to the x runs forwards, the logarithm backwards; so each undoes the other."""
        machine = self.build_machine()
        above, below = self.stage.side.rows(1, 1, gap=0.2)
        forwards, backwards, there_and_back, back_and_there, *general = (
            place.place(place.fit(self.formula(statement, CAST).scale(1.5)))
            for place, statement in (
                (above, maths.forwards()),
                (below, maths.backwards()),
                (below, maths.there_and_back(maths.BASE)),
                (above, maths.back_and_there(maths.BASE)),
                (below, maths.there_and_back(maths.a)),
                (above, maths.back_and_there(maths.a)),
            )
        )
        condition = self.formula(maths.CONDITION, CAST).scale(0.8)
        condition.next_to(general[1], mn.DOWN, buff=0.35)
        rows = range(len(maths.PAIRS))
        self.add(machine, forwards)
        with self.beat("machine"):
            self.play(machine.send(0), run_time=1.4)
            self.play(mn.LaggedStart(*map(machine.send, rows[1:]), lag_ratio=0.3), run_time=2.2)
            machine.known.set_value(1)
            self.play(machine.turned.animate.set_value(1), run_time=0.9)
            self.play(Morph(forwards, backwards, keep=True, rename=maths.SOLVED))
            self.play(mn.LaggedStart(*map(machine.send, rows), lag_ratio=0.3), run_time=2.2)
            self.play(machine.lit.animate.set_value(1), run_time=0.4)
            self.play(
                Morph(Gathered(backwards, forwards), there_and_back),
                Morph(Gathered(forwards, backwards), back_and_there),
                run_time=1.6,
            )
            self.wait(0.4)
            self.play(
                Morph(there_and_back, general[0]),
                Morph(back_and_there, general[1]),
                mn.FadeIn(condition),
                run_time=1.0,
            )
        return machine, mn.VGroup(*general, condition)

    def build_machine(self) -> Machine:
        """Return the table of exponents and powers, with 2^x between them."""

        def typeset(statement: object, scale: float = 1.15) -> Formula:
            return self.formula(statement, CAST).scale(scale)

        return Machine(
            self.stage.main,
            inputs=[typeset(pair.args[0]) for pair in maths.PAIRS],
            outputs=[typeset(pair.args[1]) for pair in maths.PAIRS],
            heads=(
                self.formula(maths.x, role="logarithm"),
                self.formula(maths.b, role="product"),
            ),
            faces=(typeset(maths.forwards().lhs, 1.7), typeset(maths.backwards().lhs, 1.7)),
            roles=("exponential", "logarithm"),
            colour=self.colour,
        )

    # The mirror.

    def mirror(self, machine: Machine, beside: mn.VGroup) -> tuple[Window, mn.VGroup]:
        """Every point of the exponential's curve swaps its coordinates."""
        plot, window, curve, line = self.square()
        (head, *pairs), (turned_head, *turned), divide = self.table()
        dots = [self.dot(plot, pair) for pair in maths.PAIRS]
        jumps = [self.jump(plot, pair) for pair in maths.PAIRS]
        fold = mn.ValueTracker(0)
        image, name = self.image(plot, fold)
        with self.beat("mirror"):
            self.hand_over(machine, beside, pairs, window)
            self.play(mn.LaggedStart(*map(mn.GrowFromCenter, dots), lag_ratio=0.4), run_time=1.2)
            self.play(mn.FadeIn(head), mn.Create(curve[0]), run_time=1.2)
            self.play(mn.FadeIn(curve[1], line, divide), run_time=0.8)
            self.add(*jumps)
            self.play(jumps[0].step.animate.set_value(1), run_time=0.8)
            swaps = [Morph(*both, keep=True) for both in zip(pairs, turned, strict=True)]
            self.play(swaps[0], jumps[0].step.animate.set_value(2), run_time=1.4)
            self.play(jumps[0].step.animate.set_value(3), run_time=0.4)
            for jump, swap in zip(jumps[1:], swaps[1:], strict=True):
                self.play(swap, jump.step.animate.set_value(3), run_time=0.8)
            self.add(image, *dots, *jumps)
            self.play(
                Morph(head, turned_head, keep=True), fold.animate.set_value(1), run_time=1.8
            )
            self.play(mn.FadeIn(name), run_time=0.6)
            self.mark_still()
        ways = [jump.way for jump in jumps]
        written = [head, *pairs, turned_head, *turned, divide]
        self.play(mn.FadeOut(curve, line, name, *dots, *ways, *written), run_time=0.8)
        return window, mn.VGroup(image, *jumps)

    def hand_over(
        self, machine: Machine, beside: mn.VGroup, pairs: list[Formula], window: Window
    ) -> None:
        """The table's rows become points (x, 2^x); the machine makes room for the plot."""
        machine.clear_updaters()
        self.remove(machine)
        box = (machine.cells, machine.wires, machine.tips, machine.faces)
        rest = (*box, machine.heads, machine.movers[0], beside)
        self.add(*rest, machine.inputs, machine.outputs)
        moves = []
        for pair, exponent, power in zip(pairs, machine.inputs, machine.outputs, strict=True):
            moves.append(mn.ReplacementTransform(exponent.part("in"), pair.part("in")))
            moves.append(mn.ReplacementTransform(power.part("out"), pair.part("out")))
        self.play(*(mn.FadeOut(mobject) for mobject in rest), run_time=0.6)
        self.remove(machine.inputs, machine.outputs)
        self.add(window)
        self.play(window.shown.animate.set_value(1), *moves, run_time=1.2)
        brackets = [pair.part(token) for pair in pairs for token in "(,)"]
        self.play(*map(mn.FadeIn, brackets), run_time=0.4)
        self.remove(*(move.target_mobject for move in moves), *brackets)
        self.add(*pairs)

    def square(self) -> tuple[Plot, Window, mn.VGroup, mn.VGroup]:
        """Return a plot with equal units and its window; 2^x and y = x, each with its name."""
        low, high = maths.SQUARE
        picture, _ = self.stage.main.columns(3.4, 1)
        ticks = (-2, 2, 4, 6, 8)
        plot = self.plot(
            picture,
            x_range=maths.SQUARE,
            y_range=maths.SQUARE,
            x_ticks=ticks,
            y_ticks=ticks,
            equal_units=True,
        )
        graph = plot.curve(np.exp2, colour=self.colour("exponential"))
        name = self.formula(maths.EXPONENTIAL_CURVE, role="exponential").scale(0.66)
        name.next_to(graph.get_end(), mn.RIGHT, buff=0.2, aligned_edge=mn.UP)
        mirror = mn.DashedLine(plot.point(low, low), plot.point(high, high), dash_length=0.15)
        mirror.set_stroke(self.colour("muted"), 3.5)
        of_mirror = self.formula(maths.MIRROR, role="muted").scale(0.66)
        of_mirror.next_to(plot.point(high, high), mn.RIGHT, buff=0.2, aligned_edge=mn.UP)
        return plot, self.window(plot), mn.VGroup(graph, name), mn.VGroup(mirror, of_mirror)

    def table(self) -> tuple[list[Formula], list[Formula], mn.DashedLine]:
        """Return the points (x, 2^x) in a column, the same points swapped, a mirror between."""
        side = self.stage.side
        points = [maths.GENERAL_PAIR, *maths.PAIRS]
        left, right = (
            [self.formula(point, CAST).scale(0.85) for point in column]
            for column in (points, map(maths.swapped, points))
        )
        for column, pairs in zip(side.columns(1, 1, gap=0.4), (left, right), strict=True):
            rows = column.rows(*(pair.height + 0.3 for pair in pairs), gap=0)
            for row, pair in zip(rows, pairs, strict=True):
                row.place(pair)
                pair.shift((row.center[0] - pair.part(",").get_x()) * mn.RIGHT)
            column.place(mn.VGroup(*pairs))
        divide = mn.DashedLine(side.at(0.5, 1), side.at(0.5, 0), dash_length=0.15)
        return left, right, divide.set_stroke(self.colour("muted"), 3.5)

    def jump(self, plot: Plot, pair: sp.Tuple) -> Jump:
        """Return the jump of a point across the mirror; that of the first has its lengths named."""
        roles = ("logarithm", "product", "exponential", "logarithm", "muted")
        named = pair.args if pair == maths.PAIRS[0] else ()
        lengths = [self.formula(number, CAST, size="label") for number in named]
        colours = tuple(map(self.colour, roles))
        return Jump(plot, *maths.numbers(pair), colours=colours, lengths=lengths, radius=_DOT)

    def dot(self, plot: Plot, pair: sp.Tuple) -> mn.Dot:
        """Return a point of the exponential's curve."""
        return mn.Dot(plot.point(*maths.numbers(pair)), _DOT, color=self.colour("exponential"))

    def image(self, plot: Plot, fold: mn.ValueTracker) -> tuple[Fold, Formula]:
        """Return a copy of the curve 2^x that follows `fold` across the mirror, and its name."""
        x = np.linspace(maths.SQUARE[0], np.log2(maths.SQUARE[1]), 200)
        points = np.column_stack([x, np.exp2(x)])
        colours = self.colour("exponential"), self.colour("logarithm")
        image = Fold(plot, points, fold.get_value, colours)
        name = self.formula(maths.LOGARITHM_CURVE, role="logarithm").scale(0.66)
        name.next_to(plot.point(*points[-1][::-1]), mn.RIGHT, buff=0.2)
        return image, name

    # The long walk.

    def window(self, plot: Plot) -> Window:
        """Return the axes of `plot`, ready to be stretched by two trackers.

        `unfold` gives up the equal units and fills the region; `height`, log_2 of where the curve
        ends, stretches the x axis.
        """
        self.unfold = mn.ValueTracker(0)
        self.height = mn.ValueTracker(float(np.log2(maths.SQUARE[1])))
        doubled, fours = list(np.exp2(range(1, 20))), list(range(4, maths.HEIGHT, 4))
        wide = self.plot(
            self.stage.main, x_range=(0, 1), y_range=(0, 1), x_ticks=(1,), y_ticks=(10,)
        )
        start = View.of(plot)

        def strength(tick: float, across: bool) -> float:
            lasts = tick in (doubled if across else fours)
            return 1.0 if lasts else 1 - self.unfold.get_value()

        def view() -> View:
            end = View(wide.box, (0, 1.06 * 2 ** self.height.get_value()), (0, maths.HEIGHT))
            return start.toward(end, self.unfold.get_value())

        return Window(
            view,
            x_ticks=sorted([-2, 6, *doubled]),
            y_ticks=sorted([-2, 2, 6, *fours]),
            names=(
                self.formula(maths.x, role="muted", size="label"),
                self.formula(maths.y, role="muted", size="label"),
            ),
            strength=strength,
            colour=self.colour,
            written=thousands,
        )

    def flatten(self, window: Window, before: mn.VGroup, identities: mn.VGroup) -> None:
        """The x axis is stretched to a million; the logarithm climbs to 19.93."""
        climb = Climb(
            window.view,
            self.height.get_value,
            lowest=-1,
            highest=int(maths.DOUBLINGS),
            colour=self.colour,
            radius=_DOT,
        )
        above, below = self.stage.side.rows(1, 1, gap=0.6)
        numbers = self.numbers(above)
        identities.scale(0.72).arrange(mn.DOWN, buff=0.4, aligned_edge=mn.LEFT)
        below.place(identities, mn.LEFT)
        with self.beat("flatten"):
            self.remove(*before.get_family())
            self.add(climb)
            self.play(self.unfold.animate.set_value(1), run_time=1.5)
            self.play(climb.stairs.animate.set_value(1), mn.FadeIn(numbers), run_time=0.8)
            goal = float(maths.DOUBLINGS)
            self.play(self.height.animate.set_value(goal), run_time=6.0)
            self.wait(1.0)
            self.show_takeaway()
            self.play(mn.FadeIn(identities, shift=0.2 * mn.UP), run_time=0.8)
            self.wait(2.0)

    def numbers(self, region: Region) -> mn.VGroup:
        """Return x and log_2 x, read off where the curve ends; x is rounded to a whole number."""

        def x() -> int:
            return round(2 ** self.height.get_value())

        lines = (
            (maths.LAST_X, "out", lambda: thousands(x()), "product"),
            (maths.READ_OFF, "answer", lambda: f"{np.log2(x()):.2f}", "logarithm"),
        )
        rows = region.rows(1, 1, gap=0)
        return mn.VGroup(
            *(
                self.live(statement, part, text, CAST, role=role).put(row.at(0, 0.3))
                for row, (statement, part, text, role) in zip(rows, lines, strict=True)
            )
        )
