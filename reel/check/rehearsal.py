"""Plays a scene without rendering it, and stops where there is something to look at."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

import manim as mn
import numpy as np
from manim.utils.iterables import list_update

from reel.engine.draw.scene_files import find_class
from reel.records.clip_spec import ClipSpec
from reel.records.errors import ReelError
from reel.records.formats import HD
from reel.records.timeline import Beat
from reel.records.words import unsaid
from reel.stage.clip_scene import ClipScene
from reel.wording.beat_times import beat_times
from reel.wording.silent import narration_of

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows of RGBA."""

Kind = Literal["start", "one second", "half-way", "end"]

KINDS: tuple[Kind, ...] = ("start", "one second", "half-way", "end")

_SECOND = 1.0
_HAIR = 1e-3  # seconds; times of plays are off by less, and a frame lasts longer


@dataclass(frozen=True)
class Moment:
    """What is on the stage at one moment; to be looked at before the scene plays on.

    Attributes:
        kind: the scene's first frame ("start"), the one a second later, half-way through a play
            that moves something, or the end of a beat, whose rest is over then.
        scene: the scene, a `ClipScene`.
        beat: the id of the beat that it belongs to.
        time: in seconds.
    """

    kind: Kind
    scene: Any
    beat: str
    time: float

    @property
    def mobjects(self) -> list[mn.Mobject]:
        """The smallest pieces on the stage that have points, in the order they are drawn in."""
        shown = list_update(self.scene.mobjects, self.scene.foreground_mobjects)
        return list(self.scene.camera.get_mobjects_to_display(shown))

    def pixels(self, mobjects: Sequence[mn.Mobject] | None = None) -> Pixels:
        """The frame with all mobjects, or with these alone, drawn by the scene's camera."""
        camera = self.scene.camera
        camera.reset()
        # Pieces are drawn one by one: Manim would draw their submobjects again.
        pieces = self.mobjects if mobjects is None else mobjects
        camera.capture_mobjects(pieces, include_submobjects=False)
        return np.array(camera.pixel_array)


@dataclass(frozen=True)
class Play:
    """One play: of which beat, when (seconds), and whether anything moves in it."""

    beat: str
    start: float
    end: float
    moves: bool


@dataclass(frozen=True)
class Rehearsal:
    """A scene that has been played to its end.

    Attributes:
        scene: the scene.
        plays: in order.
        beats: in their times, with what is said in them and when.
    """

    scene: Any
    plays: tuple[Play, ...]
    beats: tuple[Beat, ...]


Visitor = Callable[[Moment], None]


def rehearse(spec: ClipSpec, visit: Visitor, kinds: Collection[Kind] = KINDS) -> Rehearsal:
    """Play a clip to its end, every play in two steps, and let `visit` look at its moments.

    `reel.engine.draw.manim_settings.configure` comes first. What the scene raises goes through.

    Args:
        spec: the clip as it is to be made.
        visit: called at every moment of these `kinds`, in the order of time.
        kinds: which moments; those not asked for cost nothing.
    """
    scene_class = find_class(spec.clip.scene)
    if not isinstance(scene_class, type) or not issubclass(scene_class, ClipScene):
        raise ReelError(f"{spec.clip.scene} is no ClipScene, as each clip of a storyboard must be")

    @contextmanager
    def beat(scene: Any, beat_id: str) -> Iterator[None]:
        with scene_class.beat(scene, beat_id):
            yield
        if "end" in kinds:
            visit(Moment("end", scene, beat_id, scene.time))

    renderer = _Rehearser(spec, visit, kinds)
    rehearsed = type(scene_class.__name__, (scene_class,), {"beat": beat})
    # The scene is told how long it waits for the words, but not what they are: as ever.
    narration = {beat: narration_of(spec, beat) for beat in spec.clip.beats}
    told = replace(spec, words=unsaid(spec.words), narration=narration)
    scene = rehearsed(told, renderer=renderer)
    scene.render()
    frames = [round(end * HD.fps) for end in (0.0, *scene.parts)]
    lengths = [end - start for start, end in pairwise(frames)]
    beats: tuple[Beat, ...] = ()
    if len(lengths) == len(spec.parts):  # else the scene has ended early: `beats` says so
        beats = tuple(beat_times(spec, lengths, HD.fps))
    return Rehearsal(scene, tuple(renderer.plays), beats)


class _Rehearser(mn.CairoRenderer):
    """Plays in two steps, half-way and to the end, and draws nothing of itself."""

    def __init__(self, spec: ClipSpec, visit: Visitor, kinds: Collection[Kind]) -> None:
        super().__init__(skip_animations=True)
        self._spec = spec
        self._visit = visit
        self._kinds = kinds
        self.plays: list[Play] = []
        self.time = 0.0

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Play animations as Manim does, but for the pictures in between."""
        scene.compile_animation_data(*args, **kwargs)
        scene.begin_animations()
        moves = not scene.is_current_animation_frozen_frame()
        # What is played between two beats leads to the later one.
        beats = self._spec.clip.beats
        beat = beats[min(len(scene.beats), len(beats) - 1)]
        start, length = self.time, scene.duration
        if not self.plays:
            if moves:
                scene.update_to_time(0)
            self._see(Moment("start", scene, beat, start))
        stops: list[tuple[float, Kind]] = [(length / 2, "half-way")] if moves else []
        if start - _HAIR <= _SECOND < start + length - _HAIR:
            stops.append((max(_SECOND - start, 0.0), "one second"))
        for after, kind in sorted(stops):
            if kind in self._kinds:
                if moves:
                    scene.update_to_time(after)
                self._see(Moment(kind, scene, beat, start + after))
        if moves:
            scene.update_to_time(length)
            for animation in scene.animations:
                animation.finish()
                animation.clean_up_from_scene(scene)
            scene.update_mobjects(0)
        self.time = start + length
        self.plays.append(Play(beat, start, self.time, moves))
        self.num_plays += 1

    def _see(self, moment: Moment) -> None:
        if moment.kind in self._kinds:
            self._visit(moment)
