"""All rules that look at a clip's scene, in one format and every theme."""

from collections.abc import Iterable, Iterator, Mapping

from reel.check import captions, contrast, layout, pace
from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.rehearsal import KINDS, Moment, rehearse
from reel.check.snapshot import Picture
from reel.check.truth import Ledger
from reel.check.type_register import Key, noting_type
from reel.records.clip_spec import ClipSpec
from reel.records.formats import HD
from reel.wording.cues import most_characters


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
        except Exception as error:
            yield from self._found
            what = str(error).partition("\n")[0]
            yield Fault("scene.error", f"the scene raises {type(error).__name__}: {what}")
            return
        yield from self._found
        yield from self.fading.faults()
        if self._whole:
            width, height = self._spec.format.frame
            yield from self._ledger.faults()
            yield from pace.of_clip(played)
            yield from captions.of_beats(played.scene.beats, HD.fps, most_characters(width, height))

    def _visit(self, moment: Moment) -> None:
        picture = Picture(moment, type_only=moment.kind == "half-way")
        self.fading.see(picture)
        if moment.kind == "end":
            self._note(moment, contrast.at_end(picture))
        if self._whole:
            self._ledger.see(picture)
            self._note(moment, self._of_picture(picture))

    def _of_picture(self, picture: Picture) -> Iterator[Fault]:
        moment = picture.moment
        if moment.kind == "half-way":
            yield from layout.half_way(picture)
            if self._spec.format.captions in ("burn", "both"):
                yield from captions.region(picture)
        elif moment.kind == "end":
            yield from layout.at_end(picture)
            yield from captions.region(picture)
        if moment.kind == "half-way" and moment.time <= pace.FIRST:
            yield from pace.blank(Picture(moment))
        elif moment.kind == "start" or (
            moment.kind == "end" and moment.beat == self._spec.clip.beats[-1]
        ):
            yield from pace.blank(picture)

    def _note(self, moment: Moment, faults: Iterable[Fault]) -> None:
        self._found += [fault.at(moment.beat) for fault in faults]
