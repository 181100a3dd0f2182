"""The font that a language's words name under [font], for the letters that the typeface lacks."""

import hashlib
import re
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from pathlib import Path

import msgspec
import typst

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.project import Project
from reel.records.root import shown
from reel.records.typeface import Typeface

_KINDS = (".ttf", ".otf")
_LICENCE = re.compile(r"(OFL|LICEN[CS]E|COPYING)(\W.*)?", re.IGNORECASE)


class FontTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's own font, as its words name it.

    Attributes:
        family: what the font calls itself.
        package: the installed package, by its name on PyPI, that has its files; "" where they lie
            in the project's own folder of fonts.
    """

    family: str
    package: str = ""


def read_typeface(project: Project, table: FontTable | None) -> Typeface:
    """Find the files of a language's own font; without one, all is set with the film's typeface.

    Raises:
        ReelError: the package is not installed, or the font is not there. Names file and key.
    """
    if table is None:
        return Typeface()
    place = table.package or shown(project.fonts)
    key = f"{shown(project.words)}: font"
    files, licences = _in_package(table.package, key) if table.package else _in(project.fonts)
    if not files:
        raise ReelError(
            f"{key}.{'package' if table.package else 'family'}: there is no font in {place} "
            f"({', '.join(_KINDS)}); put the files of {table.family} into {shown(project.fonts)}, "
            'or name a package on PyPI that has them: package = "…"'
        )
    folders = _outermost({path.parent for path in files})
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
    if table.family not in (families := found.families()):
        raise ReelError(
            f"{key}.family: no font in {place} calls itself {table.family!r}; there "
            f"{'are' if len(families) > 1 else 'is'} {', '.join(families) or 'none at all'}"
            f"{nearest(table.family, families)}"
        )
    return Typeface(
        table.family,
        tuple(map(str, folders)),
        tuple(map(str, licences)),
        _digest(folders, key),
    )


def _in_package(name: str, key: str) -> tuple[list[Path], list[Path]]:
    """List the fonts and the licences of an installed package.

    Raises:
        ReelError: it is not installed.
    """
    try:
        package = distribution(name)
    except (PackageNotFoundError, ValueError):
        raise ReelError(
            f"{key}.package: {name!r} is not installed: pip install {name}, and write it into "
            "requirements.txt"
        ) from None
    inside: list[PackagePath] = [path for path in package.files or () if len(path.parts) > 1]
    return _told_apart([Path(str(package.locate_file(path))) for path in inside])


def _in(folder: Path) -> tuple[list[Path], list[Path]]:
    return _told_apart(sorted(folder.rglob("*")))


def _told_apart(files: list[Path]) -> tuple[list[Path], list[Path]]:
    """Find the fonts among files, and the licences."""
    fonts = [path for path in files if path.suffix.lower() in _KINDS]
    return fonts, [path for path in files if _LICENCE.fullmatch(path.name) and path.is_file()]


def _outermost(folders: set[Path]) -> list[Path]:
    """Leave out folders that lie within others: Typst looks into all of a folder."""
    return sorted(each for each in folders if not folders & set(each.parents))


def _digest(folders: list[Path], key: str) -> str:
    """Make a digest of all fonts in folders, as Typst may draw a letter with any of them.

    Raises:
        ReelError: one cannot be read.
    """
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in (*_KINDS, ".ttc", ".otc"):
                try:
                    found.update(path.read_bytes())
                except OSError as error:
                    raise ReelError(f"{key}: {shown(path)} cannot be read: {error}") from error
    return found.hexdigest()
