"""The scene that all tools are given, for Manim: five plays, eight seconds."""

import manim as mn
import numpy as np


class Edited(mn.Scene):
    """A curve, a text, a square that becomes a circle, a number, and all of it goes."""

    def construct(self) -> None:
        axes = mn.Axes([0, 6, 1], [-1, 1, 1], x_length=6, y_length=3, tips=False)
        axes.move_to([3, 0, 0])
        curve = axes.plot(np.sin, color=mn.YELLOW)
        self.play(mn.Create(axes), mn.Create(curve), run_time=2)

        text = mn.Text("What is edited is the square", font_size=36).move_to([0, 3, 0])
        self.play(mn.Write(text), run_time=1.5)

        square = mn.Square(2, color="#58c4dd", fill_opacity=1).move_to([-5, -1, 0])
        circle = mn.Circle(1, color=mn.RED, fill_opacity=1).move_to([-2, -1, 0])
        self.play(mn.Transform(square, circle), run_time=2)

        number = mn.Integer(0, mob_class=mn.Text).move_to([3, -3, 0])
        self.play(mn.ChangeDecimalToValue(number, 100), run_time=1.5)

        self.play(*map(mn.FadeOut, [axes, curve, text, square, number]), run_time=1)
