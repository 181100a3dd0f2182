"""The studio's page in a browser: pictures come and are seen, one moves through them by hand."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reel.engine.live.messages import Place
from tests.browser import until
from tests.conftest import wait_for
from tests.reel.studio.conftest import PLACE, STATE, Studio, colour, goes_to
from tests.reel.studio.stand_in import FRAMES, colour_of

ALL = 3 * FRAMES


def sees(page: Page, studio: Studio, place: Place) -> None:
    """A frame is seen, as the scene has drawn it."""
    goes_to(page, f"{place.segment}.{place.offset}")
    wanted = colour_of(place, studio.stage.scenes[0].job)
    assert colour(page) == pytest.approx(wanted, abs=4)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_page_shows_the_first_picture(opened: Page, studio: Studio) -> None:
    expect(opened.get_by_role("heading", level=1)).to_have_text("first: What is asked?")
    expect(opened.locator("#connection")).to_have_text("Connected")
    sees(opened, studio, Place(0, 0))
    canvas = opened.locator(".screen canvas").first
    assert canvas.evaluate("it => [it.width, it.height]") == [854, 480]


def test_keys_and_buttons_step_by_frames(opened: Page, studio: Studio) -> None:
    press(opened, ".", ".", "ArrowRight")
    sees(opened, studio, Place(0, 3))
    press(opened, ",", "ArrowLeft")
    sees(opened, studio, Place(0, 1))
    opened.get_by_role("button", name="One frame forward").click()
    sees(opened, studio, Place(0, 2))
    opened.get_by_role("button", name="One frame back").click()
    press(opened, ",", ",")
    sees(opened, studio, Place(0, 0))


def test_the_slider_goes_by_keys(opened: Page, studio: Studio) -> None:
    slider = opened.get_by_role("slider", name="Moment")
    slider.focus()
    press(opened, "End")
    sees(opened, studio, Place(2, FRAMES - 1))
    expect(slider).to_have_attribute("aria-valuenow", str(ALL - 1))
    expect(slider).to_have_attribute("aria-valuetext", re.compile("seconds, beat answer"))
    press(opened, "PageDown")
    sees(opened, studio, Place(2, 0))
    press(opened, "PageDown")
    sees(opened, studio, Place(0, 0))
    press(opened, "PageUp", "ArrowLeft")
    sees(opened, studio, Place(1, FRAMES - 1))


def test_dragging_looks_at_the_place_under_the_pointer(opened: Page, studio: Studio) -> None:
    box = opened.locator("#slider").bounding_box()
    assert box
    studio.stage.asked.clear()
    opened.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 20)
    opened.mouse.down()
    opened.mouse.move(box["x"] + box["width"] * (25.5 / ALL), box["y"] + 20)
    sees(opened, studio, Place(2, 5))
    opened.mouse.up()
    opened.mouse.move(box["x"], box["y"] + 20)
    sees(opened, studio, Place(2, 5))


def test_what_is_not_drawn_is_asked_for_where_one_looks(page: Page, studio: Studio) -> None:
    """The scene begins where one looks, not at the beginning; until it comes, the last picture is
    seen, dimmed."""
    page.goto(studio.url)
    until(page, f"{STATE} === 'drawn'")
    studio.project.edit("assets/words/en.toml", "A square goes", "One square goes")
    studio.stage.held_back = True
    studio.project.edit("assets/words/en.toml", "One square goes", "Two squares go")
    try:
        until(page, f"{STATE} === 'stale'")
        dimmed = "+getComputedStyle(document.querySelector('.screen canvas')).opacity < 0.5"
        until(page, dimmed)
        before = colour(page)
        page.locator("#slider").focus()
        press(page, "End")
        until(page, f"{STATE} === 'stale'")
        assert colour(page) == before
        page.wait_for_timeout(100)
        assert studio.stage.places()[-1] == Place(2, FRAMES - 1)
    finally:
        studio.stage.held_back = False
        studio.project.edit("assets/words/en.toml", "Two squares go", "A square goes")
    sees(page, studio, Place(2, FRAMES - 1))


def test_it_plays_pauses_and_stops_at_the_end(opened: Page, studio: Studio) -> None:
    until(opened, "document.querySelector('#slider').getAttribute('aria-valuemax') === '29'")
    press(opened, " ")
    expect(opened.locator("#play")).to_have_text("Pause")
    until(opened, f"{PLACE} === '0.4' || {PLACE} === '0.5' || {PLACE} === '0.6'")
    press(opened, " ")
    expect(opened.locator("#play")).to_have_text("Play")
    opened.wait_for_timeout(100)
    rests = opened.evaluate(PLACE)
    opened.wait_for_timeout(200)
    assert opened.evaluate(PLACE) == rests
    opened.locator("#play").click()
    goes_to(opened, f"2.{FRAMES - 1}")
    expect(opened.locator("#play")).to_have_text("Play")


def test_a_beat_is_looped(opened: Page, studio: Studio) -> None:
    opened.locator("#slider").focus()
    press(opened, "PageUp", "l")
    goes_to(opened, "2.0")
    expect(opened.locator("#loop")).to_have_attribute("aria-pressed", "true")
    seen = opened.evaluate(
        "async () => { document.querySelector('#play').click(); const seen = [];"
        " const end = performance.now() + 1500;"
        " while (performance.now() < end) { await new Promise(requestAnimationFrame);"
        f" const now = {PLACE}; if (seen.at(-1) !== now) seen.push(now); }} return seen; }}"
    )
    assert {each.partition(".")[0] for each in seen} == {"2"}
    offsets = [int(each.partition(".")[2]) for each in seen]
    assert sum(after < before for before, after in pairwise(offsets)) >= 1, "it began anew"


def test_the_timeline_has_beats_words_and_cues(opened: Page) -> None:
    expect(opened.locator("#beats span")).to_have_text(["ask", "answer"])
    expect(opened.locator("#beats .guessed")).to_have_count(0)
    expect(opened.locator("#words")).to_contain_text("goes")
    expect(opened.locator("#cues span")).to_have_count(1)
    expect(opened.locator("#beat-cues span")).to_have_attribute("data-name", "stays")
    expect(opened.locator("#time")).to_contain_text("of 2.00 s")


def test_the_smallest_thing_under_the_pointer_is_named_and_copied(opened: Page) -> None:
    opened.wait_for_timeout(400)  # for which one looks at a frame before it is inspected
    screen = opened.locator(".screen")
    box = screen.bounding_box()
    assert box
    screen.hover(position={"x": box["width"] / 2, "y": box["height"] / 2})
    thing = opened.locator("#thing")
    for said in ("square", "product", "main", "scenes/first.py:9"):
        expect(thing).to_contain_text(said)
    expect(opened.locator("svg .thing")).to_have_count(1)
    screen.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(opened.locator("#notice")).to_have_text("Copied scenes/first.py:9")
    assert opened.evaluate("navigator.clipboard.readText()") == "scenes/first.py:9"
    screen.hover(position={"x": box["width"] * 0.2, "y": box["height"] / 2})
    expect(thing).to_contain_text("board")


def test_a_frame_is_inspected_once(opened: Page, studio: Studio) -> None:
    """Each time takes a process; also while other views have no picture yet."""
    studio.stage.asked.clear()
    studio.stage.held_back = True
    try:
        form = opened.locator("#add")
        form.get_by_label("Format").select_option("square")
        form.get_by_role("button", name="Add").click()
        expect(opened.locator("figure")).to_have_count(2)
        press(opened, ".", ".", ".")
        opened.wait_for_timeout(900)
        assert studio.stage.asked.count(("inspect", Place(0, 3))) == 1
    finally:
        studio.stage.held_back = False
    opened.get_by_role("button", name="Remove square · dark · en").click()


def test_what_check_finds_lies_over_the_picture(opened: Page) -> None:
    flaw = opened.locator("svg .error")
    expect(flaw).to_have_count(1)
    expect(opened.locator("#flaws li")).to_have_text("layout.overlap two <b>things</b> overlap")
    across, wide = (opened.locator(it).first.bounding_box() for it in ("svg .error", ".screen"))
    assert across
    assert wide
    assert across["x"] - wide["x"] == pytest.approx(0.2 * wide["width"], abs=3)
    opened.get_by_label("findings").uncheck()
    expect(flaw).to_have_count(0)
    press(opened, ".")
    opened.get_by_label("findings").check()
    expect(flaw).to_have_count(1)  # of that frame, too


def test_where_words_captions_and_platforms_stand_is_shown(opened: Page) -> None:
    opened.get_by_label("where words may stand").check()
    opened.get_by_label("where captions stand").check()
    expect(opened.locator("svg .zone")).to_have_count(2)


def test_views_stand_side_by_side_and_go(opened: Page, studio: Studio) -> None:
    form = opened.locator("#add")
    form.get_by_label("Format").select_option("portrait")
    form.get_by_role("button", name="Add").click()
    expect(opened.locator("figure")).to_have_count(2)
    states = "[...document.querySelectorAll('.screen')].map(it => it.dataset.state).join()"
    until(opened, f"{states} === 'drawn,drawn'")
    press(opened, ".", ".")
    until(opened, "document.querySelectorAll('.screen')[1].dataset.place === '0.2'")
    job = studio.stage.scenes[-1].job
    assert job.picture.pixels == (480, 854)
    assert colour(opened, 1) == pytest.approx(colour_of(Place(0, 2), job), abs=4)
    opened.get_by_role("button", name="portrait · dark · en", exact=True).click()
    expect(opened.locator("figure[data-name^=portrait] [aria-pressed]")).to_have_attribute(
        "aria-pressed", "true"
    )
    opened.get_by_role("button", name="Remove portrait · dark · en").click()
    expect(opened.locator("figure")).to_have_count(1)
    assert studio.stage.scenes[-1].closed


def test_another_clip_is_chosen(opened: Page, studio: Studio) -> None:
    opened.get_by_label("Clip").select_option("second")
    expect(opened.get_by_role("heading", level=1)).to_have_text("second: And then?")
    until(opened, f"{STATE} === 'drawn'")
    # The scene is opened a moment after the page knows of it.
    wait_for(lambda: studio.stage.scenes[-1].job.id == "second")
    until(opened, f"{STATE} === 'drawn'")
    assert studio.stage.scenes[-1].job.id == "second"
    opened.get_by_label("Clip").select_option("first")
    expect(opened.get_by_role("heading", level=1)).to_have_text("first: What is asked?")
    until(opened, f"{STATE} === 'drawn'")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_everybody_can_use_it(opened: Page, scheme: str, tmp_path: Path) -> None:
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened.get_by_label("where words may stand").check()
    opened.wait_for_timeout(300)
    found = Axe().run(opened)
    assert found.response["violations"] == []
    assert opened.evaluate(
        "document.documentElement.scrollWidth <= innerWidth"
        " && document.querySelector('#timeline').getBoundingClientRect().bottom <= innerHeight"
    )
