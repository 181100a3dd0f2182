"""MathML as browsers set it well: they take less care of formulas than a typesetter does."""

from xml.etree.ElementTree import Element

_ROWS = frozenset(("math", "mrow", "msqrt"))
_TALL = frozenset(("mfrac", "mtable", "munder", "munderover"))
_LARGE = frozenset("∏∐∑∫∮⋀⋁⋂⋃")
_FENCES = frozenset("()[]{}|‖⟨⟩⌈⌉⌊⌋")

_PRIMES = frozenset("′″‴⁗")

_BELOW = frozenset("gjpqyQfβγζημξρςφϕχψ")
"""Letters that reach below the line: an italic f does, too."""


def set_well(math: Element) -> None:
    """Change a <math> element so that it means the same and looks as it does on paper."""
    _let_primes_stand_by(math)
    _keep_fences_small(math)
    _level_subscripts(math)


def _keep_fences_small(math: Element) -> None:
    """Let brackets grow only around what is tall: one that may grow is given room as if it had."""
    for row in math.iter():
        if row.tag in _ROWS and not any(map(_tall, row.iter())):
            for sign in row.iter("mo"):
                if sign.text in _FENCES:
                    sign.set("stretchy", "false")


def _tall(element: Element) -> bool:
    return element.tag in _TALL or (element.tag == "mo" and element.text in _LARGE)


def _level_subscripts(math: Element) -> None:
    """Put all subscripts on one level: below a y they would hang lower than below an x."""
    for scripts in [each for each in math.iter() if each.tag in ("msub", "msubsup")]:
        base = scripts[0]
        if base.tag in ("mi", "mo") and not _BELOW.isdisjoint(base.text or ""):
            scripts[0] = level = Element("mpadded", {"depth": "0"})
            level.append(base)


def _let_primes_stand_by(math: Element) -> None:
    """Put a prime beside what it belongs to: it is raised by itself, and needs no raising."""
    for scripts in [each for each in math.iter() if each.tag in ("msup", "msubsup")]:
        *others, prime = scripts
        if prime.tag != "mo" or prime.text not in _PRIMES or any(map(_tall, others[0].iter())):
            continue
        prime.attrib |= {"lspace": "0", "rspace": "0"}
        if scripts.tag == "msubsup":
            below = Element("msub")
            below.extend(others)
            scripts[:] = [below, prime]
        scripts.tag = "mrow"
