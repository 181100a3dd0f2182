"""The words of a course that are the tool's own: headings, buttons, what a page says of itself."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "texts"
_WITHOUT_OTHERS = "en"


@cache
def texts(language: str) -> dict[str, Any]:
    """Read the tool's words, a table for each kind of file that is made.

    Args:
        language: as BCP 47 has it; where there is no file for it, its main language or else
            English is taken.
    """
    for name in (language, language.partition("-")[0], _WITHOUT_OTHERS):
        path = _FOLDER / f"{name}.toml"
        if path.is_file():
            return tomllib.loads(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(_FOLDER)
