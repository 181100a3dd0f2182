"""The texts of a file as a tree of tables, alike in all languages however they are written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Path = tuple[str, ...]
"""The names that lead to an entry of a file."""

Table = dict[str, Any]

WAYS = ("said", "written", "spoken")
"""The keys under which a beat says something: one text, or two. That is each language's own choice,
so they are one entry here, called by the first of them."""


class Saying(dict[str, object]):
    """What a beat says, by its ways: one entry, no table of several."""


def is_table(value: object) -> bool:
    """Tell whether a value holds entries of its own."""
    return isinstance(value, dict) and not isinstance(value, Saying)


def key_of(path: Sequence[str]) -> str:
    """Write a path as a dotted key."""
    return ".".join(path)


def with_sayings(words: Table) -> Table:
    """Make one entry of what each beat says in a file of words; a text alone is what is said."""
    return _with_clips(words, _clip_with_sayings)


def without_sayings(words: Table) -> Table:
    """Undo `with_sayings`."""
    return _with_clips(words, _clip_without_sayings)


def _with_clips(words: Table, change: Any) -> Table:
    return {**words, "clips": _each(words["clips"], change)} if "clips" in words else words


def _clip_with_sayings(clip: object) -> object:
    return _with_beats(clip, _beat_with_saying)


def _beat_with_saying(beat: object) -> object:
    if isinstance(beat, str):
        return {"said": Saying(said=beat)}
    if not isinstance(beat, dict):
        return beat
    saying = Saying({way: beat[way] for way in WAYS if way in beat})
    rest = {name: value for name, value in beat.items() if name not in WAYS}
    return {**rest, "said": saying} if saying else rest


def _clip_without_sayings(clip: object) -> object:
    return _with_beats(clip, _beat_without_saying)


def _beat_without_saying(beat: object) -> object:
    if not is_table(beat):
        return beat
    assert isinstance(beat, dict)
    rest = {name: value for name, value in beat.items() if name != WAYS[0]}
    return {**rest, **beat.get(WAYS[0], {})}


def _with_beats(clip: object, change: Any) -> object:
    if not isinstance(clip, dict) or "beats" not in clip:
        return clip
    return {**clip, "beats": _each(clip["beats"], change)}


def _each(tables: object, change: Any) -> object:
    """Change each entry of a table; what is none is left, for others to complain of."""
    if not isinstance(tables, Mapping):
        return tables
    return {
        name: change(table) if isinstance(table, (dict, str)) else table
        for name, table in tables.items()
    }


def shared(first: Table, own: Table, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Yield the entries that both files have: the path, and what stands in each."""
    for name, value in first.items():
        if name not in own:
            continue
        if is_table(value) and is_table(own[name]):
            yield from shared(value, own[name], (*path, name))
        else:
            yield (*path, name), value, own[name]


def with_entry(table: Table, path: Path, value: object) -> Table:
    """Give a copy of tables in which something else stands in one place."""
    name, *rest = path
    return {**table, name: with_entry(table[name], tuple(rest), value) if rest else value}
