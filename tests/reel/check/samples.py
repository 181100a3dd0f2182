"""Small scenes, good and bad: each bad one breaks one rule, its good twin keeps it."""

from typing import ClassVar

import manim as mn
import numpy as np
import sympy as sp

from reel.notation.written import Float64, Gives, Part, equals, over, plus, power, times
from reel.stage import ClipScene, TransformFormula
from reel.stage.exemptions import (
    outside_intended,
    overlap_intended,
    proved_by,
    unread_intended,
)
from reel.stage.shapes import Card

x, y, z, a = sp.symbols("x y z a", positive=True)

n, i = sp.symbols("n i", integer=True, positive=True)


class Sample(ClipScene):
    """One beat in which a picture appears that fills its region."""

    clip: ClassVar[str] = "sample"

    def construct(self) -> None:
        self.show_title()
        self.frame = Card(
            self.regions.full.inset(0.03), fill=self.theme.background, edge=self.theme.muted
        )
        self.add(self.frame)
        with self.beat("only"):
            self.draw()
            self.wait(0.2)

    def draw(self) -> None:
        """Draw what the sample is about."""
        self.play(mn.FadeIn(self.text("Nothing is wrong here.")))

    def at(self, mobject: mn.Mobject) -> mn.Mobject:
        """Put a mobject into the middle of the picture."""
        return self.regions.full.place(mobject)


class Good(Sample):
    """Nothing is wrong."""


class Breaks(Sample):
    """Raises."""

    def draw(self) -> None:
        raise ValueError("what is this?")


# Layout.


class Outside(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.text("near the edge").move_to([6.6, 0, 0])))


class OutsideOnPurpose(Sample):
    def draw(self) -> None:
        line = self.text("leaves on purpose").move_to([6.6, 0, 0])
        self.play(mn.FadeIn(outside_intended(line, "too long for the frame")))


class FormulaNearTheEdge(Sample):
    """In portrait a formula keeps further from the edge than a picture and its labels."""

    def draw(self) -> None:
        region = self.regions.main
        self.play(mn.FadeIn(region.place(self.formula(plus(x, y)), mn.RIGHT)))


class LabelNearTheEdge(Sample):
    def draw(self) -> None:
        region = self.regions.main
        self.play(mn.FadeIn(region.place(self.formula(plus(x, y), size="label"), mn.RIGHT)))


class PictureOutside(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(mn.Line([-8, 0, 0], [-6, 0, 0], color=self.theme.data)))


class Crossed(Sample):
    def draw(self) -> None:
        words = self.at(self.text("crossed out"))
        line = mn.Line([-2, -0.1, 0], [2, 0.1, 0], color=self.theme.data)
        self.play(mn.FadeIn(words, line.move_to(words)))


class CrossedOnPurpose(Sample):
    def draw(self) -> None:
        words = self.at(self.text("crossed out"))
        line = mn.Line([-2, -0.1, 0], [2, 0.1, 0], color=self.theme.data)
        line.move_to(words)
        self.play(mn.FadeIn(words, overlap_intended(line, words, "it is struck out")))


class TwoTexts(Sample):
    def draw(self) -> None:
        one, other = self.text("one text"), self.text("another").shift([0.3, 0.05, 0])
        self.play(mn.FadeIn(one, other))


class HalfOnABox(Sample):
    def draw(self) -> None:
        words = self.at(self.text("half on a box"))
        box = mn.Square(1, fill_color=self.theme.data, fill_opacity=0.4, stroke_width=0)
        self.play(mn.FadeIn(box.next_to(words.get_center(), mn.LEFT, buff=0), words))


