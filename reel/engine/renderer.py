"""Manim's Cairo renderer, which draws some segments of a scene and skips the others.

A segment is a beat, or a play of a scene that has no beats. A skipped play must leave the state
that a drawn one leaves, to the last bit: it is stepped through frame by frame, without drawing.
"""

import time
from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from typing import Any, Protocol

import manim as mn
import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.exceptions import EndSceneEarlyException
from manim.utils.iterables import list_update

from reel.engine.canvas import Canvas
from reel.engine.messages import Segment, Verdict
from reel.engine.recorder import Recorder
from reel.engine.state import state_of
from reel.engine.yuv import Box, Patch

Overlays = list[tuple[int, int, Patch]]


class Director(Protocol):
    """Who says which segments are drawn, and gets them."""

    def enter(self, index: int, state: str) -> Verdict:
        """Say what to do with a segment, at whose beginning the scene now stands."""

    def overlays(self, index: int) -> Overlays:
        """Return what is laid over a segment."""

    def sees(self, index: int, frames: int, beat: str | None) -> None:
        """A frame of a segment has been drawn."""

    def takes(self, segment: Segment) -> None:
        """A segment is finished."""


class Writer(SceneFileWriter):
    """Keeps sounds, subtitles and sections as Manim's own does, and writes no video."""

    def begin_animation(self, allow_write: bool = False, **where: Any) -> None:
        """Nothing to open."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Nothing to close."""

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Frames go to the renderer's recorder."""

    def finish(self) -> None:
        """Nothing to put together."""


