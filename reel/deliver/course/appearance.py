"""How a course's pages look: their style sheet, and the typeface of the videos."""

import shutil
from pathlib import Path

from markupsafe import Markup

from reel.deliver.course.material import Course
from reel.deliver.course.writing import STATIC
from reel.deliver.pages.appearance import base_style, own_font, properties
from reel.records.typeface import Typeface, font_folder

STYLE = "course.css"
FONTS = "fonts"

_FACES = ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf", "SourceSansPro-It.otf")
_LICENCE = "LICENSE.txt"
_OWN = "STIXTwoMath.woff2", "STIXTwoMath-OFL.txt"
"""The typeface of formulas: with a browser's own, brackets would not grow, or not everywhere."""


def write_appearance(course: Course, folder: Path) -> None:
    """Write the style sheet and the typeface that all pages share."""
    rules = (STATIC / STYLE).read_text(encoding="utf-8")
    # What lies around a picture is of the video's own colours, whatever the reader's are.
    video = f".player, .poster, .embed {{ {properties(course.theme, 'video-')} }}"
    base = base_style(course.theme, course.other_theme)
    style = "\n".join([own_font_here(course.typeface), base, video, rules])
    (folder / STYLE).write_text(style, encoding="utf-8")
    fonts = folder / FONTS
    fonts.mkdir()
    for name in (*_FACES, _LICENCE):
        shutil.copyfile(font_folder() / name, fonts / name)
    for name in _OWN:
        shutil.copyfile(STATIC / FONTS / name, fonts / name)
    for weight, path in course.typeface.own_files.items():
        shutil.copyfile(path, folder / _own_name(weight, path))
    for licence in map(Path, course.typeface.licences):
        shutil.copyfile(licence, fonts / f"own-{licence.name}")


def own_font_here(typeface: Typeface) -> Markup:
    """Write the rules by which a page in the course's folder has the language's own font."""
    return Markup(own_font(typeface, _own_name))


def _own_name(weight: int, path: Path) -> str:
    """Name a file of the language's own font, from the course's folder."""
    return f"{FONTS}/own-{weight}{path.suffix.lower()}"
