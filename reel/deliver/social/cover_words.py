"""The words of a cover: as large as their place allows, in lines that end where sense does."""

import io
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import typst
from PIL import Image

from reel.records.columns import columns
from reel.records.typeface import FONT, direction, fonts, quoted
from reel.wording.line_breaks import Lines, even_lines, lines_by_sense
from reel.wording.pieces import ZERO_WIDTH_SPACE, pieces

_MOST_LINES = 14
_MOST_WAYS = 10_000  # of breaking a text, to be weighed by sense; there are more of long ones
_LONGEST_WORD = 30  # columns; a longer one is broken
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
        weight: of the type; 600 is semibold.
        place: to which side lines go: "left", "centre" or "right".
        leading: from one line to the next, as a multiple of the type's size.
    """

    colour: str
    place: str = "left"
    weight: int = 600
    leading: float = 1.1


class Words:
    """Words that are set in some place.

    Args:
        text: what they say.
        style: how they look.
    """

    def __init__(self, text: str, style: Style) -> None:
        self._told = {
            "font": FONT,
            "weight": style.weight,
            "colour": style.colour,
            "direction": direction(text),
            "leading": style.leading,
            "place": style.place,
        }
        self._ways = _ways(text)
        measured = typst.query(
            _MEASURE.encode(), "<extents>", field="value", one=True, font_paths=fonts(),
            sys_inputs=self._inputs(size=100, ways=self._ways),
        )  # fmt: skip
        self._extents = json.loads(measured)

    def fit(self, width: float, height: float, largest: float) -> "Fit":
        """Choose the lines whose type can be largest, up to a size, within so many pixels.

        Few lines that are filled count for more: each other one, and what is left empty, is worth
        smaller type.
        """
        fits = []
        for lines, extent in zip(self._ways, self._extents, strict=True):
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
            _DRAW.encode(), format="png", ppi=72, font_paths=fonts(), sys_inputs=inputs
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


def legible_size(capitals: float) -> float:
    """Find the size of the type whose capitals are so high."""
    source = f"""
        #set page(width: auto, height: auto, margin: 0pt)
        #set text(font: {quoted(FONT)}, size: 100pt, top-edge: "cap-height",
            bottom-edge: "baseline")
        #context [#metadata(measure[H].height.pt()) <high>]
    """
    found = typst.query(source.encode(), "<high>", field="value", one=True, font_paths=fonts())
    return 100 * capitals / float(json.loads(found))


def _ways(words: str) -> Sequence[Lines]:
    """Break words into one line, two, and so on: by sense, or evenly if that would take long."""
    torn = " ".join(
        ZERO_WIDTH_SPACE.join(pieces(word, _LONGEST_WORD))
        if columns(word) > _LONGEST_WORD
        else word
        for word in words.split()
    )
    places = len(pieces(torn, _LONGEST_WORD))
    ways = []
    for count in range(1, min(places, _MOST_LINES) + 1):
        sense = math.comb(places - 1, count - 1) <= _MOST_WAYS
        ways.append(lines_by_sense(torn, count) if sense else even_lines(torn, count))
    return ways
