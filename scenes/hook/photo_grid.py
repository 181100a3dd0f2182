"""Forty photos in a grid, each with its probability."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.hook import maths
from scenes.hook.layout import PhotoPlaces
from scenes.hook.photo import Photo

AT_ONCE = 6  # about so many photos get their probability at a time
DIMMED = 0.6  # how much is seen of a photo whose probability has kept its share


class PhotoGrid(mn.VGroup):
    """The photos of `scenes.hook.maths.probabilities`, row by row.

    Args:
        places: where they stand.
        theme: gives each role its colour.
    """

    def __init__(self, places: PhotoPlaces, theme: Theme) -> None:
        self.swell, self.ink, self.mark = places.swell, theme.text, theme.data
        super().__init__(
            *(
                Photo(probability, number, theme, pictured=places.pictured)
                for number, probability in enumerate(maths.probabilities())
            )
        )
        self.arrange_in_grid(places.rows, buff=places.gap)
        places.region.put(self, mn.LEFT)
        self.classified = mn.ValueTracker(0)
        redraw_on_change(self, PhotoGrid.grow_bars, lambda _: self.classified.get_value())

    def classify(self) -> mn.Animation:
        """Let photo after photo get its probability: its bar grows, its number appears."""
        return glide(self.classified, 1, rate_func=mn.linear)

    def grow_bars(self) -> None:
        """Draw the bars as far as the photos are classified."""
        done = self.classified.get_value() * (len(self) + AT_ONCE)
        for number, photo in enumerate(self):
            photo.grow_bar(float(np.clip((done - number) / AT_ONCE, 0, 1)))

    def point_out(self, number: int) -> mn.Animation:
        """Let the probability of a photo swell and shrink again."""
        return mn.Indicate(self[number].number, self.swell, self.ink)

    def read_out(self, **kwargs: Any) -> mn.Animation:
        """Let a wave run over all probabilities, in the colour of their bars."""
        numbers = [photo.number for photo in self]
        swell = (1 + self.swell) / 2  # next to each other, they have half the room
        waves = (mn.Indicate(number, swell, self.mark) for number in numbers)
        return mn.LaggedStart(*waves, group=self, lag_ratio=0.04, **kwargs)

    def dim_with(self, count: mn.ValueTracker) -> None:
        """Let photos go dim one after another, as a count says."""

        def dim(photos: mn.VGroup) -> None:
            for number, photo in enumerate(photos):
                done = float(np.clip(count.get_value() - number, 0, 1))
                photo.fade_to(1 - (1 - DIMMED) * done)

        redraw_on_change(self, dim, lambda _: count.get_value())
