"""The maker's own name, mark and call to action."""

from pathlib import Path

import msgspec

from reel.errors import ReelError
from reel.paths import ASSETS, BRAND, shown
from reel.settings import read_toml, record

LOGO_KINDS = (".svg", ".png")


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who made the film. `logo` (a path under assets/) and `call_to_action` may be empty."""

    name: str
    handle: str
    logo: str
    call_to_action: str
    credit: str


def load_brand() -> Brand:
    """Return what assets/brand.toml says.

    Raises:
        ReelError: a key is missing, unknown or of the wrong type, or the logo cannot be used.
    """
    brand = record(read_toml(BRAND), Brand, BRAND)
    logo_file(brand)
    return brand


def logo_file(brand: Brand) -> Path | None:
    """Return where the logo is, or None where the brand has none.

    Raises:
        ReelError: there is no such file, or it is of a kind that cannot be drawn.
    """
    if not brand.logo:
        return None
    path = ASSETS / brand.logo
    if not path.is_file():
        raise ReelError(
            f"{shown(BRAND)}: logo: {shown(path)} does not exist; "
            'put the picture there, or write logo = "" for none'
        )
    if path.suffix.lower() not in LOGO_KINDS:
        raise ReelError(f"{shown(BRAND)}: logo: {shown(path)} is neither an SVG nor a PNG file")
    return path
