"""Contrast: type against what lies behind it 4.5 : 1, graphics that carry meaning 3 : 1.

Measured at the end of every beat, where the picture is at rest, in the theme's own colours (WCAG
2.2, 1.4.3 and 1.4.11). Grid lines, grounds and what has the background's colour carry no meaning.
What is less than opaque is faded to lead the eye elsewhere, and may be fainter; but no words may
be so faint whenever they are seen: `Fading` watches that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from reel.check.colour import Floats, contrast, rgb
from reel.check.fault import Fault
from reel.check.snapshot import Piece, Snapshot, Writing, pairs_that_meet
from reel.check.theme_keys import GROUNDS, against, mend
from reel.check.type_register import Key
from reel.records.theme import Theme

TYPE, GRAPHICS = 4.5, 3.0

_OPAQUE = 0.99
_MAY_FAIL = 0.25  # share of a writing's pixels that may lie on something else, as on a grid line
_MUST_STAND_OUT = 1 / 3  # share of what lies behind or around a thing that must differ from it
_ENOUGH = 6  # pixels that must be seen of something to measure it
_NAMED = 4  # so many things of one colour on one ground are named


@dataclass(frozen=True)
class Pair:
    """How well a thing's colour is told from its ground.

    Attributes:
        ratio: the contrast; 21 where too little is seen.
        colour, ground: those that have this contrast (red, green, blue from 0 to 1).
    """

    ratio: float = 21.0
    colour: Floats = field(default_factory=lambda: np.ones(3))
    ground: Floats = field(default_factory=lambda: np.zeros(3))


def at_end(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what stands out too little at the end of a beat.

    Things of one colour on one ground are one fault, for they are mended as one.
    """
    theme = snapshot.moment.scene.spec.theme
    type_ = [
        (of_type(writing), writing.name)
        for writing in snapshot.writings
        if writing.opacity >= _OPAQUE and not writing.does("unread")
    ]
    graphics = [
        (_of_graphics(snapshot, pieces), pieces[0].name) for pieces in _meaningful(snapshot)
    ]
    yield from _too_faint("contrast.type", TYPE, type_, theme)
    yield from _too_faint("contrast.graphics", GRAPHICS, graphics, theme)


def _too_faint(
    rule: str, least: float, seen: Iterable[tuple[Pair, str]], theme: Theme
) -> Iterator[Fault]:
    alike: dict[str, list[tuple[Pair, str]]] = defaultdict(list)
    for pair, name in seen:
        if pair.ratio < least:
            alike[against(theme, pair.colour, pair.ground)].append((pair, name))
    for colours, some in alike.items():
        pair = min((pair for pair, _ in some), key=lambda one: one.ratio)
        names = [name for _, name in some]
        more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
        yield Fault(
            rule,
            f"{colours} is {pair.ratio:.2f} : 1, not {least:g} : 1; "
            f"{mend(theme, pair.colour, pair.ground)}",
            (*names[:_NAMED], *more),
        )


def of_type(writing: Writing) -> Pair:
    """The contrast of a writing with what lies behind it."""
    colours: list[Floats] = [np.zeros((0, 3))]
    grounds: list[Floats] = [np.zeros((0, 3))]
    for glyph in writing.glyphs:
        behind = glyph.behind[glyph.seen]
        grounds.append(behind)
        colours.append(glyph.opacity * glyph.colour + (1 - glyph.opacity) * behind)
    return _at_share(np.concatenate(colours), np.concatenate(grounds), _MAY_FAIL)


def _at_share(colours: Floats, grounds: Floats, share: float) -> Pair:
    """The contrast that a share of some pixels do not reach."""
    if len(grounds) < _ENOUGH:
        return Pair()
    ratios = contrast(colours, grounds)
    place = np.argsort(ratios)[int(share * (len(ratios) - 1))]
    return Pair(float(np.quantile(ratios, share)), colours[place], grounds[place])


def _meaningful(snapshot: Snapshot) -> Iterable[list[Piece]]:
    """The opaque drawings that carry meaning, parts of one thing in one colour together.

    What lies whole on a piece of the same thing is a detail of it, as a door is of a house.
    """
    theme = snapshot.moment.scene.spec.theme
    meaningless = [rgb(theme.colour(role)) for role in GROUNDS]
    things: dict[object, list[Piece]] = defaultdict(list)
    for piece in snapshot.drawings:
        if piece.opacity < _OPAQUE or piece.image or piece.does("unread"):
            continue
        if not piece.seen.any() or _is_detail(snapshot, piece):
            continue
        if not any(np.allclose(piece.colour, colour, atol=0.01) for colour in meaningless):
            whole = id(piece.above[0]) if piece.above else id(piece)
            things[whole, tuple(piece.colour.round(2))].append(piece)
    return things.values()


def _is_detail(snapshot: Snapshot, piece: Piece) -> bool:
    return any(
        other.above[:1] == piece.above[:1]
        and other is not piece
        and other.filled
        and other.opacity >= _OPAQUE
        and other.inked[place.slices_in(other.rect)][piece.inked[place.slices_in(piece.rect)]].all()
        and place == piece.rect
        for _, other, place in pairs_that_meet([piece], snapshot.drawings if piece.above else [])
    )


def _of_graphics(snapshot: Snapshot, pieces: list[Piece]) -> Pair:
    """How well a thing stands out, by its fill or its edge, from its ground or its
    neighbours: whichever is best, since a dot on a curve is seen by what lies around it."""
    behind = np.concatenate([piece.behind[piece.seen] for piece in pieces])
    if len(behind) < _ENOUGH:
        return Pair()
    return max(
        (
            _at_share(np.broadcast_to(colour, ground.shape), ground, 1 - _MUST_STAND_OUT)
            for colour in _colours(pieces[0])
            for ground in (behind, snapshot.around(pieces))
            if len(ground)
        ),
        key=lambda pair: pair.ratio,
    )


def _colours(piece: Piece) -> list[Floats]:
    colours = [piece.colour]
    if piece.mobject.get_stroke_width() > 0 and piece.mobject.get_stroke_opacity() >= _OPAQUE:
        colours.append(piece.mobject.stroke_rgbas[0][:3])
    return colours


class Fading:
    """Whether all that is faded at the end of a beat can be read at some moment of the clip.

    Args:
        read: the keys of settings that are known to be read, from the clip in another theme.

    Attributes:
        read: the keys of the settings that were seen at full strength.
    """

    def __init__(self, read: Iterable[Key] = ()) -> None:
        self.read = set(read)
        self._faint: dict[Key, tuple[str, str, float]] = {}

    def see(self, snapshot: Snapshot) -> None:
        """Take note of a moment, be it half-way or at the end of a beat."""
        for writing in snapshot.writings:
            key = writing.setting.key
            if writing.opacity >= _OPAQUE or writing.does("unread"):
                self.read.add(key)
            elif snapshot.moment.kind == "end":
                ratio = of_type(writing).ratio
                if ratio > self._faint.get(key, ("", "", 0.0))[2]:
                    self._faint[key] = snapshot.moment.beat, writing.name, ratio

    def faults(self) -> Iterator[Fault]:
        """Yield what was never to be read; to be asked when the scene is over."""
        for key, (beat, name, ratio) in self._faint.items():
            if key not in self.read and ratio < TYPE:
                yield Fault(
                    "contrast.faded",
                    f"never at full strength, and at best {ratio:.2f} : 1, not {TYPE:g} : 1",
                    (name,),
                    beat=beat,
                )
