"""Whatever a person writes comes out of the captions again, for whoever reads them."""

from pathlib import Path

import av
import pytest
import srt
import webvtt
from av.subtitles.subtitle import AssSubtitle

from reel.deliver.caption_files import write_captions
from reel.records.timeline import Beat, Timeline
from reel.wording.captions import WORD_JOINER

WORDS = (
    "The set {1, 2} has two elements.",
    "So x < y & z > 0, and x<y too.",
    "An arrow --> is not a time.",
    "<b>Bold</b> is <i>not</i> meant as bold.",
    r"{\an8} A path C:\new, and {\b1}braces{\b0}.",
    "&amp; stays what it is, and &lt; too.",
    "<c.red>x</c> <00:01.000> is no colour.",
    "NOTE is a word, and STYLE is one.",
    "# $ * ` _ ~ | % @ 'single' \"double\"",
)


def timeline_saying(*words: str) -> Timeline:
    beats = [Beat(f"b{i}", 6.0 * i, 6.0 * i + 6, text) for i, text in enumerate(words)]
    return Timeline(
        id="said",
        title="Said",
        width=1920,
        height=1080,
        fps=30,
        frames=180 * len(words),
        duration=6.0 * len(words),
        still=0.0,
        beats=tuple(beats),
    )


def said_by_ffmpeg(path: Path) -> str:
    """All words of a file of captions as FFmpeg reads them, which players use."""
    said = []
    with av.open(str(path)) as container:
        for packet in container.demux(subtitles=0):
            for subtitle in packet.decode():
                assert isinstance(subtitle, AssSubtitle)
                text = subtitle.ass.decode().split(",", 8)[8]
                # FFmpeg gives them as ASS, in which braces are escaped like this.
                said.append(text.replace("\\{{}", "{").replace("\\N", " "))
    return " ".join(said).replace(WORD_JOINER, "")


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_players_show_what_a_person_wrote(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"captions{suffix}"
    write_captions(timeline_saying(*WORDS), path)
    assert said_by_ffmpeg(path) == " ".join(WORDS)


def test_srt_and_webvtt_hold_the_same_captions(tmp_path: Path) -> None:
    paths = tmp_path / "captions.srt", tmp_path / "captions.vtt"
    write_captions(timeline_saying(*WORDS), *paths)
    subtitles = list(srt.parse(paths[0].read_text(encoding="utf-8"), ignore_errors=False))
    captions = list(webvtt.read(str(paths[1])))
    assert [each.start.total_seconds() for each in subtitles] == [
        each.start_in_seconds + each.start_time.milliseconds / 1000 for each in captions
    ]
    assert " ".join(each.content for each in subtitles).replace("\n", " ").replace(
        WORD_JOINER, ""
    ) == " ".join(WORDS)


def test_words_without_anything_like_a_tag_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "captions.srt"
    write_captions(timeline_saying("Plain x < y and {1, 2}."), path)
    assert WORD_JOINER not in path.read_text(encoding="utf-8")
