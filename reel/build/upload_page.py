"""The page to upload from: of all posts that are there, whichever run has made them."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from reel.build.posts_folder import one_at_a_time
from reel.deliver.social.material import Uploads
from reel.deliver.social.own_words import lacking_words
from reel.deliver.social.page import write_page
from reel.engine.run.outcome import Outcome
from reel.records.film import Film
from reel.records.platforms import Platforms
from reel.records.posted import LOOPS, PlatformPosts, read_posted, social_command
from reel.records.posted_words import words_of_post
from reel.records.posts import Posts
from reel.records.storyboard import FILM
from reel.records.writing import OUT

PAGE = "upload.html"


def write_upload_page(film: Film, words: Posts, platforms: Platforms, folder: Path) -> Outcome:
    """Write the page into the folder of all posts, and say which of them have other words by now.

    Args:
        film: has the words and the brand.
        words: what is written in posts.
        platforms: all that are known.
        folder: of all posts.
    """
    began = time.monotonic()
    ids = [FILM, *film.storyboard.ids]
    listed = []
    for name in platforms.known:
        if found := read_posted(folder / name):
            posts = tuple(post for post in found.posts if post.id in ids and post.is_ours)
            listed.append(PlatformPosts(platform=name, posts=posts, thread=found.thread))
    has_loop = [clip.id for clip in film.storyboard if clip.loop]
    uploads = Uploads(
        film.project.title,
        film.project.language,
        film.brand,
        film.theme,
        film.typeface,
        film.other_theme,
        platforms.known,
        tuple(each for each in listed if each.posts),
        tuple(clip for clip in has_loop if any((folder / LOOPS).glob(f"{clip}.*"))),
        folder,
        film.project.other_language,
    )
    with one_at_a_time(folder), OUT.written(folder):
        draft = folder / f".{os.getpid()}-{PAGE}"
        write_page(uploads, draft)
        draft.replace(folder / PAGE)
    notes = (*lacking_words(film.project.language), *_old(film, words, listed))
    return Outcome(PAGE, "fresh", time.monotonic() - began, folder / PAGE, notes=notes)


def _old(film: Film, words: Posts, listed: list[PlatformPosts]) -> Iterator[str]:
    """Yield a line for each platform whose posts were made of other words."""
    for each in listed:
        old = [post.id for post in each.posts if post.words != words_of_post(film, words, post.id)]
        if old:
            clips = () if FILM in old else old
            command = social_command(clips, each.platform, film.project.other_language)
            yield (
                f"posts of {', '.join(old)} on {each.platform} were made of other words; make "
                f"them again with: {command}"
            )
