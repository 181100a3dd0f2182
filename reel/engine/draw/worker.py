"""What runs inside a worker process: it sets Manim up, plays a scene, and draws some of it."""

import dataclasses
import importlib
import importlib.util
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing.util import Finalize
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import IO, Any

import manim as mn
import msgspec
import srt
from manim._config.utils import config_file_paths
from tqdm import tqdm

from reel.engine.cache.store import Store
from reel.engine.draw.hold import frames_of_rest
from reel.engine.draw.renderer import Overlays, Renderer
from reel.engine.run.local_pool import Channel
from reel.engine.run.messages import Claim, Drawing, Played, SceneError, Segment, Verdict
from reel.records.clip_spec import ClipSpec
from reel.records.plan import Job
from reel.records.project import cache_beside, find_project
from reel.records.root import shown
from reel.records.timeline import Beat
from reel.records.words import Unsaid
from reel.video.sound import Sound
from reel.video.yuv import patch
from reel.wording.cues import NARROW, WIDE, cues

_REPORT_EVERY = 10


def render(job: Job, mine: frozenset[int] | None, channel: Channel) -> Played:
    """Play a scene and draw segments of it; each is told as it is finished.

    Args:
        job: the scene.
        mine: the segments to draw; None to ask about each.
        channel: is told `Drawing` and `Segment`, and asked `Claim`.

    Raises:
        SceneError: the scene raised, or did not play its beats as the storyboard has them.
    """
    scene: Any = None
    renderer: Renderer | None = None
    with _quietly() as log:
        try:
            job = _at_home(job)
            configure(job)
            overlays = _overlays(job) if job.burn else {}
            director = _Director(mine, channel, overlays)
            scene, renderer = _prepare(job, director)
            scene.render()
            return _played(job, scene, renderer, director, _read(log))
        except Exception as error:
            if renderer:
                renderer.abandon()
            beat = getattr(scene, "current_beat", None)
            raise _scene_error(error, _source(job), beat, _read(log)) from None


class _Director:
    """Draws what is asked for, and tells home."""

    def __init__(
        self, mine: frozenset[int] | None, channel: Channel, overlays: dict[int, Overlays]
    ) -> None:
        self.states: dict[int, str] = {}
        self._mine = mine
        self._channel = channel
        self._overlays = overlays
        self._reported = 0

    def enter(self, index: int, state: str) -> Verdict:
        self.states[index] = state
        self._reported = 0
        if self._mine is None:
            answer: Verdict = self._channel.ask(Claim(index, state))
            return answer
        if index > max(self._mine, default=-1):
            return Verdict.STOP
        return Verdict.DRAW if index in self._mine else Verdict.SKIP

    def overlays(self, index: int) -> Overlays:
        return self._overlays.get(index, [])

    def sees(self, index: int, frames: int, beat: str | None) -> None:
        if frames - self._reported >= _REPORT_EVERY:
            self._reported = frames
            self._channel.tell(Drawing(index, frames, beat))

    def takes(self, segment: Segment) -> None:
        self._channel.tell(segment)


class _Scout:
    """Draws nothing: for the lengths of a scene's segments alone."""

    def enter(self, index: int, state: str) -> Verdict:
        return Verdict.SKIP

    def overlays(self, index: int) -> Overlays:
        return []

    def sees(self, index: int, frames: int, beat: str | None) -> None: ...

    def takes(self, segment: Segment) -> None: ...


def _at_home(job: Job) -> Job:
    """Put in the project of this process: on another machine, its folder may be another."""
    if job.spec is None:
        return job
    project = find_project()
    project.make_importable()
    return dataclasses.replace(job, spec=dataclasses.replace(job.spec, project=project))


def _source(job: Job) -> Path:
    """Find the folder or file in which an error is the author's own."""
    return job.spec.project.scenes if job.spec else _file_of(job)


def _prepare(job: Job, director: Any, *, leaps: bool = False) -> tuple[Any, Renderer]:
    scene_class = find_scene(job)
    told = () if job.spec is None else (_untold(job.spec),)
    rests = None if job.spec is None else partial(frames_of_rest, job)
    renderer = Renderer(director, leaps=leaps, rests=rests)
    return scene_class(*told, renderer=renderer), renderer


def _untold(spec: ClipSpec) -> ClipSpec:
    """Return all that a scene is told, without what its beats say."""
    words = msgspec.structs.replace(spec.words, beats=Unsaid())
    return dataclasses.replace(spec, words=words)


def _overlays(job: Job) -> dict[int, Overlays]:
    """Return the captions of each beat as pictures; when they show depends on its length."""
    assert job.spec is not None
    scout, renderer = _prepare(job, _Scout(), leaps=True)
    scout.render()
    fps = job.quality.fps
    across, up = job.format.aspect
    made: dict[int, Overlays] = {}
    for index, (beat, frames) in enumerate(zip(scout.beats, renderer.lengths, strict=True)):
        alone = Beat(beat.id, 0.0, frames / fps, job.spec.words.beats[beat.id])
        made[index] = [
            (round(cue.start * fps), round(cue.end * fps), patch(*scout.caption(cue.lines)))
            for cue in cues([alone], fps, WIDE if across > up else NARROW)
        ]
    return made


