"""The words of a course that are the tool's own: headings, buttons, what a page says of itself."""

from pathlib import Path
from typing import Any

from reel.records.tool_words import lacking, tool_words

_FOLDER = Path(__file__).parent / "texts"


def texts(language: str) -> dict[str, Any]:
    """Read these words, as `tool_words` finds them for a language."""
    return tool_words(_FOLDER, language)


def lacking_texts(language: str) -> list[str]:
    """Say in a line, if it is so, that there are none in a language."""
    return lacking(_FOLDER, language)
