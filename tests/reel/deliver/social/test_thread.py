"""All clips as one thread: numbered, each post within what its platform takes."""

import json

import pytest
from markdown_it import MarkdownIt

from reel.deliver.social.thread import as_json, as_markdown, thread_of
from reel.records.posted import ThreadPost
from reel.wording.post_length import fits, length_by
from tests.our_film import STORYBOARD
from tests.reel.deliver.social.outlets import (
    PLATFORMS,
    SOMEBODY,
    our_outlet,
    small_outlet,
    takes,
)

THREADED = ["x", "mastodon", "bluesky"]


def small(platform: object, **changes: object) -> tuple[ThreadPost, ...]:
    outlet = small_outlet(platform, **changes)  # type: ignore[arg-type]
    media = {posting.id: f"{posting.id}.mp4" for posting in outlet.postings}
    return thread_of(outlet, media).posts


@pytest.mark.parametrize("platform", PLATFORMS)
def test_our_films_thread(platform: str) -> None:
    outlet, rules = our_outlet(platform), PLATFORMS[platform]
    media = {posting.id: f"{posting.folder}/{posting.id}.mp4" for posting in outlet.postings}
    posts, left_out = thread_of(outlet, media)
    assert left_out == ()
    if platform not in THREADED:
        assert posts == ()
        return
    count = len(STORYBOARD.ids) + 2
    assert [post.number for post in posts] == list(range(1, count + 1))
    for post in posts:
        assert post.text.startswith(f"{post.number}/{count}: ")
        assert post.length == length_by(rules.post, post.text)
        assert fits(post.text, rules.post)
        assert (post.alt is None) == (post.media is None or rules.alt is None)
        if post.alt and rules.alt:
            assert fits(post.alt, rules.alt)
    assert [post.media for post in posts] == [None, *media.values(), None]
    for post, posting in zip(posts[1:-1], outlet.postings, strict=True):
        assert post.text.endswith(f"{posting.text.opening}\n\n{posting.takeaway}")
    assert posts[-1].text.endswith(f"{outlet.brand.call_to_action}\n\n{outlet.brand.credit}")


def test_a_film_of_one_clip() -> None:
    assert [post.text for post in small("x")] == [
        "1/3: It begins.",
        "2/3: Look at this.\n\nIt is so.",
        "3/3: It ends.",
    ]


def test_the_last_post_keeps_credit_and_link_whatever_the_text() -> None:
    closing = "This is how it ends. " * 30
    outlet = small_outlet(
        "x", thread=("It begins.", closing), brand=SOMEBODY, link="https://ada.org/film"
    )
    posts, left_out = thread_of(outlet, {"clip1": ""})
    last = posts[-1]
    assert last.text.endswith("ends.\n\nhttps://ada.org/film\n\nAfter a book by Grace")
    assert 240 < last.length <= 280
    assert left_out == (
        "thread, 3: the post has no room for its call to action",
        "thread, 3: the post is cut",
    )


def test_the_number_is_never_cut() -> None:
    first, second, _ = small(
        takes("mastodon", longest=60), opening="many words " * 20, thread=("and " * 50, "End.")
    )
    assert first.text.startswith("1/3: and and")
    assert first.text.endswith("and…")
    assert second.text.startswith("2/3: many words")
    assert second.text.endswith("…\n\nIt is so.")
    assert max(first.length, second.length) <= 60


def test_json_is_a_list_of_posts() -> None:
    posts = small("mastodon", opening='"Quotes" and \\ </script>')
    read = json.loads(as_json(posts))
    assert [post["number"] for post in read] == [1, 2, 3]
    assert read[1]["text"] == '2/3: "Quotes" and \\ </script>\n\nIt is so.'
    assert read[1]["media"] == "clip1.mp4"
    assert read[1]["alt"].startswith("A ball.")


HOSTILE = "# No heading\n```\n<script>x</script> *bold* [a](b) ````` `x`\n- item\n    code"


def test_markdown_shows_every_text_letter_by_letter() -> None:
    outlet = small_outlet("bluesky", opening=HOSTILE, seen=HOSTILE, title="# A *film* <b> {x}")
    posts, _ = thread_of(outlet, {"clip1": "1-clip1/clip1.mp4"})
    markdown = as_markdown(outlet, posts)
    tokens = MarkdownIt("commonmark").parse(markdown)
    fences = [token.content.rstrip("\n") for token in tokens if token.type == "fence"]
    written: list[str | None] = []
    for post in posts:
        written += [post.text, *([post.alt] if post.alt else [])]
    assert fences == written
    assert posts[1].text.count("```") == 2
    html = MarkdownIt("commonmark", {"html": True}).render(markdown)
    assert "<script" not in html
    assert "<h1># A *film* &lt;b&gt; {x}: the thread on Bluesky</h1>" in html
    assert "<code>1-clip1/clip1.mp4</code>" in html
    assert "takes 300 at most" in html
