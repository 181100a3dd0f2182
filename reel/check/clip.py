"""The rules that look at a clip's scene, in one format and every theme, and when each looks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from reel.check import (
    caption_limits,
    caption_region,
    contrast,
    crowding,
    emptiness,
    margins,
    overlaps,
    pace,
    type_size,
)
from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.rehearsal import KINDS, Kind, Moment, Rehearsal, rehearse
from reel.check.snapshot import Snapshot
from reel.check.truth import Ledger
from reel.check.type_register import Key, noting_type
from reel.engine.draw.manim_log import with_errors, write_errors
from reel.records.blame import own_line, what_happened
from reel.records.clip_spec import ClipSpec

MomentRule = Callable[[Snapshot], Iterator[Fault]]
ClipRule = Callable[[Rehearsal], Iterator[Fault]]

OF_MOMENTS: Mapping[Kind, tuple[MomentRule, ...]] = {
    "start": (pace.blank,),
    "half-way": (margins.flying_off, overlaps.tangles, caption_region.covered, pace.blank),
    "end": (
        margins.outside,
        overlaps.overlaps,
        crowding.crammed,
        type_size.too_small,
        emptiness.too_empty,
        caption_region.covered,
        pace.blank,
    ),
}
"""What looks at the moments of a clip, in one theme: its first frame, the middle of each play (type
alone is drawn there), and the end of each beat."""

OF_BEAT_ENDS_IN_EVERY_THEME: tuple[MomentRule, ...] = (contrast.at_end,)
"""What looks at the end of each beat in every theme, since it is about colours."""

OF_CLIPS: tuple[ClipRule, ...] = (pace.of_clip, caption_limits.of_clip)
"""What looks at a clip that has been played to its end. (`contrast.Fading` and `truth.Ledger` watch
all moments of a clip, and say what they found when it is over.)"""


def check_clip(specs: Mapping[str, ClipSpec]) -> list[Finding]:
    """All that is wrong with a clip's scene in one format.

    `reel.engine.draw.manim_settings.configure` comes first. What the scene raises is a finding,
    too.

    Args:
        specs: the clip in each theme, by the theme's name. Themes differ in their colours
            alone, so the first is looked at in every way, the others for their contrast.
    """
    found: list[Finding] = []
    read: set[Key] = set()
    first, *_ = specs
    for name, spec in specs.items():
        run = _Run(spec, contrast.Fading(read), whole=name == first)
        for fault in run.faults():
            theme = name if fault.rule.startswith("contrast.") else ""
            found.append(fault.found(clip=spec.clip.id, shape=spec.format.name, theme=theme))
        read = run.fading.read
    return list({_key(finding): finding for finding in reversed(found)}.values())[::-1]


def _key(finding: Finding) -> tuple[object, ...]:
    """What tells findings apart: what is seen at several moments of a beat is found once."""
    return finding.theme, finding.beat, finding.rule, finding.objects


class _Run:
    """One rehearsal, and what the rules say of it."""

    def __init__(self, spec: ClipSpec, fading: contrast.Fading, *, whole: bool) -> None:
        self.fading = fading
        self._spec = spec
        self._whole = whole
        self._ledger = Ledger(spec.project.root)
        self._found: list[Fault] = []

    def faults(self) -> Iterator[Fault]:
        """Play the clip and yield all faults."""
        try:
            with noting_type():
                played = rehearse(self._spec, self._visit, KINDS if self._whole else ("end",))
        except BaseException as error:
            yield from self._found
            place = own_line(error)
            what = with_errors(what_happened(error))
            yield Fault("scene.error", f"{place}: {what}" if place else what)
            return
        write_errors()
        yield from self._found
        yield from self.fading.faults()
        if self._whole:
            yield from self._ledger.faults()
            for rule in OF_CLIPS:
                yield from rule(played)

    def _visit(self, moment: Moment) -> None:
        snapshot = Snapshot(moment, type_only=moment.kind == "half-way")
        self.fading.see(snapshot)
        if moment.kind == "end":
            self._note(moment, OF_BEAT_ENDS_IN_EVERY_THEME, snapshot)
        if self._whole:
            self._ledger.see(snapshot)
            self._note(moment, OF_MOMENTS[moment.kind], snapshot)

    def _note(self, moment: Moment, rules: Iterable[MomentRule], snapshot: Snapshot) -> None:
        self._found += [fault.at(moment.beat) for rule in rules for fault in rule(snapshot)]
