"""The files in which a translation stands: words, quiz and posts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reel.check.translation.tables import Table, without_sayings
from reel.records.posts import posts
from reel.records.project import Project
from reel.records.quiz import quiz
from reel.records.storyboard import Storyboard
from reel.records.words import FilmWords, film_title, film_words, judge_drawn_beats

SAME = "same"
"""The key of the list of keys whose texts are meant to be as in the first language."""


@dataclass(frozen=True)
class TextFile:
    """One kind of file.

    Attributes:
        path: of it, in a project's language.
        read: raises a ReelError that names the first thing wrong with its tables.
        equal: keys of what must be as in the first language: what is asked is the same.
        free: keys of what a language may have where the first has nothing.
        own: keys on top of the file that are no texts, but settings of its language.
    """

    path: Callable[[Project], Path]
    read: Callable[[Table, Project, Storyboard, FilmWords], object]
    equal: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset({SAME})

    def texts(self, tables: Table) -> Table:
        """All of a file's tables but its language's own settings."""
        return {name: value for name, value in tables.items() if name not in self.own}

    def settings(self, tables: Table) -> Table:
        """These alone."""
        return {name: value for name, value in tables.items() if name in self.own}


def _read_words(table: Table, project: Project, storyboard: Storyboard, _: FilmWords) -> None:
    own = film_words(without_sayings(table), project, storyboard)
    film_title(own, project)
    for clip, words in own.clips.items():
        judge_drawn_beats(project, clip, words, own.typeface, "write it with others")


def _read_quiz(table: Table, project: Project, storyboard: Storyboard, words: FilmWords) -> None:
    quiz(table, project, storyboard, words.clips)


def _read_posts(table: Table, project: Project, storyboard: Storyboard, _: FilmWords) -> None:
    posts(table, project.posts, storyboard)


WORDS = TextFile(lambda project: project.words, _read_words, own=frozenset({SAME, "font"}))
QUIZ = TextFile(
    lambda project: project.quiz,
    _read_quiz,
    frozenset({"kind", "beat", "cue", "computed", "value", "tolerance", "right", "mastery"}),
)
POSTS = TextFile(
    lambda project: project.posts, _read_posts, free=frozenset({"hashtags", "tags", "link"})
)

FILES = (WORDS, QUIZ, POSTS)
