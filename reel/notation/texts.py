"""A formula in all forms in which readers take it."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import tostring

from reel.notation.form import Form
from reel.notation.form_printer import form_of
from reel.notation.latex import LaTeX
from reel.notation.mathml import mathml
from reel.notation.plain_typst import PlainTypst
from reel.notation.speech import Speech
from reel.notation.spoken_words import spoken_words
from reel.records.formula_text import FormulaText


def formula_text(beat: str, expr: Any, language: str = "en") -> FormulaText:
    """Write a formula as text; the arguments are those of `formula_texts`.

    Raises:
        TypeError: it holds something that cannot be printed.
    """
    (text,) = formula_texts([(beat, expr)], language)
    return text


def formula_texts(formulas: Sequence[tuple[str, Any]], language: str = "en") -> list[FormulaText]:
    """Write formulas as text; many at once are quicker than one after another.

    Args:
        formulas: the id of the beat in which each stands, and what it says.
        language: in which they are read aloud, as BCP 47 has it.

    Raises:
        TypeError: one holds something that cannot be printed; names its beat.
    """
    forms = [_form(beat, expr) for beat, expr in formulas]
    typst, latex, speech = PlainTypst(), LaTeX(), Speech(spoken_words(language))
    sources = [typst.write(form) for form in forms]
    texts = []
    for (beat, _), form, source, math in zip(
        formulas, forms, sources, mathml(sources), strict=True
    ):
        shown = tostring(math, encoding="unicode")
        texts.append(FormulaText(beat, source, latex.write(form), shown, speech.write(form)))
    return texts


def _form(beat: str, expr: Any) -> Form:
    try:
        return form_of(expr)
    except TypeError as error:
        raise TypeError(f"beat {beat}: {error}") from error
