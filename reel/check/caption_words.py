"""Captions beside a video and within it: they say all that its beats say, and when it is said."""

from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path

from reel.check.caption_reading import UNREADABLE, read_srt, read_webvtt
from reel.check.caption_times import wrong_times
from reel.check.fault import Fault
from reel.deliver.playable import track_of
from reel.records.spaced_words import words_in
from reel.records.timeline import Timeline
from reel.video.caption_track import captions_in
from reel.wording.captions import WORD_JOINER
from reel.wording.line_breaks import unsaid


def of_caption_files(folder: Path, name: str, timeline: Timeline) -> Iterator[Fault]:
    """Yield what is wrong with the caption files of a video; it need not have any.

    Args:
        folder: where they lie.
        name: a clip's id, or "film".
        timeline: the video's, with what its beats say.
    """
    words = " ".join(beat.words for beat in timeline.beats)
    for suffix, read in ((".srt", read_srt), (".vtt", read_webvtt)):
        path = folder / f"{name}{suffix}"
        if not path.is_file():
            continue
        try:
            captions = read(path)
        except UNREADABLE as error:
            yield Fault("files.captions", f"{path.name} cannot be read: {error}")
            continue
        lines = "\n".join(each.text for each in captions).replace(WORD_JOINER, "").splitlines()
        if left := unsaid(lines, words.replace(WORD_JOINER, "")):
            yield Fault("files.captions", f"{path.name}: {_difference(words_in(words), *left)}")
        for wrong in islice(wrong_times(captions, timeline), 1):
            yield Fault("files.captions", f"{path.name}: {wrong}")


def of_caption_track(video: Path, timeline: Timeline) -> Iterator[Fault]:
    """Yield what is wrong with the captions within a video; it need not have any.

    Raises:
        av.FFmpegError: it cannot be read.
    """
    if not (found := captions_in(video)):
        return
    words = " ".join(beat.words for beat in timeline.beats)
    lines = [line for each in found for line in each.text.splitlines()]
    if left := unsaid(lines, words):
        difference = _difference(words_in(words), *left)
        yield Fault("files.captions", f"the track of captions: {difference}")
    elif found != track_of(timeline):
        yield Fault("files.captions", "the track of captions shows them at other times")


def _difference(words: list[str], unsaid_words: str, said_instead: str) -> str:
    """Say where captions first differ from words.

    Args:
        words: all of them.
        unsaid_words: those from the first differing line on.
        said_instead: what the captions say from there on.
    """
    wanted, found = words_in(unsaid_words), words_in(said_instead)
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(wanted, found, strict=False))))
    if same == len(wanted):
        return f"it goes on after the last word: “{' '.join(found[same:][:3])}”"
    place = len(words) - len(wanted) + same
    before = " ".join(words[max(0, place - 3) : place])
    after = f"after “{before}” " if before else "at the beginning "
    said = f"says “{found[same]}”" if same < len(found) else "ends"
    return f"{after}it {said}, not “{wanted[same]}”"
