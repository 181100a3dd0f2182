"""A folder that is full, or cannot be written to: which one is said, and nothing half-made is left.

Disks that are really full need the right to mount one; without it a limit on the size of files does
the same at some of the places.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Project

SCENES = """
import tempfile

from manim import *


class Words(Scene):
    def construct(self):
        self.add(*(Text(f"Number {number} of many words") for number in range(40)))


class Temporary(Scene):
    def construct(self):
        with tempfile.TemporaryFile() as file:
            file.write(bytes(1_000_000))

"""
DRAFT = "--quality", "draft"
ROOM = "make room there, or choose another folder: "

Mount = Callable[..., Path]


@pytest.fixture
def mounted(scratch: Path) -> Iterator[Mount]:
    """Mount small disks in memory."""
    folders: list[Path] = []

    def mount(*options: str) -> Path:
        folder = scratch / f"disk {len(folders)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no mount here")
        if done.returncode:
            pytest.skip("may not mount a disk")
        folders.append(folder)
        return folder

    yield mount
    for folder in folders:
        subprocess.run(["umount", str(folder)], check=True)


def complaint(project: Project, *command: str) -> str:
    """What is complained of, in one line, by a run that fails."""
    result = project.run(*command)
    assert result.returncode == 1, result.stdout + result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert project.drafts() == []
    return result.stderr


def test_a_full_out_folder_keeps_what_is_whole(project: Project, mounted: Mount) -> None:
    disk = mounted("size=60k")
    said = complaint(project, *DRAFT, "--out", str(disk))
    folder = disk / "draft" / "landscape"
    assert said.startswith(f"error: the out folder {folder}: No space left on device; {ROOM}--out")
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert made, "some of it found room"
    for name, data in made.items():
        assert data == (project.out / name).read_bytes()


def test_a_full_cache_is_named_and_what_was_finished_stays(
    project: Project, mounted: Mount
) -> None:
    before = (project.out / "third.mp4").read_bytes()
    cache = mounted("size=12k") / "cache"
    said = complaint(project, "clip", "third", *DRAFT, "--cache", str(cache))
    assert said.startswith(f"error: the cache {cache}/")
    assert f"No space left on device; {ROOM}--cache, or REEL_CACHE" in said
    assert (project.out / "third.mp4").read_bytes() == before
    assert not list(cache.rglob(".draft*"))


@pytest.mark.parametrize(
    ("scene", "purpose"),
    [("Words", "the cache"), ("Temporary", "the folder of temporary files")],
)
def test_workers_name_the_disk_that_is_full(
    project: Project,
    mounted: Mount,
    monkeypatch: pytest.MonkeyPatch,
    scene: str,
    purpose: str,
) -> None:
    """What draws text says nothing, and leaves files that are cut short."""
    disk = mounted("size=100k")
    (project.folder / "talk.py").write_text(SCENES, encoding="utf-8")
    options = ["--cache", str(disk)] if scene == "Words" else []
    if scene == "Temporary":
        monkeypatch.setenv("TMPDIR", str(disk))
    said = complaint(project, "file", "talk.py", scene, "--quality", "90p5", *options)
    assert said.startswith(f"failed: {scene}: talk.py:")
    assert f"; {purpose} {disk} has no room left; {ROOM}" in said
    assert not list((project.folder / "out" / "files").rglob("*.*"))


def test_what_can_only_be_read_is_named(project: Project, mounted: Mount) -> None:
    disk = mounted("ro")
    what = ": Read-only file system; allow writing there, or choose another folder: "
    said = complaint(project, "clip", "third", *DRAFT, "--out", str(disk))
    assert said.startswith(f"error: the out folder {disk}/draft/landscape{what}--out")
    said = complaint(project, "clip", "third", "--quality", "90p5", "--cache", str(disk))
    assert said.startswith(f"failed: third: the cache {disk}/scratch{what}--cache, or REEL_CACHE")


def test_a_cache_that_can_only_be_read_can_be_used(project: Project, mounted: Mount) -> None:
    disk = mounted("size=9m")
    cache = project.folder / ".cache"
    subprocess.run(["cp", "-r", f"{cache}/.", str(disk)], check=True)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    result = project.run(*DRAFT, "--cache", str(disk))
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("from the cache\n") == 4


@pytest.mark.parametrize(
    ("options", "start"),
    [
        (("--out", "file"), "the out folder file: it is a file; choose another folder: --out"),
        (("--out", "file/in"), "the out folder file: it is a file; choose another folder: --out"),
        (("--out", "n" * 300), f"the out folder {'n' * 60}…: File name too long; choose a shorter"),
        (("--out", "n/" * 3000), f"the out folder {'n/' * 30}…: File name too long; choose a"),
        (("--cache", "n" * 300), "the cache /"),
        (("--out", "taken"), "the out folder taken/draft/landscape/third.mp4: it is a folder; mo"),
    ],
)  # fmt: skip
def test_folders_that_cannot_be_are_named(
    project: Project, options: tuple[str, str], start: str
) -> None:
    (project.folder / "file").touch()
    (project.folder / "taken" / "draft" / "landscape" / "third.mp4").mkdir(parents=True)
    said = complaint(project, "clip", "third", *DRAFT, *options)
    assert said.startswith(f"error: {start}")


@pytest.mark.parametrize(
    ("fresh", "bytes_", "purpose"),
    [((), 2_000, "the out folder else"), (("--fresh",), 2_000, "the cache .cache/")],
)
def test_the_right_folder_is_named_without_a_disk_of_its_own(
    project: Project, fresh: tuple[str, ...], bytes_: int, purpose: str
) -> None:
    command = ["clip", "first", *DRAFT, *fresh, "--out", "else"]
    done = subprocess.run(
        [sys.executable, "render.py", *command],
        cwd=project.folder, capture_output=True, text=True, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_)),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr.startswith(f"error: {purpose}")
    assert f"File too large; {ROOM}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list((project.folder / "else").rglob("*.*"))
    assert project.drafts() == []


def test_a_path_of_temporary_files_that_is_too_long_is_named(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("long" * 30)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    result = project.run("clip", "first", "--fresh")
    assert result.returncode == 2
    assert result.stderr == (
        f"error: the folder of temporary files {long}: its path is too long for processes to speak "
        "there; choose a shorter one: TMPDIR\n"
    )
