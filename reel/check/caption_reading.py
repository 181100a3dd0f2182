"""Reads captions beside a video as players do."""

import html
import re
from fractions import Fraction
from pathlib import Path

import srt
import webvtt
from webvtt.models import Timestamp

from reel.video.caption_track import WrittenCaption

UNREADABLE = (OSError, ValueError, srt.SRTParseError, webvtt.errors.MalformedFileError)
"""What is raised where a file cannot be read."""

# What players take for a tag in SRT, and do not show.
_TAG = re.compile(r"<[/A-Za-z][^>]*>|\{\\[^}]*\}")


def read_srt(path: Path) -> list[WrittenCaption]:
    """Read a file in SRT, tags left out."""
    return [
        WrittenCaption(
            Fraction(each.start.total_seconds()),
            Fraction(each.end.total_seconds()),
            _TAG.sub("", each.content),
        )
        for each in srt.parse(path.read_text(encoding="utf-8"))
    ]


def read_webvtt(path: Path) -> list[WrittenCaption]:
    """Read a file in WebVTT, tags left out and names of letters read."""
    return [
        WrittenCaption(_seconds(each.start_time), _seconds(each.end_time), html.unescape(each.text))
        for each in webvtt.read(str(path))
    ]


def _seconds(moment: Timestamp) -> Fraction:
    return moment.in_seconds() + Fraction(moment.milliseconds, 1000)
