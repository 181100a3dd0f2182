"""Storyboard, words, themes and brand: what is wrong with them is said, with file and key."""

import subprocess
import sys
from pathlib import Path

import pytest

from reel import brand, paths, theme, words
from reel.brand import load_brand
from reel.errors import ReelError
from reel.formats import FORMATS, LANDSCAPE, QUALITIES, format_of
from reel.narrator import seconds_to_say
from reel.production import produce
from reel.storyboard import Clip, Storyboard
from reel.theme import ROLES, load_theme, theme_names
from reel.words import load_words
from scenes import STORYBOARD

TWO = Storyboard(Clip("one", "scenes.one:One", ("ask", "tell")), Clip("two", "s:T", ("go",)))
WORDS = """
[film]
title = "Film"
[clips.one]
title = "One?"
takeaway = "One."
[clips.one.beats]
ask = "Why?"
tell = "Because."
[clips.two]
title = "Two?"
takeaway = "Two."
[clips.two.beats]
go = "Go."
"""


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move all assets into a folder of the test's own."""
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setattr(words, "WORDS", tmp_path)
    monkeypatch.setattr(theme, "THEMES", tmp_path)
    monkeypatch.setattr(brand, "BRAND", tmp_path / "brand.toml")
    return tmp_path


# The storyboard.


@pytest.mark.parametrize(
    ("clips", "complaint"),
    [
        ([Clip("a", "m:C", ("x",)), Clip("a", "m:D", ("x",))], "two clips are called 'a'"),
        ([Clip("a", "m.C", ("x",))], "scene 'm.C' is not module:Class"),
        ([Clip("a", "m:C", ())], "a: beats are missing or named twice"),
        ([Clip("a", "m:C", ("x", "x"))], "a: beats are missing or named twice"),
        ([Clip("A b", "m:C", ("x",))], "'A b' is no id"),
    ],
)
def test_a_wrong_storyboard_is_refused(clips: list[Clip], complaint: str) -> None:
    with pytest.raises(ReelError, match=complaint):
        Storyboard(*clips)


def test_an_unknown_clip_is_named_with_those_there_are() -> None:
    with pytest.raises(ReelError, match="no clip is called 'three'; the clips are one, two"):
        TWO["three"]


# Words.


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('tell = "Because."', "", r"en\.toml: clips\.one\.beats\.tell is missing or empty"),
        ('tell = "Because."', 'tell = " "', r"clips\.one\.beats\.tell is missing or empty"),
        ('go = "Go."', 'go = "Go."\nstop = "S"', r"clips\.two\.beats\.stop: the clip has no such"),
        ("[clips.two]", "[clips.tow]", r"clips\.tow: Object missing required field"),
        ('title = "Two?"', "", r"clips\.two: Object missing required field `title`"),
        ('title = "Two?"', "title = 2", r"clips\.two\.title: Expected `str`, got `int`"),
        ('title = "Two?"', 'titel = "Two?"', r"clips\.two: Object contains unknown field `titel`"),
        ('title = "Film"', 'title = "Film', r"en\.toml: not valid TOML: .*line 3"),
        ("[film]", "[movie]", r"en\.toml: top level: Object"),
    ],
)
def test_wrong_words_are_named(assets: Path, old: str, new: str, complaint: str) -> None:
    assert old in WORDS
    (assets / "en.toml").write_text(WORDS.replace(old, new), encoding="utf-8")
    with pytest.raises(ReelError, match=complaint):
        load_words(TWO)


def test_words_for_a_clip_that_is_not_there(assets: Path) -> None:
    extra = WORDS + '\n[clips.six]\ntitle = "S"\ntakeaway = "S"\n[clips.six.beats]\n'
    (assets / "en.toml").write_text(extra, encoding="utf-8")
    with pytest.raises(ReelError, match=r"clips\.six: the storyboard has no such clip"):
        load_words(TWO)


def test_right_words_are_read(assets: Path) -> None:
    (assets / "en.toml").write_text(WORDS, encoding="utf-8")
    read = load_words(TWO)
    assert read.film.title == "Film"
    assert read.clips["one"].beats == {"ask": "Why?", "tell": "Because."}


def test_a_language_without_words(assets: Path) -> None:
    with pytest.raises(ReelError, match=r"fr\.toml: no such file"):
        load_words(TWO, "fr")


# Themes and brand.


def test_wrong_themes_are_named(assets: Path) -> None:
    good = "\n".join(f'{role} = "#112233"' for role in ROLES)
    (assets / "odd.toml").write_text(good.replace("#112233", "blue", 1), encoding="utf-8")
    with pytest.raises(ReelError, match=r"odd\.toml: background: Expected `str` matching regex"):
        load_theme("odd")
    (assets / "odd.toml").write_text(good + '\nshine = "#112233"', encoding="utf-8")
    with pytest.raises(ReelError, match="unknown field `shine`"):
        load_theme("odd")
    with pytest.raises(ReelError, match=r"no theme is called 'none'.*there are: odd"):
        load_theme("none")


def test_an_unknown_role_is_named() -> None:
    with pytest.raises(ReelError, match="no role is called 'orange'"):
        load_theme("dark").colour("orange")


def test_a_wrong_brand_is_named(assets: Path) -> None:
    (assets / "brand.toml").write_text('name = "me"', encoding="utf-8")
    with pytest.raises(ReelError, match=r"brand\.toml: top level: Object missing required field"):
        load_brand()


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme_names())
def test_all_roles_can_be_read_on_the_background(name: str) -> None:
    colours = load_theme(name)
    for role in set(ROLES) - {"background", "surface", "grid"}:
        assert contrast(colours.colour(role), colours.background) >= 4.5, role
        assert contrast(colours.colour(role), colours.surface) >= 4.5, role


# Formats.


def test_pixels_are_even_and_as_promised() -> None:
    assert {name: q.pixels(LANDSCAPE) for name, q in QUALITIES.items()} == {
        "draft": (854, 480),
        "hd": (1920, 1080),
        "full": (1920, 1080),
        "uhd": (3840, 2160),
    }
    assert [q.fps for q in QUALITIES.values()] == [15, 30, 60, 60]


def test_a_frame_tells_its_format() -> None:
    for shape in FORMATS.values():
        assert format_of(*shape.frame) is shape
    with pytest.raises(ReelError, match="no format is 5 by 1"):
        format_of(5, 1)


# The project's own records.


def test_the_projects_own_assets_are_right() -> None:
    for clip_id in STORYBOARD.ids:
        made = produce(STORYBOARD, clip_id)
        assert made.words.title.endswith("?")
        assert made.words.takeaway.endswith(".")
        assert seconds_to_say(made.words.takeaway) < 6
    assert "Tivadar Danka" in load_brand().credit


def test_records_are_read_without_manim() -> None:
    code = (
        "import sys, scenes, reel.production as p; p.produce(scenes.STORYBOARD, 'hook');"
        "print({'manim', 'numpy', 'sympy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent.parent, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "set()"


def test_the_readme_lists_every_clip() -> None:
    readme = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    for clip in STORYBOARD:
        title = produce(STORYBOARD, clip.id).words.title
        assert f"`{clip.id}` | {title} |" in readme
