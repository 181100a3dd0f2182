"""Where a speaker would breathe: how much it hurts a reader to break between two words."""

import re
from collections.abc import Sequence

from reel.records.columns import columns
from reel.wording.bare import bare, ends_sentence

# What a break costs between two words, from where one breathes to where sense would be torn.
SENTENCE, _CLAUSE, _COMMA, _PHRASE = 0.0, 0.5, 1.5, 3.0
_PREDICATE, _PLAIN, _CLOSE, _TORN = 5.0, 7.0, 18.0, 60.0


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OPENERS = _set(
    "and but or nor so yet because that which who when where while if as than then with without "
    "for from in into on at by between through until unless although whose"
)
_VERBS = _set("is are was were makes gives takes turns becomes")
# Words that lean on the next one.
_LEANING = _set(
    "the a an this these those my your our its their every each no to of in on at by for with "
    "from into is are not very it we they you he she i and but or so then that which"
)
_ARTICLES = _set("the a an")
# Words that hold a spoken formula together: log of x, e to the x, a times b, base two.
_JOINING = _set("of to times plus minus over equals squared cubed base per percent")
_NAMES = _set("log logarithm logarithms exponential exp sine cosine root power sum product base ln")
_MARKS = _set("hat bar tilde prime")  # said after the letter that has them
_NUMBER = re.compile(r"[\d.,]*\d%?")
_SPOKEN_NUMBERS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand million billion half"
)


def break_cost(tokens: Sequence[str], place: int) -> float:
    """How much it hurts to break before `tokens[place]`, with or without a space before it:
    `SENTENCE` at the end of a sentence, more where what belongs together would be torn."""
    before, after = tokens[place - 1].rstrip(), tokens[place].rstrip()
    left, right = bare(before), bare(after)
    if ends_sentence(before):
        return SENTENCE
    if before.endswith((";", ":", "–", "—", "；", "：")):
        return _CLAUSE
    if before.endswith((",", "、", "，")):
        return _COMMA
    if (
        (left in _NAMES and right in {"of", "base"})
        or (place > 1 and bare(tokens[place - 2]) in _NAMES and left in _JOINING)
        or right in _JOINING - {"of", "to"}
        or right in _MARKS
        or left in _JOINING - {"of", "to"}
        or (_is_number(left) and right not in _OPENERS | _VERBS)
        or (_is_symbol(right) and left not in _OPENERS)
        or (left in {"of", "to"} and _is_symbol(right))
    ):
        return _TORN
    if left in _LEANING or (place > 1 and bare(tokens[place - 2]) in _ARTICLES):
        return _CLOSE
    if right in _OPENERS:
        return _PHRASE
    return _PREDICATE if right in _VERBS else _PLAIN


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word)) or word in _SPOKEN_NUMBERS


def _is_symbol(word: str) -> bool:
    return len(word) == columns(word) == 1 and word.isalpha() and word not in {"a", "i"}
