"""What is rendered again when something changes, and what is not."""

import os
import re
import shutil
import wave
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from reel.engine.cache.store import Store, entries, trim
from reel.records.timeline import read_timeline
from tests.conftest import Project

ALL = {"first", "second", "third"}


def fresh(project: Project, *args: str) -> set[str]:
    """Render all clips and return which were not taken from the cache."""
    result = project.run("clip", "--quality", "draft", *args)
    assert result.returncode == 0, result.stderr
    return set(re.findall(r"^(\w+): made in ", result.stdout, re.MULTILINE))


def test_nothing_is_rendered_twice(project: Project) -> None:
    assert fresh(project) == set()
    assert fresh(project) == set()


def test_quality_makes_other_clips(project: Project) -> None:
    result = project.run("clip", "third", "--quality", "hd")
    assert "third: made in" in result.stdout
    assert read_timeline(project.folder_at("hd") / "third.json").height == 1080


EDITS: dict[str, tuple[Callable[[Project], None], set[str]]] = {
    "a word": (lambda it: it.edit("assets/words/en.toml", "drawn", "traced"), {"second"}),
    "a title": (lambda it: it.edit("assets/words/en.toml", "Is that all?", "All?"), {"third"}),
    "the film's title": (lambda it: it.edit("reel.toml", "tiny", "small"), set()),
    "a remark": (lambda it: it.edit("assets/words/en.toml", "title = ", "# !\ntitle = "), set()),
    "a scene": (lambda it: it.edit("scenes/first.py", "Square(2", "Square(3"), {"first"}),
    "what all scenes import": (lambda it: it.edit("scenes/common.py", "A stand", "One"), ALL),
    "a theme colour": (lambda it: it.edit("assets/themes/dark.toml", "#FF6B6B", "#FF6B6C"), ALL),
    "the brand": (lambda it: it.edit("assets/brand.toml", "@my_name", "@other"), {"third"}),
    "data": (lambda it: it.edit("assets/data/numbers.csv", "1", "1.5"), {"second"}),
    "the encoder": (lambda it: it.edit("reel/video/encoder.py", '"qp", 22', '"qp", 21'), ALL),
    "a package": (lambda it: it.edit("reel/engine/__init__.py", "Fr", "fr"), ALL),
    "captions": (lambda it: it.edit("reel/wording/captions.py", "FRAMES = 2", "FRAMES = 3"), ALL),
    "the command line": (lambda it: it.edit("reel/cli/console.py", "made now", "fresh"), set()),
    "another clip": (
        lambda it: it.edit(
            "scenes/storyboard.py",
            "STORYBOARD = Storyboard(",
            'STORYBOARD = Storyboard(\n    # A new clip would go here.',
        ),
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_only_what_depends_on_a_change_is_rendered_again(project: Project, what: str) -> None:
    edit, expected = EDITS[what]
    edit(project)
    assert stale(project) == expected


def stale(project: Project, quality: str = "draft") -> set[str]:
    """Which clips the cache lacks, as a fresh process sees it; renders nothing."""
    import subprocess
    import sys

    code = """
import sys
from pathlib import Path
from reel.build.clips import clip_store
from reel.engine.cache.keys import Keys
from reel.records.plan import plan
from reel.records.formats import quality_of
from reel.records.film import read_film
from reel.records.project import find_project
film = read_film(find_project())
keys, store = Keys(), clip_store(film.project)
jobs = plan(film, (), quality=quality_of(sys.argv[1]), out=Path("out")).jobs
print(*(job.id for job in jobs if not store.find(keys.clip(job))))
"""
    command = [sys.executable, "-c", code, quality]
    done = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_module_beside_the_scenes_is_followed(project: Project) -> None:
    """Through another one, and in a package too."""
    (project.folder / "mine.py").write_text("from lib.deep import SIDE", encoding="utf-8")
    (project.folder / "lib").mkdir()
    (project.folder / "lib" / "deep.py").write_text("SIDE = 2", encoding="utf-8")
    project.edit("scenes/first.py", "class First", "from mine import SIDE\n\n\nclass First")
    fresh(project)
    assert stale(project) == set()
    (project.folder / "lib" / "deep.py").write_text("SIDE = 3", encoding="utf-8")
    assert stale(project) >= {"first"}


def test_a_folder_that_is_no_package_is_followed(project: Project) -> None:
    (project.folder / "scenes" / "own").mkdir()
    side = project.folder / "scenes" / "own" / "side.py"
    side.write_text("SIDE = 2", encoding="utf-8")
    project.edit(
        "scenes/first.py", "class First", "from scenes.own.side import SIDE\n\n\nclass First"
    )
    fresh(project)
    assert stale(project) == set()
    side.write_text("SIDE = 3", encoding="utf-8")
    assert stale(project) >= {"first"}


@pytest.mark.parametrize("broken", [b"x = (", b"x = '\xff'"])
def test_a_broken_file_stops_only_what_imports_it(project: Project, broken: bytes) -> None:
    (project.folder / "scenes" / "kit.py").write_bytes(broken)
    project.edit("scenes/first.py", "class First", "import scenes.kit\n\n\nclass First")
    result = project.run("clip", "--quality", "draft")
    assert result.returncode == 1
    assert "failed: first: scenes/kit.py:1: SyntaxError: " in result.stderr
    assert "Traceback" not in result.stderr
    cached = set(re.findall(r"^(\w+): made, from the cache", result.stdout, re.MULTILINE))
    assert cached == {"second", "third"}


def test_a_changed_word_reaches_captions_timeline_and_film(project: Project) -> None:
    project.edit("assets/words/en.toml", "is drawn", "is traced")
    result = project.run("--quality", "draft")
    assert result.returncode == 0
    assert re.findall(r"^(\w+): made in ", result.stdout, re.MULTILINE) == ["second", "film"]
    assert "traced" in (project.out / "second.srt").read_text(encoding="utf-8")
    assert "traced" in (project.out / "film.vtt").read_text(encoding="utf-8")
    assert "traced" in project.timeline("second").beats[0].words


@pytest.fixture(scope="module")
def rendered_resting(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The first clip's beats rest until their words are said, not for a fixed time."""
    project = rendered.copy(tmp_path_factory.mktemp("resting") / "my films")
    for rest in ("2.0", "3.0"):
        project.edit("scenes/first.py", f", rest={rest}", "")
    assert fresh(project) == {"first"}
    return project


@pytest.fixture
def resting(rendered_resting: Project, tmp_path: Path) -> Project:
    """Such a project of one's own."""
    return rendered_resting.copy(tmp_path / "my films")


def files(project: Project) -> dict[str, bytes]:
    return {suffix: (project.out / f"first.{suffix}").read_bytes() for suffix in ("mp4", "png")}


@pytest.mark.parametrize("words", ["A square goes.", "A square goes to the right, " * 4 + "so."])
def test_other_words_are_fitted_to_what_is_there(resting: Project, words: str) -> None:
    old = resting.timeline("first")
    resting.edit("assets/words/en.toml", old.beats[0].words, words)
    result = resting.run("clip", "--quality", "draft")
    assert "first: made in" in result.stdout
    assert "started" not in result.stdout  # nothing is drawn
    new = resting.timeline("first")
    assert (new.frames > old.frames) == (len(words) > len(old.beats[0].words))
    lengths = [made.beats[1].end - made.beats[1].start for made in (old, new)]
    assert lengths[0] == pytest.approx(lengths[1])
    # It is the video that is made from nothing, to the byte.
    made = files(resting)
    assert fresh(resting, "--fresh") == ALL
    assert files(resting) == made
    assert resting.timeline("first") == new


def test_words_in_the_picture_have_their_beat_drawn_again(resting: Project) -> None:
    burnt = ("--captions", "burn")
    assert fresh(resting, *burnt) == ALL
    segments = {path.name for path in resting.folder.glob(".cache/segments/*")}
    words = resting.timeline("first").beats[0].words
    resting.edit("assets/words/en.toml", words, words + " Or is it not?")
    assert fresh(resting, *burnt) == {"first"}
    assert len({path.name for path in resting.folder.glob(".cache/segments/*")} - segments) == 1
    made = files(resting)
    fresh(resting, "first", *burnt, "--fresh")
    assert files(resting) == made


def test_a_scene_that_wants_to_know_what_its_beats_say_is_told_why_not(project: Project) -> None:
    """Else what it shows would depend on that, and words would change without it."""
    project.edit(
        "scenes/first.py",
        'with self.beat("answer"',
        'square.scale(len(self.spec.words.beats["ask"]) / 20)\n        with self.beat("answer"',
    )
    result = project.run("clip", "first", "--quality", "draft")
    assert result.returncode != 0
    assert "scenes/first.py:13: a scene is not told what its beat 'ask' says" in result.stderr


def test_a_sound_is_heard_where_it_is_played_however_long_the_words_are(resting: Project) -> None:
    with wave.open(str(resting.folder / "scenes" / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 44100, 0, "NONE", ""))
        tone.writeframes(b"\x00\x40" * 22050)
    resting.edit(
        "scenes/first.py",
        'with self.beat("answer"):',
        'with self.beat("answer"):\n            self.add_sound("scenes/tone.wav")',
    )
    words = resting.timeline("first").beats[0].words
    for longer in ("", " Or is it not? Yes, it is."):
        resting.edit("assets/words/en.toml", words, words + longer)
        assert fresh(resting) == {"first"}
        begin = resting.timeline("first").beats[1].start
        assert heard(resting.out / "first.mp4") == pytest.approx(begin, abs=0.05)


def heard(video: Path) -> float:
    """When a video is first heard, in seconds."""
    with av.open(video) as container:
        (rate,) = {stream.rate for stream in container.streams.audio}
        sound = np.concatenate([each.to_ndarray()[0] for each in container.decode(audio=0)])
    return float(np.argmax(np.abs(sound) > 0.1) / rate)


def test_a_segment_whose_scene_has_another_state_is_not_used(project: Project) -> None:
    """As if a scene read what nobody knows of, and only a part of it were still in the cache."""
    project.edit("scenes/first.py", "import manim", "from pathlib import Path\n\nimport manim")
    project.edit(
        "scenes/first.py",
        "self.add(square)",
        'square.scale(float(Path("scenes/size").read_text()))\n        self.add(square)',
    )
    (project.folder / "scenes" / "size").write_text("1.0")
    assert fresh(project) == {"first"}
    (project.folder / "scenes" / "size").write_text("1.5")
    for about in project.folder.glob(".cache/segments/*/segment.json"):
        if '"beat":"answer"' in about.read_text():
            shutil.rmtree(about.parent)
    shutil.rmtree(project.folder / ".cache" / "clips")
    assert "first" in fresh(project)
    made = (project.out / "first.mp4").read_bytes()
    fresh(project, "first", "--fresh")
    assert (project.out / "first.mp4").read_bytes() == made


def test_changed_caption_code_makes_captions_anew_and_leaves_equal_pictures(
    project: Project,
) -> None:
    before = (project.out / "first.png").stat()
    project.edit(
        "reel/wording/captions.py", "LONGEST_CAPTION = 5 / 6, 7.0", "LONGEST_CAPTION = 5 / 6, 2.0"
    )
    assert fresh(project) == ALL
    assert "--> 00:00:02,000" in (project.out / "first.srt").read_text(encoding="utf-8")
    assert (project.out / "first.png").stat().st_mtime_ns == before.st_mtime_ns


def test_a_source_edited_while_it_is_rendered_is_not_mistaken(project: Project) -> None:
    edit = 'Path(__file__).write_text(Path(__file__).read_text() + "# edited"), self.move'
    project.edit("scenes/second.py", "self.move", edit)
    project.edit("scenes/second.py", "import manim", "from pathlib import Path\n\nimport manim")
    before = (project.folder / "scenes" / "second.py").read_text()
    assert fresh(project) == {"second"}
    (project.folder / "scenes" / "second.py").write_text(before)
    assert stale(project) == {"second"}


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "no manifest", "broken manifest"])
def test_a_damaged_entry_is_made_anew(project: Project, harm: str) -> None:
    videos = sorted(project.folder.glob(".cache/clips/*/clip.mp4"))
    smallest = min(videos, key=lambda path: path.stat().st_size)
    if harm == "cut":
        smallest.write_bytes(smallest.read_bytes()[:-1])
    elif harm == "changed":
        smallest.write_bytes(smallest.read_bytes()[:-1] + b"?")
    elif harm == "gone":
        smallest.unlink()
    elif harm == "no manifest":
        (smallest.parent / "manifest.json").unlink()
    else:
        (smallest.parent / "manifest.json").write_text("{")
    assert len(stale(project)) == 1
    if harm in ("cut", "changed"):
        assert len(fresh(project)) == 1
        assert stale(project) == set()


def test_drafts_of_dead_processes_are_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    own = store.draft()
    dead = tmp_path / ".draft-999999999-abc"
    dead.mkdir()
    store.tidy()
    assert own.exists()
    assert not dead.exists()


def test_what_was_used_least_recently_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for number, key in enumerate(("old", "used", "new")):
        with store.making(key) as draft:
            (draft / "file").write_bytes(bytes(1000))
        os.utime(tmp_path / "store" / key / "manifest.json", (number, number))
    assert store.find("old")
    sizes = {entry.folder.name: entry.size for entry in entries(tmp_path)}
    assert trim(tmp_path, sum(sizes.values())) == 0
    assert trim(tmp_path, sizes["old"] + sizes["new"]) == sizes["used"]
    assert {entry.folder.name for entry in entries(tmp_path)} == {"old", "new"}


def test_an_entry_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def fail() -> None:
        with store.making("key") as draft:
            (draft / "file").write_text("half")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert store.find("key") is None
    assert os.listdir(tmp_path) == []  # noqa: PTH208
    for text in ("one", "two"):
        with store.making("key") as draft:
            (draft / "file").write_text(text)
    entry = store.find("key")
    assert entry
    assert (entry / "file").read_text() == "two"


def test_languages_share_what_shows_no_words(project: Project) -> None:
    """The whole picture of a film without words, whatever is said; not that with a title in it."""
    words = project.folder / "assets" / "words"
    text = (words / "en.toml").read_text(encoding="utf-8")
    (words / "de.toml").write_text(f'title = "Drei"\n{text}', encoding="utf-8")
    project.edit("assets/words/de.toml", "A circle is drawn from the right.", "Ein Kreis kommt.")
    project.edit("assets/words/de.toml", "And then?", "Und dann?")
    project.edit(
        "scenes/second.py", "    def construct", "    def setup(self):\n"
        "        self.add(mn.Square(len(self.spec.words.title) / 9))\n\n    def construct",
    )  # fmt: skip
    fresh(project)
    drawn = segments(project)
    fresh(project, "--language", "de")
    (new,) = segments(project) - drawn
    assert fresh(project) == fresh(project, "--language", "de") == set()
    assert b'"told second: title"' in (new / "reads.json").read_bytes()
    assert read_timeline(project.folder / "out/de/draft/landscape/second.json").language == "de"


def segments(project: Project) -> set[Path]:
    """Find what is kept of the pictures of clips."""
    return {path for path in (project.folder / ".cache" / "segments").iterdir() if path.is_dir()}
