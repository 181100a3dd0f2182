"""Sources that tell how far a scene has come, and what an edit of them leaves as it was.

A scene that waits somewhere in its middle can go on by edited sources, if what it has done up to
there is what it would have done by them. So the sources of a scene are compiled with marks: each
function tells when it is called first, and `construct` tells each of its statements. An edit of
functions that have not been called yet, or of statements that are still ahead, changes nothing of
what has been done.

Nothing is run here. A mark costs a call of a builtin; lines keep their numbers.
"""

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType

ENTERED, REACHED = "__reel_entered__", "__reel_reached__"
"""The builtins that marks call: with a function's name; with `construct`'s and a number."""

SCRIPT = "construct"
"""Whose statements are marked: the method in which Manim's scenes are told."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Outline:
    """A source in parts that can be compared, whatever lines they stand in.

    Attributes:
        functions: what its functions and methods do, by their qualified names; those within
            functions are part of these.
        scripts: the statements of each `construct`, likewise.
        rest: all else: what runs when the module is imported.
    """

    functions: dict[str, str]
    scripts: dict[str, tuple[str, ...]]
    rest: str = field(repr=False)


@dataclass(frozen=True)
class Change:
    """In what two sources differ that import alike.

    Attributes:
        functions: the names of the functions that do something else.
        statements: for each `construct` that differs, how many of its statements, from the first
            on, are the same.
    """

    functions: frozenset[str] = frozenset()
    statements: dict[str, int] = field(default_factory=dict)


def code_of(source: bytes, path: str) -> CodeType:
    """Compile a source with its marks.

    Raises:
        SyntaxError: it cannot be compiled.
    """
    return compile(_marked(source, path), path, "exec")


def functions_of(source: bytes, path: str) -> dict[str, CodeType]:
    """Compile a source; give the code of its functions and methods by their qualified names."""
    codes = list(_codes(code_of(source, path)))
    often = Counter(name for name, _ in codes)
    return {name: code for name, code in codes if often[name] == 1}


def key_of(path: str, function: str) -> str:
    """Name a function among those of all files, as its marks do."""
    return f"{path}:{function}"


def rest_of(source: bytes, path: str, script: str, first: int, names: list[str]) -> CodeType:
    """Compile what is left of a `construct`: a module with a function `make`, which makes it.

    `make` takes the class in whose body it stands, for `super()`, and gives a function that takes
    the variables that there are.

    Args:
        source: the module's.
        path: its file.
        script: the qualified name of the `construct`.
        first: the number of the first statement that is left.
        names: of the variables that there are.
    """
    tree = _marked(source, path)
    function = next(each for name, each in _functions(tree.body) if name == script)
    mark = ast.Constant(first)
    starts = [
        number
        for number, statement in enumerate(function.body)
        if _reached(statement) == mark.value
    ]
    body: list[ast.stmt] = [*function.body[starts[0] :]] if starts else [ast.Pass()]
    # A variable that `construct` declares global or nonlocal is none of the function's own.
    left = ast.FunctionDef(
        name=SCRIPT, args=_arguments(names), body=body, decorator_list=[], returns=None
    )
    make = ast.FunctionDef(
        name="make",
        args=_arguments(["__class__"]),
        body=[left, ast.Return(ast.Name(SCRIPT, ast.Load()))],
        decorator_list=[],
        returns=None,
    )
    module = ast.Module([make], [])
    for each in ast.walk(module):
        if isinstance(each, ast.FunctionDef) and not hasattr(each, "type_params"):
            each.type_params = []  # type: ignore[attr-defined] # which Python 3.12 asks for
    for each in (left, make):
        ast.copy_location(each, function)
    return compile(ast.fix_missing_locations(module), path, "exec")


@lru_cache(maxsize=256)
def outline(source: bytes, path: str) -> Outline:
    """Take a source apart.

    Raises:
        SyntaxError: it is none; it names the file.
    """
    tree = ast.parse(source, path)
    functions, scripts = {}, {}
    for name, function in _functions(tree.body):
        body = [ast.dump(statement) for statement in function.body]
        functions[name] = "\n".join(body)
        if _is_script(name, function):
            scripts[name] = tuple(body)
        function.body = [ast.Pass()]
    return Outline(functions, scripts, ast.dump(tree))


def compare(before: bytes, after: bytes, path: str) -> Change | None:
    """Find in what two sources of a module differ; None if it has to be imported anew.

    Raises:
        SyntaxError: one of them is no source.
    """
    if before == after:
        return Change()
    old, new = outline(before, path), outline(after, path)
    if old.rest != new.rest or old.functions.keys() != new.functions.keys():
        return None
    differing = {name for name, what in new.functions.items() if old.functions[name] != what}
    statements = {
        name: _alike(old.scripts[name], new.scripts[name])
        for name in differing & new.scripts.keys()
    }
    return Change(frozenset(differing - statements.keys()), statements)


def _alike(old: tuple[str, ...], new: tuple[str, ...]) -> int:
    """Count the statements that are the same, from the first on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, two) in pairs if one != two), min(len(old), len(new)))


