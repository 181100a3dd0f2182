"""What is written in posts is read, and everything wrong in it is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from reel.records.errors import ReelError
from reel.records.posts import Posts, load_posts
from reel.records.storyboard import Clip, Storyboard
from tests.our_film import PROJECT

STORYBOARD = Storyboard(
    Clip("one", "film.one:One", ("ask", "answer")), Clip("two", "film.two:Two", ("show",))
)
MARKS = "a" + 20_000 * "\u0301"
GOOD = """
link = "https://example.org/film"
hashtags = ["Maths", "हिन्दी", "می\u200cروم", "Web3_0"]
tags = ["a logarithm"]
film = "All of it."
[thread]
opening = "It begins."
closing = "It ends."
[clips.one]
opening = "Look."
hashtags = ["One"]
[clips.one.seen]
ask = "A ball."
answer = "A box."
[clips.two]
opening = "Look again."
[clips.two.seen]
show = "A line."
"""


def reading(folder: Path, text: str) -> Posts:
    project = replace(PROJECT, root=folder)
    project.posts.parent.mkdir(parents=True)
    project.posts.write_text(text, encoding="utf-8")
    return load_posts(project, STORYBOARD)


def test_a_good_file(tmp_path: Path) -> None:
    posts = reading(tmp_path, GOOD)
    assert posts.clips["one"].seen == {"ask": "A ball.", "answer": "A box."}
    assert posts.clips["two"].hashtags == ()
    assert posts.hashtags[2] == "می\u200cروم"
    assert posts.thread.closing == "It ends."


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('answer = "A box."', "", r"clips\.one\.seen\.answer is missing$"),
        ("answer =", "anwser =", r"one\.seen\.answer is missing; is it misspelt as 'anwser'"),
        ("show =", 'show = "A."\nshew =', r"seen\.shew: there is no such beat; there are show"),
        ("[clips.two", "[clips.tow", r"clips\.two is missing; is it misspelt as 'tow'"),
        ("[clips.two]", "[clips.twoo]", r"clips\.twoo: there is no such clip; .*mean 'two'\?"),
        ("[clips.two]", "[clips.six]\nopening = 'x'\nseen = {}\n[clips.two]", r"no such clip"),
        ('opening = "Look again."', "", r'clips\.two\.opening is missing; write opening = "…"'),
        ('opening = "Look."', 'opening = " "', r"clips\.one\.opening is empty"),
        ('opening = "Look."', r'opening = "Look.\nNow."', r"one\.opening has several lines"),
        ('opening = "Look."', f'opening = "{MARKS}"', r"one\.opening has more than 30 marks on"),
        ('opening = "Look."', f'opening = "{"a" * 501}"', r"one\.opening has 501 .* most 500$"),
        ('ask = "A ball."', f'ask = "{"a" * 1001}"', r"seen\.ask has 1,001 .* at most 1,000$"),
        ('film = "All of it."', f'film = "{"a" * 5001}"', r"film has 5,001 .* at most 5,000$"),
        ('closing = "It ends."', f'closing = "{"a" * 2001}"', r"thread\.closing has 2,001"),
        ('["One"]', str([f"a{n}" for n in range(31)]), r"one\.hashtags: here stand 31; .* most 30"),
        ('["One"]', f'["{"a" * 101}"]', r"one\.hashtags\[0\] has 101 characters"),
        ('"a logarithm"', '"a",' * 101, r"tags: here stand 101; there are at most 100"),
        ('"a logarithm"', f'"{"a" * 101}"', r"tags\[0\] has 101 characters"),
        ("example.org/film", "example.org/" + "a" * 2000, r"link has 2,020 characters"),
        ('opening = "Look."', r'opening = "Look\u0007"', r"one\.opening has U\+0007"),
        ('ask = "A ball."', 'ask = ""', r"clips\.one\.seen\.ask is empty"),
        ('ask = "A ball."', "ask = 3", r"clips\.one\.seen\.ask: here stands a whole number"),
        ("[clips.two.seen]\nshow", "show", r"two\.show: there is no such key; the keys are op"),
        ("[clips.two.seen]\n" 'show = "A line."', "", r"two\.seen is missing; write \[clips\.two"),
        ("[thread]", "[thred]", r"thred: there is no such key; .*; did you mean 'thread'"),
        ('closing = "It ends."', "", r"thread\.closing is missing"),
        ('closing = "It ends."', 'closing = "\u200b"', r"thread\.closing is empty"),
        ('film = "All of it."', 'film = "  "', r"en\.toml: film is empty"),
        ("https://example.org/film", "example.org", r"link: 'example\.org' is no address .*https"),
        ("https://example.org/film", "https://ex ample.org", r"link: .* has ' ', .* write %20"),
        ("https://example.org/film", "https://ada.org/<b>", r"link: .* has '<', .* or write %3C"),
        ("https://example.org/film", "https://ada.org:x/", r"link: .* is no address that begins"),
        ("https://example.org/film", "https:///film.org", r"link: .* is no address that begins"),
        ("https://example.org/film", "javascript:alert(1)", r"link: .* is no address"),
        ('"Maths"', '"#Maths"', r"hashtags\[0\]: '#Maths' is written without its #"),
        ('"Maths"', '"4of12"', r"hashtags\[0\]: '4of12' begins with no letter"),
        ('"Maths"', '"two words"', r"hashtags\[0\]: 'two words' has ' ', which ends a hashtag"),
        ('"Maths"', '"C++"', r"hashtags\[0\]: 'C\+\+' has '\+'"),
        ('"Maths"', '""', r"hashtags\[0\] is empty"),
        ('"Maths"', '"Maths", "maths"', r"hashtags\[1\]: 'maths' is there already"),
        ('["One"]', '"One"', r"one\.hashtags: here stands a text, not a list"),
        ('["One"]', '["1st"]', r"clips\.one\.hashtags\[0\]: '1st' begins with no letter"),
        ('"a logarithm"', '"a, b"', r"tags\[0\]: 'a, b' would be several tags"),
        ('"a logarithm"', r'"a\nb"', r"tags\[0\]: 'a\\nb' would be several tags"),
        ('"a logarithm"', "3", r"tags\[0\]: here stands a whole number, not a text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in GOOD
    with pytest.raises(ReelError, match=said) as raised:
        reading(tmp_path, GOOD.replace(was, now))
    assert "en.toml: " in str(raised.value)
    assert "\n" not in str(raised.value)


def test_without_the_thread_its_table_is_asked_for(tmp_path: Path) -> None:
    text = GOOD.replace('[thread]\nopening = "It begins."\nclosing = "It ends."\n', "")
    with pytest.raises(ReelError, match=r"thread is missing; write \[thread\]"):
        reading(tmp_path, text)


def test_without_a_file_it_is_said_what_is_written_there(tmp_path: Path) -> None:
    with pytest.raises(ReelError, match=r"en\.toml: no such file; what posts say of each clip"):
        load_posts(replace(PROJECT, root=tmp_path), STORYBOARD)
