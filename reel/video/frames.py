"""Single frames out of an MP4."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from PIL import Image

# Rounded, not truncated: truncating shifts colours by up to three steps.
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT

_NEAR = 8  # frames: so many are sooner decoded than the way to them from a key frame


def frames(video: Path, numbers: Iterable[int]) -> Iterator[Image.Image]:
    """Yield the frames with these numbers (from 0, rising) in their true colours."""
    yield from map(_image, decoded(video, numbers))


def decoded(video: Path, numbers: Iterable[int]) -> Iterator[av.VideoFrame]:
    """Yield the frames with these numbers (from 0, rising) as they are in the video."""
    with av.open(video) as container:
        stream = container.streams.video[0]
        assert stream.average_rate
        assert stream.time_base
        ticks = 1 / (stream.average_rate * stream.time_base)
        coming = container.decode(stream)
        place = -1  # of the last frame decoded
        for number in numbers:
            if not place < number <= place + _NEAR:
                # Seeking goes to the key frame before; decoding from there gives the frame itself.
                container.seek(round(number * ticks), stream=stream)
                coming = container.decode(stream)
            for frame in coming:
                place = round((frame.pts or 0) / ticks)
                if place >= number:
                    yield frame
                    break


def _image(frame: av.VideoFrame) -> Image.Image:
    """Convert a frame into RGB."""
    picture = frame.reformat(
        format="rgb24",
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_EXACT,
    )
    return Image.fromarray(picture.to_ndarray())
