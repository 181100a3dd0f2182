"""What stands above a picture: the clip's question, what each beat shows, and the answer.

The question stands alone at first. Then it becomes small, and below it stands, large, the point of
the beat: what just this picture shows. At last the answer takes the place of both; where there is
room, the last point stays above it, small.
"""

from dataclasses import replace
from typing import Any

import manim as mn

from reel.formula.label import Label
from reel.formula.language import written_tag
from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region
from reel.wording.line_breaks import lines_by_sense

# A headline takes at most so many lines. One that is a little too long is set smaller, down to
# this scale, before it takes another.
_LINES = 2
_SHRINK = 0.88
_SMALL_SHRINK = 0.8  # a small question is context: it stays on one line for longer

# In Manim's units: between the small question and the point, and the height of a line of that,
# which the question leaves to it.
_APART, _POINT = 0.22, 0.48

_RISE = 0.07  # ems; so far l and b stand out above capitals: more is left to é, and to Thai marks

_KEPT = 0.85  # of its size: where an answer is large enough, the point stays above it

_ALIKE = 0.2  # words in the same lines differ by less in shape, whatever their weight

# One takes the place of another in so many seconds: it comes once the other has left.
_CHANGE = 0.6
_FIRST = mn.squish_rate_func(mn.smooth, 0, 0.4)
_THEN = mn.squish_rate_func(mn.smooth, 0.4, 1)


class Headline:
    """What stands above a picture just now, in the region that a format has for it.

    Args:
        regions: of the format.
        theme: gives each role its colour.

    Attributes:
        shown: at first nothing; then the question, the question above a point, and at last the
            answer, alone or below the point.
    """

    def __init__(self, regions: FrameRegions, theme: Theme) -> None:
        self.shown: list[Label] = []
        self._region = regions.title
        self._centred = regions.centred
        self._theme = theme
        self._question = ""
        self._small = False  # whether the question has become small

    def ask(self, question: str) -> Label:
        """Put up the question, alone."""
        self._question = question
        self.shown = [self._alone(question)]
        return self.shown[0]

    def change_point(self, text: str) -> list[mn.Animation]:
        """Animate how a point takes the place of the last one, below the small question.

        Before there is a question, and once there is an answer, nothing changes.

        Args:
            text: what the picture shows; "" if that is not said.
        """
        if not self._question:
            return []
        question, *old = self.shown
        change: list[mn.Animation] = []
        if old:
            change.append(mn.FadeOut(*old, run_time=_CHANGE, rate_func=_FIRST))
        if not text:
            self.shown = [question]
            return change
        if not self._small:
            small = self._above_point(self._question)
            change += _shrink(question, small)
            question, self._small = small, True
        point = self._point(text, question)
        change.append(mn.FadeIn(point, run_time=_CHANGE, rate_func=_THEN))
        self.shown = [question, point]
        return change

    def answer(self, text: str) -> tuple[mn.Animation, mn.Animation]:
        """Animate how the question leaves, and how the answer comes then, underlined.

        What the picture shows just now becomes small above it, where the answer stays large.
        """
        answer = self._alone(text)
        leaves, kept, shrink = self.shown, [], []
        if len(self.shown) > 1:
            question, point = self.shown
            small = self._above_point(point.text)
            below = self._point(text, small)
            if below.height >= _KEPT * answer.height:
                answer, leaves, kept, shrink = below, [question], [small], _shrink(point, small)
        leave = mn.AnimationGroup(mn.FadeOut(*leaves, shift=0.3 * mn.UP), *shrink, run_time=0.4)
        mark = mn.Line(answer.get_corner(mn.DL), answer.get_corner(mn.DR))
        mark.set_stroke(self._theme.accent, width=5).shift(0.1 * mn.DOWN)
        self.shown, self._question = [*kept, answer], ""
        come = mn.FadeIn(answer, shift=0.3 * mn.UP)
        return leave, mn.AnimationGroup(come, mn.Create(mark), run_time=0.8)

    def _alone(self, text: str) -> Label:
        """Write a line that has the whole region, as large as can be."""
        label = self._largest(text, self._region, _SHRINK)
        return self._region.put(label, mn.ORIGIN if self._centred else mn.LEFT)

    def _above_point(self, text: str) -> Label:
        """Write a question as it stands above a point, or a point above an answer."""
        region = replace(self._region, bottom=self._region.bottom + _APART + _POINT)
        colour = self._theme.muted
        label = self._largest(text, region, _SMALL_SHRINK, size="small", weight=600, colour=colour)
        return self._hang(label, region)

    def _point(self, text: str, small: Label) -> Label:
        """Write what a beat shows, or an answer, below what stands small."""
        room = replace(self._region, top=float(small.get_bottom()[1]) - _APART)
        return self._hang(self._largest(text, room, _SHRINK), room)

    def _largest(self, text: str, region: Region, shrink: float, **kwargs: Any) -> Label:
        """Break words into as many lines as let them be large in a region, and scale them to fit.

        Args:
            text: the words.
            region: what they must fit.
            shrink: a line that fits at this scale is not broken into more.
            kwargs: of the label.
        """
        style: dict[str, Any] = {"size": "title", "colour": self._theme.text} | kwargs
        style["align"] = "center" if self._centred else "left"
        best, largest = None, 0.0
        for count in range(1, _LINES + 1):
            label = Label(text, lines=lines_by_sense(text, count, written_tag()), **style)
            scale = min(1, region.width / label.width, region.height / label.height)
            if best is None or (largest < shrink and scale > largest):
                best, largest = label, scale
        assert best is not None
        return best.scale(largest)

    def _hang(self, label: Label, region: Region) -> Label:
        """Place words at the top of a region, so that all that begin with a capital are level."""
        region.place(label, mn.UP if self._centred else mn.UL)
        first = label.submobjects[0]
        rise = min(region.top - first.get_top()[1], _RISE * label.font_size / 96)
        return label.shift(rise * mn.UP)


def _shrink(large: Label, small: Label) -> list[mn.Animation]:
    """Animate how words become small.

    Where its lines break elsewhere then, its letters would cross each other on their way: it leaves
    before the small one comes.
    """
    shapes = large.width / large.height, small.width / small.height
    if abs(shapes[0] - shapes[1]) < _ALIKE * shapes[1]:
        return [mn.ReplacementTransform(large, small, run_time=_CHANGE)]
    return [
        mn.FadeOut(large, run_time=_CHANGE, rate_func=_FIRST),
        mn.FadeIn(small, run_time=_CHANGE, rate_func=_THEN),
    ]
