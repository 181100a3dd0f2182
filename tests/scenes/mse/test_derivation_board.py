"""The lines of the derivation stay where they are to be written."""

from pathlib import Path

import pytest
import sympy as sp

from reel.formula.formula import Formula
from reel.notation.written import equals, plus, power
from reel.records.formats import Format
from reel.stage.regions import FrameRegions
from scenes.mse.derivation_board import DerivationBoard
from scenes.mse.layout import Layout
from tests.dry import configure
from tests.layouts import every_layout
from tests.our_film import WHITE


@every_layout
def test_a_derivation_stays_within_its_board(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).board
    board = DerivationBoard(places)
    x, y, a, b = sp.symbols("x y a b", positive=True)
    line = board.write(Formula(equals(power(a, x), plus(x, y, a, b)), theme=WHITE), 6)
    for shown, place in ((line, places.now), (board.previous(line, "#FFFFFF"), places.before)):
        assert shown.get_left()[0] == pytest.approx(place.left)
        assert shown.get_right()[0] <= place.right + 1e-6
        assert shown.get_top()[1] <= place.top + 1e-6
        assert shown.get_bottom()[1] >= place.bottom - 1e-6
