"""The film's own quiz: its keys are what is computed, and every question can be asked."""

import math
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from reel.build.facts import Facts, judge, work_out
from reel.records.errors import ReelError
from reel.records.quiz import Question, Quiz, load_quiz
from tests.our_film import FILM, STORYBOARD


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    return load_quiz(FILM.project, STORYBOARD, FILM.words)


@pytest.fixture(scope="module")
def facts(quiz: Quiz) -> Facts:
    return work_out(FILM, quiz)


def test_every_clip_asks_two_or_three_questions(quiz: Quiz) -> None:
    assert list(quiz.clips) == STORYBOARD.ids
    assert {len(questions) for questions in quiz.clips.values()} <= {2, 3}


def test_the_keys_are_what_is_computed(quiz: Quiz, facts: Facts) -> None:
    judge(facts, FILM, quiz)


def test_every_question_leads_to_a_moment_and_no_text_is_used_twice(quiz: Quiz) -> None:
    asked = [question for clip in quiz.clips.values() for question in clip.values()]
    assert all(question.cue for question in asked)
    texts = [question.ask for question in asked]
    assert len(set(texts)) == len(texts)


def test_the_right_answer_has_no_place_of_its_own(quiz: Quiz) -> None:
    places = [
        [answer.right for answer in question.answers.values()].index(True)
        for clip in quiz.clips.values()
        for question in clip.values()
        if question.kind == "single"
    ]
    assert {0, 1, 2} <= set(places)
    assert max(places.count(place) for place in set(places)) <= 0.6 * len(places)


def changed(quiz: Quiz, clip: str, name: str, question: Question) -> Quiz:
    return Quiz({**quiz.clips, clip: {**quiz.clips[clip], name: question}}, quiz.mastery)


def test_a_wrong_key_fails_and_is_named(quiz: Quiz, facts: Facts) -> None:
    scaled = quiz.clips["monotone"]["scaled"]
    answers = {
        name: msgspec.structs.replace(answer, right=name == "shifted")
        for name, answer in scaled.answers.items()
    }
    wrong = msgspec.structs.replace(scaled, answers=answers)
    with pytest.raises(ReelError, match=r"clips\.monotone\.scaled\.answers: .* right: same$"):
        judge(facts, FILM, changed(quiz, "monotone", "scaled", wrong))


def test_a_wrong_number_fails_and_is_named(quiz: Quiz, facts: Facts) -> None:
    rule = msgspec.structs.replace(quiz.clips["gradients"]["rule"], value=24.0)
    with pytest.raises(ReelError, match=r"clips\.gradients\.rule\.value: is 24; .* gives 23$"):
        judge(facts, FILM, changed(quiz, "gradients", "rule", rule))


def reading(tmp_path: Path, text: str) -> Quiz:
    """Read a quiz that somebody else has written for this film."""
    project = replace(FILM.project, root=tmp_path)
    project.quiz.parent.mkdir(parents=True)
    project.quiz.write_text(text, encoding="utf-8")
    return load_quiz(project, STORYBOARD, FILM.words)


GOOD = """
[clips.hook.halvings]
kind = "single"
ask = "How many?"
beat = "add"
cue = "halved"
computed = "scenes.hook.quiz:halvings"
[clips.hook.halvings.answers]
one = { text = "One", why = "No.", right = true }
two = { text = "Two", why = "No." }
"""


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("clips.hook", "clips.hok", r"clips\.hok: the storyboard has no such clip.*hook"),
        ('beat = "add"', 'beat = "ad"', r"halvings\.beat: the clip has no beat 'ad'.*add"),
        ('cue = "halved"', 'cue = "halve"', r"\.cue: the beat has no cue 'halve'.*halved"),
        ('kind = "single"', 'kind = "singel"', r"'singel' is none of single, multiple, number"),
        ('kind = "single"', 'kind = "number"', r"\.value is missing"),
        (", right = true", "", r"answers: 0 of them are right, and one must be"),
        ('"Two", why = "No."', '"Two", why = "No.", right = true', r"answers: 2 of them are right"),
        ('two = { text = "Two", why = "No." }', "", r"answers: there are 2 to 26 to choose from"),
        ('text = "Two"', 'text = " "', r"answers\.two\.text is empty"),
        ("scenes.hook.quiz:halvings", "os:getcwd", r"\.computed: 'os:getcwd' is not scenes"),
        ('ask = "How many?"', "", r"halvings\.ask is missing"),
    ],
)
def test_a_wrong_quiz_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in GOOD
    text = GOOD.replace(was, now)
    with pytest.raises(ReelError, match=said):
        reading(tmp_path, text)


def test_without_a_file_there_is_no_quiz(tmp_path: Path) -> None:
    assert load_quiz(replace(FILM.project, root=tmp_path), STORYBOARD, FILM.words) == Quiz()


def ends() -> None:
    sys.exit(3)


def not_a_number() -> dict[str, float]:
    return {"right": math.nan}


def tells() -> dict[str, bool]:
    return {"one": False}


def test_answers_to_choose_from_are_names_not_a_table() -> None:
    question = Question("single", "?", "add", "tests.scenes.test_quiz:tells")
    with pytest.raises(ReelError, match=r"gives \{'one': False\}, not the names"):
        work_out(FILM, Quiz({"hook": {"q": question}}))


NUMBER = """
[clips.hook.halvings]
kind = "number"
ask = "How many?"
beat = "add"
computed = "scenes.hook.quiz:halvings"
why = "So."
hint = "Count."
value = 3
tolerance = 0
[clips.hook.halvings.slips]
four = { value = 4, why = "No." }
"""


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("value = 3", "value = nan", r"halvings\.value: nan is no number"),
        ("value = 3", "value = 1e999", r"halvings\.value: inf is no number"),
        ("tolerance = 0", "tolerance = inf", r"halvings\.tolerance: inf is no number"),
        ("value = 4", "value = -inf", r"slips\.four\.value: -inf is no number"),
        ("four =", "right =", r"slips\.right: no slip is called that"),
        ("value = 3", "", r"halvings\.value is missing"),
    ],
)
def test_a_wrong_number_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    with pytest.raises(ReelError, match=said):
        reading(tmp_path, NUMBER.replace(was, now))


@pytest.mark.parametrize(
    ("computed", "said"),
    [
        ("scenes.hook.quiz:nothing", r"clips\.hook\.q: scenes\.hook\.quiz has no 'nothing'"),
        ("scenes.hook.nowhere:right", r"scenes\.hook\.nowhere:right cannot be imported"),
        ("scenes.shared.answers:true_ones", r"true_ones fails: .*missing 1 required"),
        ("scenes.hook.quiz:halving", r"has no 'halving'; did you mean 'halvings'"),
        ("tests.scenes.test_quiz:ends", r"ends fails: .*sys\.exit\(3\)"),
        ("tests.scenes.test_quiz:not_a_number", r"not_a_number fails: .*it gives nan"),
    ],
)
def test_a_function_that_fails_is_named(computed: str, said: str) -> None:
    question = Question("number", "?", "add", computed, value=1.0)
    with pytest.raises(ReelError, match=said):
        work_out(FILM, Quiz({"hook": {"q": question}}))
