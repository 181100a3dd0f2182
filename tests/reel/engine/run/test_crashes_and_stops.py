"""Workers that die, disks that are full, runs that are stopped or get in each other's way."""

import os
import re
import signal
from pathlib import Path

import pytest

from reel.engine.cache.store import Store
from tests.conftest import Project, new_project, wait_for

# Half-way through its second beat the first clip waits for leave to go on, or kills its worker.
UPDATER = """
import os
import signal
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def half_way(mobject):
    if mobject.get_x() > 1:
        return
    while (ROOT / "wait").exists():
        time.sleep(0.05)
    try:
        (ROOT / "kill").unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)
"""

QUICK = "--quality", "90p15", "--jobs", "2"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project, small and with that updater, with all rendered; not to be changed."""
    project = new_project(tmp_path_factory.mktemp("faults") / "my films", quality="90p15")
    (project.folder / "scenes" / "half_way.py").write_text(UPDATER)
    project.edit(
        "scenes/first.py", "from scenes", "from scenes.half_way import half_way\nfrom scenes"
    )
    answer = '        with self.beat("answer"'
    project.edit("scenes/first.py", answer, f"        square.add_updater(half_way)\n{answer}")
    result = project.run(*QUICK)
    assert result.returncode == 0, result.stderr
    return project


@pytest.fixture
def project(whole: Project, tmp_path: Path) -> Project:
    """The same project with nothing rendered."""
    copy = whole.copy(tmp_path / "my films")
    for path in (*copy.out.iterdir(), *copy.folder.glob(".cache/*/*/*")):
        if path.is_file():
            path.unlink()
    return copy


def files(project: Project) -> dict[str, bytes]:
    """What has been delivered."""
    return {path.name: path.read_bytes() for path in project.out.iterdir()}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_killed_worker_was_at_is_done_by_another(
    project: Project, whole: Project, jobs: str
) -> None:
    (project.folder / "kill").touch()
    result = project.run("--quality", "90p15", "--jobs", jobs)
    assert not (project.folder / "kill").exists()
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert files(project) == files(whole)
    assert project.drafts() == []


def test_two_runs_at_once_do_not_harm_each_other(project: Project, whole: Project) -> None:
    runs = [project.start(*QUICK) for _ in range(2)]
    complaints = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], complaints
    assert complaints == ["", ""]
    assert files(project) == files(whole)
    assert project.drafts() == []
    result = project.run(*QUICK)
    assert len(re.findall(r"from the cache$", result.stdout, re.MULTILINE)) == 4


def test_what_another_run_may_be_reading_stays_in_its_place(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def keep(text: str) -> int:
        with store.making("key") as draft:
            (draft / "file").write_text(text)
        assert (tmp_path / "key" / "file").read_text() == text
        return (tmp_path / "key").stat().st_ino

    first = keep("one")
    assert keep("one") == first
    assert keep("two") != first
    (tmp_path / "key" / "file").write_text("damaged")
    keep("two")
    assert os.listdir(tmp_path) == ["key"]  # noqa: PTH208


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_is_full_in_between_breaks_nothing(project: Project, whole: Project) -> None:
    write = "(draft / _VIDEO).write_bytes(segment.video)"
    full = 'Path("/dev/full").write_bytes(segment.video)'
    project.edit("reel/engine/cache/segment_cache.py", write, full)
    result = project.run(*QUICK)
    assert result.returncode == 1
    assert result.stderr.startswith("error: ")
    assert "No space left on device" in result.stderr
    assert result.stderr.count("\n") == 1
    assert project.drafts() == []
    assert not list(project.folder.glob(".cache/segments/*/segment.mp4"))
    project.edit("reel/engine/cache/segment_cache.py", full, write)
    assert project.run(*QUICK).returncode == 0
    assert files(project) == files(whole)


def test_after_ctrl_c_the_next_run_goes_on(project: Project, whole: Project) -> None:
    (project.folder / "wait").touch()
    process = project.start(*QUICK)
    try:
        wait_for(lambda: {"second.mp4", "third.mp4"} <= files(project).keys(), 60)
        os.killpg(process.pid, signal.SIGINT)
        _, complaint = process.communicate(timeout=30)
    finally:
        (project.folder / "wait").unlink()  # or it would wait for ever
    assert process.returncode == 130, complaint
    assert project.drafts() == []
    assert "first.mp4" not in files(project)
    kept = project.folder.glob(".cache/segments/*/segment.json")
    assert any('"beat":"ask"' in path.read_text(encoding="utf-8") for path in kept)
    result = project.run(*QUICK)
    assert result.returncode == 0, result.stderr
    for name, made in (("first", "in"), ("second", ", from"), ("third", ", from")):
        assert re.search(rf"^{name}: made ?{made} ", result.stdout, re.MULTILINE), result.stdout
    assert files(project) == files(whole)
