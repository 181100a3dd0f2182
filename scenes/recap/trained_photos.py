"""The forty photos as a wall: the likelier its right label is, the brighter a photo is."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.hook.photo import Photo

_APART = 0.14, 0.17  # photos are, across and down, before all are fitted into the region
_DARKEST = 0.15  # how much is seen of a photo whose right label has no chance
_LIGHT = 0.3  # how much of the light's colour is in the brightest photo


class TrainedPhotos(mn.VGroup):
    """Photos in rows, each with a bar as long as its probability; all follow the training.

    Args:
        region: for all of them.
        per_row: how many stand side by side.
        probabilities: gives those of the right labels as they are now.
        theme: gives each role its colour.
    """

    def __init__(
        self,
        region: Region,
        per_row: int,
        probabilities: Callable[[], np.ndarray],
        theme: Theme,
    ) -> None:
        photos = [Photo(each, number, theme) for number, each in enumerate(probabilities())]
        for photo in photos:
            photo.remove(photo.number)
        super().__init__(*photos)
        self.arrange_in_grid(cols=per_row, buff=_APART)
        region.place(self.scale(min(region.width / self.width, region.height / self.height)))
        dark = mn.ManimColor(theme.surface)
        bright = mn.interpolate_color(dark, mn.ManimColor(theme.data), _LIGHT)
        edges = mn.ManimColor(theme.grid), mn.ManimColor(theme.data)

        def draw(wall: mn.VGroup) -> None:
            for photo, share in zip(wall, probabilities(), strict=True):
                picture, track, bar = photo
                frame, motif = picture
                frame.set_fill(mn.interpolate_color(dark, bright, share))
                frame.set_stroke(mn.interpolate_color(*edges, share))
                mobject_ops.set_fill_opacity(motif, _DARKEST + (1 - _DARKEST) * share)
                bar.stretch_to_fit_width(share * track.width).move_to(track, mn.LEFT)

        redraw_on_change(self, draw, lambda _: tuple(probabilities()))
