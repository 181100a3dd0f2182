"""Frames as they are shown while a scene is made: each a picture of its own, at once."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from io import BytesIO

from PIL import Image

from reel.engine.draw.segment_recorder import Overlay
from reel.engine.live.messages import FrameDrawn, Place
from reel.video.codecs import Codec
from reel.video.yuv import Box, Pixels

_QUALITY = 90  # of JPEGs; with colours as sharp as the rest, for thin coloured lines


class PictureRecorder:
    """Takes a renderer's frames, as `SegmentRecorder` does, and hands each on.

    Args:
        tell: takes the frames; a picture that stands on is empty after its first frame.

    Attributes:
        segment: the one whose frames come.
    """

    def __init__(self, tell: Callable[[FrameDrawn], None]) -> None:
        self.segment = 0
        self._tell = tell
        self._frames = 0
        self._shown = False

    def made(self, width: int, height: int, rate: Fraction, codec: Codec) -> "PictureRecorder":
        """Be what a renderer records with."""
        return self

    def enter(self, segment: int) -> None:
        """Go on to another segment."""
        self.segment, self._frames, self._shown = segment, 0, False

    def begin(self, overlays: Sequence[Overlay] = ()) -> None:
        """Nothing is laid over."""

    def show(self, pixels: Pixels, changed: Sequence[Box], repeat: int = 1) -> None:
        """Take a picture (rows of RGBA), shown for `repeat` frames.

        Args:
            pixels: may be drawn into again as soon as this returns.
            changed: where it may differ from the last one; nowhere if it is the same.
            repeat: a number of frames.
        """
        same = self._shown and not changed
        picture = b"" if same else as_jpeg(pixels)
        self._tell(FrameDrawn(Place(self.segment, self._frames), repeat, picture))
        self._frames += repeat
        self._shown = True

    def end(self) -> bytes:
        """There is no video."""
        return b""

    def last_picture(self) -> bytes:
        """There is no hold to be made longer."""
        return b""

    def abandon(self) -> None:
        """Nothing is running."""


def as_jpeg(pixels: Pixels) -> bytes:
    """Make a JPEG of rows of RGBA."""
    buffer = BytesIO()
    image = Image.fromarray(pixels[..., :3])
    image.save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
    return buffer.getvalue()
