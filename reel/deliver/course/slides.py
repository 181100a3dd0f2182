"""The course as slides for PowerPoint and its like: one a beat, which plays it at a click."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from reel.deliver.course.cuts import last_picture, write_cut
from reel.deliver.course.formula_picture import DOTS, formula_picture
from reel.deliver.course.material import Course
from reel.deliver.course.outline import Slide, outline
from reel.deliver.course.slide_design import (
    Box,
    Design,
    Place,
    design,
    designed,
    fitting,
)
from reel.deliver.course.texts import texts
from reel.deliver.course.writing import environment
from reel.deliver.pages.writing import direction

FILE = "slides.pptx"

_LONGEST = 255  # letters of what a file says of itself
_DAY = datetime(2000, 1, 1)  # the same whenever it is made, so that its bytes are
_PACKED = (".mp4", ".png", ".jpg", ".jpeg")  # would not become smaller in a ZIP
_BETWEEN = 18  # points, from one formula to the next, and around them, at the least


def write_slides(course: Course, folder: Path) -> None:
    """Write the course's slides into a folder."""
    said = texts(course.language)["slides"]
    first = course.videos[0].timeline
    look = design(first.width, first.height, said["places"])
    way = direction(course.language)
    made = designed(look, course.theme, said["layouts"], course.language, way)
    writer = _Writer(course, said, look, made)
    with TemporaryDirectory() as workshop:
        for slide in outline(course):
            writer.add(slide, Path(workshop))
        writer.divide()
        _describe(made, course)
        raw = Path(workshop) / FILE
        made.save(raw)
        _pack(raw, folder / FILE)


class _Writer:
    """Adds slides to a presentation."""

    def __init__(self, course: Course, said: dict[str, Any], look: Design, made: Any) -> None:
        self._course = course
        self._said = said
        self._look = look
        self._made = made
        self._sections: dict[str, list[int]] = {}
        self._layouts = dict(zip(look.places, made.slide_layouts, strict=True))

    def add(self, slide: Slide, workshop: Path) -> None:
        """Add one slide; its video is cut in the workshop, a folder to be thrown away."""
        new = self._made.slides.add_slide(self._layouts[slide.kind])
        places = self._look.places[slide.kind]
        for shape, place in zip(new.placeholders, places, strict=True):
            shape.name = place.name  # as people see it in PowerPoint's list of what is on a slide
        lesson = slide.lesson
        section = f"{lesson.number}. {lesson.title}" if lesson else self._course.title
        self._sections.setdefault(section, []).append(new.slide_id)
        title = new.shapes.title
        self._say(title.text_frame, slide.title, fitting(slide.title, places[0]))
        if slide.kind in ("question", "takeaway", "exercise"):
            self._say(new.placeholders[1].text_frame, slide.above)
        if slide.kind == "course":
            self._credit(new)
        if slide.beat:
            self._play(new, slide, workshop)
        if slide.formulas:
            self._write_out(new, slide)
        if slide.kind == "exercise":
            self._ask(new, slide, places[2])
        if notes := slide.notes or "\n".join(slide.key):
            self._say(new.notes_slide.notes_text_frame, notes)

    def divide(self) -> None:
        """Make a section of each clip's slides."""
        xml = environment().get_template("slide_sections.xml").render(sections=self._sections)
        self._made.part._element.append(parse_xml(xml))

    def _say(self, frame: Any, text: str, size: float | None = None, link: str = "") -> None:
        """Write a text into a frame, each of its lines a paragraph; under what is there already."""
        for line in text.split("\n"):
            paragraph = frame.paragraphs[-1]
            if paragraph.runs:
                paragraph = frame.add_paragraph()
            run = paragraph.add_run()
            run.text = line
            run._r.get_or_add_rPr().set("lang", self._course.language)
            if size:
                run.font.size = int(size * 12700)
            if link:
                run.hyperlink.address = link

    def _credit(self, new: Any) -> None:
        """Say who made the course, and show a picture of it."""
        brand = self._course.brand
        frame = new.placeholders[1].text_frame
        makers = " · ".join(filter(None, [brand.name, brand.handle]))
        for text, size, link in (
            (makers, 24, ""),
            (brand.credit, 20, ""),
            (brand.licence, 20, brand.licence_url),
        ):
            if text:
                self._say(frame, text, size, link)
        for paragraph in frame.paragraphs[1:]:
            paragraph.space_before = 8 * 12700
        poster = self._course.videos[-1].poster
        self._show(new, poster.read_bytes(), self._look.picture, self._said["poster"])

    def _ask(self, new: Any, slide: Slide, place: Place) -> None:
        """List the answers to choose from; without any, the place for them is left out."""
        shape = new.placeholders[place.number]
        if not slide.answers:
            shape.element.getparent().remove(shape.element)
            return
        text = "\n".join(slide.answers)
        size = fitting(text, place)
        self._say(shape.text_frame, text, size)
        for paragraph in shape.text_frame.paragraphs[1:]:
            paragraph.space_before = int(size * 0.3 * 12700)

    def _play(self, new: Any, slide: Slide, workshop: Path) -> None:
        """Put a beat's video over the whole slide."""
        assert slide.lesson
        assert slide.beat
        media, beat = slide.lesson.media, slide.beat
        cut = workshop / "cut.mp4"
        write_cut(media.video, beat, cut)
        poster = io.BytesIO(last_picture(media.video, beat, media.timeline.fps))
        movie = new.shapes.add_movie(
            str(cut), 0, 0, self._made.slide_width, self._made.slide_height,
            poster_frame_image=poster, mime_type="video/mp4",
        )  # fmt: skip
        movie.name = slide.title
        told = self._said["video"].format(seconds=round(beat.end - beat.start), said=beat.words)
        _describe_shape(movie, told)
        timing = (
            environment()
            .get_template("play_on_click.xml")
            .render(shape=movie.shape_id, milliseconds=round((beat.end - beat.start) * 1000))
        )
        element = new.element
        element.replace(element.find(f"{{{element.nsmap['p']}}}timing"), parse_xml(timing))

    def _write_out(self, new: Any, slide: Slide) -> None:
        """Show formulas one under the other, all in one size of type."""
        theme, typeface = self._course.theme, self._course.typeface
        pictures = [formula_picture(each, theme.text, typeface) for each in slide.formulas]
        sizes = [_points(picture) for picture in pictures]
        body = self._look.body
        gaps = _BETWEEN * (len(pictures) + 1)
        scale = min(
            1,
            body.across / max(across for across, _ in sizes),
            (body.down - gaps) / sum(down for _, down in sizes),
        )
        spare = body.down - scale * sum(down for _, down in sizes)
        between = spare / (len(pictures) + 1)
        top = body.top + between
        for formula, picture, (across, down) in zip(slide.formulas, pictures, sizes, strict=True):
            left = body.left + (body.across - across * scale) / 2
            box = Box(left, top, across * scale, down * scale)
            self._show(new, picture, box, formula.spoken)
            top += box.down + between

    def _show(self, new: Any, picture: bytes, box: Box, told: str) -> None:
        """Show a picture, and say what it shows to those who do not see it."""
        shown = new.shapes.add_picture(io.BytesIO(picture), box.x, box.y, box.width, box.height)
        _describe_shape(shown, told)


