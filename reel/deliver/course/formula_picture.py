"""A formula as a picture, for what cannot set one itself."""

import typst

from reel.records.formula_text import FormulaText
from reel.records.typeface import Typeface

SIZE = 60
"""How large its letters are, in points."""

DOTS = 300
"""Pixels an inch: sharp on a wall and on paper."""


def formula_picture(formula: FormulaText, colour: str, typeface: Typeface) -> bytes:
    """Draw a formula on nothing, as PNG.

    Args:
        formula: what to draw.
        colour: of its letters, as #RRGGBB.
        typeface: in which words in it are found.
    """
    source = f"""
        #set page(width: auto, height: auto, margin: 2pt, fill: none)
        #set text(size: {SIZE}pt, fill: rgb("{colour}"))
        $ {formula.typst} $
    """
    drawn = typst.compile(source.encode(), format="png", ppi=DOTS, font_paths=typeface.fonts)
    assert isinstance(drawn, bytes)
    return drawn
