"""Make the README's picture from the posters that were rendered: python -m tools.readme_picture."""

import sys
from pathlib import Path

from PIL import Image

from reel.records.project import find_project
from reel.records.theme import load_theme
from scenes.storyboard import STORYBOARD

WIDTH, GAP, COLUMNS = 400, 6, 3
OUT, PICTURE = Path("out/landscape"), Path("assets/readme.png")


def main() -> None:
    """Tile the posters in viewing order."""
    missing = [clip_id for clip_id in STORYBOARD.ids if not (OUT / f"{clip_id}.png").exists()]
    if missing:
        sys.exit(f"error: no poster of {', '.join(missing)} in {OUT}: run make film first")
    height = WIDTH * 9 // 16
    rows = -(-len(STORYBOARD.ids) // COLUMNS)
    size = (COLUMNS * (WIDTH + GAP) - GAP, rows * (height + GAP) - GAP)
    wall = Image.new("RGB", size, load_theme(find_project(), "dark").grid)
    for number, clip_id in enumerate(STORYBOARD.ids):
        row, column = divmod(number, COLUMNS)
        poster = Image.open(OUT / f"{clip_id}.png").resize(
            (WIDTH, height), Image.Resampling.LANCZOS
        )
        wall.paste(poster, (column * (WIDTH + GAP), row * (height + GAP)))
    wall.save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
