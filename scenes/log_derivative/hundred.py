"""How much there was to write: a small grid of all factors, its diagonal lit."""

import manim as mn

from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.gradients.maths import factor_count

_GAP = 0.2  # between squares, as a share of their side
_APART = 0.35  # between the grid and the words (Manim's units)
_SPACE = 0.16  # between a number and the words for it


def hundred(region: Region, count: int, words: Label, theme: Theme, *, flat: bool) -> mn.VGroup:
    """Draw the grid of so many rows, and beside it how many factors it has.

    Args:
        region: what to fill.
        count: of rows and columns.
        words: for the factors.
        theme: gives each role its colour.
        flat: whether the words stand beside the number instead of below it.
    """
    squares = mn.VGroup()
    for row in range(count):
        for column in range(count):
            square = mn.Square(1, stroke_width=0, fill_opacity=1)
            square.set_fill(theme.accent if row == column else theme.product)
            squares.add(square.move_to([(1 + _GAP) * column, -(1 + _GAP) * row, 0]))
    text = counted(factor_count(count), words, theme.product, flat=flat)
    text.scale(min(1, region.height / text.height))
    squares.scale_to_fit_height(min(region.height, region.width - text.width - _APART))
    group = mn.VGroup(squares, text.next_to(squares, mn.RIGHT, buff=_APART))
    return region.place(group)


def counted(number: int, words: Label, colour: str, *, flat: bool = False) -> mn.VGroup:
    """Write a number, and below or beside it what is counted."""
    figure = LiveNumber(str(number), colour=colour).scale(1.3)
    digits = mn.VGroup(*(slot for slot in figure.slots if len(slot.points)))
    return mn.VGroup(digits, words.next_to(digits, mn.RIGHT if flat else mn.DOWN, buff=_SPACE))
