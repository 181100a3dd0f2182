"""A course, from the clips of a build to the files in its folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from reel.build.built import Built, Played
from reel.build.derived import Derived
from reel.build.editions import earlier_edition, edition, leads_astray
from reel.build.facts import Facts, judge, work_out
from reel.build.listed_folder import publish_listed
from reel.deliver import course as rooms
from reel.deliver import pages
from reel.deliver.course.cmi5 import write_cmi5
from reel.deliver.course.deck import write_deck
from reel.deliver.course.handout import write_handouts
from reel.deliver.course.material import Course, Edition, Lesson, Video
from reel.deliver.course.pages import write_pages
from reel.deliver.course.scorm import write_scorm
from reel.deliver.course.slides import write_slides
from reel.deliver.course.texts import lacking_texts
from reel.engine.cache.keys import folder_digest
from reel.engine.cache.reads import file_digest
from reel.engine.cache.store import MANIFEST
from reel.engine.run.outcome import Outcome
from reel.records.clip_files import (
    CAPTIONS_SRT,
    CAPTIONS_VTT,
    CHAPTERS_VTT,
    POSTER,
    TIMELINE,
    TRANSCRIPT,
    VIDEO,
    translated_captions,
)
from reel.records.errors import ReelError
from reel.records.film import Film
from reel.records.language import language_of
from reel.records.out_folder import course_folder
from reel.records.plan import Plan
from reel.records.quiz import load_quiz
from reel.records.storyboard import FILM
from reel.records.timeline import read_timeline

_NAMES = "ACCESSIBILITY", "EMBED", "cmi5", "course", "index", "scorm", "slides"
"""What a course's own files are called, so that a clip in it cannot be."""

_FACTS = "facts.json"
_OWN = Path(rooms.__file__).parent, Path(pages.__file__).parent
"""With templates, scripts and texts."""

_WRITERS: tuple[tuple[str, Callable[[Course, Path], None]], ...] = (
    ("pages", write_pages),
    ("handout", write_handouts),
    ("slides", write_slides),
    ("deck", write_deck),
    ("scorm", write_scorm),
    ("cmi5", write_cmi5),
)


