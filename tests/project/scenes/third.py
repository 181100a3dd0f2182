import manim as mn

from scenes.common import Tiny


class Third(Tiny):
    def construct(self):
        self.play_beat("only", mn.FadeIn(mn.Dot()), rest=2.0)
