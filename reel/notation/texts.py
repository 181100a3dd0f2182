"""A formula in all forms in which readers take it."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import tostring

import msgspec

from reel.notation.form import Form
from reel.notation.form_printer import form_of
from reel.notation.latex import LaTeX
from reel.notation.mathml import mathml
from reel.notation.plain_typst import PlainTypst
from reel.notation.speech import Speech
from reel.notation.spoken_words import spoken_words
from reel.notation.stated import Stated
from reel.records.formula_text import FormulaText
from reel.records.language import ENGLISH, Language, language_of


def formula_text(beat: str, expr: Any, language: str = ENGLISH) -> FormulaText:
    """Write a formula that has no conditions; the arguments are those of `formula_texts`.

    Raises:
        TypeError: it holds something that cannot be printed.
    """
    (text,) = formula_texts([Stated(beat, expr)], language)
    return text


def formula_texts(formulas: Sequence[Stated], language: str = ENGLISH) -> list[FormulaText]:
    """Write formulas as text; many at once are quicker than one after another.

    Args:
        formulas: what a clip states.
        language: in which they are written and read aloud, as BCP 47 has it.

    Raises:
        TypeError: one holds something that cannot be printed; names its beat.
    """
    own = language_of(language)
    writer = _Writer(own)
    written = [writer.write(each) for each in formulas]
    with_points = _Writer(msgspec.structs.replace(own, decimal="."))
    maths = mathml([with_points.write(each)[0] for each in formulas], own)
    return [
        FormulaText(each.beat, typst, latex, tostring(math, encoding="unicode"), spoken, each.cue)
        for each, (typst, latex, spoken), math in zip(formulas, written, maths, strict=True)
    ]


class _Writer:
    """Writes formulas with their conditions in Typst, in LaTeX and aloud."""

    def __init__(self, language: Language) -> None:
        self._words = spoken_words(language.tag)
        self._dialects = PlainTypst(language), LaTeX(language), Speech(language)

    def write(self, stated: Stated) -> tuple[str, str, str]:
        forms = [_form(stated.beat, expr) for expr in (stated.formula, *stated.conditions)]
        typst, latex, spoken = (
            [dialect.write(form) for form in forms] for dialect in self._dialects
        )
        if len(forms) == 1:
            return typst[0], latex[0], spoken[0]
        given = self._words.given
        return (
            f'{typst[0]}, quad "{given}" {", ".join(typst[1:])}',
            rf"{latex[0]}, \quad \text{{{given} }} {', '.join(latex[1:])}",
            f"{spoken[0]} {given} {f' {self._words.also} '.join(spoken[1:])}",
        )


def _form(beat: str, expr: Any) -> Form:
    try:
        return form_of(expr)
    except TypeError as error:
        raise TypeError(f"beat {beat}: {error}") from error
