"""What a scene asks of the words and of the language, told as it asks: its picture depends on that.

So a picture without words is the same in all languages, and another label draws only what comes
after it.
"""

import json
from collections.abc import Callable, ItemsView, Iterator, ValuesView
from typing import Any

from reel.records.clip_spec import ClipSpec
from reel.records.language import language_of
from reel.records.words import ClipWords

_ALL = "*"

Listener = Callable[[str], None]
"""Takes what is asked for, as `told` knows it."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Tell one listener from now on what this process's scene asks for; no other one."""
    _listeners[:] = [listener]


def ask(what: str) -> None:
    """Ask for something that a clip is told."""
    for listener in _listeners:
        listener(what)


def told(spec: ClipSpec, what: str) -> str:
    """Say what a clip is told, where it asks for it.

    Args:
        spec: the clip's.
        what: "title", "takeaway", "labels.KEY", "points.BEAT" or either with `*` for all; "tag",
            "decimal", "sign TOKEN" or "function NAME" of the language.
    """
    language = language_of(spec.project.language)
    kind, _, name = what.partition(" ")
    match kind:
        case "tag":
            return language.tag
        case "decimal":
            return language.decimal
        case "sign":
            return language.sign(name)
        case "function":
            return language.function(name)
        case "title" | "takeaway":
            return str(getattr(spec.words, kind))
    table, _, key = what.partition(".")
    texts: dict[str, str] = getattr(spec.words, table)
    return json.dumps(texts, sort_keys=True) if key == _ALL else texts.get(key, "")


class _AskedTexts(dict[str, str]):
    """Labels or points, of which each is told of when it is looked up.

    Args:
        texts: by their keys.
        table: what they are called.
    """

    def __init__(self, texts: dict[str, str], table: str) -> None:
        super().__init__(texts)
        self._table = table

    def __getitem__(self, key: str) -> str:
        ask(f"{self._table}.{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        ask(f"{self._table}.{key}")
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        ask(f"{self._table}.{key}")
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        ask(f"{self._table}.{_ALL}")
        return super().__iter__()

    def values(self) -> ValuesView[str]:  # type: ignore[override]
        ask(f"{self._table}.{_ALL}")
        return super().values()

    def items(self) -> ItemsView[str, str]:  # type: ignore[override]
        ask(f"{self._table}.{_ALL}")
        return super().items()


class _AskedWords(ClipWords, frozen=True):
    """A clip's words, which tell what is asked of them."""

    @property  # type: ignore[misc]
    def title(self) -> str:
        ask("title")
        return super().title

    @property  # type: ignore[misc]
    def takeaway(self) -> str:
        ask("takeaway")
        return super().takeaway


def asked_words(words: ClipWords) -> ClipWords:
    """Make words that tell what is asked of them."""
    return _AskedWords(
        words.title,
        words.takeaway,
        words.beats,
        _AskedTexts(words.labels, "labels"),
        words.sayings,
        _AskedTexts(words.points, "points"),
    )
