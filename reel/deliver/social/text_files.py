"""The texts of a platform's posts as files: a folder for each post, the thread beside them."""

from pathlib import Path

from reel.deliver.social.description import film_texts
from reel.deliver.social.material import Outlet
from reel.deliver.social.texts import Texts, texts_of
from reel.deliver.social.thread import as_json, as_markdown, thread_of
from reel.records.posted import ALT, HEADING, POST, TAGS, THREAD_JSON, THREAD_MARKDOWN


def write_texts(outlet: Outlet, folder: Path) -> tuple[str, ...]:
    """Write all texts of a platform's posts, to the letter: no line ends what a person copies.

    A thread is written of all clips only.

    Returns:
        What had no room, a line each.
    """
    left_out = []
    for posting in outlet.all:
        texts = film_texts(outlet) if posting is outlet.film else texts_of(outlet, posting)
        _write(texts, folder / posting.folder)
        left_out += [f"{posting.id}: {line}" for line in texts.left_out]
    if not outlet.complete:
        return tuple(left_out)
    videos = {each.id: f"{each.folder}/{each.video}" for each in outlet.postings}
    thread = thread_of(outlet, videos)
    if thread.posts:
        posts = thread.posts
        (folder / THREAD_JSON).write_text(as_json(posts), encoding="utf-8")
        (folder / THREAD_MARKDOWN).write_text(as_markdown(outlet, posts), encoding="utf-8")
    return (*left_out, *thread.left_out)


def _write(texts: Texts, folder: Path) -> None:
    folder.mkdir()
    files = {HEADING: texts.heading, POST: texts.post, TAGS: texts.tags, ALT: texts.alt}
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8", newline="")
