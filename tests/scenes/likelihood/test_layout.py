"""Where the bell of clip 7 and its formulas stand: apart, with a place for all that shows."""

from itertools import combinations

from reel.records.formats import Format
from reel.stage import FrameRegions, Region
from scenes.likelihood.layout import Layout
from tests.layouts import apart, every_layout, within


def formulas(places: Layout) -> list[Region]:
    """All places that formulas and words have outside the picture."""
    return [
        places.density,
        *([places.legend] if places.legend else []),
        places.product,
        places.values,
        places.best,
        places.total,
        places.parabola,
        places.mean,
        places.loss,
        places.estimates,
    ]


@every_layout
def test_formulas_stand_clear_of_the_bell(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for place in formulas(places):
        assert apart(place, places.bell.picture)
        assert within(place, regions.safe)


@every_layout
def test_what_shows_together_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    sliding = [places.product, places.values]
    if not places.best_replaces_product:
        sliding.append(places.best)
    parabola = [places.total, places.parabola]
    if not places.mean_replaces_parabola:
        parabola.append(places.mean)
    for together in (sliding, parabola, [places.loss, places.estimates]):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_the_mean_takes_the_place_of_what_leaves(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    left = places.parabola if places.mean_replaces_parabola else places.best
    shared = places.mean.intersect(left)
    assert min(shared.width, shared.height) > 0
