"""How near each way's video is to the pictures that were drawn."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from benchmarks.frames import draw, elsewhere, map_pictures, shape_of
from benchmarks.results import Contest
from benchmarks.ways import MANIM, MANIM_OURS, WAYS
from reel.records.plan import Job
from reel.video.yuv import Converter, Pixels

EVERY = 10
"""Which frames are compared."""

# As a good player does it, and the same for all.
_SHOWN = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def measure(
    jobs: list[Job], entry: Contest, videos: Path, scratch: Path, names: Iterable[str]
) -> None:
    """Note the PSNR of some ways' videos of clips, of each and of all together.

    Args:
        jobs: the clips.
        entry: takes the measurements.
        videos: the folder with the videos of each way, as `contest` has kept them.
        scratch: a folder for the pictures.
        names: the ways; those that have failed are left out.

    Raises:
        ValueError: a video has not as many frames as were drawn.
    """
    path = scratch / "lossless"
    numbers = {name: number for number, name in enumerate(WAYS) if name in entry.ways}
    errors: dict[str, list[float]] = {name: [] for name in names if name in numbers}
    least: list[float] = []
    for job in jobs:
        frames = elsewhere(_collect, job, path)
        kept = map_pictures(path, (-(-frames // EVERY), *shape_of(job)))
        least += [_error(Converter().convert(each), each, _OURS) for each in kept]
        entry.psnr[job.id] = {}
        for name, all_errors in errors.items():
            matrix = Colorspace.ITU601 if name in (MANIM, MANIM_OURS) else _OURS
            video = videos / str(numbers[name]) / f"{job.id}.mp4"
            own = _errors(video, kept, frames, matrix)
            entry.psnr[job.id][name], _ = _psnr(own)
            all_errors += own
        path.unlink()
    entry.limit, _ = _psnr(least)
    for name, all_errors in errors.items():
        entry.ways[name].psnr, entry.ways[name].worst = _psnr(all_errors)


_OURS = Colorspace.ITU709


class _Some:
    """Writes every so-manieth frame to a file."""

    def __init__(self, path: Path) -> None:
        self.frames = 0
        self._file = path.open("wb")

    def take(self, pixels: Pixels, *, new: bool, repeat: int) -> None:
        for number in range(self.frames, self.frames + repeat):
            if number % EVERY == 0:
                self._file.write(np.ascontiguousarray(pixels).data)
        self.frames += repeat

    def end(self) -> None:
        self._file.flush()


def _collect(job: Job, path: Path) -> int:
    sink = _Some(path)
    draw(job, sink)
    return sink.frames


def _errors(video: Path, kept: Any, frames: int, matrix: Colorspace) -> list[float]:
    errors = []
    number = -1
    with av.open(video) as container:
        container.streams.video[0].thread_type = "AUTO"
        for number, frame in enumerate(container.decode(video=0)):
            if number % EVERY == 0 and number < frames:
                errors.append(_error(frame, kept[number // EVERY], matrix))
    if number + 1 != frames:
        raise ValueError(f"{video.name} has {number + 1} frames, {frames} were drawn")
    return errors


def _error(frame: av.VideoFrame, drawn: Pixels, matrix: Colorspace) -> float:
    """The mean squared error of a decoded frame, over red, green and blue."""
    shown = frame.reformat(
        format="rgb24",
        src_colorspace=matrix,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_SHOWN,
    ).to_ndarray()
    off = shown.astype(np.int16) - drawn[..., :3]
    return float(np.square(off, dtype=np.int32).mean())


def _psnr(errors: list[float]) -> tuple[float, float]:
    """The PSNR of all frames together, and that of the worst."""
    return _decibels(float(np.mean(errors))), _decibels(max(errors))


def _decibels(error: float) -> float:
    return float(10 * np.log10(255**2 / max(error, 1e-9)))
