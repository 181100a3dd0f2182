"""The MP4s that are delivered: their title, and their captions as a track."""

from fractions import Fraction
from pathlib import Path

import av
import msgspec
import pytest

from reel.check.caption_words import of_caption_track
from reel.check.mp4_boxes import mp4_boxes
from reel.deliver.playable import track_of, write_playable
from reel.records.timeline import Beat, Timeline
from reel.video.caption_track import captions_in
from reel.video.encoder import Encoder
from reel.video.sound import Sound, add_sound_track
from tests.conftest import Project

NASTY = "The set {1, 2} has <b>x</b> < 0 & y --> z; {\\an8} 日本 🎬 “quoted” \\N &amp; %d."


def packets(video: Path) -> list[tuple[object, ...]]:
    """All that a player is given of the picture and the sound of a video."""
    with av.open(video) as container:
        kept = [*container.streams.video, *container.streams.audio]
        return [
            (packet.stream.index, packet.pts, packet.dts, packet.duration, bytes(packet))
            for packet in container.demux(kept)
        ]


def deliver(source: Path, timeline: Timeline, video: Path, language: str = "eng") -> None:
    """Write a video as it is delivered, with the sound that it has."""
    frame = Fraction(1, timeline.fps)
    shown = track_of(timeline)
    write_playable(source, video, sound=None, captions=shown, language=language, frame=frame)


@pytest.mark.parametrize("name", ["first", "film"])
def test_a_delivered_video_has_title_and_captions(rendered: Project, name: str) -> None:
    video, timeline = rendered.out / f"{name}.mp4", rendered.timeline(name)
    with av.open(video) as container:
        assert container.metadata["title"] == timeline.title
        assert len(container.chapters()) == len(timeline.chapters)
        (track,) = container.streams.subtitles
        assert (track.codec_context.name, track.language) == ("mov_text", "eng")
        assert container.streams.video[0].frames == timeline.frames
    found = captions_in(video)
    assert found == track_of(timeline)
    said = " ".join(caption.text for caption in found).split()
    assert said == " ".join(beat.words for beat in timeline.beats).split()
    frame = Fraction(1, timeline.fps)
    for caption in found:
        assert any(
            round(beat.start / frame) * frame <= caption.start
            and caption.end <= round(beat.end / frame) * frame
            for beat in timeline.beats
        )
    assert not list(of_caption_track(video, timeline))


def test_words_come_out_as_they_were_written_and_the_picture_stays(
    rendered: Project, tmp_path: Path
) -> None:
    timeline = rendered.timeline("first")
    (first, second) = timeline.beats
    beats = (msgspec.structs.replace(first, words=NASTY), second)
    timeline = msgspec.structs.replace(timeline, beats=beats)
    source, video = rendered.out / "second.mp4", tmp_path / "out.mp4"
    deliver(source, timeline, video, language="deu")
    assert packets(video) == packets(source)
    said = " ".join(caption.text for caption in captions_in(video)).split()
    assert said == f"{NASTY} {second.words}".split()
    with av.open(video) as container:
        (track,) = container.streams.subtitles
        assert track.language == "deu"
    boxes = list(mp4_boxes(video))
    assert boxes.index(b"moov") < boxes.index(b"mdat")
    assert b"elst" not in boxes


def test_sound_and_captions_stand_side_by_side(tmp_path: Path) -> None:
    source, video = tmp_path / "in.mp4", tmp_path / "out.mp4"
    with source.open("wb") as file:
        encoder = Encoder(file, 64, 64, Fraction(10))
        encoder.write(av.VideoFrame(64, 64, "yuv420p"), 30)
        encoder.finish()
    add_sound_track(source, Sound(44_100, bytes(range(256)) * 100))
    timeline = Timeline(
        id="a", title="A", width=64, height=64, fps=10, frames=30, duration=3.0, still=0.0,
        beats=(Beat("quiet", 0.0, 1.0, ""), Beat("loud", 1.0, 3.0, "Only here is it said."),),
    )  # fmt: skip
    deliver(source, timeline, video)
    assert packets(video) == packets(source)
    (caption,) = captions_in(video)
    assert (caption.start, caption.text) == (Fraction(1), "Only here is it said.")


def test_the_check_compares_track_and_words(rendered: Project) -> None:
    video, timeline = rendered.out / "first.mp4", rendered.timeline("first")
    (first, second) = timeline.beats
    (fault,) = of_caption_track(
        video,
        msgspec.structs.replace(
            timeline, beats=(msgspec.structs.replace(first, words="Else."), second)
        ),
    )
    assert "not “Else.”" in fault.message
    late = msgspec.structs.replace(second, start=second.start + 1, said=())
    (fault,) = of_caption_track(video, msgspec.structs.replace(timeline, beats=(first, late)))
    assert "at other times" in fault.message
