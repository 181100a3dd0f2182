"""Renders scenes with Manim's own renderer and writer, but encodes them as this project does.

Run as a program: file, folder for what it makes, height in pixels, frames a second, scenes.
"""

import json
import sys
from fractions import Fraction
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any
from unittest.mock import patch

import manim as mn
from manim.scene.scene_file_writer import SceneFileWriter

from reel.engine.draw.scene_files import import_file
from reel.video.encoder import Encoder
from reel.video.yuv import Converter


class PlayEncoder:
    """Stands in for Manim's encoder of a play; notes a digest of each frame."""

    def __init__(self, target: Path, spec: Any) -> None:
        self.target = target
        self.digests: list[str] = []
        self._converter = Converter()
        self._file = target.open("wb")
        rate = Fraction(spec.frame_rate)
        self._encoder = Encoder(self._file, spec.width, spec.height, rate)

    def write_frame(self, pixels: Any, *, repeat: int = 1) -> None:
        self.digests += [blake2b(pixels.tobytes()).hexdigest()] * repeat
        self._encoder.write(self._converter.convert(pixels), repeat)

    def finish(self) -> None:
        self._encoder.finish()
        self._file.close()

    def abort(self) -> None:
        self._encoder.abandon()
        self._file.close()


class Writer(SceneFileWriter):
    """Manim's writer, with this project's encoder."""

    def __init__(self, settings: Any) -> None:
        self.plays: list[PlayEncoder] = []
        super().__init__(settings)

    def _create_segment_encoder(self, target: Path) -> Any:
        self.plays.append(PlayEncoder(target, self.video_encoder))
        return self.plays[-1]


def main(file: str, folder: str, height: str, fps: str, *names: str) -> None:
    """Render scenes; for each write its video, frames' digests by play, sound and subtitles."""
    mn.config.pixel_height = int(height)
    mn.config.pixel_width = int(height) * 16 // 9
    mn.config.frame_height, mn.config.frame_width = 8.0, 8.0 * 16 / 9
    mn.config.frame_rate = int(fps)
    mn.config.media_dir = f"{folder}/media"
    mn.config.assets_dir = str(Path(file).parent)
    mn.config.seed = 0
    mn.config.disable_caching = True
    mn.config.progress_bar = "none"
    mn.config.verbosity = "ERROR"
    module = import_file(Path(file))
    for name in names:
        renderer = partial(mn.CairoRenderer, file_writer_class=Writer)
        with patch("manim.scene.scene.CairoRenderer", renderer):
            scene = getattr(module, name)()
        scene.render()
        writer = scene.renderer.file_writer
        target = Path(folder) / name
        writer.movie_file_path.replace(target.with_suffix(".mp4"))
        # A play's file is named after its number, also where plays before it were skipped.
        digests = {int(play.target.stem.split("_")[1]): play.digests for play in writer.plays}
        target.with_suffix(".json").write_text(json.dumps(digests))
        if writer.includes_sound:
            target.with_suffix(".pcm").write_bytes(writer.audio_segment.set_channels(2).raw_data)
        if writer.subcaptions:
            target.with_suffix(".srt").write_bytes(writer.output_plan.subcaption_file.read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
