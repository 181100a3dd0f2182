"""A plot that comes and goes as a whole, the numbers of its x axis by themselves."""

from collections.abc import Callable
from typing import Any

from reel.fast import mobject_ops
from reel.records.theme import Theme
from reel.stage.plot import Plot, Strength
from reel.stage.view import View


class FadingPlot(Plot):
    """A plot whose parts are as strong as callables say, at every frame.

    Args:
        view: what it shows now, and where.
        x_ticks, y_ticks: the values that get a tick, and how each is written.
        theme: gives each role its colour.
        whole: how strong all of it is, from 0 to 1.
        numbers: how strong the numbers along the x axis are, of what the plot as a whole is.
        ticks: how strong each tick is, of what the plot as a whole is.
    """

    def __init__(
        self,
        view: Callable[[], View],
        x_ticks: dict[float, str],
        y_ticks: dict[float, str],
        theme: Theme,
        *,
        whole: Callable[[], float] = lambda: 1.0,
        numbers: Callable[[], float] = lambda: 1.0,
        ticks: Strength = lambda value, across: 1.0,
    ) -> None:
        self._whole, self._numbers = whole, numbers
        self._count = len(x_ticks)
        super().__init__(
            view,
            x_ticks=x_ticks,
            y_ticks=y_ticks,
            strength=lambda value, across: whole() * ticks(value, across),
            axes="corner",
            theme=theme,
        )

    def state(self) -> Any:
        return super().state(), self._whole(), self._numbers()

    def draw(self) -> None:
        super().draw()
        whole = self._whole()
        self.axes.set_stroke(opacity=whole)
        for number, strength in zip(
            self.numbers[: self._count], self._strengths(self.view()), strict=False
        ):
            mobject_ops.set_fill_opacity(number, strength * self._numbers())
