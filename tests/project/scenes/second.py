import manim as mn

from scenes.common import Tiny


class Second(Tiny):
    def construct(self):
        self.play_beat("only", mn.Create(mn.Circle()), rest=2.0)
