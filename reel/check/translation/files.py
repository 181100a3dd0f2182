"""The files in which a translation stands: words, quiz and posts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reel.check.translation.tables import Table, without_sayings
from reel.records.posts import posts
from reel.records.project import Project
from reel.records.quiz import quiz
from reel.records.storyboard import Storyboard
from reel.records.words import FilmWords, film_words, judge_drawn_beats


@dataclass(frozen=True)
class TextFile:
    """One kind of file.

    Attributes:
        path: of it, in a project's language.
        read: raises a ReelError that names the first thing wrong with its tables.
        equal: keys of what must be as in the first language: what is asked is the same.
        free: keys of what a language may have where the first has nothing.
    """

    path: Callable[[Project], Path]
    read: Callable[[Table, Project, Storyboard, FilmWords], object]
    equal: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()


def _read_words(table: Table, project: Project, storyboard: Storyboard, _: FilmWords) -> None:
    own = film_words(without_sayings(table), project.words, storyboard)
    for clip, words in own.clips.items():
        judge_drawn_beats(project, clip, words, "write it with others")


def _read_quiz(table: Table, project: Project, storyboard: Storyboard, words: FilmWords) -> None:
    quiz(table, project, storyboard, words.clips)


def _read_posts(table: Table, project: Project, storyboard: Storyboard, _: FilmWords) -> None:
    posts(table, project.posts, storyboard)


WORDS = TextFile(lambda project: project.words, _read_words)
QUIZ = TextFile(
    lambda project: project.quiz,
    _read_quiz,
    frozenset({"kind", "beat", "cue", "computed", "value", "tolerance", "right", "mastery"}),
)
POSTS = TextFile(
    lambda project: project.posts, _read_posts, free=frozenset({"hashtags", "tags", "link"})
)

FILES = (WORDS, QUIZ, POSTS)
