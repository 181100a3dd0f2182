"""A stand-in for a Lesson, fast to draw."""

from contextlib import contextmanager

import manim as mn

from reel.production import Production
from reel.timeline import Beat


class Tiny(mn.Scene):
    def __init__(self, production: Production, **kwargs):
        super().__init__(**kwargs)
        self.production = production
        self.beats = []
        self.current_beat = None
        self.still = 0.0
        self.camera.background_color = production.theme.background

    @contextmanager
    def beat(self, name, rest):
        self.current_beat = name
        start = self.time
        yield
        self.wait(rest + 1e-4)
        self.still = self.time
        self.beats.append(Beat(name, start, self.time, self.production.words.beats[name]))
        self.current_beat = None

    def move(self, animation):
        self.play(animation, run_time=1 - 1e-6)
