"""Where a word that is wider than its line may be parted: by dictionaries of its language."""

from functools import cache

import pyphen

SOFT_HYPHEN = "\u00ad"
"""Where it stands a word may be parted; it is seen at the end of a line alone."""


@cache
def syllables(word: str, language: str) -> tuple[str, ...]:
    """Part a word; each part but the last ends with a soft hyphen.

    Args:
        word: what to part. Where somebody has put soft hyphens, it is parted there.
        language: of the word, as BCP 47 has it; of some there is no dictionary.
    """
    if SOFT_HYPHEN not in word and (known := pyphen.language_fallback(language.replace("-", "_"))):
        word = pyphen.Pyphen(lang=known).inserted(word, SOFT_HYPHEN)
    *parts, last = word.split(SOFT_HYPHEN)
    return (*(part + SOFT_HYPHEN for part in parts), last)


def seen(line: str) -> str:
    """Write a line as it is seen: with a hyphen where a word goes on in the next one."""
    end = "-" if line.endswith(SOFT_HYPHEN) else ""
    return line.replace(SOFT_HYPHEN, "") + end
