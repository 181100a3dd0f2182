"""What a scene is at one moment, as a text that can be compared, and what differs between two.

A text begins with a digest of everything. After it stand, each with a checksum of its own, the
things in the scene and the attributes of all of them: for saying what differs, never for deciding
whether anything does.
"""

from collections.abc import Mapping

_MOST_NAMED = 3
_THINGS, _ATTRIBUTES, _SUM = "\n", "\n\n", "="


def as_text(digest: str, things: Mapping[str, int], attributes: Mapping[str, int]) -> str:
    """Write a state down: its digest, and checksums of its things and of their attributes."""
    return _ATTRIBUTES.join((digest, _lines(things), _lines(attributes)))


def difference(one: str, other: str) -> str:
    """Say in what two states differ, as "Square (mobject 2): points"; "" if that is not known."""
    _, *ours = one.split(_ATTRIBUTES)
    _, *theirs = other.split(_ATTRIBUTES)
    differing = [_differing(here, there) for here, there in zip(ours, theirs, strict=False)]
    return ": ".join(filter(None, differing))


def _lines(sums: Mapping[str, int]) -> str:
    return _THINGS.join(f"{name}{_SUM}{checksum:x}" for name, checksum in sums.items())


def _differing(ours: str, theirs: str) -> str:
    """Name what has two checksums, or is only there once; of many, the first."""
    both = [set(lines.split(_THINGS)) for lines in (ours, theirs)]
    odd = both[0] ^ both[1]
    lines = [line for line in f"{ours}{_THINGS}{theirs}".split(_THINGS) if line in odd]
    names = list(dict.fromkeys(line.rpartition(_SUM)[0] for line in lines))
    more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    return ", ".join(names[:_MOST_NAMED] + more)