def _points(picture: bytes) -> tuple[float, float]:
    """How wide and high a formula's picture is, in points."""
    with Image.open(io.BytesIO(picture)) as image:
        return image.width * 72 / DOTS, image.height * 72 / DOTS


def _describe_shape(shape: Any, text: str) -> None:
    """Give a shape the text that screen readers read instead."""
    shape._element.nvPicPr.cNvPr.set("descr", text)


def _describe(made: Any, course: Course) -> None:
    """Say what the file is, and leave out what python-pptx's own example says of itself."""
    about, brand = made.core_properties, course.brand
    author = brand.name[:_LONGEST]
    about.title, about.author, about.last_modified_by = course.title[:_LONGEST], author, author
    about.language, about.revision = course.language, 1
    about.created = about.modified = _DAY
    about.comments = "\n".join(filter(None, [brand.credit, brand.licence, brand.licence_url]))[
        :_LONGEST
    ]
    package = made.part.package
    for holder, kinds in (
        (package, (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL)),
        (made.part, (RELATIONSHIP_TYPE.PRINTER_SETTINGS,)),
    ):
        for name, relation in list(holder._rels.items()):
            if relation.reltype in kinds:
                holder._rels.pop(name)


def _pack(raw: Path, path: Path) -> None:
    """Pack a ZIP anew, so that the same contents make the same bytes."""
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w") as new:
        for name in _ordered(old):
            member = zipfile.ZipInfo(name, _DAY.timetuple()[:6])
            packed = name.endswith(_PACKED)
            member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))


def _ordered(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of a package's members: the list of their types first, as is usual."""
    yield from sorted(package.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
