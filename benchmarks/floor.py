"""The floor: what it takes to convert and encode a clip's pictures, once they are in memory."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from shutil import disk_usage

import psutil

from benchmarks.frames import draw, elsewhere, map_pictures, shape_of
from benchmarks.results import Floor
from reel.records.plan import Job
from reel.video.encoder import Encoder
from reel.video.yuv import Converter, Pixels

# Pictures that are encoded as one stream: some seconds, so that a key frame more costs nothing.
_PIECE = 240
_MEMORY = Path("/dev/shm")


def measure(jobs: list[Job], floor: Floor, saved: Callable[[], None]) -> None:
    """Measure the floor of clips, one after another, and add it up."""
    for job in jobs:
        frames, pictures, converting, encoding = elsewhere(_measure, job, floor.cores)
        floor.frames += frames
        floor.pictures += pictures
        floor.converting += converting
        floor.encoding += encoding
        saved()


def _measure(job: Job, cores: int) -> tuple[int, int, float, float]:
    one = int(shape_of(job)[0] * shape_of(job)[1] * 4)
    memory = psutil.virtual_memory().available
    room = max(1, min(cores * _PIECE, memory // 2 // one))
    in_memory = _MEMORY.is_dir() and disk_usage(_MEMORY).free > room * one
    with tempfile.TemporaryDirectory(dir=_MEMORY if in_memory else None) as folder:
        path = Path(folder) / "pictures"
        with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
            sink = _Pieces(job, path, room, pool)
            draw(job, sink)
            sink.encode()
        return sink.frames, sink.pictures, sink.converting, sink.encoding


class _Pieces:
    """Keeps as many pictures as there is room for; has them encoded, and goes on."""

    def __init__(self, job: Job, path: Path, room: int, pool: ProcessPoolExecutor) -> None:
        self.frames = self.pictures = 0
        self.converting = self.encoding = 0.0
        self._job, self._path, self._room, self._pool = job, path, room, pool
        self._kept = map_pictures(path, (room, *shape_of(job)), "w+")
        self._used = 0
        self._pieces: list[tuple[int, list[int]]] = []
        self._ended = True

    def take(self, pixels: Pixels, *, new: bool, repeat: int) -> None:
        self.frames += repeat
        if new or self._ended:
            if self._used == self._room:
                self.encode()
            if self._ended or len(self._pieces[-1][1]) == _PIECE:
                self._pieces.append((self._used, []))
                self._ended = False
            self._kept[self._used] = pixels
            self._used += 1
            self.pictures += 1
            self._pieces[-1][1].append(0)
        self._pieces[-1][1][-1] += repeat

    def end(self) -> None:
        self._ended = True

    def encode(self) -> None:
        """Have what is kept encoded, and forget it."""
        work = [
            self._pool.submit(_encode, self._job, self._path, self._room, *piece)
            for piece in self._pieces
        ]
        for done in work:
            converting, encoding = done.result()
            self.converting += converting
            self.encoding += encoding
        self._pieces.clear()
        self._used, self._ended = 0, True


def _encode(job: Job, path: Path, room: int, first: int, repeats: list[int]) -> tuple[float, float]:
    """Convert and encode pictures with one thread; return the seconds that each took."""
    kept = map_pictures(path, (room, *shape_of(job)))[first : first + len(repeats)]
    kept.reshape(-1)[::4096].max()  # so that no page is first fetched while the clock runs
    height, width, _ = shape_of(job)
    encoder = Encoder(BytesIO(), width, height, Fraction(job.picture.fps))
    converter = Converter()
    converting = encoding = 0.0
    for pixels, repeat in zip(kept, repeats, strict=True):
        began = time.perf_counter()
        frame = converter.convert(pixels)
        converted = time.perf_counter()
        encoder.write(frame, repeat)
        converting += converted - began
        encoding += time.perf_counter() - converted
    began = time.perf_counter()
    encoder.finish()
    return converting, encoding + time.perf_counter() - began
