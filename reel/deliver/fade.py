"""What stands between two clips of the film: one sinks into the ground before the next rises."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from reel.records.clip_files import FADE, TIMELINE, VIDEO
from reel.records.timeline import read_timeline
from reel.video.encoder import Encoder
from reel.video.frames import decoded
from reel.video.yuv import planes

FADE_SECONDS = 1 / 3


def fade_frames(fps: int) -> int:
    """Count the frames of a fade at so many frames a second."""
    return round(FADE_SECONDS * fps)


def write_fade(before: Path, after: Path, folder: Path) -> None:
    """Write FADE: it leads from the last frame of a clip to the first frame of the next.

    Through the empty ground, the colour of the frame's corner: halfway between two full pictures
    lies a tangle.

    Args:
        before: the folder of a clip, with VIDEO and TIMELINE.
        after: the folder of the next one.
        folder: where FADE goes.
    """
    clip = read_timeline(before / TIMELINE)
    length = fade_frames(clip.fps)
    (last,) = decoded(before / VIDEO, [clip.frames - 1])
    (first,) = decoded(after / VIDEO, [0])
    frame = av.VideoFrame(clip.width, clip.height, "yuv420p")
    with (folder / FADE).open("wb") as file:
        encoder = Encoder(file, clip.width, clip.height, Fraction(clip.fps))
        for step in range(1, length + 1):
            # From 0, the last frame of the one, by 1, the ground, to 2, the first of the other.
            way = 2 * step / (length + 1)
            _mix_with_ground(last if way < 1 else first, abs(1 - way), frame)
            encoder.write(frame)
        encoder.finish()


def _mix_with_ground(picture: av.VideoFrame, share: float, into: av.VideoFrame) -> None:
    """Mix a picture with the colour of its corner.

    Args:
        picture: as YUV planes.
        share: how much of the picture stays: 1 for all of it, 0 for the ground alone.
        into: takes the result.
    """
    for plane, mixed in zip(planes(picture), planes(into), strict=True):
        ground = float(plane[0, 0])
        levels = np.rint(ground + (np.arange(256) - ground) * share).astype(np.uint8)
        np.take(levels, plane, out=mixed)
