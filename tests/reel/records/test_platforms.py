"""What the platforms take: every number has its source, and what is wrong in the file is named."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reel.records.errors import ReelError
from reel.records.formats import FORMATS
from reel.records.platforms import ALL, Platform, Stated, load_platforms
from reel.records.project import Project
from tests.our_film import PROJECT

PLATFORMS = load_platforms(PROJECT)
NAMES = [
    "youtube", "youtube_shorts", "instagram_reels", "instagram_feed", "tiktok", "x", "linkedin",
    "mastodon", "bluesky",
]  # fmt: skip

GOOD = """
[tube]
title = "Tube"
format = "portrait"
[tube.video]
longest = { value = 60, source = "help" }
containers = { value = ["mp4"], source = "help" }
codecs = { value = ["h264"], source = "help" }
sound_codecs = { value = ["aac"], source = "help" }
[tube.sound]
loudness = { value = -14, source = "help" }
peak = { value = -1, source = "help" }
[tube.captions]
form = { value = "burnt", source = "help" }
[tube.post]
longest = { value = 500, source = "help", unsure = true }
counted = { value = "characters", source = "help" }
[tube.zones]
frame = { value = [1080, 1920], source = "help" }
boxes.header = { value = [0, 0, 1080, 192], source = "help" }
[sources.help]
title = "Help"
where = "https://example.org"
read = "2026-11-30"
"""


def load(folder: Path, text: str) -> Any:
    (folder / "assets").mkdir()
    (folder / "assets" / "platforms.toml").write_text(text, encoding="utf-8")
    return load_platforms(Project(folder, "Film", "scenes.storyboard:STORYBOARD"))


def stated(record: Any) -> Iterator[Stated[Any]]:
    """Yield all that a record states."""
    if isinstance(record, Stated):
        yield record
    elif isinstance(record, dict):
        for value in record.values():
            yield from stated(value)
    elif hasattr(record, "__struct_fields__"):
        for name in record.__struct_fields__:
            yield from stated(getattr(record, name))


def test_the_platforms_are_those_that_people_post_to() -> None:
    assert list(PLATFORMS.known) == NAMES


@pytest.mark.parametrize("platform", PLATFORMS.known.values(), ids=NAMES)
def test_every_number_has_a_source(platform: Platform) -> None:
    numbers = list(stated(platform))
    assert len(numbers) > 10
    assert all(each.source in PLATFORMS.sources.values() for each in numbers)


def test_every_source_says_something() -> None:
    used = [each.source for platform in PLATFORMS.known.values() for each in stated(platform)]
    assert set(PLATFORMS.sources.values()) == set(used)


def test_only_the_platforms_own_word_and_what_is_dated_is_sure() -> None:
    own = re.compile(r"youtube_|tiktok_|x_|linkedin_|mastodon_|bluesky_|house\b")
    by_source = {source: name for name, source in PLATFORMS.sources.items()}
    for platform in PLATFORMS.known.values():
        for each in stated(platform):
            if not each.unsure:
                assert each.source.dated or own.match(by_source[each.source]), each


@pytest.mark.parametrize("platform", PLATFORMS.known.values(), ids=NAMES)
def test_the_format_made_for_a_platform_is_within_its_limits(platform: Platform) -> None:
    across, up = platform.shape.aspect
    video = platform.video
    if video.narrowest and video.widest:
        (narrow, tall), (wide, low) = video.narrowest.value, video.widest.value
        assert narrow / tall <= across / up <= wide / low
    if platform.zones:
        wide, high = platform.zones.frame.value
        assert wide / high == across / up
    if platform.cover and platform.cover.size:
        wide, high = platform.cover.size.value
        assert (wide / high < 1) == (across / up < 1)


def test_a_cover_is_at_least_as_large_as_it_must_be() -> None:
    for platform in PLATFORMS.known.values():
        cover = platform.cover
        if cover and cover.size and cover.smallest_sides:
            sides = sorted(cover.size.value, reverse=True)
            least = cover.smallest_sides.value
            assert all(side >= low for side, low in zip(sides, least, strict=True))


def test_what_the_platforms_are_known_for() -> None:
    known = PLATFORMS.known
    assert known["x"].post.longest.value == 280
    assert known["bluesky"].post.counted.value == "graphemes"
    assert known["mastodon"].post.link
    assert known["mastodon"].post.link.value == 23
    assert known["youtube"].chapters
    assert [name for name, each in known.items() if each.thread] == ["x", "mastodon", "bluesky"]
    assert {name for name, each in known.items() if each.zones} == {
        "youtube_shorts", "instagram_reels", "tiktok",
    }  # fmt: skip
    assert {each.format for each in known.values()} == set(FORMATS)


def test_a_good_file(tmp_path: Path) -> None:
    platforms = load(tmp_path, GOOD)
    tube = platforms.known["tube"]
    assert tube.zones.shares("header").bottom == pytest.approx(0.1)
    assert str(tube.post.longest) == "Help, https://example.org, read 2026-11-30 (unsure)"
    assert platforms.chosen(ALL) == platforms.chosen("tube")


def test_the_least_that_the_file_prints_is_enough(tmp_path: Path) -> None:
    head = PROJECT.platforms.read_text(encoding="utf-8").partition("\n[youtube]")[0]
    printed = "\n".join(re.findall(r"^#     (.*)$", head.partition("The least")[2], re.MULTILINE))
    source = '[sources.school]\ntitle = "School"\nwhere = "here"\nread = "2026-11"\n'
    assert list(load(tmp_path, f"{printed}\n{source}").known) == ["school"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("{ value = 60, source = \"help\" }", "60",
         r"tube\.video\.longest: says not where it comes from; write it as longest = \{ value"),
        ("{ value = 60, source = \"help\" }", "{ value = 60 }",
         r"tube\.video\.longest\.source is missing"),
        ("60, source = \"help\"", "60, source = \"hlep\"",
         r"tube\.video\.longest\.source: no source is called 'hlep'; did you mean 'help'\?"),
        ("value = 60", 'value = "60"', r"tube\.video\.longest\.value: here stands a text, not a n"),
        ("longest = { value = 60", "longset = { value = 60",
         r"tube\.video\.longset: there is no such key.*did you mean 'longest'\?"),
        ("unsure = true", "unsrue = true", r"tube\.post\.longest\.unsrue: there is no such key"),
        ('value = "burnt"', 'value = "brunt"',
         r"tube\.captions\.form\.value: 'brunt' is none of file, burnt, none; did you mean"),
        ('value = "burnt"', 'value = "file"', r"tube\.captions\.kinds is missing"),
        ('format = "portrait"', 'format = "potrait"', r"tube\.format: 'potrait' is none of"),
        ("value = -1,", "value = 1,", r"tube\.sound\.peak\.value: 1 is too much; it is 0 at most"),
        ("[0, 0, 1080, 192]", "[0, 0, 1080]",
         r"tube\.zones\.boxes\.header\.value: here stand 3 entries, not 4"),
        ("[0, 0, 1080, 192]", "[0, 0, 1081, 192]",
         r"tube\.zones\.boxes\.header: left, top, right and bottom are to lie within the frame"),
        ("longest = { value = 60",
         "shortest = { value = 61, source = \"help\" }\nlongest = { value = 60",
         r"tube\.video\.shortest: 61 is more than longest, which is 60"),
        ("longest = { value = 60",
         'narrowest = { value = [1, 1], source = "help" }\n'
         'widest = { value = [9, 16], source = "help" }\nlongest = { value = 60',
         r"tube\.video\.narrowest: 1:1 is wider than widest"),
        ("longest = { value = 60",
         'largest_sides = { value = [90, 160], source = "help" }\nlongest = { value = 60',
         r"tube\.video\.largest_sides: the longer side comes first"),
        ("[tube.sound]", "[tube.sonud]", r"tube\.(sonud: there is no|sound is missing)"),
        ("longest = { value = 60",
         'smallest_sides = { value = [640, 360], source = "help" }\n'
         'largest_sides = { value = [1280, 320], source = "help" }\nlongest = { value = 60',
         r"tube\.video\.smallest_sides: 640 × 360 are more than largest_sides, .* 1280 × 320"),
        ("longest = { value = 60",
         'smallest_sides = { value = [640, 360], source = "help" }\n'
         'pixels = { value = 200_000, source = "help" }\nlongest = { value = 60',
         r"tube\.video\.smallest_sides: 640 × 360 are more than pixels, which are 200000"),
        ('read = "2026-11-30"', 'read = "yesterday"',
         r"sources\.help\.read: 'yesterday' is not a day like 2026-11-30"),
        ("value = 60", "value = 0",
         r"tube\.video\.longest\.value: 0 is too little; it is more than 0"),
        ('where = "https://example.org"', "", r"sources\.help\.where is missing"),
        ("[sources.help]", "[all]\n[sources.help]", r"all: means every platform"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(ReelError, match=r"assets/platforms\.toml: " + complaint):
        load(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("table", "key", "value", "complaint"),
    [
        ("video", "largest_sides", "[1, 1]", "value[0]: 1 is too little; it is 16 at least"),
        ("video", "pixels", "1", "value: 1 is too little; it is 256 at least"),
        ("video", "largest", "1", "value: 1 is too little; it is 1000 at least"),
        ("video", "bit_rate", "1", "value: 1 is too little; it is 10000 at least"),
        ("video", "fastest", "0.0001", "value: 0.0001 is too little; it is 5 at least"),
        ("video", "shortest", "inf", "value: inf is too much; it is 100000 at most"),
        ("video", "slowest", "nan", "value: nan is too little; it is more than 0"),
        ("captions", "kinds", '["ttml"]', "value[0]: 'ttml' is none of srt, vtt"),
        ("captions", "kinds", "[]", "value: is empty; name one at least, or leave it out"),
        ("cover", "kinds", '["GIF"]', "value[0]: 'GIF' is none of jpg, png, webp"),
        ("cover", "size", "[1, 1]", "value[0]: 1 is too little; it is 64 at least"),
        ("cover", "size", "[64, 20_000]", "value[1]: 20000 is too much; it is 4096 at most"),
        ("cover", "size", "[64, 4096]", " 64 × 4096: one side is more than 4 times the other"),
        ("cover", "grid", "[1, 1000]", " 1 × 1000: one side is more than 4 times the other"),
        ("cover", "smallest_sides", "[1080, 1080]",
         " 1080 × 1080 are more than size, which is 640 × 1080"),
        ("animation", "kinds", '["GIF"]', "value[0]: 'GIF' is none of gif, webp, mp4; did you mea"),
        ("animation", "largest", "1", "value: 1 is too little"),
        ("animation", "largest_size", "[15, 16]", "value[0]: 15 is too little; it is 16 at least"),
        ("end_screen", "longest", "20_000_000", "value: 2e+07 is too much; it is 60 at most"),
    ],
)  # fmt: skip
def test_a_number_of_which_nothing_can_be_made_is_named(
    tmp_path: Path, table: str, key: str, value: str, complaint: str
) -> None:
    tables: dict[str, dict[str, str]] = {
        "video": {}, "captions": {},
        "cover": {"form": '"frame"', "size": "[640, 1080]"},
        "animation": {"kinds": '["gif"]'},
        "end_screen": {"shortest": "5", "longest": "20", "shortest_video": "25"},
    }  # fmt: skip
    lines = [
        f'{name} = {{ value = {stated}, source = "help" }}'
        for name, stated in (tables[table] | {key: value}).items()
    ]
    begins = f"[tube.{table}]\n"
    text = GOOD if begins in GOOD else GOOD.replace("[sources", f"{begins}[sources")
    dot = "" if complaint.startswith(" ") else "."
    said = f"assets/platforms.toml: tube.{table}.{key}{dot or ':'}{complaint}"
    with pytest.raises(ReelError, match=re.escape(said)):
        load(tmp_path, text.replace(begins, begins + "".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/tmp/evil",
        ".",
        "",
        "a/b",
        "a\\nb",
        "Tube",
        "1st",
        "a-b",
        "z" * 300,
        "upload.html",
    ],
)
def test_a_name_that_is_no_folder_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReelError, match=r"platforms\.toml: '.*' is no name; one has") as raised:
        load(tmp_path, GOOD.replace("[tube", f'["{name}"'))
    assert "\n" not in str(raised.value)
    assert "z" * 61 not in str(raised.value)


def test_the_folder_of_loops_is_no_platform(tmp_path: Path) -> None:
    with pytest.raises(ReelError, match=r"platforms\.toml: loops: is the loops' folder; take anot"):
        load(tmp_path, GOOD.replace("[tube", "[loops"))


@pytest.mark.parametrize(
    ("box", "left"),
    [("[0, 0, 1080, 1920]", "972 × 0"), ("[0, 40, 1080, 1920]", "972 × 0"),
     ("[541, 0, 1080, 1920]", r"\d+ × 1658")],
)  # fmt: skip
def test_overlays_that_leave_no_room_are_named(tmp_path: Path, box: str, left: str) -> None:
    said = rf"tube\.zones\.boxes: they leave {left} pixels, .* captions need 540 × 768 at least"
    more = f'boxes.all = {{ value = {box}, source = "help" }}\n[sources'
    with pytest.raises(ReelError, match=said):
        load(tmp_path, GOOD.replace("[sources", more, 1))


def test_a_film_without_the_file_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ReelError, match=r"platforms\.toml: no such file"):
        load_platforms(Project(tmp_path, "Film", "scenes.storyboard:STORYBOARD"))


def test_a_file_without_platforms(tmp_path: Path) -> None:
    with pytest.raises(ReelError, match="has no platform"):
        load(tmp_path, "")


def test_platforms_are_chosen_by_name() -> None:
    assert list(PLATFORMS.chosen("x")) == ["x"]
    assert list(PLATFORMS.chosen(ALL)) == NAMES
    with pytest.raises(ReelError, match=r"'tik_tok'; there are: .*did you mean 'tiktok'\?"):
        PLATFORMS.chosen("tik_tok")


def test_no_number_stands_there_without_its_table() -> None:
    tables = tomllib.loads(PROJECT.platforms.read_text(encoding="utf-8"))
    del tables["sources"]

    def bare(table: dict[str, Any], key: str) -> Iterator[str]:
        for name, value in table.items():
            if isinstance(value, dict):
                yield from bare(value, f"{key}.{name}") if "value" not in value else ()
            elif name not in ("title", "format"):
                yield f"{key}.{name}"

    assert not list(bare(tables, ""))
