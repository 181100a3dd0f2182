"""The words of posts that are the tool's own, a table for each kind of thing that is made."""

from pathlib import Path
from typing import Any

from reel.records.tool_words import lacking, tool_words

_FOLDER = Path(__file__).parent / "texts"


def own_words(language: str) -> dict[str, Any]:
    """Read these words, as `tool_words` finds them for a language."""
    return tool_words(_FOLDER, language)


def lacking_words(language: str) -> list[str]:
    """Say in a line, if it is so, that there are none in a language."""
    return lacking(_FOLDER, language)
