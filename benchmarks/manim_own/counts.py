"""How many scenes came to what."""

from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.manim_own.verdict import Verdict
from benchmarks.results import SceneCount


def count(verdicts: Iterable[Verdict]) -> dict[str, SceneCount]:
    """Count what came of scenes, by where they come from."""
    counts: dict[str, SceneCount] = {}
    for verdict in verdicts:
        group = counts.setdefault(verdict.group, SceneCount())
        if verdict.kind == "same":
            group.same += 1
            group.frames += verdict.frames
            group.formulas += verdict.formulas
        elif verdict.kind == "different":
            group.different += 1
        else:
            group.not_run[verdict.reason] = group.not_run.get(verdict.reason, 0) + 1
    for group in counts.values():
        group.not_run = dict(Counter(group.not_run).most_common())
    return counts


def told(counts: dict[str, SceneCount]) -> str:
    """Tell the counts in a line each."""
    return "\n".join(
        f"{name}: {group.same} same ({group.frames} frames, "
        f"{group.formulas} with formulas), {group.different} different, "
        f"{group.missed} not to be run" + (f" ({group.reasons})" if group.reasons else "")
        for name, group in counts.items()
    )


def differences(verdicts: Sequence[Verdict]) -> list[str]:
    """Tell of the scenes that came out different, in a line each."""
    return [line(verdict) for verdict in verdicts if verdict.kind == "different"]


def line(verdict: Verdict) -> str:
    """Tell what came of a scene."""
    about = f"{verdict.group}: {verdict.name}"
    if verdict.kind == "same":
        return f"{about}: the same in {verdict.frames} frames"
    what = f"not to be run: {verdict.reason}" if verdict.kind == "not run" else verdict.kind
    return f"{about}: {what}: {verdict.detail}" if verdict.detail else f"{about}: {what}"
