"""A course's packages in an LMS that speaks SCORM 1.2: scorm-again, in a browser."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from reel.deliver.course import packages
from reel.deliver.course.material import Course
from reel.deliver.course.packages import write_package
from reel.deliver.course.texts import texts
from tests.reel.deliver.course.conftest import NODE_MODULES, Answer, Site
from tests.reel.deliver.course.stand_in import StandInLearner, write_stand_in

TEXTS = texts("en")["package"]
AGAIN = 16_000
"""Milliseconds after which a page has asked an LMS again."""

LMS = """<!DOCTYPE html><meta charset="utf-8"><title>LMS</title>
<script src="/scorm12.js"></script><script>
const saved = %s;
window.asked = [];
window.refused = [];
const lms = new Scorm12API({ lmsCommitUrl: "/commit", sendFullCommit: true, logLevel: 5,
    dataCommitFormat: "json", renderCommonCommitFields: false, ...saved.settings });
lms.loadFromJSON({
    ...saved.cmi, student_data: { mastery_score: saved.mastery, ...saved.cmi.student_data } });
window.broken = "";
window.API = Object.fromEntries(
    ["Initialize", "Finish", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString"]
    .map((name) => ["LMS" + name, (...values) => {
        asked.push([name, ...values]);
        if (broken === "throws") throw new Error("gone");
        if (broken === "refuses") return name === "GetLastError" ? "301" : "false";
        const result = lms["lms" + name](...values);
        if (result === "false") refused.push([name, ...values, lms.lmsGetLastError()]);
        return result;
    }]));
</script>
<iframe id="content" src="/course/scorm.html" style="width: 100%%; height: 90vh"></iframe>"""


@dataclass
class Lms:
    """An LMS with one learner.

    Attributes:
        site: where it is.
        page: the learner's browser.
        mastery: the score that it has read in the manifest.
        cmi: what it keeps of the learner.
        up: whether it takes what it is told.
        commits: how often it has been told.
    """

    site: Site
    page: Page
    mastery: str = "75"
    cmi: dict[str, Any] = field(default_factory=dict)
    up: bool = True
    commits: int = 0

    def __post_init__(self) -> None:
        library = (NODE_MODULES / "scorm-again/dist/scorm12.js").read_bytes()
        self.site.files["/scorm12.js"] = lambda: library
        self.site.files["/lms.html"] = self._host
        self.site.files["/alone.html"] = lambda: self._host().partition(b"<iframe")[0]
        self.site.files["/blank.html"] = lambda: b"<!DOCTYPE html>"
        self.site.answer = self._commit

    def _host(self) -> bytes:
        told = {"cmi": self.cmi, "mastery": self.mastery, "settings": {}}
        return (LMS % json.dumps(told)).encode()

    def _commit(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if path.partition("?")[0] != "/commit":
            return 404, b"", "text/plain"
        if not self.up:
            return 500, b'{"result": false, "errorCode": 101}', "application/json"
        self.commits += 1
        self.cmi = json.loads(body)["cmi"]
        return 200, b'{"result": true, "errorCode": 0}', "application/json"

    @property
    def core(self) -> dict[str, Any]:
        core: dict[str, Any] = self.cmi["core"]
        return core

    @property
    def answers(self) -> list[dict[str, Any]]:
        kept = self.cmi["interactions"]
        listed = kept.values() if isinstance(kept, dict) else kept
        return [each for each in listed if isinstance(each, dict)]

    def enter(self) -> None:
        self.page.goto(f"{self.site.address}/lms.html")

    def leave(self) -> list[list[str]]:
        """Leave the lesson; says what the LMS was asked in all the visit, but for errors."""
        self.page.evaluate("document.getElementById('content').src = '/blank.html'")
        self.page.frame_locator("#content").locator("#lesson").wait_for(state="detached")
        assert self.page.evaluate("refused") == []
        asked = self.page.evaluate("asked.filter(([name]) => !name.startsWith('GetLast'))")
        return [list(map(str, each)) for each in asked]

    def said(self) -> str:
        """What the lesson says of the LMS."""
        return self.page.frame_locator("#content").locator("#notice").inner_text()

    def progress(self) -> str:
        return self.page.frame_locator("#content").locator("#progress").inner_text()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        for _ in range(150):
            if holds():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(self.cmi)


@pytest.fixture
def lms(site: Site, page: Page, packed: Path) -> Lms:
    if not NODE_MODULES.is_dir():
        pytest.skip("tools/setup.sh test fetches the LMS")
    site.add_package(packed / "scorm" / "course.zip")
    return Lms(site, page)


def all_right(learner: StandInLearner) -> None:
    learner.go("one")
    learner.answer("one", "exponent", 5)
    learner.answer("one", "which", ["log8", "log27"])
    learner.go("two")
    learner.answer("two", "order", ["c"])


def watch_all(learner: StandInLearner) -> None:
    for clip in ("one", "two"):
        learner.go(clip)
        learner.watch(clip, 0, 7.5)


def test_a_visit_that_is_interrupted_goes_on_where_it_ended_until_it_is_passed(
    lms: Lms, learner: StandInLearner
) -> None:
    lms.enter()
    learner.frame("index")
    learner.go("one")
    learner.watch("one", 0, 3.2)
    learner.answer("one", "which", ["log8", "log6"])
    assert lms.progress() == "Watched: 0 of 2. Answered: 1 of 3."
    asked = lms.leave()
    assert asked[0] == ["Initialize", ""]
    assert [name for name, *_ in asked].count("Initialize") == 1
    assert [name for name, *_ in asked].count("Finish") == 1
    assert asked[-1] == ["Finish", ""]
    assert not [each for each in asked if "score" in each[1] and each[0] == "SetValue"]
    assert lms.core["lesson_status"] == "incomplete"
    assert lms.core["lesson_location"] == "one#t=3.2"
    assert lms.core["exit"] == "suspend"
    times = [each[2] for each in asked if each[:2] == ["SetValue", "cmi.core.session_time"]]
    assert times == sorted(times)
    assert all(re.fullmatch(r"\d{4}:\d\d:\d\d\.\d\d", each) for each in times)
    (answer,) = lms.answers
    assert answer["id"] == "one-which"
    assert answer["type"] == "choice"
    assert answer["student_response"] == "{a,c}"
    assert answer["correct_responses"]["0"]["pattern"] == "{a,b}"
    assert answer["result"] == "wrong"
    assert ["SetValue", "cmi.interactions.0.latency", "0000:00:12.50"] in asked
    assert re.fullmatch(r"\d\d:\d\d:\d\d", answer["time"])

    lms.enter()
    assert learner.kept("one") == {
        "time": 3.2,
        "ranges": [[0, 3]],
        "answers": {"which": {"response": ["log8", "log6"], "right": False}},
    }
    learner.watch("one", 3, 8)
    all_right(learner)
    assert lms.core["lesson_status"] == "incomplete"
    learner.watch("two", 0, 7.3)
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    assert lms.progress() == "Passed, with 100 of 100 points."
    lms.leave()
    assert lms.core["lesson_status"] == "passed"
    assert lms.core["score"] == {"raw": "100", "min": "0", "max": "100"}
    assert [each["id"] for each in lms.answers] == [
        "one-which",
        "one-exponent",
        "one-which",
        "two-order",
    ]
    assert lms.answers[1]["student_response"] == "5"
    assert lms.answers[1]["correct_responses"]["0"]["pattern"] == "5"
    assert lms.answers[1]["type"] == "numeric"
    assert lms.answers[3]["student_response"] == "b"


def test_what_was_failed_can_be_passed_and_what_was_passed_stays_so(
    lms: Lms, learner: StandInLearner
) -> None:
    lms.enter()
    watch_all(learner)
    all_right(learner)
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    learner.answer("two", "order", ["a"])
    assert (
        lms.progress()
        == "Not passed yet: 66.67 of 100 points, 75 are needed. You can answer again."
    )
    lms.leave()
    assert lms.core["lesson_status"] == "passed"
    assert lms.core["score"]["raw"] == "100"

    lms.cmi = {}
    lms.enter()
    watch_all(learner)
    learner.answer("two", "order", ["a"])
    learner.go("one")
    learner.answer("one", "exponent", -0.000000125)
    learner.answer("one", "which", ["log8", "log27"])
    lms.until(lambda: lms.core["lesson_status"] == "failed")
    assert lms.core["score"]["raw"] == "33.33"
    lms.leave()
    assert lms.core["lesson_status"] == "failed"
    assert lms.answers[1]["student_response"] == "-0.000000125"
    lms.enter()
    learner.answer("one", "exponent", 5)
    lms.until(lambda: lms.core["score"]["raw"] == "66.67")
    learner.go("two")
    learner.answer("two", "order", ["c"])
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    lms.leave()
    assert (lms.core["lesson_status"], lms.core["score"]["raw"]) == ("passed", "100")


def test_who_opens_or_skips_through_has_not_completed(lms: Lms, learner: StandInLearner) -> None:
    lms.enter()
    learner.go("one")
    learner.skip("one", 8)
    all_right(learner)
    learner.skip("two", 8)
    learner.watch("two", 0, 7)
    lms.leave()
    assert lms.core["lesson_status"] == "incomplete"
    assert lms.core["score"]["raw"] == ""


def test_an_lms_that_knows_another_mastery_score_is_followed(
    lms: Lms, learner: StandInLearner
) -> None:
    lms.mastery = "60"
    lms.enter()
    watch_all(learner)
    all_right(learner)
    learner.answer("two", "order", ["a"])
    lms.leave()
    assert (lms.core["lesson_status"], lms.core["score"]["raw"]) == ("passed", "100")
    lms.cmi = {}
    lms.enter()
    watch_all(learner)
    learner.answer("two", "order", ["a"])
    learner.go("one")
    learner.answer("one", "exponent", 5)
    learner.answer("one", "which", ["log8", "log27"])
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    assert lms.core["score"]["raw"] == "66.67"


def test_who_only_looks_again_is_not_judged(lms: Lms, learner: StandInLearner) -> None:
    lms.cmi = {"core": {"lesson_mode": "review", "lesson_status": "failed", "credit": "no-credit"}}
    lms.enter()
    watch_all(learner)
    all_right(learner)
    asked = lms.leave()
    told = {name for call, name, *_ in asked if call == "SetValue"}
    assert "cmi.suspend_data" in told
    assert not told & {"cmi.core.lesson_status", "cmi.core.score.raw"}
    assert lms.core["lesson_status"] == "failed"


def test_a_package_of_one_clip_begins_with_it(
    lms: Lms, learner: StandInLearner, packed: Path, site: Site
) -> None:
    site.add_package(packed / "scorm" / "two.zip")
    lms.enter()
    learner.watch("two", 0, 8)
    learner.answer("two", "order", ["c"])
    lms.until(lambda: lms.core["lesson_status"] == "passed")
    assert learner.frame("two").evaluate("held.alone") is True


def test_an_lms_that_opens_a_window_for_the_lesson_is_found(lms: Lms, page: Page) -> None:
    lms.site.add("/frame.html", b"<!DOCTYPE html><iframe src='/course/scorm.html'></iframe>")
    page.goto(f"{lms.site.address}/alone.html")
    with page.expect_popup() as opened:
        page.evaluate("void window.open('/frame.html')")
    inside = opened.value.frame_locator("iframe")
    inside.locator("#progress").get_by_text("Watched: 0 of 2").wait_for()
    assert inside.locator("#notice").inner_text() == ""
    lms.until(lambda: lms.core["lesson_status"] == "incomplete")


def test_a_session_that_is_open_already_is_used(lms: Lms, learner: StandInLearner) -> None:
    lms.page.goto(f"{lms.site.address}/alone.html")
    lms.page.evaluate("API.LMSInitialize('')")
    lms.page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'),"
        "{ id: 'content', src: '/course/scorm.html' }))"
    )
    learner.go("one")
    learner.watch("one", 0, 2)
    lms.until(lambda: lms.core["lesson_location"] == "one#t=2")
    assert lms.said() == ""


def test_without_an_lms_the_lesson_works(
    site: Site, page: Page, learner: StandInLearner, packed: Path
) -> None:
    site.add_package(packed / "scorm" / "course.zip")
    page.goto(f"{site.address}/course/scorm.html")
    watch_all(learner)
    all_right(learner)
    assert page.locator("#notice").inner_text() == TEXTS["absent"]
    assert page.locator("#progress").inner_text() == "Passed, with 100 of 100 points."


@pytest.mark.parametrize("how", ["throws", "refuses", "is down"])
def test_an_lms_that_goes_is_said_once_and_told_all_when_it_is_back(
    lms: Lms, page: Page, learner: StandInLearner, how: str
) -> None:
    page.clock.install()
    lms.enter()
    learner.go("one")
    learner.watch("one", 0, 2)
    lms.until(lambda: lms.core["lesson_location"] == "one#t=2")
    assert lms.said() == ""

    def go_away(away: bool) -> None:
        lms.up = not (away and how == "is down")
        page.evaluate("how => { broken = how }", how if away and how != "is down" else "")

    go_away(True)
    learner.watch("one", 2, 8)
    learner.answer("one", "exponent", 5)
    lms.until(lambda: lms.said() == TEXTS["lost"])
    before = page.evaluate("asked.length")
    learner.answer("one", "which", ["log8", "log27"])
    learner.go("two")
    learner.answer("two", "order", ["c"])
    assert lms.progress() == "Watched: 1 of 2. Answered: 3 of 3."
    assert page.evaluate("asked.length") == before  # it is not asked at every step meanwhile
    learner.watch("two", 0, 8)
    assert lms.progress() == "Passed, with 100 of 100 points."
    before = page.evaluate("asked.length")
    page.clock.fast_forward(AGAIN)
    assert page.evaluate("asked.length") > before
    assert lms.said() == TEXTS["lost"]
    assert lms.core["lesson_status"] == "incomplete"
    go_away(False)
    page.clock.fast_forward(AGAIN)
    lms.until(lambda: lms.said() == TEXTS["found"])
    assert lms.core["lesson_status"] == "passed"
    assert len({each["id"] for each in lms.answers}) == len(lms.answers) == 3
    page.evaluate("refused = []")
    lms.leave()


def test_an_lms_that_throws_from_the_beginning_gives_back_what_it_keeps_once_it_answers(
    lms: Lms, page: Page, learner: StandInLearner
) -> None:
    lms.enter()
    learner.go("one")
    learner.watch("one", 0, 4)
    lms.leave()
    page.clock.install()
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.broken = 'throws' })")
    lms.enter()
    page.evaluate("broken = 'throws'")
    page.frame_locator("#content").locator("#notice").get_by_text(TEXTS["lost"]).wait_for()
    learner.go("one")
    learner.watch("one", 4, 8)
    page.evaluate("broken = ''")
    page.clock.fast_forward(AGAIN)
    lms.until(lambda: lms.said() == TEXTS["found"])
    lms.until(lambda: learner.kept("one")["ranges"] == [[0, 8]])
    assert lms.progress() == "Watched: 1 of 2. Answered: 0 of 3."


MANY = 12
LONG = 600.0
"""Seconds that each of them takes."""

UGLY = """clips => {
    for (const [clip, wanted] of clips) {
        const ranges = Array.from({ length: 200 }, (_, step) => [3 * step, 3 * step + 1.6]);
        const post = (type, more) =>
            parent.postMessage({ source: "reel", version: 1, clip, type, ...more }, "*");
        post("time", { time: 599.9, ranges });
        for (const [question, response] of wanted) {
            post("answered", { question, response, right: false, seconds: 1e9 });
        }
    }
}"""


def test_whatever_a_learner_does_in_twelve_long_clips_has_room_in_what_an_lms_keeps(
    lms: Lms, learner: StandInLearner, course: Course, tmp_path: Path, site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(packages, "write_pages", write_stand_in)
    one = course.lessons[0]
    timeline = msgspec.structs.replace(one.media.timeline, duration=LONG)
    asked = {f"the_{kind}_one_that_is_asked_{place}": question
             for kind, question in one.questions.items() for place in (1, 2)}  # fmt: skip
    lessons = [
        replace(one, id=f"quite_a_long_name_{place}", questions=asked,
                media=replace(one.media, timeline=timeline))
        for place in range(MANY)
    ]  # fmt: skip
    many = replace(course, lessons=tuple(lessons))
    write_package(many, tmp_path / "many.zip", "scorm", "imsmanifest.xml")
    site.add_package(tmp_path / "many.zip")
    lms.enter()
    given: dict[str, list[str] | float] = {
        name: -1.23456789012e-300 if question.kind == "number" else list(question.answers)
        for name, question in asked.items()
    }
    told = [[lesson.id, list(given.items())] for lesson in lessons]
    learner.frame("index").evaluate(UGLY, told)
    lms.until(lambda: "Answered: 48 of 48" in lms.progress())
    lms.leave()
    kept = lms.cmi["suspend_data"]
    assert 1000 < len(kept) <= 4096
    assert re.fullmatch(r"[\w|;=,:.!%-]+", kept)  # nothing that is written otherwise on the way
    lms.enter()
    learner.go(lessons[-1].id)
    state = learner.kept(lessons[-1].id)
    assert isinstance(state["answers"], dict)
    assert {name: each["response"] for name, each in state["answers"].items()} == {
        name: pytest.approx(each) if isinstance(each, float) else each
        for name, each in given.items()
    }
    assert isinstance(state["ranges"], list)
    assert 200 <= sum(end - start for start, end in state["ranges"]) <= 320  # no more than was
    lms.leave()
    assert lms.cmi["suspend_data"] == kept
