"""Which code of a file counts for which of its scenes."""

from pathlib import Path

import pytest

from reel.engine.cache.reachable import can_be_followed, code_reached

SOURCE = '''
"""Scenes."""
from manim import *

SIDE = 2
OTHER_SIDE = 3


def square():
    return Square(SIDE)


def other():
    return Square(OTHER_SIDE)


class Base(Scene):
    def add_all(self):
        self.add(square())


class A(Base):
    def construct(self):
        self.add_all()


class B(Scene):
    SIZE = 4

    @staticmethod
    def mark():
        return other()

    def construct(self):
        self.add(B.mark())


config.background_color = RED
'''


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("SIDE = 2\n", "SIDE = 5\n", {"A"}),
        ("OTHER_SIDE = 3", "OTHER_SIDE = 5", {"B"}),
        ("return Square(SIDE)", "return Circle(SIDE)", {"A"}),
        ("class Base(Scene)", "class Base(MovingCameraScene)", {"A"}),
        ("SIZE = 4", "SIZE = 5", {"B"}),
        ("self.add(B.mark())", "self.add(B.mark(), Dot())", {"B"}),
        ("RED", "BLUE", {"A", "B"}),
        ("import *", "import * # all", set()),
        ("\n\n\nclass B", "\n\n\n\n# The other one.\nclass B", set()),
        # What is called when a definition is made is called for every scene.
        ("SIZE = 4", "SIZE = print(1)", {"A", "B"}),
        ("def other():", "@cache\ndef other():", {"A", "B"}),
        ("OTHER_SIDE = 3", "OTHER_SIDE = graph >> 1", {"A", "B"}),
        ("class B(Scene)", "class B(Scene, metaclass=Registered)", {"A", "B"}),
        # What names nothing may reach anything.
        ("return other()", "return globals()['other']()", {"A", "B"}),
        ("return other()", "return Base.__subclasses__()", {"A", "B"}),
        ("return other()", "return sys.modules[__name__].other()", {"A", "B"}),
        ("import *", "import *\nimport inspect", {"A", "B"}),
        ("return other()", "return (", {"A", "B"}),
    ],
)
def test_only_the_code_that_a_scene_can_reach_counts(
    tmp_path: Path, old: str, new: str, expected: set[str]
) -> None:
    assert old in SOURCE
    path = tmp_path / "scenes.py"
    path.write_text(SOURCE, encoding="utf-8")
    before = {scene: code_reached(path, scene) for scene in "AB"}
    path.write_text(SOURCE.replace(old, new), encoding="utf-8")
    assert {scene for scene in "AB" if code_reached(path, scene) != before[scene]} == expected


def test_a_file_that_reaches_code_unnamed_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "scenes.py"
    for source, followed in (
        (SOURCE, True),
        ("import re\nre.compile('a')", True),
        ("from talk import SIZE", False),
        ("class A(metaclass=Registry): ...", False),
        ("class A(metaclass=ABCMeta): ...", True),
        ("load(file, allow_pickle=True)", False),
        ("exec('a')", False),
        ("from importlib import import_module", False),
        ("class A:\n    def __init_subclass__(cls): ...", False),
        ("x = (", False),
    ):
        path.write_text(source, encoding="utf-8")
        assert can_be_followed(path, "talk") is followed, source
    assert not can_be_followed(tmp_path / "nothing.py", "talk")
