"""A rectangle whose sides grow: it gains a strip along each of them, and a corner."""

from collections.abc import Callable, Mapping

import manim as mn
import numpy as np

from reel.records.theme import Theme

_BESIDE = 0.2  # between an edge and its name
_ROOM = 0.07  # around a name within an area or along an edge, on each side


class GrowingRectangle(mn.VGroup):
    """A rectangle, two strips and a corner, drawn anew from two lengths at every frame.

    It is the picture of (f + Δf)(g + Δg): the old area stands at the lower left, the first strip
    (Δf wide) at its right, the second (Δg high) on top, the corner between them. Names follow
    their edges and areas, and are out of sight while there is no room for them.

    Args:
        origin: the lower left corner.
        sides: width and height before it grows, in Manim's units.
        grown: returns by how much width and height have grown now.
        theme: gives each role its colour; the strips are `first` and `second`.
        names: what is written, by place: "width", "height", "more_width" and "more_height" along
            the edges; "area", "first", "second" and "corner" in the areas. None is needed.

    Attributes:
        area, first, second, corner: the four rectangles.
        names: the names that it still has.
    """

    def __init__(
        self,
        origin: np.ndarray,
        sides: tuple[float, float],
        grown: Callable[[], tuple[float, float]],
        *,
        theme: Theme,
        names: Mapping[str, mn.Mobject],
    ) -> None:
        self.origin, self.sides, self.grown = np.asarray(origin, dtype=float), sides, grown
        self.area, self.first, self.second, self.corner = (
            mn.Polygon(*[mn.ORIGIN] * 4, stroke_width=0) for _ in range(4)
        )
        self.area.set_fill(theme.surface, 1)
        self.first.set_fill(theme.first, 1)
        self.second.set_fill(theme.second, 1)
        self.corner.set_fill(theme.muted, 1)
        self.names = dict(names)
        self._seen: dict[str, float] = {}
        super().__init__(self.area, self.first, self.second, self.corner, *names.values())
        self.add_updater(lambda rectangle: rectangle.draw(), call_updater=True)

    def take(self, key: str) -> mn.Mobject:
        """Take a name off, and return it: it follows the rectangle no more."""
        name = self.names.pop(key)
        self.remove(name)
        return name

    def draw(self) -> None:
        """Draw the rectangle as it is now."""
        (width, height), (more_width, more_height) = self.sides, self.grown()
        xs = self.origin[0] + np.array([0, width, width + more_width])
        ys = self.origin[1] + np.array([0, height, height + more_height])
        areas = {"area": (0, 0), "first": (1, 0), "second": (0, 1), "corner": (1, 1)}
        for name, (i, j) in areas.items():
            _span(getattr(self, name), xs[i : i + 2], ys[j : j + 2])
            self._write(
                name, (xs[i : i + 2].mean(), ys[j : j + 2].mean()), xs[i : i + 2], ys[j : j + 2]
            )
        for i, name in enumerate(("width", "more_width")):
            self._write(name, (xs[i : i + 2].mean(), ys[0]), xs[i : i + 2], None)
        for j, name in enumerate(("height", "more_height")):
            self._write(name, (xs[0], ys[j : j + 2].mean()), None, ys[j : j + 2])

    def _write(
        self,
        key: str,
        at: tuple[float, float],
        across: np.ndarray | None,
        up: np.ndarray | None,
    ) -> None:
        """Put a name in an area, or below or beside an edge, as visible as it has room."""
        if key not in self.names:
            return
        name = self.names[key].update()  # a number is placed as it is now, not as it was
        point = np.array([*at, 0.0])
        if up is None:
            name.move_to(point + _BESIDE * mn.DOWN, aligned_edge=mn.UP)
        elif across is None:
            name.move_to(point + _BESIDE * mn.LEFT, aligned_edge=mn.RIGHT)
        else:
            name.move_to(point)
        rooms = [
            (limits[1] - limits[0]) / (length + 2 * _ROOM)
            for limits, length in ((across, name.width), (up, name.height))
            if limits is not None
        ]
        seen = float(np.clip(8 * (min(rooms) - 1) + 1, 0, 1))
        if seen != self._seen.get(key, 1.0):  # else leave it: the whole may be fading in or out
            name.set_opacity(seen)
            self._seen[key] = seen


def _span(box: mn.Polygon, across: np.ndarray, up: np.ndarray) -> None:
    """Let a polygon cover a rectangle."""
    (left, right), (bottom, top) = across, up
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    box.set_points_as_corners([np.array([*corner, 0.0]) for corner in corners])
