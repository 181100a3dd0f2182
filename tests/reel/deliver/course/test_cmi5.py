"""A course's package in an LMS that speaks cmi5: a small store of statements, in a browser."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from reel.deliver.course.packages import Package
from reel.deliver.course.texts import texts
from tests.reel.deliver.course.conftest import NODE_MODULES, Answer, Site
from tests.reel.deliver.course.stand_in import StandInLearner

TEXTS = texts("en")["package"]
AGAIN = 16_000
"""Milliseconds after which a page has asked an LMS again."""

ACTIVITY = "https://lms.example/activities/1"
REGISTRATION = "39fe7bbe-7e31-4d61-9d6f-5bb1c7d0c8f2"
ACTOR = {
    "objectType": "Agent",
    "name": "Ada <L> & Co",
    "account": {"homePage": "https://lms.example", "name": "ada"},
}
VERBS = "http://adlnet.gov/expapi/verbs/"
CONTEXT = "https://w3id.org/xapi/cmi5/context/"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
SESSION = f"{CONTEXT}extensions/sessionid"

VALIDATE = """
const validate = require("xapi-validation").default;
const statements = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(statements.flatMap((each) => validate(each)).map(String)));
"""


@dataclass
class Lrs:
    """An LMS with one learner, and its store of statements.

    Attributes:
        site: where it is.
        page: the learner's browser.
        publisher: the id that the package's activity has in its own cmi5.xml.
        mode: how the course is launched.
        up: whether it answers.
        session: the visit's number.
        fetched: whether this visit's token was given.
        statements: all it was told, in order.
        states: documents about the learner.
        wishes: the learner's preferences.
    """

    site: Site
    page: Page
    publisher: str
    mode: str = "Normal"
    up: bool = True
    session: int = 0
    fetched: bool = False
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, bytes] = field(default_factory=dict)
    wishes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site.answer = self._answer
        self.site.files["/back.html"] = lambda: b"<!DOCTYPE html><title>Back</title>"

    def _answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        kind = "application/json"
        place = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(place.query).items()}
        if not self.up:
            return 500, b"", kind
        if place.path == "/fetch":
            again = self.fetched
            self.fetched = True
            told = {"error-code": "1", "error-text": "again"} if again else {"auth-token": "dG9r"}
            return (200 if method == "POST" else 405), json.dumps(told).encode(), kind
        if place.path.startswith("/course/") or not place.path.startswith("/xapi/"):
            return 404, b"", kind
        assert headers["authorization"] == "Basic dG9r"
        assert headers["x-experience-api-version"].startswith("1.0.")
        match method, place.path:
            case "POST", "/xapi/statements":
                new = json.loads(body)
                known = {each["id"]: each for each in self.statements}
                assert all(known.get(each["id"], each) == each for each in new)
                self.statements += [each for each in new if each["id"] not in known]
                return 200, json.dumps([each["id"] for each in new]).encode(), kind
            case _, "/xapi/activities/state":
                assert query["activityId"] == ACTIVITY
                assert query["registration"] == REGISTRATION
                assert json.loads(query["agent"]) == ACTOR
                if method == "PUT":
                    assert query["stateId"] != "LMS.LaunchData"
                    self.states[query["stateId"]] = body
                    return 204, b"", kind
                found = self.states.get(query["stateId"])
                return (200, found, kind) if found else (404, b"", kind)
            case "GET", "/xapi/agents/profile":
                assert query["profileId"] == "cmi5LearnerPreferences"
                return (
                    (200, json.dumps(self.wishes).encode(), kind)
                    if self.wishes
                    else (404, b"", kind)
                )
        return 400, b"", kind

    def launch(self, **more: Any) -> None:
        """Let the learner begin a visit."""
        self.session += 1
        self.fetched = False
        self.states["LMS.LaunchData"] = json.dumps(
            {
                "contextTemplate": {
                    "contextActivities": {"grouping": [{"id": self.publisher}]},
                    "extensions": {SESSION: f"visit {self.session}"},
                },
                "launchMode": self.mode,
                "moveOn": "CompletedAndPassed",
                "masteryScore": 0.75,
                **more,
            }
        ).encode()
        self.open()

    def open(self) -> None:
        """Open the launch address."""
        asked = {
            "endpoint": f"{self.site.address}/xapi",
            "fetch": f"{self.site.address}/fetch",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        self.page.goto(f"{self.site.address}/course/cmi5.html?{urlencode(asked)}")

    def leave(self) -> list[dict[str, Any]]:
        """Close the lesson; gives what was said in this visit, once it has ended."""
        self.page.goto(f"{self.site.address}/back.html")
        self.until(lambda: "terminated" in self.verbs())
        return self.visit()

    def visit(self) -> list[dict[str, Any]]:
        return [
            each for each in self.statements
            if each["context"]["extensions"][SESSION] == f"visit {self.session}"
        ]  # fmt: skip

    def verbs(self) -> list[str]:
        return [each["verb"]["id"].removeprefix(VERBS) for each in self.visit()]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        for _ in range(150):
            if holds():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(self.verbs())

    def until_found(self) -> None:
        """Let time pass until the lesson has found the LMS again."""

        def found() -> bool:
            self.page.clock.fast_forward(AGAIN)
            return self.said() == TEXTS["found"]

        self.until(found)

    def said(self) -> str:
        """What the lesson says of the LMS."""
        return self.page.locator("#notice").inner_text()

    def judge(self) -> None:
        """Make sure that all statements are as xAPI and cmi5 want them."""
        node = Path(sys.executable).with_name("node")
        done = subprocess.run(
            [node, "-e", VALIDATE],
            input=json.dumps(self.statements),
            capture_output=True,
            encoding="utf-8",
            check=True,
            cwd=NODE_MODULES.parent,
        )
        assert json.loads(done.stdout) == []
        for number in range(1, self.session + 1):
            self._judge_visit(f"visit {number}")
        defined = [each for each in self.statements if _categories(each)]
        said = [each["verb"]["id"].removeprefix(VERBS) for each in defined]
        assert said.count("completed") <= 1
        assert said.count("passed") <= 1
        assert "failed" not in said[said.index("passed") :] if "passed" in said else True

    def _judge_visit(self, session: str) -> None:
        visit = [
            each for each in self.statements if each["context"]["extensions"][SESSION] == session
        ]
        times = [each["timestamp"] for each in visit]
        assert (times[0], times[-1]) == (min(times), max(times))
        assert all(each.endswith("Z") for each in times)
        verbs = [each["verb"]["id"].removeprefix(VERBS) for each in visit]
        assert (verbs[0], verbs[-1]) == ("initialized", "terminated")
        defined = [verb for verb, each in zip(verbs, visit, strict=True) if _categories(each)]
        assert len(set(defined)) == len(defined)
        assert len({"passed", "failed"} & set(defined)) <= 1
        for verb, each in zip(verbs, visit, strict=True):
            context, result = each["context"], each.get("result", {})
            assert each["actor"] == ACTOR
            assert context["registration"] == REGISTRATION
            assert {"id": self.publisher} in context["contextActivities"]["grouping"]
            if verb in ("answered", "progressed"):
                assert not _categories(each)
                continue
            judged = verb in ("completed", "passed", "failed")
            assert each["object"]["id"] == ACTIVITY
            assert _categories(each) == (["cmi5", "moveon"] if judged else ["cmi5"])
            assert ("score" in result) == (verb in ("passed", "failed"))
            assert result.get("success") == {"passed": True, "failed": False}.get(verb)
            assert result.get("completion") == (True if verb == "completed" else None)
            assert ("duration" in result) == (verb != "initialized")
            if verb in ("passed", "failed"):
                assert context["extensions"][f"{CONTEXT}extensions/masteryscore"] == 0.75


def _categories(statement: dict[str, Any]) -> list[str]:
    listed = statement["context"]["contextActivities"].get("category", [])
    return [each["id"].rpartition("/")[2] for each in listed]


@pytest.fixture
def lrs(site: Site, page: Page, packed: Path, learner: StandInLearner) -> Lrs:
    if not NODE_MODULES.is_dir():
        pytest.skip("tools/setup.sh test fetches what validates statements")
    site.add_package(packed / "cmi5" / "course.zip")
    return Lrs(site, page, Package(learner.course).activity)


def all_right(learner: StandInLearner) -> None:
    learner.go("one")
    learner.answer("one", "exponent", 5)
    learner.answer("one", "which", ["log8", "log27"])
    learner.go("two")
    learner.answer("two", "order", ["c"])


def test_a_course_is_interrupted_resumed_and_passed(lrs: Lrs, learner: StandInLearner) -> None:
    lrs.launch()
    learner.frame("index")
    learner.go("one")
    learner.watch("one", 0, 3.2)
    learner.answer("one", "which", ["log8", "log6"])
    visit = lrs.leave()
    assert lrs.verbs() == ["initialized", "answered", "terminated"]
    answered = visit[1]["object"]["definition"]
    assert answered["correctResponsesPattern"] == ["log8[,]log27"]
    assert answered["choices"][2] == {"id": "log6", "description": {"en": "log₂ 6"}}
    assert visit[1]["result"] == {
        "response": "log8[,]log6", "success": False, "duration": "PT12.5S",
    }  # fmt: skip
    assert visit[-1]["result"]["extensions"] == {PROGRESS: 20}

    lrs.launch()
    assert learner.kept("one") == {
        "time": 3.2,
        "ranges": [[0, 3]],
        "answers": {"which": {"response": ["log8", "log6"], "right": False}},
    }
    learner.watch("one", 3, 8)
    lrs.until(lambda: "progressed" in lrs.verbs())
    all_right(learner)
    assert "completed" not in lrs.verbs()
    learner.watch("two", 0, 7.5)
    lrs.until(lambda: "passed" in lrs.verbs())
    assert lrs.page.locator("#progress").inner_text() == "Passed, with 100 of 100 points."
    assert lrs.page.locator("#leave").is_hidden()
    visit = lrs.leave()
    assert lrs.verbs()[-3:] == ["completed", "passed", "terminated"]
    assert visit[-2]["result"]["score"] == {"scaled": 1}
    assert "extensions" not in visit[-1]["result"]

    lrs.launch()  # to look at it again
    learner.answer("two", "order", ["a"])
    lrs.leave()
    assert lrs.verbs() == ["initialized", "answered", "terminated"]
    lrs.judge()


def test_failing_is_said_at_the_end_and_passing_may_follow_it(
    lrs: Lrs, learner: StandInLearner
) -> None:
    lrs.launch(returnURL=f"{lrs.site.address}/back.html")
    learner.go("one")
    learner.watch("one", 0, 8)
    learner.answer("one", "exponent", 16)
    learner.answer("one", "which", ["log8", "log27"])
    learner.go("two")
    learner.watch("two", 0, 8)
    learner.answer("two", "order", ["a"])
    lrs.until(lambda: "completed" in lrs.verbs())
    assert "failed" not in lrs.verbs()
    lrs.page.locator("#leave").click()
    lrs.page.wait_for_url("**/back.html")
    assert lrs.verbs()[-3:] == ["completed", "failed", "terminated"]
    assert lrs.visit()[-2]["result"]["score"] == {"scaled": 0.3333}

    lrs.launch()
    learner.answer("two", "order", ["c"])
    learner.go("one")
    learner.answer("one", "exponent", 5)
    lrs.leave()
    assert lrs.verbs() == ["initialized", "answered", "answered", "passed", "terminated"]
    lrs.judge()


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_who_only_looks_is_not_judged(lrs: Lrs, learner: StandInLearner, mode: str) -> None:
    lrs.mode = mode
    lrs.launch()
    learner.go("one")
    learner.watch("one", 0, 8)
    all_right(learner)
    learner.watch("two", 0, 8)
    lrs.leave()
    assert lrs.verbs() == ["initialized", "terminated"]
    lrs.judge()


def test_who_skips_through_has_not_completed(lrs: Lrs, learner: StandInLearner) -> None:
    lrs.launch()
    learner.go("one")
    learner.skip("one", 8)
    all_right(learner)
    learner.skip("two", 8)
    lrs.leave()
    assert lrs.verbs() == ["initialized", "answered", "answered", "answered", "terminated"]


def test_an_lms_that_is_down_for_a_while_is_told_all_when_it_is_back(
    lrs: Lrs, page: Page, learner: StandInLearner
) -> None:
    page.clock.install()
    lrs.launch()
    learner.go("one")
    lrs.up = False
    learner.watch("one", 0, 8)
    learner.answer("one", "exponent", 5)
    lrs.until(lambda: lrs.said() == TEXTS["lost"])
    learner.answer("one", "which", ["log8", "log27"])
    learner.frame("one").evaluate("location.hash = 'still'")  # pages themselves are in the browser
    page.clock.fast_forward(AGAIN)
    assert lrs.said() == TEXTS["lost"]
    lrs.up = True
    lrs.until_found()
    lrs.until(lambda: lrs.verbs() == ["initialized", "progressed", "answered", "answered"])
    lrs.leave()
    lrs.judge()


def test_an_lms_that_is_down_at_first_gives_back_what_it_keeps_once_it_answers(
    lrs: Lrs, page: Page, learner: StandInLearner
) -> None:
    lrs.launch()
    learner.go("one")
    learner.watch("one", 0, 4)
    lrs.leave()
    page.clock.install()
    lrs.up = False
    lrs.launch()
    lrs.until(lambda: lrs.said() == TEXTS["lost"])
    learner.go("one")
    learner.watch("one", 4, 8)
    learner.answer("one", "exponent", 5)
    lrs.up = True
    lrs.until_found()
    lrs.until(lambda: learner.kept("one")["ranges"] == [[0, 8]])
    lrs.leave()
    assert lrs.verbs() == ["initialized", "progressed", "answered", "terminated"]
    lrs.judge()


def test_a_visit_cannot_be_opened_twice_and_the_lesson_says_so(
    lrs: Lrs, learner: StandInLearner
) -> None:
    lrs.launch()
    learner.frame("index")
    lrs.leave()
    lrs.open()
    learner.frame("index")
    lrs.until(lambda: lrs.said() == TEXTS["refused"])
    assert lrs.verbs() == ["initialized", "terminated"]


def test_without_an_lms_the_lesson_works(
    site: Site, page: Page, learner: StandInLearner, packed: Path
) -> None:
    site.add_package(packed / "cmi5" / "course.zip")
    page.goto(f"{site.address}/course/cmi5.html")
    learner.go("one")
    learner.watch("one", 0, 8)
    all_right(learner)
    learner.watch("two", 0, 8)
    assert page.locator("#notice").inner_text() == TEXTS["absent"]
    assert page.locator("#progress").inner_text() == "Passed, with 100 of 100 points."
