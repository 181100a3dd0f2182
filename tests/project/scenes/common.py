"""A stand-in for a ClipScene, fast to draw."""

from contextlib import contextmanager

import manim as mn
import numpy as np

from reel.records.clip_spec import ClipSpec
from reel.records.timeline import Beat
from reel.wording.silent import narration_of
from reel.wording.timing import seconds_to_hold


class Tiny(mn.Scene):
    def __init__(self, spec: ClipSpec, **kwargs):
        super().__init__(**kwargs)
        self.spec = spec
        self.beats = []
        self.current_beat = None
        self.parts = []
        self.holding = False
        self.still = 0.0
        self.camera.background_color = spec.theme.background

    @contextmanager
    def beat(self, name, rest=None):
        """Play a beat that rests for some seconds; by default until its words are said."""
        self.current_beat = name
        start = self.time
        yield
        self.holding = rest is None
        takes = narration_of(self.spec, name).length
        hold = seconds_to_hold(takes, self.time - start, last=True)
        self.wait((hold if rest is None else rest) + 1e-4)
        self.holding = False
        self.still = self.time
        self.beats.append(Beat(name, start, self.time, ""))
        self.parts.append(self.time)
        self.current_beat = None

    def caption(self, lines):
        """A bar that is as long as what it stands for."""
        return 20, 20, np.full((20, 2 * len(" ".join(lines)), 4), 255, np.uint8)

    def spoken_caption(self, lines):
        """The same, and within it a red box for each of its words."""
        words = " ".join(lines).split(" ")
        box = np.full((10, 2, 4), (255, 0, 0, 255), np.uint8)
        return self.caption(lines), [(20 + 2 * place, 20, box) for place in range(len(words))]

    def move(self, animation):
        self.play(animation, run_time=1 - 1e-6)
