"""What a course says a clip states is what its scene shows, and when; and it is true."""

from pathlib import Path
from typing import Any

import manim as mn
import pytest

from reel.check.truth import names_given, verdict
from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.notation.typst_printer import SPECK, print_typst
from reel.records.formats import LANDSCAPE
from reel.records.storyboard import Clip
from reel.stage import ClipScene
from tests.dry import configure, dry_run
from tests.our_film import FILM, STORYBOARD
from tests.scenes.formulas import formulas_of

CLIPS = [clip for clip in STORYBOARD if clip.formulas]


@pytest.mark.parametrize("clip", CLIPS, ids=[clip.id for clip in CLIPS])
def test_formulas_are_those_of_the_scene(
    clip: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = formulas_of(clip)
    assert 2 <= len(stated) <= 6
    assert [beat for beat, _ in stated] == sorted((b for b, _ in stated), key=clip.beats.index)
    shown = first_shown(clip, tmp_path, monkeypatch)
    assert [(beat, source(expr)) for beat, expr in stated] == [
        (shown.get(source(expr)), source(expr)) for _, expr in stated
    ]


@pytest.mark.parametrize("clip", CLIPS, ids=[clip.id for clip in CLIPS])
def test_formulas_hold(clip: Clip) -> None:
    formulas = [formula for _, formula in formulas_of(clip)]
    named = [pair for formula in formulas for pair in names_given(formula)]
    assert [str(formula) for formula in formulas if verdict(formula, named) is False] == []


def first_shown(clip: Clip, media: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Play a clip without drawing it, and note in which beat each formula first stands whole."""
    made: list[tuple[Any, list[mn.Mobject]]] = []
    shown: dict[str, str] = {}
    make, make_live, play = Formula.__init__, LiveFormula.__init__, ClipScene.play

    def note(self: Formula, expr: Any, **kwargs: Any) -> None:
        make(self, expr, **kwargs)
        made.append((expr, [glyph for glyph in self.submobjects if glyph.leaf != SPECK]))

    def note_live(self: LiveFormula, formula: Formula, *args: Any, **kwargs: Any) -> None:
        make_live(self, formula, *args, **kwargs)
        made.append((formula.expr, list(self.fixed)))

    def look(self: ClipScene, *animations: Any, **kwargs: Any) -> None:
        play(self, *animations, **kwargs)
        beats = self.spec.clip.beats
        beat = beats[min(len(self.beats), len(beats) - 1)]
        seen = {
            id(mobject)
            for mobject in mn.Group(*self.mobjects).get_family()
            if isinstance(mobject, mn.VMobject)
            and max(mobject.get_fill_opacity(), mobject.get_stroke_opacity()) > 0
        }
        for expr, glyphs in made:
            if all(id(glyph) in seen for glyph in glyphs):
                shown.setdefault(source(expr), beat)

    monkeypatch.setattr(Formula, "__init__", note)
    monkeypatch.setattr(LiveFormula, "__init__", note_live)
    monkeypatch.setattr(ClipScene, "play", look)
    configure(LANDSCAPE, media)
    dry_run(FILM.spec(clip.id, LANDSCAPE))
    return shown


def source(expr: Any) -> str:
    """A formula as it is printed."""
    return print_typst(expr).source
