"""How pages look: the theme's roles as properties of CSS, and a language's own font."""

import re
from collections.abc import Callable
from pathlib import Path

from reel.deliver.pages.writing import STATIC
from reel.records.theme import ROLES, Theme
from reel.records.typeface import Typeface

_INK = {"background": "#FFFFFF", "surface": "#FFFFFF", "grid": "#BBBBBB", "highlight": "#DDDDDD"}
"""On paper; all other roles are black where there is no light theme."""


def base_style(theme: Theme, other_theme: Theme | None) -> str:
    """Write what all pages' styles begin with: the colours, and what looks alike everywhere.

    Args:
        theme: of the videos.
        other_theme: a light one beside a dark one, or the other way round, if there is one: the
            reader's preference chooses.
    """
    rules = (STATIC / "base.css").read_text(encoding="utf-8")
    return f"{_colours(theme, other_theme)}\n{rules}"


def properties(theme: Theme, prefix: str = "") -> str:
    """Write a theme's colours as properties of CSS, named by their roles."""
    return _properties(_roles(theme), prefix)


def own_font(typeface: Typeface, address: Callable[[int, Path], str]) -> str:
    """Write the rules by which a page has the language's own font, if any, as `--own-font`.

    Pages name it behind their typeface, so that it is taken for what that lacks.

    Args:
        typeface: of the videos.
        address: gives the URL of the file of a weight.
    """
    files = typeface.own_files
    if not files:
        return ""
    family = '"' + re.sub(r"[^\w -]", lambda sign: f"\\{ord(sign[0]):x} ", typeface.own) + '"'
    rules = [f":root {{ --own-font: {family}; }}"]
    for weight, path in files.items():
        # A single file may have all weights in it.
        weights = str(weight) if len(files) > 1 else "1 1000"
        rules.append(
            f"@font-face {{ font-family: {family}; font-weight: {weights}; font-display: swap; "
            f'src: url("{address(weight, path)}"); }}'
        )
    return "\n".join(rules)


def _colours(theme: Theme, other_theme: Theme | None) -> str:
    """Write which colours roles have: by day, by night and on paper."""
    themes = [each for each in (theme, other_theme) if each]
    light = next((each for each in themes if not each.dark), None)
    dark = next((each for each in themes if each.dark), None)
    paper = dict.fromkeys(ROLES, "#000000") | (_roles(light) if light else {}) | _INK
    first = light or dark
    assert first is not None
    rules = [
        f":root {{ color-scheme: {'light dark' if light and dark else _scheme(first)}; }}",
        f":root {{ {_properties(_roles(first))} }}",
    ]
    if light and dark:
        rules.append(_within("screen and (prefers-color-scheme: dark)", _roles(dark)))
    rules.append(_within("print", paper))
    return "\n".join(rules)


def _scheme(theme: Theme) -> str:
    return "dark" if theme.dark else "light"


def _roles(theme: Theme) -> dict[str, str]:
    return {role: theme.colour(role) for role in ROLES}


def _within(medium: str, roles: dict[str, str]) -> str:
    return f"@media {medium} {{ :root {{ {_properties(roles)} }} }}"


def _properties(roles: dict[str, str], prefix: str = "") -> str:
    return " ".join(f"--{prefix}{role}: {colour};" for role, colour in roles.items())
