"""The course's handout on paper: the whole course, and each clip by itself.

Typst sets them as tagged PDF that keeps to PDF/UA-1, so that a screen reader can read them.
"""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typst
from PIL import Image

from reel.deliver.course.handout_words import COVER, picture_name, told
from reel.deliver.course.key_pictures import KeyPicture, fitted, key_pictures
from reel.deliver.course.material import Course, Lesson
from reel.deliver.course.writing import TEMPLATES
from reel.records.errors import ReelError

_PAPERS = {"": "a4", "-letter": "us-letter"}
"""Typst's names of the kinds of paper, by what the names of their files end on."""

_TEMPLATE = TEMPLATES / "handout.typ"
_DATA = "handout.json"
_MADE = 0  # seconds since 1970: the same input makes the same bytes


def write_handouts(course: Course, folder: Path) -> None:
    """Write the course's handouts into a folder: of the whole and of each clip, for A4 and Letter.

    Raises:
        ReelError: Typst cannot set one of them.
    """
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch)
        _lay_out(course, desk)
        compiler = typst.Compiler(font_paths=course.typeface.fonts, root=desk)
        (folder / "handout").mkdir()
        for ending, paper in _PAPERS.items():
            (folder / f"handout{ending}.pdf").write_bytes(_set(course, compiler, paper))
            for lesson in course.lessons:
                pdf = _set(course, compiler, paper, lesson.id)
                (folder / "handout" / f"{lesson.id}{ending}.pdf").write_bytes(pdf)


def _lay_out(course: Course, desk: Path) -> None:
    """Put the pictures and all words where the template finds them."""
    with ThreadPoolExecutor() as pool:  # decoding leaves Python to others
        chosen = pool.map(_chosen, course.lessons)
        pictures = dict(zip([lesson.id for lesson in course.lessons], chosen, strict=True))
    for lesson in course.lessons:
        for place, picture in enumerate(pictures[lesson.id]):
            picture.image.save(desk / picture_name(lesson, place), compress_level=1)
    with Image.open((course.film or course.lessons[0].media).poster) as poster:
        fitted(poster.convert("RGB")).save(desk / COVER, compress_level=1)
    (desk / _DATA).write_text(json.dumps(told(course, pictures)), encoding="utf-8")


def _chosen(lesson: Lesson) -> tuple[KeyPicture, ...]:
    return key_pictures(lesson.media, lesson.key_pictures)


def _set(course: Course, compiler: typst.Compiler, paper: str, lesson: str = "") -> bytes:
    """Set the handout of a lesson, or of the whole course, on one kind of paper.

    Raises:
        ReelError: Typst cannot.
    """
    try:
        pdf = compiler.compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            sys_inputs={"paper": paper, "lesson": lesson},
            pdf_standards=["ua-1"],
            timestamp=_MADE,
        )
    except typst.TypstError as error:
        _judge_formulas(course)
        raise ReelError(f"the handout cannot be set: {_reason(error)}") from error
    assert isinstance(pdf, bytes)
    return pdf


def _judge_formulas(course: Course) -> None:
    """Set each formula by itself.

    Raises:
        ReelError: one cannot be set; names its clip and beat.
    """
    for lesson in course.lessons:
        for formula in lesson.formulas:
            source = '#eval(sys.inputs.formula, mode: "math")'
            try:
                typst.compile(
                    source.encode(),
                    format="svg",
                    font_paths=course.typeface.fonts,
                    sys_inputs={"formula": formula.typst},
                )
            except typst.TypstError as error:
                raise ReelError(
                    f"{lesson.id}.{formula.beat}: Typst cannot set the formula "
                    f"{formula.typst!r}: {_reason(error)}"
                ) from error


def _reason(error: typst.TypstError) -> str:
    return "; ".join([error.message, *error.hints])
