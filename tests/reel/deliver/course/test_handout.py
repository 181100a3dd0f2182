"""The handout: what it says, for whom it can be read, and the same bytes each time."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs

from reel.deliver.course.handout import write_handouts
from reel.deliver.course.handout_words import told
from reel.deliver.course.key_pictures import key_pictures
from reel.deliver.course.material import Course
from reel.records.errors import ReelError
from reel.records.formula_text import FormulaText
from reel.records.key_moments import key_moment
from reel.records.theme import load_theme
from reel.records.timeline import CueTime
from tests.our_film import FILM
from tests.reel.deliver.course.pdf import fonts, tags, text
from tests.reel.deliver.course.sample import sample_course

A4 = (595, 842)
LETTER = (612, 792)
SIZES = {
    "handout.pdf": A4,
    "handout-letter.pdf": LETTER,
    "handout/one.pdf": A4,
    "handout/one-letter.pdf": LETTER,
    "handout/two.pdf": A4,
    "handout/two-letter.pdf": LETTER,
}
"""How large a page of each handout is, in points."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return sample_course(tmp_path_factory.mktemp("media"), language="en-GB")


@pytest.fixture(scope="module")
def handouts(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handouts")
    write_handouts(course, folder)
    return folder


def test_course_and_clips_come_on_both_papers(handouts: Path) -> None:
    found = {path.relative_to(handouts).as_posix(): path for path in handouts.rglob("*.pdf")}
    assert found.keys() == SIZES.keys()
    for name, size in SIZES.items():
        with pikepdf.open(found[name]) as pdf:
            for page in pdf.pages:
                assert tuple(round(float(side)) for side in page.mediabox[2:]) == size
    with pikepdf.open(found["handout.pdf"]) as whole, pikepdf.open(found["handout/one.pdf"]) as one:
        assert len(whole.pages) == 5  # the cover, three of the lessons, answers
        assert len(one.pages) == 3


def test_what_people_write_is_shown_as_it_is(course: Course, handouts: Path) -> None:
    shown = text(handouts / "handout.pdf")
    said = [course.title, course.brand.name, course.brand.credit, course.brand.licence_url]
    for lesson in course.lessons:
        said += [lesson.title, lesson.takeaway]
        said += [beat.words for beat in lesson.media.timeline.beats]
        said += [beat.point for beat in lesson.media.timeline.beats]
        for question in lesson.questions.values():
            said += [question.ask, question.why]
            said += [part for each in question.answers.values() for part in (each.text, each.why)]
            said += [slip.why for slip in question.slips.values()]
    for words in said:
        assert "".join(words.split()) in shown
    assert "Twotowhatpower" not in text(handouts / "handout/two.pdf")


@pytest.mark.parametrize("name", SIZES)
def test_a_screen_reader_can_read_it(handouts: Path, name: str) -> None:
    """What PDF/UA-1 asks for, as far as a program can judge; Typst has judged it as well."""
    with pikepdf.open(handouts / name) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Orders & <Exponents>" in metadata["dc:title"]
        assert pdf.docinfo.Author == "The <Makers>"
        assert "Orders & <Exponents>" in str(pdf.docinfo.Keywords)
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts(pdf))
        elements = list(tags(pdf))
    drawn = [tag for tag in elements if tag.S in ("/Figure", "/Formula")]
    assert all(str(tag.get("/Alt", "")) for tag in drawn)
    spoken = {str(tag.Alt) for tag in drawn if tag.S == "/Formula"}
    wanted = {"one": "log base 2 of 8 equals 3", "two": "a is less than b"}
    assert spoken == {said for clip, said in wanted.items() if clip in name or "/" not in name}
    levels = [int(str(tag.S)[2:]) for tag in elements if str(tag.S)[2:].isdigit()]
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_the_same_course_makes_the_same_bytes(
    course: Course, handouts: Path, tmp_path: Path
) -> None:
    write_handouts(course, tmp_path)
    for name in SIZES:
        assert (tmp_path / name).read_bytes() == (handouts / name).read_bytes()


def test_a_formula_that_cannot_be_set_is_named(course: Course, tmp_path: Path) -> None:
    first, *others = course.lessons
    broken = replace(first, formulas=(FormulaText("ask", "frac(1", "", "", "one over"),))
    with pytest.raises(ReelError, match=r"one\.ask: .* 'frac\(1': unclosed delimiter"):
        write_handouts(replace(course, lessons=(broken, *others)), tmp_path)


def test_pictures_end_beats_or_are_those_that_are_named(course: Course) -> None:
    video = course.lessons[0].media
    assert [(each.beat, each.seconds) for each in key_pictures(video)] == [(0, 4.0), (1, 8.0)]
    named = key_pictures(video, ("name.turn", "ask"))
    assert [(each.beat, each.seconds) for each in named] == [(0, 4.0), (1, 8.0)]
    first = video.timeline.beats[0]
    cues = (*first.cues, CueTime("rest", 3, 3))
    beats = (structs.replace(first, cues=cues), *video.timeline.beats[1:])
    assert key_moment(structs.replace(video.timeline, beats=beats), "ask.turn") == (0, 3)


def test_paper_is_white_where_a_film_is_only_dark(course: Course) -> None:
    pictures = {lesson.id: key_pictures(lesson.media) for lesson in course.lessons}
    light = load_theme(FILM.project, "light")
    assert told(course, pictures)["ink"]["text"] == light.text
    assert told(replace(course, other_theme=None), pictures)["ink"]["text"] == "#000000"
