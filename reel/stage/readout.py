"""A number that can change at every frame without being typeset anew."""

from collections.abc import Callable
from functools import cache

import manim as mn
import numpy as np

from reel.stage.text import font_size

_CHARACTERS = "0123456789.−×"
_RAISE, _SHRINK = 0.36, 0.7  # where exponents stand and how large they are, in ems


class Readout(mn.VGroup):  # type: ignore[misc]
    """A number, composed of glyphs that are typeset once.

    Args:
        text: the number as written: digits, ".", "−" or "-", "×", "…" and spaces; what follows
            "^" is an exponent.
        colour: #RRGGBB.
        size: a name from `reel.stage.text.SIZES`.
        anchor: the edge that stays where it is when the number changes: "left", "right" or
            "center".
    """

    def __init__(
        self, text: str, *, colour: str, size: str = "formula", anchor: str = "left"
    ) -> None:
        super().__init__()
        self.colour = colour
        self.em = font_size(size) / 96
        self.anchor = anchor
        self.origin = mn.VectorizedPoint()  # on the baseline, at the anchored edge
        self.digits = mn.VGroup()
        self.add(self.origin, self.digits)
        self.show(text)

    def show(self, text: str) -> "Readout":
        """Show another number in the same place."""
        glyphs, width = _compose(text)
        shift = {"left": 0.0, "right": -width, "center": -width / 2}[self.anchor]
        for glyph in glyphs:
            glyph.points = (
                glyph.points + np.array([shift, 0, 0])
            ) * self.em + self.origin.get_location()
            glyph.set_fill(self.colour, 1).set_stroke(width=0)
        self.digits.set_submobjects(glyphs)
        return self

    def follow(self, text: Callable[[], str]) -> "Readout":
        """Show at every frame what `text` returns."""
        self.add_updater(lambda readout: readout.show(text()))
        return self


def scientific(value: float, decimals: int = 1) -> str:
    """Return `value` for a readout: 1.4 × 10^−15, and plainly from 0.001 up."""
    if abs(value) >= 0.001:
        return f"{value:.3f}"
    mantissa, _, exponent = f"{value:.{decimals}e}".partition("e")
    return f"{mantissa} × 10^−{abs(int(exponent))}"


def _compose(text: str) -> tuple[list[mn.VMobject], float]:
    """Return glyphs for an em of 1, standing on the baseline from x = 0, and their width."""
    atlas = _atlas()
    glyphs, pen, scale, height = [], 0.0, 1.0, 0.0
    for character in text.replace("-", "−").replace(" × ", "×"):
        if character == "^":
            scale, height = _SHRINK, _RAISE
            continue
        shape, advance = atlas[character]
        margin = 0.22 * scale if character == "×" else 0.0
        glyph = shape.copy()
        glyph.points = glyph.points * scale + np.array([pen + margin, height, 0])
        glyphs.append(glyph)
        pen += (advance + 2 * margin / scale) * scale
    return glyphs, pen


@cache
def _atlas() -> dict[str, tuple[mn.VMobject, float]]:
    """Return each character's shape, its origin at 0 on the baseline for an em of 1, and width."""
    # Between zeros, whose places show how wide each character is.
    row = mn.Typst(
        "00" + "".join(f"{character}0" for character in _CHARACTERS),
        typst_preamble='#set text(font: "New Computer Modern Math", kerning: false)',
        font_size=96,
        track_baselines=True,
        should_center=False,
    )
    glyphs = list(row.submobjects)
    start, *_ = row.get_baseline_frame(glyphs[0])
    bearing = glyphs[0].get_left()[0] - start[0]
    zero_width = glyphs[1].get_left()[0] - glyphs[0].get_left()[0]
    atlas = {}
    for number, character in enumerate(_CHARACTERS):
        before, glyph, after = glyphs[2 * number + 1 : 2 * number + 4]
        origin = np.array([before.get_left()[0] - bearing + zero_width, start[1], 0])
        width = after.get_left()[0] - before.get_left()[0] - zero_width
        shape = mn.VMobject().set_points(glyph.points - origin)
        atlas[character] = (shape, float(width))
    return atlas
