"""Where the project keeps its own files. All paths are found from this file, never from a cwd."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
WORDS = ASSETS / "words"
THEMES = ASSETS / "themes"
DATA = ASSETS / "data"
BRAND = ASSETS / "brand.toml"
CACHE = ROOT / ".cache"


def shown(path: Path) -> str:
    """Return `path` as a reader knows it: from the project's folder where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
