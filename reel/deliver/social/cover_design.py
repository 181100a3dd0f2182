"""How a cover is composed: the question large, the key picture beside or below it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from reel.deliver.social.cover_picture import key_object, leading_colour
from reel.deliver.social.cover_words import Fit, Style, Words, legible_size
from reel.deliver.social.material import Outlet, Posting
from reel.records.key_moments import key_moment
from reel.records.platforms import CoverRules, Zones
from reel.records.typeface import direction
from reel.video.frames import frames

CAPITALS, SMALL = 6, 160
"""So many pixels high are the question's capitals at least on a cover made so many wide: it is
read there. Only a question that is too long for that is smaller."""

# As shares of the cover's shorter side.
_MARGIN = 0.06
_BETWEEN = 0.055  # the question and the picture
_MARK = 0.13, 0.012  # the mark below the question: its width and height
_OVER_MARK = 0.028
_SIGNATURE = 0.036  # the size of the type of who made it
_REACH = 0.6  # of the glow

_LARGEST, _AMPLE = 1.9, 1.3  # sizes of the question's type, as multiples of what is just legible
_WIDTHS = 0.36, 0.4, 0.44, 0.48, 0.52, 0.56  # of the room: what the question may have, at a side
_HEIGHTS = 0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5  # likewise, above the picture
_WORDS = 0.6  # how much the question's size counts, where the picture's is 1
_ENLARGED = 1.8  # how much larger than in its frame the picture is at most
_GLOW = 0.18  # how much of its colour there is in its middle
_SOLID = 110.0  # steps of colour, of 255, by which what is wholly drawn differs from the ground
_OVER, _AMID = 0.4, 0.2  # of height to spare: what goes above all, and above the picture


@dataclass(frozen=True)
class _Area:
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
class _Plan:
    """Where things go.

    Attributes:
        fit: how the question is set.
        question: where, with the mark below it.
        picture: where that goes, in the middle of this.
        scale: how much larger than its pixels it is drawn.
    """

    fit: Fit
    question: _Area
    picture: _Area
    scale: float


def draw_cover(outlet: Outlet, posting: Posting) -> Image.Image:
    """Draw the cover of a clip for its platform, as large as that wants it."""
    assert outlet.platform.cover
    return _Design(outlet, posting, outlet.platform.cover).draw()


class _Design:
    """Composes a cover.

    Args:
        outlet, posting: as in `draw_cover`.
        rules: the platform's, of covers.
    """

    def __init__(self, outlet: Outlet, posting: Posting, rules: CoverRules) -> None:
        timeline, theme = posting.timeline, outlet.theme
        self._size = rules.size.value if rules.size else (timeline.width, timeline.height)
        self._unit = min(self._size)
        self._wide = self._size[0] > self._size[1]
        self._from_right = direction(posting.title) == "rtl"
        self._place = "right" if self._from_right else "left"
        if not self._wide:
            self._place = "centre"
        moment = key_moment(timeline, posting.cover)[1] if posting.cover else timeline.still
        (frame,) = frames(posting.picture, [max(round(moment * timeline.fps) - 1, 0)])
        self._background = theme.background
        self._picture = key_object(frame, outlet.shape.layout, theme)
        self._most = _ENLARGED * self._unit / min(frame.size)
        self._colour = leading_colour(self._picture, theme)
        self._question = Words(posting.title, Style(theme.text, self._place))
        signature = f"{posting.number} / {posting.of}" if posting.of > 1 else ""
        signature = "\u2002·\u2002".join(filter(None, (outlet.brand.name.strip(), signature)))
        self._signature = Words(signature, Style(theme.muted, self._place))
        self._legible = legible_size(CAPITALS * self._size[0] / SMALL)
        self._free = self._between(outlet.platform.zones)
        self._safe = self._within(rules)

    def _between(self, zones: Zones | None) -> _Area:
        """Find where the platform lays nothing over its videos: the same at the left and right."""
        width, height = self._size
        left, top, right, bottom = 0.0, 0.0, 1.0, 1.0
        for box in map(zones.shares, zones.boxes) if zones else ():
            if box.right - box.left < box.bottom - box.top:  # buttons in a column
                left, right = _cut(left, right, box.left, box.right)
            else:
                top, bottom = _cut(top, bottom, box.top, box.bottom)
        side = max(left, 1 - right) * width
        return _Area(side, top * height, width - side, bottom * height)

    def _within(self, rules: CoverRules) -> _Area:
        """Find where all must be: what a profile's grid shows, or if nobody says, from top to
        bottom where nothing is laid over; but for a margin."""
        width, height = self._size
        shown = _Area(0, self._free.top, width, self._free.bottom)
        if rules.grid:
            wide, high = rules.grid.value
            across, up = min(width, height * wide / high), min(height, width * high / wide)
            left, top = (width - across) / 2, (height - up) / 2
            shown = _Area(left, top, left + across, top + up)
        margin = _MARGIN * self._unit
        return _Area(
            shown.left + margin, shown.top + margin, shown.right - margin, shown.bottom - margin
        )

    def draw(self) -> Image.Image:
        """Draw the cover."""
        line = 1.3 * _SIGNATURE * self._unit
        room = replace(self._safe, bottom=self._safe.bottom - line - _BETWEEN * self._unit / 2)
        plan = self._planned(room)
        cover = self._ground(plan.picture)
        _light(cover, self._scaled(plan.scale), plan.picture, self._background)
        _paste(cover, self._question.draw(plan.fit), plan.question, self._place)
        across, high = (max(1, round(share * self._unit)) for share in _MARK)
        mark = Image.new("RGBA", (across, high), self._colour)
        _paste(cover, mark, replace(plan.question, top=plan.question.bottom - high), self._place)
        signed = self._signature.fit(self._safe.width, line, _SIGNATURE * self._unit)
        foot = replace(self._safe, top=self._safe.bottom - line)
        _paste(cover, self._signature.draw(signed), foot, self._place)
        return cover

    def _planned(self, room: _Area) -> _Plan:
        """Choose where the question goes, and how much of the room: so that it and the picture are
        large, and the question legible if it can be."""
        plans = [self._above(room, share) for share in _HEIGHTS]
        if self._wide:
            plans += [self._beside(room, share) for share in _WIDTHS]
        for least in (_AMPLE * self._legible, self._legible):
            if legible := [plan for plan in plans if plan.fit.size >= least]:
                return max(legible, key=lambda plan: plan.fit.worth**_WORDS * plan.scale)
        return max(plans, key=lambda plan: plan.fit.size)

    def _above(self, room: _Area, share: float) -> _Plan:
        """Put the question above the picture, into a share of the room's height."""
        top = max(room.top, self._free.top)
        left, right = max(room.left, self._free.left), min(room.right, self._free.right)
        fit = self._fit(right - left, share * room.height)
        between = _BETWEEN * self._unit
        high = fit.height + self._mark
        scale = self._scale(room.width, room.bottom - top - high - between)
        spare = max(room.bottom - top - high - between - scale * self._picture.height, 0)
        top += _OVER * spare
        question = _Area(left, top, right, top + high)
        top += high + between + _AMID * spare
        return _Plan(fit, question, replace(room, top=top), scale)

    def _beside(self, room: _Area, share: float) -> _Plan:
        """Put the question beside the picture, into a share of the room's width."""
        fit = self._fit(share * room.width, room.height - self._mark)
        between = _BETWEEN * self._unit
        scale = self._scale(room.width - fit.width - between, room.height)
        high = fit.height + self._mark
        top = room.top + (room.height - high) / 2
        middle = room.top + (room.height - scale * self._picture.height) / 2
        question = _Area(room.left, top, room.left + fit.width, top + high)
        picture = _Area(question.right + between, middle, room.right, room.bottom)
        if self._from_right:
            width = self._size[0]
            question = replace(question, left=width - question.right, right=width - question.left)
            picture = replace(picture, left=width - picture.right, right=width - picture.left)
        return _Plan(fit, question, picture, scale)

    def _fit(self, width: float, height: float) -> Fit:
        return self._question.fit(width, height, _LARGEST * self._legible)

    @property
    def _mark(self) -> float:
        """How high the mark below the question is, with what is above it."""
        return (_OVER_MARK + _MARK[1]) * self._unit

    def _scale(self, width: float, height: float) -> float:
        """Find how much larger than its pixels the picture may be in a place."""
        return min(width / self._picture.width, height / self._picture.height, self._most)

    def _scaled(self, scale: float) -> Image.Image:
        width, height = (max(1, round(side * scale)) for side in self._picture.size)
        return self._picture.resize((width, height), Image.Resampling.LANCZOS)

    def _ground(self, picture: _Area) -> Image.Image:
        """Draw the background, with a glow behind the picture."""
        width, height = self._size
        x, y = (picture.left + picture.right) / 2, (picture.top + picture.bottom) / 2
        away = np.hypot(np.arange(width) - x, np.arange(height)[:, None] - y)
        share = _GLOW * np.exp(-((away / (_REACH * self._unit)) ** 2))[..., None]
        ground, glow = (_rgb(each) for each in (self._background, self._colour))
        # A little noise, the same each time: without it, a dark glow has steps that can be seen.
        noise = np.random.default_rng(0).uniform(-0.5, 0.5, (height, width, 1))
        pixels = np.rint(ground + (glow - ground) * share + noise * (share > 0.002))
        return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _cut(first: float, last: float, start: float, end: float) -> tuple[float, float]:
    """Take what lies at one end of a length away from it."""
    return (max(first, end), last) if start < (1 - end) else (first, min(last, start))


