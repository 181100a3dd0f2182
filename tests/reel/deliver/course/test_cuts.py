"""A beat cut from a finished video: all of it, nothing else, and nothing encoded anew."""

from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from reel.deliver.course.cuts import write_cut
from reel.deliver.course.material import Course
from reel.records.timeline import Beat
from tests.reel.deliver.course.sample import FPS, RATE, sample_course

PACKET = 1024  # samples


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A small course."""
    return sample_course(tmp_path_factory.mktemp("course"))


def packets(path: Path, kind: str) -> list[Any]:
    """The packets of a file's first stream of a kind."""
    with av.open(path) as container:
        found = container.demux(container.streams.get({kind: 0}))
        return [packet for packet in found if packet.size]


def samples(path: Path) -> npt.NDArray[np.float32]:
    """The first channel of what is heard of a file."""
    with av.open(path) as container:
        frames = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    return np.concatenate(frames)


def test_a_cut_has_the_very_packets_of_its_beat_from_a_key_frame_on(
    course: Course, tmp_path: Path
) -> None:
    media = course.lessons[0].media
    whole = packets(media.video, "video")
    for number, beat in enumerate(media.timeline.beats):
        write_cut(media.video, beat, tmp_path / "cut.mp4")
        cut = packets(tmp_path / "cut.mp4", "video")
        frames = len(whole) // 2
        wanted = whole[number * frames :][:frames]
        assert [bytes(packet) for packet in cut] == [bytes(packet) for packet in wanted]
        assert cut[0].is_keyframe
        assert [round(packet.pts * packet.time_base * FPS) for packet in cut] == list(range(frames))
        assert b"moov" in (tmp_path / "cut.mp4").read_bytes()[:64]  # it plays while it comes in


def test_the_sound_of_a_cut_is_in_step_and_all_within_the_beat(
    course: Course, tmp_path: Path
) -> None:
    media = course.lessons[0].media
    beat = media.timeline.beats[1]
    write_cut(media.video, beat, tmp_path / "cut.mp4")
    whole, cut = samples(media.video), samples(tmp_path / "cut.mp4")
    begins = -(-round(beat.start * RATE) // PACKET) * PACKET  # the first packet within the beat
    assert 0 <= begins / RATE - beat.start < 0.025
    assert packets(tmp_path / "cut.mp4", "audio")[0].pts == 0
    # A decoder knows nothing of the packet before the first one, so that one fades in.
    assert np.array_equal(cut[PACKET:], whole[begins + PACKET :][: len(cut) - PACKET])
    assert np.abs(np.diff(cut[:PACKET])).max() < 2 * np.abs(np.diff(cut[PACKET:])).max()
    assert beat.end - beat.start - 0.05 < len(cut) / RATE <= beat.end - beat.start


def test_a_beat_within_a_group_of_pictures_is_cut_from_the_key_frame_before(
    course: Course, tmp_path: Path
) -> None:
    media = course.lessons[0].media
    write_cut(media.video, Beat("late", 5.0, 7.0, ""), tmp_path / "cut.mp4")
    cut = packets(tmp_path / "cut.mp4", "video")
    assert cut[0].is_keyframe
    assert len(cut) == 3 * FPS  # from 4 s, where a beat begins, to 7 s
    assert abs(len(samples(tmp_path / "cut.mp4")) / RATE - 3) < 0.05
