"""The same clips rendered in five ways, in turn, each time from nothing."""

import os
import shutil
import sys
from collections.abc import Callable, Collection
from filecmp import cmp
from pathlib import Path

from benchmarks.cluster import cluster
from benchmarks.project import CommandFailed, Copy, Run, Snapshot
from benchmarks.results import Contest, Timing
from reel.records.formats import LANDSCAPE, Quality
from reel.records.timeline import read_timeline
from reel.video import encoder
from scenes.storyboard import STORYBOARD

CORES = os.cpu_count() or 1

MANIM, MANIM_OURS = "manim -a, its defaults", "manim -a, our encoder settings"
ONE, ALL = "render.py, 1 worker", f"render.py, {CORES} workers"
DASK = "render.py, Dask cluster of 2"


def contest(
    snapshot: Snapshot, entry: Contest, ids: list[str], quality: Quality, rounds: int,
    keep: Path, saved: Callable[[], None], names: Collection[str],
) -> list[str]:  # fmt: skip
    """Render clips in some ways, `rounds` times, and note times, memory and sizes.

    Returns:
        What failed, if anything did: the other ways go on.

    Args:
        snapshot: what to render.
        entry: takes the measurements.
        ids: the clips. All of them together with the film, for render.py.
        quality: how finely.
        rounds: how often.
        keep: the folder for the last videos of each way, in folders numbered by way.
        saved: called after every run.
        names: the ways. What was measured of them before is forgotten, but for the PSNR of videos
            that are as large as they were, to the byte.
    """
    failures: list[str] = []
    before = {name: entry.ways.pop(name) for name in names if name in entry.ways}
    for _ in range(rounds):
        for number, (name, way) in enumerate(WAYS.items()):
            if name not in names:
                continue
            with snapshot.copy() as copy:
                try:
                    run, videos = way(copy, ids, quality)
                except CommandFailed as error:
                    failures.append(f"{name}: {error}")
                    continue
                timing = entry.ways.setdefault(name, Timing())
                timing.seconds.append(run.seconds)
                timing.peak = max(timing.peak, run.peak)
                timing.size = sum(video.stat().st_size for video in videos)
                if (known := before.get(name)) and known.size == timing.size:
                    timing.psnr, timing.worst = known.psnr, known.worst
                if name in OURS:
                    entry.played = sum(_length(copy, clip, quality) for clip in ids)
                (keep / str(number)).mkdir(parents=True, exist_ok=True)
                for clip, video in zip(ids, videos, strict=True):
                    shutil.copy(video, keep / str(number) / f"{clip}.mp4")
            saved()
    entry.differ = differing(keep, ids)
    return failures


def differing(keep: Path, ids: list[str]) -> list[str] | None:
    """The clips that render.py did not make the same, byte for byte, in all its ways.

    None if it did not get to its end in all of them.
    """
    ours = [keep / str(number) for number, name in enumerate(WAYS) if name in OURS]
    if not all((folder / f"{clip}.mp4").exists() for folder in ours for clip in ids):
        return None
    one, *others = ours
    return [
        clip
        for clip in ids
        if any(not cmp(one / f"{clip}.mp4", each / f"{clip}.mp4", shallow=False) for each in others)
    ]


def _manim(copy: Copy, ids: list[str], quality: Quality, options: str) -> tuple[Run, list[Path]]:
    """Run Manim's command on one scene file after another."""
    width, height = quality.pixels(LANDSCAPE)
    across, up = LANDSCAPE.frame
    (copy.folder / "manim.cfg").write_text(
        f"[CLI]\npixel_width = {width}\npixel_height = {height}\nframe_width = {across}\n"
        f"frame_height = {up}\nframe_rate = {quality.fps}\nmedia_dir = media\n"
        f"disable_caching = True\n{options}"
    )
    seconds, peak = 0.0, 0
    videos: list[Path] = []
    for clip in ids:
        module, _, name = STORYBOARD[clip].scene.partition(":")
        file = Path(*module.split(".")).with_suffix(".py")
        run = copy.run(sys.executable, "-m", "manim", "-a", str(file))
        seconds, peak = seconds + run.seconds, max(peak, run.peak)
        folder = copy.folder / "media" / "videos" / file.stem
        videos += folder.glob(f"*/{name}.mp4")
    return Run(seconds, peak), videos


def _manim_default(copy: Copy, ids: list[str], quality: Quality) -> tuple[Run, list[Path]]:
    return _manim(copy, ids, quality, "")


def _manim_ours(copy: Copy, ids: list[str], quality: Quality) -> tuple[Run, list[Path]]:
    rate, value = encoder.RATE
    gop = encoder.LONGEST_GOP_SECONDS * quality.fps
    options = (
        f"\n[video_encoder.options]\npreset = {encoder.PRESET}\n{rate} = {value}\n"
        f"profile = high\nx264-params = keyint={gop}:min-keyint={gop // 4}:{encoder.TOOLS}\n"
    )
    return _manim(copy, ids, quality, options)


def _ours(copy: Copy, ids: list[str], quality: Quality, *options: str) -> tuple[Run, list[Path]]:
    what = [] if len(ids) == len(STORYBOARD.ids) else ["clip", *ids]
    run = copy.render(*what, "--quality", quality.name, "--fresh", *options)
    return run, [copy.out(quality) / f"{clip}.mp4" for clip in ids]


def _ours_one(copy: Copy, ids: list[str], quality: Quality) -> tuple[Run, list[Path]]:
    return _ours(copy, ids, quality, "--jobs", "1")


def _ours_all(copy: Copy, ids: list[str], quality: Quality) -> tuple[Run, list[Path]]:
    return _ours(copy, ids, quality, "--jobs", str(CORES))


def _ours_cluster(copy: Copy, ids: list[str], quality: Quality) -> tuple[Run, list[Path]]:
    with cluster(copy) as address:
        return _ours(copy, ids, quality, "--cluster", address)


def _length(copy: Copy, clip: str, quality: Quality) -> float:
    return read_timeline(copy.out(quality) / f"{clip}.json").duration


Way = Callable[[Copy, list[str], Quality], tuple[Run, list[Path]]]

OURS = (ONE, ALL, DASK)

WAYS: dict[str, Way] = {
    MANIM: _manim_default,
    MANIM_OURS: _manim_ours,
    ONE: _ours_one,
    ALL: _ours_all,
    DASK: _ours_cluster,
}
