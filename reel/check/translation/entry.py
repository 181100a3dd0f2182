"""What may be wrong between a text and its translation."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from reel.check.translation.finding import Rule
from reel.check.translation.tables import Saying
from reel.records.errors import ReelError
from reel.records.nearest import spelt_wrong
from reel.records.saying import MARK, BeatWords, read_saying

Found = tuple[Rule, str]
"""What is broken, and what to say of it."""

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)[^{}]*\}")


def compare_names(first: object, own: object, code: str) -> Iterator[Found]:
    """Find the names within two texts that must be the same: of placeholders, of marks.

    Args:
        first: what stands in the first language.
        own: what stands in the translation.
        code: of the first language.
    """
    if isinstance(first, Saying) and isinstance(own, Saying):
        yield from _compare_marks(_marks(first), _marks(own), code)
    elif isinstance(first, str) and isinstance(own, str):
        yield from _compare_placeholders(first, own, code)


def _compare_placeholders(first: str, own: str, code: str) -> Iterator[Found]:
    """Compare which placeholders there are, not how often: a scene fills in all of one name.

    In a text without any, nothing is filled in, and braces are what they are in mathematics.
    """
    wanted = dict.fromkeys(_PLACEHOLDER.findall(first))
    if wanted:
        there = dict.fromkeys(_PLACEHOLDER.findall(own))
        for message in _name_differences([*wanted], [*there], "{", "placeholder", code):
            yield "placeholders", message


def _compare_marks(
    first: Sequence[str] | None, own: Sequence[str] | None, code: str
) -> Iterator[Found]:
    if first is None or own is None:  # one is no mark, which reading the file tells
        return
    messages = list(_name_differences(first, own, MARK, "mark", code))
    for message in messages:
        yield "marks", message
    if not messages and first != own:
        order = " ".join(f"{MARK}{name}}}" for name in first)
        yield (
            "marks",
            f"its marks stand in another order than in {code}, and the scene waits for them in "
            f"that one; bring them into the order {order}",
        )


def _name_differences(
    first: Sequence[str], own: Sequence[str], opening: str, what: str, code: str
) -> Iterator[str]:
    missing = list((Counter(first) - Counter(own)).elements())
    strange = list((Counter(own) - Counter(first)).elements())
    typos = spelt_wrong(missing, strange)
    for name in missing:
        if name not in typos.values():
            yield f"the {what} {opening}{name}}} of {code} is missing; put it in"
    for name in strange:
        mend = f"did you mean {opening}{typos[name]}}}?" if name in typos else "take it out"
        yield f"{code} has no {what} {opening}{name}}}; {mend}"


def _marks(saying: Saying) -> tuple[str, ...] | None:
    """The names of the marks in what is said; None if it cannot be read."""
    try:
        return read_saying(msgspec.convert(saying, BeatWords), "").cues
    except (ReelError, msgspec.ValidationError):
        return None
