"""What is made from clips without a scene (film, captions, stills): from the cache, or fresh."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

from reel.build.built import Built
from reel.deliver.caption_files import write_captions
from reel.deliver.fade import write_fade
from reel.deliver.film import write_film
from reel.deliver.playable import track_of, write_playable
from reel.deliver.stills import write_contact_sheet, write_poster
from reel.engine.cache.keys import Keys
from reel.engine.cache.store import Store
from reel.records.clip_files import (
    CAPTIONS_SRT,
    CAPTIONS_VTT,
    CONTACT_SHEET,
    FADE,
    POSTER,
    TIMELINE,
    VIDEO,
)
from reel.records.plan import Plan
from reel.records.timeline import read_timeline


class Derived:
    """Makes what has not been made before from the same.

    Args:
        plan: has the film's title and its theme.
        keys: of this run.
        fresh: whether to take nothing from the cache.
    """

    def __init__(self, plan: Plan, keys: Keys, *, fresh: bool) -> None:
        self._plan = plan
        self._keys = keys
        self._fresh = fresh
        self._store = Store(plan.project.cache / "derived")

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()

    def film(self, clips: Sequence[Built]) -> Built:
        """Join clips into the film, with VIDEO, TIMELINE, CHAPTERS and CHAPTERS_VTT."""
        title = self._plan.project.title

        def fill(draft: Path) -> None:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                fades = list(threads.map(self._fade, clips, clips[1:]))
            write_film(title, [clip.folder for clip in clips], fades, draft)

        return self._make("reel.deliver.film", fill, title, [clip.key for clip in clips])

    def _fade(self, before: Built, after: Built) -> Path:
        """Make what stands between two clips: a video."""

        def fill(draft: Path) -> None:
            write_fade(before.folder, after.folder, draft)

        return self._make("reel.deliver.fade", fill, before.key, after.key).folder / FADE

    def captions(self, video: Built) -> Built:
        """Write the captions of a clip or of the film, as CAPTIONS_SRT and CAPTIONS_VTT."""

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_captions(timeline, draft / CAPTIONS_SRT, draft / CAPTIONS_VTT)

        return self._make("reel.deliver.caption_files", fill, video.key)

    def playable(self, video: Built) -> Built:
        """Make the VIDEO of a clip or of the film as it is delivered, with a track of captions."""
        language = self._plan.project.language

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_playable(
                video.folder / VIDEO,
                draft / VIDEO,
                sound=None,
                captions=track_of(timeline),
                language=language,
                frame=Fraction(1, timeline.fps),
            )

        return self._make("reel.deliver.playable", fill, video.key, language)

    def poster(self, video: Built) -> Built:
        """Draw the POSTER of a clip or of the film."""

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_poster(video.folder / VIDEO, timeline, draft / POSTER)

        return self._make("reel.deliver.stills", fill, "poster", video.key)

    def contact_sheet(self, video: Built) -> Built:
        """Draw the CONTACT_SHEET of a clip."""
        theme = self._plan.theme

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_contact_sheet(video.folder / VIDEO, timeline, theme, draft / CONTACT_SHEET)

        return self._make("reel.deliver.stills", fill, "sheet", video.key, theme)

    def _make(self, maker: str, fill: Callable[[Path], None], *inputs: object) -> Built:
        """Find what a module has made of these inputs, or make it.

        Args:
            maker: the module's name: it, and all that it imports, has a part in the key.
            fill: makes it, into an empty folder.
            inputs: keys and plain records that it is made from.
        """
        began = time.monotonic()
        key = self._keys.derived(maker, *inputs)
        folder = None if self._fresh else self._store.find(key)
        if folder:
            return Built(folder, fresh=False)
        with self._store.making(key) as draft:
            fill(draft)
        return Built(self._store.folder / key, fresh=True, seconds=time.monotonic() - began)
