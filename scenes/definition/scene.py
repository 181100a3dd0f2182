"""A logarithm is the exponent that solves a^x = b."""

import manim as mn
import numpy as np

from reel.stage import ClipScene, Formula, FormulaGroup, Plot, Region, TransformFormula, View
from reel.stage.exemptions import unread_intended
from scenes.definition import maths
from scenes.definition.layout import Layout
from scenes.definition.level_line import LevelLine
from scenes.definition.maths import ROLES
from scenes.definition.name_links import ARCH, NameLinks
from scenes.definition.power_curve import PowerCurve
from scenes.definition.read_off import ReadOff
from scenes.definition.towers import Towers
from scenes.shared.glow import Beam

_GAP = 0.16  # between a thing and what is written at it
_DIM = 0.32  # how strongly a curve shows that is not spoken of just now
_AT_LAST = mn.squish_rate_func(mn.smooth, 0.6, 1)  # when lines have come down to the letters
_BEHIND = 0.2  # how strongly towers show behind the curve


class Definition(ClipScene):
    """Doubling jumps over ten; its exponent gets a name; a beam of light reads it off the curve."""

    clip = "definition"
    roles = ROLES

    def construct(self) -> None:
        self.places = Layout.of(self.regions)
        self.show_title()
        asked, rest = self.ask()
        both, links = self.name_it(asked, rest)
        plot, curve, reading, rest = self.read_off(both, links)
        self.conditions(plot, curve, reading, rest)

    # The beats.

    def ask(self) -> tuple[FormulaGroup, list[mn.Mobject]]:
        """One block is doubled four times, and ten are jumped over."""
        towers = self.build_towers()
        counts, powers = self.build_tower_labels(towers)
        ten, power_of_ten = self.build_wanted_labels(towers, powers)
        ground, level = self.build_ground(towers)
        self.add(ground, level, towers.wanted, ten, power_of_ten, towers[0], counts[0], powers[0])
        with self.beat("ask"):
            # Ten are wanted: where would they stand?
            self.play(towers.want(), mn.Indicate(ten, 1.35, self.theme.text), run_time=1.0)
            # Each tower is the one before it, twice.
            self.cue("doubling")
            for power in range(3):
                labels = mn.FadeIn(counts[power + 1], powers[power + 1])
                self.play(*towers.double(power), labels, run_time=0.6)
            self.cue("sixteen")
            self.show_point(*towers.double(3), mn.FadeIn(counts[4], powers[4], run_time=0.8))
            # Ten stand between eight and sixteen, so x between three and four.
            self.cue("ten")
            self.play(
                towers.wanted.animate.set_fill(opacity=0.45),
                mn.Indicate(ten, 1.35, self.theme.text),
                run_time=0.8,
            )
            self.cue("power")
            exponents = (powers[k].part("exponent") for k in (3, 4))
            self.play(
                *(mn.Indicate(each, 1.5, self.theme.logarithm) for each in exponents),
                mn.Indicate(power_of_ten.part("exponent"), 1.3, self.theme.text),
                run_time=1.2,
            )
        rest = [ground, level, *towers, towers.wanted, *counts, *powers]
        return FormulaGroup(power_of_ten, ten), rest

    def name_it(self, asked: FormulaGroup, rest: list[mn.Mobject]) -> tuple[Formula, NameLinks]:
        """The same a, x and b stand in both forms."""
        both = self.build_both_forms()
        of_ten, power = self.build_power_forms(both)
        names = {
            part: self.label(part, role=ROLES[part]) for part in ("base", "exponent", "result")
        }
        links = NameLinks(both, names, parts_of(both)[1], self.theme)
        with self.beat("name"):
            # What stood at the tower becomes an equation, and letters take the place of numbers.
            self.play(mn.FadeOut(*rest), TransformFormula(asked, of_ten), run_time=1.0)
            self.play(mn.Indicate(of_ten.part("exponent"), 1.3, self.theme.text), run_time=0.6)
            self.play(TransformFormula(of_ten, power), run_time=0.8)
            # Each letter gets its name.
            for part, name in names.items():
                self.cue(part)
                self.play(links.draw_upper(part), mn.FadeIn(name), run_time=0.6)
            # From there it goes on to its place in x = log_a b.
            self.cue("logarithm")
            self.play(
                *map(links.draw_lower, names),
                mn.FadeIn(parts_of(both)[2], rate_func=_AT_LAST),
                run_time=1.4,
            )
            self.remove(power, parts_of(both)[2])
            self.add(both)
        return both, links

    def read_off(
        self, both: Formula, links: NameLinks
    ) -> tuple[Plot, mn.VMobject, ReadOff, list[mn.Mobject]]:
        """A beam at b meets the curve and falls to x."""
        plot = self.build_read_off_plot()
        towers = Towers(plot.view(), self.theme)
        curve = plot.curve(np.exp2, colour=self.theme.exponential)
        curve_name = self.build_curve_name(curve)
        of_ten, of_any = (self.build_statement(plot, result) for result in (maths.WANTED, maths.b))
        reading = ReadOff(plot, maths.WANTED, self.theme)
        with self.beat("read_off"):
            # The question for ten, and the towers again.
            self.play(mn.FadeOut(*links.drawn), TransformFormula(both, of_ten), run_time=1.0)
            self.play(mn.FadeIn(plot, towers), run_time=0.6)
            # The curve runs over all towers, and has what lies between.
            self.cue("curve")
            self.play(mn.Create(curve), mn.FadeIn(curve_name), run_time=1.2)
            unread_intended(towers, "they have become the ground of the curve")
            self.play(towers.animate.set_opacity(_BEHIND), run_time=0.4)
            # Across at ten, and down to x.
            self.cue("across")
            self.play(mn.FadeIn(reading.b_is), mn.Create(reading.level, lag_ratio=0), run_time=0.8)
            self.play(mn.FadeIn(reading.meeting, scale=3), run_time=0.4)
            self.cue("down")
            self.play(mn.Create(reading.drop, lag_ratio=0), run_time=0.7)
            self.add(reading.meeting)
            self.cue("read")
            numbers = plot.numbers[: len(maths.WHOLE)]
            way = (number.animate.set_fill(opacity=reading.room_for(number)) for number in numbers)
            self.play(mn.FadeIn(reading.foot, reading.x_is), *way, run_time=0.6)
            self.mark_still()
            # The same for any b: x slides along with it, to each of the three that are named.
            self.cue("slide")
            trace = reading.trace()
            self.add(trace, *reading.parts, reading.make_way(numbers, trace))
            self.play(TransformFormula(of_ten, of_any), reading.slide_to(16), run_time=1.2)
            self.cue("sixteen")
            self.wait(0.2)
            self.play(reading.slide_to(1), run_time=0.8)
            self.cue("one")
            self.wait(0.2)
            self.play(reading.slide_to(0.25), run_time=0.6)
            self.cue("quarter")
        return plot, curve, reading, [towers, curve_name, of_any, trace]

    def conditions(
        self, plot: Plot, curve: mn.VMobject, reading: ReadOff, rest: list[mn.Mobject]
    ) -> None:
        """Which b and a are allowed, each seen on the curve."""
        wider = self.build_conditions_plot()
        bending = PowerCurve(wider, 2, self.theme.exponential)
        level = LevelLine(wider, 8, self.theme)
        rising, flat, falling, above_one = self.build_base_labels(wider)
        positive = self.build_positive(wider)
        negative, equation = self.build_negative_base(wider), self.build_equation(wider)
        with self.beat("conditions"):
            # The plot gets room for what is not positive.
            leave = (*reading.parts, *rest, plot.grid, plot.ticks, plot.numbers, plot.names)
            self.play(mn.FadeOut(*leave), run_time=0.4)
            self.play(
                mn.ReplacementTransform(plot.axes, wider.axes),
                mn.ReplacementTransform(curve, bending),
                mn.FadeIn(wider.grid, wider.ticks, wider.numbers, wider.names, level, rising),
                run_time=0.8,
            )
            # The beam meets the curve once at each height, and below zero never.
            self.play(level.slide_to(-1.6), run_time=1.6)
            self.cue("positive")
            self.play(mn.FadeOut(level), mn.FadeIn(positive), run_time=0.6)
            # With base 1 the curve is flat; with a smaller one it falls.
            self.cue("flat")
            self.leave_behind(wider, 2, bending)
            self.play(bending.change_base(1), run_time=0.6)
            self.play(mn.FadeIn(flat), run_time=0.3)
            self.cue("falls")
            self.leave_behind(wider, 1, bending)
            self.play(bending.change_base(0.5), run_time=0.8)
            self.play(mn.FadeIn(falling), run_time=0.3)
            # With a negative one there are but points: from here on, bases are above 1. In the end
            # the equation stands there, and when it has one solution.
            self.cue("negative")
            self.play(
                bending.animate.set_stroke(opacity=_DIM),
                mn.LaggedStart(*map(mn.FadeIn, negative), lag_ratio=0.15),
                run_time=1.2,
            )
            self.cue("above")
            best = wider.curve(np.exp2, colour=self.theme.exponential)
            self.play(
                mn.FadeOut(negative),
                mn.FadeIn(best),
                TransformFormula(rising, above_one),
                mn.FadeIn(equation, rate_func=_AT_LAST),
                run_time=0.8,
            )
            self.show_takeaway()
            self.wait(0.4)

    def leave_behind(self, plot: Plot, base: float, curve: PowerCurve) -> None:
        """Leave a dim copy of a curve that is about to bend, behind it."""
        copy = plot.curve(lambda x: base**x, colour=self.theme.exponential)
        self.add(copy.set_stroke(opacity=_DIM), curve)

    # What the first beat shows.

    def build_towers(self) -> Towers:
        """Pile up the towers of 1, 2, 4, 8 and 16 blocks."""
        last = maths.LAST_POWER
        view = View(self.places.towers.towers, (0, last), (0, 2**last))
        return Towers(view, self.theme)

    def build_tower_labels(self, towers: Towers) -> tuple[list[Formula], list[Formula]]:
        """Write on top of each tower how many blocks it has, and under it as what power of two."""
        places, counts, powers = self.places.towers, [], []
        for power in range(maths.LAST_POWER + 1):
            count = self.formula(maths.count(2**power))
            counts.append(count.next_to(towers.top(power), mn.UP, buff=_GAP))
            label = self.formula(maths.tower(power), size="label").scale(places.power_scale)
            powers.append(label.next_to(towers.foot(power), mn.DOWN, buff=_GAP))
        return counts, [label.align_baseline(powers[0]) for label in powers]

    def build_wanted_labels(self, towers: Towers, powers: list[Formula]) -> tuple[Formula, Formula]:
        """Write 10 on top of the tower that is asked for, and 2^x under it."""
        at = float(maths.exponent_of(maths.WANTED))
        ten = self.formula(maths.count(maths.WANTED)).next_to(towers.top(at), mn.UP, buff=_GAP)
        places = self.places.towers
        power = self.formula(maths.tower(maths.x), size="label").scale(1.2 * places.power_scale)
        power.next_to(towers.foot(at), mn.DOWN, buff=_GAP).align_baseline(powers[0])
        if places.wanted_lower:
            power.shift((powers[0].get_bottom()[1] - _GAP - power.get_top()[1]) * mn.UP)
        return ten, power

    def build_ground(self, towers: Towers) -> tuple[mn.Line, mn.DashedLine]:
        """Draw what the towers stand on, and the height of ten from there to the tower of ten."""
        place, ten = self.places.towers.powers, towers.top(float(maths.exponent_of(maths.WANTED)))
        ends = ([edge, towers.foot(0)[1], 0] for edge in (place.left, place.right))
        before = towers.foot(3)[0] - 3 * _GAP  # the number of eight blocks stands in its way
        level = mn.DashedLine([place.left, ten[1], 0], [before, ten[1], 0], dash_length=0.12)
        ground = mn.Line(*ends, color=self.theme.muted, stroke_width=2.5)
        return ground, level.set_stroke(self.theme.product, 2.5)

    # What the second beat shows.

    def build_both_forms(self) -> Formula:
        """Write a^x = b and, below it, x = log_a b, as one statement."""
        region, both = self.places.forms, self.formula(maths.BOTH_FORMS)
        upper, sign, lower = parts_of(both)
        scale = min(
            self.places.form_scale,
            0.82 * region.width / lower.width,
            0.5 * (region.height - ARCH) / lower.height / 1.3,
        )
        both.scale(scale)
        region.place(upper, mn.UP).shift(ARCH * mn.DOWN)  # a line goes over it
        region.place(lower, mn.DOWN)
        sign.rotate(mn.PI / 2).scale(0.4)
        sign.next_to(mn.VGroup(upper, lower), mn.RIGHT, buff=0.1).set_y(region.center[1])
        return both

    def build_power_forms(self, both: Formula) -> tuple[Formula, Formula]:
        """Write 2^x = 10 in the middle, and a^x = b where the upper form will stand."""
        letter = both.part("base", 0)
        forms = []
        for base, result in ((2, maths.WANTED), (maths.a, maths.b)):
            form = self.formula(maths.exponential_form(base, maths.x, result))
            form.scale(letter.height / self.formula(maths.a).part("a").height)
            forms.append(form)
        of_ten, power = forms
        power.shift(letter.get_center() - power.part("base").get_center())
        self.places.forms.place(of_ten)
        return of_ten, power

    # What the third beat shows.

    def build_read_off_plot(self) -> Plot:
        """Draw the axes on which x is read off."""
        return self.plot(
            self.places.read_off,
            x_range=(-2.5, 4.35),
            y_range=(0, 17.6),
            x_ticks=maths.WHOLE,
            y_ticks=(4, 8, 12, 16),
        )

    def build_curve_name(self, curve: mn.VMobject) -> Formula:
        """Write 2^x at the upper end of its curve."""
        name = self.formula(maths.tower(maths.x), size="label").scale(1.2)
        return name.next_to(curve.get_end(), mn.LEFT, buff=2 * _GAP, aligned_edge=mn.UP)

    def build_statement(self, plot: Plot, result: object) -> Formula:
        """Write x = log_2 result, above the curve and right of the y axis."""
        (left, low, _), (right, high, _) = plot.point(0.2, 11.4), plot.point(3.35, 15.4)
        statement = self.formula(maths.logarithmic_form(2, maths.x, result)).scale(1.5)
        return Region(left, low, right, high).put(statement)

    # What the last beat shows.

    def build_conditions_plot(self) -> Plot:
        """Draw the axes on which the conditions are seen: they reach below zero."""
        return self.plot(
            self.places.conditions,
            x_range=(-3.3, 3.3),
            y_range=(-2.8, 8.8),
            x_ticks=(-3, -2, -1, 1, 2, 3),
            y_ticks=(-2, 2, 4, 6, 8),
        )

    def build_base_labels(self, plot: Plot) -> list[Formula]:
        """Write at each curve what its base is; and a > 1, which takes the place of the first."""
        rising, flat, falling = (
            self.formula(maths.base_is(base), size="label") for base in maths.CURVES
        )
        above_one = self.formula(maths.BASE_ABOVE_ONE, size="label")
        for label in (rising, above_one):
            label.move_to(plot.point(2.2, 5.8), aligned_edge=mn.RIGHT)
        falling.move_to(plot.point(-2.2, 5.8), aligned_edge=mn.LEFT)
        flat.next_to(plot.point(plot.x_range[1], 1), mn.UL, buff=_GAP)
        return [rising, flat, falling, above_one]

    def build_positive(self, plot: Plot) -> mn.VGroup:
        """Mark all heights above zero, and write b > 0 at them."""
        left, top = plot.x_range[0], plot.y_range[1]
        bar = Beam(self.theme.product, 6).reach(plot.point(left, 0), plot.point(left, top))
        label = self.formula(maths.POSITIVE_RESULT, size="label")
        label.next_to(plot.point(left, 2.6), mn.RIGHT, buff=2 * _GAP)
        return mn.VGroup(bar, label)

    def build_negative_base(self, plot: Plot) -> mn.VGroup:
        """Mark the whole powers of a negative base, and say why there is no curve between them."""
        powers = maths.powers_within(maths.NEGATIVE, *plot.y_range, reach=3)
        dots = (mn.Dot(plot.point(k, y), 0.11, color=self.theme.bad) for k, y in powers.items())
        gap = mn.DashedLine(plot.point(0.5, plot.y_range[0]), plot.point(0.5, plot.y_range[1]))
        gap.set_stroke(self.theme.bad, 3)
        root = self.formula(maths.NEGATIVE_BASE, size="label")
        remark = self.label("not_real", size="small", role="bad")
        reason = mn.VGroup(root, remark).arrange(mn.DOWN, buff=0.12, aligned_edge=mn.RIGHT)
        reason.move_to(plot.point(-0.15, -1.75), aligned_edge=mn.RIGHT)
        return mn.VGroup(*dots, gap, reason)

    def build_equation(self, plot: Plot) -> mn.VGroup:
        """Write a^x = b below the plane that is allowed, and right of it its conditions."""
        equation = self.formula(maths.EQUATION).scale(1.5)
        *of_base, of_result = (self.formula(each, size="label") for each in maths.CONDITIONS)
        conditions = mn.VGroup(mn.VGroup(*of_base).arrange(mn.RIGHT, buff=2 * _GAP), of_result)
        conditions.arrange(mn.DOWN, buff=_GAP, aligned_edge=mn.LEFT)
        for written, ends in ((equation, (-3.1, -0.4)), (conditions, (0.2, 3.3))):
            (left, low, _), (right, high, _) = (
                plot.point(x, y) for x, y in zip(ends, (plot.y_range[0], -0.2), strict=True)
            )
            Region(left, low, right, high).put(written)
        return mn.VGroup(equation, conditions)


def parts_of(both: Formula) -> tuple[mn.VGroup, mn.VGroup, mn.VGroup]:
    """The first of two equivalent statements, the sign between them, and the second."""
    tokens = [leaf.token for leaf in both.leaves]
    at = tokens.index("<==>")
    upper, lower = (
        mn.VGroup(*(glyph for n in numbers for glyph in both.glyphs(n)))
        for numbers in (range(at), range(at + 1, len(tokens)))
    )
    return upper, both.glyphs(at), lower
