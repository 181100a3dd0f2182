"""Pages of a course, used in a browser as they lie on the disk."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reel.deliver.course.material import Edition
from reel.deliver.course.pages import write_pages
from reel.deliver.course.writing import STATIC
from tests.browser import started, until, watch
from tests.reel.deliver.course.sample import (
    BEATS,
    QUESTIONS,
    SUBTITLES,
    TAKEAWAYS,
    TITLES,
    sample_course,
)

Open = Callable[..., Page]

PAGES = ("index", "one", "two", "film", "embed/one", "embed/film", "EMBED", "ACCESSIBILITY")
VIDEO = "document.querySelector('video')"
TIME = f"{VIDEO}.currentTime"
MODE = f"{VIDEO}.textTracks[0].mode"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The written course, its media beside it as the build publishes them; in German, too.

    Each beat takes five seconds in German, and four in English.
    """
    out = tmp_path_factory.mktemp("a course & more")
    videos = frozenset(("one", "two", "film"))
    german = (Edition("en", "../../course", videos), Edition("de", ".", videos - {"two"}))
    english = (Edition("en", ".", videos), Edition("de", "../de/course", videos - {"two"}))
    _publish("de", 5, german, out / "de" / "course", tmp_path_factory.mktemp("media"))
    _publish("en", 4, english, out / "course", tmp_path_factory.mktemp("media"))
    return out / "course"


def _publish(
    language: str, seconds: int, editions: tuple[Edition, ...], folder: Path, media: Path
) -> None:
    course = sample_course(media, language=language, seconds=seconds, editions=editions)
    folder.mkdir(parents=True)
    write_pages(course, folder)
    for video in course.videos:
        for name, path in video.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, folder / name)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def opened(context: BrowserContext, folder: Path) -> Iterator[Open]:
    """Opens pages; in the end none may have complained, or asked for anything outside."""
    trouble: list[str] = []

    def open_page(name: str, within: BrowserContext = context) -> Page:
        page = within.new_page()
        watch(page, folder.parent, trouble)
        page.goto(f"{folder.as_uri()}/{name}")
        return page

    yield open_page
    assert trouble == []


def seeks(page: Page, time: float) -> None:
    until(page, f"Math.abs({TIME} - {time}) < 0.06 && !{VIDEO}.seeking")


def stored(page: Page, what: str = "") -> dict[str, Any]:
    """What the browser keeps of a clip."""
    kept = page.evaluate(
        f"Object.entries(localStorage).filter(([key]) => key.endsWith(':one{what}'))"
    )
    return json.loads(kept[0][1]) if kept else {}


@pytest.mark.parametrize("name", ["one", "embed/one", "film"])
def test_captions_stand_below_the_picture(opened: Open, name: str) -> None:
    page = opened(f"{name}.html")
    until(page, f"{VIDEO}.readyState > 0")
    page.evaluate(f"{VIDEO}.play()")
    strip = page.locator(".caption")
    expect(strip).to_contain_text("Two to the power x")
    assert page.evaluate(MODE) == "hidden"
    video, caption = page.locator("video").bounding_box(), strip.bounding_box()
    assert video
    assert caption
    assert caption["y"] >= video["y"] + video["height"] - 1
    assert caption["y"] + caption["height"] <= 800
    button = page.get_by_role("button", name="Captions")
    button.click()
    expect(strip).to_be_hidden()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(MODE) == "disabled"
    page.reload()
    expect(strip).to_be_hidden()
    button.click()
    expect(strip).to_be_visible()


