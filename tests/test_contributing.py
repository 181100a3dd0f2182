"""What CONTRIBUTING.md tells to do works as it is printed."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from reel.cli.new import TEMPLATE
from tests.conftest import run_module
from tests.our_film import ROOT, STORYBOARD

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(?:python|toml)\n(.*?)```", GUIDE, re.DOTALL)
FILES = ("maths.py", "layout.py", "scene.py")


def test_the_clip_that_is_printed_is_that_of_a_new_film() -> None:
    clip = TEMPLATE / "scenes" / "doubling"
    test = TEMPLATE / "tests" / "doubling" / "test_maths.py"
    words = (TEMPLATE / "assets" / "words" / "en.toml").read_text(encoding="utf-8")
    maths, printed_test, layout, scene, printed_words, _ = BLOCKS
    for name, printed in zip(FILES, (maths, layout, scene), strict=True):
        assert printed == (clip / name).read_text(encoding="utf-8")
    assert printed_test == test.read_text(encoding="utf-8")
    assert words.endswith(printed_words)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:reel|scenes|tests)/[\w/.]+)`", GUIDE)))
)
def test_every_path_it_names_is_there(path: str) -> None:
    if "doubling" not in path:
        assert (ROOT / path).exists()


def test_the_line_that_is_printed_for_the_readme_is_what_its_test_looks_for() -> None:
    title = tomllib.loads(BLOCKS[4])["clips"]["doubling"]["title"]
    assert f"`doubling` | {title} |\n" in GUIDE


@pytest.mark.slow
@pytest.mark.skipif("doubling" in STORYBOARD.ids, reason="somebody has really added it")
def test_the_clip_can_be_added_to_this_film(tmp_path: Path) -> None:
    """Follow the six steps in a copy of the film: it renders, and the check finds nothing.

    The same clip is checked in every format as that of a new film.
    """
    for name in ("scenes", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("reel.toml", "manim.cfg"):
        shutil.copy(ROOT / name, tmp_path)
    maths, _, layout, scene, words, entry = BLOCKS
    clip = tmp_path / "scenes" / "doubling"
    clip.mkdir()
    (clip / "__init__.py").touch()
    for name, text in zip(FILES, (maths, layout, scene), strict=True):
        (clip / name).write_text(text, encoding="utf-8")
    with (tmp_path / "assets" / "words" / "en.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + words)
    storyboard = tmp_path / "scenes" / "storyboard.py"
    clips, own, rest = storyboard.read_text(encoding="utf-8").partition('    cover="recap"')
    storyboard.write_text(f"{clips}    {entry.strip()},\n{own}{rest}", encoding="utf-8")
    for command in (
        ("check", "doubling", "--format", "portrait"),
        ("clip", "doubling", "--quality", "90p5"),
    ):
        done = run_module(tmp_path, "reel", *command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "90p5" / "landscape" / "doubling.mp4").is_file()
