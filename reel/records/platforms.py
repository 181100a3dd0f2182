"""What each platform takes that a film is posted to, as assets/platforms.toml has it.

Every number there says who says so. That goes along with it into the records, so that a finding
can name both.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec

from reel.records.errors import ReelError
from reel.records.formats import FORMATS, SMALLEST, Format
from reel.records.frame_layout import FrameBox
from reel.records.nearest import nearest
from reel.records.platform_layout import layout_within
from reel.records.platform_sense import judge_name, judge_platform
from reel.records.posted import LOOPS
from reel.records.project import Project
from reel.records.root import shown
from reel.records.toml import DAY, read_toml, record, records

T = TypeVar("T")

Day = Annotated[str, msgspec.Meta(pattern=DAY)]
Length = Annotated[float, msgspec.Meta(gt=0, le=100_000)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Pair = tuple[Count, Count]
Names = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
Box = tuple[int, int, int, int]

# What is below these is a slip, and nothing could be made for it.
Bytes = Annotated[int, msgspec.Meta(ge=1000)]
BitRate = Annotated[int, msgspec.Meta(ge=10_000)]
Rate = Annotated[float, msgspec.Meta(ge=5, le=1000)]
Side = Annotated[int, msgspec.Meta(ge=SMALLEST)]
Sides = tuple[Side, Side]
Pixels = Annotated[int, msgspec.Meta(ge=SMALLEST**2)]
CoverSide = Annotated[int, msgspec.Meta(ge=64, le=4096)]
EndScreenLength = Annotated[float, msgspec.Meta(ge=1, le=60)]

CaptionKind = Literal["srt", "vtt"]
CoverKind = Literal["jpg", "png", "webp"]
AnimationKind = Literal["gif", "webp", "mp4"]
CaptionKinds = Annotated[tuple[CaptionKind, ...], msgspec.Meta(min_length=1)]
CoverKinds = Annotated[tuple[CoverKind, ...], msgspec.Meta(min_length=1)]
AnimationKinds = Annotated[tuple[AnimationKind, ...], msgspec.Meta(min_length=1)]

Counting = Literal["characters", "utf16", "bytes", "graphemes", "x", "mastodon"]
"""How the length of a text is counted: see `reel.wording.post_length`."""

CaptionForm = Literal["file", "burnt", "none"]
CoverForm = Literal["file", "frame"]

Colours = Literal["bt709"]

COLOURS: Mapping[Colours, tuple[int, int, int]] = {"bt709": (1, 1, 1)}
"""The tags of primaries, transfer and matrix by which a file says so, as H.273 numbers them."""

ALL = "all"
"""In place of a platform's name: every one."""

_SOURCES = "sources"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where numbers come from.

    Attributes:
        title: of the page or file.
        where: its address, or what finds it.
        read: the month or day on which it was read, as 2026-11 or 2026-11-30.
        dated: the month or day it bears itself; None where it bears none.
    """

    title: str
    where: str
    read: Day
    dated: Day | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.where}, read {self.read}"


class Stated(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True):
    """A number, or whatever else can change, and who says so.

    Attributes:
        value: what is stated.
        source: by whom.
        unsure: whether others say otherwise, or the source is neither the platform's own nor dated.
    """

    value: T
    source: Source
    unsure: bool = False

    def __str__(self) -> str:
        return f"{self.source}{' (unsure)' if self.unsure else ''}"


class VideoLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a video file may be. What is not limited, or not known to be, is None.

    Attributes:
        shortest, longest: in seconds.
        largest: in bytes.
        narrowest, widest: the extreme aspects, as width and height.
        smallest_sides, largest_sides: pixels of the longer and of the shorter side.
        pixels: width times height, at most.
        slowest, fastest: frames a second.
        frames: at most, in all.
        containers: by the file name's ending.
        codecs, profiles, pixel_formats: of the picture, as FFmpeg names them.
        highest_level: of the picture, as H.264 numbers them: 4.0 holds 1080p at 30 frames a second.
        colours: how the picture's colours are to be understood.
        sound_codecs: as FFmpeg names them.
        bit_rate: of the picture, in bits a second, at most.
        sample_rates: of the sound, in hertz: the ones taken.
        channels: of the sound, at most.
        fast_start: whether the index must stand at the front of the file.
    """

    shortest: Stated[Length] | None = None
    longest: Stated[Length] | None = None
    largest: Stated[Bytes] | None = None
    narrowest: Stated[Pair] | None = None
    widest: Stated[Pair] | None = None
    smallest_sides: Stated[Sides] | None = None
    largest_sides: Stated[Sides] | None = None
    pixels: Stated[Pixels] | None = None
    slowest: Stated[Length] | None = None
    fastest: Stated[Rate] | None = None
    frames: Stated[Count] | None = None
    containers: Stated[Names]
    codecs: Stated[Names]
    profiles: Stated[Names] | None = None
    highest_level: Stated[Length] | None = None
    pixel_formats: Stated[Names] | None = None
    colours: Stated[Colours] | None = None
    sound_codecs: Stated[Names]
    bit_rate: Stated[BitRate] | None = None
    sample_rates: Stated[Annotated[tuple[Count, ...], msgspec.Meta(min_length=1)]] | None = None
    channels: Stated[Count] | None = None
    fast_start: Stated[bool] | None = None


