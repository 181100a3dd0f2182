"""What runs inside a worker process: it sets Manim up, plays a scene, and draws some of it."""

import dataclasses
import random
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from multiprocessing.util import Finalize
from pathlib import Path
from unittest.mock import patch

import manim as mn
import manim.scene.scene
import numpy as np
import srt
import sympy.core.random as sympy_random
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.exceptions import EndSceneEarlyException

from reel.engine.cache.reads import Places, Reads
from reel.engine.cache.store import Store
from reel.engine.draw.caption_overlays import caption_overlays
from reel.engine.draw.captured_output import CapturedOutput, captured_output
from reel.engine.draw.file_settings import FileSettings, check_renderer
from reel.engine.draw.hold import frames_to_hold
from reel.engine.draw.kept_running import kept_running
from reel.engine.draw.manim_log import log_plainly, with_errors, write_errors
from reel.engine.draw.manim_settings import (
    LIBRARY_SETTINGS,
    configure,
    set_output,
    set_picture,
    settings_for,
)
from reel.engine.draw.one_writer import one_writer
from reel.engine.draw.own_places import write_into
from reel.engine.draw.read_recorder import ReadRecorder
from reel.engine.draw.renderer import MakeRecorder, Renderer, SegmentPolicy
from reel.engine.draw.scene_files import file_of, find_scene, import_file, scenes_in
from reel.engine.draw.segment_recorder import Overlay
from reel.engine.run.local_pool import Channel
from reel.engine.run.messages import Claim, Drawing, Played, SceneError, Section, Segment, Verdict
from reel.engine.scene_protocol import BeatScene, ManimScene
from reel.records.asked_words import asked_words, listen, told
from reel.records.blame import own_line, what_happened
from reel.records.clip_spec import ClipSpec
from reel.records.errors import ReelError
from reel.records.outputs import Asked
from reel.records.plan import Job
from reel.records.project import cache_beside, find_project
from reel.records.root import shown
from reel.records.words import load_typeface, unsaid
from reel.records.writing import CACHE, TEMPORARY, CannotWriteError, lack_of_room
from reel.video.sound import Sound

_REPORT_EVERY = 10  # frames


def render(job: Job, mine: frozenset[int] | None, channel: Channel) -> Played:
    """Play a scene and draw segments of it; each is told as it is finished.

    Args:
        job: the scene.
        mine: the segments to draw; None to ask about each.
        channel: is told `Drawing` and `Segment`, and asked `Claim`.

    Raises:
        SceneError: the scene raised, or did not play its beats as the storyboard has them.
    """
    renderer: Renderer | None = None
    job = _with_own_project(job)
    cache_folder = _cache(job)  # before the scene's file is imported, which may go elsewhere
    with captured_output() as output, kept_running():
        try:
            media = media_folder(cache_folder)
            with one_writer(media.parent, media):
                recorder = _recorder(job, media)
                recorder.start()
                configure_for(job, media)
                overlays = _overlays(job, output, media) if job.burn else {}
                policy = _ReportingPolicy(mine, channel, overlays, recorder)
                scene, renderer = prepare(job, policy, media)
                # Manim ends a scene early in `construct` only; one may play in `setup` as well.
                with suppress(EndSceneEarlyException):
                    scene.render()
                write_errors()
                played = _played(job, scene, renderer, policy.states, output.text())
                return dataclasses.replace(played, reads=recorder.reads())
        except CannotWriteError:
            raise
        except BaseException as error:
            beat = None
            if renderer:
                renderer.abandon()
                beat = renderer.current_beat
            raise _scene_error(error, beat, output.text(), cache_folder) from None


def scenes_of(path: Path) -> tuple[list[str], Asked, Reads]:
    """Look into a Manim file.

    Returns:
        The scenes, in the order in which they are written; what the file, or settings beside it,
        ask for; and what was read to find that out.

    Raises:
        SceneError: the file raised when it was imported.
        ReelError: it, or settings beside it, ask for what cannot be done.
    """
    cache_folder = cache_beside(Path.cwd())
    with captured_output() as output, kept_running():
        media = media_folder(cache_folder)
        recorder = ReadRecorder(Places(None), media)
        recorder.start()
        settings = FileSettings(settings_for(path))
        _configure_for_file(path, media)
        try:
            _seed()
            settings.watch()
            module = import_file(path)
        except CannotWriteError:
            raise
        except BaseException as error:
            check_renderer()
            raise _scene_error(error, None, output.text(), cache_folder) from None
    return scenes_in(module), settings.asked(), recorder.reads()


# Which segments are drawn.


