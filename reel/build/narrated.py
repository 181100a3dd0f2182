"""A film with a voice: its beats are spoken before anything is drawn."""

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import NamedTuple

from reel.records.film import Film


class SpokenFilm(NamedTuple):
    """A film whose beats have been spoken.

    Attributes:
        film: with its narrations.
        unspoken: why clips have none, in one line, by their ids.
    """

    film: Film
    unspoken: dict[str, str]


def narrated(
    film: Film,
    ids: Collection[str],
    voice: str,
    *,
    fresh: bool = False,
    on_spoken: Callable[[int, int], None] = lambda done, total: None,
) -> SpokenFilm:
    """Let a voice speak what clips say, unless it has been spoken before.

    Args:
        film: the clips there are.
        ids: which of them; all if there are none.
        voice: the name of who speaks.
        fresh: whether to take nothing from the cache.
        on_spoken: is told how many of the beats are spoken that have to be.

    Raises:
        ReelError: no such clip; the voice cannot be had; pronunciations are wrong.
    """
    # Imported here: a film in which nobody speaks needs none of it.
    from reel.voice.pronunciations import load_pronunciations, pronunciations_file
    from reel.voice.voiced import narrate
    from reel.voice.voices import letters_of, open_voice

    project = film.project
    wanted = [clip for clip in film.storyboard if clip.id in (set(ids) or film.storyboard.ids)]
    narrator = open_voice(voice, project.voice(voice), project)
    if narrator is None:
        return SpokenFilm(film, {})
    pronunciations = load_pronunciations(pronunciations_file(project), letters_of(narrator))
    made = narrate(
        project,
        {clip.id: film.words[clip.id].sayings for clip in wanted},
        narrator,
        pronunciations,
        threads=os.cpu_count() or 1,
        fresh=fresh,
        on_spoken=on_spoken,
    )
    return SpokenFilm(replace(film, narrations=made.narrations), made.failures)