@pytest.mark.parametrize("name", ["one", "embed/one", "film"])
def test_captions_are_chosen_in_another_language(opened: Open, name: str) -> None:
    page = opened(f"{name}.html")
    page.evaluate(f"{VIDEO}.currentTime = 1")
    strip, chosen = page.locator(".caption"), page.get_by_label("Language of the captions")
    expect(strip).to_contain_text("Two to the power x")
    chosen.select_option(label="Deutsch")
    expect(strip).to_have_text(SUBTITLES["de"])
    assert page.evaluate(f"[...{VIDEO}.textTracks].slice(0, 3).map(track => track.mode)") == [
        "disabled", "hidden", "disabled"
    ]  # fmt: skip
    page.get_by_role("button", name="Captions", exact=True).click()
    chosen.select_option("ar")  # who chooses wants to read
    expect(strip).to_have_text(SUBTITLES["ar"])
    expect(strip).to_have_attribute("lang", "ar")
    expect(strip).to_have_css("direction", "rtl")
    page.reload()
    page.evaluate(f"{VIDEO}.currentTime = 1")
    expect(strip).to_have_text(SUBTITLES["ar"])
    page.evaluate(f"void {VIDEO}.requestFullscreen()")
    until(page, f"{VIDEO}.textTracks[2].mode === 'showing'")
    # As the browser's own menu does.
    page.evaluate(
        f"{VIDEO}.textTracks[2].mode = 'disabled'; {VIDEO}.textTracks[1].mode = 'showing'"
    )
    expect(strip).to_have_attribute("lang", "de")
    page.evaluate("void document.exitFullscreen()")
    expect(strip).to_have_text(SUBTITLES["de"])
    chosen.select_option("en")
    assert page.evaluate("Object.keys(localStorage).includes('reel:captions-language')") is False


def test_another_language_keeps_the_place_and_the_answers(opened: Open) -> None:
    page = opened("one.html")
    page.get_by_label("Your number").fill("5.004")
    page.get_by_label("Your number").press("Enter")
    page.evaluate(f"{VIDEO}.currentTime = 6")  # half of the second beat
    seeks(page, 6)
    languages = page.get_by_role("navigation", name="Languages")
    expect(languages.locator("[aria-current]")).to_have_text("English")
    languages.get_by_role("link", name="Deutsch").click()
    seeks(page, 7.5)
    assert page.url.endswith("/de/course/one.html")
    assert page.evaluate(f"{VIDEO}.paused")
    expect(page.get_by_label("Deine Zahl")).to_have_value("5,004")
    expect(page.locator(".feedback").first).to_contain_text("Richtig.")
    expect(page.locator("#speed option").first).to_have_text("0,5 ×")
    for written in ("5,00", "5.00"):
        page.get_by_label("Deine Zahl").fill(written)
        page.get_by_label("Deine Zahl").press("Enter")
        expect(page.locator(".feedback").first).to_contain_text("Richtig.")
    page.evaluate(f"void {VIDEO}.play()")
    until(page, f"{TIME} > 7.7")
    page.get_by_role("link", name="English").click()
    until(page, f"{TIME} > 6.1 && {TIME} < 8 && !{VIDEO}.paused")
    page.evaluate(f"{VIDEO}.pause()")
    assert all(start >= 6.1 for start, _ in stored(page)["ranges"])  # of the English video alone
    for name in ("index", "film", "ACCESSIBILITY"):
        other = opened(f"{name}.html")
        other.get_by_role("link", name="Deutsch", exact=True).click()
        expect(other.locator("html")).to_have_attribute("lang", "de")
    expect(opened("../de/course/index.html").locator(".card .progress").first).to_contain_text(
        "Quiz: 1 von 2 richtig"
    )
    expect(opened("two.html").get_by_role("navigation", name="Languages")).to_have_count(0)


def test_on_the_full_screen_captions_lie_on_the_picture(opened: Open) -> None:
    page = opened("one.html")
    page.evaluate(f"void {VIDEO}.requestFullscreen()")
    until(page, f"{MODE} === 'showing'")
    page.evaluate("void document.exitFullscreen()")
    until(page, f"{MODE} === 'hidden'")
    expect(page.locator(".caption")).to_be_visible()


