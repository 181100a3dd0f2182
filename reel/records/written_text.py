"""What a text must be that people write, whatever it says: signs that are seen, not too many."""

import re
import unicodedata
from collections.abc import Sized
from itertools import groupby
from urllib.parse import quote, urlsplit

from reel.records.errors import ReelError

# How much texts may say that go into posts, in characters. Each is more than people read on, and
# cutting texts to what platforms take, letter by letter as these count, takes minutes beyond it.
LONGEST_LINE = 300  # a title, a name, a credit
LONGEST_ADDRESS = 2000
LONGEST_OPENING = 500
LONGEST_OF_BEAT = 1000
LONGEST_OF_THREAD = 2000
LONGEST_TEXT = 5000  # of the whole film; what a beat says, each mark on its letters counted too
LONGEST_TAG = 100

# And how many of them.
MOST_HASHTAGS = 30
MOST_TAGS = 100

# On one letter, as Unicode's Stream-Safe Text Format has it (UAX #15): finding where a letter ends
# that has thousands takes minutes, and no script has as many.
_MOST_MARKS = 30

# Letters and symbols (so Unicode calls them) that are blank.
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0\ufffc"

# What is not seen and comes into a text by copying alone. Other signs that are not seen have a use:
# no-break spaces, the soft hyphen, what joins and parts the letters of many scripts, and what says
# which way a text runs, but for the overrides, which show letters in another order than they stand.
_UNSEEN = re.compile(
    "[\u2028\u2029\u202d\u202e\u2061-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001]"
    # A line may end at a zero-width space: between words of scripts that write no others, or after
    # a hyphen, as in "log-\u200blikelihood". In a word or beside a space nobody wants one.
    r"|(?:^|(?<=[\w\s\u200b])(?<![\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]))\u200b"
    # These spell the name of a region after a black flag, and so make its own flag of it.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
)

_IN_NO_ADDRESS = frozenset('"<>\\^`{|}')  # so RFC 3986 has it, besides what is not seen


def judge_text(text: str, where: str, longest: int | None = None) -> None:
    """Make sure that a text says something, only what can be written down, and not too much.

    Args:
        text: the text.
        where: what the complaint begins with: file and key.
        longest: how many characters it has at most; None if others look to that.

    Raises:
        ReelError: nothing of it is seen, it has signs that no reader can see, or it is too long.
    """
    if not any(_is_seen(letter) for letter in text):
        raise ReelError(f"{where} is empty: write something there")
    judge_signs(text, where, longest)


def judge_signs(text: str, where: str, longest: int | None = None) -> None:
    """Make sure of the same of a text that may be empty.

    Raises:
        ReelError: it has signs that no reader can see, or it is too long.
    """
    unwritable = {letter for letter in text if unicodedata.category(letter) in ("Cc", "Co")}
    unwritable |= set(_UNSEEN.findall(text))
    if named := sorted(unwritable - set("\t\n\r")):
        codes = ", ".join(map(_code, named))
        raise ReelError(f"{where} has {codes}, which is no letter: take it out")
    marks = groupby(text, lambda letter: unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf"))
    if any(is_mark and len(list(run)) > _MOST_MARKS for is_mark, run in marks):
        raise ReelError(f"{where} has more than {_MOST_MARKS} marks on one letter: take some out")
    if longest is not None and len(text) > longest:
        raise ReelError(f"{where} has {len(text):,} characters; it has at most {longest:,}")


def judge_count(several: Sized, most: int, where: str) -> None:
    """Make sure that there are not too many of something.

    Raises:
        ReelError: there are.
    """
    if len(several) > most:
        raise ReelError(f"{where}: here stand {len(several):,}; there are at most {most}")


def judge_address(address: str, where: str) -> None:
    """Make sure that this is the address of a page on the web, as all programs read it.

    Raises:
        ReelError: it is not; says why.
    """
    judge_signs(address, where, LONGEST_ADDRESS)
    for letter in address:
        if letter in _IN_NO_ADDRESS or unicodedata.category(letter)[0] in "CZ":
            raise ReelError(
                f"{where}: {address!r} has {letter!r}, which no address has: take it out, or "
                f"write {quote(letter)}"
            )
    if not _leads_somewhere(address):
        raise ReelError(f"{where}: {address!r} is no address that begins with https://")


def _leads_somewhere(address: str) -> bool:
    """Whether an address names a host on the web, and a way to it that browsers know."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").split(".")
        named = len(host) > 1 and all(host) and parts.port != 0
        return named and parts.scheme in ("https", "http")
    except ValueError:  # its port is no number, or its brackets do not match
        return False


def _code(letter: str) -> str:
    """Name a sign that is not seen: by its code point, and as Unicode calls it, if it does."""
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X}" + f" ({name.lower()})" * bool(name)


def _is_seen(letter: str) -> bool:
    """Tell whether a letter leaves a trace: no space, control sign or mark without a letter."""
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _FILLERS
