"""What stands in the frames of a clip while it is made, and what other words change of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reel.check.onlooker import Onlooker
from reel.cli.new import new_film
from reel.engine.live.messages import Inspected, Place, SceneEnded
from tests.reel.engine.live.live import Live, clip_job, live

EYE = f"{Onlooker.__module__}:{Onlooker.__name__}"
CLIP = "doubling"
WORDS = "assets/words/en.toml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film as `reel new` begins it."""
    made = tmp_path_factory.mktemp("film") / "film"
    new_film(made)
    return made


@pytest.fixture
def film(folder: Path, scratch: Path) -> Iterator[Live]:
    """Its clip, kept ready and gone through; the words are as they were, afterwards."""
    words = (folder / WORDS).read_text(encoding="utf-8")
    how = {"eye": EYE, "preload": ("reel.stage",)}
    with live(clip_job(folder, CLIP), scratch, **how) as made:
        made.wait(SceneEnded)
        yield made
    (folder / WORDS).write_text(words, encoding="utf-8")


def edit(film: Live, folder: Path, old: str, new: str, showing: Place) -> int:
    """Edit the words, and show a place first."""
    path = folder / WORDS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return film.change(clip_job(folder, CLIP), path, showing=showing)


def test_a_thing_says_what_it_is_where_it_stands_and_where_it_was_made(film: Live) -> None:
    ask = film.job.spec.parts if film.job.spec else ()
    things = film.seen(Place(len(ask) - 1, 0)).things
    named = {thing.name: thing for thing in things}
    label = named["“a thousand” (labels.goal)"]
    assert label.kind == "Label"
    assert "scenes/doubling/scene.py:" in label.made
    left, top, right, bottom = label.box
    assert 0 < left < right < 1
    assert 0 < top < bottom < 1
    title = next(thing for thing in things if "How often" in thing.name)
    assert title.region == "title"
    assert title.box[3] < label.box[1]


def test_other_spoken_words_are_gone_on_with_from_where_they_are_said(
    film: Live, folder: Path
) -> None:
    # The last beat is the fifth part and the sixth.
    assert edit(film, folder, "and only 32 is left", "and 32 is left", Place(4)) == 4
    film.drawn(4)


def test_another_label_changes_what_comes_after_it(film: Live, folder: Path) -> None:
    before = film.drawn(1)
    assert edit(film, folder, 'goal = "a thousand"', 'goal = "1000, say"', Place(1)) == 0
    assert (film.drawn(1)[-1] != before[-1]).any()


def test_another_point_leaves_the_beats_before_it(film: Live, folder: Path) -> None:
    first = edit(film, folder, "Half the doublings make", "Half as many make", Place(4))
    assert first == 4


def test_another_takeaway_is_seen_at_once(film: Live, folder: Path) -> None:
    before = film.drawn(5)
    first = edit(film, folder, "counts doublings", "counts them all", Place(5))
    assert first in (4, 5)
    assert (film.drawn(5)[-1] != before[-1]).any()


def test_what_check_finds_at_the_end_of_a_beat_has_its_place(film: Live, folder: Path) -> None:
    scene = folder / "scenes/doubling/scene.py"
    text = scene.read_text(encoding="utf-8")
    fault = "            self.add(self.text('over it').move_to(logarithm))\n"
    mark = "            self.play(TransformFormula(power, logarithm), run_time=1.6)\n"
    assert mark in text
    scene.write_text(text.replace(mark, mark + fault), encoding="utf-8")
    try:
        assert film.change(clip_job(folder, CLIP), scene, showing=Place(2)) == 2
        seen = film.wait(Inspected, lambda event: any(flaw.boxes for flaw in event.flaws))
    finally:
        scene.write_text(text, encoding="utf-8")
    flaw = next(flaw for flaw in seen.flaws if flaw.rule == "layout.overlap")
    assert flaw.severity == "error"
    left, top, right, bottom = flaw.boxes[0]
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
