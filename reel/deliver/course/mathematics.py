"""Formulas on pages: MathML that holds nothing but mathematics."""

import re
import xml.etree.ElementTree as ET

from markupsafe import Markup

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"

_ELEMENTS = re.compile(
    "math|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|"
    "mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none"
)
_ATTRIBUTES = re.compile(
    "accent|accentunder|columnalign|columnspacing|columnspan|depth|dir|display|displaystyle|"
    "fence|form|height|largeop|linethickness|lspace|mathvariant|maxsize|minsize|movablelimits|"
    "rowspacing|rowspan|rspace|scriptlevel|separator|stretchy|symmetric|voffset|width"
)


def mathml(source: str) -> Markup:
    """Let a formula stand on a page, on a line of its own.

    Args:
        source: a <math> element.

    Raises:
        ValueError: it is none, or holds what is no mathematics.
    """
    try:
        root = ET.fromstring(source)
    except ET.ParseError as error:
        raise ValueError(f"not MathML: {error}: {source}") from error
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
        if not _ELEMENTS.fullmatch(element.tag) or (element.tag == "math") != (element is root):
            raise ValueError(f"not MathML: <{element.tag}> in {source}")
        for name in element.attrib:
            if not _ATTRIBUTES.fullmatch(name):
                raise ValueError(f"not MathML: {name}= in {source}")
    root.set("display", "block")
    return Markup(ET.tostring(root, encoding="unicode", short_empty_elements=False))
