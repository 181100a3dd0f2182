"""What clip 9 says of least squares and Gaussian noise is true."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import sympy as sp
from sympy import stats

from reel.notation.written import Argmax, Argmin, Part, equals, holds, meaning, negative, times
from scenes.mse import maths
from scenes.mse.derivation import Derivation, Drop, Flip, Line, Logarithm, Rescale, plain, same

NOISES = {"gauss": maths.GAUSS, "laplace": maths.LAPLACE}
SLOPES = maths.best_slope() + np.linspace(-maths.SWING, maths.SWING, 141)


# The noise.


def test_the_densities_are_the_gaussian_and_the_laplace_one() -> None:
    r = maths.r
    gauss = stats.density(stats.Normal("e", 0, maths.sigma))(r)
    laplace = stats.density(stats.Laplace("e", 0, maths.b))(r)
    assert holds(equals(maths.GAUSS.of(r), gauss))
    assert holds(equals(maths.LAPLACE.of(r), laplace))


@pytest.mark.parametrize("noise", NOISES.values(), ids=list(NOISES))
def test_bells_have_area_one_and_the_width_sigma(noise: maths.Noise) -> None:
    error = np.linspace(-30, 30, 600001)
    bell = noise.density(error)
    assert np.trapezoid(bell, error) == pytest.approx(1, abs=1e-8)
    assert np.trapezoid(error**2 * bell, error) == pytest.approx(maths.SIGMA**2, abs=1e-6)
    written = sp.lambdify(maths.r, meaning(noise.of(maths.r)).subs(noise.width))
    for value in (-1.7, 0.0, 0.4):
        assert noise.density(np.array([value]))[0] == pytest.approx(float(written(value)))


def test_the_residual_is_the_noise_if_the_model_is_right() -> None:
    observed, predicted = maths.MODEL.lhs, maths.MODEL.rhs.args[0]
    epsilon = meaning(maths.MODEL.rhs.args[1])
    guess = meaning(maths.RESIDUAL.rhs.args[1])
    assert meaning(maths.RESIDUAL.rhs) == meaning(observed) + guess
    right = {meaning(observed): meaning(maths.MODEL.rhs), -guess: meaning(predicted)}
    assert meaning(maths.RESIDUAL.rhs).subs(right) == epsilon


# The derivation.


@pytest.mark.parametrize("noise", NOISES.values(), ids=list(NOISES))
def test_every_line_follows_from_the_one_before(noise: maths.Noise) -> None:
    derivation = maths.derivation(noise)
    assert [line.name for line in derivation.lines] == ["likelihood", "log", "sum", "bare", "loss"]
    for number in range(1, len(derivation.lines)):
        assert derivation.follows(number), derivation.lines[number].name
    assert derivation.follows_throughout()
    moves = [[type(move) for move in line.moves] for line in derivation.lines]
    assert moves == [[], [Logarithm], [], [Drop, Rescale], [Flip, Rescale]]
    assert all(move.reason for line in derivation.lines for move in line.moves)


def test_it_leads_from_the_product_of_densities_to_the_mean_of_squares() -> None:
    derivation = maths.derivation(maths.GAUSS)
    first, last = derivation.lines[0].claim, derivation.lines[-1].claim
    (index, low, high), r = first.args[0].expr.limits[0], derivation.held
    assert (low, str(high)) == (1, "n")
    product = sp.Product(meaning(maths.GAUSS.of(r[index])), (index, 1, high))
    assert plain(first.args[0]) == product.doit()
    assert same(last.args[0], sp.Sum(r[index] ** 2, (index, 1, high)) / high)
    assert (type(first), type(last)) == (Argmax, Argmin)


def test_what_is_dropped_is_what_the_clip_names() -> None:
    constant, factor = maths.derivation(maths.GAUSS)["bare"].moves
    n = sp.Symbol("n", integer=True, positive=True)
    sigma = maths.sigma
    assert isinstance(constant, Drop)
    assert same(constant.term, -n * sp.log(sigma * sp.sqrt(2 * sp.pi)))
    assert isinstance(factor, Rescale)
    assert meaning(1 / factor.factor) == 1 / (2 * sigma**2)
    assert meaning(factor.factor).is_positive


def test_laplace_noise_gives_absolute_error() -> None:
    derivation = maths.derivation(maths.LAPLACE)
    loss = derivation.lines[-1].claim
    index, _, n = loss.args[0].args[-1].expr.limits[0]
    assert same(loss.args[0], sp.Sum(sp.Abs(derivation.held[index]), (index, 1, n)) / n)


def _broken(**changes: object) -> Derivation:
    derivation = maths.derivation(maths.GAUSS)
    return replace(
        derivation,
        lines=tuple(
            replace(line, **changes.get(line.name, {}))  # type: ignore[arg-type]
            for line in derivation.lines
        ),
    )


def test_a_wrong_step_does_not_follow() -> None:
    derivation = maths.derivation(maths.GAUSS)
    bare, loss = derivation["bare"], derivation["loss"]
    f = bare.claim.args[1]
    wrong: list[dict[str, dict[str, object]]] = [
        {"log": {"moves": ()}},  # the logarithm is not the same as what it is taken of
        {"bare": {"moves": bare.moves[:1]}},  # a factor too many
        {"bare": {"moves": ()}},
        {"loss": {"moves": loss.moves[:1]}},  # not averaged
        {"loss": {"moves": loss.moves[1:]}},  # the sign not changed
        {"loss": {"claim": Argmax(loss.claim.args[0], f)}},  # not turned round
        {"loss": {"claim": Argmin(loss.claim.args[0], sp.Symbol("g"))}},
    ]
    for changes in wrong:
        assert not _broken(**changes).follows_throughout(), changes


def test_a_move_needs_its_condition() -> None:
    derivation = maths.derivation(maths.GAUSS)
    r, f = derivation.held, sp.Symbol("f")
    i, n = sp.symbols("i n", integer=True, positive=True)
    s = sp.Symbol("s", real=True)
    assert not Drop(r[1]).allowed(r[1] ** 2 + r[1], r)
    assert not Rescale(r[1] ** 2 + 1).allowed(r[1], r)
    assert not Rescale(s).allowed(r[1], r)  # it may be negative
    assert not Logarithm().allowed(r[1], r)
    start = Line("start", Argmax(sp.Sum(r[i], (i, 1, n)), f))
    held = Line("held", Argmax(sp.Integer(0), f), (Drop(sp.Sum(r[i], (i, 1, n))),))
    assert not Derivation(r, (start, held)).follows_throughout()
    again = Line("again", Argmin(negative(start.claim.args[0]), f), (Flip(),))
    back = Line(
        "back",
        Argmax(times(Part("two", 2), start.claim.args[0]), f),
        (Flip(), Rescale(sp.Integer(2))),
    )
    assert Derivation(r, (start, again, back)).follows_throughout()


@pytest.mark.parametrize("noise", NOISES.values(), ids=list(NOISES))
def test_every_line_is_best_at_one_slope(noise: maths.Noise) -> None:
    """The lines as functions of the slope, with the clip's points put in."""
    derivation = maths.derivation(noise)
    found = []
    for line in derivation.lines:
        objective = plain(line.claim.args[0])
        _, _, n = next(iter(objective.atoms(sp.Sum, sp.Product))).limits[0]
        objective = objective.subs(noise.width).subs(n, maths.COUNT).doit()
        at = [derivation.held[number] for number in range(1, maths.COUNT + 1)]
        values = sp.lambdify(at, objective, "numpy")(*maths.residuals(SLOPES).T)
        best = np.argmin(values) if isinstance(line.claim, Argmin) else np.argmax(values)
        found.append(SLOPES[best])
    np.testing.assert_allclose(found, found[0])


