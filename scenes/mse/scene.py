"""Least squares is maximum likelihood under independent Gaussian noise of one width."""

import manim as mn
import sympy as sp

from reel.notation.written import Part
from reel.stage import ClipScene, Formula, Label, Plot, Region, TransformFormula
from scenes.mse import maths
from scenes.mse.bell_and_loss import BellAndLoss
from scenes.mse.derivation_board import DerivationBoard
from scenes.mse.layout import Layout, NoiseColumn, PairPlaces
from scenes.mse.likelihood_hill import LikelihoodHill
from scenes.mse.maths import ROLES
from scenes.mse.noise_scatter import NoiseScatter, noise_plot, squares_plot
from scenes.mse.total_square import TotalSquare, free_corner, total_number
from scenes.mse.turning_line import TurningLine

NAMED = 1  # the point at which the parts of the model are named
TURNS = 2  # the bell that turns upright
SMALLEST = 0.65  # of its size: labels are not set smaller
CENTER_AT = 2.7  # the height below which the name of the mean point stands
RENAME = {"epsilon_i": "r_i", "∏": "∑"}  # what turns into what between two formulas
GUESSED = {"epsilon_i": "r_i", "f": "f_hat", "=": ""}  # y_i passes where = stands: a new one comes

# One picture takes the place of another.
EARLY = mn.squish_rate_func(mn.smooth, 0, 0.6)
LATE = mn.squish_rate_func(mn.smooth, 0.3, 1)


