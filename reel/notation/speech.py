"""Reading formulas aloud: unambiguously, for whoever cannot see them.

A listener cannot see how far an exponent or what comes after "log of" reaches. So its end is said
wherever something follows that could still belong to it, and a fraction is announced wherever
something stands beside it. At a relation, a comma or a closing bracket all that is open ends.
"""

from dataclasses import dataclass

from reel.notation.dialect import Dialect, is_sign
from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Form,
    Fraction,
    Logarithm,
    Mark,
    Name,
    Percentage,
    Power,
    Primed,
    Raised,
    Root,
    Row,
    Total,
)
from reel.notation.spoken_words import spoken_words
from reel.records.language import Language

_CLOSING = frozenset(["=", "!=", "<", "<=", ">", ">=", "approx", "->", "<==>", "|", ","])
"""Signs at which all ends that was begun before them."""


@dataclass(frozen=True)
class _Beside:
    """What a form has beside it up to the next closing sign: something before it, or after it."""

    before: bool = False
    after: bool = False


_ALONE, _LAST, _FIRST, _BETWEEN = (
    _Beside(),
    _Beside(before=True),
    _Beside(after=True),
    _Beside(before=True, after=True),
)


class Speech(Dialect):
    """Words, in one line without punctuation.

    Args:
        language: in which it is read.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = spoken_words(language.tag)
        self._beside = _ALONE  # of the form that is being written

    def mark(self, form: Mark) -> str:
        token = form.leaf.token
        if form.kind == "float":
            return self._float(token)
        if form.kind == "digits":
            return self._language.number(token)
        return self._words.signs.get(token, token)

    def name(self, form: Name) -> str:
        accent = self._words.accents.get(form.accent)
        said = accent.format(symbol=form.head) if accent else form.head
        if not form.index:
            return said
        return self._words.index.format(symbol=said, index=form.index.replace(",", " "))

    def raised(self, form: Raised) -> str:
        if form.prime:
            return self._words.prime.format(what=self.write(form.name))
        return self._to_the_power(form.name, form.raised)

    def row(self, form: Row) -> str:
        said: list[str] = []
        closed = [isinstance(item, Mark) and item.leaf.token in _CLOSING for item in form.items]
        befores = [self._beside.before, *(not each for each in closed[:-1])]
        afters = [*(not each for each in closed[1:]), self._beside.after]
        for number, item in enumerate(form.items):
            before = form.items[number - 1] if number else item
            if number and form.product and not is_sign(item) and not is_sign(before):
                said.append(self._words.times)
            said.append(self._say(item, _Beside(befores[number], afters[number])))
        return " ".join(said)

    def percentage(self, form: Percentage) -> str:
        return f"{self.write(form.number)} {self.write(form.sign)}"

    def fraction(self, form: Fraction) -> str:
        single = is_single(form.above) and is_single(form.below)
        short = single and self._beside == _ALONE
        phrase = self._words.fraction if short else self._words.long_fraction
        above, below = self._say(form.above, _FIRST), self._say(form.below, _LAST)
        return phrase.format(above=above, below=below)

    def root(self, form: Root) -> str:
        short = ends_clearly(form.inner) and not self._beside.after
        phrase = self._words.root if short else self._words.long_root
        return phrase.format(inner=self._say(form.inner, _LAST))

    def power(self, form: Power) -> str:
        return self._to_the_power(form.base, form.exponent)

    def logarithm(self, form: Logarithm) -> str:
        phrase = self._words.log_to_base if form.base else self._words.log
        base = self._say(form.base, _BETWEEN) if form.base else ""
        said = phrase.format(base=base, argument=self._say(form.argument, _LAST))
        return said if isinstance(form.argument, Brackets) else self._ended(said, form.head)

    def brackets(self, form: Brackets) -> str:
        phrase = self._words.brackets
        if form.opening.token == "|":
            short = is_single(form.inner) and not self._beside.after
            phrase = self._words.absolute if short else self._words.long_absolute
        return phrase.format(inner=self._say(form.inner, _ALONE))

    def call(self, form: Call) -> str:
        inner = form.arguments.inner
        bare = _needs_no_brackets(inner)
        argument = self._say(inner if bare else form.arguments, _LAST)
        said = self._words.function.format(function=self.write(form.head), argument=argument)
        return self._ended(said, form.head) if bare else said

    def primed(self, form: Primed) -> str:
        return self._words.prime.format(what=self.write(form.brackets))

    def best(self, form: Best) -> str:
        phrase = self._words.best[form.head.leaf.token]
        variable, body = self._say(form.variable, _BETWEEN), self._say(form.body, _LAST)
        return self._ended(phrase.format(variable=variable, body=body), form.head)

    def total(self, form: Total) -> str:
        limits = form.index, form.first, form.last
        index, first, last = (self._say(limit, _BETWEEN) for limit in limits)
        phrase = self._words.total[form.sign.leaf.token]
        body = self._say(form.body, _LAST)
        said = phrase.format(index=index, first=first, last=last, body=body)
        return self._ended(said, form.sign)

    def _say(self, form: Form, beside: _Beside) -> str:
        """Write a form that has something else beside it than the one that it belongs to."""
        own, self._beside = self._beside, beside
        try:
            return self.write(form)
        finally:
            self._beside = own

    def _ended(self, said: str, head: Form) -> str:
        """Say where it ends what `head` has begun, if something follows."""
        if not self._beside.after:
            return said
        return self._words.end.format(said=said, head=self.write(head))

    def _float(self, token: str) -> str:
        """Say a float64 as Python prints it."""
        if token in self._words.floats:
            return self._words.floats[token]
        digits, e, power = token.partition("e")
        if not e:
            return token
        minus = self._words.signs["-"]
        exponent = power.lstrip("+").replace("-", f"{minus} ")
        return self._words.float_power.format(digits=digits, exponent=exponent)

    def _to_the_power(self, base: Form, exponent: Form) -> str:
        short = ends_clearly(exponent) and not self._beside.after
        phrase = self._words.power if short else self._words.long_power
        if isinstance(exponent, Mark):
            phrase = self._words.powers.get(exponent.leaf.token, phrase)
        said = _Beside(self._beside.before, after=True)
        return phrase.format(base=self._say(base, said), exponent=self._say(exponent, _LAST))


def is_single(form: Form) -> bool:
    """Whether a form is one thing by itself: a number, a symbol, a symbol with a prime."""
    return isinstance(form, (Mark, Name)) or (isinstance(form, Raised) and form.prime)


def ends_clearly(form: Form) -> bool:
    """Whether one hears where a form ends, without its being said."""
    if isinstance(form, Row):
        sign, *rest = form.items
        return is_sign(sign) and len(rest) == 1 and ends_clearly(rest[0])
    return is_single(form) or isinstance(form, (Brackets, Fraction))


def _needs_no_brackets(argument: Form) -> bool:
    """Whether a function's argument is one thing, or one given another."""
    if isinstance(argument, Row):
        given = [item.leaf.token for item in argument.items if isinstance(item, Mark)] == ["|"]
        return given and all(map(is_single, argument.items))
    return is_single(argument)
