"""The cover of a post and its loop: pictures of a kind, size and weight that a platform takes."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageSequence

from reel.check.fault import Fault
from reel.check.platform_fault import platform_fault, too_large
from reel.records.platforms import AnimationRules, CoverRules, Platform, Stated
from reel.records.root import shown

_KINDS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "GIF": ("gif",)}
"""The endings of files by Pillow's names of formats."""

_UNREADABLE = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, Image.DecompressionBombError
)  # fmt: skip
"""What Pillow raises where a file is no picture, or is cut short."""


@dataclass(frozen=True)
class _Measured:
    """A picture: the kind it is of, by its contents; its size in pixels; how many frames it has."""

    kinds: tuple[str, ...]
    size: tuple[int, int]
    frames: int


def of_cover(path: Path, rules: CoverRules, platform: Platform) -> Iterator[Fault]:
    """Yield what is wrong with a cover.

    Args:
        path: the file.
        rules: what it may be.
        platform: whose rules they are.
    """
    name = shown(path)
    picture = yield from _of_file(path, "cover", rules, platform)
    if picture is None:
        return
    if rules.size and picture.size != rules.size.value:
        wrong = f"{name} is {_sides(picture.size)}, not {_sides(rules.size.value)}"
        yield platform_fault(platform, "cover", wrong, rules.size)
    if rules.smallest_sides:
        least = rules.smallest_sides.value
        sides = sorted(picture.size, reverse=True)
        if any(side < limit for side, limit in zip(sides, least, strict=True)):
            wrong = f"is {_sides(picture.size)}; its sides are {least[0]} and {least[1]} at least"
            yield platform_fault(platform, "cover", f"{name} {wrong}", rules.smallest_sides)


def of_animation(path: Path, rules: AnimationRules, platform: Platform) -> Iterator[Fault]:
    """Yield what is wrong with a loop that is posted as a picture.

    Args:
        path: the file.
        rules: what it may be.
        platform: whose rules they are.
    """
    name = shown(path)
    picture = yield from _of_file(path, "animation", rules, platform)
    if picture is None:
        return
    width, height = picture.size
    counts = {
        "frames": (picture.frames, rules.frames),
        "pixels": (width * height, rules.pixels),
        "pixels in all frames": (width * height * picture.frames, rules.pixels_in_all),
    }
    for what, (count, most) in counts.items():
        if most and count > most.value:
            wrong = f"{name} has {count:,} {what}, not {most.value:,} at most"
            yield platform_fault(platform, "animation", wrong, most)
    if rules.largest_size:
        widest, highest = rules.largest_size.value
        if width > widest or height > highest:
            wrong = f"{name} is {_sides(picture.size)}, not {widest} × {highest} at most"
            yield platform_fault(platform, "animation", wrong, rules.largest_size)


def _measured(path: Path) -> _Measured:
    """Read a picture to its last frame.

    Raises:
        one of `_UNREADABLE`: it cannot be read.
    """
    with Image.open(path) as picture:
        kinds = _KINDS.get(picture.format or "", ())
        frames = 0
        for frame in ImageSequence.Iterator(picture):
            frame.load()
            frames += 1
        return _Measured(kinds, picture.size, frames)


def _of_file(
    path: Path, key: str, rules: CoverRules | AnimationRules, platform: Platform
) -> Generator[Fault, None, _Measured | None]:
    """Yield what is wrong with any picture's file; give the picture, if it can be read."""
    yield from too_large(platform, key, shown(path), path.stat().st_size, rules.largest)
    try:
        picture = _measured(path)
    except _UNREADABLE as error:
        yield Fault(f"files.{key}", f"{shown(path)} cannot be read: {error}")
        return None
    yield from _of_kind(path, picture, key, rules.kinds, platform)
    return picture


def _of_kind(
    path: Path,
    picture: _Measured,
    key: str,
    kinds: Stated[Any] | None,
    platform: Platform,
) -> Iterator[Fault]:
    """Yield a fault if a picture is of a kind that is not taken, or is called like another one."""
    taken = kinds.value if kinds else ()
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in picture.kinds:
        wrong = f"is called .{suffix}, but it is {' or '.join(picture.kinds) or 'something else'}"
        yield Fault(f"files.{key}", f"{shown(path)} {wrong}")
    elif kinds and not set(picture.kinds) & set(taken):
        wrong = f"{shown(path)} is {suffix}; taken are {' or '.join(taken)}"
        yield platform_fault(platform, key, wrong, kinds)


def _sides(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"
