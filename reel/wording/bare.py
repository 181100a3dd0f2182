"""Words and the punctuation around them."""

_PUNCTUATION = " .,;:?!…\"'“”„‘’«»()[]{}–—。、，；：？！「」『』（）"
_CLOSING = "\"'”’»)]}」』）"
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


def ends_phrase(word: str) -> bool:
    """Whether a speaker breathes after a word: it has such punctuation behind it."""
    return word.rstrip(_CLOSING).endswith(_BREATHS)
