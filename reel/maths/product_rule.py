"""The product rule: a product of n factors has a derivative of n terms with n factors each."""

from collections.abc import Sequence

import sympy as sp

from reel.maths.notation import Prime, Short, plus, times

x = sp.Symbol("x", real=True)

Term = tuple[sp.Expr, ...]
"""The factors of one term, in the order in which they are written."""


def factors(n: int) -> tuple[sp.Expr, ...]:
    """Return n functions of x, written f, g and h up to three, and f_1 … f_n beyond."""
    names = "fgh"[:n] if n <= 3 else [f"f_{number}" for number in range(1, n + 1)]
    return tuple(Short(sp.Function(name)(x)) for name in names)


def terms(functions: Sequence[sp.Expr]) -> tuple[Term, ...]:
    """Return the terms of the derivative of a product, row by row.

    Row i is the product itself with its factor i differentiated, so that the derivatives stand on
    the diagonal.
    """
    return tuple(
        tuple(Prime(f, x) if row == column else f for column, f in enumerate(functions))
        for row in range(len(functions))
    )


def written_out(functions: Sequence[sp.Expr]) -> sp.Expr:
    """Return the derivative of a product as the sum of its terms, as written."""
    return plus(*(times(*term) for term in terms(functions)))
