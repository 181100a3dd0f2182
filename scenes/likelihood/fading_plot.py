"""A plot that comes and goes as a whole, the numbers of its x axis by themselves."""

from collections.abc import Callable
from typing import Any

from reel.fast import mobject_ops
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.view import View


class FadingPlot(Plot):
    """A plot whose parts are as strong as callables say, at every frame.

    Args:
        view: what it shows now, and where.
        x_ticks, y_ticks: the values that get a tick, and how each is written.
        theme: gives each role its colour.
        strength: of all of it, from 0 to 1.
        number_strength: of the numbers along the x axis, of what the plot as a whole has.
        crowding: from 0 to 1, how much the y axis lacks room: its first, third, … tick goes.
    """

    def __init__(
        self,
        view: Callable[[], View],
        x_ticks: dict[float, str],
        y_ticks: dict[float, str],
        theme: Theme,
        *,
        strength: Callable[[], float],
        number_strength: Callable[[], float],
        crowding: Callable[[], float] = lambda: 0,
    ) -> None:
        self.plot_strength, self.number_strength = strength, number_strength
        self.x_count = len(x_ticks)
        first_to_go = set(list(y_ticks)[::2])

        def tick_strength(tick: float, is_x: bool) -> float:
            gone = 0 if is_x or tick not in first_to_go else crowding()
            return strength() * (1 - gone)

        super().__init__(
            view,
            x_ticks=x_ticks,
            y_ticks=y_ticks,
            strength=tick_strength,
            axes="corner",
            theme=theme,
        )

    def state(self) -> Any:
        return super().state(), self.plot_strength(), self.number_strength()

    def draw(self) -> None:
        super().draw()
        strength = self.plot_strength()
        self.axes.set_stroke(opacity=strength)
        for number in self.numbers[: self.x_count]:
            mobject_ops.set_fill_opacity(number, strength * self.number_strength())
