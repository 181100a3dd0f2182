"""From pictures to a segment's bytes: drawing goes on while the last few are being encoded."""

from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from queue import Queue
from threading import Thread
from typing import NamedTuple

from reel.engine.draw.hold import pack
from reel.video.codecs import H264, Codec
from reel.video.encoder import Encoder
from reel.video.yuv import Box, Patch, Pixels, RgbaSlot, Slot, Slots

# Frames that drawing may run ahead of encoding.
AHEAD = 2


class Overlay(NamedTuple):
    """A picture laid over some frames of a segment.

    Attributes:
        first: the first of the frames, counted from the segment's first.
        end: the frame after the last.
        patch: the picture.
    """

    first: int
    end: int
    patch: Patch


class SegmentRecorder:
    """Records segments one after another. Errors of encoding are raised by the next call.

    Attributes:
        frames: how many the segment has so far.
    """

    def __init__(self, width: int, height: int, rate: Fraction, codec: Codec = H264) -> None:
        self.frames = 0
        self._codec = codec
        self._size = width, height
        self._rate = rate
        kind = RgbaSlot if codec.takes == "rgba" else Slot
        self._slots = Slots(width, height, AHEAD, kind)
        self._free: Queue[Slot] = Queue()
        for slot in self._slots:
            self._free.put(slot)
        self._work: Queue[tuple[Slot, int] | None] = Queue()
        self._shown: Slot | None = None
        self._last: Slot | None = None
        self._repeat = 0
        self._overlays: Sequence[Overlay] = ()
        self._thread: Thread | None = None
        self._error: BaseException | None = None
        self._abandoned = False

    def begin(self, overlays: Sequence[Overlay] = ()) -> None:
        """Begin a segment, over which these pictures are laid; none of them overlap in time."""
        self.frames = 0
        self._overlays = overlays
        self._buffer = BytesIO()
        self._thread = Thread(target=self._encode, name="encoder", daemon=True)
        self._thread.start()

    def show(self, pixels: Pixels, changed: Sequence[Box], repeat: int = 1) -> None:
        """Add a picture (rows of RGBA), shown for `repeat` frames.

        Args:
            pixels: may be drawn into again as soon as this returns.
            changed: where it may differ from the last picture; nowhere if it is the same.
            repeat: a number of frames.
        """
        if self._error:
            raise self._error
        self._slots.changed(changed)
        while repeat:
            over, run = self._overlay_for(repeat)
            if changed or self._shown is None or self._shown.patch is not over:
                self._send()
                self._shown = self._free.get()
                self._shown.show(pixels, over)
                changed = ()
            self._repeat += run
            self.frames += run
            repeat -= run

    def end(self) -> bytes:
        """End the segment; give it as a file's bytes, or nothing if it has no frames."""
        self._send()
        self._work.put(None)
        if self._thread:
            self._thread.join()
            self._thread = None
        if self._error:
            raise self._error
        return self._buffer.getvalue() if self.frames else b""

    def last_picture(self) -> bytes:
        """Give the last picture of a segment that has been ended, as `hold.pack` packs it."""
        return pack(self._last.frame) if self._last else b""

    def abandon(self) -> None:
        """Stop, and leave nothing running."""
        self._abandoned = True
        if self._thread:
            self._work.put(None)
            self._thread.join()
            self._thread = None

    def _overlay_for(self, repeat: int) -> tuple[Patch | None, int]:
        """Find what lies over the next frame, and for how many frames of `repeat`."""
        for first, end, patch in self._overlays:
            if self.frames < first:
                return None, min(repeat, first - self.frames)
            if self.frames < end:
                return patch, min(repeat, end - self.frames)
        return None, repeat

    def _send(self) -> None:
        """Hand the picture that is shown just now to the encoding thread."""
        if self._shown is not None:
            self._work.put((self._shown, self._repeat))
            self._last = self._shown
        self._shown, self._repeat = None, 0

    def _encode(self) -> None:
        """Encode what is sent, until None comes. Runs in a thread of its own."""
        encoder: Encoder | None = None
        # Goes on emptying the queue after an error, so that the drawing thread never blocks.
        while (item := self._work.get()) is not None:
            slot, repeat = item
            try:
                if not (self._error or self._abandoned):
                    encoder = encoder or Encoder(self._buffer, *self._size, self._rate, self._codec)
                    encoder.write(slot.frame, repeat)
            except BaseException as error:
                self._error = error
            self._free.put(slot)
        try:
            if encoder and (self._error or self._abandoned):
                encoder.abandon()
            elif encoder:
                encoder.finish()
        except BaseException as error:
            self._error = self._error or error
