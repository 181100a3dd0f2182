"""A live scene on the tiny project: what it shows, and what an edit changes of that."""

import os
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import numpy as np
import psutil
import pytest

from reel.engine.live.messages import (
    Place,
    SceneEnded,
    SceneFailed,
    SceneLingers,
    SegmentDrawn,
)
from reel.records.timeline import read_timeline
from reel.video.frames import frames
from tests.conftest import Project
from tests.reel.engine.live.live import Live, clip_job, live

FIRST = "scenes/first.py"


@pytest.fixture
def first(project: Project, scratch: Path) -> Iterator[Live]:
    """The first clip, kept ready and gone through."""
    with live(clip_job(project.folder, "first"), scratch) as made:
        made.wait(SceneEnded)
        made.drawn(0)
        yield made


def edit(made: Live, project: Project, old: str, new: str, showing: int = 0) -> int:
    """Edit the first clip's scene, and show a segment of it first."""
    project.edit(FIRST, old, new)
    job = clip_job(project.folder, "first")
    return made.change(job, project.folder / FIRST, showing=Place(showing))


def test_it_shows_what_a_render_shows(project: Project, first: Live) -> None:
    shown = first.all_drawn()
    result = project.run("clip", "first", "--quality", "144p15")
    assert result.returncode == 0, result.stderr
    video = project.folder_at("144p15") / "first.mp4"
    rendered = frames(video, range(len(shown)))
    assert read_timeline(video.with_suffix(".json")).frames == len(shown)
    for number, (ours, theirs) in enumerate(zip(shown, rendered, strict=True)):
        difference = ours.astype(int) - np.asarray(theirs)[..., :3]
        assert np.abs(difference).mean() < 2, number


def test_what_is_looked_at_is_drawn_first(project: Project, scratch: Path) -> None:
    with live(clip_job(project.folder, "first"), scratch) as made:
        made.wait(SceneEnded)
        made.told.clear()
        made.scene.show(Place(1))
        made.drawn(0)
        order = [each.segment for each in made.told if isinstance(each, SegmentDrawn)]
        assert order[:2] == [1, 0]


def test_an_edit_of_the_second_beat_leaves_the_first_as_it_is(
    project: Project, first: Live
) -> None:
    before = first.drawn(1)
    assert edit(first, project, "2 * mn.LEFT", "1 * mn.LEFT", showing=1) == 1
    after = first.drawn(1)
    assert np.abs(after[-1].astype(int) - before[-1]).mean() > 1
    assert [each.segment for each in first.passed()] == [1]


def test_an_edit_of_the_first_beat_changes_all(project: Project, first: Live) -> None:
    before = first.drawn(1)
    assert edit(first, project, "2 * mn.RIGHT", "1 * mn.RIGHT", showing=1) == 0
    after = first.drawn(1)
    assert np.abs(after[-1].astype(int) - before[-1]).mean() > 1


def test_edits_add_up(project: Project, first: Live) -> None:
    assert edit(first, project, "2 * mn.LEFT", "3 * mn.LEFT", showing=1) == 1
    first.wait(SceneEnded)
    assert edit(first, project, "rest=3.0", "rest=1.0", showing=1) == 1
    first.wait(SceneEnded)
    assert len(first.drawn(1)) == 15 + 15
    # Those are kept in what is done anew from the beginning on.
    assert edit(first, project, "stroke_width=0", "stroke_width=9", showing=0) == 0
    assert len(first.drawn(1)) == 15 + 15


def test_a_new_last_statement_is_played(project: Project, first: Live) -> None:
    text = (project.folder / FIRST).read_text() + "        self.remove(square)\n"
    (project.folder / FIRST).write_text(text)
    job = clip_job(project.folder, "first")
    assert first.change(job, project.folder / FIRST, showing=Place(1)) == 1
    first.wait(SceneEnded)


def test_what_does_not_touch_it_changes_nothing(project: Project, first: Live) -> None:
    project.edit("scenes/third.py", "mn.Dot()", "mn.Square()")
    job = clip_job(project.folder, "first")
    assert first.change(job, project.folder / "scenes/third.py") == -1


def test_data_may_be_read_by_anything(project: Project, scratch: Path) -> None:
    with live(clip_job(project.folder, "second"), scratch) as made:
        before = made.drawn(0)
        made.wait(SceneEnded)
        data = project.folder / "assets/data/numbers.csv"
        data.write_text("3" + data.read_text()[1:])
        assert made.change(clip_job(project.folder, "second"), data) == 0
        assert (made.drawn(0)[-1] != before[-1]).any()