def _light(cover: Image.Image, picture: Image.Image, area: _Area, background: str) -> None:
    """Put a picture at the top of an area, in its middle, so that its own background is not seen.

    What is like its background gets the cover's light in addition; what is far from it keeps its
    colour; and the edges of letters are in between, as they are mixed of both.
    """
    x, y = round(area.left + (area.width - picture.width) / 2), round(area.top)
    place = x, y, x + picture.width, y + picture.height
    ground, pixels = _rgb(background), np.asarray(picture).astype(np.float64)
    apart = np.abs(pixels - ground).max(axis=2, keepdims=True)
    light = (np.asarray(cover.crop(place)) - ground) * (1 - np.minimum(apart / _SOLID, 1))
    cover.paste(Image.fromarray(np.clip(np.rint(pixels + light), 0, 255).astype(np.uint8)), place)


def _paste(cover: Image.Image, picture: Image.Image, area: _Area, place: str) -> None:
    """Paste a picture at the top of an area: at its left or right, or in the centre."""
    spare = area.width - picture.width
    x = area.left + {"left": 0, "centre": spare / 2, "right": spare}[place]
    cover.paste(picture, (round(x), round(area.top)), picture)


def _rgb(colour: str) -> npt.NDArray[np.float64]:
    return np.array(list(bytes.fromhex(colour[1:])), np.float64)
