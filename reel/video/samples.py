"""Sounds as arrays of samples: read, written, sent through libavfilter, given another rate."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

RATE = 48_000
"""Samples a second of all that is delivered."""

Samples = npt.NDArray[np.float32] | npt.NDArray[np.int16]
"""A sound, of shape (n, channels): one channel, or left and right; as floats 1 is full scale."""

Filters = Sequence[tuple[str, str]]
"""Names of libavfilter's filters, each with its options, in the order of passing."""

_LAYOUTS = {1: "mono", 2: "stereo"}
_FORMATS = {"int16": "s16", "float32": "flt"}
_BLOCK = 5 * RATE  # samples in a frame: few enough for little memory, enough for little ado


def read_sound(file: Path | BytesIO) -> tuple[npt.NDArray[np.float32], int]:
    """Read the sound of any file that FFmpeg knows: its samples, of shape (n, channels), and rate.

    Raises:
        OSError: there is none in it, or it cannot be read.
    """
    try:
        frames = list(packed(decoded(file)))
        return joined(frames).astype(np.float32), frames[0].sample_rate
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise OSError(f"{file if isinstance(file, Path) else 'sound'}: no sound") from error


def write_flac(path: Path, samples: Samples, rate: int = RATE) -> None:
    """Write a sound as FLAC, with 16 bits a sample; those of integers come back as they are."""
    with av.open(path, "w", format="flac", options={"fflags": "+bitexact"}) as target:
        stream = target.add_stream("flac", rate=rate, layout=_LAYOUTS[samples.shape[1]])
        for frame in frames_of(as_integers(samples), rate):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def decoded(file: Path | BytesIO) -> Iterator[av.AudioFrame]:
    """Decode a file's sound, as its codec gives it."""
    with av.open(file, "r") as container:
        yield from container.decode(container.streams.audio[0])


def frames_of(samples: Samples, rate: int) -> Iterator[av.AudioFrame]:
    """Cut a sound into frames."""
    kind, layout = _FORMATS[samples.dtype.name], _LAYOUTS[samples.shape[1]]
    for begin in range(0, len(samples), _BLOCK):
        block: Any = np.ascontiguousarray(samples[begin : begin + _BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, kind, layout)
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), begin
        yield frame


def packed(frames: Iterable[av.AudioFrame]) -> Iterator[av.AudioFrame]:
    """Give frames the form of `Samples`: floats, the channels by turns."""
    resampler = av.AudioResampler("flt")
    for frame in frames:
        yield from resampler.resample(frame)


def joined(frames: Iterable[av.AudioFrame]) -> Samples:
    """Put packed frames together, of floats or integers."""
    parts: list[Any] = [
        frame.to_ndarray().reshape(-1, frame.layout.nb_channels) for frame in frames
    ]
    return np.concatenate(parts)


def as_floats(samples: Samples) -> npt.NDArray[np.float32]:
    """Give a sound as floats."""
    if samples.dtype == np.int16:
        return samples.astype(np.float32) / np.float32(32768)
    return samples.astype(np.float32, copy=False)


def as_integers(samples: Samples) -> npt.NDArray[np.int16]:
    """Round a sound to 16 bits a sample."""
    if samples.dtype == np.int16:
        return samples.astype(np.int16, copy=False)
    return np.rint(np.clip(samples * 32768, -32768, 32767)).astype(np.int16)


def filtered(frames: Iterable[av.AudioFrame], filters: Filters) -> Iterator[av.AudioFrame]:
    """Send a sound through filters, and yield what comes out as it does."""
    graph = source = sink = None
    passed = 0
    for frame in frames:
        base = Fraction(1, frame.sample_rate)
        if graph is None or source is None or sink is None:
            graph = av.filter.Graph()
            source = graph.add_abuffer(
                sample_rate=frame.sample_rate,
                format=frame.format.name,
                layout=frame.layout.name,
                time_base=base,
            )
            sink = graph.add("abuffersink")
            graph.link_nodes(source, *(graph.add(*each) for each in filters), sink).configure()
        frame.pts, frame.time_base = passed, base
        passed += frame.samples
        source.push(frame)
        yield from _pulled(sink)
    if source and sink:
        source.push(None)
        yield from _pulled(sink)


def resampled(samples: Samples, rate: int, to: int = RATE) -> npt.NDArray[np.float32]:
    """Give a sound another rate; what is heard at a moment stays at it."""
    if rate == to or not len(samples):
        return as_floats(samples)
    steep = f"{to}:filter_size=64"  # twice the usual length: less is lost of the highest tones
    out = list(packed(filtered(frames_of(as_floats(samples), rate), [("aresample", steep)])))
    if not out:  # it was shorter than a sample is now
        return np.zeros((0, samples.shape[1]), np.float32)
    return joined(out).astype(np.float32, copy=False)


def _pulled(sink: av.filter.context.FilterContext) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame
