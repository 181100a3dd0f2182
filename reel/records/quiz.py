"""The questions of a quiz, as a file in assets/quiz has them. A film without one has no quiz."""

import math
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from reel.records.errors import ReelError
from reel.records.moment import judge_moment
from reel.records.nearest import nearest
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml, record, records
from reel.records.words import ClipWords
from reel.records.written_text import judge_text

Kind = Literal["single", "multiple", "number"]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]

RIGHT = "right"
"""Under this name a function that computes a number gives the right one."""


MOST_ANSWERS = 26
"""To choose from: a handout and an LMS name them by letters."""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from.

    Attributes:
        text: what it says.
        why: why it is right or wrong, in a sentence: shown once it was chosen.
        right: whether it is.
    """

    text: str
    why: str
    right: bool = False


class Slip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong number that people come to, and the mistake by which they do."""

    value: float
    why: str


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question.

    Attributes:
        kind: whether one answer is right, several may be, or a number is asked for.
        ask: the question.
        beat: the clip's beat that answers it.
        cue: the moment of the beat, if it is not its beginning.
        computed: the function that works out which answers are right, as "module:function" within
            the film's package. It gives the names of the right answers; for a number, the number
            under the name `RIGHT` and each slip's under its own.
        answers: to choose from, by name.
        value: the number asked for.
        tolerance: how far a number may be off and still be right.
        why: why the number is right, in a sentence.
        hint: shown for a number that is no slip known here.
        slips: wrong numbers that people come to, by name.
    """

    kind: Kind
    ask: str
    beat: str
    computed: str
    cue: str = ""
    answers: dict[str, Answer] = {}
    value: float | None = None
    tolerance: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    why: str = ""
    hint: str = ""
    slips: dict[str, Slip] = {}


class Quiz(msgspec.Struct, frozen=True):
    """All questions of a film.

    Attributes:
        clips: the questions of each clip, by its id; each question by its own name.
        mastery: the share of right answers with which a learner has passed.
    """

    clips: dict[str, dict[str, Question]] = {}
    mastery: float = 0.8


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clips: dict[str, dict[str, object]]
    mastery: Share = 0.8
    same: tuple[str, ...] = ()  # keys of what is meant to be as in the first language


def load_quiz(project: Project, storyboard: Storyboard, words: dict[str, ClipWords]) -> Quiz:
    """Read the film's questions, and check them against its storyboard and words.

    Raises:
        ReelError: the file is broken, or a question is: names the file and the key.
    """
    path = project.quiz
    return quiz(read_toml(path), project, storyboard, words) if path.exists() else Quiz()


def quiz(
    table: dict[str, Any], project: Project, storyboard: Storyboard, words: dict[str, ClipWords]
) -> Quiz:
    """Make a quiz of the tables of its file; see `load_quiz`."""
    path = project.quiz
    file = record(table, _File, path)
    clips: dict[str, dict[str, Question]] = {}
    for clip, tables in file.clips.items():
        if clip not in storyboard:
            raise ReelError(
                f"{shown(path)}: clips.{clip}: the storyboard has no such clip"
                f"{nearest(clip, storyboard.ids)}"
            )
        clips[clip] = records(tables, Question, path, f"clips.{clip}")
        for name, question in clips[clip].items():
            _judge(question, words[clip], project, f"{shown(path)}: clips.{clip}.{name}")
    return Quiz(clips, file.mastery)


def _judge(question: Question, words: ClipWords, project: Project, where: str) -> None:
    """Make sure that a question can be asked and answered.

    Raises:
        ReelError: it cannot.
    """
    judge_moment(question.beat, question.cue, words, f"{where}.beat", f"{where}.cue")
    module, _, function = question.computed.partition(":")
    if not module.startswith(f"{project.package}.") or not all(
        map(str.isidentifier, [*module.split("."), function])
    ):
        raise ReelError(
            f"{where}.computed: {question.computed!r} is not {project.package}.….module:function"
        )
    _judge_numbers(question, where)
    texts = {"ask": question.ask}
    if question.kind == "number":
        if question.value is None:
            raise ReelError(f"{where}.value is missing; write the number asked for")
        if question.answers:
            raise ReelError(f"{where}.answers: a number has none to choose from; write slips")
        texts |= {"why": question.why, "hint": question.hint}
        texts |= {f"slips.{name}.why": slip.why for name, slip in question.slips.items()}
    else:
        right = [answer for answer in question.answers.values() if answer.right]
        if not 2 <= len(question.answers) <= MOST_ANSWERS:
            raise ReelError(f"{where}.answers: there are 2 to {MOST_ANSWERS} to choose from")
        if not right or (question.kind == "single" and len(right) > 1):
            wanted = "one" if question.kind == "single" else "one at least"
            raise ReelError(
                f"{where}.answers: {len(right)} of them are right, and {wanted} must be"
            )
        if question.value is not None or question.slips:
            raise ReelError(f"{where}: only a number has a value and slips")
        for name, answer in question.answers.items():
            texts |= {f"answers.{name}.text": answer.text, f"answers.{name}.why": answer.why}
    for key, text in texts.items():
        judge_text(text, f"{where}.{key}")


def _judge_numbers(question: Question, where: str) -> None:
    """Make sure that a question's numbers are numbers, and no slip passes for the right one.

    Raises:
        ReelError: one is not, or does.
    """
    numbers = {"value": question.value, "tolerance": question.tolerance}
    numbers |= {f"slips.{name}.value": slip.value for name, slip in question.slips.items()}
    for key, number in numbers.items():
        if number is not None and not math.isfinite(number):
            raise ReelError(f"{where}.{key}: {number} is no number that anybody could give")
    if RIGHT in question.slips:
        raise ReelError(f"{where}.slips.{RIGHT}: no slip is called that; give it another name")


def disagreement(question: Question, computed: dict[str, float], path: Path, key: str) -> str:
    """Say in one line how a question's key differs from what was computed; "" if it does not.

    Args:
        question: as the file has it.
        computed: 1 for each answer that is right; for a number, each number by its name.
        path: the file.
        key: of the question.
    """
    where = f"{shown(path)}: {key}"
    if question.kind != "number":
        written = {name for name, answer in question.answers.items() if answer.right}
        if written == set(computed):
            return ""
        names = ", ".join(sorted(computed)) or "none"
        return f"{where}.answers: {question.computed} finds these right: {names}"
    assert question.value is not None
    numbers = {RIGHT: question.value} | {name: slip.value for name, slip in question.slips.items()}
    if set(numbers) != set(computed):
        names = ", ".join(sorted(set(computed) - {RIGHT})) or "none"
        return f"{where}.slips: {question.computed} computes {names}"
    for name, number in numbers.items():
        if not abs(number - computed[name]) <= question.tolerance + 1e-9 * abs(number):
            field = "value" if name == RIGHT else f"slips.{name}.value"
            return f"{where}.{field}: is {number:g}; {question.computed} gives {computed[name]:.6g}"
    return ""
