"""Make the README's moving picture from rendered clips: python -m tools.readme_picture.

A wall of all clips, each in the few seconds in which it moves most. It wants the clips of
`make film ARGS="--quality draft"` in out/draft/landscape.
"""

import sys
from pathlib import Path

import av
import numpy as np
from PIL import Image

from reel.records.project import find_project
from reel.records.theme import load_theme
from scenes.storyboard import STORYBOARD

WIDTH, GAP, COLUMNS = 300, 6, 3
SECONDS, FPS = 4, 10
OUT, PICTURE = Path("out/draft/landscape"), Path("assets/readme.webp")
LARGEST = 3_000_000  # bytes: a README is read on phones, too


def frames_of(video: Path) -> list[Image.Image]:
    """Decode a video at FPS, in the size of a tile."""
    frames: list[Image.Image] = []
    with av.open(video) as container:
        stream = container.streams.video[0]
        for frame in container.decode(stream):
            if frame.time * FPS >= len(frames):
                picture = frame.to_image()
                frames.append(picture.resize((WIDTH, WIDTH * 9 // 16), Image.Resampling.LANCZOS))
    return frames


def liveliest(frames: list[Image.Image]) -> list[Image.Image]:
    """Choose the SECONDS in which it moves longest: what a frame counts for is limited, so that
    one hard cut weighs no more than a steady motion."""
    small = np.array([np.asarray(frame.convert("L").resize((64, 36)), float) for frame in frames])
    moved = np.minimum(np.abs(np.diff(small, axis=0)).mean(axis=(1, 2)), 1.0)
    length = SECONDS * FPS
    sums = np.convolve(moved, np.ones(length - 1), "valid")
    start = int(sums.argmax())
    return frames[start : start + length]


def main() -> None:
    """Tile the clips in viewing order."""
    missing = [clip_id for clip_id in STORYBOARD.ids if not (OUT / f"{clip_id}.mp4").exists()]
    if missing:
        sys.exit(f"error: no video of {', '.join(missing)} in {OUT}: run make film first")
    tiles = [liveliest(frames_of(OUT / f"{clip_id}.mp4")) for clip_id in STORYBOARD.ids]
    height, rows = WIDTH * 9 // 16, -(-len(tiles) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) - GAP, rows * (height + GAP) - GAP)
    ground = load_theme(find_project(), "dark").grid
    walls = []
    for moment in range(SECONDS * FPS):
        wall = Image.new("RGB", size, ground)
        for number, tile in enumerate(tiles):
            row, column = divmod(number, COLUMNS)
            wall.paste(tile[moment], (column * (WIDTH + GAP), row * (height + GAP)))
        walls.append(wall)
    first, *others = walls
    first.save(
        PICTURE, save_all=True, append_images=others, duration=1000 // FPS, loop=0,
        quality=75, method=6, minimize_size=True,
    )  # fmt: skip
    if PICTURE.stat().st_size > LARGEST:
        sys.exit(f"error: {PICTURE} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()
