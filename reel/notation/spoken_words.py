"""The words in which formulas are read aloud, a table a language.

What stands in braces is replaced by what is read there. A phrase that has no other end says one,
so that whoever listens knows what belongs to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SpokenWords:
    """A language's words.

    Attributes:
        signs: by token.
        floats: what float64 has besides numbers, as Python prints it.
        float_power: of a float64 that is printed with a power of ten, as 5e-324.
        accents: of a symbol with something above it, by the accent.
        times: between factors that have no sign between them.
        prime: of what has a prime.
        power, long_power, powers: of a base and its exponent; where the exponent is more than one
            piece; where it is a number that has words of its own.
        fraction, long_fraction: of what is above and below; where that is more than one piece.
        root, long_root: of a square root.
        log, log_to_base: of a logarithm.
        brackets, absolute, long_absolute: of what is in brackets, or between bars.
        function: of a function and its argument.
        best: of argmax and argmin, by token.
        total: of sums and products, by token.
    """

    signs: Mapping[str, str]
    floats: Mapping[str, str]
    float_power: str
    accents: Mapping[str, str]
    times: str
    prime: str
    power: str
    long_power: str
    powers: Mapping[str, str]
    fraction: str
    long_fraction: str
    root: str
    long_root: str
    log: str
    log_to_base: str
    brackets: str
    absolute: str
    long_absolute: str
    function: str
    best: Mapping[str, str]
    total: Mapping[str, str]


_ENGLISH = SpokenWords(
    signs={
        "+": "plus",
        "-": "minus",
        "dot": "times",
        "times": "times",
        "=": "equals",
        "!=": "is not equal to",
        "<": "is less than",
        "<=": "is at most",
        ">": "is greater than",
        ">=": "is at least",
        "approx": "is approximately",
        "->": "gives",
        "<==>": "exactly when",
        "|": "given",
        ",": "comma",
        "%": "percent",
    },
    floats={
        "inf": "infinity",
        "-inf": "minus infinity",
        "nan": "not a number",
    },
    float_power="{digits} e {exponent}",
    accents={"hat": "{symbol} hat", "bar": "{symbol} bar"},
    times="times",
    prime="{what} prime",
    power="{base} to the power {exponent}",
    long_power="{base} to the power {exponent} end power",
    powers={"2": "{base} squared", "3": "{base} cubed"},
    fraction="{above} over {below}",
    long_fraction="the fraction {above} over {below} end fraction",
    root="the square root of {inner}",
    long_root="the square root of {inner} end root",
    log="log of {argument}",
    log_to_base="log base {base} of {argument}",
    brackets="open bracket {inner} close bracket",
    absolute="the absolute value of {inner}",
    long_absolute="the absolute value of {inner} end absolute value",
    function="{function} of {argument}",
    best={
        "argmax": "the argmax over {variable} of {body}",
        "argmin": "the argmin over {variable} of {body}",
    },
    total={
        "∑": "the sum from {index} equals {first} to {last} of {body}",
        "∏": "the product from {index} equals {first} to {last} of {body}",
    },
)

_LANGUAGES = {"en": _ENGLISH}


def spoken_words(language: str) -> SpokenWords:
    """The words of a language, as BCP 47 names it; English where there is no table for it."""
    return _LANGUAGES.get(language.partition("-")[0], _ENGLISH)
