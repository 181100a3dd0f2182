"""What came of a scene: the same in both, different, or not to be run."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec

from benchmarks.manim_own import ours, plain
from benchmarks.manim_own.drawn import Drawn
from benchmarks.manim_own.samples import Sample
from reel.engine.run.local_pool import (
    PRELOAD,
    Channel,
    Failed,
    Finished,
    LocalPool,
    Task,
    WorkerDied,
)


class Verdict(msgspec.Struct):
    """What came of a scene.

    Attributes:
        group, name: the scene's.
        kind: whether all frames are the same.
        frames: how many Manim has drawn.
        formulas: whether LaTeX or Typst has set any.
        reason: why it was not run, in a few words.
        detail: where it differs, or with what error it was not run.
    """

    group: str
    name: str
    kind: Literal["same", "different", "not run"]
    frames: int = 0
    formulas: bool = False
    reason: str = ""
    detail: str = ""


def judge(sample: Sample, seconds: int) -> Verdict:
    """Draw a scene both ways and compare.

    Args:
        sample: the scene.
        seconds: that Manim may take for it.
    """
    expected = _in_manim(sample, seconds)
    about = sample.group, sample.name
    if expected.error:
        return Verdict(*about, "not run", reason=expected.trouble, detail=expected.error)
    seen = len(expected.frames), expected.formulas
    made = ours.draw(sample.file, sample.scene, 3 * seconds)
    detail = difference(expected, made)
    if not detail:
        return Verdict(*about, "same", *seen)
    if difference(expected, _in_manim(sample, seconds)):
        return Verdict(*about, "not run", reason="Manim itself draws it otherwise each time")
    return Verdict(*about, "different", *seen, detail=detail)


def difference(expected: Drawn, made: Drawn) -> str:
    """Say where a drawing first differs from what it should be; nothing if it does not."""
    if made.error:
        return made.error
    if expected.still != made.still:
        kinds = "a video", "a picture"
        return f"is {kinds[made.still]} in place of {kinds[expected.still]}"
    if expected.rate != made.rate:
        return f"plays {made.rate:g} frames a second in place of {expected.rate:g}"
    pairs = enumerate(zip(expected.frames, made.frames, strict=False), 1)
    differ = [number for number, (one, other) in pairs if one != other]
    if differ:
        count = len(expected.frames)
        where = f"frame {differ[0]} of {count} is the first of {len(differ)} that differ"
        return "the picture differs" if expected.still else where
    if len(expected.frames) != len(made.frames):
        return f"has {len(made.frames)} frames in place of {len(expected.frames)}"
    return ""


def _in_manim(sample: Sample, seconds: int) -> Drawn:
    call = partial(plain.draw, sample.file, sample.scene, seconds)
    drawn = elsewhere(sample.file.parent, sample.scene, call)
    if isinstance(drawn, WorkerDied):
        slow = "SIGALRM" in str(drawn)
        trouble = f"takes more than {seconds} s" if slow else "ends plain Manim, too"
        return Drawn(error=str(drawn), trouble=trouble)
    if isinstance(drawn, Exception):
        raise drawn
    assert isinstance(drawn, Drawn)
    return drawn


def elsewhere(folder: Path, name: str, call: Callable[[Channel], Any]) -> Any:
    """Call something in a process of its own, in a folder; give its value or its error."""
    with closing(LocalPool(1, PRELOAD, reuse=False, folder=folder)) as pool:
        pool.start(Task(name, call))
        (event,) = pool.wait()
    assert isinstance(event, Finished | Failed)
    return event.value if isinstance(event, Finished) else event.error
