"""The exponential and the logarithm undo each other: one is the mirror image of the other."""

import manim as mn
import numpy as np
import sympy as sp

from reel.maths import inverse as maths
from reel.maths.inverse import CAST
from reel.props.climb import Climb, Stretch
from reel.props.fold import Fold, Jump
from reel.props.machine import Machine
from reel.stage import Formula, Gathered, Lesson, Morph, Plot, Region
from reel.stage.readout import thousands
from reel.stage.window import Window

_DOT = 0.1


class Inverse(Lesson):
    """Values run through a machine and back; points jump across y = x; log_2 goes to a million."""

    clip = "inverse"

    def construct(self) -> None:
        self.show_title()
        machine, identities = self.machine()
        stretch, logarithm = self.mirror(machine, identities)
        self.flatten(stretch, logarithm, identities)

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

    def mirror(self, machine: Machine, beside: mn.VGroup) -> tuple[Stretch, mn.VGroup]:
        """Every point of the exponential's curve swaps its coordinates."""
        plot, wide, curve, line = self.plots()
        stretch = Stretch(plot, wide)
        window = self.window(stretch)
        (head, *pairs), (turned_head, *turned), divide = self.table()
        jumps = [self.jump(plot, pair) for pair in maths.PAIRS]
        dots = [mn.Dot(jump.dot.get_center(), _DOT) for jump in jumps]
        mn.VGroup(*dots).set_color(self.colour("exponential"))
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
            self.play(Morph(head, turned_head, keep=True), fold.animate.set_value(1), run_time=1.8)
            self.play(mn.FadeIn(name), run_time=0.6)
            self.mark_still()
        ways = [jump.way for jump in jumps]
        written = [head, *pairs, turned_head, *turned, divide]
        self.play(mn.FadeOut(curve, line, name, *dots, *ways, *written), run_time=0.8)
        return stretch, mn.VGroup(image, *jumps)

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

    def plots(self) -> tuple[Plot, Plot, mn.VGroup, mn.VGroup]:
        """Return the plot with equal units, that to a million, and two named lines on the first."""
        picture, _ = self.stage.main.columns(3.4, 1)
        limits, ticks = maths.SQUARE, maths.SQUARE_TICKS
        plot = self.plot(
            picture, x_range=limits, y_range=limits, x_ticks=ticks, y_ticks=ticks, equal_units=True
        )
        wide = self.plot(
            self.stage.main,
            x_range=(0, maths.MILLION),
            y_range=(0, maths.HEIGHT),
            x_ticks=maths.DOUBLED[-1:],
            y_ticks=maths.FOURS[-1:],
            written=thousands,
        )
        curve = plot.curve(np.exp2, colour=self.colour("exponential"))
        mirror = mn.DashedLine(*(plot.point(end, end) for end in limits), dash_length=0.15)
        mirror.set_stroke(self.colour("muted"), 3.5)
        named = (
            mn.VGroup(line, self.name_at(line.get_end(), equation, role))
            for line, equation, role in (
                (curve, maths.EXPONENTIAL_CURVE, "exponential"),
                (mirror, maths.MIRROR, "muted"),
            )
        )
        return plot, wide, *named

    def name_at(self, end: np.ndarray, equation: sp.Eq, role: str) -> Formula:
        """Return an equation as the name of a line that ends at `end`."""
        name = self.formula(equation, role=role).scale(0.66)
        return name.next_to(end, mn.RIGHT, buff=0.2, aligned_edge=mn.UP)

    def table(self) -> tuple[list[Formula], list[Formula], mn.DashedLine]:
        """Return the points (x, 2^x) in a column, the same points swapped, a mirror between."""
        side = self.stage.side
        points = [maths.GENERAL_PAIR, *maths.PAIRS]
        left, right = (
            [self.formula(point, CAST).scale(0.8) for point in column]
            for column in (points, map(maths.swapped, points))
        )
        for column, pairs in zip(side.columns(1, 1, gap=0.5), (left, right), strict=True):
            rows = column.rows(*(pair.height + 0.3 for pair in pairs), gap=0)
            for row, pair in zip(rows, pairs, strict=True):
                row.place(pair)
                pair.shift((row.center[0] - pair.part(",").get_x()) * mn.RIGHT)
            column.place(mn.VGroup(*pairs))
        divide = mn.DashedLine(side.at(0.5, 1), side.at(0.5, 0), dash_length=0.15)
        return left, right, divide.set_stroke(self.colour("muted"), 3.5)

    def jump(self, plot: Plot, pair: sp.Tuple) -> Jump:
        """Return the jump of a point across the mirror; that of the first has its lengths named."""
        named = pair.args if pair == maths.PAIRS[0] else ()
        lengths = [self.formula(number, CAST, size="label") for number in named]
        x, y = maths.numbers(pair)
        return Jump(plot, x, y, colour=self.colour, lengths=lengths, radius=_DOT)

    def image(self, plot: Plot, fold: mn.ValueTracker) -> tuple[Fold, Formula]:
        """Return a copy of the curve 2^x that follows `fold` across the mirror, and its name."""
        x = np.linspace(maths.SQUARE[0], np.log2(maths.SQUARE[1]), 200)
        points = np.column_stack([x, np.exp2(x)])
        colours = self.colour("exponential"), self.colour("logarithm")
        image = Fold(plot, points, fold.get_value, colours)
        end = plot.point(*points[-1][::-1])
        return image, self.name_at(end, maths.LOGARITHM_CURVE, "logarithm")

    # The long walk.

    def window(self, stretch: Stretch) -> Window:
        """Return axes that can be stretched; only the ticks at 2, 4, 8, 16 ... go on."""
        doubled, fours = maths.DOUBLED, maths.FOURS

        def strength(tick: float, across: bool) -> float:
            lasts = tick in (doubled if across else fours)
            return 1.0 if lasts else 1 - stretch.unfold.get_value()

        return Window(
            stretch.view,
            x_ticks=sorted({*maths.SQUARE_TICKS, *doubled}),
            y_ticks=sorted({*maths.SQUARE_TICKS, *fours}),
            names=(
                self.formula(maths.x, role="muted", size="label"),
                self.formula(maths.y, role="muted", size="label"),
            ),
            strength=strength,
            colour=self.colour,
            written=thousands,
        )

    def flatten(self, stretch: Stretch, before: mn.VGroup, identities: mn.VGroup) -> None:
        """The x axis is stretched to a million; the logarithm climbs to 19.93."""
        end = float(maths.DOUBLINGS)
        climb = Climb(stretch, lowest=-1, highest=int(end), colour=self.colour, radius=_DOT)
        above, below = self.stage.side.rows(1, 1, gap=0.6)
        numbers = self.numbers(stretch, above)
        identities.scale(0.72).arrange(mn.DOWN, buff=0.4, aligned_edge=mn.LEFT)
        below.place(identities, mn.LEFT)
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

    def numbers(self, stretch: Stretch, region: Region) -> mn.VGroup:
        """Return x, to the nearest whole number, and log_2 of it, read off at the curve's end."""
        lines = (
            (maths.LAST_X, "out", lambda: thousands(stretch.x()), "product"),
            (maths.READ_OFF, "answer", lambda: f"{np.log2(round(stretch.x())):.2f}", "logarithm"),
        )
        rows = region.rows(1, 1, gap=0)
        return mn.VGroup(
            *(
                self.live(statement, part, text, CAST, role=role).put(row.at(0, 0.3))
                for row, (statement, part, text, role) in zip(rows, lines, strict=True)
            )
        )
