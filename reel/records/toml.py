"""Reading a TOML file into a typed record, with the file and the key in every complaint."""

import codecs
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.root import shown

T = TypeVar("T")

COLOUR = r"^#[0-9A-Fa-f]{6}\Z"
"""What a colour looks like, as a regular expression."""

DAY = r"^\d{4}-\d{2}(-\d{2})?\Z"
"""What a day looks like, or a month where the day is not known."""

_LOOKS = {COLOUR: "a colour like #0D1326", DAY: "a day like 2026-11-30, or a month like 2026-11"}

# What msgspec says. It tells which key of a record it is about and which entry of a list, but not
# which of a dictionary.
_SAID = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<place>.*)`)?", re.DOTALL)
_WRONG_KEY = re.compile(r"Object (contains unknown|missing required) field `(.*)`", re.DOTALL)
_WRONG_TYPE = re.compile(r"Expected `(\w+)(?: \| (?:null|object))?`, got `(\w+)`")
_WRONG_CHOICE = re.compile(r"Invalid enum value .*", re.DOTALL)
_WRONG_SIZE = re.compile(r"Expected `\w+` (>=|<=|>) (.*)")
_WRONG_COUNT = re.compile(r"Expected `array` of length (\d+), got (\d+)")
_EMPTY = "Expected `array` of length >= 1"
_STEP = re.compile(r"\.(?P<field>\w+)|\[(?P<index>\d+|\.\.\.)\]")
_SOME_ENTRY = "..."

# What tomllib says of a key that is there already: of a table by its name, of an entry by the line.
_TWICE = re.compile(
    r"(?:Cannot declare \((?P<table>.*)\) twice|Cannot overwrite a value|"
    r"Duplicate inline table key '(?P<entry>.*)') \(at (?P<where>line \d+), column \d+\)"
)
_NAME = re.compile(r"'([^']*)'")

_UTF_16 = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}

# Msgspec's names of types, and those for people.
_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date",
    "time": "a time",
    "datetime": "a date with a time",
}


def read_toml(path: Path) -> dict[str, Any]:
    """Read the tables of a TOML file.

    Raises:
        ReelError: the file is missing, unreadable, not in UTF-8 or not TOML; says which line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReelError(f"{shown(path)}: no such file") from None
    except OSError as error:
        raise ReelError(f"{shown(path)}: cannot be read: {error}") from error
    try:
        return tomllib.loads(_decoded(data))
    except ReelError as error:
        raise ReelError(f"{shown(path)}: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ReelError(f"{shown(path)}: not valid TOML: {_mistake(str(error))}") from error


def _decoded(data: bytes) -> str:
    """Read a file's bytes as the UTF-8 that TOML is written in.

    Raises:
        ReelError: they are none, as where an editor has saved them in the machine's own encoding.
    """
    if data[:2] in _UTF_16 or b"\0" in data:
        raise ReelError("is written in UTF-16, or is no text; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")  # some editors put a mark in front
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReelError(
            f"line {line} has a byte that UTF-8 does not have there, 0x{data[error.start]:02X}; "
            "save the file as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _mistake(said: str) -> str:
    """Put what tomllib says into plain words, with the mend, where people make that mistake."""
    if twice := _TWICE.fullmatch(said):
        if twice["table"]:
            name = ".".join(_NAME.findall(twice["table"]))
            return f"[{name}] on {twice['where']} is there already; put both together"
        what = f"the key {twice['entry']}" if twice["entry"] else "the key"
        return f"{what} on {twice['where']} is there already in its table; take one of the two out"
    return f"{said}; texts stand in double quotes" if "Invalid value" in said else said


def record(data: object, kind: type[T], path: Path, key: str = "") -> T:
    """Read `data` as a record of type `kind`.

    Args:
        data: what `read_toml` gave, or the part of it under `key`.
        kind: a `msgspec.Struct` that forbids unknown fields, or any plain type.
        path: the file it came from, for the complaint.
        key: the dotted key under which `data` stands there.

    Raises:
        ReelError: a key is unknown, missing or of the wrong type; says which.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise ReelError(f"{shown(path)}: {_complaint(str(error), data, kind, key)}") from error


def _complaint(said: str, data: Any, kind: type, key: str) -> str:
    """Put what msgspec says into plain words: the dotted key, what is wrong, and the mend."""
    found = _SAID.fullmatch(said)
    assert found
    what = found["what"]
    place, value, wanted = _follow(found["place"] or "", data, kind)
    where = (key + place).lstrip(".")
    if wrong := _WRONG_KEY.fullmatch(what):
        missing = wrong[1] == "missing required"
        return _wrong_key(where, wrong[2], value, wanted, missing=missing)
    if wrong := _WRONG_TYPE.fullmatch(what):
        meant, got = (_KINDS.get(name, name) for name in wrong.groups())
        last = where.rpartition(".")[2]
        mend = {
            "str": "" if last.endswith("]") else f'; write it as {last} = "…"',
            "array": f"; write it as {last} = [ … ]",
            "object": f"; it begins with [{where}]",
        }
        return f"{where or 'top level'}: here stands {got}, not {meant}{mend.get(wrong[1], '')}"
    for pattern, looks in _LOOKS.items():
        if what == f"Expected `str` matching regex {pattern!r}":
            return f"{where}: {value!r} is not {looks}"
    if _WRONG_CHOICE.fullmatch(what):
        choices = get_args(wanted)
        return f"{where}: {value!r} is none of {', '.join(choices)}{nearest(value, choices)}"
    if wrong := _WRONG_SIZE.fullmatch(what):
        much, bound = ("much" if wrong[1] == "<=" else "little"), f"{float(wrong[2]):g}"
        allowed = {"<=": f"{bound} at most", ">=": f"{bound} at least", ">": f"more than {bound}"}
        return f"{where}: {value:g} is too {much}; it is {allowed[wrong[1]]}"
    if wrong := _WRONG_COUNT.fullmatch(what):
        return f"{where}: here stand {wrong[2]} entries, not {wrong[1]}"
    if what == _EMPTY:
        return f"{where}: is empty; name one at least, or leave it out"
    return f"{where or 'top level'}: {what}"


def _wrong_key(where: str, name: str, data: Mapping[str, Any], kind: Any, *, missing: bool) -> str:
    """Say that a key is missing, or that there is no such key and which it may be meant to be."""
    full = f"{where}.{name}" if where else name
    fields = {each.name: each.type for each in msgspec.structs.fields(kind)}
    if missing:
        entry = f"[{full}]" if _is_table(fields[name]) else f'{name} = "…"'
        why = "" if where or data else ", for the file is empty"
        return f"{full} is missing{why}; write {entry}"
    absent = [key for key in fields if key not in data]  # what is missing is more likely meant
    near = nearest(name, absent) or nearest(name, fields)
    return f"{full}: there is no such key; the keys are {', '.join(fields)}{near}"


def _is_table(kind: Any) -> bool:
    return (get_origin(kind) or kind) is dict or (
        isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    )


def _follow(place: str, data: Any, kind: Any) -> tuple[str, Any, Any]:
    """Go to the place that msgspec names.

    Returns:
        The place as people write it; what stands there; of what type it should be.
    """
    written, kind = "", _meant(kind, data)
    for step in _STEP.finditer(place):
        if step["field"]:
            name: Any = step["field"]
            (inner,) = (each.type for each in msgspec.structs.fields(kind) if each.name == name)
            written += f".{name}"
        elif step["index"] == _SOME_ENTRY:
            inner = get_args(kind)[1]
            name = _first_wrong_entry(data, inner)
            written += f".{name}"
        else:
            name, inner = int(step["index"]), get_args(kind)[0]
            written += f"[{name}]"
        data = data[name]
        kind = _meant(inner, data)
    return written, data, kind


def _meant(kind: Any, value: Any) -> Any:
    """Choose what is meant of a type that may be several: nothing at all is never meant."""
    if get_origin(kind) is Annotated:
        return _meant(get_args(kind)[0], value)
    if get_origin(kind) not in (Union, UnionType):
        return kind
    kinds = [each for each in get_args(kind) if each is not NoneType]
    records = [each for each in kinds if isinstance(each, type(msgspec.Struct))]
    return _meant((records if isinstance(value, Mapping) and records else kinds)[0], value)


def _first_wrong_entry(data: Mapping[str, Any], kind: Any) -> str:
    """Find which entry of a dictionary is wrong: try each by itself."""
    for name, value in data.items():
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError:
            return name
    raise AssertionError(f"no entry of {', '.join(data)} is wrong by itself")


def records(data: object, kind: type[T], path: Path, key: str) -> dict[str, T]:
    """Read a table of tables as a dictionary of records, each checked under its own key."""
    if not isinstance(data, Mapping):
        raise ReelError(f"{shown(path)}: {key}: here stands no table; it begins with [{key}.…]")
    return {name: record(value, kind, path, f"{key}.{name}") for name, value in data.items()}
