"""A stacked statement: one side, the sign under it, and the other side."""

import manim as mn

from reel.formula.formula import Formula
from reel.notation.typst_printer import SPECK


def stack(statement: Formula, sign: str, top: str, *, gap: float) -> Formula:
    """Put a statement's sign under one side, and the other side under that, centred.

    Args:
        statement: the formula; its glyphs are moved.
        sign: the token of its sign, which must say the same both ways.
        top: the name of a part of the side that is to be on top.
        gap: how far the lines are apart (Manim's units).

    Returns:
        The same formula.

    Raises:
        ValueError: there is no such sign in it.
    """
    middle = [leaf.token for leaf in statement.leaves].index(sign)
    lines = [
        mn.VGroup(*map(statement.glyphs, numbers))
        for numbers in (
            range(middle),
            [middle],
            range(middle + 1, len(statement.leaves)),
        )
    ]
    if top not in (leaf.name for leaf in statement.leaves[:middle]):
        lines.reverse()
    mn.VGroup(*lines).arrange(mn.DOWN, buff=gap)
    # What marks the line that it stood on must not widen it.
    statement.glyphs(SPECK).move_to(lines[0])
    return statement
