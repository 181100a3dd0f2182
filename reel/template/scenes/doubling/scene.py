"""How often must 1 double to pass a thousand? Ten times, and the logarithm says so."""

import manim as mn

from reel.stage import ClipScene, Formula, LiveNumber, Plot, TransformFormula
from scenes.doubling import maths
from scenes.doubling.layout import Layout


class Doubling(ClipScene):
    """A curve climbs past a line; the formula turns round and gives the number of doublings."""

    clip = "doubling"
    roles = maths.ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        # The number of doublings so far: it moves the curve, the point and the number.
        self.done = mn.ValueTracker(0)
        self.show_title()
        plot = self.axes()
        power = self.ask(plot)
        logarithm = self.answer(power)
        self.half(logarithm)

    def ask(self, plot: Plot) -> Formula:
        """One doubles and doubles, until it passes the line."""
        goal, name = self.goal(plot)
        point = self.point(plot)
        number = self.number(point)
        power = self.places.statement.put(self.formula(maths.as_power(maths.DOUBLINGS)))
        self.add(plot)
        with self.beat("ask"):
            self.play(mn.Create(goal), mn.FadeIn(name), run_time=0.8)
            self.add(self.curve(plot))
            # The question has been read: it steps back, and what this beat shows stands below it.
            self.show_point(mn.FadeIn(point, number))
            # The climb: steady in doublings, and so ever steeper.
            self.play(self.go_to(maths.DOUBLINGS), run_time=5.0)
            # Voice and picture meet: the words have a mark of this name.
            self.cue("past")
            self.play(mn.FadeIn(power), run_time=0.8)
            self.mark_still()
        return power

    def answer(self, power: Formula) -> Formula:
        """The same statement, asked from the other side."""
        logarithm = self.places.statement.put(self.formula(maths.as_logarithm(maths.DOUBLINGS)))
        with self.beat("answer"):
            self.cue("turn")
            self.play(TransformFormula(power, logarithm), run_time=1.6)
        return logarithm

    def half(self, logarithm: Formula) -> None:
        """Half as many doublings make far less than half."""
        half = self.places.statement.put(self.formula(maths.as_logarithm(maths.HALF)))
        with self.beat("half"):
            self.play(self.go_to(maths.HALF), run_time=2.5)
            self.cue("half")
            self.play(TransformFormula(logarithm, half), run_time=1.0)
            self.show_takeaway()

    # What is seen, and how it moves.

    def go_to(self, doublings: int) -> mn.Animation:
        """Let the point go along the curve, steadily."""
        return self.done.animate(rate_func=mn.linear).set_value(doublings)

    def axes(self) -> Plot:
        """The plane: doublings to the right, what 1 has become upwards."""
        return self.plot(
            self.places.curve,
            x_range=(0, maths.DOUBLINGS + 1),
            y_range=(0, 1.2 * maths.GOAL),
            x_ticks=(2, 4, 6, 8, 10),
            y_ticks=(200, 400, 600, 800, 1000),
        )

    def goal(self, plot: Plot) -> tuple[mn.DashedLine, mn.Mobject]:
        """The line to pass, and its name."""
        ends = (plot.point(x, maths.GOAL) for x in plot.x_range)
        line = mn.DashedLine(*ends, color=self.theme.muted, stroke_width=6)
        name = self.label("goal", size="small", role="muted")
        return line, name.next_to(line.get_start(), mn.UR, buff=0.12)

    def curve(self, plot: Plot) -> mn.VMobject:
        """What 1 has become, drawn as far as it has come."""

        def drawn() -> mn.VMobject:
            come = max(self.done.get_value(), 0.01)
            return plot.curve(maths.grown, colour=self.theme.exponential, x_range=(0, come))

        return mn.always_redraw(drawn)

    def point(self, plot: Plot) -> mn.Dot:
        """The end of the curve."""

        def follow(dot: mn.Dot) -> None:
            come = self.done.get_value()
            dot.move_to(plot.point(come, maths.grown(come)))

        dot = mn.Dot(color=self.theme.product, radius=0.1)
        return dot.add_updater(follow, call_updater=True)

    def number(self, point: mn.Dot) -> LiveNumber:
        """The number that 1 has become, written beside the point."""

        def now() -> str:
            return f"{maths.grown(self.done.get_value()):.0f}"

        number = self.live_number(now(), role="product", size=self.places.number_size)
        number.follow(now)
        return number.add_updater(lambda it: it.next_to(point, mn.UL, buff=0.12), call_updater=True)
