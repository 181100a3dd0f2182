"""The texts of posts are within what each platform takes, and say first what matters most."""

import pytest

from reel.deliver.social.texts import Texts, texts_of
from reel.wording.post_length import fits, hashtags, length_by
from tests.our_film import STORYBOARD
from tests.reel.deliver.social.outlets import (
    PLATFORMS,
    SOMEBODY,
    our_outlet,
    small_outlet,
    takes,
)


def small(platform: object, **changes: object) -> Texts:
    made = small_outlet(platform, **changes)  # type: ignore[arg-type]
    return texts_of(made, made.postings[0])


@pytest.mark.parametrize("platform", PLATFORMS)
def test_our_films_texts_are_within_every_platforms_limits(platform: str) -> None:
    rules = PLATFORMS[platform]
    outlet = our_outlet(platform)
    for posting in outlet.postings:
        texts = texts_of(outlet, posting)
        for text, limits in (
            (texts.heading, rules.heading),
            (texts.post, rules.post),
            (texts.tags, rules.tags),
            (texts.alt, rules.alt),
        ):
            assert (text is None) == (limits is None)
            if text is not None and limits:
                assert text
                assert fits(text, limits)
                assert not set(text) & set(limits.refused.value if limits.refused else "")
        assert texts.post.startswith(f"{posting.text.opening}\n\n{posting.takeaway}")
        assert outlet.brand.credit in texts.post
        assert not any("cut" in lacks for lacks in texts.left_out)
        if most := rules.post.hashtags:
            assert len(hashtags(texts.post)) <= most.value


@pytest.mark.parametrize("clip", STORYBOARD.ids)
def test_alternative_texts_of_our_film_tell_all_beats_and_begin_what_is_said(clip: str) -> None:
    for platform in ("mastodon", "bluesky"):
        outlet = our_outlet(platform)
        posting = next(each for each in outlet.postings if each.id == clip)
        alt = texts_of(outlet, posting).alt
        assert alt
        assert alt.startswith("\n".join(posting.text.seen.values()))
        said = alt.partition("What is said: ")[2]
        assert said
        assert " ".join(beat.words for beat in posting.timeline.beats).startswith(said)
        assert said.endswith((".", "?"))


def test_upright_feeds_are_told_the_place_in_the_series() -> None:
    told = [
        name for name in PLATFORMS
        if "Clip 4 of 12 from “Why" in texts_of(our_outlet(name), our_outlet(name).postings[3]).post
    ]  # fmt: skip
    assert told == ["youtube_shorts", "instagram_reels", "tiktok"]


def test_a_film_of_one_clip_is_no_series() -> None:
    assert "of 1" not in small("tiktok").post


ALL = {
    "hashtags": ("First", "Second"),
    "own_hashtags": ("Third",),
    "link": "https://ada.org/film",
    "brand": SOMEBODY,
}
WHOLE = """\
Look at this.

It is so.

Clip 1 of 2 from “A film”

Try it yourself.
https://ada.org/film

After a book by Grace
Licence: CC BY 4.0, https://by.org/4

#First #Second #Third"""


def test_a_whole_post() -> None:
    assert small("youtube_shorts", clips=2, **ALL).post == WHOLE


def test_parts_go_one_by_one_in_their_order() -> None:
    gone: list[str] = []
    parts = {
        "#Third": "#Third", "#Second": "#Second", "#First": "#First", "licence": "Licence",
        "call to action": "Try it", "credit": "After a book", "series": "Clip 1",
        "link": "https://ada.org",
    }  # fmt: skip
    for longest in range(len(WHOLE) + 5, 25, -1):
        texts = small(takes("youtube_shorts", longest=longest), clips=2, **ALL)
        assert len(texts.post.encode()) <= longest
        gone += [
            name for name, sign in parts.items() if sign not in texts.post and name not in gone
        ]
        assert texts.post.startswith("Look at this.")
    assert gone == list(parts)
    assert small(takes("youtube_shorts", longest=30), clips=2, **ALL).post == (
        "Look at this.\n\nIt is so."
    )


def test_what_went_is_said_but_not_of_hashtags() -> None:
    texts = small(takes("youtube_shorts", longest=len(WHOLE) + 4 - 10), clips=2, **ALL)
    assert texts.left_out == ()
    texts = small(takes("youtube_shorts", longest=110), clips=2, **ALL)
    assert texts.left_out == ("the post has no room for its licence, its call to action",)


