"""Where scenes that are kept ready have their files."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reel.cli.live import short_folder


def test_folders_of_killed_processes_are_removed_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f"reel-{ended.pid}-abc"
    (left / "v1").mkdir(parents=True)
    others = [tmp_path / name for name in (f"reel-{os.getppid()}-abc", "reel-x-y", "reel-notes")]
    for other in others:
        other.mkdir()
    with short_folder() as folder:
        assert folder.is_dir()
        assert not left.exists()
        assert all(other.is_dir() for other in others)
    assert not folder.exists()
