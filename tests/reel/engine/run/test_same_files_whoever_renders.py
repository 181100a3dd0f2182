"""The film's clips are the same files, whoever renders them."""

from pathlib import Path

import pytest

from benchmarks.cluster import cluster
from benchmarks.project import Copy, Snapshot
from tests.our_film import STORYBOARD

pytest.importorskip("distributed")

pytestmark = pytest.mark.slow


def test_all_clips_are_the_same_from_one_worker_two_workers_and_a_cluster(tmp_path: Path) -> None:
    with Snapshot(tmp_path).copy() as copy:
        one = render(copy, "one", "--jobs", "1")
        two = render(copy, "two", "--jobs", "2")
        with cluster(copy) as address:
            dask = render(copy, "dask", "--cluster", address)
        for clip in STORYBOARD.ids:
            assert one[clip] == two[clip], clip
            assert one[clip] == dask[clip], clip


def render(copy: Copy, name: str, *options: str) -> dict[str, bytes]:
    """The videos of all clips."""
    ids = STORYBOARD.ids
    copy.render("clip", *ids, "--quality", "90p5", "--fresh", "--out", name, *options)
    return {
        clip: (copy.folder / name / "90p5" / "landscape" / f"{clip}.mp4").read_bytes()
        for clip in ids
    }
