import manim as mn

from scenes.common import Tiny


class First(Tiny):
    def construct(self):
        square = mn.Square(2, fill_opacity=1, color=self.production.theme.product)
        square.set_fill(self.production.theme.product, 1).set_stroke(width=0)
        self.add(square)
        self.play_beat("ask", square.animate.shift(2 * mn.RIGHT), rest=2.0)
        self.play_beat("answer", square.animate.shift(2 * mn.LEFT), rest=3.0)
