"""A language's own font: the pages of a course bring it along, with its licence."""

import re
from pathlib import Path

from reel.deliver.course.appearance import STYLE, write_appearance
from reel.deliver.course.material import Course
from reel.records.typeface import Typeface
from tests.our_film import FILM, ROOT

FONTS = ROOT / "tests" / "fonts"


def test_pages_bring_the_languages_font_along(tmp_path: Path) -> None:
    thai = Typeface("Noto Sans Thai", (str(FONTS),), (str(FONTS / "OFL.txt"),))
    course = Course(
        "ลอการิทึม", "Logs", "th", FILM.brand, FILM.theme, thai, FILM.other_theme, (), None, 1
    )
    write_appearance(course, tmp_path)
    style = (tmp_path / STYLE).read_text(encoding="utf-8")
    assert ':root { --own-font: "Noto Sans Thai"; }' in style
    there = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "fonts").iterdir()}
    assert set(re.findall(r'url\("(fonts/[^"]+)"\)', style)) <= there
    assert {name for name in there if "/own-" in name} == {"fonts/own-400.ttf", "fonts/own-OFL.txt"}