def test_what_is_too_long_by_itself_is_cut_and_said_so() -> None:
    texts = small("x", opening="Every word counts here. " * 30, takeaway="It is so.")
    assert texts.post.endswith("counts here.\n\nIt is so.")
    assert 240 < length_by(PLATFORMS["x"].post, texts.post) <= 280
    assert texts.left_out == ("the post is cut",)
    endless = small("x", opening="Look.", takeaway="and " * 200)
    assert endless.post.startswith("Look.\n\nand and")
    assert endless.post.endswith("and…")
    assert fits(endless.post, PLATFORMS["x"].post)


def test_bytes_count_too() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    post = small("bluesky", opening=f"{family * 8} " * 30).post
    assert len(post.encode()) <= 3000
    assert length_by(PLATFORMS["bluesky"].post, post) < 300


def test_there_are_no_traces_of_what_nobody_wrote() -> None:
    assert small("youtube").post == "Look at this.\n\nIt is so."
    assert small("youtube").tags == ""


def test_the_licence_stands_in_descriptions_only() -> None:
    having = [name for name in PLATFORMS if "CC BY" in small(name, brand=SOMEBODY).post]
    assert having == ["youtube", "youtube_shorts"]


def test_hashtags_are_as_many_as_a_platform_takes_those_in_the_text_counted_in() -> None:
    many = tuple(f"Tag{letter}" for letter in "ABCDEFGH")
    post = small("tiktok", opening="Look, #this.", hashtags=many, own_hashtags=("Own",)).post
    assert hashtags(post) == ["#this", "#TagA", "#TagB", "#TagC", "#TagD"]
    # A hashtag too many would make YouTube ignore them all.
    assert len(hashtags(small("youtube", hashtags=many * 3).post)) == 8
    assert small("linkedin", hashtags=("Maths",), own_hashtags=("maths", "Own")).post.endswith(
        "\n\n#Maths #Own"
    )


def test_refused_letters_are_written_in_another_way() -> None:
    texts = small("youtube", clip_title="Is a < b?", opening="If a<b & b>c, <script>.")
    assert texts.heading == "Is a ‹ b?"
    assert texts.post.startswith("If a‹b & b›c, ‹script›.")
    assert small("x", opening="a<b").post.startswith("a<b")


def test_a_long_title_is_cut_after_a_word() -> None:
    heading = small("youtube", clip_title="word " * 40).heading
    assert heading
    assert heading.endswith("word…")
    assert len(heading) <= 100


def test_what_cannot_be_seen_does_nothing() -> None:
    post = small(
        "x", opening="Look\u202e at\x07 this.\t \r\n\r\n\r\n\n Again. ", takeaway="It\nis {so}."
    ).post
    assert post == "Look at this.\n\nAgain.\n\nIt is {so}."


def test_text_from_right_to_left_stays_and_keeps_apart() -> None:
    post = small(
        "tiktok",
        clips=2,
        title="לוגריתמים",
        opening="הביטו: 3 < 5.",
        hashtags=("מתמטיקה", "हिन्दी"),
    ).post
    assert post.startswith("הביטו: 3 < 5.")
    assert "Clip 1 of 2 from “\u2068לוגריתמים\u2069”" in post
    assert post.endswith("#מתמטיקה #हिन्दी")


def test_tags_fit_with_the_quotation_marks_that_youtube_counts() -> None:
    tags = small("youtube", tags=("two words",) * 100).tags
    assert tags
    quoted = ", ".join(f'"{tag}"' for tag in tags.split(", "))
    assert 485 < len(quoted) <= 500


def test_alternative_text_that_is_too_long_ends_after_a_sentence() -> None:
    alt = small("mastodon", seen="A ball rolls down a long, long hill. " * 40).alt
    assert alt
    assert alt.endswith("long hill.")
    assert 1400 < len(alt) <= 1500
    without = small("mastodon", seen="A ball. " * 91, said="Word " * 100 + ".").alt
    assert without
    assert "What is said" not in without
    some = small("mastodon", said="A sentence is said. " * 100).alt
    assert some
    assert some.startswith("A ball.\nA ball.\n\nWhat is said: A sentence is said. A sent")
    assert some.endswith("is said.")
    assert 1470 < len(some) <= 1500
