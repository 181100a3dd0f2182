"""The edits of which it is measured how soon they are seen."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.others.command import main
from benchmarks.others.edits import HERE, PATIENCE, colour, is_seen, source
from benchmarks.others.ours import live

SCENES = "plain.py", "gl.py", "motion_canvas/scene.tsx"


@pytest.mark.parametrize("scene", SCENES)
def test_each_edit_is_another_source(scene: str) -> None:
    sources = [source(HERE / scene, number) for number in range(11)]
    assert len(set(sources)) == len(sources)


def test_an_edit_is_told_from_those_before() -> None:
    for number in range(1, 11):
        assert is_seen(number, colour(number))
        assert not any(is_seen(number, colour(before)) for before in range(number))


def test_a_live_scene_shows_the_edits() -> None:
    with live() as edit:
        assert all(0 < edit(number) < PATIENCE for number in (1, 2))


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--motion-canvas", str(tmp_path)])
    assert result.exit_code == 1
    assert "Motion Canvas is not installed" in result.output