class Renderer(mn.CairoRenderer):
    """Draws the segments that its director wants.

    Args:
        director: says what to do with each segment.
        leaps: whether skipped plays are set to their end at once: for their lengths alone.
        timeless: whether the scene may stand in the same state at another time.

    Attributes:
        frames: how many frames the scene has, drawn and skipped, up to now.
        lengths: the frames of each segment, drawn or skipped.
        beats: the beat that each segment is, or None.
        stopped: whether the director has ended the scene before its end.
        picture: a PNG, if the scene has no plays.
    """

    def __init__(self, director: Director, *, leaps: bool, timeless: bool) -> None:
        super().__init__()
        self.time = 0.0
        self.frames = 0
        self.lengths: list[int] = []
        self.beats: list[str | None] = []
        self.stopped = False
        self.picture = b""
        self._director = director
        self._leaps = leaps
        self._timeless = timeless
        self._index = -1
        self._drawing = False
        self._changed: list[Box] = []
        self._recorder: Recorder | None = None

    def init_scene(self, scene: Any, session_spec: Any, file_writer_settings: Any) -> None:
        """Give the scene its camera and its writer."""
        plain = scene.camera_class is mn.Camera
        self.camera = Canvas() if plain else scene.camera_class()
        self.file_writer = Writer(file_writer_settings)

    # Segments.

    def _turn(self, scene: Any) -> None:
        """Go on to the next segment, if the scene has come to one."""
        beats = getattr(scene, "beats", None)
        index = self.num_plays if beats is None else len(beats)
        if index == self._index:
            self.beats[-1] = self.beats[-1] or getattr(scene, "current_beat", None)
            return
        self._leave(scene)
        self._index = index
        self._began = time.monotonic(), self.frames, getattr(scene, "still", None)
        self.beats.append(getattr(scene, "current_beat", None))
        verdict = self._director.enter(index, self.state(scene))
        if verdict is Verdict.STOP:
            self._index = -1
            self.stopped = True
            self.num_plays += 1  # or Manim complains that nothing was played
            raise EndSceneEarlyException
        self._drawing = verdict is Verdict.DRAW
        if self._drawing:
            if self._recorder is None:
                rate = Fraction(self.camera.frame_rate).limit_denominator(1001)
                size = self.camera.pixel_width, self.camera.pixel_height
                self._recorder = Recorder(*size, rate)
            self._recorder.begin(self._director.overlays(index))

    def _leave(self, scene: Any) -> None:
        """End the segment the scene is in."""
        if self._index < 0:
            return
        began, first, still_before = self._began
        self.lengths.append(self.frames - first)
        if self._drawing and self._recorder:
            self._drawing = False
            still = getattr(scene, "still", None)
            video = self._recorder.end()
            segment = Segment(
                index=self._index,
                beat=self.beats[-1],
                frames=self.frames - first,
                still=None
                if still == still_before
                else round(still * self.camera.frame_rate) - first,
                seconds=time.monotonic() - began,
                video=video,
            )
            self._director.takes(segment)

    def state(self, scene: Any) -> str:
        """Return a digest of the scene's state between two plays."""
        return state_of(scene, with_time=not self._timeless)

    # What Manim calls.

    def play(self, scene: Any, *args: Any, **kwargs: Any) -> None:
        """Play animations: draw them, or skip them."""
        self._turn(scene)
        # A section of which the scene itself wants no video: skipped as Manim skips it.
        unwanted = bool(self.file_writer.sections[-1].skip_animations)
        leaping = self._leaps and not self._drawing
        self.skip_animations = unwanted or leaping
        self.file_writer.add_partial_movie_file(None)
        self.animations_hashes.append(None)
        scene.compile_animation_data(*args, **kwargs)
        if unwanted:
            self.time += scene.duration
        scene.begin_animations()
        seen = self._drawing and not unwanted
        if seen:
            self.save_static_frame_data(scene, scene.static_mobjects)
        elif scene.static_mobjects:
            self._turn_camera()
        if scene.is_current_animation_frozen_frame():
            if seen:
                self.update_frame(scene, mobjects=scene.moving_mobjects)
            else:
                self._turn_camera()
            if not unwanted:
                self._count(int(scene.duration / (1 / self.camera.frame_rate)))
        else:
            scene.play_internal()
            if leaping and not unwanted:
                scene.update_mobjects(0)
                step = 1 / mn.config["frame_rate"]
                self._count(len(np.arange(0, scene.duration, step)))
        self.skip_animations = unwanted
        self.num_plays += 1

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:
        """Draw a frame, or only count it."""
        if self._drawing and not self.skip_animations:
            self.update_frame(scene, moving_mobjects)
        else:
            self._turn_camera()
        if not self.skip_animations:
            self._count(1)

    def _turn_camera(self) -> None:
        """Leave the camera as drawing would: one that sees depth turns when it draws."""
        if isinstance(self.camera, mn.ThreeDCamera):
            self.camera.reset_rotation_matrix()

    def _count(self, frames: int) -> None:
        for _ in range(frames):  # one by one, so that the clock is the same to the last bit
            self.time += 1 / self.camera.frame_rate
        self.frames += frames
        if self._drawing and self._recorder and frames:
            self._recorder.show(self.camera.pixel_array, self._changed, frames)
            self._changed = []
            self._director.sees(self._index, self._recorder.frames, self.beats[-1])

    def save_static_frame_data(self, scene: Any, static_mobjects: Iterable[Any]) -> Any:
        """Keep a picture of what does not move in this play."""
        if not isinstance(self.camera, Canvas):
            return super().save_static_frame_data(scene, static_mobjects)
        self.static_image = self.camera.save(static_mobjects) if static_mobjects else None
        return self.static_image

    def update_frame(
        self,
        scene: Any,
        mobjects: Iterable[Any] | None = None,
        include_submobjects: bool = True,
        ignore_skipping: bool = True,
        **kwargs: Any,
    ) -> None:
        """Draw the scene as it is now."""
        if not isinstance(self.camera, Canvas):
            super().update_frame(scene, mobjects, include_submobjects, ignore_skipping, **kwargs)
            self._changed = [(0, 0, self.camera.pixel_width, self.camera.pixel_height)]
            return
        shown = list(mobjects or list_update(scene.mobjects, scene.foreground_mobjects))
        base = self.camera.background if self.static_image is None else self.static_image
        self._changed += self.camera.redraw(shown, base)

    def scene_finished(self, scene: Any) -> None:
        """End the last segment; a scene that has played nothing becomes a picture."""
        if self._index >= 0:
            self._leave(scene)
        elif not self.num_plays:
            self.update_frame(scene)
            buffer = BytesIO()
            self.camera.get_image().save(buffer, "PNG")
            self.picture = buffer.getvalue()

    def abandon(self) -> None:
        """Stop recording, after an error in the scene."""
        if self._recorder:
            self._recorder.abandon()
