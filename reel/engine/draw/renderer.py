"""A Manim renderer that draws some segments of a scene and skips the others.

A segment is a beat, or a play of a scene that has no beats (see `scene_protocol`). A skipped play
must leave the state that a drawn one leaves, to the last bit: it is stepped through frame by frame,
without drawing.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from io import BytesIO
from typing import Any, Protocol

import manim as mn
import numpy as np
from manim.camera.multi_camera import MultiCamera
from manim.scene.scene_file_writer import SceneFileWriter
from manim.utils.exceptions import EndSceneEarlyException
from manim.utils.iterables import list_update

from reel.engine.draw.caching_camera import CachingCamera
from reel.engine.draw.hold import poster_frame
from reel.engine.draw.leaps import ends_alike
from reel.engine.draw.scene_digest import state_of
from reel.engine.draw.segment_recorder import Overlay, SegmentRecorder
from reel.engine.run.messages import Hold, Segment, Verdict
from reel.engine.scene_protocol import BeatSegments, ManimScene, PlaySegments, SceneSegments
from reel.records.outputs import MP4, Output
from reel.video.codecs import Codec, codec_of
from reel.video.yuv import Box, Pixels


class SegmentPolicy(Protocol):
    """Decides which segments are drawn, and is given them."""

    def decide(self, index: int, state: Callable[[], str]) -> Verdict:
        """Say what to do with a segment.

        Args:
            index: its place in the scene.
            state: makes a digest of the scene, which now stands at its beginning.
        """

    def overlays(self, index: int) -> Sequence[Overlay]:
        """List what is laid over a segment."""

    def on_drawn(self, index: int, frames: int, beat: str | None) -> None:
        """So many frames of a segment have been drawn."""

    def on_passed(self, index: int, frames: int, beat: str | None) -> None:
        """A segment is over, drawn or skipped, that has so many frames."""

    def on_finished(self, segment: Segment) -> None:
        """A segment has been drawn and encoded."""


class Recorder(Protocol):
    """Takes the pictures of segments, one after another; `SegmentRecorder` makes videos of them."""

    def begin(self, overlays: Sequence[Overlay] = ()) -> None:
        """Begin a segment, or its hold; over it these pictures are laid."""

    def show(self, pixels: Pixels, changed: Sequence[Box], repeat: int = 1) -> None:
        """Take a picture for so many frames; it may differ from the last one in these boxes."""

    def end(self) -> bytes:
        """End what was begun; give it as a video's bytes."""

    def last_picture(self) -> bytes:
        """Give the last picture of what was ended, as `hold.pack` packs it."""

    def abandon(self) -> None:
        """Stop, and leave nothing running."""


MakeRecorder = Callable[[int, int, Fraction, Codec], Recorder]
"""Makes a recorder for pictures so many pixels wide and high, so many a second, and a codec."""


class VideolessWriter(SceneFileWriter):
    """Keeps sounds, subtitles and sections as Manim's own does, and writes no video.

    Attributes:
        late: how many seconds later a moment is in the video than by the scene's clock.
    """

    late = 0.0

    def add_sound(self, sound_file: Any, time: float | None = None, *args: Any, **how: Any) -> None:
        """Add a sound at a moment by the scene's clock."""
        super().add_sound(sound_file, (time or 0.0) + self.late, *args, **how)

    def begin_animation(self, allow_write: bool = False, **where: Any) -> None:
        """Nothing to open."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Nothing to close."""

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Frames go to the renderer's recorder."""

    def finish(self) -> None:
        """Nothing to put together."""


@dataclass
class _OpenSegment:
    """The segment that the scene is in.

    Attributes:
        began: when it was begun, by this machine's clock.
        first: the frames of the video before it.
        clock: the scene's clock at its beginning.
        still: what the scene had marked as its poster by then.
        overlays: what is laid over it.
        moved: its frames up to its hold, once the scene holds its picture.
        motion: the video of those, if its hold is a video of its own.
    """

    began: float
    first: int
    clock: float
    still: float | None
    overlays: Sequence[Overlay]
    moved: int | None = None
    motion: bytes = b""


