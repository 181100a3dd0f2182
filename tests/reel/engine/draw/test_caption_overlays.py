"""Captions over segments: where a voice is heard, the word that is said is highlighted."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from reel.engine.cache.keys import Keys
from reel.engine.draw.caption_overlays import caption_overlays
from reel.engine.draw.segment_recorder import Overlay
from reel.records.formats import FORMATS, HD
from reel.records.narration import Narration, Voice, Word
from reel.records.plan import Job
from reel.records.saying import Saying
from reel.records.words import ClipWords
from reel.video.yuv import Converter, Slots, patch, planes
from tests.our_film import FILM

SHAPE = FORMATS["portrait"]
BEATS = {
    "one": "A product turns into a sum, and sums are what machines can bear.",
    "two": "They keep order as well, so the peak stays where it is.",
}
FPS, PACE, LENGTHS = 30, 0.4, [180, 165]
EXACT = Voice("anna", "piper", "exact")


def job(
    *,
    beats: dict[str, str] = BEATS,
    voice: Voice | None = EXACT,
    sound: str = "key",
    pace: float = PACE,
    highlight: bool = True,
) -> Job:
    """A clip that says these beats, a word every `pace` seconds."""
    spec = FILM.spec("recap", SHAPE)
    narration = {}
    if voice:
        for beat, text in beats.items():
            words = [
                Word(word, place * pace, (place + 1) * pace)
                for place, word in enumerate(text.split())
            ]
            narration[beat] = Narration(tuple(words), words[-1].end, voice=voice, sound=sound)
    sayings = {beat: Saying(text, text) for beat, text in beats.items()}
    spec = replace(
        spec,
        clip=replace(spec.clip, beats=tuple(beats)),
        words=ClipWords("Why?", "So.", beats, {}, sayings),
        narration=narration,
    )
    return Job("recap", "scene:Recap", HD.picture(SHAPE), spec, burn=True, highlight=highlight)


class Painter:
    """Draws a caption as a bar, and over it each word as a box whose place tells its number."""

    def caption(self, lines: Sequence[str]) -> tuple[int, int, np.ndarray]:
        return 0, 0, np.full((2, 2 * len(" ".join(lines).split()), 4), 255, np.uint8)

    def spoken_caption(self, lines: Sequence[str]) -> tuple[Any, list[Any]]:
        box = np.full((2, 2, 4), (0, 0, 0, 255), np.uint8)
        boxes = [(2 * place, 0, box) for place in range(len(" ".join(lines).split()))]
        return self.caption(lines), boxes


def overlays(of: Job) -> list[Overlay]:
    """What lies over the clip, counted in its frames."""
    made = caption_overlays(of, Painter(), LENGTHS)  # type: ignore[arg-type]
    return [
        Overlay(sum(LENGTHS[:index]) + first, sum(LENGTHS[:index]) + end, picture)
        for index, own in made.items()
        for first, end, picture in own
    ]


def test_the_word_that_is_said_is_highlighted_and_no_other() -> None:
    shown = overlays(job())
    assert all(one.end <= then.first for one, then in pairwise(shown)), "one at a time"
    number = 0
    caption = None
    for beat, first in zip(BEATS, (0, LENGTHS[0]), strict=True):
        for place, word in enumerate(BEATS[beat].split()):
            moment = first + (place + 0.5) * PACE * FPS
            (over,) = (each.patch for each in shown if each.first <= moment < each.end)
            assert over.base, f"{word!r} is not highlighted"
            number = number + 1 if over.base is caption else 0
            caption = over.base
            assert over.left == 2 * number, f"{word!r} is said, another one is highlighted"


@pytest.mark.parametrize(
    "of",
    [
        job(voice=None),
        job(voice=Voice("anna", "a service", "estimated")),
        job(sound=""),
        job(highlight=False),
        job(beats=dict.fromkeys(BEATS, "対数は掛け算を足し算に変えます。")),
    ],
    ids=["nobody speaks", "estimated", "no sound", "unwanted", "no spaces"],
)
def test_captions_are_plain_otherwise(of: Job) -> None:
    shown = overlays(of)
    assert len(shown) > 1
    assert not any(each.patch.base for each in shown)


def test_only_what_has_the_same_highlights_comes_from_the_cache() -> None:
    keys, told = Keys(), job()
    assert keys.segments(told) == keys.segments(job())
    for other in (job(highlight=False), job(pace=PACE + 0.01)):
        assert keys.clip(told) != keys.clip(other)
        assert not set(keys.segments(told)) & set(keys.segments(other))


def test_a_highlight_comes_over_its_caption_and_goes_without_a_trace() -> None:
    rng = np.random.default_rng(0)
    ground, bar, box = (
        np.dstack((rng.integers(0, 256, (height, width, 3)), np.full((height, width), 255)))
        for height, width in ((128, 192), (20, 100), (12, 30))
    )
    caption = patch(40, 60, bar.astype(np.uint8))
    word = patch(50, 64, box.astype(np.uint8), caption)
    picture = np.ascontiguousarray(ground, np.uint8)
    bare = planes(Converter().convert(picture))
    (slot,) = Slots(192, 128, 1)
    for over in (caption, word, caption, None, word, None):
        slot.show(picture, over)
        expected = [plane.copy() for plane in bare]
        for each in filter(None, (over and over.base, over)):
            for plane, part, shrink in zip(expected, each.planes, (1, 2, 2), strict=True):
                top, left = each.top // shrink, each.left // shrink
                plane[top : top + len(part), left : left + part.shape[1]] = part
        for plane, wanted in zip(planes(slot.frame), expected, strict=True):
            np.testing.assert_array_equal(plane, wanted)
