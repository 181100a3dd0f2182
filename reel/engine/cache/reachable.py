"""Which lines of a Python file a scene in it can reach: those of another scene are none of them.

What Python runs when it imports the file counts for every scene. Beside that there are definitions
that do nothing until somebody uses their names: functions, classes, constants. Of those a scene
reaches what it names, what that names, and so on.
"""

import ast
import hashlib
from pathlib import Path

# Who uses these may reach what is never named.
_FUNCTIONS = frozenset(
    ("__import__", "compile", "dir", "eval", "exec", "globals", "locals", "vars")
)
_OTHERS = frozenset(
    ("YAMLObject", "__annotations__", "__class_getitem__", "__code__", "__dict__", "__getattr__",
     "__globals__", "__init_subclass__", "__mro_entries__", "__set_name__", "__subclasses__",
     "_getframe", "bmat", "cloudpickle", "currentframe", "dill", "f_globals", "gc",
     "get_type_hints", "importlib", "inspect", "joblib", "linecache", "mock", "modules", "pickle",
     "pkgutil", "runpy", "shelve", "tb_frame", "traceback")
)  # fmt: skip

_HARMLESS_DECORATORS = {"staticmethod", "classmethod", "property", "setter"}


def code_reached(path: Path, scene: str) -> str:
    """Make the digest of the code in a file that a scene can reach.

    Comments and line numbers do not count. Of a file that cannot be followed all counts.

    Args:
        path: the file.
        scene: the name of its class.
    """
    try:
        source = path.read_bytes()
    except OSError:
        return ""
    tree = _parsed(source)
    if tree is None or not _named_only(tree, path.stem):
        return hashlib.sha256(source).hexdigest()
    idle = {statement for statement in tree.body if _is_idle(statement)}
    ahead = {scene}.union(*(_names(each) for each in tree.body if each not in idle))
    reached: set[str] = set()
    while ahead:
        name = ahead.pop()
        reached.add(name)
        for statement in idle:
            if name in _bound(statement):
                ahead |= _names(statement) - reached
    kept = [
        ast.dump(each)
        for each in tree.body
        if each not in idle or not reached.isdisjoint(_bound(each))
    ]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def can_be_followed(path: Path, own: str) -> bool:
    """Whether a file reaches by name alone what it reaches.

    Args:
        path: the file.
        own: the name of the scene's module: whoever imports that may reach any line of it.
    """
    try:
        tree = _parsed(path.read_bytes())
    except OSError:
        return False
    return tree is not None and _named_only(tree, own)


def _parsed(source: bytes) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _named_only(tree: ast.Module, own: str) -> bool:
    """Whether nothing in a file reaches other things than by their names."""
    others = _OTHERS | {own}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name):
                found = name in _FUNCTIONS
            case ast.Attribute(attr=name) | ast.FunctionDef(name=name):
                found = name in others
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                module = getattr(node, "module", None) or ""
                dotted = ".".join([module, *(alias.name for alias in names)])
                found = not others.isdisjoint(dotted.split("."))
            case ast.keyword(arg="metaclass", value=value):
                found = getattr(value, "attr", getattr(value, "id", "")) != "ABCMeta"
            case ast.keyword(arg="allow_pickle"):
                found = True
            case ast.ClassDef(bases=bases):
                found = any(getattr(base, "id", "") == "type" for base in bases)
            case _:
                found = False
        if found:
            return False
    return True


def _is_idle(statement: ast.stmt) -> bool:
    """Whether a statement does nothing but to give something a name."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _is_idle_function(statement)
        case ast.ClassDef():
            return (
                not statement.decorator_list
                and not statement.keywords
                and all(map(_calls_nothing, statement.bases))
                and all(map(_is_idle_in_class, statement.body))
            )
        case ast.Assign():
            named = all(isinstance(target, ast.Name) for target in statement.targets)
            return named and _calls_nothing(statement.value)
        case ast.AnnAssign(target=ast.Name()):
            return _calls_nothing(statement.annotation) and (
                statement.value is None or _calls_nothing(statement.value)
            )
        case _:
            return False


def _is_idle_in_class(statement: ast.stmt) -> bool:
    """The same within a class, where a line of text or `pass` does nothing either."""
    nothing = isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )
    return nothing or _is_idle(statement)


def _is_idle_function(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether nothing is called when a function is defined."""
    decorators = {
        each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "")
        for each in function.decorator_list
    }
    return decorators <= _HARMLESS_DECORATORS and all(
        _calls_nothing(part) for part in (function.args, function.returns) if part
    )


def _calls_nothing(part: ast.AST) -> bool:
    """Whether no function is called where this is evaluated; operators may be functions too."""
    calling = (
        ast.Call, ast.NamedExpr, ast.Await, ast.LShift, ast.RShift, ast.BitOr, ast.MatMult,
        ast.comprehension,
    )  # fmt: skip
    return not any(isinstance(node, calling) for node in ast.walk(part))


def _names(statement: ast.stmt) -> set[str]:
    """All names that are used in a statement."""
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _bound(statement: ast.stmt) -> set[str]:
    """The names that an idle statement gives."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return {statement.name}
        case ast.Assign():
            return {target.id for target in statement.targets if isinstance(target, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case _:
            return set()
