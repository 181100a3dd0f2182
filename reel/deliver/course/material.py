"""All that a course is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reel.records.brand import Brand
from reel.records.formula_text import FormulaText
from reel.records.narration import SILENCE
from reel.records.quiz import Question
from reel.records.theme import Theme
from reel.records.timeline import Timeline
from reel.records.typeface import Typeface


@dataclass(frozen=True)
class Video:
    """A finished video and what lies beside it.

    Attributes:
        timeline: its beats, with what is said in them; its id and title are the video's.
        video: the MP4.
        poster: a picture of it, a PNG.
        captions: as WebVTT.
        captions_srt: as SRT.
        transcript: as text.
        chapters: of a film, as WebVTT; None for a clip.
        translated: captions in other languages, as WebVTT and as SRT, by the languages' codes.
    """

    timeline: Timeline
    video: Path
    poster: Path
    captions: Path
    captions_srt: Path
    transcript: Path
    chapters: Path | None = None
    translated: Mapping[str, tuple[Path, Path]] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, Path]:
        """Its files, by where they lie in a course's folder; pages link to them there."""
        name = f"media/{self.timeline.id}"
        files = {
            f"{name}.mp4": self.video,
            f"{name}.png": self.poster,
            f"{name}.vtt": self.captions,
            f"{name}.srt": self.captions_srt,
            f"{name}.txt": self.transcript,
        }
        for code, (vtt, srt) in self.translated.items():
            files |= {f"{name}.{code}.vtt": vtt, f"{name}.{code}.srt": srt}
        return files | ({f"{name}.chapters.vtt": self.chapters} if self.chapters else {})


@dataclass(frozen=True)
class Lesson:
    """A clip as a course teaches it.

    Attributes:
        id: the clip's.
        number: its place among the film's clips, from 1; a course of some clips keeps it.
        title: the question that it asks.
        takeaway: the line it ends on.
        media: its video.
        formulas: in the order in which they are seen.
        questions: of its quiz, by name.
        key_pictures: the moments whose pictures are printed; none where they are chosen by how
            they look.
    """

    id: str
    number: int
    title: str
    takeaway: str
    media: Video
    formulas: tuple[FormulaText, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    key_pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A course in one of its languages.

    Attributes:
        language: its code.
        folder: where it lies, from the folder of the course that is written, as a relative path.
        videos: the ids of those that it has.
    """

    language: str
    folder: str
    videos: frozenset[str]


@dataclass(frozen=True)
class Course:
    """What a course teaches, and how it looks.

    Attributes:
        title: the film's.
        first_title: the film's in its first language: the same in all.
        language: of all words, as BCP 47 has it.
        brand: who made it.
        theme: the colours of the videos.
        typeface: what words are set with.
        other_theme: colours for readers who want dark where those are light, or the other way
            round; None if the film has no such theme.
        lessons: in order.
        film: the whole film, if all its clips are taught.
        mastery: the share of right answers with which a learner has passed.
        editions: the course in all languages in which there is one, this one among them.
    """

    title: str
    first_title: str
    language: str
    brand: Brand
    theme: Theme
    typeface: Typeface
    other_theme: Theme | None
    lessons: tuple[Lesson, ...]
    film: Video | None
    mastery: float
    editions: tuple[Edition, ...] = ()

    @property
    def videos(self) -> tuple[Video, ...]:
        """All its videos: the lessons', and the film."""
        lessons = tuple(lesson.media for lesson in self.lessons)
        return (*lessons, self.film) if self.film else lessons

    @property
    def translated(self) -> bool:
        """Whether its videos have captions in other languages, too."""
        return any(video.translated for video in self.videos)

    @property
    def narrated(self) -> bool:
        """Whether somebody speaks in its videos."""
        return any(video.timeline.voice.name != SILENCE for video in self.videos)
