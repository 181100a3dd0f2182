"""Where files go that a run makes: the out folder, the cache, and what keeps them apart."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from reel.check.run import check
from reel.deliver.publish import publish
from reel.records.film import read_film
from reel.records.formats import DRAFT, HD, LANDSCAPE, PORTRAIT, Quality, quality_of
from reel.records.out_folder import folder_for, folders_in
from reel.records.plan import plan
from reel.records.project import find_project
from reel.records.settings import Settings
from reel.records.timeline import read_timeline, write_timeline
from tests.conftest import Project
from tests.our_film import FILM

OUT = Path("out")


def test_finished_videos_have_names_of_their_own() -> None:
    """Whatever else is asked for, nothing takes the place of what was made as it is by default."""
    finished = OUT / "landscape"
    for quality in (HD, quality_of("hd"), quality_of("1080p30")):
        assert folder_for(OUT, LANDSCAPE, quality) == finished
        assert folder_for(OUT, LANDSCAPE, quality, captions="file") == finished
    assert folder_for(OUT, PORTRAIT, HD, captions="burn") == OUT / "portrait"
    assert plan(FILM, (), quality=DRAFT, out=OUT).folder == OUT / "draft" / "landscape"
    light = plan(FILM.in_theme("light"), (), quality=HD, out=OUT).folder
    assert light == OUT / "theme-light" / "landscape"
    ways = [
        (Quality(name, side, fps), theme, captions)
        for name, side, fps in (("hd", 1080, 30), ("uhd", 2160, 60), ("90p5", 90, 5))
        for theme in ("dark", "light", "draft", "landscape")
        for captions in (None, "burn", "both", "none")
    ]
    folders = {folder_for(OUT, LANDSCAPE, *way) for way in ways}  # type: ignore[arg-type]
    assert len(folders) == len(ways)


def test_what_is_finished_is_what_the_project_says() -> None:
    own = Settings(
        voice="anna", loudness=-14, theme="light", quality="full", captions="both",
        formats=("portrait",),
    )  # fmt: skip
    full = quality_of("full")
    finished = OUT / "portrait"
    assert folder_for(OUT, PORTRAIT, full, own=own) == finished
    assert folder_for(OUT, PORTRAIT, full, "light", "both", "anna", -14.0, own) == finished
    ways: dict[str, dict[str, Any]] = {
        "theme-dark": {"theme": "dark"},
        "captions-burn": {"captions": "burn"},
        "voice-none": {"voice": "none"},
        "loudness-16.5": {"loudness": -16.5},
        "theme-dark/voice-none": {"theme": "dark", "voice": "none"},
    }
    for name, way in ways.items():
        assert folder_for(OUT, PORTRAIT, full, **way, own=own) == OUT / name / "portrait"
    assert folder_for(OUT, PORTRAIT, HD, own=own) == OUT / "hd" / "portrait"


def test_a_draft_and_a_light_one_lie_beside_the_finished_film(project: Project) -> None:
    finished = project.folder / "out" / "landscape"
    project.out.rename(finished)  # as if they were
    before = {path: path.read_bytes() for path in finished.rglob("*.*")}
    for options in (("--quality", "draft"), ("--quality", "90p5", "--theme", "light")):
        result = project.run("clip", "third", *options)
        assert result.returncode == 0, result.stderr
    for path, data in before.items():
        assert path.read_bytes() == data
    assert (project.out / "third.mp4").is_file()
    light = project.folder / "out" / "90p5" / "theme-light" / "landscape"
    assert (light / "third.mp4").is_file()
    assert str(light.relative_to(project.folder)) in "".join(result.stdout.split())
    (project.folder / "out" / "files" / "landscape").mkdir(parents=True)  # of a landscape.py
    assert folders_in(project.folder / "out", LANDSCAPE) == [finished, light, project.out]


def test_the_check_looks_at_drafts_too_and_says_where(rendered: Project, tmp_path: Path) -> None:
    for folder in (tmp_path / "landscape", tmp_path / "draft" / "landscape"):
        folder.mkdir(parents=True)
        (folder / "recap.mp4").write_bytes(b"no video")
        timeline = read_timeline(rendered.out / "first.json")
        write_timeline(msgspec.structs.replace(timeline, id="recap"), folder / "recap.json")
    found = check(FILM, ["recap"], [LANDSCAPE], ["dark"], tmp_path, slots=1)
    draft = f"{tmp_path / 'draft' / 'landscape' / 'recap.mp4'}: "
    messages = [one.message for one in found if one.rule == "files.video"]
    assert [message.startswith(draft) for message in messages] == [True, False]


@pytest.mark.parametrize("way", ["option before", "variable"])
def test_the_cache_can_be_put_elsewhere(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (project.folder / ".cache").rename(tmp_path / "kept here")
    before: tuple[str, ...] = ("--cache", "../kept here")
    if way == "variable":
        monkeypatch.setenv("REEL_CACHE", "../kept here")
        before = ()
    result = project.run(*before, "clip", "first", "--quality", "draft")
    assert "first: made, from the cache" in result.stdout, result.stdout + result.stderr
    shown = project.run(*before, "cache").stdout
    assert "clips: 3 entries" in shown
    assert "kept here, of at most" in shown
    assert not (project.folder / ".cache").exists()


def test_workers_and_files_of_their_own_use_the_cache_that_is_chosen(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REEL_CACHE", "not this one")
    (project.folder / ".cache").rename(tmp_path / "old")
    (project.folder / "talk.py").write_text(
        "from pathlib import Path\n\nfrom manim import *\n\n\n"
        "class Talk(Scene):\n    def construct(self):\n"
        "        Path('media').write_text(str(config.media_dir))\n        self.add(Square())\n"
    )
    project.edit("scenes/third.py", "self.move", "print(mn.config.media_dir), self.move")
    for command in (("clip", "third"), ("file", "talk.py")):
        result = project.run(*command, "--quality", "90p5", "--cache", str(tmp_path / "new"))
        assert result.returncode == 0, result.stderr
        assert not (project.folder / ".cache").exists()
        assert not (project.folder / "not this one").exists()
        if command[0] == "clip":
            assert f"third says: {tmp_path / 'new' / 'scratch'}" in result.stdout
    said = (project.folder / "media").read_text()
    assert said.startswith(str(tmp_path / "new" / "scratch"))


def test_files_of_one_result_come_and_go_together(tmp_path: Path) -> None:
    new, target = tmp_path / "new", tmp_path / "out"
    new.mkdir()
    for name in ("a.mp4", "a.json"):
        (new / name).write_bytes(b"new")
    target.mkdir()
    for name in ("a.mp4", "a.json", "a.srt"):
        (target / name).write_bytes(b"old")
    files: dict[Path, Path | None] = {
        target / "a.mp4": new / "a.mp4",
        target / "a.json": new / "gone",
        target / "a.srt": None,
    }
    with pytest.raises(FileNotFoundError):
        publish(files)
    assert {path.read_bytes() for path in target.iterdir()} == {b"old"}
    publish({**files, target / "a.json": new / "a.json"})
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {
        "a.mp4": b"new",
        "a.json": b"new",
    }
    longest = target / f"{'n' * 251}.mp4"
    publish({longest: new / "a.mp4"})
    assert longest.read_bytes() == b"new"


def test_a_project_says_where_its_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    project = FILM.project
    monkeypatch.delenv("REEL_CACHE", raising=False)
    assert project.cache == project.root / ".cache"
    monkeypatch.setenv("REEL_CACHE", "/elsewhere")
    assert project.cache == Path("/elsewhere")
    assert read_film(find_project(project.root)).project.cache == Path("/elsewhere")
