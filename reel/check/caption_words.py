"""Files of captions beside a video: they say all that its beats say, and nothing else."""

import html
from collections.abc import Iterator
from pathlib import Path

import srt
import webvtt

from reel.check.fault import Fault
from reel.records.timeline import Timeline
from reel.wording.cues import WORD_JOINER


def of_caption_files(folder: Path, name: str, timeline: Timeline) -> Iterator[Fault]:
    """Yield what is wrong with the caption files of a video; it need not have any.

    Args:
        folder: where they lie.
        name: a clip's id, or "film".
        timeline: the video's, with what its beats say.
    """
    wanted = " ".join(beat.words for beat in timeline.beats).split()
    for suffix, read in ((".srt", _read_srt), (".vtt", _read_webvtt)):
        path = folder / f"{name}{suffix}"
        if not path.is_file():
            continue
        try:
            found = read(path).replace(WORD_JOINER, "").split()
        except (OSError, ValueError, srt.SRTParseError, webvtt.errors.MalformedFileError) as error:
            yield Fault("files.captions", f"{path.name} cannot be read: {error}")
            continue
        if found != wanted:
            yield Fault("files.captions", f"{path.name}: {_difference(found, wanted)}")


def _read_srt(path: Path) -> str:
    """All words of a file in SRT."""
    return " ".join(each.content for each in srt.parse(path.read_text(encoding="utf-8")))


def _read_webvtt(path: Path) -> str:
    """All words of a file in WebVTT, tags left out and names of letters read."""
    return " ".join(html.unescape(each.text) for each in webvtt.read(str(path)))


def _difference(found: list[str], wanted: list[str]) -> str:
    """Say where two lists of words differ first."""
    for place, word in enumerate(wanted):
        if place >= len(found) or found[place] != word:
            before = " ".join(wanted[max(0, place - 3) : place])
            after = f"after “{before}” " if before else "at the beginning "
            said = f"says “{found[place]}”" if place < len(found) else "ends"
            return f"{after}it {said}, not “{word}”"
    return f"it goes on after the last word: “{' '.join(found[len(wanted) :][:3])}”"
