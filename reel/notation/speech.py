"""Reading formulas aloud: unambiguously, for whoever cannot see them."""

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
from reel.notation.spoken_words import SpokenWords


class Speech(Dialect):
    """Words, in one line without punctuation.

    Args:
        words: those of a language.
    """

    def __init__(self, words: SpokenWords) -> None:
        self._words = words

    def mark(self, form: Mark) -> str:
        token = form.leaf.token
        return self._float(token) if form.kind == "float" else self._words.signs.get(token, token)

    def name(self, form: Name) -> str:
        said = " ".join([form.head, *form.index.replace(",", " ").split()])
        accent = self._words.accents.get(form.accent)
        return accent.format(symbol=said) if accent else said

    def raised(self, form: Raised) -> str:
        if form.prime:
            return self._words.prime.format(what=self.write(form.name))
        return self._to_the_power(form.name, form.raised)

    def row(self, form: Row) -> str:
        said: list[str] = []
        for number, item in enumerate(form.items):
            before = form.items[number - 1] if number else item
            if number and form.product and not is_sign(item) and not is_sign(before):
                said.append(self._words.times)
            said.append(self.write(item))
        return " ".join(said)

    def percentage(self, form: Percentage) -> str:
        return f"{self.write(form.number)} {self.write(form.sign)}"

    def fraction(self, form: Fraction) -> str:
        short = is_single(form.above) and is_single(form.below)
        phrase = self._words.fraction if short else self._words.long_fraction
        return phrase.format(above=self.write(form.above), below=self.write(form.below))

    def root(self, form: Root) -> str:
        phrase = self._words.root if ends_clearly(form.inner) else self._words.long_root
        return phrase.format(inner=self.write(form.inner))

    def power(self, form: Power) -> str:
        return self._to_the_power(form.base, form.exponent)

    def logarithm(self, form: Logarithm) -> str:
        argument = self.write(form.argument)
        if form.base:
            return self._words.log_to_base.format(base=self.write(form.base), argument=argument)
        return self._words.log.format(argument=argument)

    def brackets(self, form: Brackets) -> str:
        phrase = self._words.brackets
        if form.opening.token == "|":
            short = is_single(form.inner)
            phrase = self._words.absolute if short else self._words.long_absolute
        return phrase.format(inner=self.write(form.inner))

    def call(self, form: Call) -> str:
        inner = form.arguments.inner
        argument = self.write(inner if _needs_no_brackets(inner) else form.arguments)
        return self._words.function.format(function=self.write(form.head), argument=argument)

    def primed(self, form: Primed) -> str:
        return self._words.prime.format(what=self.write(form.brackets))

    def best(self, form: Best) -> str:
        phrase = self._words.best[form.head.leaf.token]
        return phrase.format(variable=self.write(form.variable), body=self.write(form.body))

    def total(self, form: Total) -> str:
        index, first, last = map(self.write, (form.index, form.first, form.last))
        phrase = self._words.total[form.sign.leaf.token]
        return phrase.format(index=index, first=first, last=last, body=self.write(form.body))

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
        phrase = self._words.power if ends_clearly(exponent) else self._words.long_power
        if isinstance(exponent, Mark):
            phrase = self._words.powers.get(exponent.leaf.token, phrase)
        return phrase.format(base=self.write(base), exponent=self.write(exponent))


def is_single(form: Form) -> bool:
    """Whether a form is one thing by itself: a number, a symbol, a symbol with a prime."""
    return isinstance(form, (Mark, Name)) or (isinstance(form, Raised) and form.prime)


def ends_clearly(form: Form) -> bool:
    """Whether one hears where a form ends, without its being said."""
    if isinstance(form, Row):
        sign, *rest = form.items
        return is_sign(sign) and len(rest) == 1 and ends_clearly(rest[0])
    if isinstance(form, Fraction):
        return not (is_single(form.above) and is_single(form.below))
    return is_single(form) or isinstance(form, Brackets)


def _needs_no_brackets(argument: Form) -> bool:
    """Whether a function's argument is one thing, or one given another."""
    if isinstance(argument, Row):
        given = [item.leaf.token for item in argument.items if isinstance(item, Mark)] == ["|"]
        return given and all(map(is_single, argument.items))
    return is_single(argument)