class Renderer(mn.CairoRenderer):
    """Draws the segments that its policy wants.

    Args:
        policy: decides what to do with each segment.
        leaps: whether skipped plays are set to their end at once where that may be (`leaps.py`).
        frames_to_hold: for a `BeatScene`: how many frames a segment (by its index) is held for,
            after so many of motion. Such a scene may stand in the same state at another time.
            None for any other scene.
        output: what the scene is made into.
        record: makes what takes the pictures; None for what makes videos of them.

    Attributes:
        frames_to_hold: see above.
        frames: how many frames the video has, drawn and skipped, up to now. Holds make it longer
            than the scene knows (`hold.py`).
        lengths: the frames of each segment, drawn or skipped.
        beats: the beat that each segment is, or None.
        stopped: whether the policy has ended the scene before its end.
        picture: a PNG, if the scene has no plays, or is to become its last picture.
    """

    def __init__(
        self,
        policy: SegmentPolicy,
        *,
        leaps: bool,
        frames_to_hold: Callable[[int, int], int] | None,
        output: Output = MP4,
        record: MakeRecorder | None = None,
    ) -> None:
        super().__init__()
        self._output = output
        self.time = 0.0
        self.frames = 0
        self.lengths: list[int] = []
        self.beats: list[str | None] = []
        self.stopped = False
        self.picture = b""
        self._policy = policy
        self._leaps = leaps
        self._record = record or SegmentRecorder
        self.frames_to_hold = frames_to_hold
        self._segments: SceneSegments | None = None
        self._index = -1
        self._drawing = False
        self._changed: list[Box] = []
        self._recorder: Recorder | None = None

    def init_scene(self, scene: Any, session_spec: Any, file_writer_settings: Any) -> None:
        """Give the scene its camera and its writer, and find out how it falls into segments."""
        self._segments = PlaySegments(scene) if self.frames_to_hold is None else BeatSegments(scene)
        plain = scene.camera_class is mn.Camera
        self.camera = CachingCamera() if plain else scene.camera_class()
        self.file_writer = VideolessWriter(file_writer_settings)
        if session_spec.output.is_video:  # what plays nothing becomes a picture, whatever was asked
            output = replace(session_spec.output, fallback_to_still=True)
            scene.session_spec = replace(session_spec, output=output)

    # Segments.

    @property
    def current_beat(self) -> str | None:
        """The id of the beat that the scene is in; None if it is in none."""
        return self.segments.beat

    @property
    def segments(self) -> SceneSegments:
        """Where the scene is; there is none before it is made."""
        assert self._segments is not None
        return self._segments

    def _enter_segment(self, scene: ManimScene) -> None:
        """Go on to the next segment, if the scene has come to one."""
        index, beat = self.segments.index, self.segments.beat
        if index == self._index:
            # What is played before a beat begins belongs to it, and its id comes to be known now.
            self.beats[-1] = self.beats[-1] or beat
            return
        self._end_segment()
        self._index = index
        self._open = _OpenSegment(
            time.monotonic(),
            self.frames,
            self.time,
            self.segments.still,
            self._policy.overlays(index),
        )
        self.beats.append(beat)
        verdict = self._policy.decide(index, partial(self.state, scene))
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
                self._recorder = self._record(*size, rate, codec_of(self._output))
            self._recorder.begin(self._open.overlays)

    def _end_segment(self) -> None:
        """End the segment the scene is in, if it is in one."""
        if self._index < 0:
            return
        made = self._open
        frames = self.frames - made.first
        self.lengths.append(frames)
        self._policy.on_passed(self._index, frames, self.beats[-1])
        if not self._drawing or not self._recorder:
            return
        self._drawing = False
        video, hold = self._recorder.end(), None
        if made.moved is not None and not made.overlays:
            hold = Hold(frames - made.moved, self._recorder.last_picture(), video)
            video = made.motion
        segment = Segment(
            index=self._index,
            beat=self.beats[-1],
            frames=frames,
            still=self._still(frames),
            seconds=time.monotonic() - made.began,
            video=video,
            hold=hold,
        )
        self._policy.on_finished(segment)

    def _still(self, frames: int) -> int | None:
        """Find the frame of the segment that the scene has marked as the poster, if it has."""
        made = self._open
        still = self.segments.still
        if still is None or still == made.still:
            return None
        frame = round((still - made.clock) * self.camera.frame_rate)
        return frame if made.moved is None else poster_frame(frame, made.moved, frames)

    def _hold(self, clock: int, frames_to_hold: Callable[[int, int], int]) -> None:
        """Let a picture stand for as long as its words need.

        Its video is one of its own, unless captions come and go in it.

        Args:
            clock: how many frames it stands by the scene's clock.
            frames_to_hold: tells how many it is to stand in the video.
        """
        made = self._open
        made.moved = self.frames - made.first
        frames = frames_to_hold(self._index, made.moved)
        if self._drawing and self._recorder and not made.overlays:
            made.motion = self._recorder.end()
            self._recorder.begin()
        self._count(clock, frames)
        self.file_writer.late += (frames - clock) / self.camera.frame_rate

    def state(self, scene: ManimScene) -> str:
        """Make a digest of the scene's state between two plays."""
        return state_of(scene, with_time=self.frames_to_hold is None)

    def _keep_rate(self) -> None:
        """Keep the rate that the video has begun with, by which Manim counts a play's frames."""
        if mn.config.frame_rate != self.camera.frame_rate:
            print(
                f"frame_rate cannot become {mn.config.frame_rate:g} within a scene: it stays "
                f"{self.camera.frame_rate:g}; set it at the top of the file"
            )
            mn.config.frame_rate = self.camera.frame_rate

    # What Manim calls.

    def play(self, scene: ManimScene, *args: Any, **kwargs: Any) -> None:
        """Play animations: draw them, or skip them."""
        if self.num_plays > mn.config.upto_animation_number >= 0:
            raise EndSceneEarlyException
        self._keep_rate()
        self._enter_segment(scene)
        unwanted = self._unwanted()
        self.file_writer.add_partial_movie_file(None)
        self.animations_hashes.append(None)
        scene.compile_animation_data(*args, **kwargs)
        leaping = self._leaps and not self._drawing and self._may_leap(scene)
        self.skip_animations = unwanted or leaping
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
            frames = int(scene.duration / (1 / self.camera.frame_rate))
            if self.frames_to_hold and self.segments.holding and not unwanted:
                self._hold(frames, self.frames_to_hold)
            elif not unwanted:
                self._count(frames)
        else:
            scene.play_internal()
            if leaping and not unwanted:
                scene.update_mobjects(0)
                step = 1 / mn.config["frame_rate"]
                self._count(len(np.arange(0, scene.duration, step)))
        self.skip_animations = unwanted
        self.num_plays += 1

    def _may_leap(self, scene: ManimScene) -> bool:
        """Tell whether the play that is prepared ends alike however many frames lead there."""
        return ends_alike(scene, trusted=self.frames_to_hold is not None)

    def _unwanted(self) -> bool:
        """Whether nobody is to see the play that begins: it is skipped as Manim skips it."""
        return (
            bool(self.file_writer.sections[-1].skip_animations)
            or self.num_plays < mn.config.from_animation_number
            or self._output.kind == "png"
        )

    def render(self, scene: ManimScene, time: float, moving_mobjects: Any = None) -> None:
        """Draw a frame, or only count it."""
        if self._drawing and not self.skip_animations:
            self.update_frame(scene, moving_mobjects)
        else:
            self._turn_camera()
        if not self.skip_animations:
            self._count(1)

    def _turn_camera(self) -> None:
        """Leave the camera as drawing would.

        One that sees depth turns when it draws; one that shows what others see gives their frames
        the shape of the whole pixels in which it shows them.
        """
        if isinstance(self.camera, mn.ThreeDCamera):
            self.camera.reset_rotation_matrix()
        elif isinstance(self.camera, MultiCamera):
            self.camera.update_sub_cameras()
            for display in self.camera.image_mobjects_from_cameras:
                display.get_pixel_array()

    def _count(self, clock: int, frames: int | None = None) -> None:
        """Let the scene's clock go on, and the video.

        Args:
            clock: by how many frames the clock goes on.
            frames: by how many the video becomes longer; None for as many.
        """
        for _ in range(clock):  # one by one, so that the clock is the same to the last bit
            self.time += 1 / self.camera.frame_rate
        frames = clock if frames is None else frames
        self.frames += frames
        if self._drawing and self._recorder and frames:
            self._recorder.show(self.camera.pixel_array, self._changed, frames)
            self._changed = []
            self._policy.on_drawn(self._index, self.frames - self._open.first, self.beats[-1])

    def save_static_frame_data(self, scene: ManimScene, static_mobjects: Iterable[Any]) -> Any:
        """Keep a picture of what does not move in this play."""
        if not isinstance(self.camera, CachingCamera):
            return super().save_static_frame_data(scene, static_mobjects)
        self.static_image = self.camera.save(static_mobjects) if static_mobjects else None
        return self.static_image

    def update_frame(
        self,
        scene: ManimScene,
        mobjects: Iterable[Any] | None = None,
        include_submobjects: bool = True,
        ignore_skipping: bool = True,
        **kwargs: Any,
    ) -> None:
        """Draw the scene as it is now."""
        if not isinstance(self.camera, CachingCamera):
            super().update_frame(scene, mobjects, include_submobjects, ignore_skipping, **kwargs)
            self._changed = [(0, 0, self.camera.pixel_width, self.camera.pixel_height)]
            return
        shown = list(mobjects or list_update(scene.mobjects, scene.foreground_mobjects))
        base = self.camera.background if self.static_image is None else self.static_image
        self._changed += self.camera.redraw(shown, base)

    def scene_finished(self, scene: ManimScene) -> None:
        """End the last segment, or make the picture that the scene is to become."""
        if self._index >= 0:
            self._end_segment()
        if not self.stopped and (not self.num_plays or self._output.kind == "png"):
            self.static_image = None
            self.update_frame(scene)
            buffer = BytesIO()
            self.camera.get_image().save(buffer, "PNG")
            self.picture = buffer.getvalue()

    def abandon(self) -> None:
        """Stop recording, after an error in the scene."""
        if self._recorder:
            self._recorder.abandon()
