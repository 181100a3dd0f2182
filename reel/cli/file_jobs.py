"""Which scenes a Manim file has, and what is to be made of each."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from reel.engine.cache.keys import Keys
from reel.engine.cache.proven_store import ProvenStore
from reel.engine.cache.reads import Reads
from reel.engine.run.local_pool import PRELOAD, Failed, Finished, LocalPool, Task
from reel.engine.run.messages import SceneError
from reel.records.errors import ReelError
from reel.records.formats import HD, LANDSCAPE, SMALLEST, Picture, Quality
from reel.records.nearest import nearest
from reel.records.outputs import Asked, Kind, Output
from reel.records.plan import Job
from reel.records.project import cache_beside

_FOUND = "found.json"
_LONGEST = 400  # characters: what a file says last tells most


class _Found(msgspec.Struct):
    """What is known of a file once it has been imported: its scenes, and what it asks for."""

    scenes: list[str]
    asked: Asked


def jobs_in_file(
    path: Path,
    names: tuple[str, ...],
    quality: Quality | None,
    kind: Kind | None,
    say: Callable[[str], None],
    keys: Keys,
    *,
    fresh: bool,
) -> list[Job]:
    """Make a job for each named scene of a Manim file, or for all of its scenes.

    Args:
        path: the file.
        names: the scenes' names.
        quality: what the person asked for; None for what the file, or settings beside it, say.
        kind: the kind of result that the person asked for; None likewise.
        say: is told what of the file's own is not taken over.
        keys: of this command.
        fresh: whether to look into it even if that is in the cache.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene.
    """
    path = path.resolve()
    if path.suffix != ".py" or not path.is_file():
        raise ReelError(f"{path}: no such Python file")
    found = _look_into(path, keys, fresh)
    known, asked = found.scenes, found.asked
    if not known:
        raise ReelError(f"{path}: has no scene; a scene is a subclass of Scene with `construct`")
    for name in names:
        if name not in known:
            raise ReelError(
                f"{path}: no scene is called {name!r}; it has {', '.join(known)}"
                f"{nearest(name, known)}"
            )
    try:
        output = _output(asked, kind)
        picture = _picture(asked, quality, even=output.even)
    except ReelError as error:
        raise ReelError(f"{path.name}: {error}") from None
    for remark in _remarks(asked, quality, output, picture):
        say(f"{path.name} {remark}")
    return [Job(name, f"{path}:{name}", picture, output=output) for name in names or known]


def _output(asked: Asked, kind: Kind | None) -> Output:
    """Decide what scenes become: what the person says, else the file.

    Raises:
        ReelError: nothing, or there is no such result.
    """
    output = asked.output
    if output is None:
        if kind is None:
            raise ReelError(
                "asks for no result (dry_run, or format = 'none'): take that out, or give --format"
            )
        output = Output()
    if kind is not None:
        output = replace(output, kind=kind, alone=False)
    if output.transparent and output.kind == "mp4":
        raise ReelError("is transparent, which no MP4 can be: take mov, webm or png-sequence")
    return replace(output, sections=output.sections and output.audible)


def _picture(asked: Asked, quality: Quality | None, *, even: bool) -> Picture:
    """Decide how large the picture is and how often it changes: as the person says, else the file.

    Raises:
        ReelError: there can be no such picture.
    """
    for name, side in zip(("pixel_width", "pixel_height"), asked.sides, strict=True):
        if side < SMALLEST:
            raise ReelError(f"{name} is {side}: take {SMALLEST} pixels or more")
    if quality is not None:
        scale = quality.short_side / min(asked.sides)
        return Picture(_whole(asked.sides, scale, even=True), asked.frame, quality.fps)
    rate = asked.rate
    if isinstance(rate, str) or rate < 1 or rate % 1:
        raise ReelError(f"frame_rate is {_said(rate)}: take a whole number of frames a second")
    return Picture(_whole(asked.sides, 1, even=even), asked.frame, round(rate))


def _said(rate: float | str) -> str:
    return repr(rate) if isinstance(rate, str) else f"{rate:g}"


def _whole(sides: tuple[int, int], scale: float, *, even: bool) -> tuple[int, int]:
    """Scale the sides of a picture to whole pixels, as many as H.264 can have if need be."""
    step = 2 if even else 1
    across, up = (step * max(1, round(scale * side / step)) for side in sides)
    return across, up


def _remarks(
    asked: Asked, quality: Quality | None, output: Output, picture: Picture
) -> Iterator[str]:
    """Say what of all that a file asks for is not taken over, a line each."""
    own = f"{asked.sides[0]} × {asked.sides[1]} at {_said(asked.rate)} frames a second"
    if quality is not None and own not in map(str, (picture, HD.picture(LANDSCAPE))):
        yield f"asks for {own}; --quality {quality.name} makes it {picture}"
    elif quality is None and picture.pixels != asked.sides:
        yield f"asks for {own}; {output.kind.upper()} takes even sides: it becomes {picture}"
    if asked.output and asked.output.sections and not output.sections:
        yield f"sets save_sections, which is for mp4, mov and webm: a {output.kind} has none"
    yield from asked.remarks


def file_store(cache: Path) -> ProvenStore:
    """Open the store of what belongs to no film."""
    return ProvenStore(cache / "files", None)


def _look_into(path: Path, keys: Keys, fresh: bool) -> _Found:
    """List the scenes in a file, and find what it asks for.

    Raises:
        ReelError: it cannot be imported.
    """
    store, key = file_store(cache_beside(Path.cwd())), keys.file(path)
    if made := None if fresh else store.find(key):
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode((made[0] / _FOUND).read_bytes(), type=_Found)
    # The file is somebody's program: it is imported in a worker, never here.
    with closing(LocalPool(1, PRELOAD)) as pool:
        pool.start(Task(path.name, partial(_scenes_of, path)))
        (event,) = pool.wait()
    if isinstance(event, Failed):
        what = "" if isinstance(event.error, ReelError) else "cannot be imported: "
        said = event.error.said if isinstance(event.error, SceneError) else ""
        words = f"; it said: {' '.join(said.split())[-_LONGEST:]}" if said else ""
        raise ReelError(f"{path.name}: {what}{event.error}{words}")
    assert isinstance(event, Finished)
    scenes, asked, reads = event.value
    found = _Found(scenes, asked)
    with store.making(key, reads) as (draft, _):
        (draft / _FOUND).write_bytes(msgspec.json.encode(found))
    return found


def _scenes_of(path: Path, channel: Any) -> tuple[list[str], Asked, Reads]:
    from reel.engine.draw.worker import scenes_of

    return scenes_of(path)
