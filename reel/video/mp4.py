"""MP4 as all players like it, and joining what was encoded alike without encoding it anew."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import av

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.container.core import Chapter

# No edit list, which some players ignore; and in a finished file the index stands in front, for
# players that start before they have all of it.
SEGMENT_OPTIONS = {"use_editlist": "0"}
CONTAINER_OPTIONS = {**SEGMENT_OPTIONS, "movflags": "faststart+negative_cts_offsets"}


def join(
    videos: Sequence[Path | bytes],
    path: Path,
    fps: int,
    *,
    metadata: Mapping[str, str] | None = None,
    chapters: Sequence["Chapter"] = (),
) -> int:
    """Join videos of one size and rate into an MP4, packet by packet, and count its frames.

    Args:
        videos: MP4s, as files or as bytes, whose frames are stored in the order of showing.
        path: the file to write.
        fps: frames a second of all of them.
        metadata: what the new file says of itself, such as its title.
        chapters: its chapters.

    Raises:
        ValueError: the videos' streams differ, so that they cannot be joined.
    """
    with av.open(path, "w", format="mp4", options=CONTAINER_OPTIONS) as target:
        target.metadata.update(metadata or {})
        if chapters:
            target.set_chapters(list(chapters))
        return _join(videos, target, fps)


def size_and_rate(video: Path) -> tuple[tuple[int, int], Fraction]:
    """Look up how wide and high a video is, in pixels, and how many frames a second it has.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with av.open(video) as container:
            stream = container.streams.video[0]
            return (stream.width, stream.height), stream.average_rate or Fraction(0)
    except (av.FFmpegError, IndexError) as error:
        raise OSError(f"{video}: no video") from error


def _join(videos: Sequence[Path | bytes], target: "OutputContainer", fps: int) -> int:
    stream = None
    settings = None
    frames = 0
    for number, each in enumerate(videos):
        with av.open(BytesIO(each) if isinstance(each, bytes) else each, "r") as source:
            video = source.streams.video[0]
            if stream is None:
                stream = target.add_stream_from_template(video)
                stream.time_base = Fraction(1, fps)
                settings = video.codec_context.extradata
            if video.codec_context.extradata != settings:
                raise ValueError(f"video {number + 1} is not encoded as the first one is")
            for packet in source.demux(video):
                if packet.dts is None:
                    continue
                packet.time_base = Fraction(1, fps)
                packet.pts = packet.dts = frames
                packet.duration = 1
                packet.stream = stream
                target.mux(packet)
                frames += 1
    return frames
