"""What lies in a package for an LMS: pages, their videos, and the page that holds them.

The pages are those of a course without the film, which would hold each video twice. A page of ours
shows them in a frame, keeps what the learner does in them (static/holder.js), and tells the LMS of
it (static/scorm.js or static/cmi5.js).
"""

import json
import shutil
import tempfile
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reel.deliver.course.appearance import own_font_here
from reel.deliver.course.material import Course, Lesson
from reel.deliver.course.pages import write_pages
from reel.deliver.course.texts import texts
from reel.deliver.course.writing import environment, script
from reel.deliver.pages.writing import direction
from reel.records.language import language_of

OUTSIDE = ("embed/", "oembed/", "EMBED.", "ACCESSIBILITY.")
"""What of a course's pages is not for learners, but for those who put it somewhere."""

_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of all files: the same course makes the same bytes."""

_SMALL_ALREADY = frozenset((".mp4", ".png"))
_MANY_TO_A_NAME = uuid.UUID("6f2b9a52-0c3d-5d0e-9a41-7f1c5a1f4b10")
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Package:
    """A course as one package teaches it.

    Attributes:
        course: what is taught; without a film, and in one language.
    """

    course: Course

    @property
    def title(self) -> str:
        """The course's title, or the clip's if there is only one."""
        lessons = self.course.lessons
        title = lessons[0].title if len(lessons) == 1 else self.course.title
        return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"

    @property
    def description(self) -> str:
        """What is learnt: the clips' questions, or what the only clip leaves one with."""
        lessons = self.course.lessons
        if len(lessons) == 1:
            return lessons[0].takeaway
        return " ".join(lesson.title for lesson in lessons)

    @property
    def start(self) -> str:
        """The page to begin with."""
        lessons = self.course.lessons
        return _page(lessons[0]) if len(lessons) == 1 else "index.html"

    @property
    def duration(self) -> float:
        """How long its videos are, in seconds."""
        return sum(lesson.media.timeline.duration for lesson in self.course.lessons)

    @property
    def mastery(self) -> float | None:
        """With how many of a hundred points a learner has passed; None if nothing is asked."""
        asked = any(lesson.questions for lesson in self.course.lessons)
        return round(100 * self.course.mastery, 2) if asked else None

    @property
    def rights(self) -> str:
        """Who made it, and how others may use it."""
        brand = self.course.brand
        told = (brand.name, brand.credit, brand.licence, brand.licence_url)
        return " · ".join(text for text in told if text)

    @cached_property
    def id(self) -> uuid.UUID:
        """The same for the same clips of the same film in the same language, and for no others."""
        course = self.course
        about = [course.title, course.language, *(lesson.id for lesson in course.lessons)]
        return uuid.uuid5(_MANY_TO_A_NAME, json.dumps(about))

    @property
    def activity(self) -> str:
        """The address that names what a learner does with it, in statements about it."""
        return uuid.uuid5(self.id, "activity").urn

    @property
    def told(self) -> dict[str, Any]:
        """What the holding page's scripts know."""
        return {
            "start": self.start,
            "mastery": self.mastery,
            "language": self.course.language,
            "decimal": language_of(self.course.language).decimal,
            "clips": [self._clip(lesson) for lesson in self.course.lessons],
            "texts": texts(self.course.language)["package"],
        }

    def _clip(self, lesson: Lesson) -> dict[str, Any]:
        return {
            "id": lesson.id,
            "page": _page(lesson),
            "duration": lesson.media.timeline.duration,
            "questions": [
                {
                    "name": name,
                    "iri": uuid.uuid5(self.id, f"{lesson.id}/{name}").urn,
                    "kind": question.kind,
                    "ask": question.ask,
                    "answers": [
                        {"name": key, "text": answer.text, "right": answer.right}
                        for key, answer in question.answers.items()
                    ],
                    "value": question.value,
                    "tolerance": question.tolerance,
                }
                for name, question in lesson.questions.items()
            ],
        }


def write_package(course: Course, path: Path, standard: str, manifest: str) -> None:
    """Write a package of all clips of a course.

    Args:
        course: what is taught.
        path: the zip; its folder is made if need be.
        standard: what the LMS speaks; the holding page, its template and its script are called so.
        manifest: the file in which the LMS reads what is in the package; its template, too.
    """
    package = Package(replace(course, film=None, editions=()))
    with tempfile.TemporaryDirectory() as written:
        folder = Path(written)
        write_pages(package.course, folder)
        files: dict[str, Path | bytes] = {
            name: file
            for file in folder.rglob("*")
            if file.is_file()
            and not (name := file.relative_to(folder).as_posix()).startswith(OUTSIDE)
        }
        for video in package.course.videos:
            files |= video.files
        page = f"{standard}.html"
        scripts = [script("holder"), script(standard)]
        files[page] = _filled(page, package, scripts=scripts)
        names = sorted(quote(name) for name in files)
        files[manifest] = _filled(manifest, package, page=page, files=names)
        write_zip(path, files)


def write_zip(path: Path, files: Mapping[str, Path | bytes]) -> None:
    """Write a zip that is the same, byte by byte, whenever the files are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as packed:
        for name, file in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _SAME_DAY)
            entry.create_system = 3  # as on Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            stored = Path(name).suffix in _SMALL_ALREADY
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            if isinstance(file, bytes):
                packed.writestr(entry, file)
                continue
            entry.file_size = file.stat().st_size  # decides whether it is one for large files
            with file.open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)


def _page(lesson: Lesson) -> str:
    return quote(f"{lesson.id}.html")


def _filled(template: str, package: Package, **more: Any) -> bytes:
    words = texts(package.course.language)["package"]
    filled = (
        environment()
        .get_template(template)
        .render(
            package=package,
            direction=direction(package.course.language),
            own_font=own_font_here(package.course.typeface),
            t=words,
            **more,
        )
    )
    return filled.encode()
