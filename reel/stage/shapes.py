"""Small shapes that explain: a card to write on, a row of tiles, a bracket over some of them."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.regions import Region

_STEP = 1.25  # from tile to tile, in tiles


class Card(mn.RoundedRectangle):
    """A quiet box that fills a region.

    Args:
        region: what to fill.
        fill: #RRGGBB.
        edge: #RRGGBB of its outline; without one it has none.
    """

    def __init__(self, region: Region, *, fill: str, edge: str | None = None) -> None:
        super().__init__(corner_radius=0.14, width=region.width, height=region.height)
        self.set_fill(fill, 1).set_stroke(edge or fill, width=3 if edge else 0)
        region.place(self)


class Tiles(mn.VGroup):
    """A row of square tiles, multiplied, in two groups that can stand apart.

    Args:
        faces: what stands on each tile.
        region: where the row stands, with room for a bracket above it.
        parted: how many tiles the first group has.
        gap: returns how far the groups are apart, in tiles, beyond the space between all tiles;
            at most 1.
        theme: gives each role its colour.

    Attributes:
        cards, faces, signs: the tiles, what stands on them, and the product signs between them.
    """

    def __init__(
        self,
        faces: Sequence[mn.VMobject],
        region: Region,
        *,
        parted: int,
        gap: Callable[[], float],
        theme: Theme,
    ) -> None:
        self.side = min(region.width / (_STEP * len(faces) + 0.7), region.height / 2)
        box = Region(0, 0, self.side, self.side)
        self.cards = mn.VGroup(
            *(Card(box, fill=theme.surface, edge=theme.exponential) for _ in faces)
        )
        self.faces = mn.VGroup(*faces)
        for face in faces:
            face.scale(min(1, self.side / 2 / face.height))
        self.signs = mn.VGroup(*(mn.Dot(radius=0.09, color=theme.product) for _ in faces[1:]))
        self.center, self.parted, self.gap = region.at(0.5, 0.36), parted, gap
        super().__init__(self.cards, self.faces, self.signs)
        self.add_updater(lambda tiles: tiles.put(), call_updater=True)

    def put(self) -> None:
        """Stand as far apart as the groups are now."""
        middle = (len(self.faces) - 1) / 2
        for number, (card, face) in enumerate(zip(self.cards, self.faces, strict=True)):
            aside = self.gap() / 2 * (-1 if number < self.parted else 1)
            across = (number - middle) * _STEP + aside
            card.move_to(self.center + self.side * across * mn.RIGHT)
            face.move_to(card)
        for sign, left, right in zip(self.signs, self.cards[:-1], self.cards[1:], strict=True):
            sign.move_to((left.get_right() + right.get_left()) / 2)


class Bracket(mn.VMobject):
    """A bracket above something, with a name above it; both go where that goes.

    Args:
        below: what it spans.
        title: the name.
        colour: #RRGGBB.
    """

    def __init__(self, below: mn.Mobject, title: mn.Mobject, *, colour: str) -> None:
        super().__init__(color=colour, stroke_width=4)
        self.below, self.title = below, title
        self.add_updater(lambda bracket: bracket.put())
        self.put()

    def put(self) -> None:
        """Stand above what is spanned as it is now."""
        foot, head = 0.22 * mn.UP, 0.4 * mn.UP
        left, right = self.below.get_corner(mn.UL), self.below.get_corner(mn.UR)
        corners = [left + foot, left + head, right + head, right + foot]
        self.set_points_as_corners(np.array(corners))
        self.title.next_to(self, mn.UP, buff=0.2)
