"""What is wrong with a post is found, with the file, the number that it breaks, and its source."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from reel.check.fault import Fault
from reel.check.post_files import PostFiles, PostsFolder, of_list, of_social, posts_folders
from reel.check.post_thread import of_thread
from reel.check.posts import Ears, of_post
from reel.records.platforms import Platform
from reel.records.posted import (
    ALT,
    HEADING,
    LIST,
    POST,
    TAGS,
    THREAD_JSON,
    THREAD_MARKDOWN,
    ThreadPost,
    read_posted,
)
from reel.records.storyboard import FILM
from tests.reel.check.tiny_posts import (
    CITED,
    FILM_RULES,
    TUBE,
    list_posts,
    listed_post,
    sure,
    write_loop,
    write_post,
)
from tests.reel.check.tiny_video import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A platform's folder with one post, in which nothing is wrong."""
    write_post(tmp_path / "tube")
    return tmp_path / "tube"


def faults(folder: Path, platform: Platform = TUBE) -> list[Fault]:
    """All that is found in the one post of a folder."""
    return list(of_post(listed_post(folder, platform), "now", Ears().hear))


def the_fault(folder: Path, platform: Platform = TUBE) -> Fault:
    """The only thing that is found."""
    (fault,) = faults(folder, platform)
    return fault


def test_a_post_that_keeps_to_everything_passes(folder: Path) -> None:
    assert faults(folder) == []
    (place,) = posts_folders_of(folder)
    assert [*of_list(place), *of_thread(place)] == []


def test_what_a_killed_run_leaves_is_named(folder: Path) -> None:
    for name in (".posts.json", "1-clip/.123-0.part", "1-clip/old.mp4"):
        (folder / name).write_bytes(b"half")
    (folder / ".DS_Store").write_bytes(b"Finder")
    (folder.parent / ".upload.html").write_bytes(b"half")
    (beside,) = of_social(folder.parent)
    assert ".upload.html is in no list" in beside.message
    (place,) = posts_folders_of(folder)
    found = [fault for fault in of_list(place) if "is in no list" in fault.message]
    assert [fault.severity for fault in found] == ["warning"] * 3
    for name in (".posts.json", ".123-0.part", "old.mp4"):
        assert any(name in fault.message for fault in found)


@pytest.mark.parametrize(
    ("key", "limit", "change", "said"),
    [
        ("longest", 4, {}, "lasts 5.00 s, not 4 s at most"),
        ("largest", 900, {}, "bytes, not 900 at most"),
        ("widest", (1, 1), {"size": (64, 36)}, "is 64 × 36, wider than 1:1"),
        ("narrowest", (1, 1), {"size": (36, 64)}, "is 36 × 64, narrower than 1:1"),
        ("codecs", ("h264",), {"codec": "mpeg4"}, "its codec is mpeg4, not h264"),
        ("profiles", ("High",), {"profile": "baseline"}, "its profile is Constrained Baseline"),
        ("highest_level", 0.9, {}, "its level is 1.0, not 0.9 at most"),
        ("pixel_formats", ("yuv420p",), {"pixels": "yuv444p", "profile": "high444"}, "yuv444p"),
        ("colours", "bt709", {"tag": 5}, "has colour tags 5, 5, 5, not those of bt709"),
        ("fastest", 15, {"fps": 30}, "has 30 frames a second, not 15 at most"),
        ("slowest", 24, {}, "has 15 frames a second, not 24 at least"),
        ("fast_start", True, {"flags": "negative_cts_offsets"}, "has its index at the end"),
    ],
)
def test_a_video_that_breaks_a_number_is_found(
    key: str, limit: Any, change: dict[str, Any], said: str, folder: Path
) -> None:
    here = folder / "1-clip"
    if change:
        write(here, **change)
    video = msgspec.structs.replace(TUBE.video, **{key: sure(limit)})
    found = faults(folder, msgspec.structs.replace(TUBE, video=video))
    (fault,) = (each for each in found if each.rule == f"platform.{key}")
    assert fault.severity == "error"
    assert fault.message.startswith(f"Tube: {here / 'clip.mp4'} ")
    assert fault.message.endswith(CITED)
    assert said in fault.message


