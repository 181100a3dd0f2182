"""A build, from the plan to the files in the out folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Protocol

from reel.build.built import Built, Played
from reel.build.clips import Clips
from reel.build.derived import Derived
from reel.deliver.publish import publish
from reel.engine.cache.keys import Keys
from reel.engine.cache.store import Store, trim
from reel.engine.run.local_pool import Failed, Pool
from reel.engine.run.outcome import Outcome, ProgressListener, failure_of
from reel.records.clip_files import (
    CAPTIONS_SRT,
    CAPTIONS_VTT,
    CHAPTERS,
    CHAPTERS_VTT,
    CONTACT_SHEET,
    POSTER,
    TIMELINE,
    TRANSCRIPT,
    VIDEO,
    translated_captions,
)
from reel.records.errors import ReelError
from reel.records.plan import Files, Job, Plan
from reel.records.timeline import read_timeline
from reel.records.writing import CACHE, OUT, CannotWriteError


class Product(Protocol):
    """What else is made of clips, once all of them are there: a course, posts."""

    @property
    def name(self) -> str:
        """What its outcome is called."""

    @property
    def needs_all(self) -> bool:
        """Whether it is left out if one of the clips is not made."""

    @property
    def wants_film(self) -> bool:
        """Whether the film belongs to it, if all clips are made."""

    def deliver(self, clips: Mapping[str, Played], film: Played | None) -> Outcome:
        """Make it, and put it where it belongs.

        Args:
            clips: the plan's, by their ids, as they are played.
            film: the whole film, if it is wanted and complete.
        """


class Build:
    """One run: renders the plan's clips where the cache lacks them, and delivers files.

    Args:
        plan: what to make.
        listener: is told how it goes.
        open_pool: gives the workers, once there is something to render.
        keys: of this command: its builds in several formats have most in common.
        fresh: whether to take nothing from the cache.

    Raises:
        CannotWriteError: the out folder or the cache is full, or cannot be written to.
    """

    def __init__(
        self,
        plan: Plan,
        listener: ProgressListener,
        open_pool: Callable[[], Pool],
        keys: Keys,
        *,
        fresh: bool = False,
    ) -> None:
        self._plan = plan
        self._listener = listener
        self._clips = Clips(plan, keys, listener, open_pool, fresh=fresh)
        self.derived = Derived(plan, keys, fresh=fresh)

    def run(
        self,
        *,
        clips: bool = True,
        film: bool = False,
        stills: bool = False,
        products: Sequence[Product] = (),
    ) -> list[Outcome]:
        """Make the plan's clips, and deliver what is asked for.

        Args:
            clips: whether the clips are delivered.
            film: whether the film is.
            stills: whether the clips' contact sheets are.
            products: what else is made of them.

        Returns:
            What became of each clip, in the order of the plan, of the film and of the products.
        """
        cache = self._plan.project.cache
        OUT.make(self._plan.folder)
        with CACHE.written(cache):
            self._clips.tidy()
            self.derived.tidy()
        try:
            outcomes = self._run(clips=clips, film=film, stills=stills, products=products)
        finally:
            Store(cache / "scratch").tidy()  # what killed workers have left
        if any(made.how == "fresh" for made in outcomes):
            trim(cache)
        order = {name: place for place, name in enumerate(self._plan.order)}
        return sorted(outcomes, key=lambda made: order.get(made.name, len(order)))

    def _run(
        self, *, clips: bool, film: bool, stills: bool, products: Sequence[Product]
    ) -> list[Outcome]:
        built: dict[str, Built] = {}
        outcomes = [Outcome(clip, "failed", error=why) for clip, why in self._plan.unspoken.items()]
        for outcome in outcomes:
            self._listener.on_finished(outcome)
        with closing(self._clips.made()) as ready:
            for made in ready:
                if isinstance(made, Failed):
                    outcome = failure_of(made, self._plan.project.cache, self._plan.folder.name)
                else:
                    job, built[job.id] = made
                    outcome = self._deliver_clip(job, built[job.id], clips, stills)
                outcomes.append(outcome)
                self._listener.on_finished(outcome)
        whole = len(built) == len(self._plan.jobs) and not self._plan.unspoken
        if film and whole:
            outcomes.append(self._deliver_film([built[job.id] for job in self._plan.jobs]))
            self._listener.on_finished(outcomes[-1])
        elif film:
            outcomes.append(Outcome("film", "left out"))
        possible = [product for product in products if built and (whole or not product.needs_all)]
        for outcome in self._products(possible, built):
            outcomes.append(outcome)
            self._listener.on_finished(outcome)
        left = [product for product in products if product not in possible]
        outcomes += [Outcome(product.name, "left out") for product in left]
        return outcomes

    def _products(
        self, products: Sequence[Product], built: Mapping[str, Built]
    ) -> Iterator[Outcome]:
        """Make what else is made of the clips that are there; what goes wrong in one is its own."""
        if not products:
            return
        self._listener.on_started(products[0].name)  # from now on, nothing is drawn any more
        jobs = [job for job in self._plan.jobs if job.id in built]
        pictures = [built[job.id] for job in jobs]
        sounds = self._soundtracks(jobs, pictures)
        clips = {
            job.id: Played(picture, self.derived.playable(picture, sound))
            for job, picture, sound in zip(jobs, pictures, sounds, strict=True)
        }
        film = None
        whole = self._plan.complete and len(clips) == len(self._plan.jobs)
        if whole and any(product.wants_film for product in products):
            picture = self.derived.film(pictures)
            sound = self.derived.film_soundtrack(pictures, sounds)
            film = Played(picture, self.derived.playable(picture, sound))
        for product in products:
            try:
                yield product.deliver(clips, film if product.wants_film else None)
            except CannotWriteError:
                raise
            except ReelError as error:
                yield Outcome(product.name, "failed", error=str(error))

    def _soundtracks(self, jobs: Sequence[Job], clips: list[Built]) -> list[Built | None]:
        """Make what is heard of each of these clips; None where nothing is."""
        return [self.derived.soundtrack(clip, job) for job, clip in zip(jobs, clips, strict=True)]

    def _deliver_clip(self, job: Job, clip: Built, video: bool, stills: bool) -> Outcome:
        """Deliver a clip's video with all that goes beside it, its contact sheet, both or none."""
        files = self._plan.files(job.id)
        if video:
            sound = partial(self.derived.soundtrack, clip, job)
            publish(self._video_files(clip, sound, files))
        if stills:
            sheet = self.derived.contact_sheet(clip)
            publish({files.stills: sheet.folder / CONTACT_SHEET})
        return _outcome(job.id, clip, files.video if video else files.stills if stills else None)

    def _deliver_film(self, clips: list[Built]) -> Outcome:
        """Make the film of its clips, and deliver it with its chapters."""
        film = self.derived.film(clips)
        sounds = self._soundtracks(self._plan.jobs, clips)
        files = self._plan.files("film")
        chapters = {
            files.chapters: film.folder / CHAPTERS,
            files.chapters_vtt: film.folder / CHAPTERS_VTT,
        }
        sound = partial(self.derived.film_soundtrack, clips, sounds)
        publish({**self._video_files(film, sound, files), **chapters})
        return _outcome("film", film, files.video)

    def _video_files(
        self, video: Built, sound: Callable[[], Built | None], files: Files
    ) -> dict[Path, Path | None]:
        """Make the files of a clip or the film, and name each one's source.

        None for captions where none are wanted beside the picture: those of an earlier run would
        show a second time, over those in the picture.

        Args:
            video: its picture and its timeline.
            sound: makes its soundtrack; meanwhile the poster is drawn.
            files: where all goes.
        """
        with ThreadPoolExecutor(1) as beside:
            poster = beside.submit(self.derived.poster, video)
            playable = self.derived.playable(video, sound())
        written = self.derived.captions(video).folder if self._plan.subtitled else None
        return {
            **self._translated_captions(written, files),
            files.video: playable.folder / VIDEO,
            files.timeline: video.folder / TIMELINE,
            files.transcript: self.derived.transcript(video).folder / TRANSCRIPT,
            files.captions_srt: written and written / CAPTIONS_SRT,
            files.captions_vtt: written and written / CAPTIONS_VTT,
            files.poster: poster.result().folder / POSTER,
        }

    def _translated_captions(self, written: Path | None, files: Files) -> dict[Path, Path | None]:
        """Name the source of captions in other languages; None for those of an earlier run."""
        named: dict[Path, Path | None] = dict.fromkeys(files.all_translated_captions())
        if written:
            for language in self._plan.translations.of_video(files.name):
                sources = (written / name for name in translated_captions(language))
                named |= zip(files.translated_captions(language), sources, strict=True)
        return named


def _outcome(name: str, made: Built, file: Path | None) -> Outcome:
    length = read_timeline(made.folder / TIMELINE).duration
    return Outcome(name, made.how, made.seconds, file, length, unsteady=made.unsteady)
