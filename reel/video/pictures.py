"""Pictures that were kept as they are, one after another, made into a GIF or into a file each."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.filter import Graph

if TYPE_CHECKING:
    from av.filter.context import FilterContext

# A GIF's pictures each have a delay in hundredths of a second, and browsers take one of 1 for 10.
FASTEST_GIF = 50

# As Manim chooses colours: by what changes, and with a pattern that does not flicker.
_CHOOSE = "palettegen", "stats_mode=diff"
_APPLY = "paletteuse", "dither=bayer:bayer_scale=5:diff_mode=rectangle"


def write_pictures(videos: Sequence[bytes], folder: Path, digits: int) -> None:
    """Write every picture of videos of PNGs into a folder, numbered from 0."""
    folder.mkdir()
    number = 0
    for video in videos:
        with av.open(BytesIO(video), "r") as source:
            for packet in source.demux(video=0):
                if packet.size:
                    (folder / f"{number:0{digits}d}.png").write_bytes(bytes(packet))
                    number += 1


def write_gif(videos: Sequence[bytes], path: Path, size: tuple[int, int], fps: int) -> None:
    """Make a GIF that repeats without end; of more than 50 frames a second, only every so many.

    Its colours, 256 in all, are chosen in a first pass, so that not all pictures are in memory.
    """
    every = -(-fps // FASTEST_GIF)
    palette = _palette(_frames(videos, every))
    with av.open(path, "w", format="gif", options={"loop": "0"}) as target:
        stream = target.add_stream("gif", rate=Fraction(fps, every))
        (stream.width, stream.height), stream.pix_fmt = size, "pal8"
        for number, frame in enumerate(_coloured(_frames(videos, every), palette)):
            frame.pts, frame.time_base = number, Fraction(every, fps)
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def _frames(videos: Sequence[bytes], every: int) -> Iterator[av.VideoFrame]:
    """Decode videos one after another, and give every so many frames."""
    number = 0
    for video in videos:
        with av.open(BytesIO(video), "r") as source:
            for frame in source.decode(video=0):
                if number % every == 0:
                    frame.pts = number // every
                    yield frame
                number += 1


def _palette(frames: Iterator[av.VideoFrame]) -> av.VideoFrame:
    """Choose the colours of a GIF: a picture of all of them."""
    graph = Graph()
    source = choose = None
    for frame in frames:
        if source is None:
            source, choose = _source(graph, frame), graph.add(*_CHOOSE)
            graph.link_nodes(source, choose, graph.add("buffersink")).configure()
        source.push(frame)
    graph.vpush(None)
    return graph.vpull()


def _coloured(frames: Iterator[av.VideoFrame], palette: av.VideoFrame) -> Iterator[av.VideoFrame]:
    """Give frames the colours of a palette."""
    graph = Graph()
    source = None
    for frame in frames:
        if source is None:
            source, colours = _source(graph, frame), _source(graph, palette)
            apply, sink = graph.add(*_APPLY), graph.add("buffersink")
            source.link_to(apply, 0, 0)
            colours.link_to(apply, 0, 1)
            apply.link_to(sink)
            graph.configure()
            palette.pts = 0
            colours.push(palette)
            colours.push(None)
        source.push(frame)
        yield from _pulled(graph)
    if source:
        source.push(None)
        yield from _pulled(graph)


def _source(graph: Graph, frame: av.VideoFrame) -> "FilterContext":
    """Add to a graph where frames like this one come in."""
    return graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )


def _pulled(graph: Graph) -> Iterator[av.VideoFrame]:
    """Give the frames that have come through a graph."""
    with suppress(BlockingIOError, EOFError):
        while True:
            yield graph.vpull()
