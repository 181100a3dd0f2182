"""Small clips to make covers and loops of: drawn here, on a theme's background."""

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image, ImageDraw

from reel.deliver.social.material import Outlet, Posting
from reel.records.brand import Brand
from reel.records.formats import Format
from reel.records.key_moments import key_moment
from reel.records.platforms import Platform, Source, Stated, load_platforms
from reel.records.posts import ClipPost, Posts, ThreadWords
from reel.records.theme import Theme, load_theme
from reel.records.timeline import Beat, CueTime, Timeline
from reel.records.typeface import Typeface
from reel.video.encoder import Encoder
from reel.video.mp4 import join
from tests.our_film import PROJECT

FPS = 30
SECONDS = 2
"""How long each of the two beats lasts, "ask" and "answer"; both have a cue in their middle."""

PLATFORMS = load_platforms(PROJECT).known
DARK, LIGHT = (load_theme(PROJECT, name) for name in ("dark", "light"))
FOREIGN = "#FF00FF"
"""What title and captions are drawn with in `scene`."""


def stated(value: Any) -> Stated[Any]:
    return Stated(value, Source(title="A page", where="somewhere", read="2026-11"))


def clip(folder: Path, pictures: Iterable[Image.Image], size: tuple[int, int]) -> tuple[
    Timeline, Path
]:  # fmt: skip
    """Make a clip of two beats, each picture shown as long as the others."""
    shown = list(pictures)
    frames = 2 * SECONDS * FPS
    stream = BytesIO()
    encoder = Encoder(stream, *size, Fraction(FPS))
    for picture in shown:
        frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
        encoder.write(frame, repeat=frames // len(shown))
    encoder.finish()
    path = folder / "clip.mp4"
    join([stream.getvalue()], path, FPS)
    beats = tuple(
        Beat(name, start, start + SECONDS, "Words.", (CueTime("turn", start + 1, start + 1),))
        for name, start in (("ask", 0.0), ("answer", float(SECONDS)))
    )
    timeline = Timeline(
        id="clip", title="A clip", width=size[0], height=size[1], fps=FPS, frames=frames,
        duration=frames / FPS, still=1.0, beats=beats,
    )  # fmt: skip
    return timeline, path


def scene(shape: Format, theme: Theme, colour: str) -> Image.Image:
    """Draw a frame: a title, an object, something smaller beside it, and a caption."""
    across, up = (round(240 * side / min(shape.aspect)) for side in shape.aspect)
    size = across // 2 * 2, up // 2 * 2
    picture = Image.new("RGB", size, theme.background)
    draw = ImageDraw.Draw(picture)
    regions = shape.layout.regions
    for name, fill in (("title", FOREIGN), ("caption", FOREIGN), ("main", colour)):
        box = regions[name]
        wide, high = box.right - box.left, box.bottom - box.top
        left, top = box.left + 0.1 * wide, box.top + 0.2 * high
        draw.rectangle(
            (left * size[0], top * size[1], (left + 0.6 * wide) * size[0],
             (top + 0.6 * high) * size[1]),
            fill=fill,
        )  # fmt: skip
    return picture


def moving(size: tuple[int, int], count: int = 4 * FPS) -> Iterable[Image.Image]:
    """Draw a disc on its way across, through which fields of many colours are seen."""
    width, height = size
    noise = np.random.default_rng(1).integers(0, 255, (6, 8, 3), np.uint8)
    pattern = Image.fromarray(noise).resize(size, Image.Resampling.NEAREST)
    for number in range(count):
        picture = Image.new("RGB", size, DARK.background)
        x = round((width - height) * number / count)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).ellipse((x, 0, x + height, height), fill=255)
        picture.paste(pattern, (0, 0), mask)
        yield picture


def posting(timeline: Timeline, path: Path, title: str, cover: str = "") -> Posting:
    moment = key_moment(timeline, cover)[1] if cover else timeline.still
    return Posting("clip", 4, 12, title, "So.", ClipPost("Look.", {}), timeline, path, moment)


def outlet(
    name: str, platform: Platform, posted: Posting, theme: Theme = DARK, brand: str = "Makers"
) -> Outlet:
    words = Posts(ThreadWords("One.", "Two."), "A film.", {})
    maker = Brand(brand, "@makers", "", "", "")
    return Outlet(
        name, platform, platform.shape, "A film", "en", maker, theme, Typeface(), words,
        (posted,),
    )  # fmt: skip
