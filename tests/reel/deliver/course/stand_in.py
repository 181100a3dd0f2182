"""Pages that speak as a course's pages do to the page that holds them, and play no video.

Tests of packages go through `learner`, so that they can be run with the real pages as well.
"""

import json
from pathlib import Path

from playwright.sync_api import Frame, Page

from reel.deliver.course.material import Course, Lesson

_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>Stand-in</title>%s
<script type="module">
const data = %s;
const post = (type, more) =>
    parent.postMessage({ source: "reel", version: 1, clip: data.clip, type, ...more }, "*");
let ranges = [];
window.held = null;
addEventListener("message", ({ source, data: message }) => {
    if (source !== parent || message.source !== "reel-host" || message.type !== "resume") return;
    window.held = message;
    ranges = message.state.ranges ?? [];
});
window.reach = (start, end) => {
    if (end > start) ranges.push([start, end]);
    post("time", { time: end, duration: data.duration, watched: 0, ranges });
    post("pause", { time: end, duration: data.duration });
};
window.answer = (question, response, right) => post("answered", {
    question, kind: typeof response === "number" ? "number" : "multiple", response, right,
    text: "?", correct: [], seconds: 12.5,
});
const page = data.clip ? "clip" : "index";
post("ready", { title: "", duration: data.duration, page, questions: [] });
</script>"""


def write_stand_in(course: Course, folder: Path) -> None:
    """Write an index and a page for each clip."""
    links = "".join(f'<a href="{each.id}.html">{each.id}</a> ' for each in course.lessons)
    (folder / "index.html").write_text(_PAGE % (links, _data("", 0)), encoding="utf-8")
    for each in course.lessons:
        page = _PAGE % (f"<p>{each.id}</p>", _data(each.id, each.media.timeline.duration))
        (folder / f"{each.id}.html").write_text(page, encoding="utf-8")
    (folder / "embed").mkdir()
    (folder / "embed" / "one.html").write_text("not for learners", encoding="utf-8")


def _data(clip: str, duration: float) -> str:
    return json.dumps({"clip": clip, "duration": duration})


class StandInLearner:
    """What a learner does in such pages."""

    def __init__(self, page: Page, course: Course) -> None:
        self.course = course
        self._page = page
        self._lessons: dict[str, Lesson] = {each.id: each for each in course.lessons}

    def frame(self, clip: str = "") -> Frame:
        """The frame in which a clip's page is, or any, once it has been given what was kept."""
        for _ in range(250):
            for frame in self._page.frames:
                name = frame.url.rpartition("/")[2].partition(".")[0]
                if frame.parent_frame and name in ((clip,) if clip else ("index", *self._lessons)):
                    frame.wait_for_function("window.held !== null")
                    return frame
            self._page.wait_for_timeout(20)
        raise AssertionError([frame.url for frame in self._page.frames])

    def go(self, clip: str) -> None:
        """Go to a clip, from wherever the learner is."""
        shown = self.frame()
        shown.goto(f"{shown.url.rpartition('/')[0]}/{clip}.html")
        self.frame(clip)

    def watch(self, clip: str, start: float, end: float) -> None:
        """Play a stretch of a clip."""
        self.frame(clip).evaluate("([start, end]) => reach(start, end)", [start, end])

    def skip(self, clip: str, end: float) -> None:
        """Go to a moment without what lies before it."""
        self.watch(clip, end, end)

    def answer(self, clip: str, question: str, response: list[str] | float) -> None:
        """Answer a question."""
        asked = self._lessons[clip].questions[question]
        if isinstance(response, list):
            right = set(response) == {key for key, each in asked.answers.items() if each.right}
        else:
            assert asked.value is not None
            right = abs(response - asked.value) <= asked.tolerance
        self.frame(clip).evaluate(
            "([question, response, right]) => answer(question, response, right)",
            [question, response, right],
        )

    def kept(self, clip: str) -> dict[str, object]:
        """What the page was given back of an earlier visit."""
        state: dict[str, object] = self.frame(clip).evaluate("held.state")
        return state
