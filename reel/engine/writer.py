"""Manim's way out: one continuous stream for the whole scene instead of a file for each play."""

from collections.abc import Callable
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import Any

import manim as mn
from manim.scene.scene_file_writer import SceneFileWriter

from reel.engine.encoder import Encoder
from reel.engine.sound import add_sound_track

# Frames that drawing may run ahead of encoding; at 1080p one takes 8 MB.
QUEUE_LENGTH = 4


class EncodingThread:
    """Encodes on a thread of its own; errors there are raised by the next call here."""

    def __init__(self, encoder: Encoder, on_frames: Callable[[int], None]) -> None:
        self._encoder = encoder
        self._on_frames = on_frames
        self._queue: Queue[tuple[Any, int] | None] = Queue(QUEUE_LENGTH)
        self._error: BaseException | None = None
        self._abandoned = False
        self._thread = Thread(target=self._encode, name="encoder", daemon=True)
        self._thread.start()

    def _encode(self) -> None:
        # Goes on emptying the queue after an error, so that the drawing thread never blocks.
        while (item := self._queue.get()) is not None:
            if self._error or self._abandoned:
                continue
            try:
                self._encoder.write(*item)
                self._on_frames(self._encoder.frames)
            except BaseException as error:
                self._error = error
        try:
            if self._error or self._abandoned:
                self._encoder.abandon()
            else:
                self._encoder.finish()
        except BaseException as error:
            self._error = self._error or error

    def write(self, pixels: Any, repeat: int) -> None:
        """Hand over a picture; the caller must not change it afterwards."""
        if self._error:
            raise self._error
        self._queue.put((pixels, repeat))

    def close(self, *, abandon: bool = False) -> int:
        """Wait until all is written and return the number of frames."""
        self._abandoned = abandon
        self._queue.put(None)
        self._thread.join()
        if self._error and not abandon:
            raise self._error
        return self._encoder.frames


class ContinuousWriter(SceneFileWriter):
    """Writes all frames of a scene into one stream.

    Attributes:
        frames: how many frames the finished file has.
    """

    def __init__(self, settings: Any, on_frames: Callable[[int], None]) -> None:
        super().__init__(settings)
        self.frames = 0
        self._on_frames = on_frames
        self._thread: EncodingThread | None = None

    def begin_animation(self, allow_write: bool = False, **where: Any) -> None:
        """Open the stream at the first play; the later ones go on in it."""
        if not (allow_write and self.output_spec.is_video) or self._thread:
            return
        spec = self.video_encoder
        self.movie_file_path.parent.mkdir(parents=True, exist_ok=True)
        encoder = Encoder(self.movie_file_path, spec.width, spec.height, spec.frame_rate)
        self._thread = EncodingThread(encoder, self._on_frames)

    def end_animation(self, allow_write: bool = False) -> None:
        """Leave the stream open for the next play."""

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        """Add a picture to the stream, shown for `repeat` frames."""
        if self._thread and repeat > 0:
            self._thread.write(pixels, repeat)

    def finish(self) -> None:
        """Close the stream and add the scene's sound, if it made any."""
        if self._thread:
            self.frames = self._thread.close()
            self._thread = None
            if self.includes_sound:
                add_sound_track(self.movie_file_path, self.audio_segment)
            self.print_file_ready_message(str(self.movie_file_path))
        if self.subcaptions:
            self.write_subcaption_file()

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:
        """Drop the stream after an error in the scene."""
        if self._thread:
            with suppress(OSError):
                self._thread.close(abandon=True)
            self._thread = None


class Renderer(mn.CairoRenderer):
    """Manim's Cairo renderer with our writer.

    Makes the camera that the scene's class asks for, which Manim does only for a scene that makes
    its own renderer.
    """

    def __init__(self, on_frames: Callable[[int], None]) -> None:
        super().__init__()
        self._on_frames = on_frames

    def init_scene(self, scene: Any, session_spec: Any, file_writer_settings: Any) -> None:
        """Give the scene its camera and its writer."""
        self.camera = scene.camera_class()
        self.file_writer = ContinuousWriter(file_writer_settings, self._on_frames)
