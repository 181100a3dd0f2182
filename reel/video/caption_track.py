"""Captions within an MP4: a track of its own, which players show or hide."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import av
from av.stream import Stream
from av.subtitles.stream import SubtitleStream

if TYPE_CHECKING:
    from av.container import OutputContainer

_LENGTH = 2
"""Bytes before the words of a caption, which say how many bytes those have."""


class WrittenCaption(NamedTuple):
    """What is shown from one moment to another (seconds); its lines are divided by "\\n"."""

    start: Fraction
    end: Fraction
    text: str


def add_caption_stream(target: "OutputContainer", language: str, tick: Fraction) -> SubtitleStream:
    """Add a track for captions to an MP4.

    Args:
        target: the file.
        language: of the words, by its three letters in ISO 639-2.
        tick: seconds, of which all times of the captions are multiples.
    """
    track = target.add_mux_stream("mov_text")
    assert isinstance(track, SubtitleStream)
    track.time_base = tick
    track.metadata["language"] = language
    return track


def caption_packets(
    captions: Iterable[WrittenCaption], track: SubtitleStream, tick: Fraction
) -> Iterator["av.Packet[Stream]"]:
    """Yield captions as the packets of their track.

    The words stand in it as they are: nothing in them is taken for a tag. Where no caption is
    shown, the muxer puts an empty one.
    """
    for caption in captions:
        yield _packet(caption, track, tick)


def captions_in(video: Path) -> list[WrittenCaption]:
    """Read the captions in the track of a video; none if it has no such track."""
    with av.open(video) as container:
        return [
            _caption(packet)
            for track in container.streams.subtitles[:1]
            for packet in container.demux(track)
            if packet.size > _LENGTH
        ]


def _packet(caption: WrittenCaption, track: SubtitleStream, tick: Fraction) -> "av.Packet[Stream]":
    """Put a caption as the standard has it (timed text, 3GPP TS 26.245)."""
    words = caption.text.encode()
    packet = av.Packet(len(words).to_bytes(_LENGTH, "big") + words)
    packet.stream = track
    packet.time_base = tick
    packet.pts = packet.dts = round(caption.start / tick)
    packet.duration = round((caption.end - caption.start) / tick)
    return packet


def _caption(packet: "av.Packet[SubtitleStream]") -> WrittenCaption:
    base = packet.time_base
    start, length = (packet.pts or 0) * base, (packet.duration or 0) * base
    words = memoryview(packet)[_LENGTH:]
    size = int.from_bytes(memoryview(packet)[:_LENGTH], "big")
    return WrittenCaption(start, start + length, bytes(words[:size]).decode())
