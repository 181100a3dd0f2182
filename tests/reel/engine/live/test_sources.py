"""What an edit of a source leaves as it was, and how the rest of a `construct` is done anew."""

from textwrap import dedent

import pytest

from reel.engine.live.sources import Change, compare, functions_of, outline, rest_of

BEFORE = """
    from manim import Scene

    SIZE = 2

    def helper(x):
        '''Says what it does.'''
        return x + SIZE

    class Intro(Scene):
        '''A scene.'''

        def construct(self):
            '''Tells it.'''
            first = helper(1)
            self.second(first)
            self.wait()

        def second(self, x):
            self.play(lambda: x)
"""


def source(old: str = "", new: str = "") -> bytes:
    """The source above, with something in another's place."""
    text = dedent(BEFORE)
    assert old in text
    return text.replace(old, new, 1).encode()


def change(old: str, new: str) -> Change | None:
    """What such an edit changes."""
    return compare(source(), source(old, new), "intro.py")


def test_lines_and_comments_change_nothing() -> None:
    assert change("SIZE = 2", "\n\n# large\nSIZE = 2") == Change()


@pytest.mark.parametrize(
    ("old", "new", "function"),
    [
        ("x + SIZE", "x - SIZE", "helper"),
        ("Says", "Tells", "helper"),
        ("lambda: x", "lambda: 2 * x", "Intro.second"),
    ],
)
def test_a_function_that_does_something_else_is_named(old: str, new: str, function: str) -> None:
    assert change(old, new) == Change(frozenset({function}))


def test_of_construct_it_is_said_how_many_statements_are_the_same() -> None:
    # What documents it is the first one.
    assert change("self.wait()", "self.wait(2)") == Change(statements={"Intro.construct": 3})
    assert change("helper(1)", "helper(2)") == Change(statements={"Intro.construct": 1})
    both = source("self.wait()", "self.wait()\n        self.wait()")
    assert compare(source(), both, "") == Change(statements={"Intro.construct": 4})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("SIZE = 2", "SIZE = 3"),
        ("def second(self, x)", "def second(self, x=1)"),
        ("    def second", "    @property\n    def third(self): ...\n\n    def second"),
        ("class Intro(Scene)", "class Intro(Scene, object)"),
        ("import Scene", "import Scene, Dot"),
    ],
)
def test_what_runs_when_a_module_is_imported_needs_it_to_be_imported_anew(
    old: str, new: str
) -> None:
    assert change(old, new) is None


def test_functions_of_the_same_name_are_not_taken_for_each_other() -> None:
    pair = "class A:\n @property\n def x(self): return {}\n @x.setter\n def x(self, to): pass\n"
    one, two = pair.format(1).encode(), pair.format(2).encode()
    assert compare(one, two, "") is None
    assert "A.x" not in functions_of(one, "a.py")


def test_a_mark_tells_of_each_call_and_of_each_statement_of_construct() -> None:
    told: list[tuple[object, ...]] = []
    names = {
        "__reel_entered__": lambda name: told.append((name,)),
        "__reel_reached__": lambda name, number: told.append((name, number)),
        "Scene": type("Scene", (), {"wait": lambda self: None, "play": lambda self, what: what()}),
    }
    from reel.engine.live.sources import code_of

    exec(code_of(source("from manim import Scene\n", ""), "intro.py"), names)
    names["Intro"]().construct()  # type: ignore[operator]
    script = "intro.py:Intro.construct"
    assert told == [
        (script,),
        (script, 1),
        ("intro.py:helper",),
        (script, 2),
        ("intro.py:Intro.second",),
        (script, 3),
    ]


def test_the_rest_of_construct_goes_on_with_its_variables_and_its_class() -> None:
    text = dedent("""
        class Base:
            def end(self, what):
                return f"{what}!"

        class Intro(Base):
            def construct(self):
                word = "no"
                said = word
                self.said = [(lambda: super(Intro, self).end(said + word))() for _ in range(1)]
                self.more = super().end(word)
    """).encode()
    names: dict[str, object] = {
        "__reel_entered__": lambda name: None,
        "__reel_reached__": lambda name, number: None,
    }
    exec(text, names)
    intro = names["Intro"]()  # type: ignore[operator]
    made: dict[str, object] = {}
    exec(rest_of(text, "intro.py", "Intro.construct", 1, ["self", "word"]), names, made)
    rest = made["make"](names["Intro"])  # type: ignore[operator]
    rest(self=intro, word="yes")
    assert intro.said == ["yesyes!"]
    assert intro.more == "yes!"


def test_a_rest_with_nothing_left_does_nothing() -> None:
    made: dict[str, object] = {}
    exec(rest_of(source(), "intro.py", "Intro.construct", 9, ["self"]), {}, made)
    assert made["make"](object)(self=None) is None  # type: ignore[operator]


def test_a_source_that_is_none_names_its_file() -> None:
    with pytest.raises(SyntaxError) as error:
        outline(b"def (", "intro.py")
    assert (error.value.filename, error.value.lineno) == ("intro.py", 1)
