"""What stands above a picture: the clip's question, what each beat shows, and the answer.

The question stands alone at first. Then it becomes small, and below it stands, large, the point of
the beat: what just this picture shows. At last the answer takes the place of both.
"""

import manim as mn

from reel.formula.label import Label
from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region
from reel.wording.line_breaks import lines_by_sense

# A headline takes at most so many lines. One that is a little too long is set smaller, down to
# this scale, before it takes another.
_LINES = 2
_SHRINK = 0.88
_SMALL_SHRINK = 0.8  # a small question is context: it stays on one line for longer

_APART = 0.22  # between the small question and the point (Manim's units)


class Headlines:
    """Sets headlines in the region that a format has for them.

    Args:
        regions: of the format.
        theme: gives each role its colour.
    """

    def __init__(self, regions: FrameRegions, theme: Theme) -> None:
        self._region = regions.title
        self._centred = regions.centred
        self._theme = theme

    def alone(self, text: str) -> Label:
        """Write a line that has the whole region, as large as can be."""
        label = _largest(text, self._region, self._align, _SHRINK, colour=self._theme.text)
        return self._region.put(label, mn.ORIGIN if self._centred else mn.LEFT)

    def small(self, text: str) -> Label:
        """Write the question as it stands above a point."""
        label = _largest(
            text,
            self._region,
            self._align,
            _SMALL_SHRINK,
            size="small",
            weight=600,
            colour=self._theme.muted,
        )
        return _hang(label, self._region, self._centred)

    def point(self, text: str, question: Label) -> Label:
        """Write what a beat shows, below the small question."""
        region = self._region
        top = float(question.get_bottom()[1]) - _APART
        room = Region(region.left, region.bottom, region.right, top)
        label = _largest(text, room, self._align, _SHRINK, colour=self._theme.text)
        return _hang(label, room, self._centred)

    @property
    def _align(self) -> str:
        return "center" if self._centred else "left"


def underline(answer: Label, theme: Theme) -> mn.Line:
    """Draw the mark below an answer."""
    mark = mn.Line(answer.get_corner(mn.DL), answer.get_corner(mn.DR))
    return mark.set_stroke(theme.accent, width=5).shift(0.14 * mn.DOWN)


def _largest(
    text: str,
    region: Region,
    align: str,
    shrink: float,
    *,
    colour: str,
    size: str = "title",
    weight: int | None = None,
) -> Label:
    """Break words into as many lines as let them be large in a region, and scale them to fit it.

    Args:
        text: the words.
        region: what they must fit.
        align: how lines stand to each other.
        shrink: a line that fits at this scale is not broken into more.
        colour, size, weight: of the type.
    """
    best, largest = None, 0.0
    for count in range(1, _LINES + 1):
        lines = lines_by_sense(text, count)
        label = Label(text, size=size, weight=weight, colour=colour, lines=lines, align=align)
        scale = min(1, region.width / label.width, region.height / label.height)
        if best is None or (largest < shrink and scale > largest):
            best, largest = label, scale
    assert best is not None
    return best.scale(largest)


def _hang(label: Label, region: Region, centred: bool) -> Label:
    """Place words at the top of a region, so that all that begin with a capital are level."""
    region.place(label, mn.UP if centred else mn.UL)
    first = label.submobjects[0]
    return label.shift((region.top - first.get_top()[1]) * mn.UP)
