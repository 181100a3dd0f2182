"""Where things go on a cover: the question, its key picture, and who made it."""

from dataclasses import dataclass, replace

from reel.deliver.social.cover_words import Fit, Words
from reel.records.platforms import CoverRules, Zones

MARK = 0.13, 0.012
"""The mark below the question: its width and height, as shares of the cover's shorter side."""

SIGNATURE = 0.036
"""The size of the type of who made it, likewise."""

# As shares of the cover's shorter side.
_MARGIN = 0.06
_BETWEEN = 0.055  # the question and the picture
_OVER_MARK = 0.028
_LINE = 1.3  # how high a line is, as a multiple of the type's size

_LARGEST, _AMPLE = 1.9, 1.3  # sizes of the question's type, as multiples of what is just legible
_WIDTHS = 0.36, 0.4, 0.44, 0.48, 0.52, 0.56  # of the room: what the question may have, at a side
_HEIGHTS = 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5  # likewise, above the picture
_FEW = 4  # lines that a question has at most on a wide cover, unless it is too long for that
_WORDS = 0.6  # how much the question's size counts, where the picture's is 1
_ENLARGED = 1.8  # how much larger than in its frame the picture is at most
_OVER, _AMID = 0.4, 0.2  # of height to spare: what goes above all, and above the picture


@dataclass(frozen=True)
class Area:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Plan:
    """Where things go: each at the top of its area.

    Attributes:
        fit: how the question is set.
        question: where.
        mark: where the mark below it goes.
        picture: where the picture goes, in the middle.
        scale: how much larger than its pixels that is drawn.
        signature: where it goes.
    """

    fit: Fit
    question: Area
    mark: Area
    picture: Area
    scale: float
    signature: Area


@dataclass(frozen=True)
class Parts:
    """What is to be placed.

    Attributes:
        size: the cover's width and height in pixels.
        question: its words.
        legible: the size of their type at which they are just legible.
        from_right: whether they run from right to left.
        picture: the picture's width and height in pixels.
        frame: those of the frame that it is cut out of.
        signed: whether anything says who made it.
    """

    size: tuple[int, int]
    question: Words
    legible: float
    from_right: bool
    picture: tuple[int, int]
    frame: tuple[int, int]
    signed: bool


def plan_cover(parts: Parts, rules: CoverRules, zones: Zones | None) -> Plan:
    """Choose where things go, so that the question and the picture are large.

    The picture is below the question, or on a wide cover beside it if it is larger there. The
    question is legible, unless it is too long for that.

    Args:
        parts: what is to be placed.
        rules: the platform's, of covers.
        zones: what it lays over videos, which may not cover the question nor the picture.
    """
    wide = parts.size[0] > parts.size[1]
    free = _free(parts.size, zones)
    safe = _safe(parts.size, rules, free)
    for lines in (_FEW, None) if wide else (None,):
        planner = _Planner(parts, free, safe, lines)
        plans = [planner.above(share) for share in _HEIGHTS]
        if wide:
            plans += [planner.beside(share) for share in _WIDTHS]
        for least in (_AMPLE * parts.legible, parts.legible):
            if legible := [plan for plan in plans if plan.fit.size >= least]:
                return max(legible, key=lambda plan: plan.fit.worth**_WORDS * plan.scale)
    return max(plans, key=lambda plan: plan.fit.size)


def _free(size: tuple[int, int], zones: Zones | None) -> Area:
    """Find where a platform lays nothing over its videos: the same at the left and right."""
    width, height = size
    left, top, right, bottom = 0.0, 0.0, 1.0, 1.0
    for box in map(zones.shares, zones.boxes) if zones else ():
        if box.right - box.left < box.bottom - box.top:  # buttons in a column
            left, right = _cut(left, right, box.left, box.right)
        else:
            top, bottom = _cut(top, bottom, box.top, box.bottom)
    side = max(left, 1 - right) * width
    return Area(side, top * height, width - side, bottom * height)


def _cut(first: float, last: float, start: float, end: float) -> tuple[float, float]:
    """Take what lies at one end of a length away from it."""
    return (max(first, end), last) if start < 1 - end else (first, min(last, start))


def _safe(size: tuple[int, int], rules: CoverRules, free: Area) -> Area:
    """Find where all must be: what a profile's grid shows, which is where covers are looked at; if
    nobody says what, from top to bottom where nothing is laid over. There is a margin to it."""
    width, height = size
    shown = Area(0, free.top, width, free.bottom)
    if rules.grid:
        wide, high = rules.grid.value
        across, up = min(width, height * wide / high), min(height, width * high / wide)
        left, top = (width - across) / 2, (height - up) / 2
        shown = Area(left, top, left + across, top + up)
    margin = _MARGIN * min(size)
    return Area(
        shown.left + margin, shown.top + margin, shown.right - margin, shown.bottom - margin
    )


class _Planner:
    """Tries where things may go.

    Args:
        parts: what is to be placed.
        free: where the question and the picture may be.
        safe: where all must be.
        lines: how many the question may have; None for any number.
    """

    def __init__(self, parts: Parts, free: Area, safe: Area, lines: int | None) -> None:
        self._parts = parts
        self._lines = lines
        unit = min(parts.size)
        line = _LINE * SIGNATURE * unit if parts.signed else 0.0
        self._signature = replace(safe, top=safe.bottom - line)
        self._room = Area(
            max(safe.left, free.left),
            max(safe.top, free.top),
            min(safe.right, free.right),
            min(self._signature.top - 0.5 * _BETWEEN * unit, free.bottom),
        )
        self._between = _BETWEEN * unit
        self._mark = MARK[1] * unit
        self._under = self._mark + _OVER_MARK * unit
        self._most = _ENLARGED * unit / min(parts.frame)

    def above(self, share: float) -> Plan:
        """Put the question above the picture, into a share of the room's height."""
        room = self._room
        fit = self._fit(room.width, share * room.height)
        high = fit.height + self._under
        height = room.height - high - self._between
        scale = self._scale(room.width, height)
        spare = max(height - scale * self._parts.picture[1], 0)
        top = room.top + _OVER * spare
        question = replace(room, top=top, bottom=top + high)
        picture = replace(room, top=question.bottom + self._between + _AMID * spare)
        return self._plan(fit, question, picture, scale)

    def beside(self, share: float) -> Plan:
        """Put the question beside the picture, into a share of the room's width."""
        room = self._room
        fit = self._fit(share * room.width, room.height - self._under)
        scale = self._scale(room.width - fit.width - self._between, room.height)
        high = fit.height + self._under
        top = room.top + (room.height - high) / 2
        question = Area(room.left, top, room.left + fit.width, top + high)
        top = room.top + (room.height - scale * self._parts.picture[1]) / 2
        picture = replace(room, left=question.right + self._between, top=top)
        if self._parts.from_right:
            question, picture = self._mirrored(question), self._mirrored(picture)
        return self._plan(fit, question, picture, scale)

    def _plan(self, fit: Fit, question: Area, picture: Area, scale: float) -> Plan:
        mark = replace(question, top=question.bottom - self._mark)
        return Plan(fit, question, mark, picture, scale, self._signature)

    def _fit(self, width: float, height: float) -> Fit:
        return self._parts.question.fit(width, height, _LARGEST * self._parts.legible, self._lines)

    def _scale(self, width: float, height: float) -> float:
        """Find how much larger than its pixels the picture may be in a place."""
        across, up = self._parts.picture
        return max(min(width / across, height / up, self._most), 0.0)

    def _mirrored(self, area: Area) -> Area:
        width = self._parts.size[0]
        return replace(area, left=width - area.right, right=width - area.left)
