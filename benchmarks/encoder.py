"""The table from which the encoder's settings were chosen: time, size and PSNR of each."""

import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import av
import msgspec
import numpy as np

from benchmarks.frames import draw, elsewhere, jobs_of, map_pictures, shape_of
from benchmarks.results import EncoderRow, EncoderTable
from reel.records.formats import Quality
from reel.records.plan import Job
from reel.video import encoder
from reel.video.yuv import Converter, Pixels

MANIM = "medium", ("crf", 23)
"""Manim's default, which is x264's."""

_FRAMES = 180  # of each clip's second beat
_COMPARED = 5  # every so-manieth frame

_PLAIN = "open-gop=0"  # x264's tools as the preset has them
_TOOLS = (
    "cabac=0:8x8dct=0:bframes=0:open-gop=0",
    "cabac=1:8x8dct=0:bframes=0:open-gop=0",
    "cabac=1:8x8dct=1:bframes=0:open-gop=0",
)
_KEYS_FINER = f"ipratio=2:{_TOOLS[-1]}"

Setting = tuple[str, tuple[str, int], str]
SETTINGS: list[Setting] = [
    (*MANIM, _PLAIN),
    *(("superfast", ("crf", crf), _PLAIN) for crf in (18, 21, 24)),
    ("superfast", ("crf", 21), "bframes=0:open-gop=0"),
    *(("ultrafast", ("crf", crf), tools) for crf in (23, 25, 27) for tools in _TOOLS),
    ("ultrafast", ("crf", 25), "cabac=1:8x8dct=1:bframes=3:open-gop=0"),
    *(("ultrafast", ("qp", qp), tools) for qp in (20, 22, 24) for tools in _TOOLS),
    *(("ultrafast", ("qp", qp), _KEYS_FINER) for qp in (20, 22, 24)),
]


class _Clip(msgspec.Struct):
    """Frames of a clip in a file, as planes of yuv420p: what the encoder gets."""

    path: Path
    width: int
    height: int
    fps: int
    frames: int

    def load(self) -> Pixels:
        pixels: Pixels = map_pictures(self.path, (self.frames, self.height * 3 // 2, self.width))
        return pixels


def measure(
    entry: EncoderTable, quality: Quality, scratch: Path, saved: Callable[[], None]
) -> None:
    """Encode frames of the entry's clips with every setting; as many at once as there are cores."""
    clips = []
    for job in jobs_of(entry.clips, quality):
        path = scratch / job.id
        width, height = job.picture.pixels
        clips.append(_Clip(path, width, height, job.picture.fps, elsewhere(_collect, job, path)))
    entry.frames = sum(clip.frames for clip in clips)
    order = {_name(setting): place for place, setting in enumerate(SETTINGS)}
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(_try, setting, clips) for setting in SETTINGS]):
            entry.rows.append(done.result())
            entry.rows.sort(key=lambda row: order[row.preset, row.rate, row.tools])
            saved()


class _First:
    """Writes the first frames to a file."""

    def __init__(self, job: Job, path: Path) -> None:
        self.frames = 0
        self._job = job
        self._file = path.open("wb")
        self._converter = Converter()

    def take(self, pixels: Pixels, *, new: bool, repeat: int) -> None:
        wanted = min(repeat, _FRAMES - self.frames)
        if wanted:
            height, width, _ = shape_of(self._job)
            planes = self._converter.convert(pixels).to_ndarray()
            assert planes.shape == (height * 3 // 2, width)
            for _ in range(wanted):
                self._file.write(np.ascontiguousarray(planes).data)
            self.frames += wanted

    def end(self) -> None:
        self._file.flush()


def _collect(job: Job, path: Path) -> int:
    sink = _First(job, path)
    draw(job, sink, frozenset({1}))
    return sink.frames


def _name(setting: Setting) -> tuple[str, str, str]:
    preset, rate, tools = setting
    return preset, " ".join(map(str, rate)), tools


def _try(setting: Setting, clips: list[_Clip]) -> EncoderRow:
    preset, rate, tools = setting
    seconds, size, errors = 0.0, 0, []
    with patch.multiple(encoder, PRESET=preset, RATE=rate, TOOLS=tools):
        for clip in clips:
            planes = clip.load()
            planes.reshape(-1)[::4096].max()  # so that no page is fetched while the clock runs
            target = BytesIO()
            began = time.thread_time()  # one thread: what else runs here does not count
            made = encoder.Encoder(target, clip.width, clip.height, Fraction(clip.fps))
            for each in planes:
                made.write(av.VideoFrame.from_numpy_buffer(each, "yuv420p"))
            made.finish()
            seconds += time.thread_time() - began
            size += len(target.getvalue())
            errors += _errors(target, planes)
    frames = sum(clip.frames for clip in clips)
    psnr = float(10 * np.log10(255**2 / max(float(np.mean(errors)), 1e-9)))
    return EncoderRow(*_name(setting), 1000 * seconds / frames, size / frames, psnr)


def _errors(video: BytesIO, planes: Pixels) -> list[float]:
    video.seek(0)
    errors = []
    with av.open(video, "r") as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % _COMPARED == 0:
                off = frame.to_ndarray().astype(np.int16) - planes[number]
                errors.append(float(np.square(off, dtype=np.int32).mean()))
    return errors
