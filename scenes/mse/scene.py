"""Least squares is maximum likelihood under independent Gaussian noise of one width."""

from collections.abc import Sequence

import manim as mn
import sympy as sp

from reel.notation.written import Part
from reel.stage import ClipScene, Formula, Plot, Region, TransformFormula
from scenes.mse import maths
from scenes.mse.derivation_board import DerivationBoard
from scenes.mse.layout import Layout, NoiseRowPlaces
from scenes.mse.maths import ROLES
from scenes.mse.noise_row import NoiseRow
from scenes.mse.noise_scatter import NoiseScatter, points_plot
from scenes.mse.term_curve import TermCurve
from scenes.mse.turning_line import SlopePlots, TurningLine

BELLS = (1, 3, 5, 7)  # the points that get a bell
TURNS = 2  # which of the bells turns upright: in each format the formulas pass beside it
LINE, RESULT = 0.9, 1.2  # how large the lines of the derivation are, and the last of them
RENAME = {"epsilon_i": "r_i", "∏": "∑"}  # what turns into what between two formulas


class Mse(ClipScene):
    """Bells stand along a line; the log turns them into squares; the line turns to its best."""

    clip = "mse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = Layout.of(self.regions)
        self.board = DerivationBoard(self.places.board)
        self.term = self.build_term()
        scatter, model, density = self.show_noise()
        loss = self.derive_loss(scatter, model, density)
        picture = self.turn_line(loss)
        self.compare_noises(picture)

    # Beat "noise".

    def show_noise(self) -> tuple[NoiseScatter, Formula, Formula]:
        """A line, points that noise pushes off it, and the bell that the noise comes from."""
        plot = self.build_points_plot(self.places.points)
        sigma = self.formula(maths.sigma, size="label")
        scatter = NoiseScatter(plot, BELLS, upright=self.term.view(), sigma=sigma, theme=self.theme)
        observed, predicted, gap = names = self.build_names(plot)
        model = self.places.model.put(self.formula(maths.MODEL).scale(1.3))
        density = self.places.density.put(self.formula(maths.DENSITY))
        self.add(plot, scatter.dots)
        with self.beat("noise"):
            # The line, f(x_i) on it and y_i off it: both fly into y_i = f(x_i) + ε_i.
            self.play(mn.Create(scatter.line), run_time=0.6)
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
            self.play(mn.FadeOut(*names), run_time=0.4)
            # Each gap is a noise of its own.
            self.add(scatter.bells, scatter.line, scatter.gaps, scatter.dots)
            self.cue("assume")
            self.play(scatter.swell_gaps(), run_time=1.2)
            # Bells grow on the line, behind the points.
            grow = (bell.grow() for bell in scatter.bells)
            self.cue("bells")
            self.play(mn.LaggedStart(*grow, lag_ratio=0.4), run_time=1.5)
            self.cue("width")
            self.play(mn.FadeIn(scatter.width_arrow, density), run_time=0.73)
        return scatter, model, density

    def name_part(self, name: Formula, model: Formula, part: str, *signs: str) -> None:
        """Name something in the picture, and let its name fly into the formula, with its signs."""
        self.play(mn.FadeIn(name), run_time=0.3)
        self.fly(name, model, part, *signs)

    def fly(self, name: Formula, model: Formula, part: str, *signs: str) -> None:
        """Let a name fly into the formula, with the signs that belong to it."""
        self.play(
            mn.TransformFromCopy(name.part(part), model.part(part)),
            *(mn.FadeIn(model.part(sign)) for sign in signs),
            run_time=0.53,
        )

    # Beat "derive".

    def derive_loss(self, scatter: NoiseScatter, model: Formula, density: Formula) -> Formula:
        """Five lines lead from the product of densities to the mean of squares.

        Beside them stands one term of the lines as a curve: the bell becomes a parabola.
        """
        residual = self.places.model.put(self.formula(maths.RESIDUAL).scale(1.3))
        likelihood, log, total, bare, loss = (
            self.board.write(self.formula(line.claim), RESULT if line.name == "loss" else LINE)
            for line in maths.derivation(maths.GAUSS).lines
        )
        titles = [self.places.term_name.place(self.formula(term)) for term in maths.TERMS.values()]
        with self.beat("derive"):
            # The gap between a point and the line is a residual: y_i − f(x_i), whatever f is.
            # y_i passes where the sign of equality stands: an old one leaves, a new one comes.
            rename = RENAME | {"=": ""}
            self.play(TransformFormula(model, residual, rename=rename), run_time=1.2)
            self.cue("misses")
            self.play(scatter.swell_gaps(), run_time=1.5)
            self.leave_one_bell(scatter, residual)
            # From the picture to the likelihood of all residuals; its factors are such bells.
            self.cue("multiply")
            multiply = TransformFormula(density, likelihood, rename=RENAME)
            self.turn_upright(scatter, titles[0], multiply)
            # Take the logarithm: the product becomes a sum.
            self.cue("log")
            above = self.advance(None, likelihood, log)
            self.bend_term("log", titles[0], titles[1])
            self.cue("sum")
            above = self.advance(above, log, total)
            # Drop what does not depend on the line: a constant, and a positive factor.
            constant, factor = self.build_frames(total)
            self.cue("drop")
            self.play(*self.show_frame(*constant), run_time=0.6)
            self.cue("factor")
            self.play(*self.show_frame(*factor), run_time=0.6)
            bend = self.bend("without factor", titles[1], titles[2])
            above = self.advance(
                above, total, bare, frames=(constant[1], factor[1]), meanwhile=bend
            )
            # Change the sign: greatest becomes least.
            self.cue("minus")
            above = self.advance(above, bare, loss)
            self.bend_term("flipped", titles[2], titles[3])
            name = self.build_name_of_loss(loss)
            self.cue("mean")
            self.play(mn.FadeIn(name), run_time=0.5)
        self.play(mn.FadeOut(above, residual, self.term, titles[3], name), run_time=0.4)
        return loss

    def leave_one_bell(self, scatter: NoiseScatter, residual: Formula) -> None:
        """Let all go but one bell; then the residual has room to move to its place on the board."""
        others = [bell for bell in scatter.bells if bell is not scatter.bells[TURNS]]
        for other in others:  # a bell that redraws itself would undo its fade
            other.suspend_updating()
        parts = (scatter.plot, scatter.line, scatter.gaps, scatter.dots, scatter.width_arrow)
        early, late = (mn.squish_rate_func(mn.smooth, *part) for part in ((0, 0.5), (0.4, 1)))
        self.play(
            mn.FadeOut(*parts, *others, rate_func=early),
            self.board.move_known(residual, rate_func=late, path_arc=-0.65),  # beside the bell
            run_time=0.7,
        )

    def turn_upright(
        self, scatter: NoiseScatter, title: mn.Mobject, *meanwhile: mn.Animation
    ) -> None:
        """Turn the bell that is left upright: it becomes the curve of one term, with its title.

        Args:
            scatter: what the bell is left of.
            title: what the curve shows.
            meanwhile: what is played beside this.
        """
        bell = scatter.bells[TURNS]
        # The bell's own axes appear in the second half of its turn.
        self.add(self.term.plot)
        late = mn.squish_rate_func(mn.smooth, 0.5, 1)
        self.play(
            bell.turn_upright(),
            self.term.show_axes(rate_func=late),
            mn.FadeIn(title, rate_func=late),
            *meanwhile,
            run_time=1.2,
        )
        # The curve of the term takes the bell's place; both look the same now.
        self.remove(scatter.bells, bell)
        self.add(self.term)

    def advance(
        self,
        above: Formula | None,
        now: Formula,
        then: Formula,
        *,
        frames: Sequence[mn.Mobject] = (),
        meanwhile: Sequence[mn.Animation] = (),
    ) -> Formula:
        """Let the present line become the next one; a muted copy of it stays above.

        Args:
            above: the copy of the previous line, which leaves; None at the first line.
            now: the present line.
            then: the next line.
            frames: what marks the parts that the next line no longer has; it leaves.
            meanwhile: what is played beside this.
        """
        muted = self.board.previous(now, self.theme.muted)
        early, late = (mn.squish_rate_func(mn.smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        gone = [] if above is None else [mn.FadeOut(above, shift=0.4 * mn.UP, rate_func=early)]
        self.play(mn.FadeIn(muted, shift=0.4 * mn.UP, rate_func=late), *gone, run_time=0.4)
        leave = [mn.FadeOut(mobject, run_time=0.5) for mobject in frames]
        self.play(TransformFormula(now, then, rename=RENAME), *leave, *meanwhile, run_time=1.0)
        return muted

    def bend_term(self, step: str, before: Formula, after: Formula) -> None:
        """Do to the curve of one term, and to its name, what was done to the formula."""
        self.play(*self.bend(step, before, after), run_time=1.2)

    def bend(self, step: str, before: Formula, after: Formula) -> list[mn.Animation]:
        """Bend the curve of one term, and change its name."""
        return [self.term.become(step), TransformFormula(before, after)]

    def build_frames(self, total: Formula) -> list[tuple[mn.VGroup, mn.VGroup]]:
        """Frame and name what is going to be dropped: twice its glyphs, and their frame."""
        frames = []
        constant = (total.part("-", 0), total.part("log"), total.part("area"))
        for key, parts in (("constant", constant), ("factor", (total.part("spread"),))):
            glyphs = mn.VGroup(*(glyph for part in parts for glyph in part))
            title = self.label(key, size="small", role="muted")
            frames.append((glyphs, self.board.frame(glyphs, title, self.theme.muted)))
        self.board.part_titles(*(frame for _, frame in frames))
        return frames

    def show_frame(self, glyphs: mn.VGroup, frame: mn.VGroup) -> list[mn.Animation]:
        """Let a frame appear, and what it holds become muted."""
        return [mn.FadeIn(frame), glyphs.animate.set_color(self.theme.muted)]

    # Beat "see".

    def turn_line(self, loss: Formula) -> mn.VGroup:
        """The line turns: the squares are smallest where the log-likelihood is greatest."""
        best = maths.best_slope()
        flattest, steepest = best - maths.SWING, best + maths.SWING
        plot = self.build_points_plot(self.places.turning)
        line = TurningLine(plot, flattest, self.theme)
        log, squares = (
            self.formula(measure, size="label")
            for measure in (maths.LOG_LIKELIHOOD, maths.MEAN_SQUARES)
        )
        names = log, squares, self.label("slope", role="model")
        graphs = SlopePlots(self.places.slopes, line.slope, names, self.theme)
        center = self.formula(maths.CENTER, size="label", role="model")
        center.next_to(line.pivot, mn.UL, buff=0.1)
        line.slope.set_value(best)
        with self.beat("see"):
            # The loss of the derivation becomes the name of the lower graph.
            self.play(mn.FadeIn(plot, line, center), TransformFormula(loss, squares), run_time=0.8)
            self.play(line.turn_to(flattest), run_time=1.0)
            self.cue("squares")
            self.play(mn.FadeOut(center, run_time=0.5), line.grow_squares(), run_time=1.2)
            graphs.frames.remove(squares)  # it is there already, and must not fade in again
            self.play(mn.FadeIn(graphs.frames, graphs.dots), run_time=0.8)
            # From the flattest line to the best one, and on to the steepest, which draws both
            # graphs.
            self.add(graphs.graphs, graphs.dots)
            self.cue("smallest")
            self.play(line.turn_to(best), graphs.trace_to(best), run_time=1.73)
            self.cue("greatest")
            self.play(line.turn_to(steepest), graphs.trace_to(steepest), run_time=1.2)
            # Back to the best: the same slope is so for both.
            self.play(line.turn_to(best), run_time=0.8)
            self.cue("best")
            self.play(mn.Create(graphs.line), run_time=0.8)
            self.mark_still()
        return mn.VGroup(plot, line, graphs, squares)

    # Beat "punch".

    def compare_noises(self, picture: mn.VGroup) -> None:
        """Gaussian noise leads to squares; Laplace noise to absolute values."""
        gauss = self.build_row(self.places.gauss, maths.GAUSS, "gauss", "squared")
        laplace = self.build_row(self.places.laplace, maths.LAPLACE, "laplace", "absolute")
        with self.beat("punch"):
            # What everybody does: square the error. The other axes wait for what is still to come.
            axes = (gauss.before, gauss.after, laplace.before, laplace.after)
            come = mn.FadeIn(*axes, gauss.effect)
            self.play(mn.LaggedStart(mn.FadeOut(picture), come, lag_ratio=0.5), run_time=0.8)
            self.play(mn.Create(gauss.loss), run_time=0.8)
            # What it comes from: minus the log of this noise's bell is the very same curve.
            self.cue("someone")
            self.play(mn.FadeIn(gauss.cause), run_time=0.4)
            self.cue("gauss")
            self.play(mn.Create(gauss.bell), run_time=0.8)
            self.cue("maximised")
            self.play(mn.FadeIn(gauss.arrow), run_time=0.4)
            self.play(mn.TransformFromCopy(gauss.bell, gauss.loss.copy()), run_time=1.0)
            # Another noise leads to another loss.
            self.cue("laplace")
            self.play(mn.FadeIn(laplace.cause), run_time=0.4)
            self.play(mn.Create(laplace.bell), run_time=0.6)
            self.cue("absolute")
            self.play(mn.FadeIn(laplace.arrow, laplace.effect), run_time=0.4)
            self.play(mn.TransformFromCopy(laplace.bell, laplace.loss), run_time=0.67)
            self.show_takeaway()
            self.wait(0.73)

    # What the beats show.

    def build_points_plot(self, region: Region) -> Plot:
        """Draw the axes of the points."""
        x, y = (self.formula(sp.Symbol(name), size="label") for name in "xy")
        return points_plot(region, (x, y), self.theme)

    def build_names(self, plot: Plot) -> list[Formula]:
        """Write y_i, f(x_i) and ε_i beside one point: above it, below the line, left of the gap."""
        x, y = (values[BELLS[0]] for values in maths.observed())
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

    def build_term(self) -> TermCurve:
        """Draw one term of the derivation over the error."""
        return TermCurve(
            self.places.term,
            self.formula(maths.r, size="label"),
            bell_ticks=self.places.bell_ticks,
            parabola_ticks=self.places.parabola_ticks,
            theme=self.theme,
        )

    def build_name_of_loss(self, loss: mn.Mobject) -> mn.Mobject:
        """Write the name of the loss under it, at its right end if it is the shorter of both."""
        name = self.label("mse", role="sum")
        align = mn.RIGHT if name.width < loss.width else mn.LEFT
        return name.move_to(loss, align).set_y(self.places.board.foot.center[1])

    def build_row(
        self, places: NoiseRowPlaces, noise: maths.Noise, cause: str, effect: str
    ) -> NoiseRow:
        """Draw a noise and the loss that follows from it; `cause` and `effect` are label keys."""
        penalty = Part("penalty", noise.penalty(maths.r))
        return NoiseRow(
            places,
            noise,
            cause=(
                self.label(cause, role="model"),
                self.formula(noise.of(maths.r)).scale(0.75),
            ),
            log=self.formula(maths.MINUS_LOG, size="label"),
            effect=(
                self.formula(penalty).scale(1.2),
                self.label(effect, size="small", role="muted"),
            ),
            error=lambda: self.formula(maths.r, size="label"),
            theme=self.theme,
        )
