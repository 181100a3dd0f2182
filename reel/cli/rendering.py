"""What the rendering commands have in common: plans, workers, progress, the table at the end."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from reel.build.build import Build
from reel.build.derived import Derived
from reel.cli.console import open_console, say, show_table, shown_progress
from reel.cli.file_jobs import jobs_in_file
from reel.cli.options import PoolOptions, open_pool
from reel.cli.speaking import spoken
from reel.cli.standalone import folder_of, giving_way, render_standalone
from reel.cli.untranslated import tell_untranslated
from reel.cli.versions import Faults, Version
from reel.engine.cache.keys import Keys
from reel.engine.run.outcome import Outcome
from reel.records.formats import Format, Quality, quality_of
from reel.records.outputs import Kind
from reel.records.plan import Plan, plan
from reel.records.translations import load_translations

if TYPE_CHECKING:
    from reel.build.course import CourseBuild


class _Planned:
    """A film in one language and format, as it is to be made.

    Args:
        version: the film, and how it is made.
        shape: the format.
        wanted: what is to be made of it.
        course: makes a course of it, if that is asked for.
    """

    def __init__(
        self, version: Version, shape: Format, wanted: Plan, course: "CourseBuild | None"
    ) -> None:
        self.project = version[0].project
        self.shape = shape
        self.wanted = wanted
        self.course = course


def make(
    versions: Sequence[Version],
    ids: tuple[str, ...],
    chosen: PoolOptions,
    faults: Faults,
    *,
    clips: bool = False,
    whole: bool = False,
    stills: bool = False,
    course: Callable[[Format], Mapping[str, Path]] | None = None,
) -> list[str]:
    """Make clips, the whole film, contact sheets or a course, and show how it goes.

    Args:
        versions: the clips there are, in each language that is asked for.
        ids: which of them; all if there are none.
        chosen: the other options.
        faults: notes what keeps languages from being made.
        clips: whether to make clips.
        whole: whether to make the film of all clips.
        stills: whether to make contact sheets.
        course: if a course is to be made, names the folder of videos in each language.

    Returns:
        A line on each failure.

    Raises:
        ReelError: nothing of it can be made.
    """
    began = time.monotonic()
    console = open_console()
    outcomes: list[Outcome] = []
    keys = Keys()
    planned: list[_Planned] = []
    for film, settings in versions:
        with faults.of(film.project.language):
            planned += _planned(console, (film, settings), ids, chosen, keys, stills, bool(course))
    faults.settle(planned)
    if course:
        _interlink(planned, course)
    several_shapes = len({each.shape for each in planned}) > 1
    for each in planned:
        name = f"{each.project.language}/" if len(versions) > 1 else ""
        name += f"{each.shape.name}/" if several_shapes else ""
        with shown_progress(console, name) as listener:
            workers = partial(open_pool, chosen, each.project)
            build = Build(each.wanted, listener, workers, keys, fresh=chosen["fresh"])
            products = [each.course] if each.course else []
            made = build.run(clips=clips, film=whole, stills=stills, products=products)
        outcomes += [replace(outcome, name=name + outcome.name) for outcome in made]
    return [*faults.failures, *show_table(console, outcomes, began)]


def _planned(
    console: Console,
    version: Version,
    ids: tuple[str, ...],
    chosen: PoolOptions,
    keys: Keys,
    stills: bool,
    course: bool,
) -> list[_Planned]:
    """Plan what is to be made in one language: all that can be wrong is found before it is.

    Raises:
        ReelError: something is.
    """
    film, settings = version
    tell_untranslated(console, film)
    film, unspoken = spoken(console, film, ids, settings.voice, fresh=chosen["fresh"])
    translations = load_translations(film.project, film.storyboard, film.words)
    for line in translations.told(ids):
        say(console, line)
    planned = []
    for shape in settings.shapes:
        wanted = plan(
            film, ids, quality=quality_of(settings.quality), out=chosen["out"], shape=shape,
            captions=settings.captions, stills=stills, voice=settings.voice,
            loudness=settings.loudness, unspoken=unspoken, translations=translations,
        )  # fmt: skip
        product = None
        if course:
            from reel.build.course import CourseBuild  # takes time to import, and few need it

            product = CourseBuild(film, wanted, Derived(wanted, keys, fresh=chosen["fresh"]))
        planned.append(_Planned((film, settings), shape, wanted, product))
    return planned


def _interlink(
    planned: Sequence[_Planned], folders: Callable[[Format], Mapping[str, Path]]
) -> None:
    """Let the courses of each format lead to each other, and to those of earlier runs."""
    for shape in dict.fromkeys(each.shape for each in planned):
        now = [each.course for each in planned if each.shape == shape and each.course]
        made = {each.language for each in now}
        beside = {code: folder for code, folder in folders(shape).items() if code not in made}
        for each in now:
            each.lead_to(now, beside)


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
