"""The slides for PowerPoint, as python-pptx reads them again."""

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from reel.deliver.course.material import Course
from reel.deliver.course.outline import outline
from reel.deliver.course.slides import FILE, write_slides
from tests.reel.deliver.course.sample import (
    BEATS,
    FPS,
    POINTS,
    SECONDS,
    SIZE,
    TAKEAWAYS,
    TITLES,
    sample_course,
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A small course."""
    return sample_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def file(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its slides."""
    folder = tmp_path_factory.mktemp("slides")
    write_slides(course, folder)
    return folder / FILE


@pytest.fixture(scope="module")
def slides(file: Path) -> list[Any]:
    """Each of them."""
    return list(Presentation(str(file)).slides)


def described(slide: Any, kind: MSO_SHAPE_TYPE) -> list[str]:
    """The alternative texts of a slide's shapes of a kind."""
    shapes = [shape for shape in slide.shapes if shape.shape_type == kind]
    return [shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes]


def test_each_clip_has_its_question_its_beats_its_formulas_and_its_takeaway(
    slides: list[Any], course: Course
) -> None:
    layouts = [slide.slide_layout.name for slide in slides]
    each = ["question", "beat", "beat", "formulas", "takeaway"]
    assert layouts == ["course", *each, "exercise", "exercise", *each, "exercise"]
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles)
    assert titles[0] == course.title
    assert [titles[1], titles[8]] == list(TITLES.values())
    assert titles[2:4] == [f"1. {POINTS['ask']}", f"1. {TITLES['one']} (2 of 2)"]
    assert titles[9] == f"2. {POINTS['first']}"
    assert [titles[5], titles[12]] == list(TAKEAWAYS.values())
    assert all(slide.shapes[0] == slide.shapes.title for slide in slides)  # read first
    sections = slides[0].part.package.presentation_part._element.xpath(
        ".//*[local-name() = 'section']/@name"
    )
    numbered = [f"{number}. {title}" for number, title in enumerate(TITLES.values(), start=1)]
    assert sections == [course.title, *numbered]


def test_exercises_are_asked_on_slides_and_answered_in_their_notes(slides: list[Any]) -> None:
    asked = [slide for slide in slides if slide.slide_layout.name == "exercise"]
    shown = [[shape.text_frame.text for shape in slide.placeholders] for slide in asked]
    assert shown == [
        ["Two to what power makes 32?", "Exercise 1.1. A number is asked for."],
        [
            "Which of these are 3?",
            "Exercise 1.2. More than one answer may be right.",
            "a)  log₂ 8\nb)  log₃ 27\nc)  log₂ 6",
        ],
        [
            "a < b & b < c: which <is> the largest?",
            "Exercise 2.1. One answer is right.",
            "a)  a <script>\nb)  c",
        ],
    ]
    notes = [slide.notes_slide.notes_text_frame.text.split("\n") for slide in asked]
    assert notes[0] == [
        "Right: 5. Two, five times as a factor, is 32.",
        "Not: 16. 16 is half of 32, not the exponent.",
    ]
    assert notes[2][0] == "Right: b)  c. It is above b, which is above a."


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (4, [4]), (5, [3, 2]), (6, [3, 3]), (9, [3, 3, 3])]
)
def test_formulas_are_shared_out_evenly(course: Course, count: int, sizes: list[int]) -> None:
    lesson = course.lessons[0]
    many = replace(lesson, formulas=count * lesson.formulas)
    shown = [len(slide.formulas) for slide in outline(replace(course, lessons=(many,)))]
    assert [size for size in shown if size] == sizes


def test_what_people_write_is_shown_and_said_as_it_is(slides: list[Any]) -> None:
    beats = [slide for slide in slides if slide.slide_layout.name == "beat"]
    notes = [slide.notes_slide.notes_text_frame.text for slide in beats]
    words = [words for clip in BEATS.values() for words in clip.values()]
    assert notes == words
    told = [described(slide, MSO_SHAPE_TYPE.MEDIA) for slide in beats]
    assert all(text.endswith(said) for (text,), said in zip(told, words, strict=True))
    formulas = [slide for slide in slides if slide.slide_layout.name == "formulas"]
    assert [described(slide, MSO_SHAPE_TYPE.PICTURE) for slide in formulas] == [
        ["log base 2 of 8 equals 3"],
        ["a is less than b"],
    ]


def test_each_beat_is_there_once_and_plays(file: Path, slides: list[Any]) -> None:
    with zipfile.ZipFile(file) as package:
        videos = [package.read(name) for name in package.namelist() if name.endswith(".mp4")]
    played = []
    for slide in slides:
        if slide.slide_layout.name == "beat":
            (movie,) = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.MEDIA]
            plays = slide.element.xpath('.//p:cmd[@cmd="playFrom(0.0)"]//p:spTgt/@spid')
            assert plays == [str(movie.shape_id)]
            assert movie.poster_frame.size == SIZE
            (file_id,) = slide.element.xpath(".//*[local-name() = 'media']/@r:embed")
            played.append(slide.part.related_part(file_id).blob)
    assert len(played) == 4
    assert len(videos) == len(set(played))  # the same pictures in both clips are there once, too
    assert set(videos) == set(played)
    for video in videos:
        with av.open(io.BytesIO(video), "r") as container:
            assert len(list(container.decode(video=0))) == SECONDS * FPS


def test_the_file_is_sound_and_the_same_each_time(
    file: Path, course: Course, tmp_path: Path
) -> None:
    write_slides(course, tmp_path)
    assert (tmp_path / FILE).read_bytes() == file.read_bytes()
    with zipfile.ZipFile(file) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))
    about = Presentation(str(file)).core_properties
    assert (about.title, about.author, about.language) == (
        "Orders & <Exponents>",
        "The <Makers>",
        "en",
    )
