"""A formula in all forms in which readers take it."""

import re
from typing import Any

import sympy as sp

from reel.notation.typst_printer import print_typst
from reel.records.formula_text import FormulaText


def formula_text(beat: str, expr: Any) -> FormulaText:
    """Write a formula as text.

    Args:
        beat: the id of the beat in which it stands.
        expr: the formula.

    Raises:
        TypeError: it holds something that cannot be printed.
    """
    typst = print_typst(expr).source
    while (plain := re.sub(r"leaf\(#\d+, ((?:[^()]|\([^()]*\))*)\)", r"\1 ", typst)) != typst:
        typst = plain
    return FormulaText(
        beat, typst, sp.latex(expr), f"<math><mtext>{sp.latex(expr)}</mtext></math>", str(expr)
    )
