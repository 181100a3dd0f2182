"""What a test reads in a PDF."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_RUN = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>")
_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)


def text(path: Path) -> str:
    """All that is written in a PDF, without its spaces: those at line ends are nobody's."""
    with pikepdf.open(path) as pdf:
        return "".join("".join(_written(page)) for page in pdf.pages)


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """The structure elements of a tagged PDF, in reading order."""
    todo: list[Any] = [pdf.Root.StructTreeRoot]
    while todo:
        node = todo.pop()
        if isinstance(node, pikepdf.Array):
            todo += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                todo.append(node.K)


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    """What describes each font, with the font's file if it is embedded."""
    return [
        font.DescendantFonts[0].FontDescriptor
        for page in pdf.pages
        for font in page.Resources.get("/Font", {}).values()
    ]


def _written(page: pikepdf.Page) -> Iterator[str]:
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    drawn: dict[str, str] = {}
    for step in pikepdf.parse_content_stream(page, "Tf Tj TJ"):
        operands: Any = step.operands
        if str(step.operator) == "Tf":
            drawn = letters[str(operands[0])]
            continue
        for part in operands[0] if str(step.operator) == "TJ" else operands:
            if isinstance(part, pikepdf.String):
                codes = bytes(part).hex()
                for place in range(0, len(codes), 4):
                    yield drawn.get(codes[place : place + 4], "\ufffd").strip()


def _letters(font: Any) -> dict[str, str]:
    """What the codes of a font mean."""
    table = font.ToUnicode.read_bytes()
    found = {}
    for block in _CHARS.findall(table):
        for code, letters in _PAIR.findall(block):
            found[code.decode().lower()] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in _RANGES.findall(table):
        for first, last, letter in _RUN.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04x}"] = chr(int(letter, 16) + step)
    return found
