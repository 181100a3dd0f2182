"""What a course says a clip states is what its scene shows, and when; and it is true."""

import re
from pathlib import Path
from typing import Any

import manim as mn
import pytest

from reel.build.facts import Facts, judge
from reel.check.truth import names_given, verdict
from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.notation.typst_printer import SPECK, print_typst
from reel.notation.written import ExactlyWhen
from reel.records.errors import ReelError
from reel.records.formats import LANDSCAPE
from reel.records.formula_text import FormulaText
from reel.records.quiz import Quiz
from reel.records.storyboard import Clip
from reel.stage import ClipScene
from tests.dry import configure, dry_run
from tests.our_film import FILM, STORYBOARD
from tests.scenes.formulas import formulas_of, stated_in

CLIPS = [clip for clip in STORYBOARD if clip.formulas]


Moment = tuple[str, str]
"""A beat and a cue in it, "" before its first one."""

# What is no formula in the picture but a table: the left side stands above it.
BY_A_TABLE = {"gradients": "many"}


@pytest.mark.parametrize("clip", CLIPS, ids=[clip.id for clip in CLIPS])
def test_formulas_are_those_of_the_scene(
    clip: Clip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = moments_of(clip)
    shown = first_shown(clip, tmp_path, monkeypatch)
    where = [(each.beat, each.cue) for each in stated_in(clip)]
    assert 2 <= len(where) <= 7
    assert [moments.index(moment) for moment in where] == sorted(map(moments.index, where))
    for each in stated_in(clip):
        assert all(source(condition) in shown for condition in each.conditions)
        pieces = [each.formula]
        if isinstance(each.formula, ExactlyWhen) and source(each.formula) not in shown:
            pieces = list(each.formula.args)
        elif BY_A_TABLE.get(clip.id) == each.beat:
            pieces = [each.formula.lhs]
        seen = max(moments.index(moment_of(piece, shown)) for piece in pieces)
        # From its cue on it forms, and it stands whole before the cue after the next.
        assert moments.index((each.beat, each.cue)) in (seen - 1, seen), each
        assert moments[seen][0] == each.beat, each


@pytest.mark.parametrize("clip", CLIPS, ids=[clip.id for clip in CLIPS])
def test_formulas_hold(clip: Clip) -> None:
    formulas = formulas_of(clip)
    named = [pair for formula in formulas for pair in names_given(formula)]
    assert [str(formula) for formula in formulas if verdict(formula, named) is False] == []


@pytest.mark.parametrize(
    ("beat", "cue", "named"),
    [
        ("ad", "", "the clip has no beat 'ad'; did you mean 'add'"),
        ("add", "nothing_lots", "the beat has no cue 'nothing_lots'; did you mean 'nothing_lost'"),
    ],
)
def test_a_moment_that_there_is_not_is_named(beat: str, cue: str, named: str) -> None:
    facts = Facts({"hook": [FormulaText(beat, "x", "x", "", "x", cue)]}, {})
    with pytest.raises(ReelError, match=f"storyboard: hook: formulas: {named}"):
        judge(facts, FILM, Quiz())


def moments_of(clip: Clip) -> list[Moment]:
    """All beats and cues of a clip, in order."""
    sayings = FILM.words[clip.id].sayings
    return [(beat, cue) for beat in clip.beats for cue in ("", *sayings[beat].cues)]


def moment_of(expr: Any, shown: dict[str, Moment]) -> Moment:
    """When a formula first stands whole: by itself, or as x = y at the head of x = y = 1.00."""
    alone = source(expr)
    longer = re.compile(re.escape(alone) + r" leaf\(#\d+, =\)")
    whole = (moment for other, moment in shown.items() if other == alone or longer.match(other))
    return next(whole, ("", alone))


def first_shown(clip: Clip, media: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Moment]:
    """Play a clip without drawing it, and note when each formula first stands whole."""
    made: list[tuple[Any, list[mn.Mobject]]] = []
    shown: dict[str, Moment] = {}
    now: list[Moment] = [(clip.beats[0], "")]
    make, make_live = Formula.__init__, LiveFormula.__init__
    play, beat, cue = ClipScene.play, ClipScene.beat, ClipScene.cue

    def note(self: Formula, expr: Any, **kwargs: Any) -> None:
        make(self, expr, **kwargs)
        made.append((expr, [glyph for glyph in self.submobjects if glyph.leaf != SPECK]))

    def note_live(self: LiveFormula, formula: Formula, *args: Any, **kwargs: Any) -> None:
        make_live(self, formula, *args, **kwargs)
        made.append((formula.expr, list(self.fixed)))

    def look(self: ClipScene, *animations: Any, **kwargs: Any) -> None:
        play(self, *animations, **kwargs)
        seen = {
            id(mobject)
            for mobject in mn.Group(*self.mobjects).get_family()
            if isinstance(mobject, mn.VMobject)
            and max(mobject.get_fill_opacity(), mobject.get_stroke_opacity()) > 0
        }
        for expr, glyphs in made:
            if all(id(glyph) in seen for glyph in glyphs):
                shown.setdefault(source(expr), now[-1])

    def enter(self: ClipScene, name: str) -> Any:
        now.append((name, ""))
        return beat(self, name)

    def meet(self: ClipScene, name: str) -> None:
        cue(self, name)
        now.append((now[-1][0], name))

    monkeypatch.setattr(Formula, "__init__", note)
    monkeypatch.setattr(LiveFormula, "__init__", note_live)
    monkeypatch.setattr(ClipScene, "play", look)
    monkeypatch.setattr(ClipScene, "beat", enter)
    monkeypatch.setattr(ClipScene, "cue", meet)
    configure(LANDSCAPE, media)
    dry_run(FILM.spec(clip.id, LANDSCAPE))
    return shown


def source(expr: Any) -> str:
    """A formula as it is printed."""
    return print_typst(expr).source
