"""What the template of a handout is told: every word as data, none of it markup."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from reel.deliver.clock import clock
from reel.deliver.course.key_pictures import KeyPicture
from reel.deliver.course.material import Course, Lesson
from reel.deliver.course.texts import texts
from reel.deliver.pages.writing import written
from reel.records.brand import Brand
from reel.records.moment import moment
from reel.records.quiz import Question
from reel.records.theme import Theme
from reel.records.timeline import Timeline
from reel.records.typeface import direction

COVER = "cover.png"
"""The name of the picture on the cover."""

_INK = ("text", "muted", "accent", "good", "surface", "grid")
"""The roles of a theme that are seen on paper."""

_PLAIN = ("#000000", "#555555", "#000000", "#000000", "#F3F3F3", "#CCCCCC")
"""The same where a film has no light theme: a dark one's colours do not read on white."""


def picture_name(lesson: Lesson, place: int) -> str:
    """Name the file of a lesson's picture."""
    return f"{lesson.id}-{place}.png"


def told(course: Course, pictures: Mapping[str, Sequence[KeyPicture]]) -> dict[str, Any]:
    """Gather all that a course's handouts say and show.

    Args:
        course: the course.
        pictures: those of each lesson, by its id.
    """
    words = texts(course.language)["handout"]
    language, _, region = course.language.partition("-")
    first = course.lessons[0]
    cover = (course.film or first.media).timeline
    return {
        "title": course.title,
        "author": course.brand.name,
        "language": language,
        "region": region if len(region) == 2 else None,
        "direction": direction(course.title),
        "font": course.typeface.families,
        "ink": _ink(course),
        "words": words,
        "foot": " · ".join(filter(None, (course.brand.name, course.brand.licence))),
        "credits": _credits(course.brand, words),
        "licence_url": course.brand.licence_url,
        "cover": {
            "file": COVER,
            "alt": words["cover"].format(title=course.title),
            "width": cover.width,
            "height": cover.height,
        },
        "lessons": [
            _lesson(lesson, pictures[lesson.id], course.language, words)
            for lesson in course.lessons
        ],
    }


def _ink(course: Course) -> dict[str, str]:
    """Take the colours of the theme that is light."""
    themes: tuple[Theme | None, ...] = (course.theme, course.other_theme)
    for theme in themes:
        if theme and not theme.dark:
            return {role: theme.colour(role) for role in _INK}
    return dict(zip(_INK, _PLAIN, strict=True))


def _credits(brand: Brand, words: Mapping[str, str]) -> list[str]:
    name = " · ".join(filter(None, (brand.name, brand.handle)))
    lines = [words["made_by"].format(name=name), brand.credit, brand.call_to_action]
    if brand.licence:
        lines.append(words["licence"].format(licence=brand.licence))
    return [line for line in lines if line]


def _lesson(
    lesson: Lesson, pictures: Sequence[KeyPicture], language: str, words: Mapping[str, str]
) -> dict[str, Any]:
    timeline = lesson.media.timeline
    shown: dict[int, list[dict[str, Any]]] = {}
    for place, picture in enumerate(pictures):
        shown.setdefault(picture.beat, []).append(_picture(lesson, place, picture, words))
    return {
        "id": lesson.id,
        "number": lesson.number,
        "title": lesson.title,
        "takeaway": lesson.takeaway,
        "beats": [
            {
                "moment": clock(beat.start),
                "point": beat.point,
                "said": beat.words,
                "pictures": shown.get(number, []),
            }
            for number, beat in enumerate(timeline.beats)
        ],
        "formulas": [
            {"typst": formula.typst, "spoken": formula.spoken} for formula in lesson.formulas
        ],
        "questions": [
            _question(f"{lesson.number}.{place}", question, timeline, language, words)
            for place, question in enumerate(lesson.questions.values(), start=1)
        ],
    }


def _picture(
    lesson: Lesson, place: int, picture: KeyPicture, words: Mapping[str, str]
) -> dict[str, Any]:
    """A picture; the narration says what is seen, so it is the picture's text."""
    seen = clock(picture.seconds)
    beat = lesson.media.timeline.beats[picture.beat]
    return {
        "file": picture_name(lesson, place),
        "alt": words["picture"].format(moment=seen, said=beat.words),
        "width": picture.image.width,
        "height": picture.image.height,
    }


def _question(
    label: str, question: Question, timeline: Timeline, language: str, words: Mapping[str, str]
) -> dict[str, Any]:
    answered = moment(question.beat, question.cue, timeline)
    return {
        "label": label,
        "kind": question.kind,
        "ask": question.ask,
        "how": words[question.kind],
        "again": words["again"].format(moment=clock(answered)),
        "answers": (
            _numbers(question, language) if question.kind == "number" else _choices(question)
        ),
    }


def _choices(question: Question) -> list[dict[str, Any]]:
    """Each answer to choose from, by a letter."""
    return [
        {"label": letter, "text": answer.text, "right": answer.right, "why": answer.why}
        for letter, answer in zip(ascii_lowercase, question.answers.values(), strict=False)
    ]


def _numbers(question: Question, language: str) -> list[dict[str, Any]]:
    """The number asked for, and those that people come to by a mistake."""
    assert question.value is not None
    value = written(question.value, language, question.tolerance)
    right = {"label": value, "text": "", "right": True, "why": question.why}
    return [
        right,
        *(
            {"label": written(slip.value, language), "text": "", "right": False, "why": slip.why}
            for slip in question.slips.values()
        ),
    ]
