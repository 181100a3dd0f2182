"""How templates are filled in: what people write stays mere text in them."""

import base64
import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from reel.deliver.clock import clock
from reel.deliver.markdown import literal
from reel.records.language import language_of, main_language

STATIC = Path(__file__).parent / "static"
"""Scripts and styles that several kinds of pages have."""

_TEMPLATES = Path(__file__).parent / "templates"

_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


@cache
def environment(templates: Path) -> jinja2.Environment:
    """Make what fills templates; a name that is not given is an error.

    Args:
        templates: the folder they are in; beside them stand those that several kinds of pages have.

    Filters:
        clock: seconds as 1:05.
        iso: seconds as ISO 8601 has a duration.
        address: a path as a relative URL.
        fill: puts named values into the tool's own words.
        inlined: a value as JSON, to stand in a <script>.
        number: a number as people write it, within a tolerance; a language decides on its sign.
        decimal: a number that is written with a decimal point, with a language's own sign.
        markdown: a text as Markdown that shows it letter by letter.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([templates, _TEMPLATES]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "clock": clock,
        "iso": lambda seconds: f"PT{round(seconds)}S",
        "address": quote,
        "fill": lambda words, **values: words.format(**values),
        "inlined": inlined,
        "number": written,
        "decimal": lambda text, language: language_of(language).number(text),
        "markdown": lambda text: Markup(literal(text)),
    }
    return made


def written(number: float, language: str, tolerance: float = 0) -> str:
    """Write a number as people do: with no more digits than it needs, and a true minus.

    Args:
        number: what to write.
        language: whose decimal sign it has.
        tolerance: how far off an answer may be; more than two decimals are left out if what is
            left is much closer than that.
    """
    short = number if number == round(number, 2) else float(f"{number:.3g}")
    shown = short if abs(short - number) <= tolerance / 2 else number
    return language_of(language).number(f"{shown:.10g}").replace("-", "\N{MINUS SIGN}")


def inlined(value: Any) -> Markup:
    """Write a value as JSON in which nothing ends the <script> it stands in, nor begins another."""
    text = json.dumps(value, ensure_ascii=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def direction(language: str) -> str:
    """Say which way a language is written, as HTML does: "ltr" or "rtl"."""
    return "rtl" if main_language(language) in _RIGHT_TO_LEFT else "ltr"


def script(path: Path) -> Markup:
    """Read one of the tool's scripts, to stand inside a page."""
    source = path.read_text(encoding="utf-8")
    assert "</script" not in source, path
    return Markup(source)


def as_allowed(source: str) -> str:
    """Name a script as a page's policy lets it run: no other does."""
    return f"'sha256-{base64.b64encode(sha256(source.encode()).digest()).decode()}'"