@pytest.mark.parametrize(
    ("name", "text", "rule", "said"),
    [
        (POST, "a" * 250 + " https://example.org/" + "b" * 200, None, None),  # a link counts 23
        (POST, "a" * 257 + " https://example.org", "post", "has 281 characters as X counts, not"),
        (POST, "語" * 141, "post", "has 282 characters as X counts, not 280 at most"),
        (POST, "👩‍👩‍👧‍👦" * 41, "post", "has 1,025 bytes, not 1,000 at most"),
        (POST, "#one #two #three", "post", "has 3 hashtags, not 2 at most"),
        (POST, "If a\nis <b>, why", "post", "line 2 has < and >, which is refused"),
        (HEADING, "Why not for once?!?!?", "heading", "has 21 characters, not 20 at most"),
        (TAGS, "more than, some", "tags", "has 17 characters, not 16 at most"),  # and two marks
        (ALT, "A square that is not described briefly", "alt", "has 38 characters, not 30 at"),
    ],
)
def test_a_text_is_counted_as_the_platform_counts(
    name: str, text: str, rule: str | None, said: str | None, folder: Path
) -> None:
    path = folder / "1-clip" / name
    path.write_text(text + "\n", encoding="utf-8")
    if not (rule and said):
        assert faults(folder) == []
        return
    fault = the_fault(folder)
    assert (fault.rule, fault.severity) == (
        f"platform.{rule}",
        "warning" if rule == "alt" else "error",
    )
    assert fault.message.startswith(f"Tube: {path}")
    assert said in fault.message
    assert fault.message.removesuffix(" (unsure)").endswith(CITED)


def test_a_text_that_an_editor_has_saved_in_its_own_way_is_the_same(folder: Path) -> None:
    path = folder / "1-clip" / HEADING
    path.write_bytes(b"\xef\xbb\xbfExactly twenty here!\r\n")
    assert faults(folder) == []
    path.write_bytes("Ärger".encode("latin-1"))
    assert the_fault(folder).message.startswith(f"{path} cannot be read: 'utf-8' codec")
    path.write_text(" \n", encoding="utf-8")
    fault = the_fault(folder)
    assert (fault.severity, fault.message) == ("warning", f"{path} is empty")


def small_cover(path: Path) -> None:
    Image.new("RGB", (32, 18)).save(path)


def wide_cover(path: Path) -> None:
    Image.new("RGB", (128, 72)).save(path)


def png_as_jpg(path: Path) -> None:
    Image.new("RGB", (64, 36)).save(path, format="PNG")


def heavy_cover(path: Path) -> None:
    Image.effect_noise((64, 36), 200).convert("RGB").save(path, quality=100, comment=b"x" * 10_000)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def no_picture(path: Path) -> None:
    path.write_text("no picture")


@pytest.mark.parametrize(
    ("change", "rules", "said"),
    [
        (wide_cover, ["platform.cover"], "is 128 × 72, not 64 × 36"),
        (small_cover, ["platform.cover"] * 2, "its sides are 64 and 36 at least"),
        (heavy_cover, ["platform.cover"], "bytes, not 10,000 at most"),
        (png_as_jpg, ["files.cover"], "is called .jpg, but it is png"),
        (cut_short, ["files.cover"], "cannot be read: "),
        (no_picture, ["files.cover"], "cannot be read: "),
    ],
)
def test_a_cover_is_of_a_kind_a_size_and_a_weight(
    change: Callable[[Path], None], rules: list[str], said: str, folder: Path
) -> None:
    path = folder / "1-clip" / "cover.jpg"
    change(path)
    found = faults(folder)
    assert [fault.rule for fault in found] == rules
    assert all(str(path) in fault.message for fault in found)
    assert said in found[-1].message
    assert all(fault.rule == "files.cover" or CITED in fault.message for fault in found)


def test_a_cover_of_another_kind_is_not_taken(folder: Path) -> None:
    assert TUBE.cover
    cover = msgspec.structs.replace(TUBE.cover, kinds=sure(("png", "webp")))
    fault = the_fault(folder, msgspec.structs.replace(TUBE, cover=cover))
    assert fault.message.endswith(f"cover.jpg is jpg; taken are png or webp{CITED}")


@pytest.mark.parametrize(
    ("frames", "size", "said"),
    [
        (5, (40, 40), "has 5 frames, not 4 at most"),
        (2, (60, 60), "has 3,600 pixels, not 2,500 at most"),
        (4, (48, 48), "has 9,216 pixels in all frames, not 8,000 at most"),
        (2, (65, 30), "is 65 × 30, not 64 × 64 at most"),
    ],
)
def test_an_animation_is_not_too_long_or_too_large(
    frames: int, size: tuple[int, int], said: str, folder: Path
) -> None:
    write_loop(folder / "1-clip" / "loop.gif", frames, size)
    fault = the_fault(folder)
    assert (fault.rule, fault.severity) == ("platform.animation", "error")
    assert fault.message == f"Tube: {folder / '1-clip' / 'loop.gif'} {said}{CITED}"