def test_the_transcript_follows_the_video(opened: Open) -> None:
    page = opened("one.html")
    page.evaluate(f"{VIDEO}.play()")
    expect(page.locator(".said [aria-current]")).to_contain_text(BEATS["one"]["ask"].split(".")[0])


def test_the_transcript_is_used_by_keyboard_alone(opened: Open) -> None:
    page = opened("one.html")
    until(page, f"{VIDEO}.readyState > 0")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "search":
            break
    page.keyboard.type("LOGARITHM")
    expect(page.locator("#found")).to_have_text("1 sentence found")
    expect(page.locator(".said mark")).to_have_text("logarithm")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    seeks(page, 4)
    expect(page.locator(".said [aria-current]")).to_contain_text("That exponent has a name")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".said li:visible")).to_have_count(3)
    page.keyboard.press("Alt+j")  # in a field, keys are the field's
    seeks(page, 4)
    page.locator("#content").focus()
    page.keyboard.press("Alt+u")
    seeks(page, 1.531)
    page.keyboard.press("Alt+o")
    seeks(page, 4)
    page.keyboard.press("Alt+j")
    seeks(page, 0)
    page.keyboard.press("k")  # a letter alone does nothing
    assert page.evaluate(f"{VIDEO}.paused")
    page.keyboard.press("Alt+k")
    until(page, f"!{VIDEO}.paused")
    page.keyboard.press("Alt+c")
    assert page.evaluate(MODE) == "disabled"
    expect(page.locator("#notice")).to_have_text("Captions are off.")


