"""Longer words of other languages stand clear of what they must not touch."""

from itertools import combinations
from pathlib import Path

import pytest

from reel.records.film import Film, read_film
from reel.records.formats import FORMATS, LANDSCAPE
from scenes.likelihood import maths as likelihood
from scenes.likelihood.layout import Layout as LikelihoodLayout
from scenes.likelihood.scene import Likelihood
from scenes.log_axes.layout import Layout as AxesLayout
from scenes.log_axes.scene import LogAxes
from scenes.mse import maths as mse
from scenes.mse.layout import Layout as MseLayout
from scenes.mse.scene import Mse
from tests.dry import configure
from tests.layouts import apart, box_of
from tests.our_film import PROJECT, STORYBOARD

FILMS = [
    read_film(PROJECT.in_language(code), storyboard=STORYBOARD) for code in PROJECT.translations
]

every_language = pytest.mark.parametrize("film", FILMS, ids=PROJECT.translations)


@every_language
def test_an_errors_name_stands_within_its_curve(film: Film, tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    scene = Mse(film.spec("mse", LANDSCAPE), skip_animations=True)
    scene.places = MseLayout.of(scene.regions)
    columns = (scene.places.gauss, mse.GAUSS, "gauss", "squared"), (
        scene.places.laplace, mse.LAPLACE, "laplace", "absolute",
    )  # fmt: skip
    for column in columns:
        pair, _, effect = scene.build_column(*column)
        box = box_of(effect).inset(-0.05)
        for x, y, _ in pair.land().get_anchors():
            assert not (box.left < x < box.right and box.bottom < y < box.top)


@every_language
def test_the_mouse_stands_clear_of_what_is_said_of_all(film: Film, tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    scene = LogAxes(film.spec("log_axes", LANDSCAPE), skip_animations=True)
    scene.places = AxesLayout.of(scene.regions)
    scene.make_chart()
    animals = [scene.mouse.title, scene.elephant.title, scene.other_elephant.title]
    boxes = [box_of(each) for each in (scene.corner.title, *animals)]
    for one, other in combinations(boxes, 2):
        assert apart(one.inset(-0.03), other.inset(-0.03))


@every_language
@pytest.mark.parametrize("shape", ["portrait", "square"])
def test_a_remark_is_not_torn_into_single_words(film: Film, shape: str, tmp_path: Path) -> None:
    configure(FORMATS[shape], tmp_path)
    scene = Likelihood(film.spec("likelihood", FORMATS[shape]), skip_animations=True)
    scene.places = LikelihoodLayout.of(scene.regions)
    parabola = scene.formula(likelihood.PARABOLA)
    remark = scene.remark("parabola", parabola)
    line = scene.label("parabola", size="small").height
    assert remark.height < 3 * line, "two lines at most"
    assert apart(box_of(remark), box_of(parabola))