@pytest.mark.parametrize("noise", NOISES.values(), ids=list(NOISES))
def test_the_curve_of_a_term_does_what_the_lines_do(noise: maths.Noise) -> None:
    error = np.linspace(-3, 3, 61)
    p, cost = noise.density(error), noise.cost(error)
    stages = [np.log(p), -cost / noise.value(noise.spread), -cost, cost]
    assert len(stages) == len(maths.STEPS)
    for step, expected in enumerate(stages):
        np.testing.assert_allclose(maths.term(noise, error, step), expected, atol=1e-12)
    # It keeps the order of all errors until the sign is flipped.
    for step in np.linspace(0, 2, 31):
        level = maths.term(noise, error[error >= 0], float(step))
        assert (np.diff(level) < 0).all()


def test_the_names_of_the_term_are_what_it_is() -> None:
    r = maths.r
    density, *terms = (meaning(term) for term in maths.TERMS.values())
    assert list(maths.TERMS)[1:] == list(maths.STEPS)
    assert sp.simplify(sp.expand_log(sp.log(density) - terms[0], force=True)) == 0
    error = np.linspace(-2, 2, 9)
    for step, term in enumerate(terms):
        written = sp.lambdify(r, term.subs(maths.GAUSS.width))(error)
        np.testing.assert_allclose(maths.term(maths.GAUSS, error, step), written, atol=1e-12)


