"""Writes tiny videos: as they should be, but for what a test changes."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from reel.records.timeline import Beat, Timeline, write_timeline

FPS, FRAMES = 15, 75
GOOD: dict[str, Any] = {
    "codec": "libx264",
    "profile": "high",
    "pixels": "yuv420p",
    "tag": 1,
    "range": 1,
    "flags": "faststart+negative_cts_offsets",
    "edits": "0",
    "x264": "keyint=30:min-keyint=7:open-gop=0:scenecut=0",
    "fps": FPS,
    "frames": FRAMES,
    "size": (64, 64),
    "blink": 0,
}


def write(folder: Path, **changes: Any) -> None:
    """Write a video called "clip" as it should be, but for what is changed."""
    how = GOOD | changes
    options = {"movflags": how["flags"], "use_editlist": how["edits"]}
    with av.open(folder / "clip.mp4", "w", format="mp4", options=options) as container:
        settings = {"profile": how["profile"], "x264-params": how["x264"]}
        if how["codec"] != "libx264":
            settings = {}
        stream = container.add_stream(how["codec"], rate=Fraction(how["fps"]), options=settings)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = across, up = how["size"]
        stream.pix_fmt = how["pixels"]
        context = stream.codec_context
        context.color_primaries = context.color_trc = context.colorspace = how["tag"]
        context.color_range = how["range"]
        for number in range(how["frames"]):
            bright = 255 * (number // how["blink"] % 2) if how["blink"] else number
            pixels = np.full((up, across, 3), bright, np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(format=how["pixels"])
            frame.pts, frame.time_base = number, Fraction(1, how["fps"])
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    beat = Beat("only", 0.0, FRAMES / FPS, "Words.")
    timeline = Timeline(
        id="clip", title="Clip", width=across, height=up, fps=FPS, frames=FRAMES,
        duration=FRAMES / FPS, still=0.0, beats=(beat,),
    )  # fmt: skip
    write_timeline(timeline, folder / "clip.json")
