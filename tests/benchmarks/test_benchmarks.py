"""The benchmarks' own parts that need no measuring."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import model, stages
from benchmarks.frames import jobs_of
from benchmarks.project import Copy
from benchmarks.report import report
from benchmarks.results import (
    LIVE,
    Contest,
    Cost,
    EncoderRow,
    EncoderTable,
    Floor,
    HeardClip,
    Hearing,
    ManimOwn,
    Misheard,
    Others,
    Results,
    Scale,
    SceneCount,
    Stages,
    Timing,
    Warm,
    load,
    save,
)
from benchmarks.warm import change_scene, change_words
from benchmarks.ways import ALL, MANIM
from reel.records.formats import DRAFT, quality_of
from reel.records.words import load_words
from tests.our_film import PROJECT, ROOT, STORYBOARD


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The project's scenes and words."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "scenes", folder / "scenes")
    shutil.copytree(ROOT / "assets" / "words", folder / "assets" / "words")
    return Copy(folder)


@pytest.mark.parametrize("clip", STORYBOARD.ids)
def test_changes_are_real(clip: str, copy: Copy) -> None:
    """Every clip has something that the benchmark can change."""
    scene = copy.folder / "scenes" / clip / "scene.py"
    before = scene.read_text(encoding="utf-8")
    beat = STORYBOARD[clip].beats[-1]
    said = load_words(PROJECT, STORYBOARD)
    change_words(copy, clip, beat)
    change_scene(copy, clip)
    assert scene.read_text(encoding="utf-8") != before
    compile(scene.read_text(encoding="utf-8"), str(scene), "exec")
    old = said[clip].beats
    new = load_words(replace(PROJECT, root=copy.folder), STORYBOARD)[clip].beats
    assert new == old | {beat: f"{old[beat][:-1]} indeed{old[beat][-1]}"}


def test_simulated_workers_share_the_work() -> None:
    """One worker needs all the time there is; many only as long as the largest task."""
    jobs = jobs_of(["recap"], DRAFT)
    (job,) = jobs
    assert job.spec
    parts = len(job.spec.parts)
    costs = {"recap": Cost(1.0, [100] * parts, skip=[2.0] * parts, draw=[90.0] * parts)}
    assert model.simulate(jobs, costs, 1, 0) == pytest.approx(1 + 90 * parts)
    for answers in (True, False):
        many = model.simulate(jobs, costs, model.MANY, 0, answers=answers)
        assert many == pytest.approx(1 + 2 * (parts - 1) + 90)


def test_a_worker_spends_its_time_on_all_stages() -> None:
    entry = Stages("90p5")
    stages.measure(jobs_of(["definition"], quality_of("90p5")), entry, lambda: None)
    assert set(entry.clips["definition"]) == set(stages.STAGES)
    assert all(seconds > 0 for seconds in entry.clips["definition"].values())
    assert "| definition |" in report(Results(stages=entry))


def test_the_report_has_what_was_measured(tmp_path: Path) -> None:
    """Whatever part is missing, the rest is told."""
    assert report(Results()).startswith("# How fast")
    clip = Contest("clip", "draft", 20.0, {MANIM: Timing([30.0]), ALL: Timing([10.0, 12.0])})
    results = Results(
        clip=clip,
        clip_floor=Floor("clip", "draft", 2, 300, 200, 4.0, 6.0),
        warm=Warm("draft", 10.0, {"nothing changed": [0.5]}, [9.0, 0.4, 0.2, 0.3]),
        scale=Scale("draft", ["recap"], {"1": 12.0, "cluster": 9.0}),
        encoder=EncoderTable(
            "draft", ["recap"], 10, [EncoderRow("medium", "crf 23", "", 9.0, 1e4, 40)]
        ),
        manim_own=ManimOwn("at 64p5", {"docstrings": SceneCount(3, 40, 1, 0, {"needs LaTeX": 2})}),
        hearing=Hearing("ears", {"hook": HeardClip(50, 1, [Misheard("plain", "plane")])}),
        others=Others({LIVE: [0.5, 0.3, 0.4], "another": [1.0, 1.6, 1.2]}),
        failures={"film": "it broke"},
    )
    save(results, tmp_path / "results.json")
    told = report(load(tmp_path / "results.json"))
    assert "**2.20** times the floor" in told
    results.clip_floor = Floor("another", "draft", 2, 300, 200, 4.0, 6.0)
    assert "the floor" not in report(results)
    assert f"| {ALL} | 11.0 (10.0 to 12.0) | 2.73 |" in told
    assert "| nothing changed | 0.50 | 5.0% |" in told
    assert "four scenes (`render.py file`): 9.00 s cold, 0.30 s with nothing changed" in told
    assert "| docstrings | 3 | 1 | 40 | 0 | 2 |" in told
    assert "docstrings, not to be run: needs LaTeX: 2" in told
    assert "| hook | 50 | 2.0% | plain → plane |" in told
    assert "| another | 1.20 | 1.00 to 1.60 | 3.0 |" in told
    assert "it broke" in told
