"""A translation's file, compared with that of the first language key by key."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from reel.check.translation.entry import Found, compare_names
from reel.check.translation.files import SAME, TextFile
from reel.check.translation.tables import Path, Saying, Table, is_table, key_of, shared
from reel.check.translation.untranslated import needs_translation
from reel.records.nearest import nearest, spelt_wrong

_LONGEST = 60  # characters of a text in a message


def compare(
    first: Table, own: Table, others: Iterable[Table], file: TextFile, code: str
) -> Iterator[tuple[Path, Found]]:
    """Find all that differs and must not, or does not and must: where, and what.

    Args:
        first: the tables of the first language's file.
        own: the translation's.
        others: those of further languages. What a language has in common with one of these may be
            listed as meant, too: another language may have been, or may become, the first.
        file: which kind of file they are of.
        code: of the first language.
    """
    same, meant = _same(own), {*_same(own), *_same(first)}
    first, own = file.texts(first), file.texts(own)
    yield from _compare_tables(first, own, file, code, ())
    differs = {}
    for path, text, translated in shared(first, own):
        if path[-1] in file.equal:
            continue
        key = key_of(path)
        differs[key] = _written(text) != _written(translated)
        if _is_blank(translated):
            continue  # which reading the file tells
        for found in compare_names(text, translated, code):
            yield path, found
        if not differs[key] and needs_translation(_written(text)) and key not in meant:
            yield path, ("untranslated", _untranslated(_written(text), key, code))
    shares = {
        key_of(path)
        for other in (others if any(differs.get(key) for key in same) else ())
        for path, text, translated in shared(file.texts(other), own)
        if _written(text) == _written(translated)
    }
    for key in same:
        if key not in differs or (differs[key] and key not in shares):
            wrong = "is not as in" if key in differs else "is no text of"
            mend = nearest(key, differs) if key not in differs else ""
            yield (SAME,), ("strange", f"{key!r} {wrong} {code}; take it out{mend}")


def _same(tables: Table) -> list[str]:
    """The keys that a file lists under `SAME`; reading the file tells if they are none."""
    listed = tables.get(SAME, [])
    return [key for key in listed if isinstance(key, str)] if isinstance(listed, list) else []


def _compare_tables(
    first: Table, own: Table, file: TextFile, code: str, path: Path
) -> Iterator[tuple[Path, Found]]:
    """Find which keys are missing, or should not be there, or have other values than they must."""
    equal = {
        name
        for name in file.equal & (first.keys() | own.keys())
        if not is_table(first.get(name)) and not is_table(own.get(name))
    }
    missing = [name for name in first if name not in own and name not in equal]
    strange = [name for name in own if name not in first and name not in equal | file.free]
    typos = spelt_wrong(missing, strange)
    for name, value in first.items():
        here = (*path, name)
        if name in missing and name not in typos.values():
            yield here, ("missing", _missing(value, name, code))
        elif name in own and is_table(value) and is_table(own[name]):
            yield from _compare_tables(value, own[name], file, code, here)
    for name in strange:
        mend = f"did you mean {typos[name]!r}?" if name in typos else "take it out"
        yield (*path, name), ("strange", f"{code} has no such key; {mend}")
    for name in sorted(equal):
        if (first.get(name) or None) != (own.get(name) or None):
            yield (*path, name), ("equal", _unequal(first.get(name), own.get(name), code))


def _missing(value: object, name: str, code: str) -> str:
    if is_table(value):
        return f"is missing, with all that is below it; {code} has it"
    return f"is missing; {code} has {_quoted(_written(value))}"


def _untranslated(value: object, key: str, code: str) -> str:
    return (
        f"is as in {code}, {_quoted(value)}: translate it, or, if that is meant, add {key!r} to "
        f"{SAME} = [ … ] on top of the file"
    )


def _unequal(first: object, own: object, code: str) -> str:
    if own is None:
        return f"is missing; write it as in {code}: {_plain(first)}"
    if first is None:
        return f"{code} has none; take it out"
    return f"is {_plain(own)}; it must be as in {code}: {_plain(first)}"


def _plain(value: object) -> str:
    """Write a value as a file has it."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else f"{value}"


def _quoted(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f'"{shorten(text, _LONGEST, placeholder=" …")}"'


def _is_blank(value: object) -> bool:
    texts = value.values() if isinstance(value, Saying) else [value]
    return any(isinstance(text, str) and not text.strip() for text in texts)


def _written(value: object) -> object:
    """Of what a beat says, that which is read."""
    if isinstance(value, Saying):
        return value.get("written", value.get("said", ""))
    return value
