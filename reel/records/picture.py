"""Pictures in SVG and PNG files, as pixels: no more than are shown.

An SVG is drawn by Typst, which draws all that a browser does: gradients, masks, patterns, filters.
What would look different on another machine, or not be there, is refused.
"""

import io
import re
import warnings
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import typst
from PIL import Image, UnidentifiedImageError

_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#|data:)([^\"')]*)")
_SIZE = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
_DEEP = 255 / 65535  # from 16 bits to 8


def draw_picture(path: Path, width: int, height: int) -> Image.Image:
    """Draw the picture in a file as large as there is room: RGBA.

    Args:
        path: the file.
        width, height: the room, in pixels.

    Raises:
        OSError: it cannot be read.
        ValueError: it cannot be drawn as it is meant; says why.
    """
    draw = _draw_png if path.suffix.lower() == ".png" else _draw_svg
    try:
        picture = draw(path, width, height)
    except SyntaxError as error:  # so Pillow calls what is wrong within a PNG
        raise ValueError(str(error)) from error
    if picture.getbbox() is None:
        raise ValueError("it shows nothing")
    return picture


def judge_picture(path: Path) -> None:
    """Make sure that a picture can be drawn, without drawing all of a large one.

    Raises:
        OSError: it cannot be read.
        ValueError: it cannot be drawn as it is meant; says why.
    """
    if path.suffix.lower() == ".png":
        _open_png(path).close()
    else:
        draw_picture(path, 64, 64)


def _draw_png(path: Path, width: int, height: int) -> Image.Image:
    with _open_png(path) as opened:
        size = _within(*opened.size, width, height)
        picture: Image.Image = opened
        if opened.mode.startswith("I"):  # 16 bits a pixel, which Pillow would cut off at 255
            picture = opened.point(lambda grey: grey * _DEEP).convert("L")
        elif opened.mode not in ("L", "RGB", "RGBA") or "transparency" in opened.info:
            picture = opened.convert("RGBA")
        # Scaled before it is given an alpha that it may not have: large ones take much memory.
        return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2).convert("RGBA")


def _open_png(path: Path) -> Image.Image:
    """Open a PNG file; not even Pillow's limit for suspicion is too large for a logo.

    Raises:
        OSError: it cannot be read.
        ValueError: it is none, or has far too many pixels.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(path, formats=["PNG"])
        except Image.DecompressionBombError as error:
            raise ValueError("it has too many pixels: make it smaller") from error
        except UnidentifiedImageError as error:
            raise ValueError("it is no PNG") from error


def _draw_svg(path: Path, width: int, height: int) -> Image.Image:
    source = _read_svg(path)
    shape = _SIZE.search(_typeset(source, "#drawing()", "svg").decode())
    assert shape
    across, up = _within(float(shape[1]), float(shape[2]), width, height)
    body = f'#drawing(width: {across}pt, height: {up}pt, fit: "stretch")'
    return Image.open(io.BytesIO(_typeset(source, body, "png"))).convert("RGBA")


def _read_svg(path: Path) -> str:
    """Read an SVG whose looks depend on nothing else.

    Raises:
        ValueError: it is no SVG, or depends on fonts or other files.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError(f"it is no SVG: {error}") from error
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind in ("text", "foreignObject") and "".join(element.itertext()).strip():
            raise ValueError(
                "it holds text, whose font may be missing: turn it into paths where it was drawn"
            )
        links = [element.get(name) or "#" for name in _LINKS if kind != "a"]
        for value in [*element.attrib.values(), element.text or ""]:
            links += _ELSEWHERE.findall(value)
        for link in links:
            if not link.startswith(("#", "data:")):
                raise ValueError(f"it links {link}: put that into the file itself")
    return ElementTree.tostring(root, "unicode")


def _typeset(svg: str, body: str, kind: Literal["svg", "png"]) -> bytes:
    """Let Typst draw a body in which the SVG is called `drawing`, as large as that is.

    Raises:
        ValueError: Typst cannot draw it all; says why.
    """
    source = f"""
        #set page(width: auto, height: auto, margin: 0pt, fill: none)
        #let drawing = image.with(bytes(sys.inputs.svg), format: "svg")
        {body}
    """
    try:
        drawn, complaints = typst.compile_with_warnings(
            source.encode(), format=kind, ppi=72, sys_inputs={"svg": svg},
            font_paths=typst.Fonts(include_system_fonts=False),
        )  # fmt: skip
    except typst.TypstError as error:
        raise ValueError(error.message) from error
    if complaints:
        raise ValueError(complaints[0].message)
    assert isinstance(drawn, bytes)
    return drawn


def _within(across: float, up: float, width: int, height: int) -> tuple[int, int]:
    """The largest size of this shape within so many pixels."""
    scale = min(width / across, height / up)
    return max(1, round(across * scale)), max(1, round(up * scale))
