"""Forty photos in a grid, each with its probability."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from scenes.hook import maths
from scenes.hook.layout import PhotoPlaces
from scenes.hook.photo import Photo

DIMMED = 0.3  # how much is seen of a photo, or its number, whose probability is multiplied


class PhotoGrid(mn.VGroup):
    """The photos of `scenes.hook.maths.probabilities`, row by row.

    Args:
        places: where they stand.
        theme: gives each role its colour.
    """

    def __init__(self, places: PhotoPlaces, theme: Theme) -> None:
        self.swell, self.ink = places.swell, theme.text
        super().__init__(
            *(
                Photo(probability, number, theme, pictured=places.pictured)
                for number, probability in enumerate(maths.probabilities())
            )
        )
        self.arrange_in_grid(places.rows, buff=places.gap)
        places.region.put(self, mn.LEFT)

    def point_out(self, number: int) -> mn.Animation:
        """Let the probability of a photo swell and shrink again."""
        return mn.Indicate(self[number].number, self.swell, self.ink)

    def dim_with(self, count: mn.ValueTracker) -> None:
        """Let photos go dim one after another, as a count says."""

        def dim(photos: mn.VGroup) -> None:
            for number, photo in enumerate(photos):
                done = float(np.clip(count.get_value() - number, 0, 1))
                photo.fade_to(1 - (1 - DIMMED) * done)

        redraw_on_change(self, dim, lambda _: count.get_value())
