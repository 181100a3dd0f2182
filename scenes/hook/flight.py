"""Photos fly from their grid to what they take off the sheet, and past the camera."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.hook.photo_grid import PhotoGrid
from scenes.hook.sheet import Sheet

_FILLS = 0.8  # the share of a strip that a photo takes at most
_SMALLEST = 0.06  # a photo that is smaller, by this factor, is not drawn
_LEGIBLE = 0.8  # a number that is smaller, by this factor, is not drawn
_FADING = 0.12  # a photo fades while it goes so far beyond the view's edge (Manim's units)


class Flight:
    """Photos on their way between their places in the grid and those on the sheet.

    It is no mobject: it moves photos.

    Args:
        photos: they stand in their grid.
        sheet: where they fly to.

    Attributes:
        flown: a tracker: 0 while they stand in their grid, 1 when they lie on the sheet.
        dimmed: how strongly photos are seen in their grid.
    """

    def __init__(self, photos: PhotoGrid, sheet: Sheet, *, dimmed: float) -> None:
        self.photos, self.sheet, self.dimmed = photos, sheet, dimmed
        self.flown = mn.ValueTracker(0)
        self._home = [
            [(part, part.points.copy()) for part in photo.get_family() if len(part.points)]
            for photo in photos
        ]
        self._middles = [photo.get_center() for photo in photos]
        self._sizes = [(photo.width, photo.height) for photo in photos]

    def start(self) -> None:
        """Let the photos follow."""
        redraw_on_change(
            self.photos,
            lambda _: self._draw(),
            lambda _: (self.flown.get_value(), *self.sheet.state()),
        )

    def stop(self) -> None:
        """Let the photos follow no longer."""
        self.photos.clear_updaters()

    def to_sheet(self, **kwargs: Any) -> mn.Animation:
        """Let them fly to what they take off the sheet."""
        return glide(self.flown, 1, **kwargs)

    def home(self, **kwargs: Any) -> mn.Animation:
        """Let them fly back into their grid."""
        return glide(self.flown, 0, **kwargs)

    def _draw(self) -> None:
        way = self.flown.get_value()
        box = self.sheet.view.box
        for number, photo in enumerate(self.photos):
            middle, scale = self._place(number, box)
            there = self._middles[number] + way * (middle - self._middles[number])
            size = 1 + way * (scale - 1)
            seen = 1.0 if way < 1 else self._inside(number, middle, scale, box)
            seen *= float(np.clip(size / _SMALLEST - 1, 0, 1))
            if seen > 0:
                for part, points in self._home[number]:
                    part.set_points((points - self._middles[number]) * size + there)
            bright = seen * (self.dimmed + way * (1 - self.dimmed))
            photo.fade_to(bright)
            legible = float(np.clip(10 * (size / _LEGIBLE - 1), 0, 1))
            mobject_ops.set_opacity(photo.number, bright * legible)
            for piece in (photo.picture[0], photo.track):
                mobject_ops.set_opacity(piece, seen)

    def _place(self, number: int, box: Region) -> tuple[np.ndarray, float]:
        """Where a photo lies on the sheet, as it is seen now, and how large it is."""
        strip = self.sheet.strip(number)
        width, height = self._sizes[number]
        scale = min(_FILLS * strip.width / width, _FILLS * strip.height / height)
        return strip.center, scale

    def _inside(self, number: int, middle: np.ndarray, scale: float, box: Region) -> float:
        """How clearly a photo is seen: less where it leaves the view."""
        width, height = self._sizes[number]
        gaps = (
            middle[0] - scale * width / 2 - box.left,
            box.right - middle[0] - scale * width / 2,
            middle[1] - scale * height / 2 - box.bottom,
            box.top - middle[1] - scale * height / 2,
        )
        return float(np.clip(1 + min(gaps) / _FADING, 0, 1))