def test_a_heavy_animation_and_a_broken_one_are_found(folder: Path) -> None:
    path = folder / "1-clip" / "loop.gif"
    path.write_bytes(path.read_bytes() + b" " * 5_000)
    assert "bytes, not 5,000 at most" in the_fault(folder).message
    path.write_bytes(b"GIF89a")
    assert the_fault(folder).rule == "files.animation"


def test_captions_are_there_and_are_taken(folder: Path) -> None:
    vtt = folder / "1-clip" / "clip.en.vtt"
    german = vtt.with_name("clip.de.vtt")
    german.write_bytes(vtt.read_bytes())  # put there by a person
    assert faults(folder) == []
    vtt.with_name("clip.fr.vtt").write_bytes(vtt.read_bytes() + b"\nNOTE " + b"x" * 20_000)
    few, large = faults(folder)
    assert "has 3 files of captions, not 2 at most" in few.message
    assert "clip.fr.vtt has 20," in large.message
    vtt.with_name("clip.fr.vtt").unlink()
    german.rename(german.with_suffix(".srt"))
    taken, unread = faults(folder)
    assert taken.message.endswith(f"clip.de.srt: taken are vtt{CITED}")
    assert unread.rule == "files.captions"


def test_a_post_without_captions_is_found_where_they_are_files(folder: Path) -> None:
    files = listed_post(folder)
    list_posts(folder, msgspec.structs.replace(files.post, captions=()))
    vtt = folder / "1-clip" / "clip.en.vtt"
    burnt = msgspec.structs.replace(
        TUBE, captions=msgspec.structs.replace(TUBE.captions, form=sure("burnt"))
    )
    message = the_fault(folder, burnt).message
    assert message == f"Tube: {vtt}: it takes no files of captions (burnt){CITED}"
    vtt.unlink()
    assert faults(folder, burnt) == []
    assert the_fault(folder).message == (
        f"Tube: {vtt.parent} has no file of captions; "
        f"make it again with: social clip --platform tube{CITED}"
    )


@pytest.mark.parametrize(
    "name",
    ["clip.mp4", "clip.en.vtt", "cover.jpg", "loop.gif", HEADING, POST, TAGS, ALT],
)
def test_a_file_that_is_listed_and_missing_is_found_with_what_makes_it(
    name: str, folder: Path
) -> None:
    path = folder / "1-clip" / name
    path.unlink()
    found = [fault for fault in faults(folder) if fault.rule == "files.missing"]
    assert [fault.message for fault in found] == [
        f"{path} is missing; make it again with: social clip --platform tube"
    ]
    assert found[0].severity == "error"


def test_in_another_language_the_command_that_makes_it_again_says_so(tmp_path: Path) -> None:
    write_post(tmp_path / "social" / "tube")
    (german,) = posts_folders(tmp_path, {"tube": TUBE}, language="de")
    (german.path / "1-clip" / POST).unlink()
    found = of_post(PostFiles(german, TUBE, german.posts[0]), "now", Ears().hear)
    (missing,) = [fault.message for fault in found if fault.rule == "files.missing"]
    assert missing.endswith("make it again with: social clip --platform tube --language de")


def test_a_video_that_is_none_and_other_words_are_found(folder: Path) -> None:
    path = folder / "1-clip" / "clip.mp4"
    for contents in (b"no video", path.read_bytes().replace(b"avc1mp41", b"avc1mp4\xff")):
        path.write_bytes(contents)
        assert the_fault(folder).rule == "files.video"
    (words, _) = of_post(listed_post(folder), "others", Ears().hear)
    assert (words.rule, words.severity) == ("files.words", "warning")


def film_post(folder: Path, text: str) -> list[Fault]:
    """What is found in the film's description, of a film of 35 s."""
    files = listed_post(folder)
    list_posts(folder, msgspec.structs.replace(files.post, id=FILM))
    write(folder / "1-clip", frames=35, fps=1)
    (folder / "1-clip" / POST).write_text(text, encoding="utf-8")
    video = msgspec.structs.replace(TUBE.video, longest=None, slowest=None)
    return faults(folder, msgspec.structs.replace(TUBE, video=video, chapters=FILM_RULES))


