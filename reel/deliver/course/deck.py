"""The course as slides for the browser, which play beats of the course's own videos."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from reel.deliver.course.appearance import FONTS, own_font_here
from reel.deliver.course.cuts import last_picture
from reel.deliver.course.material import Course
from reel.deliver.course.mathematics import mathml
from reel.deliver.course.outline import Slide, outline
from reel.deliver.course.texts import texts
from reel.deliver.course.writing import STATIC, environment, script
from reel.deliver.pages.writing import as_allowed, direction
from reel.records.theme import ROLES, Theme
from reel.wording.captions import captions_of

FILE = "slides.html"
PICTURES = "slides"
"""The folder of the pictures that beats end with."""

_PAPER = 297  # millimetres, the longer side of a printed slide


class _Face(NamedTuple):
    """A font of the course's pages, which the deck shares."""

    family: str
    weight: int
    file: str


class _Size(NamedTuple):
    width: float
    height: float


_FACES = (
    _Face("Source Sans Pro", 400, f"{FONTS}/SourceSansPro-Regular.otf"),
    _Face("Source Sans Pro", 600, f"{FONTS}/SourceSansPro-Semibold.otf"),
    _Face("STIX Two Math", 400, f"{FONTS}/STIXTwoMath.woff2"),
)


def write_deck(course: Course, folder: Path) -> None:
    """Write the course's deck into a folder: a page, and the pictures that its beats end with."""
    slides = outline(course)
    (folder / PICTURES).mkdir()
    pictures = {}
    for slide in slides:
        if slide.lesson and slide.beat:
            media = slide.lesson.media
            name = f"{PICTURES}/{slide.lesson.id}-{slide.beat.id}.jpg"
            picture = last_picture(media.video, slide.beat, media.timeline.fps)
            (folder / name).write_bytes(picture)
            pictures[slide.address] = name
    first = course.videos[0].timeline
    own = script("deck")
    largest = max(first.width, first.height)
    page = (
        environment()
        .get_template("slides.html")
        .render(
            course=course,
            direction=direction(course.language),
            slides=slides,
            pictures=pictures,
            captions={slide.address: _captions(slide) for slide in slides if slide.beat},
            poster=f"media/{course.videos[-1].timeline.id}.png",
            said=texts(course.language)["slides"],
            size=_Size(first.width, first.height),
            paper=_Size(_PAPER * first.width / largest, _PAPER * first.height / largest),
            schemes=list(_schemes(course)),
            mathml=mathml,
            roles=ROLES,
            faces=_FACES,
            own_font=own_font_here(course.typeface),
            style=Markup((STATIC / "deck.css").read_text(encoding="utf-8")),
            script=own,
            allowed=as_allowed(own),
        )
    )
    (folder / FILE).write_text(page, encoding="utf-8")


def _captions(slide: Slide) -> list[tuple[float, float, str]]:
    """List what is said in a beat: from when, until when (seconds of its clip), and what."""
    assert slide.lesson
    assert slide.beat
    start, end = slide.beat.start, slide.beat.end
    return [
        (caption.start, caption.end, "\n".join(caption.lines))
        for caption in captions_of(slide.lesson.media.timeline)
        if start <= caption.start < end
    ]


def _schemes(course: Course) -> Iterator[tuple[str, bool, Theme]]:
    """Yield when each theme is taken, and whether it is dark: the film's, unless one prefers."""
    yield "all", course.theme.dark, course.theme
    if other := course.other_theme:
        scheme = "dark" if other.dark else "light"
        yield f"screen and (prefers-color-scheme: {scheme})", other.dark, other
