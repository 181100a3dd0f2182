"""What stands in the MP4s of a clip and of the film, as a player finds it."""

import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from reel.records.formats import DRAFT, LANDSCAPE
from reel.records.theme import ROLES, Theme
from reel.video.encoder import Encoder
from reel.video.frames import frames
from reel.video.yuv import Converter
from tests.conftest import Project
from tests.our_film import FILM

CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta"}


def boxes(data: bytes) -> Iterator[bytes]:
    """Yield the types of an MP4's boxes, in the order in which they stand."""
    place = 0
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        header = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, place + 8)
            header = 16
        yield kind
        if kind in CONTAINERS:
            yield from boxes(data[place + header : place + size])
        place += size


@pytest.fixture(params=["first", "film"])
def video(request: pytest.FixtureRequest, rendered: Project) -> Path:
    return rendered.out / f"{request.param}.mp4"


def test_stream_is_what_every_player_takes(video: Path) -> None:
    with av.open(video) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.name, stream.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        assert (stream.width, stream.height) == DRAFT.pixels(LANDSCAPE)
        assert stream.average_rate == stream.base_rate == DRAFT.fps
        tags = context.color_primaries, context.color_trc, context.colorspace
        assert tags == (1, 1, 1)
        assert context.color_range == 1


def test_frames_are_evenly_spaced_from_zero(video: Path, rendered: Project) -> None:
    with av.open(video) as container:
        stream = container.streams.video[0]
        assert stream.time_base
        times = [(frame.pts or 0) * stream.time_base for frame in container.decode(stream)]
    assert times == [Fraction(number, DRAFT.fps) for number in range(len(times))]
    assert len(times) == rendered.timeline(video.stem).frames


def test_gops_are_closed_and_at_most_two_seconds(video: Path) -> None:
    with av.open(video) as container:
        stream = container.streams.video[0]
        assert stream.time_base
        packets = [packet for packet in container.demux(stream) if packet.pts is not None]
        keys = [place for place, packet in enumerate(packets) if packet.is_keyframe]
        times = [(packets[place].pts or 0) * stream.time_base for place in keys]
    assert times[0] == 0
    end = Fraction(len(packets), DRAFT.fps)
    spans = [late - early for early, late in zip(times, [*times[1:], end], strict=True)]
    assert max(spans) <= 2
    # Closed: nothing that comes after a key frame is shown before it.
    for place in keys:
        key = packets[place].pts
        assert key is not None
        assert all(packet.pts is not None and packet.pts >= key for packet in packets[place:])


def test_moov_comes_first_and_there_is_no_edit_list(video: Path) -> None:
    kinds = list(boxes(video.read_bytes()))
    assert kinds.index(b"moov") < kinds.index(b"mdat")
    assert b"elst" not in kinds


@pytest.fixture(scope="module")
def theme() -> Theme:
    return FILM.theme


def test_theme_colours_come_back_from_a_rendered_clip(rendered: Project, theme: Theme) -> None:
    (picture,) = frames(rendered.out / "first.mp4", [0])
    width, height = picture.size
    for place, role in (((5, 5), "background"), ((width // 2, height // 2), "product")):
        colour = picture.getpixel(place)
        assert isinstance(colour, tuple)
        assert colour == pytest.approx(tuple(bytes.fromhex(theme.colour(role)[1:])), abs=2)


def test_every_role_comes_back_within_two_steps(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "colours.mp4"
    with path.open("wb") as file:
        encoder = Encoder(file, 64, 64, Fraction(10))
        for role in ROLES:
            colour = [*bytes.fromhex(theme.colour(role)[1:]), 255]
            frame = Converter().convert(np.full((64, 64, 4), colour, np.uint8))
            encoder.write(frame, repeat=5)
        encoder.finish()
    assert encoder.frames == 5 * len(ROLES)
    for number, picture in enumerate(frames(path, range(2, 5 * len(ROLES), 5))):
        expected = np.array([*bytes.fromhex(theme.colour(ROLES[number])[1:])])
        error = np.abs(np.asarray(picture).astype(int) - expected)
        assert error.max() <= 2, ROLES[number]
