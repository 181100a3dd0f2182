"""In every theme what is written can be read, and roles can be told apart."""

from itertools import combinations

import pytest

from reel.check.colour import contrast, rgb
from reel.check.theme_keys import GROUNDS
from reel.records.theme import ROLES, load_theme, theme_names
from tests.our_film import PROJECT

WRITTEN = sorted(set(ROLES) - set(GROUNDS))


@pytest.mark.parametrize("name", theme_names(PROJECT))
@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("role", WRITTEN)
def test_roles_can_be_read_on_their_grounds(name: str, ground: str, role: str) -> None:
    theme = load_theme(PROJECT, name)
    assert contrast(rgb(theme.colour(role)), rgb(theme.colour(ground))) >= 4.5


@pytest.mark.parametrize("name", theme_names(PROJECT))
def test_a_highlighted_word_can_be_read_and_told_from_others(name: str) -> None:
    theme = load_theme(PROJECT, name)
    assert contrast(rgb(theme.text), rgb(theme.highlight)) >= 4.5
    assert contrast(rgb(theme.highlight), rgb(theme.surface)) >= 1.4


@pytest.mark.parametrize("name", theme_names(PROJECT))
@pytest.mark.parametrize("role", WRITTEN)
def test_colours_can_carry_type_in_the_ground_s_colour(name: str, role: str) -> None:
    theme = load_theme(PROJECT, name)
    assert contrast(rgb(theme.background), rgb(theme.colour(role))) >= 4.5


def test_themes_there_are() -> None:
    assert theme_names(PROJECT) == ["dark", "light"]


def test_in_the_light_theme_no_two_meanings_share_a_colour() -> None:
    theme = load_theme(PROJECT, "light")
    meanings = sorted(set(WRITTEN) - {"first", "second", "third"})
    for one, other in combinations(meanings, 2):
        assert theme.colour(one) != theme.colour(other), f"{one} and {other}"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(rgb("#FFFFFF"), rgb("#000000")) == pytest.approx(21)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.005)
