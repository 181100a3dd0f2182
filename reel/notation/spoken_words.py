"""The words in which formulas are read aloud: words/en.toml, and a file for each other language.

What stands in braces is replaced by what is read there. Of most phrases there is a long form that
says where it ends, so that whoever listens knows what belongs to it; `reel.notation.speech` takes
it where that is not clear.
"""

from functools import cache
from pathlib import Path

import msgspec

from reel.records.tool_words import tool_words


class SpokenWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's words.

    Attributes:
        signs: by token.
        floats: what float64 has besides numbers, as Python prints it.
        float_power: of a float64 that is printed with a power of ten, as 5e-324.
        accents: of a symbol with something above it, by the accent.
        index: of a symbol with an index.
        end: of what has no long form: what was said, and the word that began it.
        times: between factors that have no sign between them.
        prime: of what has a prime.
        power, long_power, powers: of a base and its exponent; the last where the exponent is a
            number that has words of its own.
        fraction, long_fraction: of what is above and below.
        root, long_root: of a square root.
        log, log_to_base: of a logarithm.
        brackets, absolute, long_absolute: of what is in brackets, or between bars.
        function: of a function and its argument.
        given, also: between a formula and its conditions, where both are written too; between two
            conditions.
        best: of argmax and argmin, by token.
        total: of sums and products, by token.
    """

    signs: dict[str, str]
    floats: dict[str, str]
    float_power: str
    accents: dict[str, str]
    index: str
    end: str
    times: str
    prime: str
    power: str
    long_power: str
    powers: dict[str, str]
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
    given: str
    also: str
    best: dict[str, str]
    total: dict[str, str]


_FOLDER = Path(__file__).with_name("words")


@cache
def spoken_words(language: str) -> SpokenWords:
    """The words of a language, as BCP 47 names it; English where there is no file for it."""
    return msgspec.convert(tool_words(_FOLDER, language), SpokenWords)
