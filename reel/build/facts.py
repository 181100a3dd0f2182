"""What a course states besides the clips' words, worked out from the film's own modules."""

import importlib
import math
import signal
from collections.abc import Mapping
from typing import Any

import msgspec

from reel.notation.stated import stated
from reel.records.blame import in_one_line
from reel.records.errors import ReelError
from reel.records.film import Film
from reel.records.formula_text import FormulaText
from reel.records.moment import judge_moment
from reel.records.nearest import nearest
from reel.records.quiz import Question, Quiz, disagreement
from reel.records.root import shown
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
    language = film.project.language
    formulas = {clip.id: _formulas(clip, language) for clip in film.storyboard if clip.formulas}
    computed = {
        clip: {
            name: _answers(question, f"{shown(film.project.quiz)}: clips.{clip}.{name}")
            for name, question in questions.items()
        }
        for clip, questions in quiz.clips.items()
    }
    return Facts(formulas, computed)


def judge(facts: Facts, film: Film, quiz: Quiz) -> None:
    """Make sure that the film has the formulas' moments, and the quiz's keys are what was found.

    Raises:
        ReelError: it has not, or one is not.
    """
    for clip, formulas in facts.formulas.items():
        where = f"storyboard: {clip}: formulas"
        for formula in formulas:
            judge_moment(formula.beat, formula.cue, film.words[clip], where, where)
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
        raise ReelError(f"{where}: {clip.formulas} is no mapping of moments to formulas")
    for moment, several in found.items():
        if not isinstance(several, (tuple, list)):
            raise ReelError(f"{where}: {moment!r}: write its formulas as (formula, …)")
    try:
        from reel.notation.texts import formula_texts  # takes time to import, with SymPy

        return formula_texts(stated(found), language)
    except (TypeError, ValueError) as error:
        raise ReelError(f"{where}: {error}") from error


def _answers(question: Question, where: str) -> dict[str, float]:
    """Run the function that computes a question's answers."""
    name = question.computed
    function = _named(name, where)
    try:
        found = function()
        if question.kind == "number":
            return {str(key): _finite(value) for key, value in found.items()}
    except (Exception, SystemExit) as error:
        _let_signals_through(error)
        raise ReelError(f"{where}: {name} fails: {in_one_line(error)}") from error
    if not isinstance(found, (set, frozenset, list, tuple)):
        raise ReelError(f"{where}: {name} gives {found!r}, not the names of the right answers")
    return dict.fromkeys(map(str, found), 1.0)


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"it gives {number}, which is no number that anybody could answer")
    return number


def _named(name: str, where: str) -> Any:
    """Find what "module:NAME" of the film's package names."""
    module, _, attribute = name.partition(":")
    try:
        found = importlib.import_module(module)
    except (Exception, SystemExit) as error:
        _let_signals_through(error)
        raise ReelError(f"{where}: {name} cannot be imported: {in_one_line(error)}") from error
    if not hasattr(found, attribute):
        raise ReelError(f"{where}: {module} has no {attribute!r}{nearest(attribute, dir(found))}")
    return getattr(found, attribute)


def _let_signals_through(error: BaseException) -> None:
    """Raise an exit again that somebody has asked for from outside."""
    if isinstance(error, SystemExit) and error.code == 128 + signal.SIGTERM:
        raise error
