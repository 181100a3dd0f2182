"""A film in several languages: what is wrong in one keeps no other from being made."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from reel.cli.complaint import complain
from reel.records.errors import ReelError
from reel.records.film import Film, read_film
from reel.records.project import Project
from reel.records.settings import Settings
from reel.records.storyboard import Storyboard
from reel.records.writing import CannotWriteError

Version = tuple[Film, Settings]
"""A film in one language, in the theme of the settings, and how it is made."""


class Faults:
    """What keeps languages from being made: told at once, for others may take long."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._told: set[str] = set()

    @contextmanager
    def of(self, language: str) -> Iterator[None]:
        """Note what is wrong in a language, which is left out from then on.

        Raises:
            CannotWriteError: nor could anything else be written.
        """
        try:
            yield
        except CannotWriteError:
            raise
        except ReelError as error:
            self._found.setdefault(language, str(error))

    def __contains__(self, language: str) -> bool:
        """Whether something is wrong in a language."""
        return language in self._found

    def settle(self, left: Collection[object]) -> None:
        """Tell what has not been told yet.

        Args:
            left: what can be made.

        Raises:
            ReelError: nothing can.
        """
        if self._found and not left:
            raise ReelError("\n".join(dict.fromkeys(self._found.values())))
        for language, why in self._found.items():
            if language not in self._told:
                complain("left out", f"{language}: {why}")
                self._told.add(language)

    @property
    def failures(self) -> list[str]:
        """A line on each language that is left out, for the end."""
        return [f"{language}: {why}" for language, why in self._found.items()]


def read_versions(
    projects: Iterable[Project],
    settled: Callable[[Project], Settings],
    faults: Faults,
    *,
    theme: Callable[[Settings], str | None] = lambda settings: settings.theme,
    storyboard: Storyboard | None = None,
    also: Callable[[Film], object] = lambda film: None,
) -> list[Version]:
    """Read a film's files in all languages that are asked for.

    Args:
        projects: the film's, in each of them.
        settled: says how it is made in one.
        faults: notes what is wrong.
        theme: chooses that which is read.
        storyboard: the clips; by default what the project names.
        also: reads what else is needed, and raises a `ReelError` if it is wrong.

    Raises:
        ReelError: in none of them the film can be read.
    """
    versions: list[Version] = []
    for project in projects:
        with faults.of(project.language):
            settings = settled(project)
            film = read_film(project, theme(settings), storyboard)
            also(film)
            versions.append((film, settings))
    faults.settle(versions)
    return versions
