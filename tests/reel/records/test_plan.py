"""Plans: every path known beforehand, every mistake named beforehand."""

import dataclasses
import pickle
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reel.engine.run.estimate import Estimate
from reel.records.errors import ReelError
from reel.records.formats import DRAFT, HD, LANDSCAPE, PORTRAIT
from reel.records.plan import Files, Job, plan
from reel.records.timeline import Beat, CueTime, Timeline
from tests.our_film import FILM, STORYBOARD

OUT = Path("out")


def jobs(*ids: str) -> tuple[Job, ...]:
    return plan(FILM, ids, quality=HD, out=OUT).jobs


def test_no_ids_mean_all_clips_in_viewing_order() -> None:
    assert [job.id for job in jobs()] == STORYBOARD.ids
    last, first = STORYBOARD.ids[-1], STORYBOARD.ids[0]
    assert [job.id for job in jobs(last, first)] == [first, last]


def test_paths_are_known() -> None:
    made = plan(FILM, (), quality=HD, out=OUT)
    files = made.files("hook")
    assert files.video == OUT / "landscape" / "hook.mp4"
    assert files.timeline == OUT / "landscape" / "hook.json"
    assert files.captions_srt == OUT / "landscape" / "hook.srt"
    assert files.captions_vtt == OUT / "landscape" / "hook.vtt"
    assert files.poster == OUT / "landscape" / "hook.png"
    assert files.stills == OUT / "landscape" / "stills" / "hook.png"


def test_mistakes_are_named() -> None:
    with pytest.raises(ReelError, match="no clip is called 'hoook'"):
        jobs("hoook")
    with pytest.raises(ReelError, match="no theme is called 'pink'"):
        FILM.in_theme("pink")


@pytest.mark.parametrize(
    ("how", "mend"),
    [
        ({"shape": PORTRAIT}, "write others, take --captions file"),
        ({"captions": "burn"}, "write others, take --captions file"),
        ({"captions": "both"}, "write others, take --captions file"),
        ({"stills": True}, "write others"),
        ({}, None),
        ({"captions": "file"}, None),
        ({"shape": PORTRAIT, "captions": "file"}, None),
    ],
)
def test_letters_without_a_font_are_named_where_they_are_drawn(
    how: dict[str, Any], mend: str | None
) -> None:
    beats = FILM.words["hook"].beats | {"add": "日本 adds."}
    words = FILM.words | {"hook": replace(FILM.words["hook"], beats=beats)}
    film = dataclasses.replace(FILM, words=words)
    plan(film, ["recap"], quality=HD, out=OUT, **how)  # whose words are others
    if mend is None:
        plan(film, ["hook"], quality=HD, out=OUT, **how)
        return
    with pytest.raises(ReelError) as complaint:
        plan(film, ["hook"], quality=HD, out=OUT, **how)
    said = f"clips.hook.beats.add: no font has 日 (U+65E5), 本 (U+672C): {mend}"
    font = "name a font that has them under [font] in the language's words"
    assert str(complaint.value) == f"assets/words/en.toml: {said}, or {font}"


def test_jobs_can_be_sent_to_another_process() -> None:
    (job, *_) = jobs()
    assert pickle.loads(pickle.dumps(job)) == job


def test_names_with_dots_keep_them() -> None:
    assert Files(OUT, "film").chapters == OUT / "film.chapters.txt"
    assert Files(OUT, "Part1.2").video == OUT / "Part1.2.mp4"


def test_estimates_are_corrected_by_the_beats_that_are_done() -> None:
    (job,) = jobs("definition")
    assert job.spec
    words = job.spec.words.beats
    guess = Estimate(job, None)
    assert guess.frames > 5 * 30 * len(words)
    cues = {name: saying.cues for name, saying in job.spec.words.sayings.items()}
    beats = tuple(
        Beat(
            name,
            10.0 * place,
            10.0 * (place + 1),
            words[name],
            tuple(CueTime(cue, 10.0 * place + n + 1, 0.0) for n, cue in enumerate(cues[name])),
        )
        for place, name in enumerate(job.spec.clip.beats)
    )
    known = Timeline(
        id="definition", title="", width=1, height=1, fps=DRAFT.fps, frames=600, duration=40.0,
        still=0.0, beats=beats,
    )  # fmt: skip
    estimate = Estimate(job, known)
    assert estimate.frames == 1200
    assert estimate.corrected({0: 60}) == 1230
    assert estimate.frames_of(range(len(cues["ask"]) + 1)) == 300
    assert LANDSCAPE.name == job.spec.format.name
