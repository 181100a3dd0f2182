"""The tool's own words in what is delivered: headings, buttons, what a page says of itself.

They lie in folders, a file for each language: texts/en.toml in that of whatever is made with them.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from reel.records.language import ENGLISH, main_language


@cache
def tool_words(folder: Path, language: str) -> dict[str, Any]:
    """Read the tool's words, a table for each kind of file that is made.

    Args:
        folder: where they are.
        language: as BCP 47 has it; `tool_language` says what is taken for it.
    """
    path = folder / f"{tool_language(folder, language)}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def tool_language(folder: Path, language: str) -> str:
    """Choose the language of the tool's words: that one, its main language, or else English."""
    for name in (language, main_language(language)):
        if (folder / f"{name}.toml").is_file():
            return name
    return ENGLISH


def lacking(folder: Path, language: str) -> list[str]:
    """Say in a line, if it is so, that the tool has no words of its own in a language."""
    if main_language(tool_language(folder, language)) == main_language(language):
        return []
    return [
        f"the tool's own words in it are English: it has none in {language}; CONTRIBUTING.md, "
        "Languages, says where they go"
    ]
