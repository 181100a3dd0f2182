"""Faint colours are named as the one who mends them knows them."""

import pytest

from reel.check.colour import rgb
from reel.check.theme_keys import against, mend
from reel.records.theme import load_theme
from tests.our_film import PROJECT

DARK, LIGHT = load_theme(PROJECT, "dark"), load_theme(PROJECT, "light")


@pytest.mark.parametrize(
    ("colour", "ground", "named", "mended"),
    [
        (DARK.muted, DARK.background, "muted #97A3BF on background #0D1326", "make muted lighter"),
        (
            DARK.data,
            DARK.surface,
            "data or first #6FB7FF on surface #1A2340",
            "make data or first lighter",
        ),
        # Words in the ground's own colour on something bright: that is to be changed.
        (DARK.background, DARK.product, "background #0D1326 on product #FF8A5C", "make product"),
        (
            "#123456",
            DARK.background,
            "#123456 (no colour of the theme) on",
            "a colour of the theme",
        ),
        (DARK.text, "#808080", "text #EEF1F8 on #808080 (no colour", "make text darker"),
        (DARK.grid, DARK.surface, "grid #2A3558 on surface", "grid lighter, or draw it in another"),
    ],
)
def test_a_colour_and_its_ground(colour: str, ground: str, named: str, mended: str) -> None:
    assert named in against(DARK, rgb(colour), rgb(ground))
    assert mended in mend(DARK, rgb(colour), rgb(ground))


def test_on_a_bright_ground_colours_are_to_be_darker() -> None:
    assert mend(LIGHT, rgb(LIGHT.sum), rgb(LIGHT.background)) == "make sum darker"
