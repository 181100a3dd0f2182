"""Words and the punctuation around them."""

import re

_PUNCTUATION = " .,;:?!…\"'“”„‘’«»()[]{}–—。、，；：？！「」『』（）"
_CLOSING = "\"'”’»)]}」』）"
_ENDS = re.compile(r"[.!?…。！？][\s\"'”’»“)\]}」』）]*$")
_BREATHS = (".", ",", ";", ":", "?", "!", "…", "–", "—", "。", "、", "，", "；", "：", "？", "！")


def core(word: str) -> str:
    """A word without the punctuation around it; what is nothing else stays as it is."""
    return word.strip(_PUNCTUATION) or word


def bare(word: str) -> str:
    """A word's core in small letters, as words are compared and looked up."""
    return core(word).replace("’", "'").casefold()


def with_core(word: str, other: str) -> str:
    """Put something else in the place of a word's core."""
    before, _, after = word.partition(core(word))
    return f"{before}{other}{after}"


def ends_sentence(word: str, after: str = "") -> bool:
    """Whether a sentence ends with a word: not if the one after it begins with a small letter."""
    return _ENDS.search(word) is not None and not after[:1].islower()


def ends_phrase(word: str) -> bool:
    """Whether a speaker breathes after a word: it has such punctuation behind it."""
    return word.rstrip(_CLOSING).endswith(_BREATHS)
