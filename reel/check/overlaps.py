"""What lies over type: at rest anything that is not its ground, half-way only a tangle."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from reel.check.colour import rgb
from reel.check.fault import Fault
from reel.check.pixels import PixelRect, grown
from reel.check.snapshot import Piece, Snapshot, pairs_that_meet

_FADED = 0.6  # type less opaque than that is on its way in or out, half-way through a play
_TANGLED = 0.3  # share of a glyph that must be hidden in another one to be a tangle
_TANGLE = 4  # so many glyphs make a tangle of a transformation
_GROUND = 0.97  # share of a glyph that an area behind it must hold to be its ground


def overlaps(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what touches or crosses type at rest, unless it is meant to."""
    theme = snapshot.moment.scene.spec.theme
    meaningless = [rgb(theme.grid), rgb(theme.background)]
    order = {id(piece): number for number, piece in enumerate(snapshot.pieces)}
    owners = {id(glyph): writing for writing in snapshot.writings for glyph in writing.glyphs}
    glyphs = [glyph for writing in snapshot.writings for glyph in writing.glyphs]
    others = [
        piece
        for piece in snapshot.pieces
        if piece.seen.any()
        and not any(np.allclose(piece.colour, colour, atol=0.01) for colour in meaningless)
    ]
    crossed: dict[tuple[str, str], set[int]] = defaultdict(set)
    for glyph, other, place in pairs_that_meet(glyphs, others):
        if glyph.setting is other.setting:
            continue
        if glyph.does("overlap", other) or other.does("overlap", glyph):
            continue
        if other.setting is not None and order[id(other)] < order[id(glyph)]:
            continue  # this pair is seen from the other side
        if _collide(glyph, other, place, order[id(other)] < order[id(glyph)]):
            name = owners[id(other)].name if id(other) in owners else other.name
            crossed[owners[id(glyph)].name, name].add(id(glyph))
    for (name, other_name), hit in crossed.items():
        letters = "1 glyph" if len(hit) == 1 else f"{len(hit)} glyphs"
        yield Fault("layout.overlap", f"{letters} touched or crossed", (name, other_name))


def _collide(glyph: Piece, other: Piece, place: PixelRect, below: bool) -> bool:
    """Whether a piece touches a glyph without being its ground or its veil."""
    ink = grown(glyph.inked)[place.slices_in(glyph.rect)]
    if not (ink & other.seen[place.slices_in(other.rect)]).any():
        return False
    if other.setting is not None or not other.filled:
        return True
    own = glyph.inked
    held = (own[place.slices_in(glyph.rect)] & other.inked[place.slices_in(other.rect)]).sum()
    share = held / max(own.sum(), 1)
    if not below and other.opacity > 0.9:
        return bool(share > 1 - _GROUND)
    return bool(share < _GROUND)


def tangles(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield glyphs that lie over others while they move, if they are too many to be passing by."""
    tangled = _tangled(snapshot)
    if len(tangled) >= _TANGLE:
        # Type alone is quickly drawn, but does not tell what is hidden behind a box.
        tangled = _tangled(Snapshot(snapshot.moment))
    if len(tangled) >= _TANGLE:
        names = dict.fromkeys(piece.setting.name for piece in tangled if piece.setting)
        yield Fault("layout.tangle", f"{len(tangled)} glyphs lie over others", tuple(names)[:3])


def _tangled(snapshot: Snapshot) -> list[Piece]:
    glyphs = [
        piece
        for piece in snapshot.pieces
        if piece.setting and piece.opacity > _FADED and piece.seen.any()
    ]
    tangled: dict[int, Piece] = {}
    for one, other, place in pairs_that_meet(glyphs, glyphs):
        if one is other or one.does("overlap", other) or other.does("overlap", one):
            continue
        both = one.inked[place.slices_in(one.rect)] & other.inked[place.slices_in(other.rect)]
        # A copy that lies exactly on its original is not seen.
        same = np.allclose(one.box, other.box, atol=snapshot.pixel / 2)
        if both.sum() > _TANGLED * min(one.inked.sum(), other.inked.sum()) and not same:
            tangled |= {id(one): one, id(other): other}
    return list(tangled.values())