class SoundTarget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How loud a platform plays: `loudness` in LUFS over the whole, `peak` in dBTP at most."""

    loudness: Stated[Annotated[float, msgspec.Meta(ge=-70, le=0)]]
    peak: Stated[Annotated[float, msgspec.Meta(ge=-20, le=0)]]


class CaptionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How captions are given.

    Attributes:
        form: as files beside the video, burnt into the picture, or not at all.
        kinds: the files taken, by their ending, the best first.
        most: how many files, one for each language.
        largest: bytes of one file.
    """

    form: Stated[CaptionForm]
    kinds: Stated[CaptionKinds] | None = None
    most: Stated[Count] | None = None
    largest: Stated[Bytes] | None = None


class CoverRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The picture that stands for a video until it plays.

    Attributes:
        form: a file of one's own, or a frame of the video.
        kinds: the files taken, by their ending, the best first.
        size: width and height to make it in, in pixels.
        smallest_sides: pixels of the longer and of the shorter side, at least.
        largest: bytes.
        grid: the aspect to which a profile's grid crops it about its middle; None where the grid
            shows all of it, or nobody says. What a cover shows stands within it.
    """

    form: Stated[CoverForm]
    kinds: Stated[CoverKinds] | None = None
    size: Stated[tuple[CoverSide, CoverSide]] | None = None
    smallest_sides: Stated[Sides] | None = None
    largest: Stated[Bytes] | None = None
    grid: Stated[Pair] | None = None


class TextRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a text may be.

    Attributes:
        longest: counted as `counted` says.
        counted: how.
        bytes: of the text in UTF-8, at most, beside that.
        link: what each link counts, however long, where links count alike.
        hashtags: how many at most.
        refused: letters that may not occur.
    """

    longest: Stated[Count]
    counted: Stated[Counting]
    bytes: Stated[Count] | None = None
    link: Stated[Count] | None = None
    hashtags: Stated[Count] | None = None
    refused: Stated[str] | None = None


class AnimationRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a loop that is posted as a picture may be.

    Attributes:
        kinds: the files that move when posted, by their ending, the best first.
        largest: bytes.
        frames: at most.
        largest_size: width and height in pixels.
        pixels: width times height, at most.
        pixels_in_all: width times height times frames, at most.
    """

    kinds: Stated[AnimationKinds]
    largest: Stated[Bytes] | None = None
    frames: Stated[Count] | None = None
    largest_size: Stated[Sides] | None = None
    pixels: Stated[Pixels] | None = None
    pixels_in_all: Stated[Pixels] | None = None


class ChapterRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a list of times in a description becomes chapters.

    Attributes:
        fewest: how many there are at least.
        shortest: seconds that each lasts at least.
        first: seconds at which the first begins.
        longest_title: characters of a chapter's name that are shown.
    """

    fewest: Stated[Count]
    shortest: Stated[Length]
    first: Stated[Annotated[float, msgspec.Meta(ge=0)]]
    longest_title: Stated[Count] | None = None


class EndScreenRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The room at the end in which a platform lays links over the video.

    Attributes:
        shortest, longest: seconds before the end.
        shortest_video: seconds that a video with one lasts at least.
        elements: how many links; the card has a place for two videos, or for one.
    """

    shortest: Stated[EndScreenLength]
    longest: Stated[EndScreenLength]
    shortest_video: Stated[Length]
    elements: Stated[Count] | None = None


class Zones(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a platform lays over the picture while it plays.

    Attributes:
        frame: the width and height in which the boxes are written.
        boxes: left, top, right, bottom of each in these pixels, by what lies there.
    """

    frame: Stated[Sides]
    boxes: dict[str, Stated[Box]]

    def shares(self, name: str) -> FrameBox:
        """A box as shares of the frame."""
        across, up = self.frame.value
        left, top, right, bottom = self.boxes[name].value
        return FrameBox(left / across, top / up, right / across, bottom / up)


class Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that is known of one platform.

    Attributes:
        title: as people call it.
        format: the format made for it, by name.
        video, sound, captions: of the video.
        cover: the picture that stands for it, or None where none can be chosen.
        heading: the video's title, where it has one apart from the post.
        post: the text, which on YouTube is the description.
        tags: all together, where there are some apart from the text.
        alt: what is to be seen, for those who do not see it; None where there is no place for it.
        thread: whether all clips become one thread there, each post an answer to the one before.
        animation: a loop posted as a picture; None where it would not move.
        chapters, end_screen: None where there are none.
        zones: what lies over the picture; None where nothing does for long, or nobody says where.
    """

    title: str
    format: Literal["landscape", "portrait", "square", "feed"]
    video: VideoLimits
    sound: SoundTarget
    captions: CaptionRules
    cover: CoverRules | None = None
    heading: TextRules | None = None
    post: TextRules
    tags: TextRules | None = None
    alt: TextRules | None = None
    thread: Stated[bool] | None = None
    animation: AnimationRules | None = None
    chapters: ChapterRules | None = None
    end_screen: EndScreenRules | None = None
    zones: Zones | None = None

    @property
    def shape(self) -> Format:
        """The format made for it: one that leaves room for overlays, as much as this one needs."""
        shape = FORMATS[self.format]
        if not (self.zones and shape.layout.quiet):
            return shape
        overlays = map(self.zones.shares, self.zones.boxes)
        return replace(shape, layout=layout_within(overlays, shape.aspect))


class Platforms(msgspec.Struct, frozen=True):
    """The platforms by name, in the order of the file, and the sources by theirs."""

    known: dict[str, Platform]
    sources: dict[str, Source]

    def chosen(self, name: str) -> dict[str, Platform]:
        """The platform called so, or each one for `ALL`.

        Raises:
            ReelError: there is none.
        """
        if name == ALL:
            return self.known
        if name not in self.known:
            choices = [*self.known, ALL]
            raise ReelError(
                f"no platform is called {name!r}; there are: {', '.join(choices)}"
                f"{nearest(name, choices)}"
            )
        return {name: self.known[name]}


def load_platforms(project: Project) -> Platforms:
    """Read what the platforms take from assets/platforms.toml.

    Raises:
        ReelError: the file is broken, something in it has no source, or limits contradict each
            other; says which key.
    """
    path = project.platforms
    tables = read_toml(path)
    sources = records(tables.pop(_SOURCES, {}), Source, path, _SOURCES)
    known: dict[str, Platform] = {}
    for name, table in tables.items():
        judge_name(name, shown(path), {ALL: "means every platform", LOOPS: "is the loops' folder"})
        if isinstance(table, dict):
            table = _with_sources(table, sources, path, name)
        known[name] = record(table, Platform, path, name)
        judge_platform(known[name], f"{shown(path)}: {name}")
    if not known:
        raise ReelError(f"{shown(path)}: has no platform; it begins with [youtube]")
    return Platforms(known, sources)


def _with_sources(
    table: Mapping[str, Any], sources: Mapping[str, Source], path: Path, key: str
) -> dict[str, Any]:
    """Put each source in place of its name, in all tables within a table.

    Raises:
        ReelError: there is no such source, or something other than a text stands without one.
    """
    resolved = dict(table)
    for name, value in table.items():
        here = f"{key}.{name}"
        if isinstance(value, dict):
            resolved[name] = _with_sources(value, sources, path, here)
        elif name == "source" and isinstance(value, str):
            if value not in sources:
                raise ReelError(
                    f"{shown(path)}: {here}: no source is called {value!r}"
                    f"{nearest(value, sources)}; sources are written as [{_SOURCES}.{value}]"
                )
            resolved[name] = sources[value]
        elif not isinstance(value, str) and "value" not in table:
            raise ReelError(
                f"{shown(path)}: {here}: says not where it comes from; write it as "
                f'{name} = {{ value = …, source = "…" }}'
            )
    return resolved
