"""The tool's own words: the same in all languages that it has them in, and English elsewhere."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reel import deliver, notation
from reel.deliver.course.guides import guides
from reel.deliver.course.texts import lacking_texts, texts
from reel.records.language import ENGLISH
from tests.reel.deliver.course.sample import sample_course

FOLDERS = (
    Path(deliver.__file__).parent / "course" / "texts",
    Path(deliver.__file__).parent / "social" / "texts",
    Path(notation.__file__).parent / "words",
)
TRANSLATIONS = [
    path for folder in FOLDERS for path in sorted(folder.glob("*.toml")) if path.stem != ENGLISH
]


def placeholders(table: dict[str, Any], key: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each key of a file, and what its text has places for."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from placeholders(value, f"{key}{name}.")
        else:
            yield f"{key}{name}", frozenset(re.findall(r"{\w*}", str(value)))


@pytest.mark.parametrize(
    "path", TRANSLATIONS, ids=lambda path: f"{path.parents[1].name}-{path.stem}"
)
def test_a_translation_has_the_keys_and_places_of_the_english_words(path: Path) -> None:
    own, english = (
        dict(placeholders(tomllib.loads(each.read_text(encoding="utf-8"))))
        for each in (path, path.with_name(f"{ENGLISH}.toml"))
    )
    assert own == english


def test_where_there_are_none_they_are_english_and_that_is_said(tmp_path: Path) -> None:
    assert texts("uk") == texts("en")
    assert texts("de-AT") == texts("de")
    assert not lacking_texts("de-AT")
    (said,) = lacking_texts("uk")
    assert "it has none in uk; CONTRIBUTING.md" in said
    course = sample_course(tmp_path)
    told = {
        language: next(
            line
            for guide in guides(replace(course, language=language))
            for line in guide.markdown.splitlines()
            if "3.1.2" in line
        )
        for language in ("en", "uk")
    }
    assert "| met |" in told["en"]
    assert "| not met |" in told["uk"]
