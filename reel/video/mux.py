"""Finished files: a picture, a sound and captions put side by side, none of them encoded anew."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from fractions import Fraction
from heapq import merge
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import av

from reel.video.caption_track import WrittenCaption, add_caption_stream, caption_packets
from reel.video.mp4 import copied_stream, open_to_write


class Captions(NamedTuple):
    """Captions in order, none over another, and what all their times are multiples of (seconds)."""

    shown: Iterable[WrittenCaption]
    tick: Fraction


def mux(
    video: Path,
    path: Path,
    *,
    sound: Path | BytesIO | None = None,
    captions: Captions | None = None,
    language: str = "und",
    about: Path | None = None,
) -> None:
    """Copy a video, packet by packet, and put a sound or captions beside its picture.

    What it says of itself, and its chapters, are copied too. Packets stand in the order in which
    they are played, so that the file can be played while it comes in.

    Args:
        video: an MP4, a MOV or a WebM.
        path: the file to write, of the same format; only an MP4 can have captions.
        sound: a file with a sound as this format may have it; None for the video's own.
        captions: None for no track of them, not even an empty one.
        language: of both, by its three letters in ISO 639-2.
        about: a file whose title and chapters it has; None for the video's own.
    """
    with ExitStack() as files:
        old = files.enter_context(av.open(video))
        other = files.enter_context(av.open(sound or video))
        new = files.enter_context(open_to_write(path))
        described = files.enter_context(av.open(about)) if about else old
        new.metadata.update(described.metadata)
        new.set_chapters(described.chapters())
        picture = old.streams.video[0]
        tracks: list[Iterator[Any]] = [_copies(old, picture, copied_stream(new, picture))]
        for heard in other.streams.audio:
            copy = new.add_stream_from_template(heard)
            if sound:
                copy.metadata["language"] = language
            tracks.append(_copies(other, heard, copy))
        if captions:
            shown = add_caption_stream(new, language, captions.tick)
            tracks.append(caption_packets(captions.shown, shown, captions.tick))
        for packet in merge(*tracks, key=lambda packet: packet.dts * packet.time_base):
            new.mux(packet)


def _copies(source: Any, stream: Any, copy: Any) -> Iterator[Any]:
    """Yield the packets of one stream, as those of its copy in another file."""
    for packet in source.demux(stream):
        if packet.dts is not None:
            packet.stream = copy
            yield packet
