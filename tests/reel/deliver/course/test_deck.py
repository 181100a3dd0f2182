"""The deck in a browser, from the disk: by keys, to the ear and the eye."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from reel.deliver.course.appearance import write_appearance
from reel.deliver.course.deck import FILE, write_deck
from reel.deliver.course.material import Course
from tests.browser import started, until
from tests.reel.deliver.course.sample import BEATS, SECONDS, TITLES, sample_course

NOW = "document.querySelector('.slide:not([hidden])')"
VIDEO = f"{NOW}.querySelector('video')"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests here."""
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the deck of a small course lies, with its media and its typeface."""
    folder = tmp_path_factory.mktemp("course")
    course = sample_course(tmp_path_factory.mktemp("media"))
    write_deck(course, folder)
    _lay_out(course, folder)
    return (folder / FILE).as_uri()


def _lay_out(course: Course, folder: Path) -> None:
    """Put beside a deck what a course has of other makers."""
    for video in course.videos:
        for name, path in video.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, folder / name)
    write_appearance(course, folder)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The deck; it asks for nothing from elsewhere, and complains of nothing."""
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    page.close()
    assert not troubles
    assert [url for url in asked if not url.startswith("file:")] == []


def test_keys_lead_through_the_slides_and_addresses_to_them(page: Page, address: str) -> None:
    def here() -> Any:
        return page.evaluate(f"{NOW}.id")

    seen = [here()]
    for key in ("ArrowRight", "PageDown", "ArrowLeft", "End", "PageUp", "Home"):
        page.keyboard.press(key)
        seen.append(here())
    last = ["two/:takeaway", "two/:formulas-1"]
    assert seen == ["course", "one", "one/ask", "one", *last, "course"]
    page.goto(f"{address}#%")  # no address: the first slide
    assert here() == "course"
    page.goto(f"{address}#two/last")
    assert here() == "two/last"
    assert page.get_by_role("status").inner_text().startswith("9 / 11")


def test_a_beat_is_played_to_its_end_and_no_further(page: Page, address: str) -> None:
    page.goto(f"{address}#one/ask")
    assert page.evaluate(f"{VIDEO}.paused")
    page.keyboard.press("Space")
    until(page, f"{VIDEO}.currentTime > 0.1")
    assert page.get_by_role("button", name="Pause").is_visible()
    page.evaluate(f"{VIDEO}.currentTime = {SECONDS - 0.6}")
    until(page, f"{VIDEO}.paused")
    until(page, f"!{VIDEO}.seeking")
    assert SECONDS - 0.1 < page.evaluate(f"{VIDEO}.currentTime") < SECONDS  # its last frame
    page.keyboard.press("Space")  # once more, from where the beat begins
    until(page, f"{VIDEO}.currentTime < 1 && !{VIDEO}.paused")
    page.keyboard.press("ArrowRight")
    page.locator(".slide:not([hidden]) .still").click()  # the second beat, in the same file
    until(page, f"{VIDEO}.currentTime > {SECONDS} && !{VIDEO}.paused")
    page.keyboard.press("c")
    cues = page.evaluate(
        f"[...{VIDEO}.textTracks[0].cues].map(cue => cue.getCueAsHTML().textContent)"
    )
    assert " ".join(cues).split() == BEATS["one"]["name"].split()


def test_notes_are_the_words_and_nobody_s_words_are_markup(page: Page, address: str) -> None:
    assert page.title() == "Orders & <Exponents>"
    page.goto(f"{address}#two/first")
    notes = page.locator(".slide:not([hidden]) .notes")
    assert not notes.is_visible()
    page.keyboard.press("n")
    assert notes.inner_text() == BEATS["two"]["first"]
    page.goto(f"{address}#two")
    assert page.locator(".slide:not([hidden]) h2").inner_text() == TITLES["two"]
    assert page.locator("b, main script").count() == 0
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Single letters").uncheck()
    page.keyboard.press("n")
    assert page.get_by_role("button", name="Notes").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_from_using_it(page: Page, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    for place in ("course", "one", "one/ask", "one/:formulas-1", "two/:takeaway"):
        page.goto(f"{address}#{place}")
        page.evaluate("document.documentElement.classList.add('with-notes')")
        found = Axe().run(page).response["violations"]
        assert [violation["id"] for violation in found] == []


def test_it_can_be_printed_and_read_without_a_script(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    assert page.locator("video[controls]").count() == 4
    assert page.locator(".slide:visible").count() == 11
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 11
    page.close()
