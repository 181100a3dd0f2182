"""The rest at a beat's end: one picture, on screen until the beat's words are said.

A scene is never told what its beats say, nor how long that takes. It rests for a moment, and the
picture of that moment stays as long as the words need: other words need nothing drawn anew.
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
from reel.wording.timing import seconds_of_rest

_FAST = 1  # zlib's level: pictures are mostly of one colour, and small at any


def frames_of_rest(job: Job, beat: int, moved: int) -> int:
    """Return how many frames a beat (by its number) rests after `moved` frames of motion."""
    made = job.spec
    assert made is not None
    words = made.words.beats[made.clip.beats[beat]]
    fps = job.quality.fps
    return round(seconds_of_rest(words, moved / fps) * fps)


def fitted(job: Job, segment: Segment) -> Segment:
    """Return a segment with a rest that is as long as its beat's words need."""
    if segment.rest is None:
        return segment
    moved = segment.frames - segment.rest.frames
    frames = frames_of_rest(job, segment.index, moved)
    if frames == segment.rest.frames:
        return segment
    frame = _unpack(segment.rest.picture, *job.quality.pixels(job.format))
    rest = replace(segment.rest, frames=frames, video=_video(frame, frames, job.quality.fps))
    total = moved + frames
    still = None if segment.still is None else marked(segment.still, moved, total)
    return replace(segment, frames=total, still=still, rest=rest)


def marked(still: int, moved: int, frames: int) -> int:
    """Return which frame of a segment is the poster, now that it has `frames` in all.

    One that was marked after `moved` frames of motion was marked when the rest was over.
    """
    return frames if still > moved else still


def pack(frame: av.VideoFrame) -> bytes:
    """Return a yuv420p picture without loss, small."""
    return zlib.compress(b"".join(plane.tobytes() for plane in planes(frame)), _FAST)


def _unpack(picture: bytes, width: int, height: int) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    content = np.frombuffer(zlib.decompress(picture), np.uint8)
    for plane in planes(frame):
        plane[:] = content[: plane.size].reshape(plane.shape)
        content = content[plane.size :]
    return frame


def _video(frame: av.VideoFrame, frames: int, fps: int) -> bytes:
    buffer = BytesIO()
    encoder = Encoder(buffer, frame.width, frame.height, Fraction(fps))
    encoder.write(frame, frames)
    encoder.finish()
    return buffer.getvalue()