def _played(job: Job, scene: Any, renderer: Renderer, director: _Director, said: str) -> Played:
    """Return how it went; for a scene that was played to its end, with what goes beside it."""
    states = dict(director.states)
    total = None
    if not renderer.stopped:
        total = len(renderer.lengths)
        _check_beats(job, scene, total)
        states[total] = renderer.state(scene)
    writer = renderer.file_writer
    sound = subtitles = None
    if total is not None and writer.includes_sound:
        stereo = writer.audio_segment.set_channels(2).set_sample_width(2)
        sound = Sound(stereo.frame_rate, stereo.raw_data)
    if total is not None and writer.subcaptions:
        subtitles = srt.compose(writer.subcaptions)
    return Played(states, total, said, sound, subtitles or "", renderer.picture)


def _check_beats(job: Job, scene: Any, total: int) -> None:
    """Raise ValueError if a scene has not played its beats as the storyboard has them."""
    if job.spec is None:
        return
    planned, played = job.spec.clip.beats, tuple(beat.id for beat in scene.beats)
    if planned != played:
        raise ValueError(f"the storyboard's beats are {planned}, the scene played {played}")
    if total > len(planned):
        raise ValueError("the scene plays on after its last beat")


def scene_names(path: Path) -> list[str]:
    """Return the names of the scenes in a Manim file, in the order in which they are written.

    Raises:
        SceneError: the file raised when it was imported.
    """
    with _quietly() as log:
        try:
            module = import_file(path)
        except Exception as error:
            raise _scene_error(error, path, None, _read(log)) from None
    return [
        name
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, mn.Scene)
        and value.__module__ == module.__name__
        and getattr(value, "construct") is not mn.Scene.construct  # noqa: B009 (Any to mypy)
    ]


def configure(job: Job) -> None:
    """Set Manim's global configuration for a job, whatever this machine's own settings are."""
    settings = ConfigParser()
    library, *_ = config_file_paths()
    settings.read([library, job.spec.project.manim_cfg] if job.spec else [library])
    mn.config.digest_parser(settings)
    width, height = job.quality.pixels(job.format)
    mn.config.pixel_width, mn.config.pixel_height = width, height
    mn.config.frame_width, mn.config.frame_height = job.format.frame
    mn.config.frame_rate = job.quality.fps
    mn.config.media_dir = _media(job.spec.project.cache if job.spec else cache_beside(Path.cwd()))
    if job.spec is None:
        mn.config.assets_dir = str(_file_of(job).parent)
    mn.config.output_file = ""
    mn.config.format = "mp4" if job.spec else "auto"
    mn.config.seed = 0
    mn.config.disable_caching = True
    mn.config.disable_caching_warning = True
    mn.config.verbosity = "ERROR"
    mn.config.progress_bar = "none"
    # Else tqdm makes a lock for several processes, which a killed worker would leave behind.
    tqdm.set_lock(RLock())


def find_scene(job: Job) -> Any:
    """Import the class of a job's scene."""
    place, _, name = job.scene.rpartition(":")
    if place.endswith(".py"):
        return getattr(import_file(Path(place)), name)
    return getattr(importlib.import_module(place), name)


def import_file(path: Path) -> ModuleType:
    """Import a Python file as its own folder's program would be."""
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _file_of(job: Job) -> Path:
    return Path(job.scene.rpartition(":")[0])


@cache
def _media(cache_folder: Path) -> str:
    """Return this process's folder for what Manim keeps beside videos: text and formulas as SVG.

    What a killed process leaves there is removed by the store's `tidy`.
    """
    store = Store(cache_folder / "scratch")
    folder = store.draft()
    Finalize(None, store.drop, args=(folder,), exitpriority=1)
    return str(folder)


@contextmanager
def _quietly() -> Iterator[IO[bytes]]:
    """Send all that is printed meanwhile, by Python or by C libraries, to the given file."""
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield file
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for number, copy in enumerate(saved, 1):
                os.dup2(copy, number)
                os.close(copy)


def _read(log: IO[bytes]) -> str:
    sys.stdout.flush()
    sys.stderr.flush()
    log.seek(0)
    return log.read().decode(errors="replace").strip()


def _scene_error(error: Exception, source: Path, beat: str | None, said: str) -> SceneError:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(source)]
    where = f"{shown(Path(own[-1].filename))}:{own[-1].lineno}" if own else ""
    if isinstance(error, SyntaxError) and error.filename:
        where = f"{shown(Path(error.filename))}:{error.lineno}"
    what = (
        traceback.format_exception_only(error)[-1]
        .strip()
        .removeprefix("reel.records.errors.ReelError: ")
    )
    trace = "".join(traceback.format_exception(error))
    return SceneError(beat, where, what, trace, said)
