"""Texts that people write, in Markdown that shows them letter by letter."""

import re

from markupsafe import escape

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~])")
_FENCES = re.compile(r"`+")


def literal(text: str) -> str:
    """Write a text as Markdown in which none of it is markup."""
    return _SIGNS.sub(r"\\\1", str(escape(text)))


def fenced(text: str) -> str:
    """Write a text as a block that is shown, and can be copied, as it is, its lines included."""
    fence = "`" * max([3, *(len(found) + 1 for found in _FENCES.findall(text))])
    return f"{fence}text\n{text}\n{fence}"