class _ReportingPolicy:
    """Draws the segments that are this worker's, and reports them and how far they are.

    Attributes:
        states: the scene's state at the beginning of each segment that it has come to.
    """

    def __init__(
        self,
        mine: frozenset[int] | None,
        channel: Channel,
        overlays: dict[int, list[Overlay]],
        recorder: ReadRecorder,
    ) -> None:
        self.states: dict[int, str] = {}
        self._recorder = recorder
        self._mine = mine
        self._channel = channel
        self._overlays = overlays
        self._reported = 0

    def decide(self, index: int, state: Callable[[], str]) -> Verdict:
        self.states[index] = state()
        self._reported = 0
        if self._mine is None:
            answer: Verdict = self._channel.ask(Claim(index, self.states[index]))
            return answer
        if index > max(self._mine, default=-1):
            return Verdict.STOP
        return Verdict.DRAW if index in self._mine else Verdict.SKIP

    def overlays(self, index: int) -> Sequence[Overlay]:
        return self._overlays.get(index, ())

    def on_drawn(self, index: int, frames: int, beat: str | None) -> None:
        if frames - self._reported >= _REPORT_EVERY:
            self._reported = frames
            self._channel.tell(Drawing(index, frames, beat))

    def on_passed(self, index: int, frames: int, beat: str | None) -> None: ...

    def on_finished(self, segment: Segment) -> None:
        self._channel.tell(dataclasses.replace(segment, reads=self._recorder.reads()))


class _SkipAll:
    """Draws nothing: for the lengths of a scene's segments alone."""

    def decide(self, index: int, state: Callable[[], str]) -> Verdict:
        return Verdict.SKIP

    def overlays(self, index: int) -> Sequence[Overlay]:
        return ()

    def on_drawn(self, index: int, frames: int, beat: str | None) -> None: ...

    def on_passed(self, index: int, frames: int, beat: str | None) -> None: ...

    def on_finished(self, segment: Segment) -> None: ...


# Setting up.


def _with_own_project(job: Job) -> Job:
    """Put in the project of this process: on another machine, its folder may be another.

    Raises:
        ReelError: the language's own font is not the one here that it is there.
    """
    if job.spec is None:
        return job
    project = find_project().in_language(job.spec.project.language)
    project.make_importable()
    typeface = job.spec.typeface
    if typeface.own:
        typeface = load_typeface(project)
        if typeface.key != job.spec.typeface.key:
            raise ReelError(
                f"{shown(project.words)}: font: {job.spec.typeface.own} is not here as it is where "
                "the command was given: install the same package there"
            )
    spec = dataclasses.replace(job.spec, project=project, typeface=typeface)
    return dataclasses.replace(job, spec=spec)


def _recorder(job: Job, media: Path) -> ReadRecorder:
    """Make what notes the reads of a job's scene."""
    if job.spec:
        spec = job.spec
        recorder = ReadRecorder(
            Places(spec.project.root), media, told=lambda _clip, what: told(spec, what)
        )
        listen(partial(recorder.note_asked, spec.clip.id))
        return recorder
    path, _, name = job.scene.rpartition(":")
    return ReadRecorder(Places(None), media, (Path(path), name))


def configure_for(job: Job, media: Path) -> None:
    """Set Manim up for a job, whatever this machine's own settings are; it writes into `media`."""
    if job.spec is None:
        _configure_for_file(file_of(job), media)
        return
    settings = [LIBRARY_SETTINGS, job.spec.project.manim_cfg]
    configure(job.picture, media, video="mp4", settings=settings)


def _configure_for_file(path: Path, media: Path) -> None:
    """Set Manim up for a file of its own, which may set more when it is imported."""
    configure(None, media, video="auto", settings=settings_for(path), assets=path.parent)


@cache
def media_folder(cache_folder: Path) -> Path:
    """Make this process's folder for what Manim keeps beside videos: text and formulas as SVG.

    What a killed process leaves there is removed by the store's `tidy`.
    """
    store = Store(cache_folder / "scratch")
    folder = store.draft()
    write_into(folder)
    Finalize(None, store.drop, args=(folder,), exitpriority=1)
    return folder


def prepare(
    job: Job,
    policy: SegmentPolicy,
    media: Path,
    *,
    leaps: bool = False,
    record: MakeRecorder | None = None,
) -> tuple[ManimScene, Renderer]:
    """Make a job's scene, and the renderer that plays it as `policy` wants; it writes into `media`.

    Raises:
        TypeError: a clip's scene does not say of itself what `BeatScene` asks.
    """
    _seed()
    scene_class = find_scene(job)
    if job.spec is None:
        # The file may have asked for others.
        set_picture(job.picture)
        set_output(job.output, media)
        renderer = Renderer(
            policy, leaps=leaps, frames_to_hold=None, output=job.output, record=record
        )
        # A stranger's scene may take no renderer: it gets ours where it would make Manim's.
        with patch.object(manim.scene.scene, "CairoRenderer", lambda **_: renderer):
            return scene_class(), renderer
    hold = partial(frames_to_hold, job)
    renderer = Renderer(policy, leaps=leaps, frames_to_hold=hold, record=record)
    scene = scene_class(without_beat_words(job.spec), renderer=renderer)
    _as_beat_scene(scene)
    return scene, renderer


