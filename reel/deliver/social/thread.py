"""All clips as one thread: numbered posts, each of which answers the one before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from reel.deliver.markdown import fenced, literal
from reel.deliver.social.fitting import Part
from reel.deliver.social.material import Outlet
from reel.deliver.social.own_words import own_words
from reel.deliver.social.plain import isolated, one_line, plain
from reel.deliver.social.texts import alt_text, closing_parts, essentials, write_post
from reel.records.posted import ThreadPost
from reel.wording.post_length import length_by


class Thread(NamedTuple):
    """A thread: its posts in order, and what they have no room for, a line each."""

    posts: tuple[ThreadPost, ...]
    left_out: tuple[str, ...]


def thread_of(outlet: Outlet, media: Mapping[str, str]) -> Thread:
    """Write the thread of an outlet's clips: an opening post, one a clip, and a closing one.

    Args:
        outlet: the clips, and where they are posted.
        media: the path of each clip's video in the platform's folder, by the clip's id.

    Returns:
        It; without posts where the platform has no threads.
    """
    written = list(_thread(outlet, media))
    return Thread(
        tuple(post for post, _ in written),
        tuple(
            f"thread, {post.number}: {lacks}" for post, left_out in written for lacks in left_out
        ),
    )


def as_json(posts: Sequence[ThreadPost]) -> str:
    """Write a thread for posting tools: a list of its posts."""
    return msgspec.json.format(msgspec.json.encode(posts), indent=2).decode() + "\n"


def as_markdown(outlet: Outlet, posts: Sequence[ThreadPost]) -> str:
    """Write a thread for reading, and for pasting post by post."""
    words, platform = own_words(outlet.language)["posts"], outlet.platform
    title, most = literal(platform.title), platform.post.longest.value
    film = literal(isolated(one_line(outlet.film_title)))
    blocks = [
        "# " + words["thread"].format(film=film, platform=title),
        words["thread_note"].format(platform=title, most=most),
    ]
    for post in posts:
        blocks += [
            "## " + words["post_heading"].format(number=post.number, count=len(posts)),
            fenced(post.text),
            words["counted"].format(length=post.length),
        ]
        if post.media:
            blocks.append(words["video"].format(path=f"`{post.media}`"))
        if post.alt:
            blocks += [words["alt"], fenced(post.alt)]
    return "\n\n".join(blocks) + "\n"


def _thread(
    outlet: Outlet, media: Mapping[str, str]
) -> Iterator[tuple[ThreadPost, tuple[str, ...]]]:
    """Yield each post, and what it has no room for."""
    if not (outlet.platform.thread and outlet.platform.thread.value):
        return
    written = outlet.words.thread
    yield _post(outlet, 1, [Part("text", plain(written.opening))])
    for number, posting in enumerate(outlet.postings, 2):
        yield _post(
            outlet, number, essentials(posting), media[posting.id], alt_text(outlet, posting)
        )
    # Whose idea it was, and where there is more, is kept, even if the text has to be cut for it.
    last = [
        replace(part, goes=None) if part.name in ("credit", "link") else part
        for part in closing_parts(outlet)
        if part.name in ("call to action", "credit", "link")
    ]
    yield _post(outlet, len(outlet.postings) + 2, [Part("text", plain(written.closing)), *last])


def _post(
    outlet: Outlet,
    number: int,
    parts: Sequence[Part],
    media: str | None = None,
    alt: str | None = None,
) -> tuple[ThreadPost, tuple[str, ...]]:
    """Write one post, with its number in front, and what it has no room for."""
    rules, words = outlet.platform.post, own_words(outlet.language)["posts"]
    first, *others = parts
    counted = words["numbered"].format(
        number=number, count=len(outlet.postings) + 2, text=first.text
    )
    text, left_out = write_post([replace(first, text=counted), *others], rules)
    post = ThreadPost(number=number, text=text, length=length_by(rules, text), media=media, alt=alt)
    return post, left_out
