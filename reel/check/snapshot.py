"""A moment as an editor sees it: its pieces with the pixels they cover, and what is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import manim as mn
import numpy as np

from reel.check.colour import Floats
from reel.check.pixels import Mask, PixelRect, grown
from reel.check.rehearsal import Moment
from reel.check.type_register import Setting, setting_of
from reel.stage.exemptions import Departure, intents

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top in Manim's units."""

_INKED = 0.25  # a pixel belongs to a piece that covers at least so much of it
_SEEN = 0.04  # what is drawn with less opacity is not seen
_SPECK = 0.02  # what is smaller (Manim's units) is a mark for layout, not a picture
_STROKE = 0.01  # Manim's units to a stroke width of 1


@dataclass(eq=False)
class Piece:
    """One of the smallest pieces of a picture.

    Attributes:
        mobject: the piece.
        above: what it is part of, the nearest first.
        setting: what it was set with, if it is type.
        box: where it stands, without its stroke.
        colour: red, green, blue from 0 to 1, of its fill or, where it has none, of its stroke.
        opacity: of that colour.
        rect: the pixels that hold it.
        cover: how much of each pixel it covers there, from 0 to 1.
        seen: which of the pixels that it inks are seen, not hidden by what is drawn later.
        behind: the colours (0 to 1) of what was drawn before it at each pixel of the rectangle.
    """

    mobject: Any
    above: tuple[mn.Mobject, ...]
    setting: Setting | None
    box: Sides
    colour: Floats
    opacity: float
    rect: PixelRect
    cover: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    seen: Mask = field(default_factory=lambda: np.zeros((0, 0), dtype=bool))
    behind: Floats = field(default_factory=lambda: np.zeros((0, 0, 3)))

    @property
    def inked(self) -> Mask:
        """Which pixels of the rectangle it covers, seen or not."""
        return np.asarray(self.cover > _INKED * min(1.0, self.opacity))

    @property
    def image(self) -> bool:
        """Whether it is a picture made of pixels."""
        return isinstance(self.mobject, mn.ImageMobject)

    @property
    def filled(self) -> bool:
        """Whether it is an area rather than a line."""
        return self.image or _fill(self.mobject) > _SEEN

    def does(self, departure: Departure, other: "Piece | None" = None) -> bool:
        """Whether it does something on purpose (with another piece)."""
        return any(
            intent.departure == departure
            and (
                intent.other is None
                or (other is not None and other.mobject in intent.other.get_family())
            )
            for intent in intents(self.mobject)
        )

    @property
    def owner(self) -> str:
        """The kind of the nearest thing of the project's own that it is part of, or ""."""
        kinds = (type(mobject).__name__ for mobject in self.above)
        return next((kind for kind in kinds if not hasattr(mn, kind)), "")

    @property
    def name(self) -> str:
        """What a reader of the scene knows it as."""
        left, bottom, right, top = self.box
        place = f"at ({(left + right) / 2:.1f}, {(bottom + top) / 2:.1f})"
        return " ".join(filter(None, (self.owner, type(self.mobject).__name__, place)))


@dataclass(eq=False)
class Writing:
    """Glyphs that were set together and stand together: a line of words, a formula, a number."""

    setting: Setting
    glyphs: list[Piece]

    @property
    def box(self) -> Sides:
        """Where it stands."""
        boxes = np.array([glyph.box for glyph in self.glyphs])
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    @property
    def opacity(self) -> float:
        """How strongly it is drawn."""
        return max(glyph.opacity for glyph in self.glyphs)

    def does(self, departure: Departure, other: Piece | None = None) -> bool:
        """Whether it does something on purpose (with a piece)."""
        return any(glyph.does(departure, other) for glyph in self.glyphs)

    @property
    def name(self) -> str:
        """What it says, and where it stands if that does not tell it from others."""
        if self.setting.kind == "words":
            return self.setting.name
        left, bottom, right, top = self.box
        return f"{self.setting.name} at ({(left + right) / 2:.1f}, {(bottom + top) / 2:.1f})"