# The line.


def test_there_are_nine_points_and_every_build_has_the_same() -> None:
    first = [values.copy() for values in maths.observed()]
    maths.observed.cache_clear()
    assert len(first[0]) == len(first[1]) == maths.COUNT == 9
    for before, after in zip(first, maths.observed(), strict=True):
        np.testing.assert_array_equal(before, after)


def test_the_best_slope_is_that_of_numpys_least_squares() -> None:
    x, y = maths.observed()
    slope, height = np.polyfit(x, y, 1)
    assert maths.best_slope() == pytest.approx(slope, rel=1e-12)
    (solved, base), *_ = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)
    assert maths.best_slope() == pytest.approx(solved, rel=1e-12)
    # The line through the centre is the best line altogether.
    np.testing.assert_allclose(maths.line(slope, x), slope * x + height)
    assert maths.line(solved, np.zeros(1))[0] == pytest.approx(base)


def test_both_measures_have_their_optimum_there() -> None:
    x, y = maths.observed()
    slope = np.polyfit(x, y, 1)[0]
    grid = np.append(SLOPES, slope)
    assert grid[np.argmax(maths.log_likelihood(grid))] == pytest.approx(slope, rel=1e-12)
    assert grid[np.argmin(maths.mean_squared_error(grid))] == pytest.approx(slope, rel=1e-12)
    # Both are parabolas; their vertices, from three values each.
    for measure in (maths.log_likelihood, maths.mean_squared_error):
        left, middle, right = measure(slope + np.array([-0.3, 0, 0.3]))
        vertex = slope + 0.15 * (left - right) / (left - 2 * middle + right)
        assert vertex == pytest.approx(slope, rel=1e-10)


def test_for_any_slope_the_best_line_goes_through_the_centre() -> None:
    x, y = maths.observed()
    middle, height = maths.center()
    assert middle == pytest.approx(np.mean(x))
    assert height == pytest.approx(np.mean(y))
    for slope in (0.2, 0.5, 0.8):
        lifts = np.linspace(-1, 1, 201)
        errors = np.mean((maths.residuals(slope) - lifts[:, None]) ** 2, axis=1)
        assert lifts[np.argmin(errors)] == pytest.approx(0, abs=1e-12)


def test_the_log_likelihood_is_the_sum_of_log_densities() -> None:
    for slope in (0.2, 0.6):
        total = 0.0
        for r in maths.residuals(slope):
            total += np.log(np.exp(-(r**2) / 2) / np.sqrt(2 * np.pi))
        assert maths.log_likelihood(slope) == pytest.approx(total, rel=1e-12)
        squares = maths.COUNT * maths.mean_squared_error(slope)
        rest = maths.COUNT * np.log(maths.SIGMA * np.sqrt(2 * np.pi))
        assert -squares / (2 * maths.SIGMA**2) - rest == pytest.approx(total, rel=1e-12)


