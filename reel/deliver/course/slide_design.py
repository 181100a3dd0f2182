"""How slides for PowerPoint look: size, colours and places, which each slide takes over."""

import math
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Pt

from reel.deliver.course.outline import Kind
from reel.deliver.course.writing import environment
from reel.records.columns import columns
from reel.records.theme import Theme

SHORT_SIDE = 540
"""Of a slide, in points: as high as PowerPoint's own wide ones."""

MARGIN = 48
"""Around what stands on a slide, in points."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LETTER = 0.53  # how wide a letter is on average, by its size
_LINE = 1.2  # from one line to the next, by the size of its letters

# What a colour of the slides' palette is, by the role of our theme. PowerPoint offers the palette
# to whoever works on the slides. Text and ground are added as the theme is dark or light.
_PALETTE = {
    "accent1": "accent",
    "accent2": "product",
    "accent3": "sum",
    "accent4": "exponential",
    "accent5": "data",
    "accent6": "model",
    "hlink": "data",
    "folHlink": "exponential",
}

# What programs are told that a layout is; all others are nothing that they know.
_TYPES = {"course": "title", "beat": "titleOnly", "formulas": "titleOnly", "exercise": "obj"}


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    across: float
    down: float

    @property
    def x(self) -> int:
        return int(Pt(self.left))

    @property
    def y(self) -> int:
        return int(Pt(self.top))

    @property
    def width(self) -> int:
        return int(Pt(self.across))

    @property
    def height(self) -> int:
        return int(Pt(self.down))


@dataclass(frozen=True)
class Place:
    """A place for text.

    Attributes:
        type: as OOXML calls it.
        name: as one sees it in PowerPoint.
        box: where it is.
        size: of its letters, in points.
        bold: whether they are.
        colour: of the palette.
        anchor: "t", "ctr" or "b": where in the box the text stands.
        number: of a place that is not the title.
    """

    type: str
    name: str
    box: Box
    size: int
    bold: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    number: int = 0


@dataclass(frozen=True)
class Mark:
    """A plain rectangle of a colour of the palette."""

    box: Box
    colour: str


@dataclass(frozen=True)
class Design:
    """How slides of a shape look.

    Attributes:
        across, down: the size of a slide, in points.
        places: by kind of slide.
        marks: likewise.
        picture: where the course's own slide has its picture.
        body: where formulas stand.
    """

    across: float
    down: float
    places: dict[Kind, tuple[Place, ...]]
    marks: dict[Kind, tuple[Mark, ...]]
    picture: Box
    body: Box


def design(width: int, height: int, names: dict[str, str]) -> Design:
    """Lay out slides of the shape of a video.

    Args:
        width, height: of the video.
        names: what the places are called, as people see it in PowerPoint.
    """
    across, down = (SHORT_SIDE * side / min(width, height) for side in (width, height))
    room = across - 2 * MARGIN
    if across > 1.2 * down:  # beside each other
        text = 0.46 * across - MARGIN
        wide = room - text - 24
        left, top = across - MARGIN - wide, (down - wide * height / width) / 2
        title = Box(MARGIN, 0.16 * down, text, 0.38 * down)
        below = Box(MARGIN, 0.58 * down, text, 0.34 * down)
    else:  # one under the other
        wide = min(room, 0.42 * down * width / height)
        left, top = MARGIN, MARGIN
        title = Box(MARGIN, 0.5 * down, room, 0.22 * down)
        below = Box(MARGIN, 0.75 * down, room, 0.25 * down - MARGIN)
    picture = Box(left, top, wide, wide * height / width)
    line = min(room, 0.74 * across) if across > down else room  # else a word is left for the next
    asked = Box(MARGIN, 0.36 * down, line, 0.48 * down)
    above = Box(MARGIN, asked.top - 50, line, 40)
    places: dict[Kind, tuple[Place, ...]] = {
        "course": (
            Place("ctrTitle", names["title"], title, 44, True, anchor="b"),
            Place("subTitle", names["makers"], below, 16, colour="tx2", number=1),
        ),
        "question": (
            Place("title", names["title"], asked, 44, True),
            Place("body", names["above"], above, 20, True, "accent1", "b", 1),
        ),
        # PowerPoint's own way to give a slide a title that is only read aloud: above its edge.
        "beat": (Place("title", names["title"], Box(0, -60, across, 48), 20, anchor="b"),),
        "formulas": (Place("title", names["title"], Box(MARGIN, 36, room, 60), 24, True),),
        "takeaway": (
            Place("title", names["title"], asked, 44, True),
            Place("body", names["above"], above, 20, False, "tx2", "b", 1),
        ),
    }
    places["exercise"] = (
        Place("title", names["title"], Box(MARGIN, 84, room, 0.2 * down), 30, True),
        Place("body", names["above"], Box(MARGIN, 36, room, 36), 20, False, "accent1", "b", 1),
        Place("body", names["answers"], _under(0.2 * down + 100, room, down), 32, number=2),
    )
    bar = Box(MARGIN, above.top - 12, 72, 6)
    marks: dict[Kind, tuple[Mark, ...]] = {"takeaway": (Mark(bar, "accent1"),)}
    body = Box(MARGIN, 108, room, down - 108 - MARGIN)
    return Design(across, down, places, marks, picture, body)


def _under(top: float, room: float, down: float) -> Box:
    """Take all of a slide that is under a line."""
    return Box(MARGIN, top, room, down - top - MARGIN)


def fitting(text: str, place: Place) -> int:
    """Find the size of type (points) at which a text fits into its place, at most the place's.

    Programs shrink a text only once somebody edits it. The typeface is not known for certain, so
    letters are counted, not measured.
    """
    longest = max((columns(word) for word in text.split()), default=0)
    for size in range(place.size, 10, -1):
        in_line = place.box.across / (_LETTER * size)
        lines = sum(math.ceil(columns(line) * 1.1 / in_line) for line in text.split("\n"))
        if lines * size * _LINE <= place.box.down and longest <= in_line:
            return size
    return 10


def designed(look: Design, theme: Theme, names: dict[str, str], language: str, way: str) -> Any:
    """Begin a presentation that looks so; it has a layout for each kind of slide, in their order.

    Args:
        look: where things stand.
        theme: its colours.
        names: what the layouts are called, as people see it in PowerPoint.
        language: of its words, as BCP 47 has it.
        way: in which they run, "ltr" or "rtl".
    """
    made = Presentation()
    made.slide_width, made.slide_height = Pt(look.across), Pt(look.down)
    master = made.slide_master
    _colour(master, theme)
    for shape in list(master.placeholders):
        if shape.placeholder_format.type not in (1, 2):  # date, footer and number: nobody has any
            shape.element.getparent().remove(shape.element)
    title, body = master.placeholders
    for shape, box in ((title, Box(MARGIN, 36, look.body.across, 60)), (body, look.body)):
        shape.left, shape.top, shape.width, shape.height = box.x, box.y, box.width, box.height
    layouts = list(made.slide_layouts)
    for layout in layouts[len(look.places) :]:
        made.slide_layouts.remove(layout)
    template = environment().get_template("slide_layout.xml")
    for layout, (kind, places) in zip(layouts, look.places.items(), strict=False):
        drawn = template.render(
            places=places,
            marks=look.marks.get(kind, ()),
            language=language,
            rightwards=way == "ltr",
        )
        part = layout.element.cSld
        part.replace(part.spTree, parse_xml(drawn))
        part.set("name", names[kind])
        layout.element.set("type", _TYPES.get(kind, "cust"))
    return made


def _colour(master: Any, theme: Theme) -> None:
    """Give a master the colours of a theme."""
    dark = theme.dark
    palette = {slot: theme.colour(role) for slot, role in _PALETTE.items()}
    ground = {"1": theme.background, "2": theme.surface}
    written = {"1": theme.text, "2": theme.muted}
    palette |= {f"dk{n}": (ground if dark else written)[n] for n in "12"}
    palette |= {f"lt{n}": (written if dark else ground)[n] for n in "12"}
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(part.blob)
    for slot, colour in palette.items():
        (element,) = root.iter(f"{_DRAWING}{slot}")
        for child in list(element):
            element.remove(child)
        value = {"val": colour.removeprefix("#")}
        element.append(element.makeelement(f"{_DRAWING}srgbClr", value))
    part._blob = serialize_part_xml(root)
    roles = master.element.find(f"{{{master.element.nsmap['p']}}}clrMap")
    for n in "12":
        roles.set(f"bg{n}", f"dk{n}" if dark else f"lt{n}")
        roles.set(f"tx{n}", f"lt{n}" if dark else f"dk{n}")
