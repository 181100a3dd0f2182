"""What runs inside a worker process: it sets Manim up, renders one scene, and says how it went."""

import importlib
import importlib.util
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

import manim as mn
from manim._config.utils import config_file_paths
from tqdm import tqdm

from reel.engine.messages import LOG, PICTURE, SUBTITLES, TIMELINE, VIDEO, Progress, SceneError
from reel.engine.plan import Job
from reel.engine.writer import Renderer
from reel.paths import ROOT, shown
from reel.timeline import Beat, Timeline, write_timeline

_REPORT_EVERY = 10


def render(job: Job, folder: Path, report: Any) -> int:
    """Render a scene into `folder`: its video (or picture, if nothing moves) and its timeline.

    Args:
        job: the scene.
        folder: an empty folder; gets VIDEO and TIMELINE, or PICTURE; and SUBTITLES if the scene
            adds subcaptions of its own.
        report: called with `Progress` now and then.

    Returns:
        The number of frames.

    Raises:
        SceneError: the scene raised, or did not play its beats as the storyboard has them.
    """
    media = folder / "media"
    scene: Any = None
    reported = 0

    def on_frames(frames: int) -> None:
        nonlocal reported
        if frames - reported >= _REPORT_EVERY:
            reported = frames
            beats = getattr(scene, "beats", ())
            ends = round(beats[-1].end * job.quality.fps) if beats else 0
            report(Progress(frames, getattr(scene, "current_beat", None), len(beats), ends))

    with _quietly(folder / LOG):
        try:
            configure(job, media)
            scene_class = find_scene(job)
            renderer = Renderer(on_frames)
            told = () if job.production is None else (job.production,)
            scene = scene_class(*told, renderer=renderer)
            scene.render()
            writer = renderer.file_writer
            finished = Path(writer.final_file_path)
            if finished.suffix == ".mp4":
                write_timeline(timeline(job, scene, writer.frames), folder / TIMELINE)
            finished.replace(folder / (VIDEO if finished.suffix == ".mp4" else PICTURE))
            if writer.subcaptions:
                finished.with_suffix(".srt").replace(folder / SUBTITLES)
        except Exception as error:
            beat = getattr(scene, "current_beat", None)
            raise _scene_error(error, job.source, beat) from None
        finally:
            shutil.rmtree(media, ignore_errors=True)
    frames: int = writer.frames
    return frames


def scene_names(path: Path) -> list[str]:
    """Return the names of the scenes in a Manim file, in the order in which they are written.

    Raises:
        SceneError: the file raised when it was imported.
    """
    with _quietly(None):
        try:
            module = import_file(path)
        except Exception as error:
            raise _scene_error(error, path, None) from None
    return [
        name
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, mn.Scene)
        and value.__module__ == module.__name__
        and getattr(value, "construct") is not mn.Scene.construct  # noqa: B009 (Any to mypy)
    ]


def configure(job: Job, media: Path) -> None:
    """Set Manim's global configuration for a job, whatever this machine's own settings are."""
    settings = ConfigParser()
    library, *_ = config_file_paths()
    settings.read([library, ROOT / "manim.cfg"] if job.production else [library])
    mn.config.digest_parser(settings)
    width, height = job.quality.pixels(job.format)
    mn.config.pixel_width, mn.config.pixel_height = width, height
    mn.config.frame_width, mn.config.frame_height = job.format.frame
    mn.config.frame_rate = job.quality.fps
    mn.config.media_dir = str(media)
    if job.production is None:
        mn.config.assets_dir = str(_file_of(job).parent)
    mn.config.output_file = ""
    mn.config.format = "mp4" if job.production else "auto"
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


def timeline(job: Job, scene: Any, frames: int) -> Timeline:
    """Return the timeline of a rendered scene: its beats, laid on the frames that were encoded.

    Raises:
        ValueError: the beats are not those of the storyboard, or do not fill the video.
    """
    fps = job.quality.fps
    duration = frames / fps
    beats: list[Beat] = list(getattr(scene, "beats", ()))
    if job.production is None and not beats:
        beats = [Beat("scene", 0.0, duration, "")]
    elif job.production is not None:
        planned, played = job.production.clip.beats, tuple(beat.id for beat in beats)
        if planned != played:
            raise ValueError(f"the storyboard's beats are {planned}, the scene played {played}")
    ends = [round(beat.end * fps) for beat in beats]
    if ends[-1] != frames:
        raise ValueError(f"the beats end at frame {ends[-1]}, the video at frame {frames}")
    starts = [0, *ends[:-1]]
    width, height = job.quality.pixels(job.format)
    return Timeline(
        id=job.id,
        title=job.production.words.title if job.production else job.id,
        width=width,
        height=height,
        fps=fps,
        frames=frames,
        duration=duration,
        still=min(max(getattr(scene, "still", duration / 2), 0.0), (frames - 1) / fps),
        beats=tuple(
            Beat(beat.id, start / fps, end / fps, beat.words)
            for beat, start, end in zip(beats, starts, ends, strict=True)
        ),
    )


def _file_of(job: Job) -> Path:
    return Path(job.scene.rpartition(":")[0])


@contextmanager
def _quietly(log: Path | None) -> Iterator[None]:
    """Send all that is printed meanwhile, by Python or by C libraries, to a file (or nowhere)."""
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    with open(log or os.devnull, "wb") as file:  # noqa: PTH123 (devnull is no Path on Windows)
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, copy in enumerate(saved, 1):
            os.dup2(copy, number)
            os.close(copy)


def _scene_error(error: Exception, source: Path, beat: str | None) -> SceneError:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(source)]
    where = f"{shown(Path(own[-1].filename))}:{own[-1].lineno}" if own else ""
    if isinstance(error, SyntaxError) and error.filename:
        where = f"{shown(Path(error.filename))}:{error.lineno}"
    what = (
        traceback.format_exception_only(error)[-1].strip().removeprefix("reel.errors.ReelError: ")
    )
    trace = "".join(traceback.format_exception(error))
    return SceneError(beat, where, what, trace)
