"""Every scene plays its storyboard: all beats, all words, in the time a clip may take."""

import re
from itertools import cycle
from pathlib import Path

import pytest

from reel.check.pace import LONGEST_CLIP, SHORTEST_CLIP
from reel.records.formats import FEED, PORTRAIT, SQUARE, Format
from reel.stage import ClipScene
from reel.wording.timing import REST, seconds_to_say
from tests.dry import configure, dry_run
from tests.layouts import OWN_LAYOUTS
from tests.our_film import FILM, ROOT, STORYBOARD

pytestmark = pytest.mark.slow


# Every clip in a tall frame; in turn in one of the other formats; some of them in the platforms'
# own layouts. The wide ones are those of test_story. `render.py check --format all` plays every
# clip in every format.
PLAYED = [(clip, PORTRAIT) for clip in STORYBOARD.ids]
PLAYED += zip(STORYBOARD.ids, cycle((SQUARE, FEED)), strict=False)
PLAYED += zip(STORYBOARD.ids[1::3], cycle(OWN_LAYOUTS.values()), strict=False)


@pytest.mark.parametrize(
    ("clip_id", "shape"), PLAYED, ids=[f"{clip}-{shape.name}" for clip, shape in PLAYED]
)
def test_scene_plays_its_storyboard(
    clip_id: str, shape: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(shape, tmp_path)
    spec = FILM.spec(clip_id, shape)
    written: set[str] = set()
    look_up = ClipScene.label_text

    def label(scene: ClipScene, key: str) -> str:
        written.add(key)
        return look_up(scene, key)

    monkeypatch.setattr(ClipScene, "label_text", label)
    scene = dry_run(spec)

    assert tuple(beat.id for beat in scene.beats) == spec.clip.beats
    assert written == set(spec.words.labels), "labels in the words that no picture writes"
    assert scene.beats[0].start == 0
    for before, after in zip(scene.beats, scene.beats[1:], strict=False):
        assert before.end == after.start
    for beat in scene.beats:
        assert beat.end - beat.start >= seconds_to_say(beat.words) - 1e-3
        assert beat.end - beat.start > REST
    assert SHORTEST_CLIP <= scene.beats[-1].end <= LONGEST_CLIP
    assert 0 < scene.still <= scene.beats[-1].end
    assert scene.headline.shown[-1].text == spec.words.takeaway


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_words_are_short_and_plain(clip_id: str) -> None:
    for beat, words in FILM.spec(clip_id).words.beats.items():
        assert len(re.findall(r"[.?!](?=\s|$)", words)) <= 2, f"{clip_id}.{beat}: two sentences"
        assert not re.search(r"\b(simply|obviously|amazing|just)\b", words, re.IGNORECASE)


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_scene_knows_roles_and_regions_only(clip_id: str) -> None:
    """No colour of its own, and no place or size in pixels."""
    module = STORYBOARD[clip_id].scene.partition(":")[0]
    source = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{6}\b|to_edge|to_corner|pixel_|mn\.(RED|BLUE|WHITE)", source)
