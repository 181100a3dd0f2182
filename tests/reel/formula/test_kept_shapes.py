"""What is kept of typeset formulas is what Typst would set again."""

from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
import sympy as sp
import typst

from reel.formula import typeset
from reel.formula.formula import Formula
from reel.formula.kept_shapes import shapes_kept_in
from reel.records.project import find_project
from reel.records.theme import load_theme
from tests.our_film import ROOT

X = sp.Symbol("x")
SLOPE = sp.log(X) / X


def formula(expr: sp.Basic = SLOPE) -> Formula:
    """A formula that this process has not set before."""
    typeset._glyphs.clear()
    return Formula(expr, theme=load_theme(find_project(ROOT), "dark"))


def test_a_kept_formula_is_the_same_and_nothing_is_set(tmp_path: Path) -> None:
    plain = formula()
    with shapes_kept_in(tmp_path):
        first = formula()
        with patch.object(typst, "compile", side_effect=AssertionError("set again")):
            again = formula()
            with pytest.raises(AssertionError, match="set again"):
                formula(sp.exp(X) + 17)
    for made in (first, again):
        assert len(made) == len(plain) > 3
        for glyph, other in zip(made, plain, strict=True):
            assert np.array_equal(glyph.points, other.points)
            assert glyph.leaf == other.leaf
            assert glyph.stroke_width == other.stroke_width  # of the fraction's bar, too


def test_a_broken_file_is_set_anew(tmp_path: Path) -> None:
    with shapes_kept_in(tmp_path):
        formula()
        (kept,) = tmp_path.iterdir()
        whole = kept.read_bytes()
        for broken in (b"", whole[:-9], b"\xff" + whole):
            kept.write_bytes(broken)
            assert len(formula()) > 3
            assert kept.read_bytes() == whole
