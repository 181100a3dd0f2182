"""Whether what a scene has done up to somewhere is what it would have done by edited files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reel.engine.live.messages import Edit
from reel.engine.live.orders import Held
from reel.engine.live.sources import Change, compare, key_of
from reel.records.asked_words import told
from reel.records.clip_spec import ClipSpec
from reel.records.plan import Job
from reel.wording.silent import narration_of

_KNOWN = {".py", ".toml"}
"""What a scene reads beside its modules and the project's records is not known."""


def outdated(held: Held, before: Job, edit: Edit) -> bool:
    """Tell whether a scene that waits at a bookmark would have come to another state.

    Args:
        held: what the bookmark holds.
        before: the scene as it was made last.
        edit: what has changed since.

    Raises:
        SyntaxError: an edited module is no Python.
    """
    if not _reads_alike(edit) or not _told_alike(held, before.spec, edit.job.spec):
        return True
    return _change(held) is None


def untouched(
    asked: Mapping[str, str], sources: Mapping[str, bytes], before: Job, edit: Edit
) -> bool:
    """Tell whether a scene that has come to its end would come to the same end.

    Args:
        asked, sources: as of `Held`, at its end.
        before, edit: see `outdated`.
    """
    if not _reads_alike(edit) or edited(sources):
        return False
    end = Held(10**9, None, False, frozenset(), dict(asked), dict(sources))
    return _told_alike(end, before.spec, edit.job.spec)


def edits_for(held: Held) -> tuple[dict[str, bytes], bool]:
    """Give the sources that are other than a bookmark has loaded, and whether `construct` is.

    Raises:
        SyntaxError: an edited module is no Python.
    """
    change = _change(held)
    return edited(held.sources), bool(change and change.statements)


def edited(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Read those sources that are other than they were, by their files."""
    now = {path: _read(path) for path in sources}
    return {path: source for path, source in now.items() if source != sources[path]}


def _change(held: Held) -> Change | None:
    """Find what has changed in the modules; None if it would have made a difference up to here."""
    functions: set[str] = set()
    statements: dict[str, int] = {}
    for path, now in edited(held.sources).items():
        change = compare(held.sources[path], now, path)
        if change is None:
            return None
        functions |= {key_of(path, name) for name in change.functions}
        statements |= {key_of(path, name): alike for name, alike in change.statements.items()}
    if functions & held.entered:
        return None
    running = {key: alike for key, alike in statements.items() if key in held.entered}
    for key, alike in running.items():
        if held.script is None or not held.replaceable:
            return None
        script, number = held.script
        if script != key or number > alike:
            return None
    return Change(frozenset(functions), running)


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""  # it has been taken away; what needs it will say so


def _reads_alike(edit: Edit) -> bool:
    return all(path.suffix in _KNOWN for path in edit.files)


def _told_alike(held: Held, before: ClipSpec | None, after: ClipSpec | None) -> bool:
    """Tell whether a scene has been told the same up to somewhere, and held as long."""
    if before is None or after is None:
        return before is after
    if _without_words(before, after) != after:
        return False
    if before.parts[: held.segment + 1] != after.parts[: held.segment + 1]:
        return False
    for part in before.parts[: held.segment]:
        takes = [narration_of(spec, part.beat).parts[part.number] for spec in (before, after)]
        if takes[0] != takes[1]:
            return False
    return all(told(after, what) == answer for what, answer in held.asked.items())


def _without_words(spec: ClipSpec, other: ClipSpec) -> ClipSpec:
    """Give a spec another one's words, and all that only they decide."""
    project = replace(spec.project, title=other.project.title)
    return replace(spec, words=other.words, narration=other.narration, project=project)
