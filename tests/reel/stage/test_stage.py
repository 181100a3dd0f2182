"""What a scene stands on: things land where they should and stay what they are."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest
import sympy as sp

from reel.engine.scene_protocol import BeatScene
from reel.formula.label import SIZES, font_size
from reel.formula.live_number import scientific
from reel.notation.typst_printer import SPECK
from reel.notation.written import (
    Log,
    Part,
    Rounded,
    approximately,
    equals,
    plus,
    power,
    times,
)
from reel.records.clip_spec import ClipSpec
from reel.records.errors import ReelError
from reel.records.formats import FORMATS, LANDSCAPE, Format
from reel.records.frame_layout import Arrangement
from reel.records.saying import Saying
from reel.records.storyboard import Clip
from reel.records.typeface import FONT
from reel.records.words import ClipWords
from reel.stage import (
    ClipScene,
    Formula,
    FrameRegions,
    Label,
    LiveFormula,
    LiveNumber,
    Plot,
    Region,
    TransformFormula,
    View,
)
from reel.stage.headline import Headline
from tests.dry import Blind, configure
from tests.layouts import every_layout
from tests.our_film import FILM, STORYBOARD

THEME = FILM.theme
x, y, a, b = sp.symbols("x y a b", positive=True)


@pytest.fixture(autouse=True)
def _manim(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)


def formula(expr: sp.Basic, **kwargs: object) -> Formula:
    return Formula(expr, theme=THEME, **kwargs)  # type: ignore[arg-type]


# Letters.


@pytest.mark.parametrize("text", ["x ∈ ℝ, ∇f", "q̃ and ȳ", "Жизнь", "שלום", "مرحبا", "1\u2009000"])
def test_letters_that_some_font_has_are_drawn(text: str) -> None:
    assert Label(text, colour=THEME.text).width > 0.2


def test_letters_that_no_font_has_are_named() -> None:
    with pytest.raises(ReelError, match=r"the words 'a日': no font has 日 \(U\+65E5\)"):
        Label("a日", colour=THEME.text)
    with pytest.raises(ReelError, match=r"the formula .*: no font has 日"):
        formula(sp.Symbol("日") + 1)
    with pytest.raises(ValueError, match="a live number has no letter 'π'"):
        LiveNumber("2π", colour=THEME.text)


def test_what_runs_from_right_to_left_ends_on_the_left() -> None:
    label = Label("שלום.", colour=THEME.text)
    stop = min(label, key=lambda letter: letter.height)
    assert stop.get_center()[0] == min(letter.get_center()[0] for letter in label)


def test_the_fonts_of_the_machine_have_no_part() -> None:
    """Else a film would look different elsewhere."""
    assert all(font.path is None or FONT in font.family for font in FILM.typeface.fonts.fonts())


# Regions.


def _inside(inner: Region, outer: Region) -> bool:
    return all(
        a == pytest.approx(b, abs=1e-9)
        for a, b in zip(inner.intersect(outer).sides, inner.sides, strict=True)
    )


@every_layout
def test_regions_lie_within_the_margins_and_apart(shape: Format) -> None:
    regions = FrameRegions(shape)
    width, height = shape.frame
    margins = Region(-0.45 * width, -0.49 * height, 0.45 * width, 0.45 * height)
    for region in (regions.title, regions.side, regions.caption):
        assert _inside(region, margins)
        assert _inside(region, regions.safe)
    assert regions.side.bottom > -0.45 * height
    assert _inside(regions.main, regions.full)
    assert _inside(regions.side, regions.full)
    assert regions.full.top < regions.title.bottom
    assert regions.full.bottom > regions.caption.top
    if regions.arrangement is Arrangement.WIDE:
        assert regions.main.right < regions.side.left
    else:
        assert regions.main.bottom > regions.side.top
    assert regions.main.width * regions.main.height > regions.side.width * regions.side.height


def test_columns_and_rows_divide_in_proportion() -> None:
    region = Region(0, 0, 10, 6)
    left, right = region.columns(3, 1, gap=2)
    assert (left.left, left.right, right.left, right.right) == (0, 6, 8, 10)
    upper, lower = region.rows(1, 2, gap=0)
    assert (upper.top, upper.bottom, lower.top, lower.bottom) == (6, 4, 4, 0)


def test_place_and_fit() -> None:
    region = Region(1, 2, 5, 4)
    square = region.fit(mn.Square(10), 0.5)
    assert square.height == pytest.approx(1)
    np.testing.assert_allclose(region.place(square, mn.DL).get_corner(mn.DL), [1, 2, 0])
    np.testing.assert_allclose(region.place(square).get_center(), [3, 3, 0])


# Words and formulas.


def test_capitals_are_never_too_small() -> None:
    for size in SIZES:
        capital = Label("H", size=size, colour="#FFFFFF")
        digit = formula(sp.Integer(8), size=size)
        assert min(capital.height, digit.height) >= 0.022 * 8


def test_words_break_evenly_within_their_width() -> None:
    text = "a question that is much too long for a single line of the picture"
    words = Label(text, colour="#FFFFFF", width=5)
    assert words.width <= 5
    assert words.height > Label("x", colour="#FFFFFF").height * 2


def test_words_are_never_read_as_markup() -> None:
    plain = Label('a_b *c* #d "e" \\f $x$', colour="#FFFFFF")
    assert len(plain.submobjects) == len('a_b*c*#d"e"\\f$x$')


def test_roles_colour_the_parts() -> None:
    equation = formula(
        equals(power(Part("base", 2), x), 8), roles={"base": "exponential", x: "logarithm"}
    )
    assert equation.part("base")[0].get_fill_color().to_hex() == THEME.exponential
    assert equation.part("x")[0].get_fill_color().to_hex() == THEME.logarithm
    assert equation.part("=")[0].get_fill_color().to_hex() == THEME.text


def test_a_missing_part_is_named() -> None:
    with pytest.raises(KeyError, match="no part 'z'"):
        formula(plus(x, y)).part("z")


def test_formulas_stand_on_one_line() -> None:
    tall = formula(power(x, y))
    low = formula(x).shift(mn.UP).align_baseline(tall)
    np.testing.assert_allclose(
        low.part("x").get_bottom()[1], tall.part("x").get_bottom()[1], atol=1e-3
    )
    number = LiveNumber("8", colour="#FFFFFF")
    np.testing.assert_allclose(
        number.get_bottom()[1],
        formula(sp.Integer(8)).part("8").get_bottom()[1] - formula(sp.Integer(8)).baseline,
        atol=2e-3,
    )


@every_layout
def test_type_is_no_smaller_on_a_phone(shape: Format, tmp_path: Path) -> None:
    wide = {size: font_size(size) for size in SIZES}
    configure(shape, tmp_path)
    assert all(font_size(size) >= wide[size] for size in SIZES)
    if shape is not LANDSCAPE:
        assert Label("H", size="small", colour="#FFFFFF").height >= 0.027 * 8


# Morphs.


def played(animation: TransformFormula, alpha: float) -> None:
    animation.begin()
    animation.interpolate(alpha)


def test_a_morph_starts_as_the_source_and_ends_as_the_target() -> None:
    source = formula(equals(power(a, x), b))
    target = formula(equals(x, Log(b, a))).shift(2 * mn.DOWN)
    for alpha, shown in ((0.0, source), (1.0, target)):
        morph = TransformFormula(source, target)
        played(morph, alpha)
        seen = [m for m in morph.mobject if m.get_fill_opacity() > 0.5]
        inked = [m for m in shown.submobjects if m.leaf != SPECK]
        assert len(seen) == len(inked)
        for glyph in inked:
            nearest = min(float(np.linalg.norm(glyph.get_center() - m.get_center())) for m in seen)
            assert nearest < 0.02


def test_shared_parts_travel_and_do_not_fade() -> None:
    source = formula(equals(power(a, x), b))
    target = formula(equals(x, Log(b, a))).shift(2 * mn.DOWN)
    morph = TransformFormula(source, target)
    played(morph, 0.5)
    solid = [m for m in morph.mobject if m.get_fill_opacity() == 1]
    assert len(solid) == 4  # a, x, =, b; only the word log is new


def test_a_part_that_stands_twice_is_copied_on_its_way() -> None:
    source = formula(Log(times(x, y), 2))
    target = formula(plus(Log(x, 2), Log(y, 2)))
    morph = TransformFormula(source, target)
    played(morph, 1.0)
    visible = [m for m in morph.mobject if m.get_fill_opacity() > 0.5]
    assert len(visible) == sum(m.leaf != SPECK for m in target.submobjects)


def test_what_travels_passes_on_the_side_that_is_asked_for() -> None:
    source, target = formula(x), formula(x).shift(4 * mn.LEFT)
    heights = []
    for left in (False, True):
        morph = TransformFormula(source, target, pass_left=left)
        played(morph, 0.5)
        heights.append(morph.mobject.get_center()[1] - source.get_center()[1])
    assert heights[1] < -0.3 < 0.3 < heights[0]  # going to the left, left is below


# Numbers.


def test_a_readout_keeps_its_place_and_its_mobjects() -> None:
    number = LiveNumber("1.00", colour="#FFFFFF").shift(2 * mn.RIGHT + mn.UP)
    slots, left = list(number.slots), number.get_left()[0]
    number.show("1.4 × 10^-15")
    assert list(number.slots) == slots
    assert number.get_left()[0] == pytest.approx(left, abs=0.06)
    assert sum(slot.has_points() for slot in slots) == len("1.4×10−15")


def test_a_readout_is_set_like_a_formula() -> None:
    number = LiveNumber("3.3219", colour="#FFFFFF")
    assert number.slots.width == pytest.approx(formula(sp.Float(3.3219)).width, rel=0.02)


def test_a_live_formula_says_equal_only_while_its_number_is_exact() -> None:
    value = mn.ValueTracker(1.5)
    about = approximately(x, Part("value", Rounded(sp.Rational(3, 2), 2)))
    statement = formula(about)
    (sign,) = statement.part("approx")
    written = LiveFormula(
        statement,
        "value",
        lambda: f"{value.get_value():g}",
        colour="#FFFFFF",
        exact=lambda: value.get_value() == 2,
    ).scale(1.3)
    equal = formula(equals(x, 2)).scale(1.3).part("=")
    middle = sign.get_center()
    assert not same_height(sign, equal)
    value.set_value(2)
    written.update()
    assert same_height(sign, equal)
    np.testing.assert_allclose(sign.get_center(), middle, atol=1e-6)
    value.set_value(1.5)
    written.update()
    assert not same_height(sign, equal)


def same_height(one: mn.Mobject, other: mn.Mobject) -> bool:
    return one.height == pytest.approx(other.height, rel=0.03)


def test_scientific_writing() -> None:
    assert scientific(0.3512) == "0.351"
    assert scientific(1.14e-15) == "1.1 × 10^−15"


# Plots.


def test_a_plot_fills_its_region_and_is_true() -> None:
    region = Region(-6, -3, 2, 3)
    plot = Plot.filling(
        region, x_range=(-2, 4), y_range=(0, 16), x_ticks=(-2, 0, 2, 4), y_ticks=(4, 8, 16),
        theme=THEME,
    )  # fmt: skip
    assert plot.get_left()[0] == pytest.approx(region.left, abs=0.15)
    assert plot.get_bottom()[1] == pytest.approx(region.bottom, abs=0.15)
    assert plot.width > 0.93 * region.width
    curve = plot.curve(np.exp2, colour="#FFFFFF")
    np.testing.assert_allclose(curve.get_end(), plot.point(4, 16), atol=1e-6)
    np.testing.assert_allclose(curve.get_start(), plot.point(-2, 0.25), atol=1e-6)


def test_a_curve_is_cut_where_it_leaves_the_plot() -> None:
    plot = Plot.filling(
        Region(-4, -3, 4, 3), x_range=(0, 5), y_range=(0, 10), x_ticks=(), y_ticks=(),
        theme=THEME,
    )  # fmt: skip
    end = plot.curve(np.exp2, colour="#FFFFFF", samples=400).get_end()
    np.testing.assert_allclose(end, plot.point(np.log2(10), 10), atol=1e-3)


def test_equal_units_are_equal() -> None:
    plot = Plot.filling(
        Region(-6, -3, 6, 3), x_range=(-1, 4), y_range=(-2, 3), x_ticks=(), y_ticks=(),
        theme=THEME, equal_units=True,
    )  # fmt: skip
    right = plot.point(1, 0) - plot.point(0, 0)
    up = plot.point(0, 1) - plot.point(0, 0)
    assert np.linalg.norm(right) == pytest.approx(np.linalg.norm(up))


def moving_plot(limits: mn.ValueTracker, **kwargs: object) -> Plot:
    """Make a plot whose x axis ends where the tracker says."""
    return Plot(
        lambda: View(Region(-4, -2, 4, 2), (0, limits.get_value()), (0, 10)),
        x_ticks=(1, 2, 4, 8), y_ticks={5: "5"}, theme=THEME, **kwargs,  # type: ignore[arg-type]
    )  # fmt: skip


def test_a_plot_follows_a_view_that_moves() -> None:
    end = mn.ValueTracker(5)
    plot = moving_plot(end)
    curve = plot.curve(lambda x: x, colour="#FFFFFF")
    np.testing.assert_allclose(plot.grid[0].get_start(), [-2.4, -2, 0])
    end.set_value(10)
    plot.update()
    curve.update()
    np.testing.assert_allclose(plot.point(10, 10), [4, 2, 0])
    np.testing.assert_allclose(plot.grid[0].get_start(), [-3.2, -2, 0])
    np.testing.assert_allclose(plot.numbers[0].get_top(), [-3.2, -2.16, 0], atol=1e-6)
    np.testing.assert_allclose(curve.get_end(), [4, 2, 0])


def test_ticks_out_of_sight_are_not_drawn() -> None:
    end = mn.ValueTracker(3)
    plot = moving_plot(end)
    shown = [line.get_stroke_opacity() for line in plot.grid]
    assert shown == [1, 1, 0, 0, 1]
    end.set_value(9)
    plot.update()
    assert all(line.get_stroke_opacity() == 1 for line in plot.grid)


def test_a_moving_plot_fades_as_a_whole_and_tick_by_tick() -> None:
    plot = moving_plot(mn.ValueTracker(9), shown=0, strength=lambda x, across: 0.5 if x == 2 else 1)
    assert plot.axes[0].get_stroke_opacity() == 0
    plot.shown.set_value(1)
    plot.update()
    assert [line.get_stroke_opacity() for line in plot.grid] == [1, 0.5, 1, 1, 1]
    assert plot.axes[0].get_stroke_opacity() == 1


def test_crowded_numbers_give_way_to_the_next() -> None:
    plot = moving_plot(mn.ValueTracker(200), fade_crowded=True)
    assert [line.get_stroke_opacity() for line in plot.grid] == [0, 0, 0, 1, 1]


def test_axes_cross_at_zero_or_meet_in_the_corner() -> None:
    view = View(Region(-4, -2, 4, 2), (-1, 1), (-1, 3))
    crossing = Plot(view, x_ticks=(0.5,), y_ticks=(2,), theme=THEME)
    np.testing.assert_allclose(crossing.axes[0].get_start(), [-4, -1, 0])
    np.testing.assert_allclose(crossing.axes[1].get_start(), [0, -2, 0])
    np.testing.assert_allclose(crossing.ticks[0].get_center(), [2, -1, 0])
    meeting = Plot(view, x_ticks=(0.5,), y_ticks=(2,), theme=THEME, axes="corner")
    np.testing.assert_allclose(meeting.axes.get_corner(mn.DL), [-4, -2, 0])
    np.testing.assert_allclose(meeting.ticks[0].get_center(), [2, -2, 0])


def test_names_stand_at_the_ends_of_the_axes() -> None:
    view = View(Region(-4, -2, 4, 2), (0, 1), (0, 1))
    names = formula(x), formula(y)
    Plot(view, x_ticks=(), y_ticks=(), theme=THEME, names=names)
    np.testing.assert_allclose(names[0].get_left(), [4.16, -2, 0], atol=1e-6)
    np.testing.assert_allclose(names[1].get_bottom(), [-4, 2.16, 0], atol=1e-6)


# Clips.


@every_layout
@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_question_points_and_answer_can_be_read(
    clip_id: str, shape: Format, tmp_path: Path
) -> None:
    """All stand whole in their region, in type that is not too small."""

    class Headlines(ClipScene):
        clip = clip_id

        def construct(self) -> None:
            self.said = [self.show_title()]
            for beat in self.spec.clip.beats:
                self.play(*self.headline.change_point(self.spec.words.points[beat]))
                self.said += self.headline.shown
            self.said.append(self.show_takeaway())

    configure(shape, tmp_path)
    scene = Headlines(FILM.spec(clip_id, shape), renderer=Blind())
    scene.render()
    # Letters like b reach a little higher than capitals, which are level.
    region = scene.regions.title.inset(-1e-6, -0.05)
    assert len(scene.said) == 2 + 2 * len(scene.spec.clip.beats)
    for words in scene.said:
        assert region.left <= words.get_left()[0] <= words.get_right()[0] <= region.right
        assert region.bottom <= words.get_bottom()[1] <= words.get_top()[1] <= region.top
        assert max(letter.height for letter in words) >= 0.024 * 8


def pointed_spec() -> ClipSpec:
    """A clip of two beats, each of which has a point."""
    said = {"one": Saying("One.", "One."), "two": Saying("Two.", "Two.")}
    words = ClipWords(
        title="Which number is this?",
        takeaway="Two.",
        beats={beat: saying.written for beat, saying in said.items()},
        sayings=said,
        points={"one": "This is one", "two": "This is two"},
    )
    clip = Clip("pointed", "nowhere:Pointed", tuple(said))
    return ClipSpec(FILM.project, clip, words, FILM.brand, THEME, LANDSCAPE)


def test_the_question_stands_above_each_point_once_the_scene_lets_it() -> None:
    seen = []

    class Pointed(ClipScene):
        clip = "pointed"

        def see(self) -> None:
            seen.append([label.text for label in self.mobjects if isinstance(label, Label)])

        def construct(self) -> None:
            self.show_title()
            with self.beat("one"):
                self.play(mn.FadeIn(mn.Dot()))
                self.see()
                self.show_point()
                self.see()
            with self.beat("two"):
                self.play(mn.FadeIn(mn.Dot()), run_time=0.2)
                self.see()
                self.show_takeaway()
                self.see()

    Pointed(pointed_spec(), skip_animations=True).render()
    question = "Which number is this?"
    assert seen == [
        [question],
        [question, "This is one"],
        [question, "This is two"],
        ["This is two", "Two."],
    ]


@pytest.mark.parametrize(
    ("question", "moves"), [("Which one?", True), ("Which of these few is the largest one?", False)]
)
def test_a_question_whose_lines_break_elsewhere_when_it_is_small_leaves_first(
    question: str, moves: bool, tmp_path: Path
) -> None:
    configure(FORMATS["square"], tmp_path)
    headline = Headline(FrameRegions(FORMATS["square"]), THEME)
    headline.ask(question)
    change = headline.change_point("This one")
    assert any(isinstance(each, mn.ReplacementTransform) for each in change) == moves


def test_a_scene_that_does_not_ask_for_its_first_point_has_it_at_the_end() -> None:
    shown = []

    class Quiet(ClipScene):
        clip = "pointed"

        def construct(self) -> None:
            self.show_title()
            with self.beat("one"):
                self.play(mn.FadeIn(mn.Dot()))
                shown.append(len(self.headline.shown))
            shown.append(len(self.headline.shown))
            with self.beat("two"):
                pass

    Quiet(pointed_spec(), skip_animations=True).render()
    assert shown == [1, 2]


def test_a_beat_out_of_order_is_an_error() -> None:
    class Wrong(ClipScene):
        clip = "definition"

        def construct(self) -> None:
            with self.beat("name"):
                pass

    with pytest.raises(ReelError, match="beat 'name' is played where the storyboard has ask"):
        Wrong(FILM.spec("definition")).render()


def test_a_label_without_words_is_an_error() -> None:
    class Wrong(ClipScene):
        clip = "definition"

        def construct(self) -> None:
            self.label_text("nonsense")

    with pytest.raises(ReelError, match=r"clips\.definition\.labels\.nonsense is missing"):
        Wrong(FILM.spec("definition")).render()


def test_times_are_whole_frames_at_every_quality() -> None:
    class Short(ClipScene):
        clip = "definition"

        def construct(self) -> None:
            dot = mn.Dot()
            with self.beat("ask"):
                self.play(mn.FadeIn(dot), run_time=0.77)
                for name in self.spec.words.sayings["ask"].cues:
                    self.cue(name)
                self.wait(0.31)

    scene = Short(FILM.spec("definition"), skip_animations=True)
    scene.render()
    assert scene.beats[0].end * 15 == pytest.approx(round(scene.beats[0].end * 15), abs=1e-3)


def test_a_clip_scene_says_of_itself_what_the_engine_asks() -> None:
    class Bare(ClipScene):
        clip = "definition"

    scene: BeatScene = Bare(FILM.spec("definition"), skip_animations=True)
    assert isinstance(scene, BeatScene)


def test_an_unknown_size_is_named_with_those_there_are() -> None:
    with pytest.raises(ReelError, match=r"no size is called 'lable'; .*did you mean 'label'\?"):
        font_size("lable")
