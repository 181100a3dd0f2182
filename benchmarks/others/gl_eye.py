"""Runs `manimgl` with the arguments after the first three, in its own environment.

The first is a file: for each frame that its window shows, it gets a line with the time and the
colour of a pixel. The others are that pixel's place, as shares of the width and height.
"""

import sys
import time
from pathlib import Path
from typing import Any

log = Path(sys.argv[1]).open("a")  # noqa: SIM115 (open as long as the program runs)
across, down = map(float, sys.argv[2:4])
sys.argv[1:4] = []  # before the imports, which read the rest

from manimlib.__main__ import main  # noqa: E402
from manimlib.window import Window  # noqa: E402
from OpenGL import GL as gl  # noqa: E402, N811 (as its documentation has it)

show = Window.swap_buffers


def swap_buffers(window: Any) -> None:
    """Show a frame, and note it."""
    _, _, width, height = window.ctx.screen.viewport
    place = int(across * width), int((1 - down) * height), 1, 1
    red, green, blue = bytes(gl.glReadPixels(*place, gl.GL_RGB, gl.GL_UNSIGNED_BYTE))
    show(window)
    log.write(f"{time.time()} {red} {green} {blue}\n")
    log.flush()


Window.swap_buffers = swap_buffers
main()