class OnABox(Sample):
    """Words on a card, a label on grid lines, a box hidden behind a card: nothing is wrong."""

    def draw(self) -> None:
        words = self.at(self.text("on a card"))
        hidden = mn.Line([-1, 0, 0], [1, 0, 0], color=self.theme.data)
        card = mn.Rectangle(width=3, height=1, fill_color=self.theme.surface, fill_opacity=1)
        card.set_stroke(width=0).move_to(words)
        label = self.text("on a grid").move_to([0, -1.5, 0])
        grid = mn.Line([-3, -1.5, 0], [3, -1.5, 0], color=self.theme.grid, stroke_width=1.5)
        self.play(mn.FadeIn(hidden, card, words, grid, label))


class TooSmall(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("Tiny print 123", size="small").scale(0.6))))


class SmallFormula(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.formula(power(x, 2), size="small").scale(0.5))))


class SmallExponent(Sample):
    """An exponent may be small, and so may what nobody is to read."""

    def draw(self) -> None:
        formula = self.at(self.formula(power(x, power(y, 2)), size="label"))
        texture = self.text("Tiny print 123", size="small").scale(0.5).shift(mn.DOWN)
        self.play(mn.FadeIn(formula, unread_intended(texture, "a page seen from afar")))


class SmallLigatures(Sample):
    """Letters that flow together are one glyph; that hides nothing."""

    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("office fit often", size="small").scale(0.6))))


class SmallAndTurned(Sample):
    def draw(self) -> None:
        turned = self.text("turned", size="small").scale(0.6).rotate(90 * mn.DEGREES)
        self.play(mn.FadeIn(self.at(turned)))


class Squeezed(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("squeezed flat").stretch(0.5, 1))))


class Turned(Sample):
    """Words of a good size may stand upright, and have ligatures."""

    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("office fit").rotate(90 * mn.DEGREES))))


class Crammed(Sample):
    def draw(self) -> None:
        one, other = self.text("one"), self.text("two")
        self.play(mn.FadeIn(self.at(one), other.next_to(one, mn.RIGHT, buff=0.05)))


class Spaced(Sample):
    def draw(self) -> None:
        one, other = self.text("one"), self.text("two")
        self.play(mn.FadeIn(self.at(one), other.next_to(one, mn.RIGHT, buff=0.3)))


class TwoFormulas(Sample):
    def draw(self) -> None:
        one = self.formula(equals(z, 4))
        other = self.formula(equals(x, y)).next_to(one, mn.DOWN, buff=1)
        self.play(mn.FadeIn(self.at(one), other))


class OneFormula(Sample):
    """A formula, a label that states something, a large name, a formula that has stepped back."""

    def draw(self) -> None:
        one = self.formula(equals(z, 4))
        label = self.formula(equals(x, y), size="label").next_to(one, mn.UP, buff=0.8)
        name = self.formula(power(x, 2)).next_to(one, mn.DOWN, buff=0.8)
        back = self.formula(equals(y, x)).next_to(name, mn.DOWN, buff=0.5).set_opacity(0.45)
        unread_intended(back, "it has been read")
        self.play(mn.FadeIn(self.at(one), label, name, back))


class Empty(Sample):
    def draw(self) -> None:
        self.play(mn.FadeOut(self.frame), mn.FadeIn(self.at(self.text("lonely"))))


class OneSided(Sample):
    def draw(self) -> None:
        card = Card(self.regions.side, fill=self.theme.data)
        words = self.regions.main.place(self.text("far off"), mn.UL)
        self.play(mn.FadeOut(self.frame), mn.FadeIn(card, words))


class Tangled(Sample):
    """Two formulas change places and meet half-way."""

    def draw(self) -> None:
        here, there = self.formula(times(x, plus(x, y))), self.formula(times(y, plus(y, x)))
        here.move_to([-2, 0, 0])
        there.move_to([2, 0, 0])
        self.add(here, there)
        self.play(here.animate.move_to([2, 0, 0]), there.animate.move_to([-2, 0, 0]))


