"""The page to upload from, used in a browser as it lies on the disk."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from reel.deliver.social.material import Uploads
from reel.deliver.social.page import write_page
from tests.browser import started, until, watch
from tests.reel.deliver.social.uploads import (
    BOXES,
    NASTY,
    RIGHT_TO_LEFT,
    TEXTS,
    TITLES,
    sample_uploads,
)

Open = Callable[..., Page]

PARTS = ("platform-tall", "platform-wide", "platform-screen", "platform-album", "loops")


@pytest.fixture(scope="module")
def uploads(tmp_path_factory: pytest.TempPathFactory) -> Uploads:
    return sample_uploads(tmp_path_factory.mktemp("out & more #1"))


@pytest.fixture(scope="module")
def written(uploads: Uploads) -> Path:
    path = uploads.folder / "upload.html"
    write_page(uploads, path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def opened(context: BrowserContext, uploads: Uploads, written: Path) -> Iterator[Open]:
    """Opens the page; in the end it may not have complained, or asked for anything outside."""
    trouble: list[str] = []

    def open_page(part: str = "", within: BrowserContext = context) -> Page:
        page = within.new_page()
        watch(page, uploads.folder, trouble)
        page.goto(f"{written.as_uri()}{'#' if part else ''}{part}")
        return page

    yield open_page
    assert trouble == []


def card(page: Page, part: str, number: int) -> Locator:
    return page.locator(f"#platform-{part} .card").nth(number - 1)


def writing(within: Locator, what: str) -> Locator:
    """A text with its heading and its button."""
    heading = within.page.get_by_role("heading", name=re.compile(f"^{what} "))
    return within.locator(".writing").filter(has=heading)


def test_one_platform_is_shown_at_a_time(opened: Open) -> None:
    page = opened()
    expect(page.locator("main > section:visible")).to_have_attribute("id", "platform-tall")
    page.get_by_role("link", name="Wide").click()
    expect(page.locator("main > section:visible")).to_have_attribute("id", "platform-wide")
    expect(page.locator(".platforms [aria-current]")).to_contain_text("Wide")
    page.locator("#platform-wide .jumps a").nth(1).click()
    expect(card(page, "wide", 2)).to_be_in_viewport(ratio=0.3)
    page.go_back()
    page.go_back()
    expect(page.locator("main > section:visible")).to_have_attribute("id", "platform-tall")
    again = opened("post-wide/02-two%20%26%23%27x%27")
    expect(card(again, "wide", 2)).to_be_in_viewport(ratio=0.3)


def test_it_is_used_by_keyboard_alone(opened: Open) -> None:
    page = opened()

    def press_until(condition: str, key: str = "Tab") -> None:
        for _ in range(40):
            page.keyboard.press(key)
            if page.evaluate(f"(each => {condition})(document.activeElement)"):
                return
        pytest.fail(f"never reached: {condition}")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    press_until("each.dataset.part === 'platform-wide'")
    page.keyboard.press("Enter")
    expect(page.locator("#platform-wide")).to_be_visible()
    press_until("each.dataset.post?.startsWith('wide/01')")
    page.keyboard.press("Space")
    expect(page.locator(".platforms [aria-current]")).to_contain_text("1 single left")
    expect(page.locator("#platform-wide video").first).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Texts and files").first).to_be_focused()
    page.keyboard.press("Enter")
    press_until("each.matches('video')")
    page.keyboard.press("Space")
    until(page, "document.querySelector('#platform-wide video').currentTime > 0")
    press_until("each.matches('[data-copy-from]')")
    page.keyboard.press("Enter")
    expect(page.locator("#platform-wide .copied").first).to_have_text("Copied.")


def test_a_button_copies_exactly_the_text(opened: Open, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened()
    for part, number, what, text in (
        ("tall", 1, "Post", TEXTS["one"]),
        ("tall", 2, "Post", TEXTS["two"]),
        ("wide", 1, "Alternative text", f"{NASTY}\n"),
        ("screen", 1, "Title", NASTY),
        ("screen", 1, "Tags", "order, exponent"),
    ):
        page.locator(f".platforms a[data-part=platform-{part}]").click()
        place = writing(card(page, part, number), what)
        place.get_by_role("button").click()
        expect(place.get_by_role("status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_text_that_cannot_be_copied_is_selected(opened: Open, context: BrowserContext) -> None:
    context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    page = opened("platform-wide")
    writing(card(page, "wide", 2), "Post").get_by_role("button").click()
    expect(page.locator("#notice")).to_contain_text("press Ctrl+C")
    assert page.evaluate("getSelection().toString()") == TEXTS["two"]


def test_lengths_stand_against_the_limits(opened: Open) -> None:
    page = opened("platform-wide")
    count = writing(card(page, "wide", 1), "Post").locator(".count")
    expect(count).to_have_text(f"{len(TEXTS['one'])} of 280")
    page.locator(".platforms a[data-part=platform-screen]").click()
    long = len(TEXTS["two"].encode())
    count = writing(card(page, "screen", 2), "Description").locator(".count")
    expect(count).to_have_text(f"{long} of 150 bytes · too long")


def test_what_is_posted_is_remembered(opened: Open) -> None:
    page = opened("platform-wide")
    total, thread = page.locator(".sum .left"), page.locator(".thread .left")
    expect(total).to_have_text("8 left")
    card(page, "wide", 2).get_by_label("Posted").check()
    page.locator(".reply").first.get_by_label("Posted").check()
    for _ in range(2):
        expect(total).to_have_text("7 left")
        expect(thread).to_have_text("1 of the thread left")
        expect(page.locator("#platform-wide .jumps [data-posted]")).to_have_text("2")
        page.reload()
    expect(card(page, "wide", 2).get_by_label("Posted")).to_be_checked()
    card(page, "wide", 1).get_by_label("Posted").check()
    expect(page.locator(".platforms [aria-current] .left")).to_have_text("all posted")
    other = opened("platform-wide")
    card(other, "wide", 2).get_by_label("Posted").uncheck()
    expect(total).to_have_text("7 left")  # in the first window, too


@pytest.mark.parametrize("kept", ["5", "{", '{"a": 1}', "[null, 5]"])
def test_what_a_browser_has_kept_wrongly_is_dropped(opened: Open, kept: str) -> None:
    page = opened()
    card(page, "tall", 1).get_by_label("Posted").check()
    page.evaluate(
        "kept => Object.keys(localStorage).forEach(key => localStorage.setItem(key, kept))", kept
    )
    page.reload()
    expect(page.locator(".sum .left")).to_have_text("8 left")


def test_a_browser_that_keeps_nothing_still_counts(opened: Open, context: BrowserContext) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page = opened()
    card(page, "tall", 1).get_by_label("Posted").check()
    expect(page.locator(".sum .left")).to_have_text("7 left")


def test_overlays_lie_where_the_platform_says(opened: Open) -> None:
    page = opened("platform-tall")
    picture = card(page, "tall", 1).locator("video").bounding_box()
    assert picture
    assert picture["width"] / picture["height"] == pytest.approx(9 / 16, rel=0.01)
    zones = card(page, "tall", 1).locator(".zone")
    expect(zones).to_have_count(len(BOXES))
    scale = picture["width"] / 1080
    for zone, (left, top, right, bottom) in zip(zones.all(), BOXES.values(), strict=True):
        box = zone.bounding_box()
        assert box
        assert box["x"] - picture["x"] == pytest.approx(left * scale, abs=0.6)
        assert box["y"] - picture["y"] == pytest.approx(top * scale, abs=0.6)
        assert box["width"] == pytest.approx((right - left) * scale, abs=0.6)
        assert box["height"] == pytest.approx((bottom - top) * scale, abs=0.6)
    expect(zones.last).to_contain_text("a < corner")
    switches = [card(page, "tall", number).get_by_label("own parts") for number in (1, 2)]
    switches[0].uncheck()
    expect(zones.first).to_be_hidden()
    expect(card(page, "tall", 2).locator(".zone").first).to_be_hidden()
    switches[1].check()
    expect(switches[0]).to_be_checked()
    expect(zones.first).to_be_visible()


def test_overlays_lie_over_a_picture_of_the_video(opened: Open) -> None:
    page = opened("platform-tall")
    video = card(page, "tall", 1).locator("video")
    moment = video.evaluate("each => Number(each.dataset.still)")
    tall = "document.querySelector('#platform-tall video')"
    until(page, f"Math.abs({tall}.currentTime - {moment}) < 0.1 || {tall}.currentTime > 0.5")
    assert video.evaluate("each => each.paused")
    cover = card(page, "tall", 1).locator(".files a", has_text="Cover").locator("img")
    size = "async each => { await each.decode(); return [each.naturalWidth, each.naturalHeight]; }"
    assert cover.evaluate(size) == [108, 192]
    video.evaluate(
        "each => { window.began = []; each.addEventListener('seeked', "
        "() => began.push(each.currentTime), { once: true }); return each.play(); }"
    )
    until(page, "began.length > 0")
    assert page.evaluate("began[0]") < 0.3  # it is played from its beginning


def test_one_preview_plays_at_a_time(opened: Open) -> None:
    page = opened("platform-tall")
    video = card(page, "tall", 1).locator("video")
    video.click()
    until(page, "!document.querySelector('#platform-tall video').paused")
    page.locator(".platforms a[data-part=platform-wide]").click()
    until(page, "document.querySelector('#platform-tall video').paused")  # nobody sees it any more
    without = card(page, "wide", 1).locator("video")
    until(page, "document.querySelector('#platform-wide video').readyState > 0")  # first picture
    assert without.get_attribute("poster") is None
    without.evaluate("each => each.play()")
    card(page, "wide", 2).locator("video").evaluate("each => each.play()")
    until(page, "document.querySelector('#platform-wide video').paused")


def test_controls_are_there_for_whoever_comes_near(opened: Open) -> None:
    page = opened("platform-tall")
    video = card(page, "tall", 1).locator("video")
    expect(video).to_have_js_property("controls", False)
    video.hover()
    expect(video).to_have_js_property("controls", True)
    video.click()
    page.mouse.move(0, 0)
    expect(video).to_have_js_property("controls", False)  # though it has been pressed
    expect(card(page, "tall", 1).locator(".zone .who")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(video).to_be_focused()
    expect(video).to_have_js_property("controls", True)


def test_lines_of_previews_are_whole(browser: Browser, opened: Open) -> None:
    for width in (320, 390, 1280):
        with browser.new_context(viewport={"width": width, "height": 900}) as context:
            page = opened("platform-tall", context)
            for caption in page.locator("#platform-tall .zone[data-zone=caption]").all():
                assert caption.evaluate("each => each.scrollHeight <= each.clientHeight"), width
            page.locator(".platforms a[data-part=platform-wide]").click()
            more = card(page, "wide", 2).locator(".phone .more")
            expect(more).to_have_text("Show more")
            says = card(page, "wide", 2).locator(".phone .says")
            cut = says.evaluate("each => each.scrollHeight > each.clientHeight + 1")
            assert cut
            expect(more).to_be_visible()
            lines = says.evaluate(
                "each => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)"
            )
            assert lines == pytest.approx(round(lines), abs=0.1)
            assert lines < 4.5
            page.close()


def test_a_file_is_taken_without_leaving_the_page(opened: Open, context: BrowserContext) -> None:
    page = opened("platform-wide")
    within = card(page, "wide", 1)
    address = page.url
    for link in (*within.locator(".files a").all(), within.get_by_role("link", name="folder")):
        link.click()
        page.wait_for_timeout(50)
        assert page.url == address
    for other in context.pages:
        if other is not page:
            other.close()


def test_either_one_or_the_other_is_posted(opened: Open) -> None:
    page = opened("platform-wide")
    files = card(page, "wide", 1).locator(".files")
    expect(files).to_contain_text("or, instead of the video: Loop GIF")
    ways = page.get_by_role("navigation", name="Posts on Wide")
    expect(ways).to_contain_text(re.compile("one by one:.*instead of that", re.DOTALL))
    ways.get_by_role("link", name="Thread of 2 posts").click()
    expect(page.locator(".thread")).to_be_in_viewport()
    expect(page.locator(".thread")).to_contain_text("Instead of the single posts above")
    tab = page.locator(".platforms [aria-current] .left")
    expect(tab).to_have_text("2 single left")
    for tick in page.locator(".reply").get_by_label("Posted").all():
        tick.check()
    expect(tab).to_have_text("all posted")
    expect(page.locator(".sum .left")).to_have_text("6 left")


def test_a_video_in_a_thread_is_known_by_its_picture_and_title(opened: Open) -> None:
    page = opened("platform-wide")
    link = page.locator(".reply .file")
    expect(link).to_contain_text(TITLES["one"])
    link.scroll_into_view_if_needed()
    until(page, "document.querySelector('.reply .file video').readyState > 0")


def test_a_call_without_a_link_is_remarked(
    uploads: Uploads, browser: Browser, tmp_path: Path
) -> None:
    note = "set link in assets/posts/en.toml"

    def page_with(end: str) -> str:
        wide = uploads.posts[1]
        post = msgspec.structs.replace(wide.posts[0], post=f"Why?\n\n{end}\n\n#maths")
        posts = (msgspec.structs.replace(wide, posts=(post,)),)
        write_page(replace(uploads, posts=posts), tmp_path / "upload.html")
        return (tmp_path / "upload.html").read_text(encoding="utf-8")

    assert note in page_with("Share it.")
    assert note not in page_with("Share it.\nhttps://example.org/film")
    assert note not in page_with("That is all.")
    assert note in page_with("Share it. #now\n\nLicence: MIT, https://example.org/licence")


def test_names_of_platforms_get_in_nobodys_way(uploads: Uploads, tmp_path: Path) -> None:
    names = ("page-content", "heart", "loops", "notice")
    posts = tuple(
        msgspec.structs.replace(each, platform=name)
        for name, each in zip(names, uploads.posts, strict=True)
    )
    platforms = dict(zip(names, uploads.platforms.values(), strict=True))
    write_page(replace(uploads, posts=posts, platforms=platforms), tmp_path / "upload.html")
    ids = re.findall(r'\bid="([^"]*)"', (tmp_path / "upload.html").read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids))


def test_every_file_to_be_uploaded_is_there(opened: Open, uploads: Uploads) -> None:
    page = opened()
    links = [unquote(link) for link in page.locator("a:not([href^='#'])").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    ) if not link.startswith("https://")]  # fmt: skip
    there = {path.relative_to(uploads.folder).as_posix() for path in uploads.folder.rglob("*.*")}
    assert there - set(links) == {"upload.html"}
    assert [link for link in links if not (uploads.folder / link).exists()] == []
    size = (uploads.folder / "wide/01-one &#'x'/one.mp4").stat().st_size
    page.locator(".platforms a[data-part=platform-wide]").click()
    files = card(page, "wide", 1).locator(".files a")
    expect(files.first).to_have_text(re.compile(rf"^Video\s+MP4 {size / 1000:.1f} kB$"))
    expect(card(page, "wide", 1)).to_contain_text("it shows the video’s first picture")
    for part, note in (
        ("tall", "drawn into the picture: upload none"),
        ("album", "It takes no captions."),
        ("screen", "choose a moment of the video"),
    ):
        page.locator(f".platforms a[data-part=platform-{part}]").click()
        expect(card(page, part, 1)).to_contain_text(note)


def test_sources_are_named_and_doubts_marked(opened: Open) -> None:
    page = opened("platform-tall")
    page.get_by_text("Where these limits are from").locator("visible=true").click()
    sources = page.locator("#platform-tall .limits li")
    expect(sources).to_have_count(3)
    doubted = sources.filter(has_text="They say")
    expect(doubted).to_contain_text("They say (in a new window), docs/y.md 4 of them unsure")
    expect(doubted).to_contain_text("5 limits · read 2026-11 · itself of 2025-01")
    assert doubted.locator("a").get_attribute("href") == "https://example.org/x"
    expect(sources.filter(has_text="Our own choice").locator("a")).to_have_count(0)


def test_what_people_write_is_mere_text(opened: Open) -> None:
    page = opened("platform-screen")
    assert page.title() == "To post: Orders & <Exponents>"
    expect(page.locator("#platform-screen h2")).to_have_text("Screen & <More>")
    expect(card(page, "screen", 2).locator("h3")).to_contain_text(TITLES["two"])
    expect(card(page, "screen", 2).locator(".phone .title")).to_have_text(NASTY)
    expect(page.locator("main b[onclick], main script, main style")).to_have_count(0)
    text = writing(card(page, "screen", 2), "Description").locator(".written")
    expect(text).to_contain_text(RIGHT_TO_LEFT)
    assert text.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.evaluate("document.dir") == "ltr"


def test_axe_finds_nothing_by_day_and_by_night(opened: Open) -> None:
    colours = {"runOnly": ["color-contrast", "link-in-text-block", "target-size"]}
    for part in PARTS:
        page = opened(part)
        page.emulate_media(color_scheme="light")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for tick in page.locator(".tick:visible").all()[:1]:
            tick.click()  # what is posted must be readable, too
        found = [Axe().run(page)]
        page.emulate_media(color_scheme="dark")
        found.append(Axe().run(page, options=colours))
        for each in found:
            assert each.violations_count == 0, f"{part}: {each.generate_report()}"
        page.close()


def test_nothing_is_wider_than_a_phone(browser: Browser, opened: Open) -> None:
    for width in (320, 390):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            for part in PARTS:
                page = opened(part, context)
                page.evaluate(
                    "document.querySelectorAll('.written, h1, h2, h3, .says, .names > *')"
                    ".forEach(each => each.append('x'.repeat(90)))"
                )
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, part
                small = page.evaluate(
                    "[...document.querySelectorAll('a, button, summary, label')]"
                    ".filter(each => each.checkVisibility() && !each.matches('.skip'))"
                    ".filter(each => each.getBoundingClientRect().height < 24)"
                    ".map(each => each.outerHTML)"
                )
                assert small == [], part
                page.close()


def test_without_scripts_nothing_is_missing(browser: Browser, opened: Open) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened("", context)
        for part in PARTS:
            expect(page.locator(f"#{part}")).to_be_visible()
        for text in page.locator(".written").all():
            expect(text).to_be_visible()
        expect(page.locator("button:visible, input:visible, .left:visible")).to_have_count(0)
        expect(page.locator(".zone").first).to_be_visible()
        page.locator(".platforms a[data-part=platform-wide]").click()
        expect(page.locator("#platform-wide h2")).to_be_in_viewport()
        expect(page.locator("noscript p")).to_contain_text("Scripts are off")


def test_a_file_that_is_missing_is_named(
    uploads: Uploads, browser: Browser, context: BrowserContext, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shutil.copytree(uploads.folder, folder)
    first = uploads.posts[0].posts[0].folder
    for gone in (f"tall/{first}/cover.png", f"wide/{first}/one.mp4", "loops/one.mp4"):
        (folder / gone).unlink()
    (folder / f"screen/{first}/one.mp4").write_bytes(b"")
    german = replace(uploads, folder=folder, other_language="de")
    write_page(german, folder / "upload.html")
    page = context.new_page()
    trouble: list[str] = []
    page.on("requestfailed", lambda request: trouble.append(request.url))
    page.goto((folder / "upload.html").as_uri())
    for part, what in (("tall", "Cover PNG"), ("wide", "Video MP4"), ("screen", "Video MP4")):
        page.locator(f".platforms a[data-part=platform-{part}]").click()
        expect(card(page, part, 1)).to_contain_text(f"{what} missing")
        again = f"render.py social one --platform {part} --language de"
        expect(card(page, part, 1)).to_contain_text(again)
        expect(card(page, part, 2)).not_to_contain_text("missing")
    expect(page.locator("#platform-wide .reply .missing").first).to_contain_text("MP4 missing")
    page.locator(".platforms a[data-part=loops]").click()
    expect(page.locator("#loops")).to_contain_text("MP4 missing")
    expect(page.locator("#loops code")).to_have_text("render.py social one --language de")
    assert trouble == []
