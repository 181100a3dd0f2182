"""Captions drawn into the picture: a plate with one or two lines, as pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.formula.label import Label, font_size
from reel.records.formats import Format
from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region
from reel.stage.shapes import Card

_BESIDE, _ABOVE = 0.18, 0.085  # between the words and the plate's edge (Manim's units)
_ASCENDER, _LINE, _DESCENDER = 0.71, 1.21, 0.2  # in ems; _LINE is from baseline to baseline


@dataclass(frozen=True)
class CaptionPicture:
    """A caption as it is laid over a frame.

    Attributes:
        pixels: RGBA, uint8, of shape (height, width, 4); the colours are not multiplied by alpha.
        left, top: where the upper left corner stands on the frame, in pixels.
    """

    pixels: npt.NDArray[np.uint8]
    left: int
    top: int

    def paste(self, frame: npt.NDArray[np.uint8]) -> None:
        """Lay the caption over a frame (RGB or RGBA) of the size that it was made for."""
        height, width, _ = self.pixels.shape
        ground = frame[self.top : self.top + height, self.left : self.left + width, :3]
        colours = self.pixels[:, :, :3].astype(np.uint16)
        alpha = self.pixels[:, :, 3:].astype(np.uint16)
        ground[:] = (colours * alpha + ground * (255 - alpha) + 127) // 255


def caption_picture(
    lines: Sequence[str], shape: Format, size: tuple[int, int], theme: Theme
) -> CaptionPicture:
    """A caption on an opaque plate in the middle of its region.

    Args:
        lines: of one cue.
        shape: the format of the frame.
        size: width and height of the frame in pixels.
        theme: gives the colours of plate and words.
    """
    region = FrameRegions(shape).caption
    words = Label(" ".join(lines), lines=lines, size="caption", align="center", colour=theme.text)
    # As high whichever letters there are, so that plates of as many lines are all the same.
    em = font_size("caption") / 96
    height = (_ASCENDER + _LINE * (len(lines) - 1) + _DESCENDER) * em
    space = Region(0, 0, words.width, height)
    plate = Card(space.inset(-_BESIDE, -_ABOVE), fill=theme.surface)
    caption = region.fit(mn.VGroup(plate, space.place(words, mn.UP)))
    caption.shift(region.center - plate.get_center())
    return _drawn(caption, region, shape, size)


def _drawn(
    caption: mn.VGroup, region: Region, shape: Format, size: tuple[int, int]
) -> CaptionPicture:
    """Draw what stands in a region, and nothing around it."""
    width, height = shape.frame
    unit = size[0] / width  # pixels
    left, right = (floor((x + width / 2) * unit) for x in (region.left, region.right))
    top, bottom = (floor((height / 2 - y) * unit) for y in (region.top, region.bottom))
    camera = mn.Camera(
        pixel_width=right - left,
        pixel_height=bottom - top,
        frame_width=(right - left) / unit,
        frame_height=(bottom - top) / unit,
        frame_center=np.array(
            [(left + right) / 2 / unit - width / 2, height / 2 - (top + bottom) / 2 / unit, 0]
        ),
        background_opacity=0,
    )
    camera.capture_mobjects([caption])
    pixels = camera.pixel_array.copy()
    # Cairo's colours are multiplied by alpha.
    alpha = np.maximum(pixels[:, :, 3:].astype(np.uint16), 1)
    colours = (pixels[:, :, :3].astype(np.uint16) * 255 + alpha // 2) // alpha
    pixels[:, :, :3] = np.minimum(colours, 255)
    return CaptionPicture(pixels, left, top)
