"""No two formulas sound the same: one hears where each piece ends."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
import sympy as sp

from reel.notation.dialect import is_sign
from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Form,
    Fraction,
    Logarithm,
    Power,
    Raised,
    Root,
    Row,
    Total,
)
from reel.notation.form_printer import form_of
from reel.notation.speech import Speech
from reel.notation.written import (
    Argmax,
    Given,
    Log,
    equals,
    negative,
    over,
    plus,
    power,
    times,
)
from reel.records.language import language_of
from tests.our_film import STORYBOARD
from tests.scenes.formulas import formulas_of

x, y, a, n, theta = sp.symbols("x y a n theta", positive=True)
y_bar = sp.Symbol("y_bar")
i = sp.Symbol("i", integer=True, positive=True)
X, E = sp.IndexedBase("x"), sp.IndexedBase("epsilon")
f, L = sp.Function("f"), sp.Function("L")
ROOT = sp.sqrt(plus(1, x))
TAIL = times(over(n, 2), power(plus(theta, negative(y_bar)), 2))


def total(body: Any) -> Any:
    return sp.Sum(body, (i, 1, n))


PAIRS = [
    (times(sp.exp(-x), ROOT), sp.exp(times(negative(x), ROOT))),
    (times(power(x, 2), sp.exp(-x), ROOT), times(power(x, 2), sp.exp(times(negative(x), ROOT)))),
    (plus(over(2, x), negative(1)), over(2, plus(x, negative(1)))),
    (plus(1, negative(over(n, 2))), over(plus(1, negative(n)), 2)),
    (times(over(1, n), total(x)), over(1, times(n, total(x)))),
    (plus(sp.log(L(y_bar)), negative(TAIL)), sp.log(L(plus(y_bar, negative(TAIL))))),
    (plus(sp.log(L(y_bar)), negative(TAIL)), sp.log(plus(L(y_bar), negative(TAIL)))),
    (plus(f(X[i]), E[i]), f(plus(X[i], E[i]))),
    (power(f(x), 2), f(power(x, 2))),
    (over(sp.exp(X[i]), n), sp.exp(over(X[i], n))),
    (over(total(sp.exp(X[i])), n), total(over(sp.exp(X[i]), n))),
    (plus(Log(x, a), Log(y, a)), Log(plus(x, Log(y, a)), a)),
    (over(Log(x, a), Log(y, a)), Log(over(x, Log(y, a)), a)),
    (times(power(a, x), power(a, y)), power(a, times(x, power(a, y)))),
    (plus(power(a, x), 1), power(a, plus(x, 1))),
    (plus(sp.sqrt(x), y), sp.sqrt(plus(x, y))),
    (plus(sp.Abs(y_bar), y), sp.Abs(plus(y_bar, y))),
    (plus(total(X[i]), y), total(plus(X[i], y))),
    (over(1, over(x, y)), over(over(1, x), y)),
    (times(Given(y, theta), x), Given(y, times(theta, x))),
    (plus(Argmax(L(theta), theta), 1), Argmax(plus(L(theta), 1), theta)),
    (X[i] ** 2, sp.Symbol("x_i2")),
    (sp.Symbol("x_i"), times(x, i)),
    (sp.Symbol("theta_hat"), sp.Symbol("theta_that")),
    (equals(y, plus(sp.log(x), 1)), equals(y, sp.log(plus(x, 1)))),
]
"""Two formulas each that a careless speaker reads alike."""

FILM = [expr for clip in STORYBOARD if clip.formulas for expr in formulas_of(clip)]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_different_formulas_sound_different(one: Any, other: Any) -> None:
    assert say(form_of(one)) != say(form_of(other))


@pytest.mark.parametrize("expr", [*FILM, *(expr for pair in PAIRS for expr in pair)])
def test_what_stands_beside_a_piece_does_not_sound_as_if_it_belonged_to_it(expr: Any) -> None:
    form = form_of(expr)
    others = [say(other) for other in regrouped(form)]
    assert say(form) not in others


def test_regrouping_takes_in_what_follows() -> None:
    said = {say(other) for other in regrouped(form_of(plus(over(2, x), negative(1))))}
    assert said == {"the fraction 2 over x minus 1 end fraction"}


def say(form: Form) -> str:
    """Read a form aloud."""
    return Speech(language_of("en")).write(form)


def regrouped(form: Form) -> Iterator[Form]:
    """Yield forms in whose one piece more is taken in: what follows it, or what stands before."""
    if isinstance(form, Row):
        for place, item in enumerate(form.items):
            before, after = form.items[:place], form.items[place + 1 :]
            for size in together(after):
                for wider in widened(item, after[:size]):
                    yield row((*before, wider, *after[size:]), form)
            if isinstance(item, Fraction):
                for size in together(before[::-1]):
                    above = row((*before[place - size :], item.above), form)
                    fraction = replace(item, above=above)
                    yield row((*before[: place - size], fraction, *after), form)
    for field in fields(form):
        value = getattr(form, field.name)
        if isinstance(value, tuple):
            for place, part in enumerate(value):
                for other in regrouped(part):
                    items = (*value[:place], other, *value[place + 1 :])
                    yield replace(form, **{field.name: items})  # type: ignore[arg-type]
        elif isinstance(value, Form):
            for other in regrouped(value):
                yield replace(form, **{field.name: other})  # type: ignore[arg-type]


def together(items: Sequence[Form]) -> list[int]:
    """Of how many items from the first on a piece can be made: to before the next relation."""
    sizes = []
    for size, item in enumerate(items, start=1):
        if is_sign(item) and item.leaf.token not in ("+", "-", "dot", "times"):  # type: ignore[union-attr]
            break
        if not is_sign(item):
            sizes.append(size)
    return sizes


def widened(form: Form, rest: tuple[Form, ...]) -> Iterator[Form]:
    """Yield a form, at whose end it takes in the rest."""
    inner = {
        **{Power: "exponent", Raised: "raised", Logarithm: "argument", Root: "inner"},
        **{Fraction: "below", Total: "body", Best: "body"},
    }.get(type(form))
    primed = isinstance(form, Raised) and form.prime
    # What stands in brackets after log ends with them: more would have brackets around it all.
    bracketed = isinstance(form, Logarithm) and isinstance(form.argument, Brackets)
    if primed or bracketed:
        return
    if inner:
        part = getattr(form, inner)
        yield replace(form, **{inner: Row((part, *rest), product=True)})  # type: ignore[arg-type]
        for wider in widened(part, rest):
            yield replace(form, **{inner: wider})  # type: ignore[arg-type]
    if isinstance(form, Call):
        arguments = form.arguments
        wide = Row((arguments.inner, *rest), product=True)
        yield replace(form, arguments=replace(arguments, inner=wide))
    if isinstance(form, Row):
        for wider in widened(form.items[-1], rest):
            yield replace(form, items=(*form.items[:-1], wider))


def row(items: tuple[Form, ...], like: Row) -> Form:
    """Put items side by side."""
    return items[0] if len(items) == 1 else replace(like, items=items)
