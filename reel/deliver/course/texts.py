"""The words of a course that are the tool's own: headings, buttons, what a page says of itself."""

from pathlib import Path
from typing import Any

from reel.deliver.pages.texts import read_texts

_FOLDER = Path(__file__).parent / "texts"


def texts(language: str) -> dict[str, Any]:
    """Read the tool's words in a language, or in English, a table for each kind of file."""
    return read_texts(_FOLDER, language)
