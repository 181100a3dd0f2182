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
        language: as BCP 47 has it; where there is no file for it, its main language or else
            English is taken.
    """
    for name in (language, main_language(language), ENGLISH):
        path = folder / f"{name}.toml"
        if path.is_file():
            return tomllib.loads(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(folder)
