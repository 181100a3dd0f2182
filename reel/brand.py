"""The maker's own name, mark and call to action."""

import msgspec

from reel.paths import BRAND
from reel.settings import read_toml, record


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who made the film. `logo` (a path under assets/) and `call_to_action` may be empty."""

    name: str
    handle: str
    logo: str
    call_to_action: str
    credit: str


def load_brand() -> Brand:
    """Return what assets/brand.toml says."""
    return record(read_toml(BRAND), Brand, BRAND)
