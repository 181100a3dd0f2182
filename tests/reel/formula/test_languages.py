"""Numbers and formulas in the picture follow the language; what they are called does not."""

from collections.abc import Iterator

import numpy as np
import pytest
import sympy as sp

from reel.formula.formula import Formula
from reel.formula.language import write_in, written_number
from reel.formula.live_number import LiveNumber, scientific
from reel.notation.written import (
    Argmax,
    Log,
    Rounded,
    Scientific,
    approximately,
    dotted,
)
from reel.records.language import ENGLISH
from reel.records.typeface import Typeface
from tests.our_film import FILM

x, y, t = sp.symbols("x y theta")
NUMBER = approximately(Log(10, 2), Rounded(sp.log(10, 2), 2))
POWER = Scientific(sp.Float(1.13e-15), 1)


@pytest.fixture(params=["de", "es", "fr"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    write_in(request.param, Typeface())
    yield request.param
    write_in(ENGLISH, Typeface())


def formula(expr: sp.Basic) -> Formula:
    return Formula(expr, theme=FILM.theme)


def outlines(number: LiveNumber) -> list[np.ndarray]:
    return [slot.points - slot.get_center() for slot in number.slots if slot.has_points()]


def test_a_decimal_comma_is_no_sign_between_two_numbers(language: str) -> None:
    own = formula(NUMBER)
    write_in(ENGLISH, Typeface())
    english = formula(NUMBER)
    assert own.leaves == english.leaves, "its parts have the same names"
    assert own.width == pytest.approx(english.width, abs=0.02), "there is no room after the comma"
    point, comma = (each.part("3.32").submobjects[1] for each in (english, own))
    assert comma.height > 1.5 * point.height
    assert comma.get_bottom()[1] < own.part("3.32").submobjects[0].get_bottom()[1]


def test_signs_are_those_of_the_language(language: str) -> None:
    times = formula(POWER).part("times").width
    dot = formula(dotted(x, y)).part("dot").width
    assert (times > 0.15) == (language == "fr")
    assert (dot > 0.15) == (language == "fr")


def test_names_of_functions_are_those_of_the_language(language: str) -> None:
    own = formula(Argmax(sp.log(t), t)).part("argmax")
    write_in(ENGLISH, Typeface())
    english = formula(Argmax(sp.log(t), t)).part("argmax")
    assert own.width > english.width + 0.05, "arg max is two words"
    accented = own.submobjects[4].height > english.submobjects[4].height + 0.05
    assert accented == (language == "es"), "arg máx"


def test_a_live_number_is_written_so_too(language: str) -> None:
    sevens = outlines(LiveNumber("0.75", colour="#FFFFFF"))
    write_in(ENGLISH, Typeface())
    english = outlines(LiveNumber("0.75", colour="#FFFFFF"))
    assert len(sevens) == len(english) == 4
    assert [one.shape == two.shape for one, two in zip(sevens, english, strict=True)] == [
        True, False, True, True,
    ]  # fmt: skip


def test_a_live_power_of_ten_has_the_sign_of_formulas(language: str) -> None:
    sign = LiveNumber(scientific(1.13e-15), colour="#FFFFFF").slots[3]
    assert (sign.width > 0.15) == (language == "fr")


def test_numbers_in_words_are_written_by_the_scene(language: str) -> None:
    assert written_number("0.73") == "0,73"
