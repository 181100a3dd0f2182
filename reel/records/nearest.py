"""What somebody may have meant who has written a name that is not there."""

from collections.abc import Collection
from difflib import get_close_matches


def nearest(name: str, known: Collection[str]) -> str:
    """A question to end a complaint with: "; did you mean 'hook'?", or nothing if none is near."""
    found = _nearest(name, known)
    return f"; did you mean {found!r}?" if found else ""


def misspelt(name: str, strange: Collection[str]) -> str:
    """The same where `name` is missing: is it one of those that nobody has asked for?"""
    found = _nearest(name, strange)
    return f"; is it misspelt as {found!r}?" if found else ""


def spelt_wrong(missing: Collection[str], strange: Collection[str]) -> dict[str, str]:
    """Match strange names with those missing ones that they may be meant to be, each to another."""
    left, meant = list(missing), {}
    for name in strange:
        if found := _nearest(name, left):
            meant[name] = found
            left.remove(found)
    return meant


def _nearest(name: str, known: Collection[str]) -> str | None:
    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(name.lower(), by_lower, n=1)
    return by_lower[found[0]] if found else None
