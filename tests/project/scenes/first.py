import manim as mn

from scenes.common import Tiny


class First(Tiny):
    def construct(self):
        colour = self.spec.theme.product
        square = mn.Square(2, fill_color=colour, fill_opacity=1, stroke_width=0)
        self.add(square)
        with self.beat("ask", rest=2.0):
            self.move(square.animate.shift(2 * mn.RIGHT))
        with self.beat("answer", rest=3.0):
            self.move(square.animate.shift(2 * mn.LEFT))
