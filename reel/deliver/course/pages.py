"""The course's pages: plain files that work from a disk as from any web server."""

import base64
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reel.deliver.course.appearance import write_appearance
from reel.deliver.course.embedding import embed_address, oembed, snippet
from reel.deliver.course.guides import Guide, guides
from reel.deliver.course.material import Course, Lesson, Video
from reel.deliver.course.mathematics import mathml
from reel.deliver.course.questions import question_data
from reel.deliver.course.sentences import sentences
from reel.deliver.course.texts import texts
from reel.deliver.course.writing import environment, script
from reel.deliver.pages.writing import as_allowed, direction
from reel.records.language import Language, language_of
from reel.records.moment import moment

# Which scripts a page has, in their order: those that listen stand before those that tell.
_PLAYER = ("notices", "player", "tracks")
_READING = ("keys", "transcript", "copying", "linking", "languages")
_QUIZ = ("quiz",)
_LEARNER = ("memory", "messages")
_INDEX = ("notices", "progress", "messages")


def write_pages(course: Course, folder: Path) -> None:
    """Write the course's pages into a folder."""
    write_appearance(course, folder)
    for name in ("embed", "oembed"):
        (folder / name).mkdir()
    _Pages(course, folder).write()


class _Captions(NamedTuple):
    """The captions that a page has in one language."""

    language: Language
    direction: str
    track: str


class _SamePage(NamedTuple):
    """A page in one of its languages."""

    language: Language
    path: str