class CourseBuild:
    """Makes a course of a film's clips, or of some of them.

    Args:
        film: has the words, the brand and the themes.
        plan: which clips, and where to.
        derived: makes what has not been made before.

    Raises:
        ReelError: a clip's id is a name that the course needs; the quiz is wrong, or a function
            that computes its answers is.
    """

    name = "course"
    needs_all = True
    wants_film = True

    def __init__(self, film: Film, plan: Plan, derived: Derived) -> None:
        for job in plan.jobs:
            if job.id in _NAMES:
                raise ReelError(
                    f"storyboard: {job.id}: a course has files of that name; rename the clip"
                )
        self._film = film
        self._plan = plan
        self._derived = derived
        self._folder = course_folder(plan.folder)
        self._videos = [job.id for job in plan.jobs] + [FILM] * plan.complete
        self._editions: tuple[Edition, ...] = ()
        self._earlier: list[Edition] = []
        self._quiz = load_quiz(film.project, film.storyboard, film.words)
        self._facts = self._worked_out()
        judge(self._facts, film, self._quiz)

    def lead_to(self, made: Sequence["CourseBuild"], beside: Mapping[str, Path]) -> None:
        """Let pages lead to the same ones in other languages.

        Args:
            made: the course in all languages in which it is made now, this one among them.
            beside: by other languages, the folders of their videos: an earlier run may have made
                the course beside these.
        """
        earlier = (
            earlier_edition(language, course_folder(videos), self._folder)
            for language, videos in beside.items()
        )
        self._earlier = [each for each in earlier if each]
        now = [edition(each.language, each._folder, each._videos, self._folder) for each in made]
        order = self._film.project.translations
        both = sorted([*now, *self._earlier], key=lambda each: order.index(each.language))
        self._editions = tuple(both)

    @property
    def language(self) -> str:
        """The code of the language of its words."""
        return self._plan.project.language

    def _worked_out(self) -> Facts:
        """Have the film's modules work out formulas and answers; from the cache, if they can be."""
        project = self._film.project
        beside = [file_digest(path) for path in sorted(project.root.glob("*.py"))]
        sources = [folder_digest(project.scenes), folder_digest(project.data), beside]

        def fill(draft: Path) -> None:
            facts = work_out(self._film, self._quiz)
            (draft / _FACTS).write_bytes(msgspec.json.encode(facts))

        formulas = [clip.formulas for clip in self._film.storyboard]
        told = [formulas, self._quiz, project.language]  # formulas are read aloud in it
        made = self._derived.make("reel.build.facts", fill, sources, told)
        return msgspec.json.decode((made.folder / _FACTS).read_bytes(), type=Facts)

    def deliver(self, clips: Mapping[str, Played], film: Played | None) -> Outcome:
        """Make the course, and put it into its folder.

        Args:
            clips: those that it teaches, by their ids, as they are played.
            film: the whole film, if it belongs to the course.
        """
        course = self._course(clips, film)
        made = self._written(course, [each.playable for each in [*clips.values(), film] if each])
        files = {name: path for video in course.videos for name, path in video.files.items()}
        for part in made:
            files |= {
                path.relative_to(part.folder).as_posix(): path
                for path in part.folder.rglob("*")
                if path.is_file() and path.name != MANIFEST
            }
        publish_listed(self._folder, files)
        how = "fresh" if any(part.fresh for part in made) else "cache"
        seconds = sum(part.seconds for part in made)
        index = self._folder / "index.html"
        return Outcome(self.name, how, seconds, index, notes=tuple(self._notes()))

    def _notes(self) -> Iterator[str]:
        """Yield what is to be said of it, a line each.

        Which words are not in its language, and whose pages do not lead to it as it is now.
        """
        yield from lacking_texts(self.language)
        for other in self._earlier:
            if leads_astray(other, self._videos, self._folder):
                yield (
                    f"pages in {language_of(other.language).name} lead to another state of these; "
                    f"make them again with: course --language {other.language}"
                )

    def _course(self, clips: Mapping[str, Played], film: Played | None) -> Course:
        own = self._film
        order = own.storyboard.ids
        lessons = tuple(
            Lesson(
                clip,
                order.index(clip) + 1,
                own.words[clip].title,
                own.words[clip].takeaway,
                self._video(clips[clip]),
                tuple(self._facts.formulas.get(clip, ())),
                self._quiz.clips.get(clip, {}),
                own.storyboard[clip].key_pictures,
            )
            for clip in order
            if clip in clips
        )
        return Course(
            own.project.title,
            own.first_title,
            own.project.language,
            own.brand,
            own.theme,
            own.typeface,
            own.other_theme,
            lessons,
            self._video(film) if film else None,
            self._quiz.mastery,
            self._editions,
        )

    def _video(self, played: Played) -> Video:
        """Gather a clip or the film, and what lies beside it."""
        picture = played.picture
        captions = self._derived.captions(picture).folder
        chapters = picture.folder / CHAPTERS_VTT
        timeline = read_timeline(picture.folder / TIMELINE)
        return Video(
            timeline,
            played.playable.folder / VIDEO,
            self._derived.poster(picture).folder / POSTER,
            captions / CAPTIONS_VTT,
            captions / CAPTIONS_SRT,
            self._derived.transcript(picture).folder / TRANSCRIPT,
            chapters if chapters.exists() else None,
            {
                code: self._translated(captions, code)
                for code in self._plan.translations.of_video(timeline.id)
            },
        )

    def _translated(self, captions: Path, code: str) -> tuple[Path, Path]:
        srt, vtt = translated_captions(code)
        return captions / vtt, captions / srt

    def _written(self, course: Course, videos: Sequence[Built]) -> list[Built]:
        """Write all parts of a course that have not been written of the same before."""
        own = [folder_digest(folder) for folder in _OWN]
        told = [
            course.title, course.first_title, course.language, course.brand, course.theme,
            course.other_theme, course.typeface.key, course.mastery, bool(course.film),
            course.editions, self._plan.translations.sayings,
            [(each.number, each.title, each.takeaway, each.formulas, each.questions,
              each.key_pictures) for each in course.lessons],
        ]  # fmt: skip
        inputs = [own, told, [video.key for video in videos]]

        def part(name: str, write: Callable[[Path], None]) -> Built:
            return self._derived.make(f"reel.deliver.course.{name}", write, *inputs)

        def writing(write: Callable[[Course, Path], None]) -> Callable[[Path], None]:
            return lambda draft: write(course, draft)

        return [part(name, writing(write)) for name, write in _WRITERS]
