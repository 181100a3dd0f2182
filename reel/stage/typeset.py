"""Type that Typst sets, cheap to set again and to copy."""

from typing import Any

import manim as mn
import svgelements
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

_glyphs: dict[tuple[type, str, str], list[mn.VMobject]] = {}


class Glyph(VMobjectFromSVGPath):
    """An outline. It keeps nothing of its SVG: Manim would copy that with every copy."""

    def generate_points(self) -> None:
        """Take the points from the SVG's path, and let go of it."""
        super().generate_points()
        self.path_obj = None


class Typeset(mn.Typst):
    """What Typst makes of a source, which every process typesets and reads only once."""

    def init_svg_mobject(self, use_svg_cache: bool) -> "Typeset":
        """Take the glyphs; without Manim's groups of them by label, as nothing here has labels."""
        key = type(self), self.typst_preamble, self.typst_code
        if key not in _glyphs:
            self.generate_mobject()
            _glyphs[key] = list(self)
        self.submobjects: list[mn.VMobject] = [glyph.copy() for glyph in _glyphs[key]]
        self.id_to_vgroup_dict: dict[str, mn.VGroup] = {}
        return self

    def get_mobjects_from(self, svg: Any) -> tuple[list[mn.VMobject], dict[str, mn.VGroup]]:
        """Make the glyphs of an SVG in the order in which they are drawn, and no groups."""
        glyphs, rest = [], [svg]
        while rest:
            element = rest.pop()
            if isinstance(element, svgelements.Group | svgelements.Use):
                rest.extend(reversed(element))
            elif isinstance(element, svgelements.Shape):
                glyph = self.get_mob_from_shape_element(element)
                if glyph is not None:
                    glyphs.append(glyph)
        return glyphs, {}

    def path_to_mobject(self, path: Any) -> Glyph:
        """Make the glyph of an SVG path."""
        return Glyph(path, **self.path_string_config)
