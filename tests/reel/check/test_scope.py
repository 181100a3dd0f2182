"""What a check looks at when platforms are named."""

from pathlib import Path

import pytest

from reel.check.scope import Scope, scope_of
from reel.check.work import works
from reel.cli.checking import _summary
from reel.records.errors import ReelError
from reel.records.formats import LANDSCAPE
from reel.records.storyboard import FILM as WHOLE
from tests.our_film import FILM, PROJECT
from tests.reel.check.tiny_posts import write_post


def scope(out: Path, *platforms: str, ids: tuple[str, ...] = ("recap",)) -> Scope:
    return scope_of(FILM, ids, [LANDSCAPE], ["dark", "light"], out, platforms)


def names(scope: Scope) -> list[str]:
    """What is done, by name."""
    return [work.name for work in works(FILM, scope)]


def test_a_platform_with_zones_is_looked_at_in_its_own_layout(tmp_path: Path) -> None:
    assert names(scope(tmp_path)) == ["recap landscape"]
    assert names(scope(tmp_path, "tiktok")) == ["recap landscape", "recap tiktok"]


def test_a_platform_without_zones_is_looked_at_in_its_format(tmp_path: Path) -> None:
    assert names(scope(tmp_path, "linkedin", "youtube")) == ["recap landscape", "recap square"]


def test_all_and_an_unknown_one(tmp_path: Path) -> None:
    everything = scope(tmp_path, "all")
    assert {"youtube_shorts", "instagram_reels", "tiktok"} <= set(everything.layouts)
    with pytest.raises(ReelError, match=r"no platform is called 'tictoc'.* did you mean 'tiktok'"):
        scope(tmp_path, "tictoc")


def test_platforms_need_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(PROJECT), "platforms", tmp_path / "platforms.toml")
    assert names(scope(tmp_path)) == ["recap landscape"]
    with pytest.raises(ReelError, match=r"platforms\.toml is missing"):
        scope(tmp_path, "x")


def test_posts_are_looked_at_wherever_they_are(tmp_path: Path) -> None:
    for folder in ("social/x", "draft/social/x", "social/tiktok", "social/loops"):
        write_post(tmp_path / folder, "recap")
    (tmp_path / "social" / "loops" / "posts.json").unlink()  # which is no platform
    seen = scope(tmp_path)
    assert names(seen) == ["recap landscape", "recap posts"]
    assert [str(folder.path.relative_to(tmp_path)) for folder in seen.posts] == [
        "social/tiktok",
        "social/x",
        "draft/social/x",
    ]
    (_, work) = works(FILM, seen)
    assert work.steps == 3
    assert names(scope(tmp_path, ids=("hook",))) == ["hook landscape"]
    x_alone = scope(tmp_path, "x")
    assert {folder.name for folder in x_alone.posts} == {"x"}
    assert f"posts in {tmp_path / 'social' / 'x'}: 1 clip" in [*_summary(x_alone, [])]
    whole = [*_summary(scope(tmp_path, ids=()), [])]
    (line,) = (line for line in whole if line.startswith(f"posts in {tmp_path}/social/x"))
    assert line.startswith(f"posts in {tmp_path}/social/x: recap; not made: hook, ")
    assert WHOLE not in line
