"""Type that Typst sets, cheap to set again and to copy."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import manim as mn
import numpy as np
import svgelements
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from manim.mobject.text import typst_mobject

from reel.formula.kept_shapes import Shape, place_of, read, write
from reel.formula.language import written_typeface

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"

# What nothing ever changes in place: a copy may have the same.
_CONSTANT = (str, int, float, Enum, mn.ManimColor, type(None))


class Glyph(mn.VMobject):
    """An outline, as Manim's own but copied in a tenth of the time; formulas have hundreds."""

    def __init__(self, ink: str, **kwargs: Any) -> None:
        super().__init__(fill_color=ink, stroke_color=ink, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Glyph":
        """A copy that has nothing in common with this that can change."""
        twin = self.__class__.__new__(self.__class__)
        memo[id(self)] = twin
        for name, value in vars(self).items():
            shared = isinstance(value, _CONSTANT)
            twin.__dict__[name] = value if shared else copy.deepcopy(value, memo)
        twin.original_id = str(id(self))
        return twin


class Typeset(mn.Typst):
    """What Typst makes of a source: glyphs in the order in which they are drawn.

    Every process typesets a source only once. Labels in it mean nothing.
    """

    def __init__(self, source: str, *, typst_preamble: str, **kwargs: Any) -> None:
        typeface = written_typeface()
        # The same source in other fonts is another one, here and in Manim's folder of SVG files.
        preamble = f"{typst_preamble}\n// {typeface.digest}"
        self._kept_at = place_of(source, preamble)
        self._kept = read(self._kept_at) if self._kept_at else None
        with _not_set_again(self._kept_at if self._kept else None):
            super().__init__(source, typst_preamble=preamble, font_paths=typeface.fonts, **kwargs)
        del self._kept_at, self._kept

    def init_svg_mobject(self, use_svg_cache: bool) -> "Typeset":
        """Take the glyphs."""
        key = type(self), self.typst_preamble, self.typst_code
        if key not in _glyphs:
            self.generate_mobject()
            _glyphs[key] = list(self)
        self.submobjects: list[mn.VMobject] = [glyph.copy() for glyph in _glyphs[key]]
        return self

    def generate_mobject(self) -> "Typeset":
        """Read what Typst has written."""
        shapes = self._kept
        if shapes is None:
            shapes = list(_shapes(self.get_file_path()))
            if self._kept_at:
                write(self._kept_at, shapes)
        for shape, points in shapes:
            self.add(self.glyph(shape, points))
        self.flip(mn.RIGHT)  # in SVG y grows downwards
        return self

    def glyph(self, shape: ElementTree.Element, points: np.ndarray) -> Glyph:
        """What is drawn of an SVG shape: it is filled, or else stroked.

        Of a stroke it keeps how thick it is at which size.
        """
        filled = shape.get("fill") != "none"
        glyph = Glyph(ink_of(shape), fill_opacity=float(filled), stroke_width=0)
        glyph.set_points(points)
        if not filled:
            glyph.source_width = float(shape.get("stroke-width", 1))
            glyph.source_size = max(glyph.width, glyph.height)
        return glyph


def ink_of(shape: ElementTree.Element) -> str:
    """The colour of an SVG shape as #rrggbb."""
    fill = shape.get("fill", "none")
    return shape.get("stroke", "#000000") if fill == "none" else fill


_glyphs: dict[tuple[type, str, str], list[mn.VMobject]] = {}


@contextmanager
def _not_set_again(kept: Path | None) -> Iterator[None]:
    """Let Typst set nothing meanwhile, if what it would set is kept in a file."""
    if kept is None:
        yield
        return
    with patch.object(typst_mobject, "typst_to_svg_file", lambda *_, **__: kept):
        yield


def _shapes(file: Path) -> Iterator[Shape]:
    """Yield the shapes in an SVG file that Typst has written, with their outlines.

    Manim's reader knows all of SVG, and so reads every letter anew wherever it stands.
    """
    root = ElementTree.parse(file).getroot()
    letters = {f"#{symbol.get('id')}": symbol[0] for symbol in root.iter(f"{_SVG}symbol")}
    for shape, matrix in _drawn(root, np.eye(3)):
        path = letters[shape.get(_LINK, "")] if shape.tag == f"{_SVG}use" else shape
        points = _outline(path.get("d", "")).copy()
        points[:, :2] = points[:, :2] @ matrix[:2, :2].T + matrix[:2, 2]
        yield shape, points


def _drawn(
    parent: ElementTree.Element, matrix: np.ndarray
) -> Iterator[tuple[ElementTree.Element, np.ndarray]]:
    """Yield the shapes in an element, and the matrix that takes each to its place."""
    for child in parent:
        if child.tag == f"{_SVG}defs":
            continue
        moved = matrix @ _matrix(child.get("transform", ""))
        if child.tag == f"{_SVG}g":
            yield from _drawn(child, moved)
        else:
            yield child, moved @ _matrix(f"translate({child.get('x', 0)} {child.get('y', 0)})")


def _matrix(transform: str) -> np.ndarray:
    """An SVG transform as a matrix."""
    read = svgelements.Matrix(transform)
    return np.array([[read.a, read.c, read.e], [read.b, read.d, read.f], [0, 0, 1]])


@cache
def _outline(path: str) -> np.ndarray:
    """The points of an SVG path."""
    return np.asarray(VMobjectFromSVGPath(svgelements.Path(path)).points)
