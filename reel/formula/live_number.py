"""A number that can change at every frame without being typeset anew."""

from collections.abc import Callable
from functools import cache
from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import font_size
from reel.formula.language import ask_for_tokens, written_language, written_number
from reel.formula.typeset import Glyph, Typeset
from reel.notation.typst_printer import PREAMBLE

_CHARACTERS = "0123456789.,−×·+einfa=≈"  # the letters of 5e−324, inf and nan; signs before numbers
_SLOTS = 24
# In ems: where exponents stand and how large they are, and the spaces.
_RAISE, _SHRINK = 0.36, 0.7
_THIN_SPACE, _AROUND_TIMES = 0.17, 0.22


class LiveNumber(mn.VGroup):
    """A number, composed of glyphs that are typeset once.

    Args:
        text: the number as English has it: digits, ".", "−" or "-", "+", "×", thin spaces, and the
            letters of "1e−9", "inf" and "nan"; what follows "^" is an exponent. It is drawn as the
            film's language has it.
        colour: #RRGGBB.
        size: a name from `reel.formula.label.SIZES`.
        anchor: the edge that stays where it is when the number changes: "left", "right" or
            "center".
    """

    def __init__(
        self, text: str, *, colour: str, size: str = "formula", anchor: str = "left"
    ) -> None:
        super().__init__()
        self.em = font_size(size) / 96
        self.anchor = anchor
        self.origin = mn.VectorizedPoint()  # on the baseline, at the anchored edge
        # Always the same mobjects: Manim goes on drawing those that a scene started a play with.
        slot = Glyph(colour, fill_opacity=1, stroke_width=0)
        self.slots = mn.VGroup(*(slot.copy() for _ in range(_SLOTS)))
        self.add(self.origin, self.slots)
        self.show(text)

    def show(self, text: str) -> "LiveNumber":
        """Show another number in the same place.

        Raises:
            ValueError: it is too long, or has a letter that numbers do not have.
        """
        outlines, width = _compose(text)
        if len(outlines) > _SLOTS:
            raise ValueError(f"a live number has room for {_SLOTS} characters; {text!r} is longer")
        shift = {"left": 0.0, "right": -width, "center": -width / 2}[self.anchor]
        for slot in self.slots:
            slot.clear_points()
        for slot, outline in zip(self.slots, outlines, strict=False):
            points = (outline + np.array([shift, 0, 0])) * self.em
            slot.set_points(points + self.origin.get_location())
        return self

    def scale(self, scale_factor: float, **kwargs: Any) -> "LiveNumber":
        """Scale the number; those that are shown later are of the same size."""
        self.em *= scale_factor
        super().scale(scale_factor, **kwargs)
        return self

    def follow(self, text: Callable[[], str]) -> "LiveNumber":
        """Show at every frame what `text` returns."""
        return redraw_on_change(self, lambda readout: readout.show(text()), lambda _: text())


class LiveFormula(mn.VGroup):
    """A formula in which one number, its last part, follows a changing value.

    Args:
        formula: the formula with some number in that place.
        part: the number's part name or token.
        text: the number as written now.
        colour: #RRGGBB of the number.
        size: the size the formula was made in.
        exact: says whether the number is exact now: then = stands where the formula has its ≈.
    """

    def __init__(
        self,
        formula: Formula,
        part: str,
        text: Callable[[], str],
        *,
        colour: str,
        size: str = "formula",
        exact: Callable[[], bool] | None = None,
    ) -> None:
        place = formula.part(part)
        self.fixed = mn.VGroup(*(g for g in formula.submobjects if g not in place.submobjects))
        self.number = LiveNumber(text(), colour=colour, size=size)
        self.number.shift([place.get_left()[0], formula.baseline, 0])
        self.number.follow(text)
        super().__init__(self.fixed, self.number)
        if exact is not None:
            (sign,) = formula.part("approx")
            redraw_on_change(
                sign, lambda drawn: self._write_sign(drawn, exact()), lambda _: exact()
            )

    def _write_sign(self, sign: mn.VMobject, is_exact: bool) -> None:
        """Write = or ≈ where one of them stands now."""
        outline, _ = _atlas()["=" if is_exact else "≈"]
        middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
        sign.set_points((outline - middle) * self.number.em + sign.get_center())

    def scale(self, scale_factor: float, **kwargs: Any) -> "LiveFormula":
        """Scale the formula; the numbers that are shown later are of the same size."""
        self.number.em *= scale_factor
        super().scale(scale_factor, **kwargs)
        return self

    def put(self, corner: np.ndarray) -> "LiveFormula":
        """Move the lower left corner of the fixed part to `corner`, whatever the number is."""
        self.shift(corner - self.fixed.get_corner(mn.DL))
        return self


def scientific(value: float, decimals: int = 1) -> str:
    """Write `value` for a live number: 1.4 × 10^−15, and plainly from 0.001 up."""
    if abs(value) >= 0.001:
        return f"{value:.3f}"
    mantissa, _, exponent = f"{value:.{decimals}e}".partition("e")
    return f"{mantissa} × 10^−{abs(int(exponent))}"


def thousands(value: float) -> str:
    """Write a whole number for a live number, its digits in threes: 1 000 000."""
    return f"{value:,.0f}".replace(",", " ")


def _compose(text: str) -> tuple[list[np.ndarray], float]:
    """Outlines for an em of 1, standing on the baseline from x = 0, and their width."""
    atlas = _atlas()
    outlines, pen, scale, height = [], 0.0, 1.0, 0.0
    for character in _written(text):
        if character == "^":
            scale, height = _SHRINK, _RAISE
        elif character == " ":
            pen += _THIN_SPACE * scale
        elif character not in atlas:
            raise ValueError(f"a live number has no letter {character!r}; {text!r} has one")
        else:
            outline, advance = atlas[character]
            margin = _AROUND_TIMES * scale if character in "×·" and pen else 0.0
            outlines.append(outline * scale + np.array([pen + margin, height, 0]))
            pen += advance * scale + 2 * margin
    return outlines, pen


def _written(text: str) -> str:
    """Write a number as the language has it, character by character."""
    text = written_number(text.replace("-", "−"))
    if " × " not in text:
        return text
    ask_for_tokens(["times"])
    return text.replace(" × ", "·" if written_language().sign("times") == "dot" else "×")


@cache
def _atlas() -> dict[str, tuple[np.ndarray, float]]:
    """Each character's outline (from 0, on the baseline, for an em of 1) and width."""
    # Between zeros, whose places show how wide each character is; a speck marks the baseline.
    row = Typeset(
        "#speck;00" + "".join(f"{character}0" for character in _CHARACTERS),
        typst_preamble=f'{PREAMBLE}#set text(font: "New Computer Modern Math", kerning: false)',
        font_size=96,
        should_center=False,
    )
    speck, *glyphs = row.submobjects
    start = speck.get_corner(mn.DL)
    bearing = glyphs[0].get_left()[0] - start[0]
    zero_width = glyphs[1].get_left()[0] - glyphs[0].get_left()[0]
    atlas = {}
    for number, character in enumerate(_CHARACTERS):
        before, glyph, after = glyphs[2 * number + 1 : 2 * number + 4]
        origin = np.array([before.get_left()[0] - bearing + zero_width, start[1], 0])
        width = after.get_left()[0] - before.get_left()[0] - zero_width
        atlas[character] = (glyph.points - origin, float(width))
    return atlas
