"""What a course states besides the clips' words, worked out from the film's own modules."""

import importlib
from collections.abc import Mapping
from typing import Any

import msgspec

from reel.records.blame import own_line, what_happened
from reel.records.errors import ReelError
from reel.records.film import Film
from reel.records.formula_text import FormulaText
from reel.records.nearest import nearest
from reel.records.quiz import Quiz, disagreement
from reel.records.storyboard import Clip


class Facts(msgspec.Struct, frozen=True):
    """What the film's modules have worked out.

    Attributes:
        formulas: of each clip, by its id, in the order in which they are seen.
        computed: the answers to each question, by clip and name; see `reel.records.quiz`.
    """

    formulas: dict[str, list[FormulaText]]
    computed: dict[str, dict[str, dict[str, float]]]


def work_out(film: Film, quiz: Quiz) -> Facts:
    """Run what the film's modules know of formulas and answers; none of them draws.

    Raises:
        ReelError: a module cannot be imported or gives something else; names it and its question.
    """
    film.project.make_importable()
    language = film.project.language_tag
    formulas = {clip.id: _formulas(clip, language) for clip in film.storyboard if clip.formulas}
    computed = {
        clip: {
            name: _answers(question.computed, f"quiz: clips.{clip}.{name}")
            for name, question in questions.items()
        }
        for clip, questions in quiz.clips.items()
    }
    return Facts(formulas, computed)


def judge(facts: Facts, film: Film, quiz: Quiz) -> None:
    """Make sure that the quiz's keys are what was worked out.

    Raises:
        ReelError: one is not.
    """
    for clip, questions in quiz.clips.items():
        for name, question in questions.items():
            computed = facts.computed[clip][name]
            key = f"clips.{clip}.{name}"
            if wrong := disagreement(question, computed, film.project.quiz, key):
                raise ReelError(wrong)


def _formulas(clip: Clip, language: str) -> list[FormulaText]:
    """Print a clip's formulas."""
    where = f"storyboard: {clip.id}: formulas"
    found = _named(clip.formulas, where)
    if not isinstance(found, Mapping):
        raise ReelError(f"{where}: {clip.formulas} is no mapping of beats to formulas")
    for beat in found:
        if beat not in clip.beats:
            raise ReelError(
                f"{where}: the clip has no beat {beat!r}{nearest(str(beat), clip.beats)}"
            )
    formulas = [(beat, formula) for beat, several in found.items() for formula in several]
    try:
        from reel.notation.texts import formula_texts  # takes time to import, with SymPy

        return formula_texts(formulas, language)
    except TypeError as error:
        raise ReelError(f"{where}: {error}") from error


def _answers(name: str, where: str) -> dict[str, float]:
    """Run the function that computes a question's answers."""
    function = _named(name, where)
    try:
        found = function()
        if isinstance(found, Mapping):
            return {str(key): float(value) for key, value in found.items()}
        return dict.fromkeys(map(str, found), 1.0)
    except Exception as error:
        raise ReelError(
            f"{where}: {name} fails: {own_line(error)}: {what_happened(error)}"
        ) from error


def _named(name: str, where: str) -> Any:
    """Find what "module:NAME" of the film's package names."""
    module, _, attribute = name.partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except (Exception, SystemExit) as error:
        what = " ".join(what_happened(error).split())
        raise ReelError(f"{where}: {name} cannot be imported: {what}") from error
