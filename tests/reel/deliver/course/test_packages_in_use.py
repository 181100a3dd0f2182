"""Packages with a course's real pages, used by a learner in a browser."""

import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Frame, Page, expect

from reel.deliver.course.cmi5 import write_cmi5
from reel.deliver.course.material import Course
from reel.deliver.course.packages import Package
from reel.deliver.course.scorm import write_scorm
from tests.browser import until
from tests.reel.deliver.course.conftest import NODE_MODULES, Site
from tests.reel.deliver.course.sample import TITLES
from tests.reel.deliver.course.test_cmi5 import Lrs
from tests.reel.deliver.course.test_scorm import Lms

VIDEO = "document.querySelector('video')"
FAST = 16
"""How much faster than it is meant to be a learner plays here; no browser plays faster."""

LINK = re.compile(r'<(?!link rel="alternate")[^>]*\b(?:href|src)="([^"#:]+)["#]')
BESIDE = re.compile(r"(handout|slides|scorm|cmi5|EMBED|ACCESSIBILITY)")
"""Links that a page hides once it is told that it lies in a package."""


@pytest.fixture(scope="module")
def whole(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all packages of the course, as they are delivered."""
    if not NODE_MODULES.is_dir():
        pytest.skip("tools/setup.sh test fetches an LMS")
    folder = tmp_path_factory.mktemp("whole")
    write_scorm(course, folder)
    write_cmi5(course, folder)
    return folder


class Learner:
    """Uses the pages within a package."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def frame(self) -> Frame:
        """The frame in which the pages are, once the one that is open was given what was kept."""
        for _ in range(250):
            for frame in self._page.frames:
                inner = frame.parent_frame and not frame.child_frames
                with suppress(Error):  # it is just being left
                    if inner and frame.evaluate("document.documentElement.dataset.held ?? ''"):
                        return frame
            self._page.wait_for_timeout(20)
        raise AssertionError([frame.url for frame in self._page.frames])

    def go(self, link: str) -> None:
        """Follow a link to another page."""
        old = self.frame.url
        self.frame.get_by_role("link", name=link).first.click()
        for _ in range(250):
            if self.frame.url != old:
                return
            self._page.wait_for_timeout(20)
        raise AssertionError(old)

    def at(self) -> float:
        """The second at which the video stands."""
        self._until(f"{VIDEO}.readyState > 1 && !{VIDEO}.seeking")
        second: float = self.frame.evaluate(f"{VIDEO}.currentTime")
        return second

    def play(self, until_second: float = 99, speed: int = FAST) -> None:
        """Play from where the video stands."""
        self.at()
        self.frame.evaluate(f"{VIDEO}.playbackRate = {speed}, {VIDEO}.play().then(() => null)")
        self._until(f"{VIDEO}.currentTime >= {until_second} || {VIDEO}.ended")
        self.frame.evaluate(f"{VIDEO}.pause()")

    def answer(self, number: int, response: list[str] | str) -> None:
        form = self.frame.locator("form.question").nth(number)
        if isinstance(response, str):
            form.locator("input").fill(response)
        else:
            for box in form.locator("input").all():
                chosen = box.get_attribute("value") in response
                if chosen != box.is_checked() and (chosen or box.get_attribute("type") != "radio"):
                    box.set_checked(chosen)
        form.locator(".check").click()
        expect(form).to_have_attribute("data-verdict", re.compile("right|wrong"))

    def _until(self, condition: str) -> None:
        frame = self.frame
        for _ in range(500):
            if frame.evaluate(condition):
                return
            self._page.wait_for_timeout(20)
        raise AssertionError(condition)


def test_a_learner_goes_through_a_course_in_scorm(site: Site, page: Page, whole: Path) -> None:
    site.add_package(whole / "scorm" / "course.zip")
    lms, learner = Lms(site, page), Learner(page)
    lms.enter()
    assert not learner.frame.locator(".beside").first.is_visible()
    learner.go(TITLES["one"])
    learner.play(3.2, speed=2)
    learner.answer(1, ["log8", "log6"])
    lms.leave()
    assert lms.core["lesson_status"] == "incomplete"
    left = float(lms.core["lesson_location"].removeprefix("one#t="))
    assert 3.2 <= left < 5

    lms.enter()
    assert learner.at() == pytest.approx(left, abs=0.15)
    form = learner.frame.locator("form.question").nth(1)
    expect(form).to_have_attribute("data-verdict", "wrong")
    assert form.locator("input[value=log6]").is_checked()
    learner.play()
    learner.answer(0, "5")
    learner.answer(1, ["log8", "log27"])
    assert lms.progress() == "Watched: 1 of 2. Answered: 2 of 3."
    learner.go(TITLES["two"])
    learner.answer(0, ["c"])
    learner.play()
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    assert lms.progress() == "Passed, with 100 of 100 points."
    lms.leave()
    assert lms.core["score"]["raw"] == "100"
    assert [each["result"] for each in lms.answers] == ["wrong", "correct", "correct", "correct"]


def test_a_learner_goes_through_a_course_in_cmi5(
    site: Site, page: Page, whole: Path, course: Course
) -> None:
    site.add_package(whole / "cmi5" / "course.zip")
    lrs, learner = Lrs(site, page, Package(course).activity), Learner(page)
    lrs.wishes = {"audioPreference": "off"}
    lrs.launch(returnURL=f"{site.address}/back.html")
    learner.go(TITLES["one"])
    until(page, "document.querySelector('iframe').contentDocument.querySelector('video').muted")
    learner.play()
    learner.answer(0, "16")
    learner.answer(1, ["log8"])
    learner.go(TITLES["two"])
    learner.play()
    learner.answer(0, ["a"])
    lrs.until(lambda: "completed" in lrs.verbs())
    page.get_by_role("button", name="Finish and leave").click()
    page.wait_for_url("**/back.html")
    assert lrs.verbs()[-3:] == ["completed", "failed", "terminated"]
    lrs.launch()
    learner.answer(0, ["c"])
    learner.go(TITLES["one"])
    learner.answer(0, "5")
    learner.answer(1, ["log27", "log8"])
    lrs.until(lambda: "passed" in lrs.verbs())
    lrs.leave()
    lrs.judge()


@pytest.mark.parametrize("standard", ["scorm", "cmi5"])
def test_axe_finds_nothing_in_the_page_that_holds_the_others(
    site: Site, page: Page, whole: Path, standard: str
) -> None:
    site.add_package(whole / standard / "course.zip")
    page.goto(f"{site.address}/course/{standard}.html")
    assert Learner(page).frame
    assert Axe().run(page).response["violations"] == []


def test_pages_link_to_nothing_that_is_not_in_their_package(whole: Path) -> None:
    for path in whole.rglob("*.zip"):
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            assert not [name for name in names if "film" in name or name.startswith("embed")]
            for name in names:
                if not name.endswith(".html"):
                    continue
                found = LINK.findall(packed.read(name).decode().partition("<script")[0])
                missing = {link for link in found if link not in names and not BESIDE.match(link)}
                assert (path.stem != "course" and missing == {"index.html"}) or not missing, name
