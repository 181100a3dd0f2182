"""What the rendering commands have in common: plans, workers, progress, the table at the end."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reel.build.build import Build
from reel.cli.console import open_console, say, show_table, shown_progress
from reel.cli.file_jobs import jobs_in_file
from reel.cli.options import PoolOptions, open_pool
from reel.cli.speaking import spoken
from reel.cli.standalone import folder_of, giving_way, render_standalone
from reel.cli.untranslated import tell_untranslated
from reel.engine.cache.keys import Keys
from reel.engine.run.outcome import Outcome
from reel.records.film import Film
from reel.records.formats import Format, Quality, quality_of
from reel.records.outputs import Kind
from reel.records.plan import Plan, plan
from reel.records.settings import Settings
from reel.records.translations import load_translations

if TYPE_CHECKING:
    from reel.build.course import CourseBuild


Version = tuple[Film, Settings]
"""A film in one language, in the theme of the settings, and how it is made."""


def make(
    versions: Sequence[Version],
    ids: tuple[str, ...],
    chosen: PoolOptions,
    *,
    clips: bool = False,
    whole: bool = False,
    stills: bool = False,
    course: bool = False,
) -> list[str]:
    """Make clips, the whole film, contact sheets or a course, and show how it goes.

    Args:
        versions: the clips there are, in each language that is asked for.
        ids: which of them; all if there are none.
        chosen: the other options.
        clips: whether to make clips.
        whole: whether to make the film of all clips.
        stills: whether to make contact sheets.
        course: whether to make a course.

    Returns:
        A line on each failure.
    """
    began = time.monotonic()
    console = open_console()
    outcomes: list[Outcome] = []
    keys = Keys()
    planned: list[tuple[Film, Format, Plan]] = []
    for film, settings in versions:
        shapes, quality = settings.shapes, quality_of(settings.quality)
        tell_untranslated(console, film)
        film, unspoken = spoken(console, film, ids, settings.voice, fresh=chosen["fresh"])
        translations = load_translations(film.project, film.storyboard, film.words)
        for line in translations.told(ids):
            say(console, line)
        for shape in shapes:
            wanted = plan(
                film, ids, quality=quality, out=chosen["out"], shape=shape,
                captions=settings.captions, stills=stills, voice=settings.voice,
                loudness=settings.loudness, unspoken=unspoken, translations=translations,
            )  # fmt: skip
            planned.append((film, shape, wanted))
    for film, shape, wanted in planned:
        name = f"{film.project.language}/" if len(versions) > 1 else ""
        name += f"{shape.name}/" if len(planned) > len(versions) else ""
        with shown_progress(console, name) as listener:
            workers = partial(open_pool, chosen, film.project)
            build = Build(wanted, listener, workers, keys, fresh=chosen["fresh"])
            editions = [each for _, its, each in planned if its == shape]
            products = [_course(film, wanted, build, editions)] if course else []
            made = build.run(clips=clips, film=whole, stills=stills, products=products)
        outcomes += [replace(outcome, name=name + outcome.name) for outcome in made]
    return show_table(console, outcomes, began)


def _course(film: Film, wanted: Plan, build: Build, editions: Sequence[Plan]) -> "CourseBuild":
    """Open what makes a course: its quiz and formulas are judged before anything is rendered."""
    from reel.build.course import CourseBuild  # takes time to import, and few need it

    return CourseBuild(film, wanted, build.derived, editions)


def render_file(
    path: Path,
    scenes: tuple[str, ...],
    quality: Quality | None,
    kind: Kind | None,
    chosen: PoolOptions,
) -> list[str]:
    """Render scenes of a Manim file, and show how it goes.

    Args:
        path: the file.
        scenes: their names; all if there are none.
        quality: what the person asked for; None for what the file says.
        kind: the kind of result that the person asked for; None likewise.
        chosen: the other options.

    Returns:
        A line on each failure.
    """
    began = time.monotonic()
    console = open_console()
    fresh, folder, keys = chosen["fresh"], chosen["out"] / folder_of(path), Keys()
    jobs = jobs_in_file(path, scenes, quality, kind, partial(say, console), keys, fresh=fresh)
    for line in giving_way(jobs, folder):
        say(console, line)
    with shown_progress(console) as listener:
        workers = partial(open_pool, chosen, None)
        outcomes = render_standalone(jobs, folder, listener, workers, keys, fresh=fresh)
    return show_table(console, outcomes, began)
