"""The film's clips are the same files, whoever renders them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.cluster import cluster
from benchmarks.project import Copy, Snapshot
from tests.our_film import STORYBOARD

pytest.importorskip("distributed")

pytestmark = pytest.mark.slow


def test_two_clips_are_the_same_from_two_workers_and_a_cluster(tmp_path: Path) -> None:
    """And one of them from one worker. (`make bench` compares all.)"""
    clips, some = STORYBOARD.ids[1:3], STORYBOARD.ids[1:2]
    with Snapshot(tmp_path).copy() as copy:
        one = render(copy, "one", some, "--jobs", "1")
        two = render(copy, "two", clips, "--jobs", "2")
        with cluster(copy) as address:
            dask = render(copy, "dask", clips, "--cluster", address)
        for clip in clips:
            assert two[clip] == dask[clip], clip
        for clip in some:
            assert one[clip] == two[clip], clip


def render(copy: Copy, name: str, ids: Sequence[str], *options: str) -> dict[str, bytes]:
    """The videos of some clips."""
    copy.render("clip", *ids, "--quality", "90p5", "--fresh", "--out", name, *options)
    return {
        clip: (copy.folder / name / "90p5" / "landscape" / f"{clip}.mp4").read_bytes()
        for clip in ids
    }
