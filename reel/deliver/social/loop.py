"""A clip's one memorable moment as an animation that goes round without a seam."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
from PIL import Image

from reel.deliver.social.loop_pictures import Moving, as_frame, moving, pictures, take
from reel.records.errors import ReelError
from reel.records.platforms import AnimationRules
from reel.records.storyboard import Loop
from reel.records.timeline import Timeline
from reel.video.encoder import Encoder
from reel.video.gif import HUNDREDTH, write_gif
from reel.video.mp4 import join, size_and_rate

FASTEST = 30
"""Pictures a second, at most."""

WIDTHS = {"gif": 720, "webp": 960, "mp4": 960}
"""How wide each kind of file is, in pixels, unless its clip is smaller or a limit demands it."""

LARGEST, MOST = 15_000_000, 350
"""Bytes and pictures of a file at most, whatever the platforms take: more is not played by all."""

_NARROWED = 0.75  # of its width: rather than to make it smaller still, pictures are left out
_SMOOTH = 12  # pictures a second that are left then, at the least
_NARROWEST, _SLOWEST = 320, 5  # pixels, and pictures a second; what has fewer shows nothing
_MARGIN = 0.95  # of the room that there is, as the size of a file is only guessed
_WEBP: dict[str, Any] = {"quality": 82, "method": 2}  # 3 takes twice as long, and saves little


@dataclass(frozen=True)
class LoopFile:
    """A file with a loop.

    Attributes:
        name: in its folder.
        size: width and height in pixels.
        rate: pictures a second.
        frames: how many pictures it has.
        bytes: how large it is.
        reduced: why it is smaller or has fewer pictures than it might, and by how much; "" if it
            is not.
    """

    name: str
    size: tuple[int, int]
    rate: Fraction
    frames: int
    bytes: int
    reduced: str = ""


def write_loop(
    video: Path,
    timeline: Timeline,
    loop: Loop,
    folder: Path,
    rules: Sequence[AnimationRules] = (),
) -> tuple[LoopFile, ...]:
    """Write a clip's loop as GIF, WebP and MP4, into files called after the clip.

    A file that breaks a rule is made smaller, or of fewer pictures.

    Args:
        video: the clip's picture, without captions drawn in.
        timeline: the clip's.
        loop: the moment, and how it goes round.
        folder: where to.
        rules: of the platforms to which it is posted; each is for the kinds of files that it names.

    Raises:
        ReelError: the clip ends before its loop; or a file cannot be made so small.
    """
    full, _ = size_and_rate(video)
    return tuple(_Writer(kind, video, timeline, loop, full, rules).write(folder) for kind in WIDTHS)


class _Writer:
    """Writes a loop as one kind of file: smaller and smaller, until it is within all limits.

    Args:
        kind: the file's, by its ending.
        full: how large the clip's picture is.
        video, timeline, loop, rules: as in `write_loop`.
    """

    def __init__(
        self,
        kind: str,
        video: Path,
        timeline: Timeline,
        loop: Loop,
        full: tuple[int, int],
        rules: Sequence[AnimationRules],
    ) -> None:
        self._kind = kind
        self._video = video
        self._timeline = timeline
        self._loop = loop
        self._full = full
        self._rules = [each for each in rules if kind in each.kinds.value]
        self._reasons: dict[str, None] = {}  # each once, in their order

    def write(self, folder: Path) -> LoopFile:
        """Write the file.

        Raises:
            ReelError: it cannot be made so small.
        """
        path = folder / f"{self._timeline.id}.{self._kind}"
        fewest = every = -(-self._timeline.fps // FASTEST)
        widest = width = min(WIDTHS[self._kind], self._full[0])
        narrowest = min(_NARROWEST, widest // 2)
        while True:
            loop = moving(self._loop, self._timeline, every)
            if self._breaks("pictures", len(loop.shown), MOST, "frames"):
                every += 1
                continue
            width = self._within(width, len(loop.shown))
            if width < narrowest or (every > fewest and loop.rate < _SLOWEST):
                raise ReelError(
                    f"storyboard: {self._timeline.id}: loop: as {self._kind.upper()} it cannot be "
                    f"made small enough: {'; '.join(self._reasons)}: shorten it"
                )
            _ENCODERS[self._kind](self._video, loop, self._size(width), path)
            size = path.stat().st_size
            largest = self._breaks("bytes", size, LARGEST, "largest")
            if not largest:
                break
            narrower = int(width * _MARGIN * math.sqrt(largest / size))
            if narrower < _NARROWED * widest and loop.rate >= 2 * _SMOOTH:
                every *= 2
            else:
                width = narrower
        wanted = moving(self._loop, self._timeline, fewest)
        reduced = self._reduced((widest, wanted.rate), (width, loop.rate))
        return LoopFile(path.name, self._size(width), loop.rate, len(loop.shown), size, reduced)

    def _breaks(self, unit: str, number: int, most: int, field: str) -> int:
        """Tell which limit a number is above; 0 if it is within all of them."""
        stated = [getattr(each, field) for each in self._rules]
        least, who = min([(most, ""), *((each.value, f" ({each})") for each in stated if each)])
        if number <= least:
            return 0
        self._reasons.setdefault(f"{_spaced(least)} {unit} at most{who}")
        return least

    def _within(self, width: int, frames: int) -> int:
        """Choose how wide pictures may be for all rules on their size: no wider than this."""
        for rule in self._rules:
            across, up = self._size(width)
            shares: list[tuple[float, str]] = []
            if size := rule.largest_size:
                (wide, high), who = size.value, size
                shares.append((min(wide / across, high / up), f"{wide} × {high} at most ({who})"))
            if area := rule.pixels:
                what = f"{_spaced(area.value)} pixels at most ({area})"
                shares.append((math.sqrt(area.value / (across * up)), what))
            if area := rule.pixels_in_all:
                what = f"{_spaced(area.value)} pixels in all at most ({area})"
                shares.append((math.sqrt(area.value / (across * up * frames)), what))
            for share, what in shares:
                if share < 1:
                    self._reasons.setdefault(what)
                    width = min(width, int(across * share))
        return width

    def _size(self, width: int) -> tuple[int, int]:
        """The size of pictures up to a width: even, as H.264 wants it."""
        across, up = self._full
        return width // 2 * 2, width * up // across // 2 * 2

    def _reduced(self, wanted: tuple[int, Fraction], made: tuple[int, Fraction]) -> str:
        """Say by how much the file was made smaller, and why."""
        if not self._reasons:
            return ""
        changes = []
        if made[0] < wanted[0]:
            changes.append(
                f"{_size_of(*self._size(made[0]))}, not {_size_of(*self._size(wanted[0]))}"
            )
        if made[1] < wanted[1]:
            changes.append(f"{float(made[1]):.3g} pictures a second, not {float(wanted[1]):.3g}")
        return f"{' and '.join(changes)}: {'; '.join(self._reasons)}"


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def _size_of(width: int, height: int) -> str:
    return f"{width} × {height}"


def _write_gif(video: Path, loop: Moving, size: tuple[int, int], path: Path) -> None:
    """Write a GIF: its delays are whole hundredths that keep the clock."""
    taken = take(video, loop.taken, size)
    starts = [round(start / loop.rate / HUNDREDTH) for start in loop.starts]

    def frames() -> Iterator[av.VideoFrame]:
        for picture, start in zip(pictures(loop, taken), starts, strict=False):
            frame = as_frame(picture)
            frame.pts, frame.time_base = start, HUNDREDTH
            yield frame

    write_gif(frames, path, size, (starts[-1] - starts[-2]) * HUNDREDTH)


def _write_webp(video: Path, loop: Moving, size: tuple[int, int], path: Path) -> None:
    """Write an animated WebP: its delays are whole milliseconds that keep the clock."""
    taken = take(video, loop.taken, size)
    starts = [round(1000 * start / loop.rate) for start in loop.starts]
    first, *others = (Image.fromarray(picture) for picture in pictures(loop, taken))
    lasting = [after - before for before, after in pairwise(starts)]
    first.save(path, save_all=True, append_images=others, duration=lasting, loop=0, **_WEBP)


def _write_mp4(video: Path, loop: Moving, size: tuple[int, int], path: Path) -> None:
    """Write an MP4, which goes round where it is played so."""
    taken = take(video, loop.taken, size)
    stream = BytesIO()
    encoder = Encoder(stream, *size, loop.rate)
    for picture, (_, steps, _) in zip(pictures(loop, taken), loop.shown, strict=True):
        encoder.write(as_frame(picture), repeat=steps)
    encoder.finish()
    join([stream.getvalue()], path, loop.rate)


_ENCODERS: dict[str, Callable[[Path, Moving, tuple[int, int], Path], None]] = {
    "gif": _write_gif,
    "webp": _write_webp,
    "mp4": _write_mp4,
}