def test_one_width_is_needed() -> None:
    """With a width of its own at each point, the likeliest line is not that of least squares."""
    x, y = maths.observed()
    one, several = np.full(maths.COUNT, 3.0), np.where(np.arange(maths.COUNT) % 2, 0.4, 2.0)
    slopes = [np.polyfit(x, y, 1, w=1 / widths)[0] for widths in (one, several)]
    assert slopes[0] == pytest.approx(maths.best_slope())
    assert abs(slopes[1] - maths.best_slope()) > 0.02


def test_laplace_noise_likes_the_line_of_least_absolute_error() -> None:
    absolute = np.mean(np.abs(maths.residuals(SLOPES)), axis=1)
    likely = maths.log_likelihood(SLOPES, maths.LAPLACE)
    assert np.argmax(likely) == np.argmin(absolute)
    assert abs(SLOPES[np.argmax(likely)] - maths.best_slope()) > 0.01


def test_the_squares_are_squares_on_the_residuals() -> None:
    x, y = maths.observed()
    for slope in SLOPES[::20]:
        squares = maths.squares(float(slope))
        np.testing.assert_allclose(squares[:, 0], np.column_stack([x, maths.line(slope, x)]))
        np.testing.assert_allclose(squares[:, 1], np.column_stack([x, y]))
        sides = np.diff(np.append(squares, squares[:, :1], axis=1), axis=1)
        lengths = np.hypot(*np.moveaxis(sides, -1, 0))
        np.testing.assert_allclose(lengths, np.abs(maths.residuals(slope))[:, None] * np.ones(4))
        corner = np.sum(sides[:, 0] * sides[:, 1], axis=1)
        np.testing.assert_allclose(corner, 0, atol=1e-12)
        areas = np.prod(np.ptp(squares, axis=1), axis=1)
        assert areas.mean() == pytest.approx(float(maths.mean_squared_error(slope)))


def test_the_squares_stay_in_the_plot_and_apart_at_the_best_slope() -> None:
    for slope in SLOPES:
        squares = maths.squares(float(slope))
        assert (squares > 0).all()
        assert (squares < maths.BOX).all()
    boxes = maths.squares(maths.best_slope())
    low, high = boxes.min(axis=1), boxes.max(axis=1)
    for a, b in combinations(range(maths.COUNT), 2):
        assert (np.minimum(high[a], high[b]) <= np.maximum(low[a], low[b])).any()


def test_the_guess_begins_as_the_truth_and_ends_as_the_first_line_that_turns() -> None:
    x, _ = maths.observed()
    np.testing.assert_allclose(maths.between(0, x), maths.truth(x))
    np.testing.assert_allclose(maths.between(1, x), maths.line(maths.first_slope(), x))
    # In between it is a straight line all the way.
    np.testing.assert_allclose(
        maths.between(0.3, x), np.polyval(np.polyfit(x, maths.between(0.3, x), 1), x)
    )


def test_all_squares_together_make_one_square() -> None:
    for slope in SLOPES[::20]:
        boxes = maths.packed(float(slope))
        sizes = boxes[:, 2:] - boxes[:, :2]
        np.testing.assert_allclose(sizes.prod(axis=1), maths.residuals(slope) ** 2)
        side = np.sqrt(maths.total(float(slope)))
        assert boxes.min() == 0
        np.testing.assert_allclose(boxes[:, 2:].max(axis=0), [side, side])
        for one, other in combinations(boxes, 2):
            shared = np.minimum(one[2:], other[2:]) - np.maximum(one[:2], other[:2])
            assert shared.min() < 1e-9


def test_the_large_square_is_smallest_where_the_likelihood_is_greatest() -> None:
    totals, likely = maths.total(SLOPES), maths.log_likelihood(SLOPES)
    assert np.argmin(totals) == np.argmax(likely)
    assert maths.total(maths.best_slope()) == pytest.approx(8.41, abs=0.005)
    assert maths.total(maths.first_slope()) == pytest.approx(17.10, abs=0.005)
