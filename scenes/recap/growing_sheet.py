"""The sheet of the first clip: what is left of it in the middle is the product, as an area."""

from collections.abc import Callable
from itertools import cycle

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.hook import cuts
from scenes.recap.glow import GLOW
from scenes.shared.glow import Rim

_EDGE = 2  # stroke width of the lines along which the sheet was cut
_THIN = 0.05  # the edge of a strip that is thinner is not drawn: many of them are a muddle
_BRIGHT = 0.6  # the size of what is left from which on it shines at full strength


class GrowingSheet(mn.VGroup):
    """Cuts around what is left; with each probability that grows, its cut moves outwards.

    Args:
        box: what the sheet fills.
        probabilities: gives the shares that the cuts leave as they are now.
        theme: gives each role its colour.

    Attributes:
        rests: what was left before each cut, one in the other.
        light, left: what is left of all, and the light around it.
    """

    def __init__(self, box: Region, probabilities: Callable[[], np.ndarray], theme: Theme) -> None:
        self.box, self.probabilities = box, probabilities
        shades = zip(probabilities(), cycle((theme.surface, theme.grid)), strict=False)
        self.rests = mn.VGroup(
            *(mn.Rectangle().set_fill(shade, 1).set_stroke(theme.product) for _, shade in shades)
        )
        self.left = mn.Rectangle().set_fill(theme.product, 1).set_stroke(width=0)
        self.light = Rim(theme.product, GLOW)
        super().__init__(self.rests, self.light, self.left)
        redraw_on_change(self, GrowingSheet.draw, lambda sheet: tuple(sheet.probabilities()))

    def draw(self) -> None:
        """Draw the cuts as they are now."""
        sizes = kept(self.probabilities(), self.box.aspect)
        sizes = sizes * [self.box.width, self.box.height]
        before = [sizes[0], *sizes[:-2]]
        for cut, size, outer in zip(self.rests, sizes, before, strict=False):
            self._put(cut, size)
            strip = float((outer - size).max()) / 2
            cut.set_stroke(width=_EDGE, opacity=float(np.clip(4 * (strip / _THIN - 1), 0, 1)))
        self._put(self.left, sizes[-1])
        self.light.around(self.left, min(1, float(sizes[-1].min()) / _BRIGHT))

    def _put(self, drawn: mn.VMobject, size: np.ndarray) -> None:
        """Lie in the middle of the sheet, in this size."""
        right, up = size[0] / 2 * mn.RIGHT, size[1] / 2 * mn.UP
        middle = self.box.center
        corners = (-right - up, right - up, right + up, up - right, -right - up)
        drawn.set_points_as_corners([middle + corner for corner in corners])


def kept(probabilities: np.ndarray, aspect: float) -> np.ndarray:
    """What is left of the sheet of the first clip, of which each photo keeps its share.

    The cuts go across the sides that they go across there, whatever the shares are.

    Args:
        probabilities: the shares, one after another.
        aspect: how many times as wide as high the sheet is drawn.

    Returns:
        The width and the height before the first cut and after each; the last area is the product.
    """
    widths = np.array(cuts.kept(aspect))[:, 0]
    narrowing = widths[1:] < widths[:-1]
    sides = [np.where(across, probabilities, 1.0) for across in (narrowing, ~narrowing)]
    return np.column_stack([np.concatenate([[1.0], np.cumprod(side)]) for side in sides])