def _marked(source: bytes, path: str) -> ast.Module:
    """Parse a source and put its marks in."""
    tree = ast.parse(source, path)
    for name, function in _functions(tree.body):
        key = key_of(path, name)
        documented = ast.get_docstring(function, clean=False) is not None
        head, body = function.body[:documented], function.body[documented:]
        if _is_script(name, function):
            # Numbered as in the outline, which counts what documents it as well.
            body = [
                line
                for number, statement in enumerate(body, len(head))
                for line in (_call(REACHED, statement, key, number), statement)
            ]
        start = body[0] if body else function
        function.body = [*head, _call(ENTERED, start, key), *body]
    return ast.fix_missing_locations(tree)


def _functions(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, _Function]]:
    """Yield the functions of a module and the methods of its classes, with their qualified names.

    None of two that have the same name, as what reads and what sets a property: they cannot be told
    apart, and so count as what runs when the module is imported.
    """
    found = list(_all_functions(body, within))
    often = Counter(name for name, _ in found)
    yield from ((name, function) for name, function in found if often[name] == 1)


def _all_functions(body: list[ast.stmt], within: str) -> Iterator[tuple[str, _Function]]:
    for statement in body:
        if isinstance(statement, _Function):
            yield within + statement.name, statement
        elif isinstance(statement, ast.ClassDef):
            yield from _all_functions(statement.body, f"{within}{statement.name}.")


def _is_script(name: str, function: _Function) -> bool:
    """Tell whether it is a scene's `construct`: a method, with its scene as the first argument."""
    return name.endswith(f".{SCRIPT}") and bool(function.args.args)


def _call(builtin: str, before: ast.AST, *values: str | int) -> ast.stmt:
    """Make the statement that is a mark, in the line of what comes after it."""
    arguments: list[ast.expr] = [ast.Constant(value) for value in values]
    mark = ast.Expr(ast.Call(ast.Name(builtin, ast.Load()), arguments, []))
    return ast.copy_location(mark, before)


def _reached(statement: ast.stmt) -> int | None:
    """Give the number of a statement's mark; None if it is none."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        call = statement.value
        if isinstance(call.func, ast.Name) and call.func.id == REACHED:
            number = call.args[1]
            if isinstance(number, ast.Constant) and isinstance(number.value, int):
                return number.value
    return None


def _arguments(names: list[str]) -> ast.arguments:
    arguments = [ast.arg(name) for name in names]
    return ast.arguments(posonlyargs=[], args=arguments, kwonlyargs=[], kw_defaults=[], defaults=[])


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Yield the code of functions and methods that a module's or a class's code makes."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each.co_qualname, each
            if not each.co_flags & inspect.CO_OPTIMIZED:  # a class
                yield from _codes(each)
