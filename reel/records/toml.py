"""Reading a TOML file into a typed record, with the file and the key in every complaint."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.root import shown

T = TypeVar("T")

COLOUR = r"^#[0-9A-Fa-f]{6}\Z"
"""What a colour looks like, as a regular expression."""

# What msgspec says. It tells which key of a record it is about and which entry of a list, but not
# which of a dictionary.
_SAID = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<place>.*)`)?", re.DOTALL)
_WRONG_KEY = re.compile(r"Object (contains unknown|missing required) field `(.*)`", re.DOTALL)
_WRONG_TYPE = re.compile(r"Expected `(\w+)(?: \| (?:null|object))?`, got `(\w+)`")
_WRONG_CHOICE = re.compile(r"Invalid enum value .*", re.DOTALL)
_WRONG_SIZE = re.compile(r"Expected `\w+` (>=|<=) (.*)")
_EMPTY = "Expected `array` of length >= 1"
_SOME_ENTRY = "[...]"

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
        ReelError: the file is missing, unreadable or not TOML; says which line.
    """
    try:
        return tomllib.loads(
            path.read_text(encoding="utf-8-sig")
        )  # some editors put a mark in front
    except FileNotFoundError:
        raise ReelError(f"{shown(path)}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ReelError(f"{shown(path)}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        mend = "; texts stand in double quotes" if "Invalid value" in str(error) else ""
        raise ReelError(f"{shown(path)}: not valid TOML: {error}{mend}") from error


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
    what, place = found["what"], found["place"] or ""
    if place.endswith(_SOME_ENTRY):
        place = _first_wrong_entry(data, kind, place.removesuffix(_SOME_ENTRY))
    where = (key + place).lstrip(".")
    if wrong := _WRONG_KEY.fullmatch(what):
        return _wrong_key(where, wrong[2], data, kind, missing=wrong[1] == "missing required")
    if wrong := _WRONG_TYPE.fullmatch(what):
        wanted, got = (_KINDS.get(name, name) for name in wrong.groups())
        last = where.rpartition(".")[2]
        mend = {
            "str": "" if last.endswith("]") else f'; write it as {last} = "…"',
            "array": f"; write it as {last} = [ … ]",
            "object": f"; it begins with [{where}]",
        }
        return f"{where or 'top level'}: here stands {got}, not {wanted}{mend.get(wrong[1], '')}"
    field = place.removeprefix(".")
    if what == f"Expected `str` matching regex {COLOUR!r}":
        return f"{where}: {data[field]!r} is not a colour like #0D1326"
    if _WRONG_CHOICE.fullmatch(what):
        choices = _choices(kind, field)
        near = nearest(data[field], choices)
        return f"{where}: {data[field]!r} is none of {', '.join(choices)}{near}"
    if wrong := _WRONG_SIZE.fullmatch(what):
        most = wrong[1] == "<="
        return (
            f"{where}: {data[field]:g} is too {'much' if most else 'little'}; "
            f"it is {float(wrong[2]):g} at {'most' if most else 'least'}"
        )
    if what == _EMPTY:
        return f"{where}: is empty; name one at least, or leave it out"
    return f"{where or 'top level'}: {what}"


def _wrong_key(where: str, name: str, data: Mapping[str, Any], kind: Any, *, missing: bool) -> str:
    """Say that a key is missing, or that there is no such key and which it may be meant to be."""
    full = f"{where}.{name}" if where else name
    if missing:
        (wanted,) = (each.type for each in msgspec.structs.fields(kind) if each.name == name)
        entry = f"[{full}]" if get_origin(wanted) is dict else f'{name} = "…"'
        return f"{full} is missing; write {entry}"
    keys = kind.__struct_fields__
    absent = [key for key in keys if key not in data]  # what is missing is more likely meant
    near = nearest(name, absent) or nearest(name, keys)
    return f"{full}: there is no such key; the keys are {', '.join(keys)}{near}"


def _choices(kind: Any, field: str) -> tuple[str, ...]:
    """List the texts that may stand in a field of a record, which is a choice or none."""
    (wanted,) = (each.type for each in msgspec.structs.fields(kind) if each.name == field)
    while get_origin(wanted) is not Literal:  # but "this or nothing"
        wanted = get_args(wanted)[0]
    return get_args(wanted)


def _first_wrong_entry(data: Any, kind: type, place: str) -> str:
    """Find which entry of a dictionary, a field of a record, is wrong: try each by itself."""
    field = place.removeprefix(".")
    for name, value in data[field].items():
        try:
            msgspec.convert({**data, field: {name: value}}, kind)
        except msgspec.ValidationError:
            return f"{place}.{name}"
    raise AssertionError(f"no entry of {field} is wrong by itself")


def records(data: object, kind: type[T], path: Path, key: str) -> dict[str, T]:
    """Read a table of tables as a dictionary of records, each checked under its own key."""
    if not isinstance(data, Mapping):
        raise ReelError(f"{shown(path)}: {key}: here stands no table; it begins with [{key}.…]")
    return {name: record(value, kind, path, f"{key}.{name}") for name, value in data.items()}
