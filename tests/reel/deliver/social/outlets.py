"""Outlets to try the writers of posts with: our own film's, and small ones. None is rendered."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from reel.deliver.film import join_timelines
from reel.deliver.social.material import Outlet, Posting
from reel.records.brand import Brand
from reel.records.platforms import Platform, load_platforms
from reel.records.posts import ClipPost, Posts, ThreadWords, load_posts
from reel.records.timeline import Beat, Timeline
from tests.our_film import FILM, PROJECT, STORYBOARD

PLATFORMS = load_platforms(PROJECT).known
NOBODY = Brand("", "", "", "", "")
SOMEBODY = Brand(
    "Ada", "@ada", "", "Try it yourself.", "After a book by Grace", "CC BY 4.0", "https://by.org/4"
)
FPS = 10


def timeline(clip: str, title: str, beats: Mapping[str, str], seconds: float = 5) -> Timeline:
    """Make a clip's timeline: what is said in each beat, which lasts so many seconds."""
    made = tuple(
        Beat(beat, number * seconds, (number + 1) * seconds, said)
        for number, (beat, said) in enumerate(beats.items())
    )
    duration = len(made) * seconds
    frames = round(duration * FPS)
    return Timeline(
        id=clip, title=title, width=160, height=90, fps=FPS, frames=frames, duration=duration,
        still=0, beats=made,
    )  # fmt: skip


@cache
def our_outlet(platform: str) -> Outlet:
    """Make our own film's clips ready for a platform."""
    words = load_posts(PROJECT, STORYBOARD)
    postings = tuple(
        Posting(
            clip.id,
            number,
            len(STORYBOARD.ids),
            FILM.words[clip.id].title,
            FILM.words[clip.id].takeaway,
            words.clips[clip.id],
            timeline(clip.id, FILM.words[clip.id].title, FILM.words[clip.id].beats),
            Path(f"{clip.id}.mp4"),
        )
        for number, clip in enumerate(STORYBOARD, 1)
    )
    return outlet(platform, postings, words, FILM.brand, PROJECT.title)


def outlet(
    platform: str | Platform,
    postings: tuple[Posting, ...],
    words: Posts,
    brand: Brand = NOBODY,
    title: str = "A film",
) -> Outlet:
    """Make clips ready for a platform."""
    name = platform if isinstance(platform, str) else "another"
    takes = PLATFORMS[platform] if isinstance(platform, str) else platform
    film = join_timelines(title, [posting.timeline for posting in postings])
    posted = Posting(
        film.id, 0, len(postings), title, "", ClipPost(words.film, {}), film, Path("film.mp4")
    )
    return Outlet(
        name,
        takes,
        takes.shape,
        title,
        "en",
        brand,
        FILM.theme,
        FILM.typeface,
        words,
        postings,
        posted,
    )


def small_outlet(
    platform: str | Platform,
    *,
    clips: int = 1,
    opening: str = "Look at this.",
    takeaway: str = "It is so.",
    clip_title: str = "Is it so?",
    seen: str = "A ball.",
    said: str = "It rolls.",
    seconds: float = 5,
    hashtags: tuple[str, ...] = (),
    own_hashtags: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    link: str = "",
    thread: tuple[str, str] = ("It begins.", "It ends."),
    film: str = "All of it.",
    brand: Brand = NOBODY,
    title: str = "A film",
) -> Outlet:
    """Make a film of a few clips, of two beats each, that all say the same."""
    text = ClipPost(opening, {"one": seen, "two": seen}, own_hashtags)
    postings = tuple(
        Posting(
            f"clip{number}", number, clips, clip_title, takeaway, text,
            timeline(f"clip{number}", clip_title, {"one": said, "two": said}, seconds),
            Path(f"clip{number}.mp4"),
        )
        for number in range(1, clips + 1)
    )  # fmt: skip
    of_clips = {posting.id: text for posting in postings}
    words = Posts(ThreadWords(*thread), film, of_clips, link, hashtags, tags)
    return outlet(platform, postings, words, brand, title)


def takes(platform: str, **post: int) -> Platform:
    """Take a platform whose posts have other limits."""
    rules = PLATFORMS[platform].post
    changed = {
        name: msgspec.structs.replace(rules.longest, value=value) for name, value in post.items()
    }
    return msgspec.structs.replace(
        PLATFORMS[platform], post=msgspec.structs.replace(rules, **changed)
    )
