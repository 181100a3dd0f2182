"""The rules that look at a clip's scene, in one format and every theme, and when each looks."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from reel.check import (
    beats,
    caption_limits,
    caption_region,
    contrast,
    crowding,
    emptiness,
    formulas,
    margins,
    numbers,
    overlaps,
    pace,
    points,
    sync,
    type_size,
)
from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.opening import Opening
from reel.check.overlays import Overlays
from reel.check.raised import raised
from reel.check.rehearsal import KINDS, Kind, Moment, Rehearsal, rehearse
from reel.check.snapshot import Snapshot
from reel.check.truth import Ledger
from reel.check.type_register import Key, noting_type
from reel.engine.draw.manim_log import write_errors
from reel.records.clip_spec import ClipSpec
from reel.records.platforms import Platform
from reel.records.root import shown

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
        formulas.too_many,
        numbers.foreign,
        emptiness.too_empty,
        caption_region.covered,
        pace.blank,
    ),
}
"""What looks at the moments of a clip, in one theme: its first frame, the middle of each play (type
alone is drawn there), and the end of each beat."""

OF_BEAT_ENDS_IN_EVERY_THEME: tuple[MomentRule, ...] = (contrast.at_end,)
"""What looks at the end of each beat in every theme, since it is about colours."""

OF_CLIPS: tuple[ClipRule, ...] = (
    beats.of_clip,
    pace.of_clip,
    points.of_clip,
    caption_limits.of_clip,
    sync.of_clip,
)
"""What looks at a clip that has been played to its end. (`contrast.Fading` and `truth.Ledger` watch
all moments of a clip, `overlays.Overlays` the ends of its beats; they say what they found when it
is over; so does `opening.Opening`, which sees the first frame and the one a second later.)"""


def check_clip(
    specs: Mapping[str, ClipSpec],
    see: Callable[[str], None] = lambda beat: None,
    trace: Path | None = None,
    platforms: Collection[Platform] = (),
    layout_of: str = "",
) -> list[Finding]:
    """All that is wrong with a clip's scene in one format.

    `reel.engine.draw.manim_settings.configure` comes first. What the scene raises is a finding,
    too.

    Args:
        specs: the clip in each theme, by the theme's name. Themes differ in their colours
            alone, so the first is looked at in every way, the others for their contrast.
        see: is told each beat that has been looked at, with the theme.
        trace: the file for the traceback of what the scene raises.
        platforms: those that the format is made for.
        layout_of: the name of the platform whose own layout the format has, and which is the only
            one then; findings name it in place of the format.
    """
    found: list[Finding] = []
    read: set[Key] = set()
    first, *_ = specs
    for name, spec in specs.items():
        overlays = Overlays(platforms if name == first else (), own_layout=bool(layout_of))
        told = partial(_tell, see, name)
        run = _Run(spec, contrast.Fading(read), overlays, told, whole=name == first)
        try:
            run.play()
        except BaseException as error:  # a scene may raise even KeyboardInterrupt
            run.faults.append(raised(error, trace))
        for fault in run.faults:
            theme = ""
            if fault.rule.startswith("contrast."):
                theme = name
                file = shown(spec.project.themes / f"{name}.toml")
                fault = replace(fault, message=f"{file}: {fault.message}")
            shape = layout_of or spec.format.name
            found.append(fault.found(clip=spec.clip.id, shape=shape, theme=theme))
        read = run.fading.read
    return list({_key(finding): finding for finding in reversed(found)}.values())[::-1]


def _key(finding: Finding) -> tuple[object, ...]:
    """What tells findings apart: what is seen at several moments of a beat is found once."""
    return finding.theme, finding.beat, finding.rule, finding.objects


def _tell(see: Callable[[str], None], theme: str, beat: str) -> None:
    see(f"{theme}: {beat}")


class _Run:
    """One rehearsal, and what the rules say of it.

    Attributes:
        faults: all up to now.
    """

    def __init__(
        self,
        spec: ClipSpec,
        fading: contrast.Fading,
        overlays: Overlays,
        see: Callable[[str], None],
        *,
        whole: bool,
    ) -> None:
        self.faults: list[Fault] = []
        self.fading = fading
        self._overlays = overlays
        self._spec = spec
        self._see = see
        self._whole = whole
        self._ledger = Ledger(spec.project.root)
        self._opening = Opening()

    def play(self) -> None:
        """Play the clip and find all faults. What the scene raises goes through."""
        with noting_type(self._spec.words):
            played = rehearse(self._spec, self._visit, KINDS if self._whole else ("end",))
        write_errors()
        self.faults += [*self.fading.faults(), *self._overlays.faults()]
        if self._whole:
            self.faults += [*self._ledger.faults(), *self._opening.faults()]
            for rule in OF_CLIPS:
                self.faults += rule(played)

    def _visit(self, moment: Moment) -> None:
        if moment.kind == "one second":
            self._opening.one_second(moment)
            return
        snapshot = Snapshot(moment, type_only=moment.kind == "half-way")
        self.fading.see(snapshot)
        if moment.kind == "end":
            self._note(moment, OF_BEAT_ENDS_IN_EVERY_THEME, snapshot)
            self._overlays.see(snapshot)
            self._see(moment.beat)
        if self._whole:
            self._ledger.see(snapshot)
            if moment.kind == "start":
                self._opening.start(snapshot)
            self._note(moment, OF_MOMENTS[moment.kind], snapshot)

    def _note(self, moment: Moment, rules: Iterable[MomentRule], snapshot: Snapshot) -> None:
        self.faults += [fault.at(moment.beat) for rule in rules for fault in rule(snapshot)]