def _seed() -> None:
    """Let what a file draws by lot when it is imported be the same every time, as in a scene."""
    random.seed(0)
    np.random.seed(0)
    sympy_random.seed(0)  # it has generators of its own, for `randprime` and the like
    sympy_random._assumptions_rng.seed(0)


def _as_beat_scene(scene: ManimScene) -> BeatScene:
    """Give back a clip's scene under the type that it must have.

    Raises:
        TypeError: it has not.
    """
    if not isinstance(scene, BeatScene):
        name = type(scene).__name__
        raise TypeError(f"{name} has no beats: a clip of the storyboard must be a ClipScene")
    return scene


def without_beat_words(spec: ClipSpec) -> ClipSpec:
    """Take out of a spec what its beats say and how: a scene is told all but that."""
    return dataclasses.replace(spec, words=asked_words(unsaid(spec.words)), narration={})


def _overlays(job: Job, output: CapturedOutput, media: Path) -> dict[int, list[Overlay]]:
    """Draw the captions of each beat as pictures.

    When they show depends on the beats' lengths, so the scene is leapt through once before. What
    it prints then it will print again.
    """
    assert job.spec is not None
    before = output.length()
    prepared, renderer = prepare(job, _SkipAll(), media, leaps=True)
    prepared.render()
    output.cut(before)
    log_plainly()  # anew, for what Manim has warned of counts as told
    scene = _as_beat_scene(prepared)
    return caption_overlays(job, scene, renderer.lengths)


# Coming back.


def _played(
    job: Job, scene: ManimScene, renderer: Renderer, states: dict[int, str], said: str
) -> Played:
    """Sum up how it went; for a scene that was played to its end, with what goes beside it."""
    if renderer.stopped:
        return Played(dict(states), None, said)
    total = len(renderer.lengths)
    check_beats(job, scene, total)
    if not (renderer.frames or renderer.picture):
        first, last = mn.config.from_animation_number, mn.config.upto_animation_number
        why = f": from_animation_number is {first}, and it has {total}" if first else ""
        if last < first:
            why = f": upto_animation_number {last} is before from_animation_number {first}"
        raise ReelError(f"nothing of it is to be seen, all of its plays are skipped{why}")
    said = "\n".join(filter(None, (said, *_remarks(job, renderer))))
    writer = renderer.file_writer
    sound = None
    if writer.includes_sound:
        stereo = writer.audio_segment.set_channels(2).set_sample_width(2)
        sound = Sound(stereo.frame_rate, stereo.raw_data)
    subtitles = srt.compose(writer.subcaptions) if writer.subcaptions else ""
    states = {**states, total: renderer.state(scene)}
    return Played(states, total, said, sound, subtitles, renderer.picture, _sections(writer))


def _remarks(job: Job, renderer: Renderer) -> Iterator[str]:
    """Say what a scene of a file of its own has asked for, and does not get, a line each."""
    if job.spec is not None:
        return
    if renderer.file_writer.includes_sound and renderer.picture:
        yield "its sound is left out: a scene that plays nothing becomes a picture"
    elif renderer.file_writer.includes_sound and not job.output.audible:
        yield f"its sound is left out: a {job.output.kind} has none"
    set_last = mn.config.format, mn.config.transparent
    if set_last != (job.output.kind, job.output.transparent):
        yield "format and transparent cannot be set within a scene: set them at the top of the file"


def _sections(writer: SceneFileWriter) -> tuple[Section, ...]:
    """List a scene's sections, if each is to be a video of its own."""
    writer.finish_last_section()
    return tuple(
        Section(section.name, section.type_, section.video, len(section.partial_movie_files))
        for section in writer.sections
        if writer.output_spec.save_sections
    )


def check_beats(job: Job, scene: ManimScene, total: int) -> None:
    """Make sure that a clip has played its beats as the storyboard has them.

    Raises:
        ValueError: it has not.
    """
    if job.spec is None:
        return
    planned = job.spec.clip.beats
    played = tuple(beat.id for beat in _as_beat_scene(scene).beats)
    if planned != played:
        raise ValueError(f"the storyboard's beats are {planned}, the scene played {played}")
    if total > len(job.spec.parts):
        raise ValueError("the scene plays on after its last beat")


def _cache(job: Job) -> Path:
    """Find the cache, in which Manim keeps text and formulas as files."""
    return job.spec.project.cache if job.spec else cache_beside(Path.cwd())


def _scene_error(
    error: BaseException, beat: str | None, said: str, cache_folder: Path
) -> SceneError:
    """Put an error into words that can be sent home.

    Args:
        error: what was raised.
        beat: in which it was raised.
        said: what had been printed.
        cache_folder: the cache. What draws text does not say when a disk is full; its files are cut
            short then, and cannot be read.
    """
    what = with_errors(what_happened(error))
    full = lack_of_room({CACHE: cache_folder, TEMPORARY: Path(tempfile.gettempdir())}, error)
    what = "; ".join(filter(None, (what, full)))
    trace = "".join(traceback.format_exception(error))
    return SceneError(beat, own_line(error), what, trace, said)
