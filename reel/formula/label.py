"""Words set by Typst, which also sets the formulas: one hand for all type."""

from collections.abc import Callable, Sequence
from functools import cache

import manim as mn

from reel.formula.language import written_tag, written_typeface
from reel.formula.typeset import Typeset
from reel.records.errors import ReelError
from reel.records.formats import format_of
from reel.records.nearest import nearest
from reel.records.typeface import Typeface, direction, quoted
from reel.wording.line_breaks import even_lines_within

Colour = Callable[[str], str]
"""Gives the colour of a role, as #RRGGBB."""

SIZES = {"title": 0.56, "formula": 0.62, "label": 0.36, "small": 0.29, "caption": 0.36}
"""Type sizes by name: the em in Manim's units; the shorter side of every frame is 8 of them.

Capitals are 0.66 em high, so "small" gives 2.4 % of the shorter side. A layout can enlarge some of
them; "formula" and "title" are the same in all.
"""

WEIGHTS = {"title": 600, "label": 400, "small": 400, "caption": 600, "formula": 400}


def font_size(size: str) -> float:
    """Manim's font size for a named size, in the format that Manim is set to draw.

    Manim scales Typst's em by font_size / 96.

    Raises:
        ReelError: there is no such size.
    """
    if size not in SIZES:
        raise ReelError(
            f"no size is called {size!r}; the sizes are {', '.join(SIZES)}{nearest(size, SIZES)}"
        )
    shape = format_of(mn.config.frame_width, mn.config.frame_height)
    return SIZES[size] * shape.layout.enlarged.get(size, 1) * 96


class Label(Typeset):
    """One or more lines of words.

    Args:
        text: the words; never read as markup.
        size: a name from `SIZES`.
        colour: #RRGGBB.
        width: break into lines no wider than this (Manim's units), evenly filled.
        lines: the lines it is broken into, instead of by width.
        align: "left", "center" or "right".
        weight: 400 is regular, 600 semibold; by default that of the size.

    Raises:
        ReelError: some letters are in no font.
    """

    def __init__(
        self,
        text: str,
        *,
        size: str = "label",
        colour: str,
        width: float | None = None,
        lines: Sequence[str] = (),
        align: str = "left",
        weight: int | None = None,
    ) -> None:
        typeface = written_typeface()
        typeface.refuse_undrawable(text, f"the words {text!r}")
        weight = WEIGHTS[size] if weight is None else weight
        if width is not None:
            lines = even_lines_within(
                text,
                width,
                lambda line: _typeset_width(line, font_size(size), weight, typeface),
                written_tag(),
            )
        self.text = text
        lines = lines or [text]
        super().__init__(
            _markup(lines, self.write(lines), align),
            typst_preamble=_preamble(weight, typeface),
            font_size=font_size(size),
            color=colour,
        )

    @staticmethod
    def write(lines: Sequence[str]) -> list[str]:
        """Write lines for Typst."""
        return [f"#text({quoted(line)})" for line in lines]

    @property
    def baseline(self) -> float:
        """The height (Manim's units) on which most letters of a single line stand."""
        bottoms = sorted(float(letter.get_bottom()[1]) for letter in self.submobjects)
        return bottoms[len(bottoms) // 2]


def _preamble(weight: int, typeface: Typeface) -> str:
    return f"#set text(font: {typeface.for_typst}, weight: {weight})\n#set par(leading: 0.55em)"


def _markup(lines: Sequence[str], written: Sequence[str], align: str) -> str:
    """Put lines together for Typst: as they are said, and as they are written for it."""
    body = " #linebreak() ".join(written)
    way = direction("".join(lines))
    running = "" if way == "ltr" else f"#set text(dir: {way})\n"
    return f"{running}#align({align})[{body}]"


@cache
def _typeset_width(text: str, size: float, weight: int, typeface: Typeface) -> float:
    measured = Typeset(
        _markup([text], Label.write([text]), "left"),
        typst_preamble=_preamble(weight, typeface),
        font_size=size,
    )
    return float(measured.width)