class _Pages:
    """Writes all pages of a course."""

    def __init__(self, course: Course, folder: Path) -> None:
        self._course = course
        self._folder = folder
        self._texts = texts(course.language)
        # What a browser keeps of a learner is kept under it: two courses must not mix.
        self._key = _key(f"{course.language} {course.title}")

    def write(self) -> None:
        lessons = self._course.lessons
        self._write_index()
        for guide in guides(self._course):
            self._write_guide(guide)
        for place, lesson in enumerate(lessons):
            before = lessons[place - 1] if place else None
            after = lessons[place + 1] if place + 1 < len(lessons) else None
            self._write_clip(lesson, before, after)
            whole = lesson.formulas and lesson.questions
            link = self._texts["page"]["lesson_page" if whole else "full_page"]
            self._write_embed(lesson.media, lesson.title, lesson.id, link)
        if self._course.film:
            self._write_film(self._course.film)
            link = self._texts["page"]["full_page"]
            self._write_embed(self._course.film, self._course.title, "film", link)

    def _write_index(self) -> None:
        lessons = self._course.lessons
        questions = {lesson.id: len(lesson.questions) for lesson in lessons}
        watched = [self._course.film] if self._course.film else [each.media for each in lessons]
        self._write(
            "index.html",
            "index",
            self._data("", "index", self._course.title, clips=questions),
            _INDEX,
            total=sum(video.timeline.duration for video in watched),
        )

    def _write_guide(self, guide: Guide) -> None:
        (self._folder / f"{guide.name}.md").write_text(guide.markdown, encoding="utf-8")
        data = self._data("", "guide", guide.title)
        self._write(f"{guide.name}.html", "guide", data, (), guide=guide)

    def _write_clip(self, lesson: Lesson, before: Lesson | None, after: Lesson | None) -> None:
        timeline = lesson.media.timeline
        formulas = [
            {
                "mathml": mathml(formula.mathml),
                "typst": formula.typst,
                "latex": formula.latex,
                "spoken": formula.spoken,
                "time": moment(formula.beat, formula.cue, timeline),
            }
            for formula in lesson.formulas
        ]
        questions = [
            question_data(name, question, timeline) for name, question in lesson.questions.items()
        ]
        scripts = (*_PLAYER, *_READING, *(_QUIZ if questions else ()), *_LEARNER)
        self._write(
            f"{lesson.id}.html",
            "clip",
            self._data(lesson.id, "clip", lesson.title, lesson.media, questions=questions),
            scripts,
            lesson=lesson,
            last=self._course.lessons[-1].number,
            before=before,
            after=after,
            formulas=formulas,
            questions=questions,
            parts=[{"title": "", "sentences": sentences(timeline.beats)}],
            **self._playing(lesson.media),
            **_embedding(lesson.media, lesson.title),
        )

    def _write_film(self, film: Video) -> None:
        timeline = film.timeline
        parts = [
            {
                "title": chapter.title,
                "page": f"{chapter.id}.html",
                "sentences": sentences(
                    beat
                    for beat in timeline.beats
                    if chapter.start <= (beat.start + beat.end) / 2 < chapter.end
                ),
            }
            for chapter in timeline.chapters
        ]
        self._write(
            "film.html",
            "film",
            self._data("film", "film", self._course.title, film),
            (*_PLAYER, *_READING, *_LEARNER),
            parts=parts,
            **self._playing(film),
            **_embedding(film, self._course.title),
        )

    def _write_embed(self, video: Video, title: str, name: str, link: str) -> None:
        self._write(
            embed_address(name),
            "embed",
            self._data(name, "embed", title, video),
            (*_PLAYER, *_LEARNER),
            root="../",
            title=title,
            page=f"{name}.html",
            full_page=link,
            **self._playing(video),
        )
        told = oembed(self._course, video.timeline, title)
        (self._folder / "oembed" / f"{name}.json").write_text(
            json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )

    def _editions(self, path: str, clip: str) -> Iterator[_SamePage]:
        """Yield a page in all languages that have it; none where that is its own alone."""
        having = [each for each in self._course.editions if not clip or clip in each.videos]
        for each in having if len(having) > 1 else ():
            yield _SamePage(language_of(each.language), f"{each.folder}/{path}")

    def _playing(self, video: Video) -> dict[str, Any]:
        """What a page with a player needs."""
        return {
            "video": video,
            "media": f"media/{video.timeline.id}",
            "captions": [
                _Captions(language_of(code), direction(code), _inlined_track(path))
                for code, path in self._captions(video)
            ],
            "chapters": _inlined_track(video.chapters) if video.chapters else "",
        }

    def _captions(self, video: Video) -> Iterator[tuple[str, Path]]:
        """Yield the languages of a video's captions, its own first, and their files."""
        yield self._course.language, video.captions
        yield from ((code, vtt) for code, (vtt, _) in video.translated.items())

    def _data(
        self, clip: str, page: str, title: str, video: Video | None = None, **more: Any
    ) -> dict[str, Any]:
        """What scripts know of their page."""
        return {
            "course": self._key,
            "film": _key(self._course.first_title),
            "clip": clip,
            "page": page,
            "title": title,
            "decimal": language_of(self._course.language).decimal,
            "duration": video.timeline.duration if video else 0.0,
            "beats": [
                {"id": beat.id, "start": beat.start, "end": beat.end}
                for beat in (video.timeline.beats if video else ())
            ],
            "questions": [],
            "texts": self._texts["page"]["live"] | self._texts["quiz"]["live"],
            **more,
        }

    def _write(
        self, path: str, kind: str, data: dict[str, Any], scripts: Sequence[str], **more: Any
    ) -> None:
        sources = [script(name) for name in scripts]
        filled = environment().get_template(f"{kind}.html").render(
            {
                "course": self._course,
                "kind": kind,
                "t": self._texts["page"],
                "q": self._texts["quiz"],
                "root": "",
                "editions": [] if kind == "embed" else list(self._editions(path, data["clip"])),
                "direction": direction(self._course.language),
                "data": data,
                "scripts": sources,
                "allowed": " ".join(map(as_allowed, sources)),
                **more,
            }
        )  # fmt: skip
        (self._folder / path).write_text(filled.lstrip(), encoding="utf-8")


def _key(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:12]


def _inlined_track(path: Path) -> str:
    return f"data:text/vtt;base64,{base64.b64encode(path.read_bytes()).decode()}"


def _embedding(video: Video, title: str) -> dict[str, str]:
    """What a page says of how its video is embedded: where, and the snippet."""
    address = embed_address(video.timeline.id)
    return {"embed": address, "snippet": snippet(video.timeline, title, address)}
