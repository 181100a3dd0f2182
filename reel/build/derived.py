"""What is made from clips without a scene (film, captions, stills): from the cache, or fresh."""

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

from reel.build.built import Built
from reel.deliver.caption_files import write_captions
from reel.deliver.fade import fade_frames, write_fade
from reel.deliver.film import write_film
from reel.deliver.playable import track_of, write_playable
from reel.deliver.soundtrack import (
    ClipSound,
    join_soundtracks,
    soundtrack_of,
    write_soundtrack,
)
from reel.deliver.stills import write_contact_sheet, write_poster
from reel.deliver.transcript import transcript
from reel.engine.cache.keys import Keys
from reel.engine.cache.store import Store
from reel.records.clip_files import (
    CAPTIONS_SRT,
    CAPTIONS_VTT,
    CONTACT_SHEET,
    FADE,
    POSTER,
    SOUND,
    TIMELINE,
    TRACK,
    TRANSCRIPT,
    VIDEO,
    translated_captions,
)
from reel.records.language import language_of
from reel.records.plan import Job, Plan
from reel.records.timeline import read_timeline
from reel.voice.voiced import kept_speech
from reel.wording.translated import translated


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

        return self.make("reel.deliver.film", fill, title, [clip.key for clip in clips])

    def _fade(self, before: Built, after: Built) -> Path:
        """Make what stands between two clips: a video."""

        def fill(draft: Path) -> None:
            write_fade(before.folder, after.folder, draft)

        return self.make("reel.deliver.fade", fill, before.key, after.key).folder / FADE

    def captions(self, video: Built) -> Built:
        """Write the captions of a clip or of the film, as CAPTIONS_SRT and CAPTIONS_VTT.

        And those in its other languages beside them, as `translated_captions` names them.
        """
        timeline = read_timeline(video.folder / TIMELINE)
        others = self._plan.translations.of_video(timeline.id)

        def fill(draft: Path) -> None:
            write_captions(timeline, draft / CAPTIONS_SRT, draft / CAPTIONS_VTT)
            for language, sayings in others.items():
                paths = [draft / name for name in translated_captions(language)]
                write_captions(translated(timeline, sayings, language), *paths)

        return self.make("reel.deliver.caption_files", fill, video.key, others)

    def playable(self, video: Built, sound: Built | None) -> Built:
        """Make the VIDEO of a clip or of the film as it is delivered: with sound, with captions.

        Args:
            video: its picture.
            sound: its soundtrack, if anything is heard.
        """
        language = language_of(self._plan.project.language).three_letters
        tracked = self._plan.tracked
        if not (sound or tracked):
            return video

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_playable(
                video.folder / VIDEO,
                draft / VIDEO,
                sound=sound.folder / TRACK if sound else None,
                captions=track_of(timeline) if tracked else None,
                language=language,
                frame=Fraction(1, timeline.fps),
            )

        key = sound.key if sound else None
        return self.make("reel.deliver.playable", fill, video.key, key, language, tracked)

    def soundtrack(self, clip: Built, job: Job) -> Built | None:
        """Make what is heard of a clip, as SAMPLES and TRACK; None if nothing is."""
        spec = job.spec
        assert spec is not None
        timeline = read_timeline(clip.folder / TIMELINE)
        wanted = soundtrack_of(
            spec, timeline.beats, timeline.frames, timeline.fps, self._plan.loudness
        )
        own = clip.folder / SOUND
        if not wanted.beats and not own.exists():
            return None

        def fill(draft: Path) -> None:
            sounds = {beat.sound: kept_speech(spec.project, beat.sound) for beat in wanted.beats}
            write_soundtrack(wanted, sounds, draft, own if own.exists() else None)

        return self.make("reel.deliver.soundtrack", fill, clip.key, wanted)

    def film_soundtrack(
        self, clips: Sequence[Built], soundtracks: Sequence[Built | None]
    ) -> Built | None:
        """Make what is heard of the film, as TRACK; None if nothing is."""
        if not any(soundtracks):
            return None
        timelines = [read_timeline(clip.folder / TIMELINE) for clip in clips]
        fps, loudness = timelines[0].fps, self._plan.loudness
        parts = [
            ClipSound(track.folder if track else None, timeline.frames)
            for track, timeline in zip(soundtracks, timelines, strict=True)
        ]

        def fill(draft: Path) -> None:
            join_soundtracks(parts, fade_frames(fps), fps, loudness, draft)

        made_from = [
            (track and track.key, part.frames)
            for track, part in zip(soundtracks, parts, strict=True)
        ]
        return self.make("reel.deliver.soundtrack", fill, "film", fps, loudness, made_from)

    def transcript(self, video: Built) -> Built:
        """Write the TRANSCRIPT of a clip or of the film."""

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            (draft / TRANSCRIPT).write_text(transcript(timeline), encoding="utf-8")

        return self.make("reel.deliver.transcript", fill, video.key)

    def poster(self, video: Built) -> Built:
        """Draw the POSTER of a clip or of the film."""

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            write_poster(video.folder / VIDEO, timeline, draft / POSTER)

        return self.make("reel.deliver.stills", fill, "poster", video.key)

    def contact_sheet(self, video: Built) -> Built:
        """Draw the CONTACT_SHEET of a clip."""
        theme, typeface = self._plan.theme, self._plan.typeface

        def fill(draft: Path) -> None:
            timeline = read_timeline(video.folder / TIMELINE)
            sheet = draft / CONTACT_SHEET
            write_contact_sheet(video.folder / VIDEO, timeline, theme, typeface, sheet)

        return self.make("reel.deliver.stills", fill, "sheet", video.key, theme, typeface.key)

    def make(self, maker: str, fill: Callable[[Path], None], *inputs: object) -> Built:
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
