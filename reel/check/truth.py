"""Truth: every formula on the stage is printed from a SymPy object, and what it states holds.

What can be told without its author: that what is set is what the printer makes of the object; that
a statement holds for all values of its symbols, or, where it has none, as it stands; that it
follows from what the same clip has stated of its symbols; that an equation to be solved has a
solution. Sums and products of unknown length are tried with three terms. A statement that gives a
name to something or sets a condition cannot be false. What is left has to name the test that
proves it (`reel.stage.exemptions.proved_by`). Numbers that change are computed at every frame, and
a formula that holds one is not judged.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import sympy as sp
from sympy.core.function import AppliedUndef

from reel.check.fault import Fault
from reel.check.snapshot import Snapshot
from reel.check.type_register import Key, Setting
from reel.notation.typst_printer import document, print_typst
from reel.notation.written import (
    Approximately,
    Chain,
    ExactlyWhen,
    Float64,
    Gives,
    Part,
    holds,
    meaning,
)
from reel.stage.exemptions import intents

_STATEMENTS = (sp.Rel, Approximately, Chain, ExactlyWhen, Gives)
_TERMS = 3  # in place of n, where a sum or product has n terms
_SAMPLES = (0.3, 0.8, 1.7, 2.9)  # at which an equivalence is tried, for each of its symbols
_TYPED_MATHS = re.compile(r"[=≈≠<>≤≥^∑∏√∫]|\d\s*[×·]\s*\d")


@dataclass
class _Shown:
    setting: Setting
    beat: str
    leaves: set[int]

    @property
    def is_complete(self) -> bool:
        """Whether it is a formula that was seen whole."""
        whole = self.setting.whole
        return self.setting.kind == "formula" and set(range(len(whole.leaves))) <= self.leaves


class Ledger:
    """All that was set in type while a clip was played.

    Args:
        root: the project's folder, in which the tests are that prove what SymPy cannot tell.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._shown: dict[Key, _Shown] = {}

    def see(self, snapshot: Snapshot) -> None:
        """Take note of the type in a snapshot."""
        now: dict[Key, _Shown] = {}
        for writing in snapshot.writings:
            shown = _Shown(writing.setting, snapshot.moment.beat, set())
            shown = now.setdefault(writing.setting.key, shown)
            shown.leaves |= {getattr(glyph.mobject, "leaf", -1) for glyph in writing.glyphs}
        for key, shown in now.items():
            before = self._shown.setdefault(key, shown)
            if len(shown.leaves) > len(before.leaves):
                before.leaves = shown.leaves

    def faults(self) -> Iterator[Fault]:
        """Yield what is not registered or not true; to be asked when the scene is over."""
        stated: dict[str, _Shown] = {}
        for shown in self._shown.values():
            yield from _registered(shown)
            if shown.is_complete and isinstance(shown.setting.whole.expr, _STATEMENTS):
                stated.setdefault(str(shown.setting.whole.expr), shown)
        named = [
            pair for shown in stated.values() for pair in names_given(shown.setting.whole.expr)
        ]
        for shown in stated.values():
            for fault in _judged(shown.setting.whole, named, self._root):
                yield replace(fault, objects=(shown.setting.name,), beat=shown.beat)


def _registered(shown: _Shown) -> Iterator[Fault]:
    """Yield a fault if type goes round the stage or the printer."""
    whole, name = shown.setting.whole, (shown.setting.name,)
    if shown.setting.kind == "words" and _TYPED_MATHS.search(whole.text):
        yield Fault("truth.typed", "a formula typed as words", name, "warning", shown.beat)
    elif shown.setting.kind == "other" and hasattr(whole, "font_size"):
        yield Fault("truth.raw", "type that is set round the stage", name, beat=shown.beat)
    elif shown.setting.kind == "formula" and not is_printed(whole):
        yield Fault("truth.printed", "is not what is printed of its object", name, beat=shown.beat)


def is_printed(formula: Any) -> bool:
    """Whether a formula's source is what the printer makes of its SymPy object."""
    printed = (
        print_typst(formula.expr, multiply=sign, language=formula.language)
        for sign in ("dot", "times")
    )
    return any(document(source) == formula.typst_code for source in printed)


def _judged(formula: Any, named: list[tuple[sp.Expr, sp.Expr]], root: Path) -> Iterator[Fault]:
    tests = [intent.reason for intent in intents(formula) if intent.departure == "proved"]
    for test in tests:
        if not is_test(test, root):
            yield Fault("truth.proof", f"there is no test {test}")
    if tests:
        return
    truth = verdict(formula.expr, named)
    if truth is None:
        yield Fault(
            "truth.unproved",
            "SymPy cannot tell whether it holds: name the test that proves it (proved_by)",
        )
    elif not truth:
        yield Fault("truth.false", "does not hold")


