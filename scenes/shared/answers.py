"""What a quiz's answers are compared with: statements, of which the true ones are found."""

from collections.abc import Mapping

import sympy as sp

from reel.notation.written import holds


def true_ones(statements: Mapping[str, sp.Basic | bool]) -> set[str]:
    """Find the statements, by their names, that hold for all values of their symbols."""
    return {
        name
        for name, statement in statements.items()
        if (statement if isinstance(statement, bool) else holds(statement))
    }


def equal_to(value: object, candidates: Mapping[str, object]) -> set[str]:
    """Find the candidates, by their names, that equal a value exactly."""
    return {
        name
        for name, candidate in candidates.items()
        if sp.simplify(sp.sympify(value) - sp.sympify(candidate)) == 0
    }
