"""Sources are noticed when they are saved, by whatever editor, and when they go."""

import time
from pathlib import Path

from reel.studio.sources import Sources


def test_saved_moved_and_removed_files_are_told(tmp_path: Path) -> None:
    told: list[Path] = []
    sources = Sources(told.append)
    sources.watch([(tmp_path, False)])

    def is_told(*names: str) -> bool:
        end = time.monotonic() + 5
        while time.monotonic() < end:
            if set(names) <= {path.name for path in told}:
                told.clear()
                return True
            time.sleep(0.01)
        return False

    try:
        scene = tmp_path / "scene.py"
        scene.write_text("x = 1")
        assert is_told("scene.py")
        (tmp_path / "scene.py~").write_text("x = 2")
        (tmp_path / "scene.py~").replace(scene)  # as editors save that never leave half a file
        assert is_told("scene.py")
        scene.rename(tmp_path / "other.py")
        assert is_told("scene.py", "other.py")
        (tmp_path / "other.py").unlink()
        assert is_told("other.py")
    finally:
        sources.close()