def verdict(statement: Any, named: list[tuple[sp.Expr, sp.Expr]]) -> bool | None:
    """Whether a statement is true; None where that cannot be told.

    Args:
        statement: as it is written.
        named: what the clip says about symbols: pairs of a symbol and what it stands for.
    """
    if isinstance(statement, Gives):
        return _gives(statement)
    if isinstance(statement, ExactlyWhen):
        return _equivalent(statement)
    if _holds(statement):
        return True
    if not statement.free_symbols:
        return False
    if isinstance(statement, sp.Rel) and not isinstance(statement, sp.Eq):
        return None if meaning(statement) == sp.false else True
    if names_given(statement):
        return True
    known = [(symbol, value) for symbol, value in named if _plain(statement).has(symbol)]
    for count in (1, 2):
        for some in combinations(known, count):
            if _holds(_plain(statement).subs(dict(some))):
                return True
    return True if _solvable(statement) else None


def names_given(statement: Any) -> list[tuple[sp.Expr, sp.Expr]]:
    """What a statement gives a name to: pairs of the name and what it stands for."""
    if isinstance(statement, Chain):
        first, second, *_ = statement.args
        return names_given(sp.Eq(first, second, evaluate=False))
    if not isinstance(statement, (sp.Eq, Approximately)):
        return []
    left, right = (_plain(side) for side in statement.args)
    for name, value in ((left, right), (right, left)):
        if isinstance(name, (sp.Symbol, sp.Indexed, AppliedUndef)) and not value.has(name):
            return [(name, value)]
    return []


def is_test(name: str, root: Path) -> bool:
    """Tell whether `root` has a test of this name, as pytest writes it: "path::function"."""
    file, _, function = name.partition("::")
    path = root / file
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return function.partition("[")[0] in functions


def _plain(expr: Any) -> Any:
    """What is meant, also within sums, and with three terms where there are n."""
    bare = expr.replace(lambda part: isinstance(part, Part), lambda part: part.expr)
    counts = {
        limits[2]: sp.Integer(_TERMS)
        for total in bare.atoms(sp.Sum, sp.Product)
        for limits in total.limits
        if isinstance(limits[2], sp.Symbol)
    }
    if isinstance(bare, (Chain, Approximately)):
        return type(bare)(*map(_plain, bare.args))
    if isinstance(bare, sp.Eq):
        return sp.Eq(*(side.subs(counts).doit() for side in bare.args), evaluate=False)
    return bare.subs(counts).doit()


def _holds(statement: Any) -> bool:
    if statement in (sp.true, sp.false):
        return bool(statement)
    try:
        if holds(statement):
            return True
        plain = _plain(statement)
        sides = plain.args if isinstance(plain, (sp.Eq, Chain)) else ()
        pairs = pairwise(sides)
        # Logarithms are taken of positive things only: the clip says so where it matters.
        return bool(sides) and all(
            sp.simplify(sp.expand_log(sp.expand(one - other), force=True)) == 0
            for one, other in pairs
        )
    except (TypeError, ValueError, AttributeError, NotImplementedError):
        return False


def _solvable(statement: Any) -> bool:
    symbols = sorted(statement.free_symbols, key=str)
    if not isinstance(statement, sp.Eq) or len(symbols) != 1:
        return False
    try:
        left, right = map(_plain, statement.args)
        question = not (left.free_symbols and right.free_symbols)
        return question and bool(sp.solve(left - right, symbols[0]))
    except NotImplementedError:
        return False


def _gives(statement: Gives) -> bool | None:
    """Whether float64 arithmetic gives what is written."""
    left, right = statement.args
    right = right.expr if isinstance(right, Part) else right
    if not isinstance(right, Float64) or left.free_symbols:
        return None
    with np.errstate(all="ignore"):
        value = float(sp.lambdify([], meaning(left), "numpy")())
    return Float64(value).text() == right.text()


def _equivalent(statement: ExactlyWhen) -> bool:
    symbols = sorted(statement.free_symbols, key=str)
    one, other = map(meaning, statement.args)
    grid = sp.utilities.iterables.variations(_SAMPLES, len(symbols), repetition=True)
    points = [dict(zip(symbols, values, strict=True)) for values in grid]
    return all(bool(one.subs(point)) == bool(other.subs(point)) for point in points)
