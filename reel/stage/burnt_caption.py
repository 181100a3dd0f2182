"""Captions drawn into the picture: a plate with one or two lines, as pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.formula.label import Label, font_size
from reel.formula.worded_label import WordedLabel
from reel.records.formats import Format
from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region
from reel.stage.shapes import Card

_BESIDE, _ABOVE = 0.15, 0.085  # between the words and the plate's edge (Manim's units)
_ASCENDER, _LINE, _DESCENDER = 0.71, 1.21, 0.2  # in ems; _LINE is from baseline to baseline
_ACCENT = 0.18  # ems; so far letters may stand into the edge: more is left to them, as Thai needs
_AROUND, _CORNER = 0.08, 0.18  # how far a highlight goes beyond a word; its corners' radius (ems)


class Laid(NamedTuple):
    """An opaque picture on a frame, all of its edges at even pixels.

    Attributes:
        left, top: where its upper left corner is, in pixels.
        pixels: RGBA.
    """

    left: int
    top: int
    pixels: npt.NDArray[np.uint8]


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

    def over(self, ground: Laid) -> Laid:
        """Lay the caption over a picture; give as much of that as it takes."""
        height, width, _ = self.pixels.shape
        left, top = self.left // 2 * 2, self.top // 2 * 2
        right, bottom = -(-(self.left + width) // 2) * 2, -(-(self.top + height) // 2) * 2
        part = ground.pixels[
            top - ground.top : bottom - ground.top, left - ground.left : right - ground.left
        ].copy()
        CaptionPicture(self.pixels, self.left - left, self.top - top).paste(part)
        return Laid(left, top, part)


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
    words = Label(" ".join(lines), lines=lines, size="caption", align="center", colour=theme.text)
    caption, _ = _set(words, len(lines), shape, theme)
    return _drawn(caption, FrameRegions(shape).caption, shape, size)


def spoken_caption(
    lines: Sequence[str], shape: Format, size: tuple[int, int], theme: Theme
) -> tuple[CaptionPicture, list[CaptionPicture]]:
    """A caption as `caption_picture` draws it, and its words as they look while they are said.

    A highlight lies behind the word that is said. The word keeps its colour: in another one it
    would seem to speak of what has that colour in the picture.

    Returns:
        The caption; and for each word, in order, what is laid over it.
    """
    label = WordedLabel(lines, size="caption", align="center", colour=theme.text)
    caption, em = _set(label, len(lines), shape, theme)
    picture = _drawn(caption, FrameRegions(shape).caption, shape, size)
    boxes = [_on_frame(box, shape, size) for box in _word_boxes(label, lines, em)]
    corner = _CORNER * em * size[0] / shape.frame[0]
    return picture, [_lit(picture, box, corner, theme) for box in boxes]


def _word_boxes(label: WordedLabel, lines: Sequence[str], em: float) -> list[Region]:
    """Find what is highlighted with each word: as high for all; nothing if some have no letters."""
    rows = [row for row, line in enumerate(lines) for _ in line.split(" ")]
    words = label.words
    if not all(words):
        return []
    bottoms = sorted(
        float(glyph.get_bottom()[1]) + row * _LINE * em
        for row, word in zip(rows, words, strict=True)
        for glyph in word
    )
    baseline = bottoms[len(bottoms) // 2]  # of the first line: most letters stand on theirs
    boxes = []
    for row, word in zip(rows, words, strict=True):
        left, right = (float(edge[0]) for edge in (word.get_left(), word.get_right()))
        base = baseline - row * _LINE * em
        box = Region(left, base - _DESCENDER * em, right, base + _ASCENDER * em)
        boxes.append(box.inset(-_AROUND * em))
    return boxes


def _lit(
    picture: CaptionPicture,
    box: tuple[float, float, float, float],
    corner: float,
    theme: Theme,
) -> CaptionPicture:
    """Draw a word with its highlight, as far as that is on the plate.

    Args:
        picture: the caption, in the theme's colours.
        box: left, top, right and bottom of the highlight on the frame, in pixels.
        corner: the radius of its corners, in pixels.
        theme: gives its colour.
    """
    left, top, right, bottom = box
    first_row, first_column = max(floor(top), picture.top), max(floor(left), picture.left)
    old = picture.pixels[
        first_row - picture.top : ceil(bottom) - picture.top,
        first_column - picture.left : ceil(right) - picture.left,
    ]
    rows, columns = first_row + np.arange(old.shape[0]), first_column + np.arange(old.shape[1])
    # How far the middles of pixels are beyond the box, from where its corners begin.
    across = np.maximum(abs(columns + 0.5 - (left + right) / 2) - (right - left) / 2 + corner, 0)
    up = np.maximum(abs(rows + 0.5 - (top + bottom) / 2) - (bottom - top) / 2 + corner, 0)
    covered = np.clip(corner + 0.5 - np.hypot(across, up[:, np.newaxis]), 0, 1)
    surface, text, highlight = (
        np.array(mn.ManimColor(colour).to_int_rgb(), float)
        for colour in (theme.surface, theme.text, theme.highlight)
    )
    way = text - surface
    ink = np.clip((old[:, :, :3] - surface) @ way / max(way @ way, 1), 0, 1)[:, :, np.newaxis]
    pixels = np.dstack((highlight + ink * (text - highlight), covered * old[:, :, 3]))
    return CaptionPicture(pixels.round().astype(np.uint8), first_column, first_row)


def _set(words: Label, count: int, shape: Format, theme: Theme) -> tuple[mn.VGroup, float]:
    """Set words in so many lines on a plate in the middle of its region; give their em as well."""
    region = FrameRegions(shape).caption
    # As high whichever letters there are, so that plates of as many lines are all the same.
    em = font_size("caption") / 96
    usual = (_ASCENDER + _LINE * (count - 1) + _DESCENDER) * em
    height = max(usual, words.height - _ACCENT * em)
    space = Region(0, 0, words.width, height)
    plate = Card(space.inset(-_BESIDE, -_ABOVE), fill=theme.surface)
    caption = mn.VGroup(plate, space.place(words, mn.UP if words.height <= usual else mn.ORIGIN))
    full = caption.width
    region.fit(caption)
    caption.shift(region.center - plate.get_center())
    return caption, em * caption.width / full


def _drawn(
    caption: mn.VGroup, region: Region, shape: Format, size: tuple[int, int]
) -> CaptionPicture:
    """Draw what stands in a region, and nothing around it."""
    width, height = shape.frame
    unit = size[0] / width  # pixels
    left, top, right, bottom = map(floor, _on_frame(region, shape, size))
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


def _on_frame(
    region: Region, shape: Format, size: tuple[int, int]
) -> tuple[float, float, float, float]:
    """Find the left, top, right and bottom of a region, in pixels."""
    width, height = shape.frame
    unit = size[0] / width
    return (
        (region.left + width / 2) * unit,
        (height / 2 - region.top) * unit,
        (region.right + width / 2) * unit,
        (height / 2 - region.bottom) * unit,
    )
