"""What happens in the page when somebody saves a file, and when the server ends."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from reel.engine.live.messages import Place
from tests.browser import until
from tests.reel.studio.conftest import LANDSCAPE, STATE, WORDS, Served, Studio, colour, goes_to
from tests.reel.studio.stand_in import CRASH, FRAMES, colour_of

ASKED = "A square goes to the right"
ANSWER = "It comes back again. The log of x is where it was."


@pytest.fixture(autouse=True)
def restored(studio: Studio) -> Iterator[None]:
    """The project's files are as before, after each test."""
    path = studio.project.folder / WORDS
    before = path.read_bytes()
    yield
    path.write_bytes(before)


def changes(page: Page, studio: Studio, place: Place) -> None:
    """The picture of a place becomes what the scene now has there."""
    wanted = [*colour_of(place, studio.stage.scenes[0].job)]
    until(
        page,
        "(() => { const canvas = document.querySelector('.screen canvas');"
        " const own = canvas.getContext('2d').getImageData(9, 9, 1, 1).data;"
        f" return {STATE} === 'drawn'"
        f" && {wanted}.every((it, n) => Math.abs(own[n] - it) < 5); }})()",
    )


def test_saved_words_are_seen_without_a_touch(opened: Page, studio: Studio) -> None:
    before = colour(opened)
    studio.project.edit(WORDS, ASKED, "A square goes far to the right")
    until(opened, "document.querySelector('#words').textContent.includes('far')")
    changes(opened, studio, Place(0, 0))
    assert colour(opened) != before


def test_an_edit_elsewhere_leaves_what_one_looks_at(opened: Page, studio: Studio) -> None:
    goes_to(opened, "0.0")
    opened.evaluate(
        "() => { window.states = []; const screen = document.querySelector('.screen');"
        " new MutationObserver(() => window.states.push(screen.dataset.state))"
        ".observe(screen, { attributes: true }); }"
    )
    studio.project.edit(WORDS, "comes back again", "comes back once more")
    opened.wait_for_timeout(500)
    assert opened.evaluate("window.states") == []
    opened.locator("#slider").focus()
    opened.keyboard.press("End")
    until(opened, "document.querySelector('#words').textContent.includes('once')")
    changes(opened, studio, Place(2, FRAMES - 1))


def test_wrong_words_are_told_with_file_and_line_until_they_are_mended(
    opened: Page, studio: Studio
) -> None:
    before = colour(opened)
    studio.project.edit(WORDS, f'ask = "{ASKED}', f"ask = {ASKED}")
    panel = opened.locator("#files-fault .fault")
    expect(panel).to_contain_text("not valid TOML")
    heading = panel.get_by_role("heading")
    expect(heading).to_have_text(re.compile(r"^assets/words/en\.toml:6$"))
    until(opened, f"{STATE} === 'fault'")
    until(opened, "+getComputedStyle(document.querySelector('.screen canvas')).opacity < 0.5")
    assert colour(opened) == before, "the last good picture stays"
    panel.get_by_role("button", name="Copy").click()
    assert "not valid TOML" in opened.evaluate("navigator.clipboard.readText()")
    studio.project.edit(WORDS, f"ask = {ASKED}", f'ask = "{ASKED}')
    expect(panel).to_have_count(0)
    goes_to(opened, "0.0")


def test_a_missing_beat_is_told_with_its_line(opened: Page, studio: Studio) -> None:
    studio.project.edit(WORDS, f'answer = "{ANSWER}"', "answer = 3")
    panel = opened.locator("#files-fault .fault")
    expect(panel.get_by_role("heading")).to_have_text("assets/words/en.toml:7")
    expect(panel).to_contain_text("clips.first.beats.answer")


def test_a_half_written_file_is_no_error(opened: Page, studio: Studio) -> None:
    path = studio.project.folder / WORDS
    whole = path.read_text()
    opened.evaluate(
        "() => { window.faults = 0; new MutationObserver(() => { window.faults += 1; })"
        ".observe(document.querySelector('#files-fault'), { childList: true }); }"
    )
    path.write_text(whole[:90])
    opened.wait_for_timeout(60)
    path.write_text(whole.replace(ASKED, "A square goes at last to the right"))
    until(opened, "document.querySelector('#words').textContent.includes('last')")
    assert opened.evaluate("window.faults") == 0


