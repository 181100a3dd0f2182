"""The questions of a quiz as pages know them."""

from typing import Any

from reel.records.quiz import Question
from reel.records.timeline import Timeline


def question_data(name: str, question: Question, timeline: Timeline) -> dict[str, Any]:
    """Gather a question, its key, and the moment (seconds) that answers it."""
    return {
        "name": name,
        "kind": question.kind,
        "ask": question.ask,
        "beat": question.beat,
        "time": answered_at(question, timeline),
        "answers": {
            key: {"text": answer.text, "why": answer.why, "right": answer.right}
            for key, answer in question.answers.items()
        },
        "value": question.value,
        "tolerance": question.tolerance,
        "why": question.why,
        "hint": question.hint,
        "slips": [{"value": slip.value, "why": slip.why} for slip in question.slips.values()],
    }


def answered_at(question: Question, timeline: Timeline) -> float:
    """Find the moment of the video (seconds) that answers a question."""
    beat = next(each for each in timeline.beats if each.id == question.beat)
    return next((cue.seen for cue in beat.cues if cue.name == question.cue), beat.start)
