"""Reading a TOML file into a typed record, with the file and the key in every complaint."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from reel.records.errors import ReelError
from reel.records.root import shown

T = TypeVar("T")

COLOUR = "^#[0-9A-Fa-f]{6}$"
"""What a colour looks like, as a regular expression."""

# What msgspec says, and the same for people.
_PLAIN = {f"Expected `str` matching regex '{COLOUR}'": "is no colour; one is written like #0D1326"}


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
        what, _, inner = str(error).partition(" - at `$")
        where = (key + inner.rstrip("`")).lstrip(".")
        what = _PLAIN.get(what, what)
        raise ReelError(f"{shown(path)}: {where or 'top level'}: {what}") from error


def records(data: object, kind: type[T], path: Path, key: str) -> dict[str, T]:
    """Read a table of tables as a dictionary of records, each checked under its own key."""
    if not isinstance(data, Mapping):
        raise ReelError(f"{shown(path)}: {key}: expected a table")
    return {name: record(value, kind, path, f"{key}.{name}") for name, value in data.items()}
