"""The lines of the derivation stay where they are to be written."""

from pathlib import Path

import sympy as sp

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.notation.written import equals, plus, power
from reel.records.formats import Format
from reel.stage.regions import FrameRegions, Region
from scenes.mse.derivation_board import DerivationBoard
from scenes.mse.layout import Layout
from tests.dry import configure
from tests.layouts import box_of, every_layout, within
from tests.our_film import WHITE


@every_layout
def test_a_derivation_stays_within_its_board(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).board
    board = DerivationBoard(places, WHITE)
    x, y, a, b = sp.symbols("x y a b", positive=True)
    line = board.write(Formula(equals(power(a, x), plus(x, y, a, b)), theme=WHITE).scale(6))
    assert within(box_of(line), grown(places.now))
    move = board.move_up(line)
    move.begin()
    move.finish()
    assert within(box_of(line), grown(places.before))
    reason = board.reason(Label("a long reason for what is done here", colour="#FFFFFF"))
    assert within(box_of(reason), grown(places.reason))


@every_layout
def test_names_of_frames_stay_apart_and_on_the_board(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).board
    board = DerivationBoard(places, WHITE)
    line = board.write(Formula(plus(*sp.symbols("a b c d e")), theme=WHITE))
    one, other = (
        board.frame(line.part(letter), Label("a name of some length", colour="#FFFFFF"))
        for letter in "de"
    )
    board.part_titles(one, other)
    assert one[1].get_right()[0] < other[1].get_left()[0]
    assert other[1].get_right()[0] <= places.foot.right + 1e-6


def grown(region: Region) -> Region:
    return region.inset(-1e-6)