class Snapshot:
    """The pieces of a moment that are there to be seen.

    Args:
        moment: what is on the stage now.
        type_only: whether to leave out all that is drawn.

    Attributes:
        pieces: in the order they are drawn in.
        ground: what lies behind all of them, rows of red, green, blue from 0 to 1.
        frame: all of them as they are drawn, likewise.
        width, height: of the frame in pixels.
    """

    def __init__(self, moment: Moment, *, type_only: bool = False) -> None:
        self.moment = moment
        self._camera = moment.scene.camera
        self.height, self.width = self._camera.pixel_array.shape[:2]
        self.ground: Floats = self._camera.background[..., :3] / 255
        above = _ancestors(moment.scene.mobjects)
        self.pieces = [
            self._piece(mobject, above.get(id(mobject), ()))
            for mobject in moment.mobjects
            if _is_seen(mobject) and not (type_only and setting_of(mobject) is None)
        ]
        self.frame = self._draw()

    @cached_property
    def writings(self) -> list[Writing]:
        """All type that is seen or has left the frame, in the order it is drawn in."""
        found: dict[tuple[int, int], Writing] = {}
        for piece in self.pieces:
            if piece.setting is None:
                continue
            key = id(piece.setting), id(piece.above[0]) if piece.above else 0
            found.setdefault(key, Writing(piece.setting, [])).glyphs.append(piece)
        return [
            writing
            for writing in found.values()
            if any(glyph.seen.any() or glyph.rect.empty for glyph in writing.glyphs)
        ]

    @cached_property
    def drawings(self) -> list[Piece]:
        """All that is not type."""
        return [piece for piece in self.pieces if piece.setting is None]

    def around(self, pieces: Sequence[Piece]) -> Floats:
        """The colours of the pixels that lie around some pieces together."""
        whole = PixelRect(
            min(piece.rect.left for piece in pieces),
            min(piece.rect.top for piece in pieces),
            max(piece.rect.right for piece in pieces),
            max(piece.rect.bottom for piece in pieces),
        )
        touched = np.zeros((whole.bottom - whole.top, whole.right - whole.left), dtype=bool)
        for piece in pieces:
            touched[piece.rect.slices_in(whole)] |= piece.cover > _SEEN
        return self.frame[whole.slices][grown(grown(touched)) & ~touched]

    @property
    def pixel(self) -> float:
        """The side of a pixel in Manim's units."""
        return float(mn.config.frame_width) / self.width

    def _piece(self, mobject: Any, above: tuple[mn.Mobject, ...]) -> Piece:
        points = mobject.points[:, :2]
        low, high = points.min(axis=0), points.max(axis=0)
        colour, opacity = _colour(mobject)
        stroke = 0.0 if isinstance(mobject, mn.ImageMobject) else mobject.get_stroke_width()
        margin = _STROKE * stroke / 2 + 2 * self.pixel
        left, right = (np.array([low[0] - margin, high[0] + margin]) / self.pixel) + self.width / 2
        top, bottom = self.height / 2 - np.array([high[1] + margin, low[1] - margin]) / self.pixel
        rect = PixelRect(
            *(int(np.clip(side, -1e6, 1e6)) for side in (left, top)),
            *(int(np.clip(side, -1e6, 1e6)) + 1 for side in (right, bottom)),
        )
        return Piece(
            mobject=mobject,
            above=above,
            setting=setting_of(mobject),
            box=(float(low[0]), float(low[1]), float(high[0]), float(high[1])),
            colour=colour,
            opacity=opacity,
            rect=rect.intersect(PixelRect(0, 0, self.width, self.height)),
        )

    def _draw(self) -> Floats:
        """Draw every piece by itself, and find what lies behind it and what hides it."""
        frame = self.ground.copy()
        scratch = np.zeros_like(self._camera.pixel_array)
        for piece in self.pieces:
            if piece.rect.empty:
                continue
            place = piece.rect.slices
            kind = self._camera.type_or_raise(piece.mobject)
            self._camera.display_funcs[kind]([piece.mobject], scratch)
            drawn = scratch[place] / 255
            scratch[place] = 0
            piece.cover = drawn[..., 3]
            piece.behind = frame[place].copy()
            frame[place] = drawn[..., :3] + frame[place] * (1 - piece.cover[..., None])
        through = np.ones((self.height, self.width))
        for piece in reversed(self.pieces):
            if not piece.rect.empty:
                place = piece.rect.slices
                piece.seen = piece.inked & (through[place] > 0.5)
                through[place] *= 1 - piece.cover
        return frame


def pairs_that_meet(
    ones: Sequence[Piece], others: Sequence[Piece]
) -> Iterator[tuple[Piece, Piece, PixelRect]]:
    """Yield all pairs whose rectangles meet, and where."""
    if not ones or not others:
        return
    rects = np.array([[p.rect.left, p.rect.top, p.rect.right, p.rect.bottom] for p in others])
    for one in ones:
        here = one.rect
        meet = (
            (rects[:, 0] < here.right)
            & (rects[:, 2] > here.left)
            & (rects[:, 1] < here.bottom)
            & (rects[:, 3] > here.top)
        )
        for number in np.flatnonzero(meet):
            other = others[int(number)]
            yield one, other, here.intersect(other.rect)


def _ancestors(mobjects: Sequence[mn.Mobject]) -> dict[int, tuple[mn.Mobject, ...]]:
    found: dict[int, tuple[mn.Mobject, ...]] = {}

    def walk(mobject: mn.Mobject, above: tuple[mn.Mobject, ...]) -> None:
        found.setdefault(id(mobject), above)
        for part in mobject.submobjects:
            walk(part, (mobject, *above))

    for mobject in mobjects:
        walk(mobject, ())
    return found


def _fill(mobject: Any) -> float:
    return float(max(mobject.fill_rgbas[:, 3], default=0.0))


def _stroke(mobject: Any) -> float:
    strength = float(max(mobject.stroke_rgbas[:, 3], default=0.0))
    return strength if mobject.get_stroke_width() > 0 else 0.0


def _colour(mobject: Any) -> tuple[Floats, float]:
    if isinstance(mobject, mn.ImageMobject):
        return np.zeros(3), 1.0
    fill, stroke = _fill(mobject), _stroke(mobject)
    rgbas = mobject.fill_rgbas if fill >= stroke else mobject.stroke_rgbas
    return np.array(rgbas[0][:3], dtype=float), max(fill, stroke)


def _is_seen(mobject: Any) -> bool:
    if not len(mobject.points):
        return False
    if isinstance(mobject, mn.ImageMobject):
        return True
    if not isinstance(mobject, mn.VMobject):
        return False
    extent = np.ptp(mobject.points[:, :2], axis=0).max()
    return extent > _SPECK and max(_fill(mobject), _stroke(mobject)) > _SEEN
