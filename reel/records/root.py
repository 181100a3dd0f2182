"""Where the tool and a project are, and paths as a reader of messages knows them."""

from pathlib import Path

PROJECT_FILE = "reel.toml"
"""The file that marks a project's folder."""

TOOL = Path(__file__).parents[1]
"""The folder of the package `reel`."""


def project_root(place: Path) -> Path | None:
    """Find the nearest folder, from `place` upwards, that has a PROJECT_FILE."""
    for folder in (place, *place.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    return None


def shown(path: Path) -> str:
    """Write a path for a message: from its project's folder, where it lies in one."""
    root = project_root(path.parent) if path.is_absolute() else None
    return str(path.relative_to(root)) if root else str(path)
