"""Least squares is maximum likelihood under independent Gaussian noise of one width."""

import manim as mn
import sympy as sp

from reel.formula.notation import Part
from reel.formula.typst_printer import PLAIN
from reel.stage import ClipScene, Formula, Plot, Region, TransformFormula
from scenes.mse import maths
from scenes.mse.layout import NoisePlaces
from scenes.mse.maths import ROLES
from scenes.mse.noise_row import NoiseRow
from scenes.mse.noise_scatter import NoiseScatter, points_plot
from scenes.mse.term_curve import TermCurve
from scenes.mse.turning_line import SlopePlots, TurningLine

BELLS = (1, 3, 5, 7)  # the points that get a bell; the first bell turns upright
LINE, RESULT = 0.9, 1.2  # how large the lines of the derivation are, and the last of them
RENAME = {"epsilon_i": "r_i", "∏": "∑"}  # what becomes what


class Mse(ClipScene):
    """Bells stand along a line; the log turns them into squares; the line turns to its best."""

    clip = "mse"
    roles = ROLES

    def construct(self) -> None:
        self.show_title()
        self.places = NoisePlaces.on(self.regions)
        self.board = self.places.board
        error = self.formula(maths.r, roles=PLAIN, size="label")
        self.term = TermCurve(self.places.term, error, self.theme)
        scatter, formulas = self.noise()
        loss = self.derive(scatter, *formulas)
        picture = self.see(loss)
        self.punch(picture)

    # The points and the noise.

    def plot_of_points(self, region: Region) -> Plot:
        """Return the axes of the points."""
        x, y = (self.formula(sp.Symbol(name), roles=PLAIN, size="label") for name in "xy")
        return points_plot(region, (x, y), self.theme)

    def noise(self) -> tuple[NoiseScatter, tuple[Formula, Formula]]:
        """A line, points that noise pushes off it, and the bell that the noise comes from."""
        plot = self.plot_of_points(self.places.points)
        scatter = NoiseScatter(
            plot,
            BELLS,
            upright=self.term.view(),
            sigma=self.formula(maths.sigma, roles=PLAIN, size="label"),
            theme=self.theme,
        )
        places = self.places
        observed, predicted, gap = names = self.names(plot)
        model = places.model.put(self.formula(maths.MODEL).scale(1.3))
        density = places.density.put(self.formula(maths.DENSITY))
        self.add(plot, scatter.dots)
        with self.beat("noise"):
            self.wait(0.2)
            self.play(mn.Create(scatter.line), run_time=0.8)
            self.name_part(observed, model, "observed", "=")
            self.name_part(predicted, model, "model")
            self.play(mn.LaggedStart(*map(mn.Create, scatter.gaps), lag_ratio=0.15), run_time=1.2)
            self.name_part(gap, model, "gap", "+")
            self.remove(*model.submobjects)
            self.add(model)
            self.play(mn.FadeOut(*names), run_time=0.4)
            self.add(scatter.bells, scatter.line, scatter.gaps, scatter.dots)
            grow = (bell.grown.animate.set_value(1) for bell in scatter.bells)
            self.play(mn.LaggedStart(*grow, lag_ratio=0.4), run_time=2.0)
            self.play(mn.FadeIn(density), run_time=0.8)
            self.play(mn.FadeIn(scatter.spread), run_time=0.6)
        return scatter, (model, density)

    def names(self, plot: Plot) -> list[Formula]:
        """Return what the parts of one point are called, beside them."""
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

    def name_part(self, name: Formula, model: Formula, part: str, *signs: str) -> None:
        """Name something in the picture, and put its name into the formula."""
        self.play(mn.FadeIn(name), run_time=0.4)
        self.play(
            mn.TransformFromCopy(name.part(part), model.part(part)),
            *(mn.FadeIn(model.part(sign)) for sign in signs),
            run_time=0.8,
        )

    # The derivation.

    def derive(self, scatter: NoiseScatter, model: Formula, density: Formula) -> Formula:
        """Five lines lead from the product of densities to the mean of squares."""
        residual = self.board.know(self.formula(maths.RESIDUAL))
        likelihood, log, total, bare, loss = (
            self.board.state(self.formula(line.claim), RESULT if line.name == "loss" else LINE)
            for line in maths.derivation(maths.GAUSS).lines
        )
        titles = [self.places.term_name.place(self.formula(term)) for term in maths.TERMS.values()]
        with self.beat("derive"):
            self.turn_upright(scatter)
            self.play(mn.FadeIn(titles[0]), run_time=0.5)
            self.play(TransformFormula(model, residual, rename=RENAME))
            self.play(TransformFormula(density, likelihood, rename=RENAME))
            self.wait(0.2)
            before = self.advance(None, likelihood, log)
            self.bend(1, titles[0], titles[1])
            before = self.advance(before, log, total)
            self.wait(0.2)
            before = self.advance(before, total, bare, *self.name_dropped(total))
            self.bend(3, titles[1], titles[2])
            before = self.advance(before, bare, loss)
            self.bend(4, titles[2], titles[3])
            name = self.label("mse", role="sum")
            align = mn.RIGHT if name.width < loss.width else mn.LEFT
            name.move_to(loss, align).set_y(self.board.foot.center[1])
            self.play(mn.FadeIn(name), run_time=0.6)
        self.play(mn.FadeOut(before, residual, self.term, titles[3], name), run_time=0.6)
        return loss

    def turn_upright(self, scatter: NoiseScatter) -> None:
        """One bell turns upright, and becomes the curve of one term; the rest goes."""
        bell, *others = scatter.bells
        for other in others:
            other.suspend_updating()
        parts = (scatter.plot, scatter.line, scatter.gaps, scatter.dots, scatter.spread)
        self.play(mn.FadeOut(*parts, *others), run_time=0.6)
        self.add(self.term.window)
        late = mn.squish_rate_func(mn.smooth, 0.5, 1)
        self.play(
            bell.turned.animate(rate_func=mn.linear).set_value(1),
            self.term.window.shown.animate(rate_func=late).set_value(1),
            run_time=1.8,
        )
        self.remove(scatter.bells, bell)
        self.add(self.term)

    def advance(
        self, before: Formula | None, now: Formula, then: Formula, *dropped: mn.Mobject
    ) -> Formula:
        """Let a line become the next one; as it was, it stays quietly above it."""
        quiet = self.board.recall(now, self.theme.muted)
        early, late = (mn.squish_rate_func(mn.smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        gone = [] if before is None else [mn.FadeOut(before, shift=0.4 * mn.UP, rate_func=early)]
        self.play(mn.FadeIn(quiet, shift=0.4 * mn.UP, rate_func=late), *gone, run_time=0.6)
        leave = [mn.FadeOut(mobject, run_time=0.5) for mobject in dropped]
        self.play(TransformFormula(now, then, rename=RENAME), *leave)
        return quiet

    def bend(self, step: int, before: Formula, after: Formula) -> None:
        """Do to the curve of one term what was done to the formula."""
        self.play(
            self.term.step.animate.set_value(step), TransformFormula(before, after), run_time=1.4
        )

    def name_dropped(self, total: Formula) -> list[mn.Mobject]:
        """Name what is going to be dropped."""
        muted, named = self.theme.muted, []
        constant = (total.part("-", 0), total.part("log"), total.part("area"))
        for key, parts in (("constant", constant), ("factor", (total.part("spread"),))):
            glyphs = mn.VGroup(*(glyph for part in parts for glyph in part))
            title = self.label(key, size="small", role="muted")
            named.append(self.board.name(glyphs, title, muted))
            self.play(mn.FadeIn(named[-1]), glyphs.animate.set_color(muted), run_time=0.8)
            self.wait(0.2)
        return named

    # The turning line.

    def see(self, loss: Formula) -> mn.VGroup:
        """The line turns: the squares are smallest where the log-likelihood is greatest."""
        best, plot = maths.best_slope(), self.plot_of_points(self.places.turning)
        picture = TurningLine(plot, best - maths.SWING, self.theme)
        log, squares = (
            self.formula(measure, size="label")
            for measure in (maths.LOG_LIKELIHOOD, maths.MEAN_SQUARES)
        )
        slope = self.label("slope", role="model")
        plots = SlopePlots(self.places.slopes, picture.slope, (log, squares, slope), self.theme)
        center = self.formula(maths.CENTER, roles=PLAIN, size="label", role="model")
        center.next_to(picture.pivot, mn.UL, buff=0.1)
        with self.beat("see"):
            self.play(mn.FadeIn(plot, picture), TransformFormula(loss, squares), run_time=1.2)
            self.play(mn.FadeIn(center), run_time=0.6)
            self.wait(0.2)
            self.play(mn.FadeOut(center), picture.grown.animate.set_value(1), run_time=1.0)
            plots.frames.remove(squares)
            self.play(mn.FadeIn(plots.frames, plots.dots), run_time=0.8)
            self.add(plots.graphs, plots.dots)
            self.turn_line(best + maths.SWING, picture.slope, plots.reach, time=4.0)
            self.wait(0.3)
            self.turn_line(best, picture.slope, time=2.0)
            self.play(mn.Create(plots.line), run_time=0.8)
            self.wait(0.2)
            self.mark_still()
        return mn.VGroup(plot, picture, plots, squares)

    def turn_line(self, goal: float, *slopes: mn.ValueTracker, time: float) -> None:
        """Turn the line to another slope; what tracks it comes along."""
        ease = mn.rate_functions.ease_in_out_sine
        self.play(*(s.animate(rate_func=ease).set_value(goal) for s in slopes), run_time=time)

    # Another noise.

    def punch(self, picture: mn.VGroup) -> None:
        """Gaussian noise leads to squares; Laplace noise to absolute values."""
        gauss = self.row(self.places.gauss, maths.GAUSS, "gauss", "squared")
        laplace = self.row(self.places.laplace, maths.LAPLACE, "laplace", "absolute")
        with self.beat("punch"):
            come = mn.FadeIn(gauss.cause, gauss.before)
            self.play(mn.LaggedStart(mn.FadeOut(picture), come, lag_ratio=0.5), run_time=0.9)
            self.show_row(gauss)
            self.play(mn.FadeIn(laplace.cause, laplace.before), run_time=0.8)
            self.show_row(laplace)
            self.show_takeaway()
            self.wait(1.5)

    def show_row(self, row: NoiseRow) -> None:
        """Lead from a bell to its loss."""
        self.play(mn.Create(row.bell), run_time=0.8)
        self.play(mn.FadeIn(row.arrow, row.after), run_time=0.6)
        self.play(mn.TransformFromCopy(row.bell, row.loss), run_time=1.0)
        self.play(mn.FadeIn(row.effect), run_time=0.6)

    def row(self, region: Region, noise: maths.Noise, cause: str, effect: str) -> NoiseRow:
        """Return a noise and the loss that follows from it."""
        penalty = Part("penalty", noise.penalty(maths.r))
        return NoiseRow(
            region,
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
            error=lambda: self.formula(maths.r, roles=PLAIN, size="label"),
            theme=self.theme,
        )
