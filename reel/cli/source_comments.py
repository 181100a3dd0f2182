"""A file of texts with each of them in a comment above itself, to be translated below that."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, Item, Table

from reel.check.translation.files import TextFile
from reel.check.translation.tables import WAYS

Length = tuple[str, str]
"""A clip's and a beat's id, by which it is told how long the beat is."""

_Names = tuple[str, ...]


def with_comments(
    path: Path, file: TextFile, code: str, lengths: Mapping[Length, str], title: str
) -> str:
    """Write a file's texts as they are, with its own comments, and theirs.

    Args:
        path: the file; it is valid.
        file: which kind of file it is.
        code: of its language, which begins the comments.
        lengths: how long each beat is, in words.
        title: put on top unless the file has one; "" for none.
    """
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    for key in file.own:  # each language has its own
        document.pop(key, None)
    titled = not title or "title" in document
    for names, item in _entries(document):
        notes = [line for text in _texts(names, item, file.equal) for line in _comment(code, *text)]
        if notes and (length := lengths.get(_beat(names))):
            notes.append(length)
        # What stands before an entry on its line may as well be lines of comments.
        above = "".join(f"# {note}".rstrip() + "\n" for note in notes)
        item.trivia.indent = above + item.trivia.indent
    text = document.as_string()
    if titled:
        return text
    entry = tomlkit.item(title).as_string()
    return f"# {code}: {title}\ntitle = {entry}\n\n{text}"


def _entries(container: Container, names: _Names = ()) -> Iterator[tuple[_Names, Item]]:
    """Yield what stands on lines of its own, with the names that lead to it."""
    for key, item in container.body:
        if key is None:  # a comment or a blank line
            continue
        here = (*names, key.key)
        if isinstance(item, Table):
            yield from _entries(item.value, here)
        elif not isinstance(item, AoT):
            yield here, item


def _texts(names: _Names, item: Item, equal: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of an entry: an inline table has several, which need their names."""
    if names[-1] in equal:
        return
    value = item.unwrap()
    entries = value if isinstance(value, dict) else {"": value}
    for name, text in entries.items():
        written = ", ".join(map(str, text)) if isinstance(text, list) else text
        if isinstance(written, str) and written and name not in equal:
            yield name, written


def _comment(code: str, name: str, text: str) -> list[str]:
    first, *more = text.strip().splitlines()
    return [f"{code}: {name} = {first}" if name else f"{code}: {first}", *more]


def _beat(names: _Names) -> Length:
    """Name the beat whose words an entry has; ("", "") if it has none."""
    match names:
        case ("clips", clip, "beats", beat):
            return clip, beat
        case ("clips", clip, "beats", beat, way) if way in WAYS[:2]:
            return clip, beat
        case _:
            return "", ""
