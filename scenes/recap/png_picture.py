"""Pictures out of PNG files, which Manim 0.22 cannot draw with Pillow 13 as it stands."""

from functools import partial
from pathlib import Path

import manim as mn
import numpy as np
from PIL import Image


class PngPicture(mn.ImageMobject):
    """The picture in a PNG file.

    Args:
        path: the file.
        height: how high it is shown (Manim's units).

    Raises:
        OSError: it cannot be read.
        ValueError: it is broken.
    """

    def __init__(self, path: Path, height: float) -> None:
        with Image.open(path) as opened:
            super().__init__(np.array(opened.convert("RGBA")))
        self.height = height


def let_camera_draw_pngs(camera: mn.Camera) -> None:
    """Let a camera draw pictures that are not rotated.

    Its own way makes an image of an array of the wrong type, which Pillow lets nobody do since
    release 13. This way also keeps a large picture smooth when it is shown small.
    """
    camera.display_image_mobject = partial(_draw, camera)


def _draw(camera: mn.Camera, picture: mn.ImageMobject, pixels: np.ndarray) -> None:
    """Draw a picture over a frame (RGBA, of shape (height, width, 4)), which is changed."""
    corners = camera.points_to_subpixel_coords(picture, picture.points)
    (left, top), (right, bottom) = np.rint([corners.min(axis=0), corners.max(axis=0)]).astype(int)
    shown = Image.fromarray(picture.get_pixel_array())
    shown = shown.resize((max(1, right - left), max(1, bottom - top)), Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", pixels.shape[1::-1])
    whole.paste(shown, (int(left), int(top)))
    camera.overlay_PIL_image(pixels, whole)
