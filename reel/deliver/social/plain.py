"""What people write, as platforms take it: plain text in which nothing acts on what stands around.

Letters of all scripts stay as they are, and so do line breaks. What goes: control characters, and
the two that force letters into another direction than their own (whose only use is to make a text
look like another one).
"""

import re
import unicodedata

from reel.records.platforms import TextRules
from reel.records.spaced_words import single_spaced
from reel.records.typeface import direction

_FORCE_DIRECTION = "\u202d\u202e"
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_LIKE_REFUSED = {"<": "‹", ">": "›"}
_BLANK_LINES = re.compile(r"\n{3,}")


def plain(text: str) -> str:
    """Write a text without what cannot be seen in it, its lines trimmed, one blank at most."""
    lines = (single_spaced(_visible(line)) for line in text.splitlines())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Write a text likewise, in one line."""
    return single_spaced(plain(text))


def isolated(text: str) -> str:
    """Put a text from right to left into a line of words that may run otherwise: neither mixes up
    the other's order."""
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}" if direction(text) == "rtl" else text


def allowed(text: str, rules: TextRules) -> str:
    """Write < and > as ‹ and › where a platform refuses them; leave out what else it refuses."""
    refused = rules.refused.value if rules.refused else ""
    for letter in refused:
        like = _LIKE_REFUSED.get(letter, "")
        text = text.replace(letter, "" if like in refused else like)
    return text


def _visible(line: str) -> str:
    kept = (" " if letter == "\t" else letter for letter in line if letter not in _FORCE_DIRECTION)
    return "".join(letter for letter in kept if unicodedata.category(letter) != "Cc")
