"""A stand-in for a Lesson, fast to draw."""

import manim as mn

from reel.production import Production
from reel.timeline import Beat


class Tiny(mn.Scene):
    still = 0.0

    def __init__(self, production: Production, **kwargs):
        super().__init__(**kwargs)
        self.production = production
        self.beats = []
        self.current_beat = None
        self.camera.background_color = production.theme.background

    def play_beat(self, name, *animations, rest=1.0):
        self.current_beat = name
        start = self.time
        if animations:
            self.play(*animations, run_time=1 - 1e-6)
        self.wait(rest + 1e-4)
        self.still = self.time
        words = self.production.words.beats[name]
        self.beats.append(Beat(name, start, self.time, words))
        self.current_beat = None
