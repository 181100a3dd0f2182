"""The marks of a person's modules: set as they are imported, read as the scene plays; and edits."""

import builtins
import gc
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

from reel.engine.draw.watched import read_sources_themselves
from reel.engine.live.sources import ENTERED, REACHED, code_of, functions_of, rest_of
from reel.records.blame import is_written_by_author

Reached = Callable[[str, int], None]
"""Takes the key of a `construct` and the number of the statement that it is about to do."""


class Marks:
    """What the marks of this process's modules tell.

    Attributes:
        sources: of all modules of the person's own, by their files, as they were compiled.
        entered: the keys of the functions that have been called.
    """

    def __init__(self) -> None:
        self.sources: dict[str, bytes] = {}
        self.entered: set[str] = set()

    def install(self) -> None:
        """Compile a person's modules with marks from now on."""
        read_sources_themselves(is_written_by_author)
        loader: Any = SourceFileLoader
        plainly = loader.source_to_code

        def marked(own: Any, data: Any, path: Any, **how: Any) -> CodeType:
            if not isinstance(data, bytes) or not is_written_by_author(Path(path)):
                code: CodeType = plainly(own, data, path, **how)
                return code
            self.sources[str(path)] = data
            return code_of(data, str(path))

        loader.source_to_code = marked
        setattr(builtins, ENTERED, self.entered.add)
        self.listen(lambda key, number: None)

    def listen(self, reached: Reached) -> None:
        """Tell somebody each statement of a `construct` before it is done."""
        setattr(builtins, REACHED, reached)

    def edit(self, path: str, source: bytes) -> None:
        """Let the functions of a module do what they do in another source.

        What is made when the module is imported stays as it is: see `sources.compare`.
        """
        codes = functions_of(source, path)
        for function in _functions_in(path):
            new = codes.get(function.__code__.co_qualname)
            if new is not None and new.co_freevars == function.__code__.co_freevars:
                function.__code__ = new
        self.sources[path] = source


def rest_of_script(source: bytes, script: str, number: int, frame: FrameType) -> Callable[[], None]:
    """Make what is left of a `construct` by another source, with the variables of its frame.

    Args:
        source: the other source.
        script: its qualified name.
        number: of the first statement that is left.
        frame: of the `construct` that is running.
    """
    variables = {name: value for name, value in frame.f_locals.items() if name != "__class__"}
    path = frame.f_code.co_filename
    made: dict[str, Any] = {}
    exec(rest_of(source, path, script, number, list(variables)), frame.f_globals, made)
    rest = made["make"](frame.f_locals.get("__class__") or _class_of(script, frame))
    return lambda: rest(**variables)


def _class_of(script: str, frame: FrameType) -> Any:
    """Find the class in whose body a `construct` is written."""
    found: Any = None
    for name in script.split(".")[:-1]:
        found = getattr(found, name) if found else frame.f_globals.get(name)
    return found


def _functions_in(path: str) -> list[FunctionType]:
    gc.unfreeze()  # else those that were there at a fork are not listed
    return [
        each
        for each in gc.get_objects()
        if type(each) is FunctionType and each.__code__.co_filename == path
    ]
