"""A derivation as an object: lines, and for each line the moves that lead to it.

A line says where something (its objective) is greatest or least. A move changes the objective, or
turns greatest into least, and leaves that place where it is; each move has a reason and a
condition. `Derivation.follows` lets SymPy check both: that the condition holds, and that the moves
give the line as it is written.
"""

from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Protocol

import sympy as sp

from reel.notation.written import Argmax, Argmin, Part, meaning


class Move(Protocol):
    """A change of the objective that keeps the place where it is best."""

    reason: ClassVar[str]

    def allowed(self, objective: sp.Expr, held: sp.Basic) -> bool:
        """Whether the move may be made; only `held` depends on the parameters."""

    def applied(self, claim: Argmax) -> Argmax:
        """What the claim becomes by the move."""


@dataclass(frozen=True)
class Logarithm:
    """Take the logarithm."""

    reason: ClassVar[str] = "the logarithm is strictly increasing"

    def allowed(self, objective: sp.Expr, held: sp.Basic) -> bool:
        return bool(objective.is_positive)

    def applied(self, claim: Argmax) -> Argmax:
        return type(claim)(sp.log(claim.args[0]), claim.args[1])


@dataclass(frozen=True)
class Drop:
    """Leave out a term."""

    term: sp.Expr
    reason: ClassVar[str] = "a term without the parameters lifts every value alike"

    def allowed(self, objective: sp.Expr, held: sp.Basic) -> bool:
        term = plain(self.term)
        return not term.has(held) and bool(term.is_real)

    def applied(self, claim: Argmax) -> Argmax:
        return type(claim)(claim.args[0] - plain(self.term), claim.args[1])


@dataclass(frozen=True)
class Rescale:
    """Multiply by a factor."""

    factor: sp.Expr
    reason: ClassVar[str] = "a positive factor without the parameters keeps the order"

    def allowed(self, objective: sp.Expr, held: sp.Basic) -> bool:
        factor = plain(self.factor)
        return not factor.has(held) and bool(factor.is_positive)

    def applied(self, claim: Argmax) -> Argmax:
        return type(claim)(claim.args[0] * plain(self.factor), claim.args[1])


@dataclass(frozen=True)
class Flip:
    """Change the sign: what was greatest is least now, and the other way round."""

    reason: ClassVar[str] = "changing the sign turns the order round"

    def allowed(self, objective: sp.Expr, held: sp.Basic) -> bool:
        return True

    def applied(self, claim: Argmax) -> Argmax:
        turned = Argmax if isinstance(claim, Argmin) else Argmin
        return turned(-claim.args[0], claim.args[1])


@dataclass(frozen=True)
class Line:
    """One line of a derivation.

    Attributes:
        name: what scenes call it.
        claim: the place where its objective is greatest or least, as it is written.
        moves: what is done to the line before; nothing where that is only written differently.
    """

    name: str
    claim: Argmax
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Derivation:
    """Lines that all name the same place.

    Attributes:
        held: the symbol through which the objective depends on the parameters.
        lines: the lines in order; the first one is where it starts, and has no moves.
    """

    held: sp.Basic
    lines: tuple[Line, ...]

    def __getitem__(self, name: str) -> Line:
        return next(line for line in self.lines if line.name == name)

    def follows(self, number: int) -> bool:
        """Whether line `number` (the first is 0) follows from the one before."""
        before, line = self.lines[number - 1], self.lines[number]
        claim = before.claim
        for move in line.moves:
            if not move.allowed(plain(claim.args[0]), self.held):
                return False
            claim = move.applied(claim)
        return (
            type(claim) is type(line.claim)
            and claim.args[1] == line.claim.args[1]
            and same(claim.args[0], line.claim.args[0])
        )

    def follows_throughout(self) -> bool:
        """Whether every line follows from the one before."""
        return all(self.follows(number) for number in range(1, len(self.lines)))


def plain(expr: sp.Expr) -> sp.Expr:
    """Take the names of parts out of an expression, also within sums and products.

    SymPy does not evaluate what a sum of unknown length holds, so `meaning` alone would miss it.
    """
    return meaning(expr.replace(lambda part: isinstance(part, Part), lambda part: part.expr))


def same(left: sp.Expr, right: sp.Expr) -> bool:
    """Whether two expressions are equal; they may hold sums of unknown length."""
    return bool(sp.simplify(_spread(left) - _spread(right)) == 0)


def _spread(expr: sp.Expr) -> sp.Expr:
    """Expand logarithms and sums, and take out of each sum what does not hold its index."""
    spread = sp.expand(sp.expand_log(plain(expr)))
    spread = spread.replace(lambda part: isinstance(part, sp.Sum), _taken_out)
    return sp.expand(sp.expand_log(spread))


def _taken_out(total: sp.Sum) -> sp.Expr:
    """Take out of a sum, term by term, the factors that do not hold its index."""
    index, first, last = total.limits[0]
    terms = []
    for term in sp.Add.make_args(sp.expand(sp.expand_log(total.function))):
        factor, rest = term.as_independent(index)
        terms.append(factor * (last - first + 1 if rest == 1 else sp.Sum(rest, *total.limits)))
    return reduce(sp.Add, terms)
