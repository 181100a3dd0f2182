"""MP4 as all players like it, and joining what was encoded alike without encoding it anew.

MOV is written as MP4 is; WebM has nothing of what must be said of the two.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import av

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.container.core import Chapter
    from av.video.stream import VideoStream

# No edit list, which some players ignore; and in a finished file the index stands in front, for
# players that start before they have all of it.
SEGMENT_OPTIONS = {"use_editlist": "0"}
CONTAINER_OPTIONS = {**SEGMENT_OPTIONS, "movflags": "faststart+negative_cts_offsets"}


# Else each WebM has numbers of its own by chance, and no two of the same frames are the same.
_WEBM_OPTIONS = {"fflags": "+bitexact"}


# FFmpeg decodes the first picture of all that it opens, which takes far longer than to copy the
# packets of a short segment. Only the video whose stream is copied needs that: it tells the kind of
# pixels.
_UNSEEN = {"skip_frame": "all"}


def segment_options(container: str) -> dict[str, str]:
    """Choose how a file of this format is written that is only to be joined to others."""
    return _WEBM_OPTIONS if container == "webm" else SEGMENT_OPTIONS


def open_to_write(path: Path) -> "OutputContainer":
    """Begin a finished file, of the format that its name says."""
    container = path.suffix.removeprefix(".")
    options = _WEBM_OPTIONS if container == "webm" else CONTAINER_OPTIONS
    return av.open(path, "w", format=container, options=options)


def copied_stream(target: "OutputContainer", video: "VideoStream") -> "VideoStream":
    """Add a stream to a file for the packets of another file's."""
    stream = target.add_stream_from_template(video)
    if video.metadata.get("alpha_mode") == "1":  # or WebM would leave the alpha channel out
        stream.pix_fmt = "yuva420p"
    return stream


def join(
    videos: Sequence[Path | bytes],
    path: Path,
    fps: int | Fraction,
    *,
    metadata: Mapping[str, str] | None = None,
    chapters: Sequence["Chapter"] = (),
) -> int:
    """Join videos of one size and rate into another, packet by packet, and count its frames.

    Args:
        videos: as files or as bytes, their frames stored in the order of showing.
        path: the file to write: an MP4, a MOV or a WebM.
        fps: frames a second of all of them.
        metadata: what the new file says of itself, such as its title.
        chapters: its chapters.

    Raises:
        ValueError: the videos' streams differ, so that they cannot be joined.
    """
    with open_to_write(path) as target:
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


def about(path: Path) -> dict[str, str | int]:
    """Describe a video as Manim does in its list of a scene's sections."""
    with av.open(path) as container:
        video = container.streams.video[0]
        frames = video.frames or sum(packet.size > 0 for packet in container.demux(video))
        rate = video.average_rate or Fraction(1)
        return {
            "width": video.width,
            "height": video.height,
            "nb_frames": str(frames),
            "duration": f"{float(frames / rate):.6f}",
            "avg_frame_rate": f"{rate.numerator}/{rate.denominator}",
            "codec_name": video.codec_context.name,
            "pix_fmt": video.codec_context.pix_fmt or "",
        }


def _join(videos: Sequence[Path | bytes], target: "OutputContainer", fps: int | Fraction) -> int:
    stream = None
    settings = None
    frames = 0
    for number, each in enumerate(videos):
        file = BytesIO(each) if isinstance(each, bytes) else each
        with av.open(file, "r", options=_UNSEEN if stream else {}) as source:
            video = source.streams.video[0]
            if stream is None:
                stream = copied_stream(target, video)
                stream.time_base = 1 / Fraction(fps)
                settings = video.codec_context.extradata
            if video.codec_context.extradata != settings:
                raise ValueError(f"video {number + 1} is not encoded as the first one is")
            for packet in source.demux(video):
                if packet.dts is None:
                    continue
                packet.time_base = 1 / Fraction(fps)
                packet.pts = packet.dts = frames
                packet.duration = 1
                packet.stream = stream
                target.mux(packet)
                frames += 1
    return frames