def test_an_error_of_the_scene_stands_over_the_last_picture(opened: Page, studio: Studio) -> None:
    opened.locator("#slider").focus()
    opened.keyboard.press("End")
    changes(opened, studio, Place(2, FRAMES - 1))
    before = colour(opened)
    studio.project.edit(WORDS, ANSWER, CRASH)
    panel = opened.locator(".screen .fault")
    expect(panel.get_by_role("heading")).to_have_text(
        "first, beat answer, /nowhere/scenes/first.py:14"
    )
    expect(panel).to_contain_text("ZeroDivisionError: no")
    until(opened, f"{STATE} === 'fault'")
    assert colour(opened) == before
    panel.get_by_role("button", name="Copy").click()
    assert "Trace…" in opened.evaluate("navigator.clipboard.readText()")
    opened.locator("#slider").focus()
    opened.keyboard.press("Home")
    changes(opened, studio, Place(0, 0))
    expect(panel).to_have_count(0)
    expect(opened.locator("figcaption .state")).to_have_text("fails in beat answer")
    studio.project.edit(WORDS, CRASH, ANSWER)
    expect(opened.locator("figcaption .state")).to_have_text("")


def test_words_are_never_markup(opened: Page, studio: Studio) -> None:
    evil = "<img src=x onerror=alert(1)>"
    studio.project.edit(WORDS, 'title = "What is asked?"', f'title = "{evil}"')
    studio.project.edit(WORDS, ASKED, f"{evil} goes to the right")
    expect(opened.get_by_role("heading", level=1)).to_have_text(f"first: {evil}")
    until(opened, "document.querySelector('#words').textContent.includes('onerror')")
    assert opened.locator("img").count() == 0


def test_views_behind_follow_the_leading_one(opened: Page, studio: Studio) -> None:
    form = opened.locator("#add")
    form.get_by_label("Theme").select_option("light")
    form.get_by_role("button", name="Add").click()
    states = "[...document.querySelectorAll('.screen')].map(it => it.dataset.state).join()"
    until(opened, f"{states} === 'drawn,drawn'")
    studio.stage.asked.clear()
    studio.project.edit(WORDS, ASKED, "Both squares go to the right")
    until(opened, "document.querySelector('#words').textContent.includes('Both')")
    changes(opened, studio, Place(0, 0))
    opened.wait_for_timeout(300)
    until(opened, f"{states} === 'drawn,drawn'")
    shade = colour_of(Place(0, 0), studio.stage.scenes[0].job)
    assert colour(opened, 1) == pytest.approx(shade, abs=4)
    themes = [what.job.spec.theme for kind, what in studio.stage.asked if kind == "change"]  # type: ignore[attr-defined]
    assert themes[0] != themes[1]
    opened.get_by_role("button", name="Remove landscape · light · en").click()


def test_a_button_runs_the_ordinary_command(opened: Page, studio: Studio) -> None:
    opened.get_by_label("Clip").select_option("second")
    expect(opened.get_by_role("heading", level=1)).to_contain_text("second")
    opened.get_by_role("button", name="Render the clip").click()
    state = opened.locator("#command-state")
    expect(state).to_have_text("Running: render.py clip second --format landscape")
    expect(opened.get_by_role("button", name="Make posts")).to_be_disabled()
    other = opened.context.new_page()
    other.goto(studio.url)
    expect(other.locator("#command-state")).to_contain_text("Running:")
    other.close()
    expect(opened.locator("#command-lines")).to_contain_text("second", timeout=60_000)
    until(opened, "!document.querySelector('#command-state').textContent.includes('Running')", 60)
    written = opened.locator("#command-lines").inner_text()
    assert state.inner_text() == "Render the clip: done.", written
    assert (studio.project.folder / "out/landscape/second.mp4").is_file()
    expect(opened.get_by_role("button", name="Make posts")).to_be_enabled()
    opened.get_by_label("Clip").select_option("first")
    expect(opened.get_by_role("heading", level=1)).to_contain_text("first")


def test_a_command_is_stopped(opened: Page, studio: Studio) -> None:
    opened.get_by_role("button", name="Make a course page").click()
    expect(opened.locator("#command-state")).to_contain_text("Running:")
    opened.wait_for_timeout(300)
    opened.get_by_role("button", name="Stop it").click()
    expect(opened.locator("#command-state")).to_have_text(
        "Make a course page: stopped.", timeout=30_000
    )
    expect(opened.get_by_role("button", name="Stop it")).to_be_hidden()


def test_the_page_finds_a_studio_that_is_started_again(
    opened: Page, served: Served, studio: Studio
) -> None:
    opened.keyboard.press(".")
    opened.keyboard.press(".")
    goes_to(opened, "0.2")
    before = colour(opened)
    served.stop()
    expect(opened.locator("#connection")).to_have_text("Connection lost; trying again…")
    until(opened, f"{STATE} === 'lost'")
    assert colour(opened) == before
    again = served.start(LANDSCAPE)
    studio.stage, studio.session = again.stage, again.session
    expect(opened.locator("#connection")).to_have_text("Connected")
    goes_to(opened, "0.2")
