"""A rehearsal stops where it should, and draws what stands there."""

from pathlib import Path

import numpy as np
import pytest

from reel.check.rehearsal import Kind, Moment, rehearse
from reel.check.run import check
from reel.records.errors import ReelError
from reel.records.formats import DRAFT, LANDSCAPE, PORTRAIT, Quality
from tests.dry import configure
from tests.our_film import FILM
from tests.reel.check import samples
from tests.reel.check.sampling import UNPOINTED, spec


def test_it_stops_at_the_start_after_a_second_half_way_and_at_the_end(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    stops: list[tuple[Kind, str, float, float]] = []

    def visit(moment: Moment) -> None:
        square = moment.scene.square.get_center()[0]
        stops.append((moment.kind, moment.beat, round(moment.time, 3), round(square, 3)))

    played = rehearse(spec(samples.Moving, words=UNPOINTED), visit)
    assert stops == [
        ("start", "only", 0, -2),
        ("half-way", "only", 1, 0),
        ("one second", "only", 1, 0),
        ("end", "only", pytest.approx(played.scene.time, abs=1e-3), 2),
    ]
    assert [play.moves for play in played.plays] == [True, False, False]
    assert played.plays[-1].end == pytest.approx(played.beats[-1].end)


def test_moments_not_asked_for_are_passed_over(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    kinds: list[Kind] = []
    rehearse(
        spec(samples.Moving, words=UNPOINTED), lambda moment: kinds.append(moment.kind), ["end"]
    )
    assert kinds == ["end"]


def test_pixels_show_the_moment(tmp_path: Path) -> None:
    configure(PORTRAIT, tmp_path, Quality("tiny", 100, DRAFT.fps))
    seen: dict[str, np.ndarray] = {}

    def visit(moment: Moment) -> None:
        seen[moment.kind] = moment.pixels()

    made = spec(samples.Moving, shape=PORTRAIT, words=UNPOINTED)
    rehearse(made, visit)
    data = [*bytes.fromhex(made.theme.data[1:])]
    for kind, column in (("start", 25), ("half-way", 50), ("end", 75)):
        assert seen[kind].shape == (178, 100, 4)
        assert seen[kind][89, column, :3] == pytest.approx(data, abs=2)
        assert np.abs(seen[kind][89, 100 - column, :3] - data).max() > 50 or column == 50


def test_a_real_clip_is_checked_in_its_own_process() -> None:
    found = check(FILM, ["definition"], [LANDSCAPE], ["dark", "light"])
    assert not [finding for finding in found if finding.rule == "scene.error"]


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(ReelError, match="no clip"):
        check(FILM, ["nothing"], [LANDSCAPE], ["dark"])
    with pytest.raises(ReelError, match="no theme"):
        check(FILM, [], [LANDSCAPE], ["pink"])
    with pytest.raises(ReelError, match="nothing to check"):
        check(FILM, [], [], ["dark"])
