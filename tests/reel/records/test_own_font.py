"""Scripts beyond Latin: the font that a language's words name, and what is said without one."""

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
import typst

from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.storyboard import Clip, Storyboard
from reel.records.typeface import Typeface, brought_along
from reel.records.words import load_film_words
from tests.our_film import ROOT

THAI = ROOT / "tests" / "fonts" / "NotoSansThai-some.ttf"
CLIPS = Storyboard(Clip("one", "scenes.one:One", ("ask",)))
WORDS = """
[clips.one]
title = "{}"
takeaway = "log 2"
beats = {{ ask = "2" }}
"""
FONT = '[font]\nfamily = "Noto Sans Thai"\n'
UKRAINIAN = "Чому ґанок і їжак, щойно з'їдений, є логарифмом?"
GREEK = "Γιατί ο λογάριθμος μετρά διπλασιασμούς; Ώς ϊΰ"
IN_THAI = "ลอการิทึมคืออะไร log 2"


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project whose words are in Thai, and which has a font for them."""
    for folder in ("words", "fonts"):
        (tmp_path / "assets" / folder).mkdir(parents=True)
    shutil.copy(THAI, tmp_path / "assets" / "fonts")
    (tmp_path / "reel.toml").touch()
    return Project(tmp_path, "Film", "scenes.storyboard:STORYBOARD", language="th")


def typeface(own: Project, font: str, title: str = IN_THAI) -> Typeface:
    """What words are set with that begin so."""
    own.words.write_text(font + WORDS.format(title), encoding="utf-8")
    return load_film_words(own, CLIPS).typeface


def set_in(typeface: Typeface, text: str) -> set[str]:
    """The families of fonts in which Typst sets a text, regular and semibold."""
    source = f"#set text(font: {typeface.for_typst})\n{text} #text(weight: 600)[{text}]"
    made = typst.compile(source.encode(), format="pdf", font_paths=typeface.fonts)
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        return {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in fonts}


@pytest.mark.parametrize("words", [UKRAINIAN, GREEK])
def test_ukrainian_and_greek_are_set_in_the_films_own_typeface(own: Project, words: str) -> None:
    assert set_in(typeface(own, "", words), words) == {"SourceSansPro"}


def test_letters_that_the_typeface_lacks_come_from_the_languages_font(own: Project) -> None:
    found = typeface(own, FONT)
    assert set_in(found, IN_THAI) == {"SourceSansPro", "NotoSansThai"}
    assert set_in(found, "log 2") == {"SourceSansPro"}
    assert [path.name for path in found.own_files.values()] == [THAI.name]
    assert brought_along(found.fonts)  # so that no font of the machine's is taken for a part of it


def test_a_font_may_come_with_a_package(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    site = own.root / "site"
    (site / "thai_font-1.dist-info").mkdir(parents=True)
    (site / "thai_font-1.dist-info" / "METADATA").write_text("Name: thai-font\nVersion: 1\n")
    (site / "thai_font-1.dist-info" / "RECORD").write_text(
        f"thai_font/LICENSE,,\nthai_font/files/{THAI.name},,\n"
    )
    (own.fonts / THAI.name).unlink()
    (site / "thai_font" / "files").mkdir(parents=True)
    shutil.copy(THAI, site / "thai_font" / "files")
    (site / "thai_font" / "LICENSE").write_text("Take it.")
    monkeypatch.syspath_prepend(str(site))
    found = typeface(own, f'{FONT}package = "thai-font"\n')
    assert set_in(found, IN_THAI) == {"SourceSansPro", "NotoSansThai"}
    assert found.licences == (str(site / "thai_font" / "LICENSE"),)


def test_another_file_is_another_font(own: Project) -> None:
    before = typeface(own, FONT)
    with (own.fonts / THAI.name).open("ab") as file:
        file.write(b"\0")
    assert typeface(own, FONT).key != before.key


@pytest.mark.parametrize(
    ("font", "complaint"),
    [
        (
            "",
            r"th\.toml: clips\.one\.title: no font has ล \(U\+0E25\), .*: write it with others, or "
            r"name a font that has them under \[font\]",
        ),
        (
            '[font]\nfamily = "Noto Sans Tai"\n',
            r"th\.toml: font\.family: no font in assets/fonts calls itself 'Noto Sans Tai'; there "
            "is Noto Sans Thai; did you mean 'Noto Sans Thai'",
        ),
        (
            f'{FONT}package = "font-nobody-has"\n',
            r"th\.toml: font\.package: 'font-nobody-has' is not installed: pip install font-nobody",
        ),
        (
            f'{FONT}package = "pytest"\n',
            r"th\.toml: font\.package: there is no font in pytest \(\.ttf, \.otf\); put the files ",
        ),
        (f'{FONT}size = "3"\n', r"th\.toml: font\.size: there is no such key; the keys are family"),
    ],
)
def test_what_is_wrong_with_a_font_is_said(own: Project, font: str, complaint: str) -> None:
    with pytest.raises(ReelError, match=complaint):
        typeface(own, font)
