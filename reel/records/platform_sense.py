"""Whether what is said of a platform makes sense: its name, and that something is within all of its
limits."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reel.records.errors import ReelError
from reel.records.formats import FORMATS
from reel.records.platform_layout import layout_within

if TYPE_CHECKING:
    from reel.records.platforms import CoverRules, Platform, Stated, VideoLimits, Zones

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""A folder is called so, and places in the page to upload from."""

_ROOM = 1 / 2, 2 / 5
"""Of the frame's width and height: what a title, a picture and captions need at least."""


_LONGEST_COVER = 4
"""How often a cover's longer side may be its shorter one, and that of what a grid shows of it."""


def judge_name(name: str, where: str, taken: Mapping[str, str]) -> None:
    """Make sure that a platform can be called so, or a box that it lays over the picture.

    Args:
        name: the one that is given.
        where: the file, and the key in it; begins the complaint.
        taken: what else is called by some names.

    Raises:
        ReelError: it cannot.
    """
    if name in taken:
        raise ReelError(f"{where}: {name}: {taken[name]}; take another name")
    if not _NAME.fullmatch(name):
        given = name if len(name) <= 60 else f"{name[:60]}…"
        raise ReelError(
            f"{where}: {given!r} is no name; one has small letters, digits and _, 40 at most, "
            "and begins with a letter, as youtube_shorts"
        )


def judge_platform(platform: "Platform", where: str) -> None:
    """Make sure that something can be within a platform's limits.

    Args:
        platform: all that is said of it.
        where: the file and the platform's name; begins the complaint.

    Raises:
        ReelError: nothing can.
    """
    _judge_video(platform.video, f"{where}.video")
    if end := platform.end_screen:
        _judge_order(end.shortest, end.longest, f"{where}.end_screen", "shortest", "longest")
    if platform.captions.form.value == "file" and not platform.captions.kinds:
        raise ReelError(f"{where}.captions.kinds is missing; write which files are taken")
    if platform.cover:
        _judge_cover(platform.cover, f"{where}.cover")
    if platform.zones:
        _judge_zones(platform.zones, f"{where}.zones")
        _judge_room(platform.zones, FORMATS[platform.format].aspect, f"{where}.zones")


def _judge_video(video: "VideoLimits", where: str) -> None:
    _judge_order(video.shortest, video.longest, where, "shortest", "longest")
    _judge_order(video.slowest, video.fastest, where, "slowest", "fastest")
    if video.narrowest and video.widest:
        (narrow, tall), (wide, low) = video.narrowest.value, video.widest.value
        if narrow * low > wide * tall:
            raise ReelError(f"{where}.narrowest: {narrow}:{tall} is wider than widest")
    least, most = video.smallest_sides, video.largest_sides
    _judge_longer_first(least, f"{where}.smallest_sides")
    _judge_longer_first(most, f"{where}.largest_sides")
    _judge_sides(least, most, where, "largest_sides")
    if least and video.pixels and least.value[0] * least.value[1] > video.pixels.value:
        raise ReelError(
            f"{where}.smallest_sides: {_sides(least)} are more than pixels, which are "
            f"{video.pixels.value} at most"
        )


def _judge_cover(cover: "CoverRules", where: str) -> None:
    if cover.form.value == "file" and not cover.kinds:
        raise ReelError(f"{where}.kinds is missing; write which files are taken")
    for key in ("size", "grid"):
        sides = getattr(cover, key)
        if sides and max(sides.value) > _LONGEST_COVER * min(sides.value):
            raise ReelError(
                f"{where}.{key}: {_sides(sides)}: one side is more than {_LONGEST_COVER} times the "
                "other; no question and picture have room in that"
            )
    _judge_longer_first(cover.smallest_sides, f"{where}.smallest_sides")
    _judge_sides(cover.smallest_sides, cover.size, where, "size")


def _judge_zones(zones: "Zones", where: str) -> None:
    across, up = zones.frame.value
    for name, box in zones.boxes.items():
        judge_name(name, f"{where}.boxes", {})
        left, top, right, bottom = box.value
        if not (0 <= left < right <= across and 0 <= top < bottom <= up):
            raise ReelError(
                f"{where}.boxes.{name}: left, top, right and bottom are to lie within "
                f"the frame of {across} by {up}, in this order"
            )


def _judge_room(zones: "Zones", aspect: tuple[int, int], where: str) -> None:
    """Make sure that overlays leave room for what has to be seen.

    Raises:
        ReelError: they do not.
    """
    layout = layout_within(map(zones.shares, zones.boxes), aspect)
    words, safe = layout.regions["title"], layout.safe
    left = max(words.right - words.left, 0.0), max(safe.bottom - safe.top, 0.0)
    if any(share < least for share, least in zip(left, _ROOM, strict=True)):
        frame = zones.frame.value
        room, least = (
            " × ".join(f"{share * side:.0f}" for share, side in zip(shares, frame, strict=True))
            for shares in (left, _ROOM)
        )
        raise ReelError(
            f"{where}.boxes: they leave {room} pixels, margins taken off; a title, a picture and "
            f"captions need {least} at least"
        )


def _judge_order(
    least: "Stated[float] | None", most: "Stated[float] | None", where: str, low: str, high: str
) -> None:
    """Make sure that one number is not above another.

    Raises:
        ReelError: it is.
    """
    if least and most and least.value > most.value:
        raise ReelError(
            f"{where}.{low}: {least.value:g} is more than {high}, which is {most.value:g}"
        )


def _judge_longer_first(sides: "Stated[Any] | None", where: str) -> None:
    if sides and sides.value[0] < sides.value[1]:
        raise ReelError(f"{where}: the longer side comes first")


def _judge_sides(
    least: "Stated[Any] | None", most: "Stated[Any] | None", where: str, high: str
) -> None:
    """Make sure that sides may be as long as they must be; `most` may have the shorter one first.

    Raises:
        ReelError: they may not.
    """
    if least and most:
        longest = sorted(most.value, reverse=True)
        if any(low > top for low, top in zip(least.value, longest, strict=True)):
            raise ReelError(
                f"{where}.smallest_sides: {_sides(least)} are more than {high}, which is "
                f"{_sides(most)}"
            )


def _sides(stated: "Stated[Any]") -> str:
    return " × ".join(map(str, stated.value))
