"""What a platform would refuse, cut off or change is found, with the number and who states it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.measured_video import MeasuredSound, MeasuredVideo
from reel.check.platform import of_platforms
from reel.check.platform_limits import OF_SOUND, OF_VIDEO
from reel.check.run import check
from reel.check.video_files import of_video
from reel.deliver.caption_files import write_captions
from reel.records.formats import LANDSCAPE, PORTRAIT
from reel.records.platforms import (
    CaptionRules,
    ChapterRules,
    Platform,
    SoundTarget,
    Stated,
    TextRules,
    VideoLimits,
    Zones,
)
from reel.records.timeline import Chapter, read_timeline, write_timeline
from reel.video.loudness import Loudness
from reel.video.samples import RATE
from reel.video.sound import Sound, add_sound_track
from tests.our_film import FILM, PROJECT
from tests.reel.check import samples
from tests.reel.check.sampling import UNPOINTED, findings
from tests.reel.check.tiny_posts import sure, unsure, write_post
from tests.reel.check.tiny_video import write


def platform(**limits: Stated[Any]) -> Platform:
    """A platform that takes a tiny video, but for some limits."""
    good = {
        "containers": sure(("mp4",)), "codecs": sure(("h264",)), "sound_codecs": sure(("aac",)),
    }  # fmt: skip
    return Platform(
        title="Tube",
        format="landscape",
        video=VideoLimits(**good | limits),
        sound=SoundTarget(sure(-14), sure(-1)),
        captions=CaptionRules(sure("file"), sure(("vtt",)), largest=sure(20_000)),
        post=TextRules(longest=sure(500), counted=sure("characters")),
    )


VIDEO = MeasuredVideo(
    name="clip.mp4", container="mp4", size=1000, width=1920, height=1080, rate=Fraction(30),
    frames=900, codec="h264", profile="High", level=4.0, pixel_format="yuv420p", colours=(1, 1, 1),
    bit_rate=5_000_000, fast_start=False, sound=MeasuredSound("aac", 48_000, 2, Loudness(-16, -1)),
)  # fmt: skip

LIMITS: dict[str, tuple[Any, Any, str]] = {
    "shortest": (30, 30.1, "lasts 30.00 s, not 30.1 s at least"),
    "longest": (30, 29.9, "lasts 30.00 s, not 29.9 s at most"),
    "largest": (1000, 999, "has 1,000 bytes, not 999 at most"),
    "narrowest": ((16, 9), (2, 1), "is 1920 × 1080, narrower than 2:1"),
    "widest": ((16, 9), (1, 1), "is 1920 × 1080, wider than 1:1"),
    "smallest_sides": ((1920, 1080), (1920, 1081), "its sides are 1920 and 1081 at least"),
    "largest_sides": ((1920, 1080), (1280, 1080), "its sides are 1280 and 1080 at most"),
    "pixels": (2_073_600, 921_600, "has 2,073,600 pixels, not 921,600 at most"),
    "slowest": (30, 31, "has 30 frames a second, not 31 at least"),
    "fastest": (30, 29.97, "has 30 frames a second, not 29.97 at most"),
    "frames": (900, 899, "has 900 frames, not 899 at most"),
    "containers": (("mov", "mp4"), ("mov", "webm"), "its container is mp4, not mov or webm"),
    "codecs": (("h264",), ("vp9",), "its codec is h264, not vp9"),
    "profiles": (("High",), ("Main",), "its profile is High, not Main"),
    "highest_level": (4.0, 3.1, "its level is 4.0, not 3.1 at most"),
    "pixel_formats": (("yuv420p",), ("yuv444p",), "its pixel format is yuv420p, not yuv444p"),
    "sound_codecs": (("aac",), ("opus",), "its sound's codec is aac, not opus"),
    "bit_rate": (5_000_000, 4_000_000, "has 5,000,000 bits a second, not 4,000,000 at most"),
    "sample_rates": ((48_000,), (44_100,), "has sound of 48000 Hz, not of 44100"),
    "channels": (2, 1, "has 2 channels of sound, not 1 at most"),
    "fast_start": (False, True, "has its index at the end, not at the front"),
}


def test_every_number_about_videos_is_used() -> None:
    assert set(OF_VIDEO) == set(VideoLimits.__struct_fields__) == {*LIMITS, "colours"}
    assert set(OF_SOUND) == set(SoundTarget.__struct_fields__)


@pytest.mark.parametrize("key", LIMITS)
def test_a_video_at_a_limit_passes_and_one_beyond_it_does_not(key: str) -> None:
    kept, broken, said = LIMITS[key]
    assert OF_VIDEO[key](VIDEO, kept) is None
    assert said in (OF_VIDEO[key](VIDEO, broken) or "")


def test_other_colours_are_found() -> None:
    assert OF_VIDEO["colours"](VIDEO, "bt709") is None
    old = OF_VIDEO["colours"](replace(VIDEO, colours=(5, 6, 5)), "bt709")
    assert old == "has colour tags 5, 6, 5, not those of bt709: 1, 1, 1"


def test_a_silent_video_breaks_nothing_about_sound() -> None:
    silent = replace(VIDEO, sound=None)
    for key in ("sound_codecs", "sample_rates", "channels"):
        assert OF_VIDEO[key](silent, LIMITS[key][1]) is None


@pytest.mark.parametrize(
    ("loudness", "said"),
    [(-13, "turned down to -14"), (-14, None), (-16, None), (-20, "far quieter"), (-70, None)],
)
def test_loudness_has_room_above_and_more_below(loudness: float, said: str | None) -> None:
    sound = MeasuredSound("aac", RATE, 2, Loudness(loudness, -3))
    wrong = OF_SOUND["loudness"](sound, -14)
    assert said in wrong if said and wrong else wrong is said


def faults(folder: Path, *platforms: Platform) -> list[Fault]:
    """What is found for platforms alone."""
    every = of_video(folder, "clip", platforms=platforms)
    return [fault for fault in every if fault.rule.startswith("platform.")]


@pytest.mark.parametrize(
    ("key", "limit", "change", "said"),
    [
        ("longest", 4.0, {}, "lasts 5.00 s, not 4 s at most"),
        ("largest", 1000, {}, "bytes, not 1,000 at most"),
        ("narrowest", (16, 9), {}, "is 64 × 64, narrower than 16:9"),
        ("widest", (9, 16), {"size": (64, 36)}, "is 64 × 36, wider than 9:16"),
        ("codecs", ("h264",), {"codec": "mpeg4"}, "its codec is mpeg4, not h264"),
        ("fastest", 25, {"fps": 30}, "has 30 frames a second, not 25 at most"),
        ("slowest", 23, {}, "has 15 frames a second, not 23 at least"),
        ("profiles", ("High",), {"profile": "baseline"}, "its profile is Constrained Baseline"),
        ("colours", "bt709", {"tag": 5}, "has colour tags 5, 5, 5"),
        ("fast_start", True, {"flags": "negative_cts_offsets"}, "has its index at the end"),
        ("bit_rate", 100, {}, "bits a second, not 100 at most"),
    ],
)
def test_a_file_that_breaks_a_number_is_found_with_its_source(
    key: str, limit: Any, change: dict[str, Any], said: str, tmp_path: Path
) -> None:
    write(tmp_path, **change)
    (fault,) = faults(tmp_path, platform(**{key: sure(limit)}))
    assert (fault.rule, fault.severity) == (f"platform.{key}", "error")
    assert re.fullmatch(
        rf"Tube: clip\.mp4 .*{re.escape(said)}.*; source: Help, https://example.org, read .*",
        fault.message,
    )


def test_an_unsure_number_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path)
    (fault,) = faults(tmp_path, platform(longest=unsure(4.0)))
    assert fault.severity == "warning"
    assert fault.message.endswith("read 2026-11-30 (unsure)")


def test_a_video_that_keeps_to_everything_passes(tmp_path: Path) -> None:
    write(tmp_path)
    assert not faults(tmp_path, platform(longest=sure(5.0), widest=sure((1, 1))))
    assert not faults(tmp_path)


def test_too_loud_is_a_warning_and_too_high_a_peak_an_error(tmp_path: Path) -> None:
    write(tmp_path)
    wave = np.sin(np.arange(5 * RATE) * 2 * np.pi * 440 / RATE) * 32_767
    samples = np.stack([wave, wave], axis=1).astype(np.int16)
    add_sound_track(tmp_path / "clip.mp4", Sound(RATE, samples.tobytes()))
    found = {fault.rule: fault.severity for fault in faults(tmp_path, platform())}
    assert found == {"platform.loudness": "warning", "platform.peak": "error"}


def test_captions_are_of_a_kind_and_a_size_that_are_taken(tmp_path: Path) -> None:
    write(tmp_path)
    srt, vtt = tmp_path / "clip.srt", tmp_path / "clip.vtt"
    write_captions(read_timeline(tmp_path / "clip.json"), srt)
    (fault,) = faults(tmp_path, platform())
    assert (fault.rule, fault.severity) == ("platform.captions", "error")
    assert fault.message.startswith("Tube: clip.srt: taken are vtt; source: Help")
    write_captions(read_timeline(tmp_path / "clip.json"), vtt)
    assert not faults(tmp_path, platform())
    vtt.write_text(vtt.read_text(encoding="utf-8") + "\nNOTE " + "x" * 20_000, encoding="utf-8")
    (fault,) = faults(tmp_path, platform())
    assert re.match(r"Tube: clip\.vtt has 20,\d+ bytes, not 20,000 at most; source", fault.message)


RULES = ChapterRules(sure(3), sure(10), sure(0), unsure(12))


def of_film(
    folder: Path, chapters: str, seconds: int, rules: ChapterRules | None = RULES, **limits: Any
) -> Iterator[Fault]:
    """What is found in a film with this list of chapters."""
    write(folder)
    timeline = read_timeline(folder / "clip.json")
    film = msgspec.structs.replace(timeline, chapters=(Chapter("clip", "Clip", 0.0, seconds),))
    (folder / "film.chapters.txt").write_text(chapters, encoding="utf-8")
    video = replace(VIDEO, name="film.mp4", frames=30 * seconds)
    taker = msgspec.structs.replace(platform(**limits), chapters=rules)
    yield from of_platforms(folder, video, film, [taker])


@pytest.mark.parametrize(
    ("chapters", "severity", "said"),
    [
        ("0:00 One\n0:10 Two\n0:50 Three\n", None, None),
        ("0:00 One\n0:30 Two\n", "warning", "has 2 chapters, not 3 at least"),
        ("0:01 One\n0:20 Two\n0:40 Three\n", "error", "begins at 1 s, not at 0 s"),
        ("0:00 One\n0:09 Two\n0:40 Three\n", "error", "“One” lasts 9 s, not 10 s at least"),
        ("0:00 One\n0:20 Two\n0:51 Three\n", "error", "“Three” lasts 9 s, not 10 s at least"),
        ("0:00 One\n0:40 Two\n0:30 Three\n", "error", "“Two” lasts -10 s"),
        ("0:00 One\n0:20 Two\n0:40 Three and more\n", "warning", "14 letters; 12 are shown"),
        ("0:00 One\n0:20 Two\n0:40 Three\nFour\n", "error", "“Four” is no time and title"),
    ],
)
def test_a_list_that_becomes_no_chapters_is_found(
    chapters: str, severity: str | None, said: str | None, tmp_path: Path
) -> None:
    found = list(of_film(tmp_path, chapters, 60))
    assert [fault.severity for fault in found] == ([severity] if severity else [])
    assert all(said and said in fault.message for fault in found)


def test_an_hour_is_read_and_a_missing_list_is_named(tmp_path: Path) -> None:
    assert not list(of_film(tmp_path, "0:00 One\n59:00 Two\n1:00:10 Three\n", 3700))
    video = replace(VIDEO, name="other.mp4")
    timeline = read_timeline(tmp_path / "clip.json")
    film = msgspec.structs.replace(timeline, chapters=(Chapter("clip", "Clip", 0.0, 30.0),))
    taker = msgspec.structs.replace(platform(), chapters=RULES)
    (fault,) = of_platforms(tmp_path, video, film, [taker])
    assert fault.message.startswith("other.chapters.txt cannot be read")


def test_a_film_is_held_to_what_it_is_posted_to(tmp_path: Path) -> None:
    """One that is too long for a platform of clips is not posted there."""
    short = sure(30)
    assert not list(of_film(tmp_path, "", 60, None, longest=short, codecs=sure(("vp9",))))
    (fault,) = of_film(tmp_path, "", 30, None, longest=short, codecs=sure(("vp9",)))
    assert fault.rule == "platform.codecs"
    whole = "0:00 One\n0:20 Two\n0:40 Three\n"
    (fault,) = of_film(tmp_path, whole, 60, longest=short)
    assert fault.rule == "platform.longest"


def found_in(out: Path) -> list[Finding]:
    """What a check of one clip finds for platforms: it has a tiny, square video, and a draft."""
    for folder in (out / "landscape", out / "draft" / "landscape"):
        folder.mkdir(parents=True)
        write(folder)
        timeline = msgspec.structs.replace(read_timeline(folder / "clip.json"), id="recap")
        write_timeline(timeline, folder / "recap.json")
        (folder / "clip.mp4").rename(folder / "recap.mp4")
    found = check(FILM, ["recap"], [LANDSCAPE], ["dark"], out, slots=1)
    return [one for one in found if one.rule.startswith("platform.")]


def test_finished_videos_and_posts_are_held_to_their_platforms(tmp_path: Path) -> None:
    write_post(tmp_path / "social" / "bluesky", "recap")
    write_post(tmp_path / "draft" / "social" / "x", "recap")
    for place, text in (("social/bluesky", "a" * 301), ("draft/social/x", "b" * 281)):
        (tmp_path / place / "1-recap" / "post.txt").write_text(text, encoding="utf-8")
    narrow, draft, long = found_in(tmp_path)
    assert (narrow.clip, narrow.format, narrow.severity) == ("recap", "landscape", "warning")
    assert narrow.rule == "platform.narrowest"
    said = "YouTube: recap.mp4 is 64 × 64, narrower than 16:9; source: Late"
    assert narrow.message.startswith(said)
    # Then the posts, in the order in which the platforms are written.
    assert [(one.clip, one.format, one.rule) for one in (draft, long)] == [
        ("recap", "x", "platform.post"),
        ("recap", "bluesky", "platform.post"),
    ]
    path = tmp_path / "draft" / "social" / "x" / "1-recap" / "post.txt"
    assert draft.message.startswith(f"X: {path} has 281 characters as X counts, not 280 at most")


def test_a_project_without_the_file_is_checked_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(PROJECT), "platforms", tmp_path / "nowhere.toml")
    assert not found_in(tmp_path)


def test_a_formula_under_an_overlay_is_a_warning_and_a_label_is_not(tmp_path: Path) -> None:
    buttons = unsure((980, 0, 1080, 1920))
    zones = Zones(sure((1080, 1920)), {"buttons": buttons, "caption": sure((0, 1600, 1080, 1920))})
    tube = msgspec.structs.replace(platform(), zones=zones)
    under = findings(samples.FormulaNearTheEdge, tmp_path, shape=PORTRAIT, platforms=[tube])
    (fault,) = (one for one in under if one.rule == "platform.overlay")
    assert fault.severity == "warning"
    assert re.match(r"Tube: words or formulas lie up to \d+ of 1080 pixels deep", fault.message)
    assert fault.message.endswith("source: Help, https://example.org, read 2026-11-30 (unsure)")
    where, formula = fault.objects
    assert where == "Tube's buttons"
    assert formula.startswith("formula x + y at ")
    under = findings(samples.LabelNearTheEdge, tmp_path, shape=PORTRAIT, platforms=[tube])
    assert "platform.overlay" not in {one.rule for one in under}


def own_layout(media: Path, tube: Platform) -> list[Finding]:
    """What overlays cover in a platform's own layout."""
    found = findings(
        samples.Good, media, shape=PORTRAIT, words=UNPOINTED, platforms=[tube], layout_of="tube"
    )
    return [one for one in found if one.rule == "platform.overlay"]


def test_in_a_platforms_own_layout_nothing_that_is_read_may_be_covered(tmp_path: Path) -> None:
    regions = PORTRAIT.layout.regions
    within = {
        name: round(1920 * (regions[name].top + regions[name].bottom) / 2)
        for name in ("title", "caption")
    }
    boxes = {
        "header": unsure((0, 0, 1080, within["title"])),
        "caption": sure((0, within["caption"], 1080, 1920)),
    }
    tube = msgspec.structs.replace(platform(), zones=Zones(sure((1080, 1920)), boxes))
    burnt = msgspec.structs.replace(tube.captions, form=sure("burnt"))
    title, captions = own_layout(tmp_path, msgspec.structs.replace(tube, captions=burnt))
    assert (title.format, title.severity) == ("tube", "error")
    assert title.objects == ("Tube's header", "“What is wrong with this?” (title)")
    assert captions.objects == ("Tube's caption", "captions")
    assert captions.message.endswith("source: Help, https://example.org, read 2026-11-30")
    # Where captions are files, the player finds a place for them.
    assert own_layout(tmp_path, tube) == [title]
