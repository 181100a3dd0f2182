"""GIFs that repeat without end: 256 colours chosen for each, delays in hundredths of a second."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.filter import Graph

if TYPE_CHECKING:
    from av.filter.context import FilterContext

HUNDREDTH = Fraction(1, 100)
"""Seconds: what each picture's delay is a multiple of."""

# As Manim chooses colours: by what changes, and with a pattern that does not flicker.
_CHOOSE = "palettegen", "stats_mode=diff"
_APPLY = "paletteuse", "dither=bayer:bayer_scale=5:diff_mode=rectangle"


def write_gif(
    frames: Callable[[], Iterable[av.VideoFrame]],
    path: Path,
    size: tuple[int, int],
    last: Fraction | None = None,
) -> None:
    """Make a GIF.

    Args:
        frames: gives the pictures from the first to the last, of this size, each with its time. It
            is called twice, as colours are chosen first, so that not all need be in memory.
        path: where to.
        size: width and height in pixels.
        last: seconds for which the last one is shown; by default as long as the one before.
    """
    palette = _palette(frames())
    options = {"loop": "0"}
    if last is not None:
        options["final_delay"] = str(round(last / HUNDREDTH))
    with av.open(path, "w", format="gif", options=options) as target:
        stream = target.add_stream("gif", rate=1 / HUNDREDTH)
        (stream.width, stream.height), stream.pix_fmt = size, "pal8"
        for frame in _coloured(frames(), palette):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def _palette(frames: Iterable[av.VideoFrame]) -> av.VideoFrame:
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


def _coloured(frames: Iterable[av.VideoFrame], palette: av.VideoFrame) -> Iterator[av.VideoFrame]:
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
