"""Digests of every frame of rendered videos, to tell whether two ways of rendering look the same.

    python -m tools.frame_digests FOLDER            prints one line a video
    python -m tools.frame_digests FOLDER OTHER      compares the videos that both folders have

Of a video, all decoded pictures go into its digest, plane by plane, so equal digests mean equal
pixels whatever the encoder did with them. Equality of the files themselves is not looked at.
"""

import hashlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import av


def digest(video: Path) -> tuple[int, str]:
    """Decode a video; give the number of its frames and the digest of their pixels."""
    whole, frames = hashlib.sha256(), 0
    with av.open(video) as container:
        for frame in container.decode(video=0):
            whole.update(frame.to_ndarray().tobytes())
            frames += 1
    return frames, whole.hexdigest()[:16]


def digests(folder: Path) -> dict[str, tuple[int, str]]:
    """Digest all videos under a folder, by their path in it."""
    videos = sorted(folder.rglob("*.mp4"))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(digest, videos)
        return {
            video.relative_to(folder).as_posix(): each
            for video, each in zip(videos, found, strict=True)
        }


def main(folder: str, other: str | None = None) -> int:
    """Print or compare; the exit code is 1 if any video differs or is missing in one folder."""
    one = digests(Path(folder))
    if other is None:
        for name, (frames, value) in one.items():
            print(f"{value}  {frames:6} frames  {name}")
        return 0
    two = digests(Path(other))
    different = 0
    for name in sorted({*one, *two}):
        equal = name in one and name in two and one[name] == two[name]
        different += not equal
        frames, value = one.get(name, (0, "missing"))
        verdict = "equal" if equal else f"DIFFERENT: {two.get(name, (0, 'missing'))}"
        print(f"{value}  {frames:6} frames  {name}: {verdict}")
    print(f"{len({*one, *two}) - different} equal, {different} different")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
