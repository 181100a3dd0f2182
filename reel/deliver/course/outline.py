"""Which slides a course has, and what each says: the same for PowerPoint and for the browser."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_lowercase
from typing import Any, Literal

from reel.deliver.course.material import Course, Lesson
from reel.deliver.course.texts import texts
from reel.deliver.pages.writing import written
from reel.records.formula_text import FormulaText
from reel.records.quiz import Question
from reel.records.timeline import Beat

Kind = Literal["course", "question", "beat", "formulas", "takeaway", "exercise"]

MOST_FORMULAS = 4
"""On one slide, or they are too small for the back row; a clip with more has several slides."""


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
        answers: of an exercise, to choose from; none where a number is asked for.
        key: of an exercise: the right answer and why it is, then the others.
    """

    kind: Kind
    address: str
    title: str
    above: str = ""
    notes: str = ""
    lesson: Lesson | None = None
    beat: Beat | None = None
    formulas: tuple[FormulaText, ...] = ()
    answers: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


def outline(course: Course) -> list[Slide]:
    """List the slides of a course in order."""
    said = texts(course.language)["slides"]
    slides = [Slide("course", "course", course.title)]
    for lesson in course.lessons:
        slides += _of_lesson(lesson, course.language, said)
    return list(_told_apart(slides))


def _of_lesson(lesson: Lesson, language: str, said: dict[str, Any]) -> Iterator[Slide]:
    """Yield the slides of a lesson: its question, beats, formulas, take-away and exercises."""
    number = lesson.number
    clip = said["clip"].format(number=number)
    yield Slide("question", lesson.id, lesson.title, clip, lesson=lesson)
    beats = lesson.media.timeline.beats
    for place, beat in enumerate(beats, start=1):
        told = {"number": number, "point": beat.point, "title": lesson.title}
        way = said["pointed_beat" if beat.point else "beat"]
        title = way.format(**told, part=place, parts=len(beats))
        address = f"{lesson.id}/{beat.id}"
        yield Slide("beat", address, title, notes=beat.words, lesson=lesson, beat=beat)
    parts = _balanced(lesson.formulas)
    for place, formulas in enumerate(parts, start=1):
        title = said["formulas" if len(parts) == 1 else "some_formulas"].format(
            number=number, title=lesson.title, part=place, parts=len(parts)
        )
        address = f"{lesson.id}/:formulas-{place}"  # no beat is called so
        spoken = "\n".join(formula.spoken for formula in formulas)
        yield Slide("formulas", address, title, clip, spoken, lesson, formulas=formulas)
    above = said["takeaway"].format(number=number)
    yield Slide("takeaway", f"{lesson.id}/:takeaway", lesson.takeaway, above, lesson=lesson)
    for place, (name, question) in enumerate(lesson.questions.items(), start=1):
        above = said["exercise"].format(number=f"{number}.{place}")
        above = f"{above}. {said[question.kind]}"
        answers, key = tuple(_choices(question)), tuple(_key(question, language, said))
        address = f"{lesson.id}/:exercise-{name}"
        yield Slide(
            "exercise", address, question.ask, above, lesson=lesson, answers=answers, key=key
        )


def _choices(question: Question) -> Iterator[str]:
    """Yield the answers to choose from, each after its letter."""
    for letter, answer in zip(ascii_lowercase, question.answers.values(), strict=False):
        yield f"{letter})  {answer.text}"


def _key(question: Question, language: str, said: dict[str, Any]) -> Iterator[str]:
    """Yield the right answers with their reasons, then the wrong ones with theirs."""
    told: list[tuple[bool, str, str]] = [
        (each.right, answer, each.why)
        for answer, each in zip(_choices(question), question.answers.values(), strict=False)
    ]
    if question.value is not None:
        told.append((True, written(question.value, language, question.tolerance), question.why))
        for slip in question.slips.values():
            told.append((False, written(slip.value, language, question.tolerance), slip.why))
    for right, answer, why in sorted(told, key=lambda each: not each[0]):
        yield said["right" if right else "wrong"].format(answer=answer, why=why)


def _balanced(formulas: tuple[FormulaText, ...]) -> list[tuple[FormulaText, ...]]:
    """Part formulas into as few slides as may be, none with much less than another."""
    count = math.ceil(len(formulas) / MOST_FORMULAS)
    bounds = [math.ceil(len(formulas) * part / count) for part in range(count + 1)] if count else []
    return [formulas[first:after] for first, after in pairwise(bounds)]


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
