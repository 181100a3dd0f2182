"""How pages look: the theme's roles as properties of CSS, and the typeface of the videos."""

import shutil
from pathlib import Path

from reel.deliver.course.material import Course
from reel.deliver.course.writing import STATIC
from reel.records.theme import ROLES, Theme
from reel.records.typeface import font_folder

STYLE = "course.css"
FONTS = "fonts"

_FACES = ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf", "SourceSansPro-It.otf")
_LICENCE = "LICENSE.txt"
_OWN = "STIXTwoMath.woff2", "STIXTwoMath-OFL.txt"
"""The typeface of formulas: with a browser's own, brackets would not grow, or not everywhere."""

_INK = {"background": "#FFFFFF", "surface": "#FFFFFF", "grid": "#BBBBBB", "highlight": "#DDDDDD"}
"""On paper; all other roles are black where there is no light theme."""


def write_appearance(course: Course, folder: Path) -> None:
    """Write the style sheet and the typeface that all pages share."""
    rules = (STATIC / STYLE).read_text(encoding="utf-8")
    (folder / STYLE).write_text(f"{_colours(course)}\n{rules}", encoding="utf-8")
    fonts = folder / FONTS
    fonts.mkdir()
    for name in (*_FACES, _LICENCE):
        shutil.copyfile(font_folder() / name, fonts / name)
    for name in _OWN:
        shutil.copyfile(STATIC / FONTS / name, fonts / name)


def _colours(course: Course) -> str:
    """Write which colours roles have: by day, by night and on paper."""
    themes = [theme for theme in (course.theme, course.other_theme) if theme]
    light = next((theme for theme in themes if not theme.dark), None)
    dark = next((theme for theme in themes if theme.dark), None)
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
    # What lies around a picture is of the video's own colours, whatever the reader's are.
    rules.append(f".player, .poster {{ {_properties(_roles(course.theme), 'video-')} }}")
    return "\n".join(rules)


def _scheme(theme: Theme) -> str:
    return "dark" if theme.dark else "light"


def _roles(theme: Theme) -> dict[str, str]:
    return {role: theme.colour(role) for role in ROLES}


def _within(medium: str, roles: dict[str, str]) -> str:
    return f"@media {medium} {{ :root {{ {_properties(roles)} }} }}"


def _properties(roles: dict[str, str], prefix: str = "") -> str:
    return " ".join(f"--{prefix}{role}: {colour};" for role, colour in roles.items())
