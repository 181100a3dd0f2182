"""The hold at the end of a beat, or at a cue in it: one picture, on screen until all is said.

A scene is never told what its beats say, nor how long that takes. It holds its picture for a
moment, and the engine lets the picture of that moment stand as long as the words need: other words
need nothing drawn anew.
"""

import zlib
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import av
import numpy as np

from reel.engine.run.messages import Segment
from reel.records.plan import Job
from reel.video.encoder import Encoder
from reel.video.yuv import planes
from reel.wording.silent import narration_of
from reel.wording.timing import seconds_to_hold

_FAST = 1  # zlib's level: pictures are mostly of one colour, and small at any


def frames_to_hold(job: Job, index: int, moved: int) -> int:
    """Count the frames that the last picture of a segment is held for.

    Args:
        job: the scene, a clip of the storyboard.
        index: the segment's place in it.
        moved: the frames of motion before the hold.
    """
    spec = job.spec
    assert spec is not None
    part, fps = spec.parts[index], job.picture.fps
    takes = narration_of(spec, part.beat).parts[part.number]
    return round(seconds_to_hold(takes, moved / fps, last=part.last) * fps)


def fitted(job: Job, segment: Segment) -> Segment:
    """Make a segment's hold as long as its words need."""
    if segment.hold is None:
        return segment
    moved = segment.frames - segment.hold.frames
    frames = frames_to_hold(job, segment.index, moved)
    if frames == segment.hold.frames:
        return segment
    picture = unpack(segment.hold.picture, *job.picture.pixels)
    hold = replace(segment.hold, frames=frames, video=_video(picture, frames, job.picture.fps))
    total = moved + frames
    still = None if segment.still is None else poster_frame(segment.still, moved, total)
    return replace(segment, frames=total, still=still, hold=hold)


def poster_frame(marked: int, moved: int, frames: int) -> int:
    """Find which frame of a segment is the poster, now that its hold has its final length.

    Args:
        marked: the frame that the scene has marked, by its own clock. One after `moved` was marked
            when the hold was over, so the poster is where the hold ends now.
        moved: the frames of motion before the hold.
        frames: how many the segment has in all.
    """
    return frames if marked > moved else marked


def pack(picture: av.VideoFrame) -> bytes:
    """Put a yuv420p picture into few bytes, without loss."""
    return zlib.compress(b"".join(plane.tobytes() for plane in planes(picture)), _FAST)


def unpack(packed: bytes, width: int, height: int) -> av.VideoFrame:
    """Get back the picture that `pack` was given."""
    picture = av.VideoFrame(width, height, "yuv420p")
    content = np.frombuffer(zlib.decompress(packed), np.uint8)
    for plane in planes(picture):
        plane[:] = content[: plane.size].reshape(plane.shape)
        content = content[plane.size :]
    return picture


def _video(picture: av.VideoFrame, frames: int, fps: int) -> bytes:
    """Encode a picture that stands for so many frames."""
    buffer = BytesIO()
    encoder = Encoder(buffer, picture.width, picture.height, Fraction(fps))
    encoder.write(picture, frames)
    encoder.finish()
    return buffer.getvalue()
