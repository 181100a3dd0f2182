"""Captions as files: SRT and WebVTT. Whatever words a person writes are read again as they are."""

import html
import math
import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import srt
import webvtt

from reel.records.timeline import Timeline
from reel.wording.captions import WORD_JOINER, captions_of

# What a player takes for the beginning of a tag in SRT, which has no way to write it literally.
_LIKE_A_TAG = re.compile(r"<(?=[/A-Za-z])|\{(?=\\)")


def write_captions(timeline: Timeline, *paths: Path) -> None:
    """Write the captions of a video to each path, in the format that its suffix says.

    Args:
        timeline: the video's, with what its beats say.
        paths: files that end in .srt or .vtt.
    """
    captions = [
        srt.Subtitle(
            index=number,
            # Starts are rounded up and ends down, so that no gap becomes shorter than it was.
            start=timedelta(milliseconds=math.ceil(caption.start * 1000 - 1e-6)),
            end=timedelta(milliseconds=math.floor(caption.end * 1000 + 1e-6)),
            content="\n".join(caption.lines),
        )
        for number, caption in enumerate(captions_of(timeline), start=1)
    ]
    for path in paths:
        written = _as_srt(captions) if path.suffix == ".srt" else as_webvtt(captions)
        path.write_text(written, encoding="utf-8")


def _as_srt(captions: Iterable[srt.Subtitle]) -> str:
    """Write SRT, in which a word joiner keeps what looks like a tag from being one."""
    literal = [
        srt.Subtitle(
            caption.index,
            caption.start,
            caption.end,
            _LIKE_A_TAG.sub(rf"\g<0>{WORD_JOINER}", caption.content),
        )
        for caption in captions
    ]
    return str(srt.compose(literal, reindex=False))


def as_webvtt(captions: Iterable[srt.Subtitle]) -> str:
    """Write WebVTT, in which <, > and & have names."""
    file = webvtt.WebVTT()
    for caption in captions:
        start, end = (
            srt.timedelta_to_srt_timestamp(moment).replace(",", ".")
            for moment in (caption.start, caption.end)
        )
        file.captions.append(webvtt.Caption(start, end, html.escape(caption.content, quote=False)))
    return f"{file.content}\n"
