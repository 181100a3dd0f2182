"""Where a speaker would breathe: how much it hurts a reader to break between two words."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from reel.records.columns import columns
from reel.records.language import ENGLISH, main_language
from reel.wording.bare import bare, ends_sentence

# What a break costs between two words, from where one breathes to where sense would be torn.
SENTENCE, _CLAUSE, _COMMA, _PHRASE = 0.0, 0.5, 1.5, 3.0
_PREDICATE, _PLAIN, _CLOSE, _TORN = 5.0, 7.0, 18.0, 60.0


_NUMBER = re.compile(r"[\d.,]*\d%?")
_FOLDER = Path(__file__).with_name("phrases_of")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a language that belong to their neighbours; `phrases_of/en.toml` explains them."""

    openers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    of_names: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()

    @property
    def tight(self) -> frozenset[str]:
        """The joining words that are nothing else."""
        return self.joining - self.loose


@cache
def _words(language: str) -> _Words:
    """Read a language's words; none where nobody has written them down."""
    path = _FOLDER / f"{main_language(language)}.toml"
    if not path.is_file():
        return _Words()
    texts = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(**{kind: frozenset(text.split()) for kind, text in texts.items()})


def break_cost(tokens: Sequence[str], place: int, language: str = ENGLISH) -> float:
    """How much it hurts to break before `tokens[place]`, with or without a space before it.

    `SENTENCE` at the end of a sentence, more where what belongs together would be torn.

    Args:
        tokens: words, or what they are divided into.
        place: of the one before which the line would end.
        language: of the words, as BCP 47 has it.
    """
    words = _words(language)
    before, after = tokens[place - 1].rstrip(), tokens[place].rstrip()
    left, right = bare(before), bare(after)
    if ends_sentence(before):
        return SENTENCE
    if before.endswith((";", ":", "–", "—", "；", "：")):
        return _CLAUSE
    if before.endswith((",", "、", "，")):
        return _COMMA
    if (
        (left in words.names and right in words.of_names)
        or (place > 1 and bare(tokens[place - 2]) in words.names and left in words.joining)
        or right in words.tight
        or right in words.marks
        or left in words.tight
        or (_is_number(left, words) and right not in words.openers | words.verbs)
        or (_is_symbol(right, words) and left not in words.openers)
        or (left in words.loose and _is_symbol(right, words))
    ):
        return _TORN
    if left in words.leaning or (place > 1 and bare(tokens[place - 2]) in words.articles):
        return _CLOSE
    if right in words.openers:
        return _PHRASE
    return _PREDICATE if right in words.verbs else _PLAIN


def _is_number(word: str, words: _Words) -> bool:
    return bool(_NUMBER.fullmatch(word)) or word in words.numbers


def _is_symbol(word: str, words: _Words) -> bool:
    return len(word) == columns(word) == 1 and word.isalpha() and word not in words.letters
