"""Captions within an MP4: a track of its own, which players show or hide."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
from av.stream import Stream
from av.subtitles.stream import SubtitleStream

from reel.video.mp4 import open_to_write

_LENGTH = 2
"""Bytes before the words of a caption, which say how many bytes those have."""


class Caption(NamedTuple):
    """What is shown from one moment to another (seconds); its lines are divided by "\\n"."""

    start: Fraction
    end: Fraction
    text: str


def add_caption_track(
    source: Path, path: Path, captions: Iterable[Caption], language: str, tick: Fraction
) -> None:
    """Copy an MP4, packet by packet, and put captions beside its picture and its sound.

    The words stand in the track as they are: nothing in it is taken for a tag.

    Args:
        source: an MP4; what it says of itself, and its chapters, are copied too.
        path: the file to write.
        captions: in order, none over another.
        language: of the words, by its three letters in ISO 639-2.
        tick: seconds, of which all times of the captions are multiples.
    """
    with av.open(source) as old, open_to_write(path) as new:
        new.metadata.update(old.metadata)
        new.set_chapters(old.chapters())
        kept = [*old.streams.video, *old.streams.audio]
        copies = {stream.index: new.add_stream_from_template(stream) for stream in kept}
        track = new.add_mux_stream("mov_text")
        assert isinstance(track, SubtitleStream)
        track.time_base = tick
        track.metadata["language"] = language
        # First, for the muxer puts packets in order, and these are the smaller ones to hold back.
        # Where no caption is shown, it puts an empty one.
        for caption in captions:
            new.mux(_packet(caption, track, tick))
        for packet in old.demux(kept):
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                new.mux(packet)


def captions_in(video: Path) -> list[Caption]:
    """Read the captions in the track of a video; none if it has no such track."""
    with av.open(video) as container:
        return [
            _caption(packet)
            for track in container.streams.subtitles[:1]
            for packet in container.demux(track)
            if packet.size > _LENGTH
        ]


def _packet(caption: Caption, track: SubtitleStream, tick: Fraction) -> "av.Packet[Stream]":
    """Put a caption as the standard has it (timed text, 3GPP TS 26.245)."""
    words = caption.text.encode()
    packet = av.Packet(len(words).to_bytes(_LENGTH, "big") + words)
    packet.stream = track
    packet.time_base = tick
    packet.pts = packet.dts = round(caption.start / tick)
    packet.duration = round((caption.end - caption.start) / tick)
    return packet


def _caption(packet: "av.Packet[SubtitleStream]") -> Caption:
    base = packet.time_base
    start, length = (packet.pts or 0) * base, (packet.duration or 0) * base
    words = memoryview(packet)[_LENGTH:]
    size = int.from_bytes(memoryview(packet)[:_LENGTH], "big")
    return Caption(start, start + length, bytes(words[:size]).decode())
