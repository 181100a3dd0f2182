"""A statement written downwards: its lines stand apart, one under the other."""

from pathlib import Path

import pytest
import sympy as sp

from reel.records.formats import PORTRAIT
from reel.stage import Formula
from scenes.hook import maths
from scenes.hook.stacked_statement import stack
from tests.dry import configure
from tests.our_film import FILM


@pytest.mark.parametrize("expr", [maths.nothing_lost(), maths.length_is_logarithm()])
def test_the_named_side_is_on_top_and_the_sign_between(expr: sp.Basic, tmp_path: Path) -> None:
    configure(PORTRAIT, tmp_path)
    theme = FILM.spec("hook", PORTRAIT).theme
    statement = Formula(expr, theme=theme, roles=maths.ROLES)
    wide = statement.width
    assert stack(statement, "approx", "exponent", gap=0.4) is statement
    exponent, sign, product = map(statement.part, ("exponent", "approx", "product"))
    assert exponent.get_bottom()[1] > sign.get_top()[1] + 0.3
    assert sign.get_bottom()[1] > product.get_top()[1] + 0.3
    assert statement.width < 0.75 * wide


def test_a_sign_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    configure(PORTRAIT, tmp_path)
    theme = FILM.spec("hook", PORTRAIT).theme
    statement = Formula(maths.nothing_lost(), theme=theme)
    with pytest.raises(ValueError, match="not in list"):
        stack(statement, "<", "exponent", gap=0.4)