class Morphed(Sample):
    def draw(self) -> None:
        one = self.formula(equals(power(2, Part("exponent", 3)), 8))
        other = self.formula(equals(power(2, plus(Part("exponent", 1), 2)), 8)).scale(1.5)
        self.add(self.at(one))
        self.play(TransformFormula(one, self.at(other)))


class FliesOff(Sample):
    def draw(self) -> None:
        words = self.at(self.text("off and away"))
        self.add(words)
        self.play(words.animate.shift(20 * mn.RIGHT))
        self.remove(words)


# Contrast.


class Faint(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("faint words", role="grid"))))


class WrongGround(Sample):
    def draw(self) -> None:
        words = self.at(self.text("on its own colour", role="data"))
        ground = mn.Rectangle(width=4, height=1, fill_color=self.theme.first, fill_opacity=1)
        ground.set_fill(mn.interpolate_color(
            mn.ManimColor(self.theme.data), mn.ManimColor(self.theme.background), 0.3
        )).set_stroke(width=0)  # fmt: skip
        self.play(mn.FadeIn(ground, words))


class FaintLine(Sample):
    def draw(self) -> None:
        colour = mn.interpolate_color(
            mn.ManimColor(self.theme.data), mn.ManimColor(self.theme.background), 0.8
        )
        self.play(mn.FadeIn(mn.Line([-3, 1, 0], [3, -1, 0], color=colour)))


class Marked(Sample):
    """A dot on a curve, a door in a house, a grid: nothing is faint that carries meaning."""

    def draw(self) -> None:
        curve = mn.Line([-3, 1, 0], [3, 1, 0], color=self.theme.data, stroke_width=8)
        dot = mn.Dot([0, 1, 0], color=self.theme.model)
        wall = mn.Square(1, fill_color=self.theme.data, fill_opacity=1, stroke_width=0)
        door = mn.Square(0.3, fill_color=self.theme.model, fill_opacity=1, stroke_width=0)
        house = mn.VGroup(wall, door).move_to([0, -1, 0])
        grid = mn.Line([-3, 0, 0], [3, 0, 0], color=self.theme.grid)
        self.play(mn.FadeIn(curve, dot, house, grid))


class OnlyFaded(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("never clear").set_opacity(0.3))))


class FadedLater(Sample):
    def draw(self) -> None:
        words = self.at(self.text("clear at first"))
        self.play(mn.FadeIn(words))
        self.play(words.animate.shift(0.2 * mn.UP))
        self.play(words.animate.set_opacity(0.3))


# Captions, pace.


class InTheCaptions(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.regions.caption.place(self.text("down here"))))


class Blank(ClipScene):
    clip: ClassVar[str] = "sample"

    def construct(self) -> None:
        with self.beat("only"):
            self.wait(1.5)


# Beats.


class PlaysOn(Sample):
    def construct(self) -> None:
        super().construct()
        self.play(mn.FadeOut(*self.headline.shown))


class WaitsOn(Sample):
    def construct(self) -> None:
        super().construct()
        self.wait(0.5)


class LeavesOut(ClipScene):
    clip: ClassVar[str] = "sample"

    def construct(self) -> None:
        self.show_title()
        self.wait(1.0)


class ReadsWhatIsSaid(Sample):
    """The renderer tells no scene what its beats say."""

    def draw(self) -> None:
        self.play(mn.FadeIn(self.text(self.spec.words.beats["only"])))


class NoClipScene(mn.Scene):
    def construct(self) -> None:
        self.wait()


# The first second.


class MovesLate(Sample):
    """Nothing moves for a second, and then much."""

    def draw(self) -> None:
        square = mn.Square(1, fill_color=self.theme.data, fill_opacity=1).move_to(2 * mn.LEFT)
        self.add(square)
        self.wait(1.0)
        self.play(square.animate.shift(4 * mn.RIGHT), run_time=0.5)


