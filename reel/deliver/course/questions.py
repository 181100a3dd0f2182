"""The questions of a quiz as pages know them."""

import math
from typing import Any

from reel.records.quiz import Question
from reel.records.timeline import Timeline

_SMALL = 0.02  # the share of a number that may be rounded off


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


def written(number: float, tolerance: float) -> str:
    """Write a number of a quiz as people do: "3", "\u22123", "4.67", with a true minus sign.

    It has as many decimals as its tolerance asks for, or as leave something of a smaller number.

    Args:
        number: the one asked for, or a slip.
        tolerance: how far an answer may be off.
    """
    text = f"{number:.10g}"
    if tolerance:
        decimals = max(0, math.ceil(-math.log10(2 * tolerance)))
        rounded = round(number, decimals)
        near = abs(rounded - number) <= _SMALL * abs(number)
        text = f"{rounded:.10g}" if near else f"{number:.3g}"
    return text.replace("-", "\u2212")
