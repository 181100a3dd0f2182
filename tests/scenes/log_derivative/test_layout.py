"""Where pictures and formulas of clip 6 stand: apart, in the safe zone, notes off the curve."""

from itertools import combinations
from pathlib import Path

import pytest

from reel.formula.label import Label
from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.log_derivative.layout import Layout
from scenes.log_derivative.two_routes import TwoRoutes
from scenes.log_derivative.worked_example import WorkedExample
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout
from tests.our_film import FILM


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    growth, log, grid, row, example = (
        places.growth,
        places.log,
        places.grid,
        places.row,
        places.example,
    )
    for together in (
        [growth.rectangle, growth.magnifier, growth.statement],
        [log.curve, log.slope, log.chain, log.sum, log.condition],
        [grid.left_side, grid.grid, grid.sum, grid.condition],
        [row.rule, row.condition, row.count, row.counted, row.left_side, row.row],
        [example.plot, example.rates, example.slope],
        [example.plot, *example.routes.rows],
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    log, grid, row, example = places.log, places.grid, places.row, places.example
    for written in (
        places.growth.statement,
        *(log.slope, log.chain, log.sum, log.condition),
        *(grid.left_side, grid.grid, grid.sum, grid.condition),
        *(row.rule, row.condition, row.count, row.counted, row.left_side, row.row),
        *(example.rates, example.slope, *example.routes.rows),
    ):
        assert written.intersect(regions.safe).sides == pytest.approx(written.sides)


@every_layout
def test_the_rates_leave_where_the_two_ways_need_their_place(shape: Format) -> None:
    example = Layout.of(FrameRegions(shape)).example
    needed = not all(apart(example.rates, row) for row in example.routes.rows)
    assert example.rates_leave == needed


@every_layout
def test_no_note_is_written_over_the_curve(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    example = WorkedExample(Layout.of(FrameRegions(shape)).example, FILM.theme)
    _, slope = example.moving
    notes = [*map(box_of, example.name), box_of(slope)]
    for x, y, _ in example.curve.points:
        for note in notes:
            assert not (note.left < x < note.right and note.bottom < y < note.top)
    for one, other in combinations(notes, 2):
        assert apart(one, other)


@every_layout
def test_both_ways_and_their_names_stand_apart_in_the_safe_zone(
    shape: Format, tmp_path: Path
) -> None:
    configure(shape, tmp_path)
    regions = FrameRegions(shape)
    words = FILM.spec("log_derivative", shape).words.labels
    direct, short = (
        Label(words[key], size="small", colour=FILM.theme.muted) for key in ("direct", "short")
    )
    example = Layout.of(regions).example
    routes = TwoRoutes(example.routes, (direct, short), theme=FILM.theme)
    written = [box_of(routes.formula.part(name)) for name in ("first", "second", "third", "rates")]
    for one, other in combinations([*written, box_of(direct), box_of(short)], 2):
        assert apart(one, other)
    for mobject in (routes.formula, direct, short):
        box = box_of(mobject)
        assert box.intersect(regions.safe).sides == pytest.approx(box.sides)
