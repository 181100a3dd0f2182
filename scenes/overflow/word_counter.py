"""A page of words, too small to read, that are read one by one, and what becomes of them."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.overflow.layout import WordPlaces
from scenes.overflow.maths import WORDS, brief, log_sums, products

_SEED = 5
_TALL = 0.5  # how high a word is, as a share of the space between lines
_LINES, _CLOSEST = 20, 0.075  # at most so many lines, at least so far apart
_INDENT = 0.25  # where the numbers begin, as a share of their width
_LARGE, _LESS = 1.35, 1.15  # how much larger than labels they are, beside the page and below it
_SPACE = 1.8  # between words, where the shortest are 1.5 long


class PageOfWords(mn.VGroup):
    """Words as small blocks in lines that fill a region.

    Args:
        region: what to fill.
        count: how many words there are.
        lines: into how many lines they go.
        used: says how many are used up now.
        colours: #RRGGBB of words to come and of words used.
    """

    def __init__(
        self,
        region: Region,
        *,
        count: int,
        lines: int,
        used: Callable[[], float],
        colours: tuple[str, str],
    ) -> None:
        self.used = used
        self.blocks, height = _blocks(region, count, lines)
        self.fresh, self.past = (
            mn.VMobject(stroke_color=colour, stroke_width=100 * height) for colour in colours
        )
        super().__init__(self.fresh, self.past)
        self.add_updater(lambda page: page.draw(), call_updater=True)

    def draw(self) -> None:
        """Colour the words used up by now."""
        number = int(np.floor(self.used() + 1e-6))
        self.past.set_points(self.blocks[:number].reshape(-1, 3))
        self.fresh.set_points(self.blocks[number:].reshape(-1, 3))


def _blocks(region: Region, count: int, lines: int) -> tuple[np.ndarray, float]:
    """Each word as a Bézier line, an array of shape (count, 4, 3), and how high words are."""
    widths = np.random.default_rng(_SEED).gamma(4.0, 1.0, count) + 1.5
    line_of = np.arange(count) * lines // count
    pitch = region.height / (lines - 1 + _TALL)
    words = np.zeros((count, 4, 3))
    for line in range(lines):
        own = widths[line_of == line]
        unit = region.width / (own.sum() + _SPACE * (len(own) - 1))
        starts = region.left + unit * np.append(0, np.cumsum(own + _SPACE)[:-1])
        ends = starts + unit * own
        words[line_of == line, :, 0] = np.linspace(starts, ends, 4, axis=1)
        words[line_of == line, :, 1] = region.top - (line + _TALL / 2) * pitch
    return words, _TALL * pitch


class WordCounter(mn.VGroup):
    """A page, and how many of its words are read, their product and their sum of logs.

    Args:
        places: where all this stands.
        count: a tracker: how many words are read.
        names: what is written before the three numbers.
        each: what is written about each word.
        theme: gives each role its colour.
    """

    def __init__(
        self,
        places: WordPlaces,
        count: mn.ValueTracker,
        names: Sequence[Label],
        each: mn.Mobject,
        theme: Theme,
    ) -> None:
        beside, counters = places.beside, places.counters
        colours = theme.grid, theme.data
        lines = min(_LINES, int(places.page.height / _CLOSEST))
        page = PageOfWords(
            places.page, count=WORDS, lines=lines, used=count.get_value, colours=colours
        )

        def read() -> int:
            return int(np.floor(count.get_value() + 1e-6))

        texts: list[Callable[[], str]] = [
            lambda: f"{read()}",
            lambda: (repr if beside else brief)(float(products()[read()])),
            lambda: f"{log_sums()[read()]:.2f}",
        ]
        super().__init__(page)
        for row, name, text, role in zip(
            counters.rows(1, 1, 1, gap=0.4 if beside else 0.25),
            names,
            texts,
            ("data", "product", "sum"),
            strict=True,
        ):
            row.place(name.set_color(theme.colour(role)), mn.LEFT if beside else mn.UL)
            number = LiveNumber("", colour=theme.colour(role), size="label")
            number.scale(_LARGE if beside else _LESS)
            foot = [row.at(_INDENT, 0)[0], name.baseline, 0] if beside else row.at(0, 0)
            number.shift(foot).follow(text)
            self.add(name, number)
        # What each word means stands in its own line, or in the line of how many are read.
        if places.each_word is not None:
            places.each_word.place(each, mn.LEFT)
        elif beside:
            each.move_to(names[0], mn.LEFT).shift(2 * _INDENT * counters.width * mn.RIGHT)
        else:
            each.move_to(self[2], mn.DOWN).align_to(counters.at(1, 0), mn.RIGHT)
        self.add(each)
