"""How much room a text takes where letters stand in columns, as subtitling counts."""

import unicodedata


def columns(text: str) -> int:
    """Count the columns of a text: two for a wide letter, as 日, none for marks on letters."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