class MovesALittle(Sample):
    """A dot goes a little way: it is seen only by who looks for it."""

    def draw(self) -> None:
        dot = mn.Dot([-2, 0, 0], color=self.theme.data)
        self.add(dot)
        self.play(dot.animate.shift(mn.RIGHT), run_time=1.5)


class AsksLate(ClipScene):
    """The question fades in: at the first frame, which is seen until it plays, it is not there."""

    clip: ClassVar[str] = "sample"

    def construct(self) -> None:
        title = self.show_title()
        card = Card(self.regions.full.inset(0.03), fill=self.theme.data)
        self.remove(title)
        with self.beat("only"):
            self.play(mn.FadeIn(title, card), run_time=0.8)


# Truth.


class True_(Sample):  # noqa: N801 (what it is)
    """All that a statement may be: true, a question, a name, a condition, what follows."""

    def draw(self) -> None:
        f = sp.Function("f")
        u = sp.Symbol("u", positive=True)
        lines = [
            equals(sp.log(times(x, y)), plus(sp.log(x), sp.log(y))),
            equals(power(2, x), 8),
            equals(u, sp.log(a)),
            sp.Gt(x, 0, evaluate=False),
            equals(power(sp.E, u), a),
            equals(sp.log(sp.Product(f(i), (i, 1, n))), sp.Sum(sp.log(f(i)), (i, 1, n))),
            Gives(power(sp.E, 1000), Float64(float("inf"))),
        ]
        written = mn.VGroup(*(self.formula(line, size="label") for line in lines))
        self.play(mn.FadeIn(self.at(written.arrange_in_grid(4, 2, buff=0.4))))


class False_(Sample):  # noqa: N801 (what it is)
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.formula(equals(times(2, 3), 7)))))


class FalseRule(Sample):
    def draw(self) -> None:
        rule = equals(sp.log(plus(x, y)), plus(sp.log(x), sp.log(y)))
        self.play(mn.FadeIn(self.at(self.formula(rule))))


class Proved(Sample):
    def draw(self) -> None:
        formula = self.formula(equals(power(x, n), over(plus(x, y), a)))
        test = "tests/reel/check/test_truth.py::test_what_cannot_be_told_names_its_test"
        self.play(mn.FadeIn(self.at(proved_by(formula, test))))


class ProvedNowhere(Sample):
    def draw(self) -> None:
        formula = self.formula(equals(power(x, n), over(plus(x, y), a)))
        self.play(
            mn.FadeIn(self.at(proved_by(formula, "tests/reel/check/test_truth.py::test_nil")))
        )


class RoundTheStage(Sample):
    def draw(self) -> None:
        raw = mn.Typst("$x + 1$", font_size=48, color=self.theme.text)
        self.play(mn.FadeIn(self.at(raw)))


class TypedFormula(Sample):
    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("x = 3"))))


class OtherSource(Sample):
    def draw(self) -> None:
        formula = self.formula(plus(x, y))
        formula.expr = plus(y, x)
        self.play(mn.FadeIn(self.at(formula)))


class Moving(Sample):
    """A square goes from left to right."""

    def draw(self) -> None:
        self.square = mn.Square(1, fill_color=self.theme.data, fill_opacity=1)
        self.add(self.square.move_to(2 * mn.LEFT))
        self.play(self.square.animate(rate_func=mn.linear).move_to(2 * mn.RIGHT), run_time=2)
        assert np.allclose(self.square.get_center(), 2 * mn.RIGHT)


class ForeignNumber(Sample):
    """Words in which a number is written as it is in another language."""

    def draw(self) -> None:
        self.play(mn.FadeIn(self.at(self.text("slope 0.73"))))


class OwnNumber(Sample):
    """Words, a formula and a number that changes, all written as the language has them."""

    def draw(self) -> None:
        words = self.text(f"slope {self.number_text('0.73')}")
        number = self.live_number("0.73").next_to(words, mn.DOWN, buff=0.8)
        self.play(mn.FadeIn(self.at(words), number))
