"""Texts of several parts, made to fit: what matters least goes first, and is named."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise

import msgspec
from uniseg.sentencebreak import sentences

from reel.records.platforms import TextRules
from reel.wording.post_length import cut_to_fit, fits, length_by

_LEAST_OF_FIRST = 1 / 3
"""What stays whole leaves the first part this share of a text at least, or the whole is cut."""

_LEAST_IN_SENTENCES = 1 / 2
"""A text is cut after a sentence if that keeps this share of what could be kept, else in one."""


@dataclass(frozen=True)
class Part:
    """A part of a text.

    Attributes:
        name: what it is called where it is said that it had to go.
        text: what it says; "" for a part that there is not.
        goes: when it has to go: parts with lower numbers go before; one with None stays.
        block: parts of one block stand in lines one below the other, parts of one name in one line,
            and blank lines between blocks; "" for a block of its own.
    """

    name: str
    text: str
    goes: int | None = None
    block: str = ""


@dataclass(frozen=True)
class Fitted:
    """A text that fits.

    Attributes:
        text: all of it.
        left_out: what had to go, in the order in which it went.
        is_cut: whether even what stays was too long.
    """

    text: str
    left_out: tuple[Part, ...] = ()
    is_cut: bool = False


def fitted(parts: Sequence[Part], rules: TextRules) -> Fitted:
    """Write as many parts as fit, one below the other.

    If even what stays is too long, its first part is cut; if the others leave hardly any room for
    it, the whole is cut at its end.
    """
    kept = [part for part in parts if part.text]
    going = sorted(
        (part for part in kept if part.goes is not None), key=lambda part: part.goes or 0
    )
    left_out: list[Part] = []
    while not fits(text := _joined(kept), rules) and going:
        left_out.append(going.pop(0))
        kept.remove(left_out[-1])
    if fits(text, rules):
        return Fitted(text, tuple(left_out))
    return Fitted(_cut(kept, rules), tuple(left_out), is_cut=True)


def cut_after_sentence(text: str, rules: TextRules) -> str:
    """Cut a text that is too long, after a sentence if that leaves enough of it."""
    if fits(text, rules):
        return text
    cut = cut_to_fit(text, rules)
    whole = most_sentences(text, lambda some: some, rules)
    return whole if len(whole) >= _LEAST_IN_SENTENCES * len(cut) else cut


def most_sentences(text: str, write: Callable[[str], str], rules: TextRules) -> str:
    """Write as many of a text's first sentences as fit; "" if not even one does.

    Args:
        text: what they are taken from.
        write: makes of some of them what has to fit.
        rules: of the platform.
    """
    ends = _sentence_ends(text)
    first_too_long = bisect_left(
        ends, True, key=lambda end: not fits(write(text[:end].strip()), rules)
    )
    return write(text[: ends[first_too_long - 1]].strip()) if first_too_long else ""


@cache
def _sentence_ends(text: str) -> tuple[int, ...]:
    """Find where sentences end; the texts of a film are asked about again for each platform."""
    return tuple(accumulate(map(len, sentences(text))))


def _cut(parts: Sequence[Part], rules: TextRules) -> str:
    """Cut the first part of a text, or the whole."""
    first, *others = parts
    if others:
        rest = _joined([Part(first.name, "", block=first.block), *others])
        room = _less(rules, rest)
        if room.longest.value >= _LEAST_OF_FIRST * rules.longest.value:
            text = _joined([replace(first, text=cut_after_sentence(first.text, room)), *others])
            if fits(text, rules):
                return text
    return cut_to_fit(_joined(parts), rules)


def _less(rules: TextRules, text: str) -> TextRules:
    """Say how much may be written beside a text."""

    longest = msgspec.structs.replace(
        rules.longest, value=max(1, rules.longest.value - length_by(rules, text))
    )
    if rules.bytes is None:
        return msgspec.structs.replace(rules, longest=longest)
    most = msgspec.structs.replace(
        rules.bytes, value=max(1, rules.bytes.value - len(text.encode()))
    )
    return msgspec.structs.replace(rules, longest=longest, bytes=most)


def _joined(parts: Sequence[Part]) -> str:
    text = parts[0].text if parts else ""
    for before, part in pairwise(parts):
        text += _joint(before, part) + part.text
    return text


def _joint(before: Part, after: Part) -> str:
    if before.name == after.name:
        return " "
    return "\n" if before.block and before.block == after.block else "\n\n"