def test_a_link_leads_to_its_moment_and_is_copied(opened: Open, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened("one.html#t=0:05.5")
    seeks(page, 5.5)
    page.get_by_role("button", name="Copy link to this moment").click()
    copied = page.locator(".controls .copied")
    expect(copied).to_contain_text("0:05")
    expect(copied).to_be_empty()  # after a moment
    assert page.evaluate("navigator.clipboard.readText()").endswith("/one.html#t=5.5")
    page.get_by_text("Copy as Typst or LaTeX").click()
    page.get_by_role("button", name="Copy LaTeX").click()
    until(page, r"navigator.clipboard.readText().then(text => text === '\\log_{2} 8 = 3')")
    page.locator(".formula .watch").click()
    until(page, f"{TIME} >= 6 && !{VIDEO}.paused")


def test_the_quiz_says_what_is_right_and_why_and_remembers(opened: Open) -> None:
    page = opened("one.html")
    number, several = page.locator("form.question").all()
    feedback = number.locator(".feedback")
    number.get_by_label("Your number").fill("many")
    number.get_by_role("button").click()
    expect(feedback).to_have_text("Write a number, such as 0.25 or 1/4.")
    for written, said in (
        ("7", f"Not quite.{QUESTIONS['one']['exponent'].hint}"),
        ("16,0", "Not quite.16 is half of 32, not the exponent."),
        ("32 / 2", "Not quite.16 is half of 32, not the exponent."),
        ("2^4", "Not quite.16 is half of 32, not the exponent."),
        ("−1,6·10^1", f"Not quite.{QUESTIONS['one']['exponent'].hint}"),
        ("1 4/1", "Write a number, such as 0.25 or 1/4."),
        ("1/0", "Write a number, such as 0.25 or 1/4."),
        ("1e999", "Write a number, such as 0.25 or 1/4."),
        ("5/10^-999", "Write a number, such as 0.25 or 1/4."),
        ("16,000/1,000", "Not quite.16 is half of 32, not the exponent."),
        ("5,000,000*10^-6", "Right.Two, five times as a factor, is 32."),
        ("0,005*10^3", "Right.Two, five times as a factor, is 32."),
        ("5,005", f"Not quite.{QUESTIONS['one']['exponent'].hint}"),  # more than five thousand
        ("5 %", "Right.Two, five times as a factor, is 32."),
        ("5,00", "Right.Two, five times as a factor, is 32."),
    ):
        number.get_by_label("Your number").fill(written)
        number.get_by_label("Your number").press("Enter")
        expect(feedback).to_have_text(said)
    several.get_by_role("button").click()
    expect(several.locator(".feedback")).to_have_text("Choose an answer first.")
    several.get_by_label("log₂ 8").check()
    several.get_by_role("button").click()
    expect(several.locator(".feedback")).to_contain_text("There is more that is right.")
    several.get_by_label("log₂ 6").check()
    several.get_by_role("button").click()
    expect(several.locator(".feedback")).to_contain_text("✗ log₂ 6: 2³ is 8, not 6.")
    expect(several.locator(".feedback")).to_contain_text("There is more that is right.")
    expect(page.locator("#score")).to_have_text("1 of 2 right")
    expect(page.get_by_text("nothing is sent anywhere")).to_be_visible()
    several.locator(".watch").click()
    until(page, f"{TIME} > 4 && !{VIDEO}.paused")
    page.evaluate(f"{VIDEO}.pause()")

    page.reload()
    expect(feedback).to_contain_text("Right.")
    expect(several.get_by_label("log₂ 6")).to_be_checked()
    expect(page.locator("#score")).to_have_text("1 of 2 right")


def test_numbers_are_read_and_judged_whatever_their_size_and_language(opened: Open) -> None:
    script = (STATIC / "quiz.js").read_text(encoding="utf-8")
    reading = script.partition("/** @param {ReelQuestion} question @param {number} number")[0]
    page = opened("one.html")

    def told(expression: str) -> Any:
        return page.evaluate(f"(() => {{ {reading}; return {expression}; }})()")

    same = told("[near(0, 1.6e-19, 0), near(1.6e-19, 1.6e-19, 0), near(0, 0, 0)]")
    assert same == [False, True, True]
    written = ["1,000", "20,000", "1,000,000", "1,00", "1234,567", "0,125", "1,000.5", "1.000,5"]
    read = f"{json.dumps(written)}.map(each => String(readNumber(each))).join(' ')"
    assert told(read) == "1000 20000 1000000 1 1234.567 0.125 1000.5 1000.5"
    page.evaluate(
        "const told = document.getElementById('course-data');"
        """told.textContent = told.textContent.replace('"decimal": "."', '"decimal": ","')"""
    )
    assert told(read) == "1 20 NaN 1 1234.567 0.125 1000.5 1000.5"


def test_one_goes_on_where_one_left_off(opened: Open) -> None:
    page = opened("one.html#t=1")
    seeks(page, 1)
    page.evaluate(f"{VIDEO}.playbackRate = 2; {VIDEO}.play()")
    until(page, f"{TIME} > 4")
    page.evaluate(f"{VIDEO}.pause()")
    page.wait_for_timeout(100)
    kept = stored(page)
    assert kept["time"] > 4
    assert kept["ranges"][0] == [1, pytest.approx(kept["time"], abs=0.06)]
    page.evaluate(f"{VIDEO}.currentTime = 5")  # what is skipped has not been watched
    seeks(page, 5)
    page.wait_for_timeout(100)
    assert len(stored(page)["ranges"]) == 1

    again = opened("one.html")
    seeks(again, 5)
    expect(again.locator("#notice")).to_have_text("You were at 0:05 and go on from there.")
    expect(opened("index.html").locator(".card .progress").first).to_contain_text("% watched")


@pytest.mark.parametrize(
    "kept",
    [
        "5", "[null]", "{", '{"ranges": 5, "time": "x", "answers": 5}',
        '{"ranges": [null, [1], ["a", {}]], "time": {}}',
        '{"ranges": {"0": [0, 4]}, "time": 1e999, "toString": 5, "which": null}',
        '{"which": {"response": ["toString"]}, "exponent": {"response": {}}}',
    ],
)  # fmt: skip
def test_what_a_browser_has_kept_wrongly_is_dropped(opened: Open, kept: str) -> None:
    page = opened("one.html")
    page.evaluate("data = JSON.parse(document.getElementById('course-data').textContent)")
    place = "localStorage.setItem(`reel:${data.course}:${data.clip}`, kept)"
    answers = "localStorage.setItem(`reel:${data.film}:${data.clip}:answers`, kept)"
    page.evaluate(f"kept => {{ {place}; {answers}; }}", kept)
    page.reload()
    expect(page.locator(".feedback").first).to_be_empty()
    expect(page.locator(".feedback").last).to_be_empty()
    page.get_by_label("Your number").fill("5")
    page.get_by_label("Your number").press("Enter")
    expect(page.locator("#score")).to_have_text("1 of 2 right")
    assert stored(page, ":answers")["exponent"] == {"response": 5, "right": True}
    page.evaluate("data = JSON.parse(document.getElementById('course-data').textContent)")
    page.evaluate(f"kept => {{ {place}; {answers}; }}", kept)
    expect(opened("index.html").locator(".card .progress").first).to_be_empty()


def test_axe_finds_nothing_by_day_and_by_night(opened: Open) -> None:
    whole = {"preload": False}  # else it fetches the style sheet, which pages forbid
    colours = whole | {"runOnly": ["color-contrast", "link-in-text-block", "target-size"]}
    for name in PAGES:
        page = opened(f"{name}.html")
        page.emulate_media(color_scheme="light")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for field in page.locator(".choice:first-of-type input").all():
            field.check()
        for button in page.locator(".check").all():
            button.click()  # what it says then must be readable, too
        found = [Axe().run(page, options=whole)]
        page.emulate_media(color_scheme="dark")
        found.append(Axe().run(page, options=colours))
        for each in found:
            assert each.violations_count == 0, f"{name}: {each.generate_report()}"
        page.close()


def test_nothing_is_wider_than_a_small_phone(browser: Browser, opened: Open) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        for name in PAGES:
            page = opened(f"{name}.html", context)
            page.evaluate(
                "document.querySelectorAll('.words').forEach(each => each.append('x'.repeat(80)))"
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
            small = page.evaluate(
                "[...document.querySelectorAll('a, button, summary, select, input')]"
                ".filter(each => each.checkVisibility() && !each.matches('.skip, .choice input'))"
                ".filter(each => each.getBoundingClientRect().height < 24)"
                ".map(each => each.outerHTML)"
            )
            assert small == [], name
            page.close()


def test_without_scripts_nothing_is_missing(browser: Browser, opened: Open) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened("one.html", context)
        expect(page.locator("video track[kind=captions]")).to_have_count(3)
        expect(page.locator(".said li")).to_have_count(3)
        assert page.locator(".said a").nth(2).get_attribute("href") == "media/one.mp4#t=4.0"
        expect(page.locator(".formula math")).to_be_visible()
        expect(page.get_by_role("link", name="Video (MP4)").last).to_be_visible()
        page.locator("noscript summary").click()
        expect(page.locator("noscript li").first).to_contain_text("5 Two, five times as a factor")
        expect(page.locator(".caption")).to_be_hidden()
        expect(page.locator("button:visible")).to_have_count(0)


def test_what_people_write_is_mere_text(opened: Open, folder: Path) -> None:
    page = opened("two.html")
    assert page.title() == f"{TITLES['two']} · Orders & <Exponents>"
    expect(page.locator("h1")).to_have_text(TITLES["two"])
    expect(page.locator(".takeaway p")).to_have_text(TAKEAWAYS["two"])
    said = " ".join(page.locator(".said .words").all_inner_texts())
    assert said == " ".join(BEATS["two"].values())
    page.get_by_label("a <script>").check()
    page.locator(".check").click()
    expect(page.locator(".feedback")).to_contain_text("a is the smallest & the first.")
    expect(page.locator(".said b, .feedback script")).to_have_count(0)
    described = json.loads((folder / "oembed" / "two.json").read_text(encoding="utf-8"))
    assert described["title"] == TITLES["two"]
    assert "a &lt; b" in described["html"]
    for guide in ("EMBED.md", "ACCESSIBILITY.md"):
        assert "<Exponents>" not in (folder / guide).read_text(encoding="utf-8")
    guides = opened("EMBED.html")
    expect(guides.locator("h1")).to_contain_text("Orders & <Exponents>")
    expect(guides.locator("table").first).to_contain_text("grades and progress")


def test_on_paper_there_is_the_poster_instead_of_the_player(opened: Open) -> None:
    page = opened("one.html")
    page.emulate_media(media="print")
    expect(page.locator("video")).to_be_hidden()
    expect(page.locator(".on-paper")).to_be_visible()
    expect(page.locator(".said li").last).to_be_visible()
    expect(page.locator("form.question").last).to_be_visible()


def test_a_page_in_a_frame_talks_with_its_holder(
    context: BrowserContext, opened: Open, folder: Path
) -> None:
    (folder / "holder.html").write_text(
        "<!DOCTYPE html><title>x</title><script>const told = []; const post = message => frames[0]"
        ".postMessage({source: 'reel-host', version: 1, ...message}, '*');"
        "addEventListener('message', event => told.push(event.data));</script>"
        "<iframe src='one.html' width=900 height=700 allow=autoplay></iframe>",
        encoding="utf-8",
    )
    page = opened("holder.html")
    until(page, "told.length > 0")
    ready = page.evaluate("told[0]")
    assert ready["questions"] == [
        {"name": "exponent", "kind": "number", "beat": "ask", "value": 5, "tolerance": 0.01},
        {"name": "which", "kind": "multiple", "beat": "name", "right": ["log8", "log27"]},
    ]
    del ready["questions"]
    assert ready == {
        "source": "reel", "version": 1, "clip": "one", "type": "ready",
        "title": TITLES["one"], "duration": 8, "page": "clip",
    }  # fmt: skip
    page.evaluate(
        "post({type: 'resume', state: {time: 3.5, ranges: [[0, 3.5]],"
        "answers: {exponent: {response: 16, right: false}}}})"
    )
    until(page, "told.some(each => each.type === 'time' && each.time === 3.5)")
    inside = page.frame_locator("iframe")
    expect(inside.locator(".feedback").first).to_contain_text("half of 32")
    expect(inside.get_by_text("If that is a learning platform")).to_be_visible()
    expect(inside.locator("a[href='handout/one.pdf']")).to_be_hidden()
    page.evaluate("post({type: 'notice', text: '<b>Lost</b>'})")
    expect(inside.locator("#notice")).to_have_text("<b>Lost</b>")
    page.evaluate("post({type: 'notice'})")
    expect(inside.locator("#notice")).to_be_empty()
    page.evaluate("post({type: 'seek', time: 6.6}); post({type: 'play'})")
    until(page, "told.some(each => each.type === 'ended')")
    last = page.evaluate("told.findLast(each => each.type === 'time')")
    assert last["ranges"][0] == [0, 3.5]
    assert last["ranges"][1][0] == pytest.approx(6.6, abs=0.1)
    assert last["watched"] == pytest.approx(4.9 / 8, abs=0.06)
    inside.get_by_label("log₃ 27").check()
    inside.get_by_label("log₂ 8").check()
    inside.locator(".check").last.click()
    until(page, "told.at(-1).type === 'answered'")
    answered = page.evaluate("told.at(-1)")
    assert answered.pop("seconds") >= 0
    assert answered == {
        "source": "reel", "version": 1, "clip": "one", "type": "answered", "question": "which",
        "kind": "multiple", "response": ["log8", "log27"], "correct": ["log8", "log27"],
        "right": True, "text": "Which of these are 3?",
    }  # fmt: skip
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes(':one'))") == []
