"""Pictures from SVG and PNG files on the stage, of as many pixels as they are shown with."""

from pathlib import Path

import manim as mn
import numpy as np

from reel.records.picture import draw_picture


class Picture(mn.ImageMobject):
    """The picture in a file, as large as there is room; best not enlarged afterwards.

    Scaled only once: Manim scales all pixels that a picture has at every frame.

    Args:
        path: the file, SVG or PNG.
        width, height: the room (Manim's units).

    Raises:
        OSError: it cannot be read.
        ValueError: it cannot be drawn as it is meant; says why.
    """

    def __init__(self, path: Path, width: float, height: float) -> None:
        unit = mn.config.pixel_width / mn.config.frame_width  # pixels
        drawn = draw_picture(path, max(1, round(width * unit)), max(1, round(height * unit)))
        super().__init__(np.array(drawn))
        self.height = drawn.height / unit
