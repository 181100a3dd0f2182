import manim as mn

from scenes.common import Tiny


class Second(Tiny):
    def construct(self):
        with self.beat("only", rest=2.0):
            self.move(mn.Create(mn.Circle()))
