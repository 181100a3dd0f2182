"""Several formulas out of which one grows."""

import manim as mn

from reel.formula.formula import Formula


class FormulaGroup(mn.VGroup):
    """Several formulas as the one source of a `TransformFormula`.

    Attributes:
        leaves: the leaves of all of them, one formula after the other.
    """

    def __init__(self, *formulas: Formula) -> None:
        super().__init__(*formulas)
        self.leaves = tuple(leaf for formula in formulas for leaf in formula.leaves)

    def glyphs(self, number: int) -> mn.VGroup:
        """The glyphs of leaf `number`."""
        for formula in self.submobjects:
            if number < len(formula.leaves):
                return formula.glyphs(number)
            number -= len(formula.leaves)
        raise IndexError(f"no leaf {number} beyond the last")
