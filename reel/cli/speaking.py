"""A film is spoken, and the person who waits is told how far it is."""

from collections.abc import Collection

from rich.console import Console

from reel.build.narrated import SpokenFilm, narrated
from reel.cli.console import say
from reel.records.film import Film


def spoken(
    console: Console, film: Film, ids: Collection[str], voice: str, *, fresh: bool = False
) -> SpokenFilm:
    """Let a voice speak a film, or some of its clips; see `narrated`."""
    beats = 0

    def count(done: int, total: int) -> None:
        nonlocal beats
        beats = done
        status.update(f"{voice} speaks: {done} of {total} beats")

    with console.status("") as status:
        made = narrated(film, ids, voice, fresh=fresh, on_spoken=count)
    if beats:
        say(console, f"{voice} has spoken {beats} beat{'s' * (beats > 1)}")
    return made
