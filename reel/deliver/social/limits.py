"""Who says what a platform takes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from reel.records.platforms import Platform, Source, Stated


@dataclass(frozen=True)
class Cited:
    """A source of a platform's limits.

    Attributes:
        source: the page or file.
        limits: how many are from there.
        unsure: how many of them are.
    """

    source: Source
    limits: int
    unsure: int

    @property
    def address(self) -> str:
        """Its address on the web; "" if it has none."""
        address = self.source.where.partition(", ")[0]
        return address if address.startswith(("https://", "http://")) else ""

    @property
    def place(self) -> str:
        """Where to look there: what is said beside the address."""
        return self.source.where.removeprefix(self.address).removeprefix(", ")


def cited(platform: Platform) -> list[Cited]:
    """List the sources of a platform's limits, in the order in which they are needed."""
    limits: Counter[Source] = Counter()
    unsure: Counter[Source] = Counter()
    for stated in _stated(platform):
        limits[stated.source] += 1
        unsure[stated.source] += stated.unsure
    return [Cited(source, count, unsure[source]) for source, count in limits.items()]


def _stated(value: object) -> Iterator[Stated[object]]:
    """Yield all that is stated in a record, and in the records in it."""
    if isinstance(value, Stated):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _stated(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _stated(each)
