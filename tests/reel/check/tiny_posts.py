"""Writes a tiny post, as a platform takes it, and what the platform takes."""

from pathlib import Path
from typing import Any

import msgspec
from PIL import Image

from reel.check.post_files import PostFiles, PostsFolder
from reel.deliver.caption_files import write_captions
from reel.records.platforms import (
    AnimationRules,
    CaptionRules,
    ChapterRules,
    CoverRules,
    Platform,
    SoundTarget,
    Source,
    Stated,
    TextRules,
    VideoLimits,
)
from reel.records.posted import ALT, HEADING, LIST, POST, TAGS, PlatformPosts, Posted, read_posted
from reel.records.timeline import read_timeline
from tests.reel.check.tiny_video import write

HELP = Source(title="Help", where="https://example.org", read="2026-11-30")
CITED = "; source: Help, https://example.org, read 2026-11-30"


def sure(value: Any) -> Stated[Any]:
    """Something that a platform states."""
    return Stated(value, HELP)


def unsure(value: Any) -> Stated[Any]:
    """Something that others say of it."""
    return Stated(value, HELP, unsure=True)


TUBE = Platform(
    title="Tube",
    format="square",
    video=VideoLimits(
        longest=sure(5), largest=sure(1_000_000), narrowest=sure((1, 1)), widest=sure((1, 1)),
        slowest=sure(15), fastest=sure(15), containers=sure(("mp4",)), codecs=sure(("h264",)),
        profiles=sure(("High",)), highest_level=sure(1.0), pixel_formats=sure(("yuv420p",)),
        colours=sure("bt709"), sound_codecs=sure(("aac",)), fast_start=sure(True),
    ),
    sound=SoundTarget(sure(-14), sure(-1)),
    captions=CaptionRules(sure("file"), sure(("vtt",)), most=sure(2), largest=sure(20_000)),
    cover=CoverRules(
        sure("file"), sure(("jpg",)), sure((64, 36)), unsure((64, 36)), largest=sure(10_000)
    ),
    heading=TextRules(sure(20), sure("characters"), refused=sure("<>")),
    post=TextRules(
        sure(280), sure("x"), bytes=sure(1000), link=sure(23), hashtags=sure(2), refused=sure("<>")
    ),
    tags=TextRules(sure(16), sure("characters")),
    alt=TextRules(unsure(30), sure("characters")),
    animation=AnimationRules(
        sure(("gif",)), sure(5_000), sure(4), sure((64, 64)), sure(2_500), sure(8_000)
    ),
)  # fmt: skip
"""A platform that takes the post, and states all that there is to state."""

FILM_RULES = ChapterRules(sure(3), sure(10), sure(0), unsure(12))


def write_post(folder: Path, clip: str = "clip") -> None:
    """Write the post of a clip, as TUBE takes it, into a platform's folder, and list it."""
    here = folder / f"1-{clip}"
    here.mkdir(parents=True)
    write(here)
    write_captions(read_timeline(here / "clip.json"), here / f"{clip}.en.vtt")
    (here / "clip.json").unlink()
    (here / "clip.mp4").rename(here / f"{clip}.mp4")
    Image.new("RGB", (64, 36), "#123456").save(here / "cover.jpg")
    write_loop(here / "loop.gif", frames=3)
    texts = {HEADING: "Why?", POST: "Because. #a #b", TAGS: "a, b c", ALT: "A square."}
    for name, text in texts.items():
        (here / name).write_text(text + "\n", encoding="utf-8")
    post = Posted(
        id=clip, folder=here.name, number=1, of=1, title="Why?", words="now", seconds=5,
        size=(64, 64),
        video=f"{clip}.mp4", captions=(f"{clip}.en.vtt",), cover="cover.jpg", animation="loop.gif",
        heading="Why?", post="Because. #a #b", tags="a, b c", alt="A square.",
    )  # fmt: skip
    list_posts(folder, post)


def write_loop(path: Path, frames: int, size: tuple[int, int] = (50, 50)) -> None:
    """Write an animation."""
    first, *others = (
        Image.new("RGB", size, (number, 0, 0)) for number in range(0, 10 * frames, 10)
    )
    first.save(path, save_all=True, append_images=others, duration=40, loop=0)


def list_posts(folder: Path, *posts: Posted, **more: Any) -> None:
    """Write a platform's list."""
    listed = PlatformPosts(platform=folder.name, posts=posts, **more)
    (folder / LIST).write_bytes(msgspec.json.encode(listed))


def listed_post(folder: Path, platform: Platform = TUBE) -> PostFiles:
    """The one post in a platform's folder."""
    posted = read_posted(folder)
    assert posted
    (post,) = posted.posts
    return PostFiles(PostsFolder(folder, platform, posted), platform, post)