def test_a_module_that_others_import_is_loaded_anew(project: Project, first: Live) -> None:
    project.edit("scenes/common.py", "run_time=1 - 1e-6", "run_time=2 - 1e-6")
    job = clip_job(project.folder, "first")
    assert first.change(job, project.folder / "scenes/common.py") == 0
    assert len(first.drawn(0)) == 2 * 15 + 2 * 15


def test_an_error_names_its_place_and_the_next_save_mends_it(project: Project, first: Live) -> None:
    edit(first, project, "2 * mn.LEFT", "2 * mn.LEFTY", showing=1)
    failed = first.failed()
    assert failed.message.startswith("AttributeError")
    assert (failed.beat, Path(failed.file).name, failed.line) == ("answer", "first.py", 14)
    assert edit(first, project, "mn.LEFTY", "mn.LEFT", showing=1) == 1
    first.drawn(1)


def test_a_file_that_is_no_python_names_its_line(project: Project, first: Live) -> None:
    assert edit(first, project, "2 * mn.LEFT", "2 * * mn.LEFT") == -1
    failed = first.failed()
    assert failed.message.startswith("SyntaxError")
    assert (Path(failed.file).name, failed.line) == ("first.py", 14)
    assert edit(first, project, "2 * * mn.LEFT", "2 * mn.LEFT", showing=1) == -1
    first.drawn(1)


def test_a_scene_that_cannot_be_imported_is_mended_by_a_save(
    project: Project, scratch: Path
) -> None:
    project.edit(FIRST, "import manim as mn", "import manim as mn\nimport nothing_such")
    with live(clip_job(project.folder, "first"), scratch) as made:
        assert "nothing_such" in made.failed().message
        edit(made, project, "\nimport nothing_such", "")
        made.drawn(0)


def test_a_process_that_dies_is_told_of_and_the_next_edit_goes_on(
    project: Project, first: Live
) -> None:
    edit(first, project, "2 * mn.LEFT", "__import__('os').abort() or mn.LEFT", showing=1)
    assert "ended unexpectedly" in first.failed().message
    edit(first, project, "__import__('os').abort() or mn.LEFT", "2 * mn.LEFT", showing=1)
    first.drawn(1)


def test_an_endless_scene_is_ended_by_the_next_edit(project: Project, first: Live) -> None:
    endless = "next(x for x in iter(int, 1) if x)"
    edit(first, project, "2 * mn.LEFT", endless, showing=1)
    edit(first, project, endless, "2 * mn.LEFT", showing=1)
    first.drawn(1)


def test_nothing_is_left_of_it(project: Project, scratch: Path) -> None:
    with live(clip_job(project.folder, "first"), scratch) as made:
        made.wait(SceneEnded)
        template = made.scene._template.pid
        members = [each for each in psutil.process_iter() if _group(each.pid) == template]
        assert len(members) > 2
    _, left = psutil.wait_procs(members, timeout=10)
    assert not [each for each in left if each.status() != psutil.STATUS_ZOMBIE]


def test_who_holds_no_key_is_not_heard(first: Live, scratch: Path) -> None:
    with pytest.raises(AuthenticationError):
        Client(str(scratch / "line"), "AF_UNIX", authkey=b"guessed").recv()
    first.scene.show(Place(1))
    first.drawn(1)


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def test_what_its_processes_cannot_load_is_told(project: Project, scratch: Path) -> None:
    with live(clip_job(project.folder, "first"), scratch, preload=("nothing.such",)) as made:
        assert "nothing" in made.failed().message


def test_a_scene_that_does_not_go_on_says_where_it_is(project: Project, first: Live) -> None:
    edit(first, project, "self.add(square)", "self.add(square)\n        while True: pass")
    lingers = first.wait(SceneLingers)
    assert isinstance(lingers, SceneLingers)
    assert (lingers.file, lingers.line) == (str(project.folder / FIRST), 11)
    edit(first, project, "while True: pass", "")
    first.wait(SceneEnded)


def test_a_scene_does_not_end_its_process(project: Project, first: Live) -> None:
    project.edit(FIRST, "import manim as mn", "import os\n\nimport manim as mn")
    edit(first, project, 'with self.beat("answer"', 'os._exit(9)\n        with self.beat("answer"')
    failed = first.wait(SceneFailed)
    assert isinstance(failed, SceneFailed)
    assert failed.message == "os._exit(9): a scene must not end the program"
    assert (failed.file, failed.line) == (str(project.folder / FIRST), 15)
