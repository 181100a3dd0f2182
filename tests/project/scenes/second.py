import manim as mn

from scenes.common import Tiny


class Second(Tiny):
    def construct(self):
        numbers = (self.spec.project.data / "numbers.csv").read_text(encoding="utf-8").split(",")
        with self.beat("only", rest=2.0):
            self.move(mn.Create(mn.Circle(float(numbers[0]))))
