"""A beat as a video of its own, cut from a finished one: packets copied, nothing encoded anew."""

import io
from collections.abc import Iterator
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import Any

import av

from reel.records.timeline import Beat
from reel.video.frames import frames
from reel.video.mp4 import copied_stream, open_to_write


def frames_of(beat: Beat, fps: int) -> range:
    """Number the frames of a beat as its video has them."""
    return range(round(beat.start * fps), round(beat.end * fps))


def last_picture(video: Path, beat: Beat, fps: int) -> bytes:
    """Read the last frame of a beat, as JPEG."""
    (picture,) = frames(video, [frames_of(beat, fps)[-1]])
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=92, subsampling=0)  # lines of colour stay sharp
    return held.getvalue()


def write_cut(video: Path, beat: Beat, path: Path) -> None:
    """Write a beat as a video that begins at zero.

    Beats begin with a key frame, as each move of a scene is encoded by itself. Where one should
    not, its cut begins with the key frame before: it shows a little too much, but all of it right.

    Sound comes in packets of a fiftieth of a second. Only those that lie within the beat are
    taken: so nothing of its neighbours is heard, and it is early by less than a packet.

    Args:
        video: an MP4 with its frames stored in the order of showing, as all of this tool are.
        beat: of its timeline.
        path: the MP4 to write.
    """
    with av.open(video) as old, open_to_write(path) as new:
        picture = old.streams.video[0]
        assert picture.average_rate
        wanted = frames_of(beat, round(picture.average_rate))
        start = _key_moment(old, Fraction(wanted.start) / picture.average_rate)
        end = Fraction(wanted.stop) / picture.average_rate
        tracks = [_copies(video, "video", start, end, copied_stream(new, picture))]
        for sound in old.streams.audio[:1]:
            copy = new.add_stream_from_template(sound)
            copy.metadata.update({k: v for k, v in sound.metadata.items() if k == "language"})
            tracks.append(_copies(video, "audio", start, end, copy))
        for packet in merge(*tracks, key=lambda packet: packet.dts * packet.time_base):
            new.mux(packet)


def _key_moment(video: Any, moment: Fraction) -> Fraction:
    """Find the key frame that is shown at a moment (seconds), or the last one before it."""
    stream = video.streams.video[0]
    video.seek(round(moment / stream.time_base), stream=stream)
    return next(packet.pts * stream.time_base for packet in video.demux(stream))


def _copies(video: Path, kind: str, start: Fraction, end: Fraction, copy: Any) -> Iterator[Any]:
    """Yield the packets that lie between two moments (seconds), their times from the first on.

    Args:
        video: where from.
        kind: "video" or "audio": of the first stream of which kind.
        start, end: the moments.
        copy: the stream that they are for.
    """
    with av.open(video) as container:
        stream: Any = container.streams.get({kind: 0})[0]
        first, after = (moment / stream.time_base for moment in (start, end))
        container.seek(int(first), stream=stream)
        zero = None
        for packet in container.demux(stream):
            if packet.pts is None or packet.pts + (packet.duration or 0) > after:
                return
            if packet.pts < first:
                continue
            zero = packet.pts if zero is None else zero
            packet.pts -= zero
            packet.dts = packet.pts
            packet.stream = copy
            yield packet