@pytest.mark.parametrize(
    ("times", "severity", "said"),
    [
        ("0:00 One\n0:10 Two\n0:25 Three", None, ""),
        ("0:00 One\n0:05 Two\n0:20 Three", "error", "“One” lasts 5 s, not 10 s at least"),
        ("0:00 One\n0:10 Two\n0:26 Three", "error", "“Three” lasts 9 s, not 10 s at least"),
        ("0:03 One\n0:13 Two\n0:25 Three", "error", "begins at 3 s, not at 0 s"),
        ("0:00 One\n0:20 Two\n0:10 Three", "error", "“Two” lasts -10 s"),
        ("0:00 One\n0:20 Two", "warning", "has 2 chapters, not 3 at least"),
        ("", "warning", "has 0 chapters, not 3 at least"),
        ("0:00 One\n0:10 Two\n0:25 Three, and more", "warning", "15 letters; 12 are shown"),
    ],
)
def test_the_chapters_in_a_films_description_are_judged(
    times: str, severity: str | None, said: str, folder: Path
) -> None:
    found = film_post(folder, f"All of it.\n\nChapters\n{times}\n\nSee 12:30 there.\n")
    assert [fault.severity for fault in found] == ([severity] if severity else [])
    path = re.escape(str(folder / "1-clip" / POST))
    for fault in found:
        assert re.fullmatch(rf"Tube: {path}.*{re.escape(said)}.*; source: Help.*", fault.message)


def posts_folders_of(folder: Path) -> list[PostsFolder]:
    """The folders of posts beside a platform's folder, as `check` finds them."""
    social = folder.parent / "out" / "social"
    social.parent.mkdir(exist_ok=True)
    if not social.exists():
        social.symlink_to(folder.parent)
    return [each for each in posts_folders(social.parent, {"tube": TUBE}) if each.name != "out"]


def test_a_list_that_is_broken_missing_or_strange_is_found(folder: Path) -> None:
    def found() -> list[str]:
        return [fault.message for place in posts_folders_of(folder) for fault in of_list(place)]

    post = listed_post(folder).post
    (folder / "9-old").mkdir()
    (left,) = found()
    assert left.endswith("9-old is in no list: it is left from an earlier time; remove it")
    (folder / "9-old").rmdir()
    list_posts(folder, msgspec.structs.replace(post, video="../../secret.mp4"))
    outside, _ = [*found(), ""]
    assert "clip: names files outside of its folder" in outside
    (folder / LIST).write_text('{"platform": "tube", "posts": [{}]}')
    (broken,) = found()
    assert broken.endswith(f"{LIST} cannot be read; make it again with: social --platform tube")
    (folder / LIST).unlink()
    (missing,) = found()
    assert f"{LIST} is missing; make it again" in missing


def test_a_folder_of_no_platform_is_found(folder: Path) -> None:
    folder.rename(folder.with_name("tubes"))
    (place,) = posts_folders_of(folder.with_name("tubes"))
    (fault,) = of_list(place)
    assert "has no platform of this name: remove the folder" in fault.message


def thread_faults(folder: Path, *posts: ThreadPost) -> list[Fault]:
    (folder / THREAD_JSON).write_bytes(msgspec.json.encode(posts))
    return list(of_thread(PostsFolder(folder, TUBE, read_posted(folder))))


def test_a_thread_is_judged_post_by_post(folder: Path) -> None:
    (folder / THREAD_MARKDOWN).write_text("# Thread\n")
    good = ThreadPost(number=1, text="One.", length=4, media="1-clip/clip.mp4", alt="A square.")
    assert thread_faults(folder, good) == []
    change = msgspec.structs.replace
    bad = change(good, number=2, text="x" * 281, alt="y" * 31, media="1-clip/clap.mp4")
    text, alt, media = thread_faults(folder, good, bad)
    path = folder / THREAD_JSON
    assert text.message == (
        f"Tube: {path}: post 2 has 281 characters as X counts, not 280 at most{CITED}"
    )
    assert f"{path}: post 2: alt has 31 characters, not 30 at most" in alt.message
    assert "clap.mp4 is missing; make it again with: social --platform tube" in media.message
    (number,) = thread_faults(folder, change(good, number=3))
    assert number.message == f"{path}: post 1 is numbered 3"
    path.write_text("[{}]")
    (fault,) = of_thread(PostsFolder(folder, TUBE, read_posted(folder)))
    assert f"{path} cannot be read: " in fault.message


def test_a_thread_that_is_listed_and_missing_is_found(folder: Path) -> None:
    post = ThreadPost(number=1, text="One.", length=4)
    list_posts(folder, listed_post(folder).post, thread=(post,))
    found = list(of_thread(PostsFolder(folder, TUBE, read_posted(folder))))
    assert [Path(fault.message.split(" is missing")[0]).name for fault in found] == [
        THREAD_JSON,
        THREAD_MARKDOWN,
    ]


def test_a_file_under_two_names_is_heard_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Path] = []
    monkeypatch.setattr("reel.check.posts.heard", heard.append)
    video = folder / "1-clip" / "clip.mp4"
    other = folder / "same.mp4"
    other.hardlink_to(video)
    ears = Ears()
    for path in (video, other, video):
        ears.hear(path)
    assert heard == [video]
