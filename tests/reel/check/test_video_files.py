"""A video as it should be passes; each thing that a player stumbles over is found."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from reel.check.video_files import of_video
from reel.deliver.caption_files import write_captions
from reel.records.timeline import Chapter, read_timeline, write_timeline
from reel.wording.captions import WORD_JOINER
from tests.reel.check.tiny_video import FRAMES, write


def rules(folder: Path) -> set[str]:
    return {fault.rule for fault in of_video(folder, "clip")}


def test_a_video_as_it_should_be_passes(tmp_path: Path) -> None:
    write(tmp_path)
    assert not list(of_video(tmp_path, "clip"))


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("files.stream", {"codec": "mpeg4"}),
        ("files.stream", {"profile": "baseline"}),
        ("files.stream", {"pixels": "yuv444p", "profile": "high444"}),
        ("files.stream", {"tag": 5}),
        ("files.stream", {"range": 2}),
        ("files.stream", {"fps": 30}),
        ("files.boxes", {"flags": "negative_cts_offsets"}),
        ("files.boxes", {"flags": "faststart", "edits": "1"}),
        ("files.gop", {"x264": "keyint=75:open-gop=0:scenecut=0"}),
        ("files.gop", {"x264": "keyint=30:min-keyint=7:open-gop=1:bframes=3:scenecut=0"}),
        ("files.duration", {"frames": FRAMES - 1}),
        ("flashes.general", {"blink": 1}),
    ],
    ids=str,
)
def test_what_players_stumble_over_is_found(
    rule: str, change: dict[str, Any], tmp_path: Path
) -> None:
    write(tmp_path, **change)
    assert rule in rules(tmp_path)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A video whose timeline has a chapter, but which has none itself."""
    write(tmp_path)
    timeline = read_timeline(tmp_path / "clip.json")
    chapter = Chapter("clip", "Clip", 0.0, timeline.duration)
    write_timeline(msgspec.structs.replace(timeline, chapters=(chapter,)), tmp_path / "clip.json")
    return tmp_path


def test_missing_chapters_are_found(film: Path) -> None:
    assert rules(film) == {"files.chapters"}


def test_missing_and_broken_files_are_found(tmp_path: Path) -> None:
    assert rules(tmp_path) == {"files.timeline"}
    write(tmp_path)
    (tmp_path / "clip.mp4").write_bytes(b"no video")
    assert "files.video" in rules(tmp_path)
    (tmp_path / "clip.mp4").unlink()
    assert rules(tmp_path) == {"files.video"}


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_captions_that_do_not_say_the_words_are_found(suffix: str, tmp_path: Path) -> None:
    write(tmp_path)
    timeline = read_timeline(tmp_path / "clip.json")
    (beat,) = timeline.beats
    said = msgspec.structs.replace(beat, words="The set {1, 2} has x < 3.")
    write_timeline(msgspec.structs.replace(timeline, beats=(said,)), tmp_path / "clip.json")
    captions = tmp_path / f"clip{suffix}"
    write_captions(read_timeline(tmp_path / "clip.json"), captions)
    assert rules(tmp_path) == set()
    whole = captions.read_text(encoding="utf-8")
    captions.write_text(whole.replace("{1, 2} ", ""), encoding="utf-8")
    (fault,) = of_video(tmp_path, "clip")
    assert fault.rule == "files.captions"
    assert "after “The set” it says “has”, not “{1,”" in fault.message
    captions.write_text(f"{whole}\n2\n00:00:06.000 --> 00:00:07.000\nMore.\n", encoding="utf-8")
    assert any(
        "it goes on after the last word: “More.”" in fault.message
        for fault in of_video(tmp_path, "clip")
    )
    captions.write_text(whole.replace("00:00:00", "00:01:00"), encoding="utf-8")
    (fault,) = of_video(tmp_path, "clip")
    assert "caption 1 is out of order" in fault.message
    captions.write_text(whole.replace("00:00:0", "00:02:0"), encoding="utf-8")
    (fault,) = of_video(tmp_path, "clip")
    assert "caption 1 begins at 120.00 s, when all is said" in fault.message
    captions.write_text(whole.replace("00:00:00,", "00:00:01,").replace("00:00:00.", "00:00:01."))
    (fault,) = of_video(tmp_path, "clip")
    assert "beat only is said from 0.00 s on, but no caption begins then" in fault.message
    captions.write_text("no captions at all", encoding="utf-8")
    assert rules(tmp_path) == {"files.captions"}


def test_what_a_player_takes_for_a_tag_is_not_said(tmp_path: Path) -> None:
    """An editor may take out what kept words from being one, and may set words in italics."""
    write(tmp_path)
    timeline = read_timeline(tmp_path / "clip.json")
    said = msgspec.structs.replace(timeline.beats[0], words="Is <b> a tag?")
    write_timeline(msgspec.structs.replace(timeline, beats=(said,)), tmp_path / "clip.json")
    captions = tmp_path / "clip.srt"
    write_captions(read_timeline(tmp_path / "clip.json"), captions)
    whole = captions.read_text(encoding="utf-8")
    captions.write_text(whole.replace("tag?", "<i>tag?</i>"), encoding="utf-8")
    assert rules(tmp_path) == set()
    captions.write_text(whole.replace(WORD_JOINER, ""), encoding="utf-8")
    (fault,) = of_video(tmp_path, "clip")
    assert fault.message == "clip.srt: after “Is” it says “a”, not “<b>”"


def test_a_video_of_other_words_is_to_be_rendered_again(tmp_path: Path) -> None:
    write(tmp_path)
    assert not list(of_video(tmp_path, "clip", {"only": "Words."}))
    for said in ({"only": "Other words."}, {"only": "Words.", "more": "Words."}):
        (fault,) = of_video(tmp_path, "clip", said)
        assert (fault.rule, fault.severity) == ("files.words", "warning")
    timeline = read_timeline(tmp_path / "clip.json")
    assert not list(of_video(tmp_path, "clip", {"only": "Words."}, timeline.title))
    (fault,) = of_video(tmp_path, "clip", {"only": "Words."}, "Another title")
    assert fault.rule == "files.words"
