"""A film is spoken, and the person who waits is told how far it is."""

from collections.abc import Collection

from rich.console import Console

from reel.build.narrated import SpokenFilm, narrated
from reel.cli.console import say
from reel.records.film import Film
from reel.records.language import language_of
from reel.records.narration import SILENCE
from reel.records.root import PROJECT_FILE
from reel.records.settings import usual_voice


def spoken(
    console: Console, film: Film, ids: Collection[str], voice: str, *, fresh: bool = False
) -> SpokenFilm:
    """Let a voice speak a film, or some of its clips; see `narrated`."""
    beats = 0
    project = film.project
    if (
        voice == SILENCE == usual_voice(project.language)
        and project.language not in project.languages
    ):
        key = f"languages.{project.language}" if project.other_language else "settings"
        name = language_of(project.language).name
        say(
            console,
            f"{name}: nobody speaks it, it is timed by how fast it is read; a voice of its own "
            f"under [{key}] in {PROJECT_FILE} would",
        )

    def count(done: int, total: int) -> None:
        nonlocal beats
        beats = done
        status.update(f"{voice} speaks: {done} of {total} beats")

    with console.status("") as status:
        made = narrated(film, ids, voice, fresh=fresh, on_spoken=count)
    if beats:
        say(console, f"{voice} has spoken {beats} beat{'s' * (beats > 1)}")
    return made
