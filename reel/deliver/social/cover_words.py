"""The words of a cover: as large as their place allows, in lines that end where sense does."""

import io
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import typst
from PIL import Image

from reel.records.columns import columns
from reel.records.language import ENGLISH
from reel.records.spaced_words import words_in
from reel.records.typeface import Typeface, direction
from reel.wording.line_breaks import Lines, cheapest_breaks, even_lines, line_columns
from reel.wording.phrases import break_cost
from reel.wording.pieces import ZERO_WIDTH_SPACE, joined, pieces

_MOST_LINES = 14
_MOST_WAYS = 10_000  # of breaking a text, to be weighed by sense; there are more of long ones
_LONGEST_WORD = 30  # columns; a longer one is broken
_SHORT = 6  # columns; a word that is shorter does not fill a line
_UNEVEN, _LONE = 20.0, 100.0  # what it costs, as sense does, that lines are not alike; or lone
_ANOTHER = 0.95  # what the size counts with another line, as a share of what it does without

_TYPE = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let told = json(bytes(sys.inputs.told))
#set text(font: told.font, weight: told.weight, fill: rgb(told.colour), size: told.size * 1pt,
  dir: if told.direction == "rtl" { rtl } else { ltr },
  top-edge: "ascender", bottom-edge: "descender")
#let step = told.leading * told.size * 1pt
#let widths(lines) = lines.map(line => measure(text(line)).width)
#let high(lines) = measure(text(lines.first())).height + step * (lines.len() - 1)
"""

_MEASURE = (
    _TYPE
    + """
#context [#metadata(told.ways.map(lines => (
  widths: widths(lines).map(width => width.pt() / told.size),
  height: high(lines).pt() / told.size,
))) <extents>]
"""
)

_DRAW = (
    _TYPE
    + """
#context box(width: calc.max(..widths(told.lines)), height: high(told.lines), {
  let places = (left: left, centre: center, right: right)
  for (number, line) in told.lines.enumerate() {
    place(top + places.at(told.place), dy: step * number, text(line))
  }
})
"""
)


@dataclass(frozen=True)
class Style:
    """How words are set.

    Attributes:
        colour: of the letters, as #RRGGBB.
        typeface: in which they are found.
        weight: of the type; 600 is semibold.
        place: to which side lines go: "left", "centre" or "right".
        leading: from one line to the next, as a multiple of the type's size.
        language: of the words, as BCP 47 has it.
    """

    colour: str
    typeface: Typeface
    place: str = "left"
    weight: int = 600
    leading: float = 1.1
    language: str = ENGLISH


class Words:
    """Words that are set in some place.

    Args:
        text: what they say.
        style: how they look.
    """

    def __init__(self, text: str, style: Style) -> None:
        self._told = {
            "font": style.typeface.families,
            "weight": style.weight,
            "colour": style.colour,
            "direction": direction(text),
            "leading": style.leading,
            "place": style.place,
        }
        self._fonts = style.typeface.fonts
        self._ways = _ways(text, style.language)
        measured = typst.query(
            _MEASURE.encode(), "<extents>", field="value", one=True, font_paths=self._fonts,
            sys_inputs=self._inputs(size=100, ways=self._ways),
        )  # fmt: skip
        self._extents = json.loads(measured)

    def fit(self, width: float, height: float, largest: float, most: int | None = None) -> "Fit":
        """Choose the lines whose type can be largest, up to a size, within so many pixels.

        Few lines that are filled count for more: each other one, and what is left empty, is worth
        smaller type.

        Args:
            width, height: the room, in pixels.
            largest: size of the type, likewise.
            most: lines; None for any number.
        """
        fits = []
        for lines, extent in list(zip(self._ways, self._extents, strict=True))[:most]:
            wide, high = max(extent["widths"]), extent["height"]
            size = min(largest, width / wide, height / high)
            filled = sum(extent["widths"]) / len(lines) / wide
            worth = size * filled * _ANOTHER ** (len(lines) - 1)
            fits.append(Fit(lines, size, size * wide, size * high, worth))
        return max(fits, key=lambda fit: fit.worth)

    def draw(self, fit: "Fit") -> Image.Image:
        """Draw them on nothing, cut to their size."""
        inputs = self._inputs(size=fit.size, lines=fit.lines)
        drawn = typst.compile(
            _DRAW.encode(), format="png", ppi=72, font_paths=self._fonts, sys_inputs=inputs
        )
        assert isinstance(drawn, bytes)
        return Image.open(io.BytesIO(drawn)).convert("RGBA")

    def _inputs(self, **more: object) -> dict[str, str]:
        return {"told": json.dumps({**self._told, **more})}


@dataclass(frozen=True)
class Fit:
    """How words fit a place.

    Attributes:
        lines: one below the other.
        size: of the type, in pixels.
        width, height: of them all, in pixels.
        worth: the size, less for many lines, and lines that are not filled.
    """

    lines: Lines
    size: float
    width: float
    height: float
    worth: float


def legible_size(capitals: float, typeface: Typeface) -> float:
    """Find the size of the type whose capitals are so high."""
    source = f"""
        #set page(width: auto, height: auto, margin: 0pt)
        #set text(font: {typeface.for_typst}, size: 100pt, top-edge: "cap-height",
            bottom-edge: "baseline")
        #context [#metadata(measure[H].height.pt()) <high>]
    """
    found = typst.query(
        source.encode(), "<high>", field="value", one=True, font_paths=typeface.fonts
    )
    return 100 * capitals / float(json.loads(found))


def _ways(words: str, language: str) -> Sequence[Lines]:
    """Break words into one line, two, and so on: by sense, or evenly if that would take long."""
    torn = " ".join(
        ZERO_WIDTH_SPACE.join(pieces(word, _LONGEST_WORD))
        if columns(word) > _LONGEST_WORD
        else word
        for word in words_in(words)
    )
    parts = pieces(torn, _LONGEST_WORD)
    ways = []
    for count in range(1, min(len(parts), _MOST_LINES) + 1):
        sense = math.comb(len(parts) - 1, count - 1) <= _MOST_WAYS
        ways.append(_balanced(parts, count, language) if sense else even_lines(torn, count))
    return [way for way in ways if not any(map(_is_lone, way))] or ways


def _balanced(parts: Sequence[str], count: int, language: str) -> Lines:
    """Break pieces into so many lines that are about as wide, as sense allows; none is one short
    word, if that can be."""
    length = line_columns(parts)
    mean = columns(joined(parts)) / count

    def cost(places: Sequence[int]) -> float:
        torn = sum(break_cost(parts, place, language) for place in places[1:-1]) / 2
        widths = [length(*ends) for ends in pairwise(places)]
        lone = sum(_is_lone(joined(parts[start:end])) for start, end in pairwise(places))
        return torn + _UNEVEN * (max(widths) - min(widths) / 2) / mean + _LONE * lone

    _, places = cheapest_breaks(0, len(parts), count, cost)
    return tuple(joined(parts[start:end]) for start, end in pairwise(places))


def _is_lone(line: str) -> bool:
    """Tell whether a line is a single short word."""
    return " " not in line and columns(line) < _SHORT
