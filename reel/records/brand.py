"""The maker's own name, mark and call to action."""

import os
from pathlib import Path
from typing import Any

import msgspec

from reel.records.errors import ReelError
from reel.records.language import language_of
from reel.records.project import Project
from reel.records.root import shown
from reel.records.toml import read_toml, record
from reel.records.typeface import Typeface
from reel.records.written_text import LONGEST_LINE, judge_address, judge_signs

LOGO_KINDS = (".svg", ".png")


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who made the film. `logo` (a path under assets/) and `call_to_action` may be empty.

    `licence` says how others may use the film, `licence_url` where that is written out; both may
    be empty.
    """

    name: str
    handle: str
    logo: str
    call_to_action: str
    credit: str
    licence: str = ""
    licence_url: str = ""


class _Translated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of a brand is words, in another language; what is None is said as in the first."""

    call_to_action: str | None = None
    credit: str | None = None


def load_brand(project: Project) -> Brand:
    """Read who made the film from assets/brand.toml, as it is said in the project's language.

    Raises:
        ReelError: a key is missing, unknown or of the wrong type; a text is too long or cannot be
            written; a table is no language's; or the logo cannot be used.
    """
    told = read_toml(project.brand)
    tables = {key: value for key, value in told.items() if isinstance(value, dict)}
    own = {key: value for key, value in told.items() if key not in tables}
    brand = record(own, Brand, project.brand)
    where = shown(project.brand)
    for code, words in _translated(project, tables).items():
        for key, text in words.items():
            judge_signs(text, f"{where}: {code}.{key}", LONGEST_LINE)
        if code == project.language:
            brand = msgspec.structs.replace(brand, **words)
    for key in ("name", "handle", "logo", "call_to_action", "credit", "licence"):
        judge_signs(getattr(brand, key), f"{where}: {key}", LONGEST_LINE)
    if brand.licence_url:
        judge_address(brand.licence_url, f"{where}: licence_url")
    if logo := logo_file(project, brand):
        from reel.records.picture import judge_picture  # takes time to import, and few need it

        try:
            judge_picture(logo)
        except (OSError, ValueError) as error:
            raise undrawable_logo(project, logo, error) from error
    return brand


def _translated(project: Project, tables: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Read the tables of a brand's words in other languages, by their codes.

    Raises:
        ReelError: there is no such language, or a key is unknown or of the wrong type.
    """
    read = {}
    for code, table in tables.items():
        words = record(table, _Translated, project.brand, code)
        try:
            language_of(code)
        except ReelError as error:
            raise ReelError(f"{shown(project.brand)}: [{code}]: {error}") from None
        said = msgspec.structs.asdict(words)
        read[code] = {key: text for key, text in said.items() if text is not None}
    return read


def judge_drawn_brand(project: Project, brand: Brand, typeface: Typeface) -> None:
    """Make sure that what the brand says can be drawn, as a clip does that shows it.

    Raises:
        ReelError: some letter is in no font.
    """
    for key in ("name", "handle", "call_to_action", "credit"):
        typeface.refuse_undrawable(getattr(brand, key), f"{shown(project.brand)}: {key}")


def logo_file(project: Project, brand: Brand) -> Path | None:
    """Find where the logo is, or None where the brand has none.

    Raises:
        ReelError: there is no such file, or it is of a kind that cannot be drawn.
    """
    if not brand.logo:
        return None
    path = project.assets / brand.logo
    if not path.is_file():
        raise ReelError(
            f"{shown(project.brand)}: logo: {shown(path)} does not exist; "
            'put the picture there, or write logo = "" for none'
        )
    if not Path(os.path.normpath(path)).is_relative_to(project.assets):
        raise ReelError(
            f"{shown(project.brand)}: logo: {brand.logo} lies outside {shown(project.assets)}; "
            "put the picture there"
        )
    if path.suffix.lower() not in LOGO_KINDS:
        raise ReelError(
            f"{shown(project.brand)}: logo: {shown(path)} is neither an SVG nor a PNG file"
        )
    return path


def undrawable_logo(project: Project, path: Path, error: Exception) -> ReelError:
    """Say that a logo cannot be drawn, and why."""
    return ReelError(f"{shown(project.brand)}: logo: {shown(path)} cannot be drawn: {error}")
