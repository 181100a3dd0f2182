"""What is said of a language in which a film has no words."""

from collections.abc import Collection
from pathlib import Path

from reel.records.errors import ReelError
from reel.records.language import judge_code
from reel.records.nearest import nearest
from reel.records.root import shown


def without_words(code: str, path: Path, known: Collection[str]) -> str:
    """Say that there are no words in a language, and in which there are.

    Args:
        code: the language's.
        path: the file in which its words would be.
        known: the codes of those that have words.

    Raises:
        ReelError: nobody knows such a language, or its code is written otherwise: no file may be
            called so. Says, too, which languages there are.
    """
    there = f"there are words in {', '.join(known)}{nearest(code, known)}"
    try:
        judge_code(code)
    except ReelError as error:
        raise ReelError(f"{error}; {there}") from None
    return f"{shown(path)}: no such file, so there are no words in {code!r}; {there}"
