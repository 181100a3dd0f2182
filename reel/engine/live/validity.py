"""Whether what a scene has done up to somewhere is what it would have done by edited files."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reel.engine.live.messages import Edit
from reel.engine.live.orders import Held
from reel.engine.live.sources import Change, compare, key_of
from reel.records.asked_words import told
from reel.records.clip_spec import ClipSpec, Part
from reel.records.plan import Job
from reel.wording.silent import narration_of

_KNOWN = {".py", ".toml"}
"""What a scene reads beside its modules and the project's records is not known."""

_ALL = 10**9


class Comparison:
    """What an edit may have changed of a scene.

    Args:
        before: the scene as it was made last.
        edit: what has changed since.
    """

    def __init__(self, before: Job, edit: Edit) -> None:
        self._spec = edit.job.spec
        known = all(path.suffix in _KNOWN for path in edit.files)
        self._told_else = not known or not _told_alike(before.spec, edit.job.spec)
        self._held_alike = _held_alike(before.spec, edit.job.spec)
        self._now: dict[str, bytes] = {}

    def outdates(self, held: Held) -> bool:
        """Tell whether a scene that waits at a bookmark would have come to another state.

        Raises:
            SyntaxError: an edited module is no Python.
        """
        if held.segment > self._held_alike or not self._is_told_alike(held.asked):
            return True
        return _change(held, self._edited(held.sources)) is None

    def touches(self, asked: Mapping[str, str], sources: Mapping[str, bytes]) -> bool:
        """Tell whether a scene that has come to its end would come to another one.

        Args:
            asked, sources: as of `Held`, at its end.
        """
        if self._edited(sources) or not self._is_told_alike(asked):
            return True
        return self._spec is not None and len(self._spec.parts) > self._held_alike

    def _is_told_alike(self, asked: Mapping[str, str]) -> bool:
        if self._told_else:
            return False
        spec = self._spec
        return spec is None or all(told(spec, what) == answer for what, answer in asked.items())

    def _edited(self, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        """Read those sources that are other than they were; each file once."""
        self._now |= {path: _read(path) for path in sources.keys() - self._now.keys()}
        return {path: self._now[path] for path in sources if self._now[path] != sources[path]}


def edits_for(held: Held) -> tuple[dict[str, bytes], bool]:
    """Give the sources that are other than a bookmark has loaded, and whether `construct` is.

    Raises:
        SyntaxError: an edited module is no Python.
    """
    now = {path: _read(path) for path in held.sources}
    edited = {path: source for path, source in now.items() if source != held.sources[path]}
    change = _change(held, edited)
    return edited, bool(change and change.statements)


def _change(held: Held, edited: Mapping[str, bytes]) -> Change | None:
    """Find what has changed in modules; None if it would have made a difference up to here."""
    functions: set[str] = set()
    statements: dict[str, int] = {}
    for path, now in edited.items():
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


def _told_alike(before: ClipSpec | None, after: ClipSpec | None) -> bool:
    """Tell whether a scene is told the same, but for its words."""
    if before is None or after is None:
        return before is after
    project = replace(before.project, title=after.project.title)
    words, narration = after.words, after.narration
    return replace(before, words=words, narration=narration, project=project) == after


def _held_alike(before: ClipSpec | None, after: ClipSpec | None) -> int:
    """Count the parts, from the first on, that are the same and held as long."""
    if before is None or after is None:
        return _ALL
    count = 0
    for one, other in zip(_takes(before), _takes(after), strict=False):
        if one != other:
            return count
        count += 1
    return count


def _takes(spec: ClipSpec) -> list[tuple[Part, float]]:
    """List a clip's parts, and how long their words take (seconds)."""
    narrations = {beat: narration_of(spec, beat).parts for beat in spec.clip.beats}
    return [(part, narrations[part.beat][part.number]) for part in spec.parts]
