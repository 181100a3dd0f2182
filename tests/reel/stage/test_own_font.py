"""Words in a language's own font: they are drawn, and high marks have room."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reel.engine.cache.keys import Keys
from reel.formula.label import Label
from reel.formula.language import write_in
from reel.records.errors import ReelError
from reel.records.formats import HD, LANDSCAPE
from reel.records.plan import Job
from reel.records.typeface import Typeface
from reel.stage import FrameRegions
from reel.stage.burnt_caption import caption_picture
from reel.stage.headline import Headline
from tests.dry import configure
from tests.our_film import FILM, ROOT

THAI = Typeface("Noto Sans Thai", (str(ROOT / "tests" / "fonts"),), (), "of these bytes")


@pytest.fixture(autouse=True)
def _in_thai(tmp_path: Path) -> Iterator[None]:
    configure(LANDSCAPE, tmp_path)
    write_in("th", THAI)
    yield
    write_in("en", Typeface())


def test_labels_are_set_in_it_while_a_scene_in_that_language_is_made() -> None:
    assert len(Label("ลอการิทึม", colour=FILM.theme.text)) == 9
    write_in("en", Typeface())
    with pytest.raises(ReelError, match=r"no font has ล .* name a font .* under \[font\]"):
        Label("ลอการิทึม", colour=FILM.theme.text)


def test_marks_above_letters_touch_no_other_line() -> None:
    headline = Headline(FrameRegions(LANDSCAPE), FILM.theme)
    headline.ask("ลอการิทึมคืออะไร")
    headline.change_point("กืึ กืึ")
    question, point = headline.shown
    assert question.get_bottom()[1] - point.get_top()[1] > 0.05


def test_a_captions_plate_holds_high_and_low_letters() -> None:
    lines = "กืึ คืออะไร", "ผลคูณกลายเป็นผลบวก"
    pixels = caption_picture(lines, LANDSCAPE, HD.pixels(LANDSCAPE), FILM.theme).pixels
    light = pixels[:, :, :3].max(axis=2) > 180
    rows = light.any(axis=1).nonzero()[0]
    assert min(rows[0], len(light) - 1 - rows[-1]) >= 4


def test_another_font_is_drawn_anew() -> None:
    spec = FILM.spec("hook")
    keys = Keys()
    jobs = [
        Job("hook", "scene:Hook", HD.picture(LANDSCAPE), replace(spec, typeface=each))
        for each in (Typeface(), THAI)
    ]
    assert len({keys.clip(job) for job in jobs}) == 2
    assert not set(keys.segments(jobs[0])) & set(keys.segments(jobs[1]))
