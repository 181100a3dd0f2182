"""Which slides a course has, and what each says: the same for PowerPoint and for the browser."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from reel.deliver.course.material import Course, Lesson
from reel.deliver.course.texts import texts
from reel.records.formula_text import FormulaText
from reel.records.timeline import Beat

Kind = Literal["course", "question", "beat", "formulas", "takeaway"]

MOST_FORMULAS = 5
"""On one slide; a clip with more has several such slides."""


@dataclass(frozen=True)
class Slide:
    """A slide.

    Attributes:
        kind: what it is for.
        address: its own, as a web address may have it after the #: "clip", "clip/beat".
        title: what it is about; no two slides of a course have the same.
        above: a few words over the title; for a beat or formulas there is no room for any.
        notes: what one says to it.
        lesson: the one that it belongs to; only the course's own slide belongs to none.
        beat: whose video it plays.
        formulas: that it shows.
    """

    kind: Kind
    address: str
    title: str
    above: str = ""
    notes: str = ""
    lesson: Lesson | None = None
    beat: Beat | None = None
    formulas: tuple[FormulaText, ...] = ()


def outline(course: Course) -> list[Slide]:
    """List the slides of a course in order."""
    said = texts(course.language)["slides"]
    slides = [Slide("course", "course", course.title)]
    for lesson in course.lessons:
        slides += _of_lesson(lesson, said)
    return list(_told_apart(slides))


def _of_lesson(lesson: Lesson, said: dict[str, Any]) -> Iterator[Slide]:
    """Yield the slides of a lesson: its question, its beats, its formulas, its take-away."""
    number = lesson.number
    clip = said["clip"].format(number=number)
    yield Slide("question", lesson.id, lesson.title, clip, lesson=lesson)
    beats = lesson.media.timeline.beats
    for place, beat in enumerate(beats, start=1):
        title = said["beat"].format(number=number, title=lesson.title, part=place, parts=len(beats))
        address = f"{lesson.id}/{beat.id}"
        yield Slide("beat", address, title, notes=beat.words, lesson=lesson, beat=beat)
    parts = [
        lesson.formulas[first : first + MOST_FORMULAS]
        for first in range(0, len(lesson.formulas), MOST_FORMULAS)
    ]
    for place, formulas in enumerate(parts, start=1):
        title = said["formulas" if len(parts) == 1 else "some_formulas"].format(
            number=number, title=lesson.title, part=place, parts=len(parts)
        )
        address = f"{lesson.id}/:formulas-{place}"  # no beat is called so
        spoken = "\n".join(formula.spoken for formula in formulas)
        yield Slide("formulas", address, title, clip, spoken, lesson, formulas=formulas)
    above = said["takeaway"].format(number=number)
    yield Slide("takeaway", f"{lesson.id}/:takeaway", lesson.takeaway, above, lesson=lesson)


def _told_apart(slides: list[Slide]) -> Iterator[Slide]:
    """Number the titles that are there already: screen readers list slides by their titles."""
    taken: set[str] = set()
    for slide in slides:
        title, count = slide.title, 1
        while title in taken:
            count += 1
            title = f"{slide.title} ({count})"
        taken.add(title)
        yield replace(slide, title=title)
