"""The command `social`: posts of clips, platform by platform, and the page to upload them from."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console

from reel.build.build import Build, Product
from reel.build.loops import LoopsBuild
from reel.build.posts import PostsBuild
from reel.build.upload_page import write_upload_page
from reel.build.ways import Way, posts_folder, ways_of
from reel.cli.console import open_console, say, show_table, shown_progress
from reel.cli.options import PostOptions, open_pool
from reel.cli.speaking import spoken
from reel.cli.untranslated import tell_untranslated
from reel.cli.versions import Faults, Version
from reel.engine.cache.keys import Keys
from reel.records.film import Film
from reel.records.formats import quality_of
from reel.records.plan import Plan, plan
from reel.records.platforms import Platform, Platforms, load_platforms
from reel.records.posted import LOOPS
from reel.records.posts import Posts, load_posts
from reel.records.settings import Settings


def make_posts(
    versions: Sequence[Version],
    ids: tuple[str, ...],
    chosen: PostOptions,
    faults: Faults,
    *,
    end_screen: bool,
) -> list[str]:
    """Make posts, and show how it goes.

    Args:
        versions: the clips there are, in each language that is asked for.
        ids: which of them; all if there are none.
        chosen: the other options.
        faults: notes what keeps languages from being made.
        end_screen: whether the last clip and the film end with room for links.

    Returns:
        A line on each failure.

    Raises:
        ReelError: no such clip or platform, or what is written in posts is wrong.
    """
    console, keys = open_console(), Keys()
    planned: list[_Planned] = []
    for film, settings in versions:
        with faults.of(film.project.language):
            planned.append(_Planned(console, film, ids, settings, chosen, end_screen=end_screen))
    faults.settle(planned)
    failures = faults.failures
    for each in planned:
        failures += each.make(console, keys)
    return failures


class _Planned:
    """Posts in one language, as they are to be made: all that can be wrong is found before.

    Args:
        console: shows how it goes.
        film: the clips there are, in the theme of the settings.
        ids: which of them; all if there are none.
        settings: how they are made.
        chosen: the other options.
        end_screen: whether the last clip and the film end with room for links.

    Raises:
        ReelError: something is wrong.
    """

    def __init__(
        self,
        console: Console,
        film: Film,
        ids: tuple[str, ...],
        settings: Settings,
        chosen: PostOptions,
        *,
        end_screen: bool,
    ) -> None:
        self._chosen = chosen
        self._known = load_platforms(film.project)
        self._platforms = _chosen(self._known, chosen["platforms"])
        self._words = load_posts(film.project, film.storyboard)
        tell_untranslated(console, film)
        self._film, unspoken = spoken(console, film, ids, settings.voice, fresh=chosen["fresh"])
        self._end_screen = end_screen
        quality = quality_of(settings.quality)
        self._folder = posts_folder(
            chosen["out"], quality, film.theme_name, settings.voice, film.project.settings,
            film.project.other_language,
        )  # fmt: skip
        self._ways = [
            (
                way,
                plan(
                    self._film, ids, quality=quality, out=chosen["out"], shape=way.shape,
                    captions=way.captions, voice=settings.voice, loudness=way.loudness,
                    unspoken=unspoken, folder=self._folder / (way.platforms or (LOOPS,))[0],
                ),
            )
            for way in ways_of(self._platforms, settings)
        ]  # fmt: skip

    def make(self, console: Console, keys: Keys) -> list[str]:
        """Make them, and show how it goes.

        Returns:
            A line on each failure.
        """
        began = time.monotonic()
        film, words = self._film, self._words
        posts = _Posts(film, words, self._platforms, self._folder, end_screen=self._end_screen)
        outcomes = []
        for way, wanted in self._ways:
            with shown_progress(console, f"{way.name}/") as listener:
                workers = partial(open_pool, self._chosen, film.project)
                build = Build(wanted, listener, workers, keys, fresh=self._chosen["fresh"])
                made = build.run(clips=False, products=posts.products(way, wanted, build))
            clips = wanted.order
            outcomes += [
                replace(each, name=f"{way.name}/{each.name}") if each.name in clips else each
                for each in made
            ]
        outcomes.append(write_upload_page(film, words, self._known, self._folder))
        failures = show_table(console, outcomes, began)
        if self._end_screen and not any(each.end_screen for each in self._platforms.values()):
            say(console, "--end-screen: none of these platforms has one")
        chosen_by = "".join(f" --platform {name}" for name in self._chosen["platforms"])
        if language := film.project.other_language:
            chosen_by += f" --language {language}"
        say(console, f"before you upload, see what a platform would refuse: check{chosen_by}")
        return failures


def _chosen(known: Platforms, names: tuple[str, ...]) -> dict[str, Platform]:
    """Find the platforms that are named, in the order of their file.

    Raises:
        ReelError: there is no such platform.
    """
    wanted = {name for each in names for name in known.chosen(each)}
    return {name: platform for name, platform in known.known.items() if name in wanted}


class _Posts:
    """Gives each way its products.

    Args:
        film: has words and brand.
        words: what is written in posts.
        platforms: those that are asked for, by name.
        folder: of all posts.
        end_screen: whether the last clip and the film end with room for links.
    """

    def __init__(
        self,
        film: Film,
        words: Posts,
        platforms: Mapping[str, Platform],
        folder: Path,
        *,
        end_screen: bool,
    ) -> None:
        self._film = film
        self._words = words
        self._platforms = platforms
        self._folder = folder
        self._end_screen = end_screen
        self._loops: LoopsBuild | None = None

    def products(self, way: Way, wanted: Plan, build: Build) -> list[Product]:
        """Open what is made of clips that are rendered in one way: loops first."""
        products: list[Product] = []
        takers = [each.animation for each in self._platforms.values() if each.animation]
        if way.gives_loops and takers and not self._loops:
            self._loops = LoopsBuild(self._film, self._folder, takers, build.derived)
            products.append(self._loops)
        for name in way.platforms:
            products.append(
                PostsBuild(
                    self._film,
                    self._words,
                    name,
                    self._platforms[name],
                    self._folder,
                    self._loops,
                    tracked=wanted.tracked,
                    end_screen=self._end_screen,
                    derived=build.derived,
                )
            )
        return products
