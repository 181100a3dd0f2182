"""Scenes that Manim itself publishes, found where they are and written down as files to render.

Nothing of them is kept in this project: they come from the installed package, or from a clone of
Manim's repository.
"""

import ast
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from reel.records.formats import LANDSCAPE, Quality

DOCSTRINGS, GALLERY, GUIDES, UNIT_TESTS = "docstrings", "gallery", "guides", "graphical tests"
"""Where scenes come from: the package's documentation in its code; in a clone, the example gallery,
all other pages, and the tests that compare pictures."""

SETTINGS = """[CLI]
pixel_width = {}
pixel_height = {}
frame_rate = {}
media_dir = media
disable_caching = True
verbosity = ERROR
progress_bar = none
"""

_DIRECTIVE = re.compile(r"^( *)\.\. manim:: *(\w+) *$")
# What such an example may count on, where Manim's documentation is made.
_BEFORE = "from typing import Any", "from manim import *"

_PROMPTS = ">>> ", "... "

# What stands in the file of one of Manim's test modules, in place of its text.
_UNIT_TESTS = """from benchmarks.manim_own.unit_tests import scenes_of

globals().update(scenes_of({!r}, __name__))
"""


@dataclass(frozen=True)
class Sample:
    """A scene in a file, in a folder with a manim.cfg that says how large and fast it is.

    Attributes:
        group: where it comes from.
        name: its name, unique in its group.
        file: the file.
        scene: the class in it.
    """

    group: str
    name: str
    file: Path
    scene: str


class Samples:
    """Writes the files of scenes into a folder.

    Args:
        quality: how large and fast they are.

    Attributes:
        folder: gets a folder for each file.
    """

    def __init__(self, folder: Path, quality: Quality) -> None:
        self.folder = folder
        picture = quality.picture(LANDSCAPE)
        self._settings = SETTINGS.format(*picture.pixels, picture.fps)
        self._taken: Counter[str] = Counter()

    def of_package(self) -> Iterator[Sample]:
        """Take the examples in the docstrings of the installed Manim."""
        spec = find_spec("manim")
        assert spec
        assert spec.origin
        package = Path(spec.origin).parent
        for path in sorted(package.rglob("*.py")):
            module = ".".join(path.relative_to(package.parent).with_suffix("").parts)
            for text in _strings(path):
                yield from self._of_text(DOCSTRINGS, module.removesuffix(".__init__"), text)

    def of_pages(self, clone: Path) -> Iterator[Sample]:
        """Take the examples on the pages of a clone's documentation."""
        pages = clone / "docs" / "source"
        for path in sorted(pages.rglob("*.rst")):
            group = GALLERY if path.name == "examples.rst" else GUIDES
            page = path.relative_to(pages).with_suffix("").as_posix()
            yield from self._of_text(group, page, path.read_text(encoding="utf-8"))

    def of_unit_test(self, path: Path, scenes: list[str]) -> Iterator[Sample]:
        """Take the tests in a module of a clone's graphical tests, as scenes of these names."""
        file = self._write(UNIT_TESTS, path.stem, _UNIT_TESTS.format(str(path)))
        for scene in scenes:
            yield Sample(UNIT_TESTS, f"{path.stem}.{scene}", file, scene)

    def _of_text(self, group: str, place: str, text: str) -> Iterator[Sample]:
        for scene, code in examples(text):
            name = f"{place}.{scene}"
            self._taken[name] += 1
            if self._taken[name] > 1:
                name += f" ({self._taken[name]})"
            yield Sample(group, name, self._write(group, name, code), scene)

    def _write(self, group: str, name: str, code: str) -> Path:
        folder = self.folder / group / re.sub(r"\W+", "_", name)
        folder.mkdir(parents=True)
        (folder / "manim.cfg").write_text(self._settings, encoding="utf-8")
        file = folder / "example.py"
        file.write_text(code, encoding="utf-8")
        return file


def examples(text: str) -> Iterator[tuple[str, str]]:
    """Find the scenes that a text shows by the directive of Manim's documentation.

    Yields:
        The name of each, and its code as a file.
    """
    lines = text.expandtabs().splitlines()
    for number, line in enumerate(lines):
        if found := _DIRECTIVE.match(line):
            block = _block(lines[number + 1 :], len(found[1]))
            shown = block.splitlines()
            if block.startswith(_PROMPTS):
                shown = [each[4:] for each in shown if each.startswith(_PROMPTS)]
            yield found[2], "\n".join([*_BEFORE, *shown, ""])


def _block(lines: list[str], indent: int) -> str:
    """Cut out what belongs to a directive that is indented so far, but for its options."""
    block = []
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        block.append(line)
    while block and block[0].lstrip().startswith(":"):
        del block[0]
    return textwrap.dedent("\n".join(block)).strip("\n")


def _strings(path: Path) -> Iterator[str]:
    """Find all strings in a Python file."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