class Mse(ClipScene):
    """Bells stand along a line; the log brings down their squares; the line turns to its best."""

    clip = "mse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = Layout.of(self.regions)
        self.board = DerivationBoard(self.places.board, self.theme)
        self.term = self.build_pair(self.places.term, maths.GAUSS)
        scatter, model = self.show_noise()
        loss, others = self.derive_loss(scatter, model)
        picture = self.turn_line(loss, others)
        self.compare_noises(picture)

    # Beat "noise".

    def show_noise(self) -> tuple[NoiseScatter, mn.VGroup]:
        """A line, points that noise pushes off it, and the bell that all the noise comes from."""
        places = self.places.noise
        plot = noise_plot(places.points, self.build_axis_names(), self.theme)
        sigma = self.formula(maths.sigma, size="label", role="exponential")
        scatter = NoiseScatter(plot, upright=self.term.upright, sigma=sigma, theme=self.theme)
        observed, predicted, gap = names = self.build_names(plot)
        model = places.model.put(self.formula(maths.MODEL), places.model_side)
        gauss = self.label("bell", role="exponential", width=places.bells.width)
        places.bells.put(gauss, places.bells_side)
        self.add(plot, scatter.dots)
        with self.beat("noise"):
            # The line, f(x_i) on it and y_i off it: both fly into y_i = f(x_i) + ε_i.
            self.play(mn.Create(scatter.line), run_time=0.8)
            self.name_part(predicted, model, "model")
            self.name_part(observed, model, "observed", "=")
            # Between them lies the noise, at this point as at all others.
            self.cue("noise")
            gaps = mn.LaggedStart(*map(mn.Create, scatter.gaps), lag_ratio=0.15)
            self.play(mn.FadeIn(gap, run_time=0.4), gaps, run_time=1.0)
            self.fly(gap, model, "gap", "+")
            # All parts are there: from now on the formula is one thing.
            self.remove(*model.submobjects)
            self.add(model)
            self.show_point(mn.FadeOut(*names))
            # Each gap is a noise of its own.
            self.add(scatter.bells, scatter.line, scatter.gaps, scatter.dots)
            self.cue("assume")
            self.play(scatter.swell_gaps(), run_time=1.0)
            # Bells grow on the line, behind the points.
            grow = (bell.grow() for bell in scatter.bells)
            self.cue("bells")
            self.play(mn.LaggedStart(*grow, lag_ratio=0.2), run_time=1.8)
            self.play(mn.FadeIn(gauss), run_time=0.4)
            self.cue("width")
            self.play(mn.FadeIn(scatter.width_arrow), run_time=0.6)
        return scatter, mn.VGroup(model, gauss)

    def name_part(self, name: Formula, model: Formula, part: str, *signs: str) -> None:
        """Name something in the picture, and let its name fly into the formula, with its signs."""
        self.play(mn.FadeIn(name), run_time=0.3)
        self.fly(name, model, part, *signs)

    def fly(self, name: Formula, model: Formula, part: str, *signs: str) -> None:
        """Let a name fly into the formula, with the signs that belong to it."""
        self.play(
            mn.TransformFromCopy(name.part(part), model.part(part)),
            *(mn.FadeIn(model.part(sign)) for sign in signs),
            run_time=0.6,
        )

    # Beat "derive".

    def derive_loss(self, scatter: NoiseScatter, written: mn.VGroup) -> tuple[Formula, mn.VGroup]:
        """Five lines lead from the product of densities to the mean of squares.

        Beside them stands one term of the lines as a curve: the bell's log becomes a parabola.
        """
        model, gauss = written
        places = self.places.noise
        residual = places.model.put(self.formula(maths.RESIDUAL), places.model_side)
        likelihood, log, total, bare, loss = (
            self.board.write(self.formula(line.claim))
            for line in maths.derivation(maths.GAUSS).lines
        )
        density, *terms = self.build_term_names()
        arrow_log, arrow_minus = self.build_arrow_names()
        rest = self.build_rest(self.places.rest)
        self.places.rest.put(rest)
        with self.beat("derive"):
            # The line becomes a guess; the gap between a point and it is a residual.
            self.add(scatter)
            self.play(
                scatter.miss(),
                mn.FadeOut(gauss, scatter.width_arrow, rate_func=mn.rush_from),
                TransformFormula(model, residual, rename=GUESSED),
                run_time=1.2,
            )
            self.cue("misses")
            self.play(scatter.swell_gaps(), run_time=1.2)
            # Each bell is so high at its point: these are the densities that are multiplied.
            self.cue("multiply")
            self.play(scatter.light_sticks(), run_time=0.8)
            self.turn_upright(scatter, density, residual, likelihood)
            # Take the logarithm: the product becomes a sum.
            self.cue("log")
            self.play(
                self.term.show_axes(),
                mn.GrowArrow(self.term.arrow),
                mn.FadeIn(arrow_log),
                run_time=0.4,
            )
            down = TransformFormula(density, terms[0], keep=True)
            reason = self.advance(
                None, "log_reason", likelihood, log, self.term.fall(), down, run_time=1.4
            )
            self.cue("sum")
            reason = self.advance(mn.VGroup(likelihood, reason), "sum", log, total)
            # Drop what does not depend on the line: a constant, and a positive factor.
            constant, factor = self.build_frames(total)
            self.cue("constant")
            self.play(mn.FadeIn(constant), *self.change_term(terms, 1), run_time=0.8)
            self.cue("factor")
            self.play(mn.FadeIn(factor, rest), *self.change_term(terms, 2), run_time=0.8)
            self.cue("drop")
            above = mn.VGroup(log, reason, constant, factor)
            reason = self.advance(above, "drop", total, bare)
            # Change the sign: greatest becomes least.
            self.cue("minus")
            flip = *self.change_term(terms, 3), mn.FadeTransform(arrow_log, arrow_minus)
            reason = self.advance(mn.VGroup(total, reason), "minus", bare, loss, *flip)
            name = self.build_name_of_loss()
            self.cue("mean")
            self.play(mn.FadeIn(name), run_time=0.5)
        others = bare, reason, self.term, arrow_minus, rest, density, terms[3], name
        return loss, mn.VGroup(*others)

    def turn_upright(
        self, scatter: NoiseScatter, title: Formula, residual: Formula, likelihood: Formula
    ) -> None:
        """Let all go but one bell, which turns upright: it is the curve of one factor.

        Args:
            scatter: what the bell is left of.
            title: what the curve shows.
            residual: what is written beside the bells; its r enters the likelihood.
            likelihood: the first line.
        """
        bell = scatter.bells[TURNS]
        others = [other for other in scatter.bells if other is not bell]
        for other in others:  # a bell that redraws itself would undo its fade
            other.suspend_updating()
        rest = scatter.plot, scatter.line, scatter.gaps, scatter.dots, scatter.sticks
        early = mn.squish_rate_func(mn.smooth, 0, 0.6)
        # The bell's own axes appear in the second half of its turn.
        late = mn.squish_rate_func(mn.smooth, 0.5, 1)
        self.play(
            mn.FadeOut(*rest, *others, rate_func=early),
            bell.turn_upright(),
            mn.FadeIn(self.term.before, title, rate_func=late),
            TransformFormula(
                residual, likelihood, rate_func=mn.squish_rate_func(mn.linear, 0.05, 0.75)
            ),
            run_time=1.4,
        )
        # The bell of the term takes its place; both look the same now.
        self.remove(scatter.bells, bell)
        self.add(self.term.bell, self.term.after, self.term.curve)

    def advance(
        self,
        above: mn.Mobject | None,
        reason: str,
        now: Formula,
        then: Formula,
        *meanwhile: mn.Animation,
        run_time: float = 1.0,
    ) -> mn.VGroup:
        """Let the present line move up, and the next one come out of it.

        Args:
            above: what stands above and leaves.
            reason: the key of the label that says what is done.
            now: the present line.
            then: the next line.
            meanwhile: what is played while the next line comes.
            run_time: how long that takes.
        """
        mark = self.board.reason(self.label(reason))
        gone = [] if above is None else [mn.FadeOut(above, shift=0.4 * mn.UP)]
        self.play(self.board.move_up(now), *gone, run_time=0.6)
        comes = TransformFormula(now, then, rename=RENAME, keep=True)
        self.play(mn.FadeIn(mark, run_time=0.4), comes, *meanwhile, run_time=run_time)
        return mark

    def change_term(self, names: list[Formula], step: int) -> list[mn.Animation]:
        """Do to the curve of one term, and to its name, what is done at a step."""
        return [
            self.term.become(maths.STEPS[step]),
            TransformFormula(names[step - 1], names[step]),
        ]

    def build_frames(self, total: Formula) -> list[mn.VGroup]:
        """Frame and name what is going to be dropped."""
        constant = (total.part("-", 0), total.part("log"), total.part("area"))
        frames = []
        for key, parts in (("constant", constant), ("factor", (total.part("spread"),))):
            glyphs = mn.VGroup(*(glyph for part in parts for glyph in part))
            frames.append(self.board.frame(glyphs, self.label(key)))
        self.board.part_titles(*frames)
        return frames

    # Beat "see".

    def turn_line(self, loss: Formula, others: mn.VGroup) -> mn.VGroup:
        """The line turns: the squares are smallest where the log-likelihood is greatest."""
        best, first = maths.best_slope(), maths.first_slope()
        places = self.places.turn
        plot = squares_plot(places.points, self.build_axis_names(), self.theme)
        line = TurningLine(plot, first, self.theme)
        total_place, words_place = places.total or free_corner(plot)
        square = TotalSquare(
            total_place,
            unit=plot.point(1, 0)[0] - plot.point(0, 0)[0],
            slope=line.slope,
            theme=self.theme,
        )
        number = self.number_text(f"{best:.2f}")
        slope = self.text(f"{self.label_text('slope')} {number}", role="model")
        hill = LikelihoodHill(places.hill, line.slope, slope, self.theme)
        # Broken only where it would be hard to read on one line.
        likely = self.label(
            "likely", role="logarithm", align="center", width=places.hill_words.width / SMALLEST
        )
        squared = self.formula(maths.r**2, {}, size="label")
        number = total_number(line.slope, self.theme)
        total, smallest = self.label("total", role="sum"), self.label("smallest")
        about = mn.VGroup(total, number, smallest)
        about.arrange(mn.DOWN, buff=0.22, aligned_edge=mn.LEFT)
        words_place.put(about, mn.LEFT)
        number.shift(0.03 * mn.DOWN)  # it keeps its size where the words become small
        greatest = self.label("greatest")
        hill_words = mn.VGroup(likely, greatest).arrange(places.hill_way, buff=0.15)
        if places.hill_way is mn.RIGHT:  # as one line, whichever letters reach above or below it
            greatest.shift((likely.baseline - greatest.baseline) * mn.UP)
        places.hill_words.put(hill_words)
        center = self.build_center(line)
        steepest = best + maths.SWING
        with self.beat("see"):
            # A square grows out of each residual.
            self.play(
                mn.FadeOut(others, loss, rate_func=EARLY),
                mn.FadeIn(plot, line, rate_func=LATE),
                run_time=0.8,
            )
            self.play(line.grow_squares(), run_time=1.2)
            # All squares together, as one.
            self.cue("squares")
            self.play(mn.FadeIn(line.name_square(squared)), run_time=0.3)
            flights = map(mn.TransformFromCopy, line.squares, square.pieces)
            self.play(mn.LaggedStart(*flights, lag_ratio=0.08), run_time=1.4)
            self.add(square)
            self.play(mn.FadeIn(total, number, square.first), run_time=0.4)
            # Where the line turns; a hill is drawn by its way from the first slope to the steepest.
            self.cue("turn")
            self.play(mn.FadeIn(center), run_time=0.4)
            self.play(mn.Wiggle(line.pivot, scale_value=1.6, rotation_angle=0), run_time=0.6)
            self.play(mn.FadeOut(center), mn.FadeIn(hill, likely), run_time=0.5)
            self.add(hill.curve, hill.dot)
            self.play(line.turn_to(steepest), hill.trace_to(steepest), run_time=1.8)
            # Back to the best: one slope is so for both.
            self.cue("smallest")
            self.play(line.turn_to(best), run_time=1.3)
            self.play(mn.FadeIn(smallest), run_time=0.4)
            self.cue("greatest")
            self.play(mn.FadeIn(greatest), mn.Create(hill.foot), run_time=0.8)
            self.mark_still()
        return mn.VGroup(
            plot, line, squared, square, square.first, about, hill, hill.foot, likely, greatest
        )

    # Beat "punch".

    def compare_noises(self, picture: mn.VGroup) -> None:
        """Gaussian noise leads to squares; Laplace noise to absolute values."""
        squared = self.build_column(self.places.gauss, maths.GAUSS, "gauss", "squared")
        absolute = self.build_column(self.places.laplace, maths.LAPLACE, "laplace", "absolute")
        between = self.places.between.put(self.build_between())
        with self.beat("punch"):
            # Squared errors: what everybody minimises.
            pair, cause, effect = squared
            valley = pair.land()
            self.play(
                mn.FadeOut(picture, rate_func=EARLY),
                mn.FadeIn(pair.before, pair.after, rate_func=LATE),
                run_time=0.8,
            )
            self.play(mn.Create(valley), mn.FadeIn(effect), run_time=0.8)
            # What they come from: minus the log of this noise's bell is the very same curve.
            self.cue("gauss")
            self.play(mn.FadeIn(pair.bell, cause), run_time=0.6)
            self.cue("maximised")
            self.add(pair.start())
            self.play(mn.GrowArrow(pair.arrow), pair.fall(), mn.FadeIn(between), run_time=1.2)
            self.remove(valley)
            # Another noise leads to another loss.
            left = mn.VGroup(pair, cause, effect, between)
            pair, cause, effect = absolute
            self.cue("laplace")
            self.play(left.animate.shift(self.places.aside), run_time=0.6)
            self.play(mn.FadeIn(pair.before, pair.after, pair.bell, cause), run_time=0.4)
            self.cue("absolute")
            self.add(pair.start())
            self.play(mn.GrowArrow(pair.arrow), pair.fall(), mn.FadeIn(effect), run_time=1.2)
            self.show_takeaway()
            self.wait(0.33)

    # What the beats show.

    def build_axis_names(self) -> tuple[Formula, Formula]:
        """Write x and y."""
        x, y = (self.formula(sp.Symbol(name), size="label") for name in "xy")
        return x, y

    def build_names(self, plot: Plot) -> list[Formula]:
        """Write y_i, f(x_i) and ε_i beside one point: above it, below the line, left of the gap."""
        x, y = (values[NAMED] for values in maths.observed())
        foot = float(maths.truth(x))
        predicted, gap = maths.MODEL.rhs.args
        return [
            self.formula(part, size="label")
            .scale(1.2)
            .next_to(plot.point(x, height), side, buff=0.15)
            for part, height, side in (
                (maths.MODEL.lhs, y, mn.UP),
                (predicted, foot, mn.DR),
                (gap, (foot + y) / 2, mn.LEFT),
            )
        ]

    def build_center(self, line: TurningLine) -> mn.VGroup:
        """Name the mean point, at the end of a line that leads down from it."""
        pivot = line.pivot.get_center()
        end = line.plot.point(maths.center()[0], CENTER_AT)
        leader = mn.Line(pivot, end, color=self.theme.model, stroke_width=2)
        name = self.formula(maths.CENTER, size="label", role="model")
        return mn.VGroup(leader, name.next_to(end, mn.DOWN, buff=0.1)).set_z_index(-1)

    def build_term_names(self) -> list[Formula]:
        """Write what one term is: at the bell, and within its curve at each step."""
        density, *steps = (self.formula(term) for term in maths.TERMS.values())
        density.scale(0.62).move_to(self.places.density)
        loss = self.places.term.loss
        for name, step in zip(steps, maths.STEPS, strict=True):
            up = 0.72 if step == "flipped" else 0.3
            loss.fit(name.scale(0.8), 0.62).move_to(loss.at(0.5, up))
        return [density, *steps]

    def build_arrow_names(self) -> tuple[Label, Label]:
        """Write what the arrow from the bell to its curve does: at first, and in the end."""
        start, end = self.places.term.arrow
        side = mn.LEFT if start[0] == end[0] else mn.DOWN
        log, minus = (self.label(key, role="logarithm") for key in ("log", "minus_log"))
        for name in (log, minus):
            name.next_to((start + end) / 2, side, buff=0.16)
        return log, minus

    def build_pair(self, places: PairPlaces, noise: maths.Noise) -> BellAndLoss:
        """Draw a bell and what its logarithm becomes."""

        def name() -> Formula:
            return self.formula(maths.r, size="label", role="sum")

        return BellAndLoss(places, noise, name=name, theme=self.theme)

    def build_column(
        self, places: NoiseColumn, noise: maths.Noise, cause: str, effect: str
    ) -> tuple[BellAndLoss, Label, mn.VGroup]:
        """Draw a noise and the loss that follows from it; `cause` and `effect` are label keys."""
        pair = self.build_pair(places.pair, noise)
        pair.step.set_value(maths.STEPS.index("flipped"))
        pair.after.shown.set_value(1)
        penalty = self.formula(Part("penalty", noise.penalty(maths.r)))
        loss = mn.VGroup(penalty.scale(0.75), self.label(effect, role="sum"))
        places.effect.put(loss.arrange(places.effect_way, buff=0.2))
        name = self.label(cause, role="exponential")
        return pair, places.cause.put(name), loss

    def build_between(self) -> mn.VGroup:
        """Write what both arrows do."""
        log = self.formula(maths.MINUS_LOG, size="label")
        rest = self.build_rest(self.places.between)
        return mn.VGroup(log, rest).arrange(self.places.between_way, buff=0.15)

    def build_rest(self, place: Region) -> Label:
        """Write what else lies between a bell and its curve, in lines that fit into a place."""
        return self.label("rest", size="small", width=place.width)

    def build_name_of_loss(self) -> Label:
        """Write the name of the loss under it."""
        name = self.label("mse", role="sum")
        board = self.places.board
        return board.foot.put(name, mn.UP + board.side)
