"""A theme gives each role its colour; scenes know roles only."""

from typing import Annotated

import msgspec

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.project import Project
from reel.records.root import PROJECT_FILE, shown
from reel.records.toml import COLOUR, read_toml, record

Colour = Annotated[str, msgspec.Meta(pattern=COLOUR)]


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The colours of one theme, as #RRGGBB. What each role means: assets/themes/dark.toml."""

    background: Colour
    surface: Colour
    grid: Colour
    highlight: Colour
    text: Colour
    muted: Colour
    accent: Colour
    exponential: Colour
    logarithm: Colour
    product: Colour
    sum: Colour
    data: Colour
    model: Colour
    good: Colour
    bad: Colour
    first: Colour
    second: Colour
    third: Colour

    def colour(self, role: str) -> str:
        """The colour of a role.

        Raises:
            ReelError: there is no such role.
        """
        if role not in ROLES:
            raise ReelError(
                f"no role is called {role!r}; the roles are {', '.join(ROLES)}"
                f"{nearest(role, ROLES)}"
            )
        value: str = getattr(self, role)
        return value

    @property
    def dark(self) -> bool:
        """Whether its text is brighter than what lies behind."""
        return sum(bytes.fromhex(self.text[1:])) > sum(bytes.fromhex(self.background[1:]))


ROLES = Theme.__struct_fields__


def theme_names(project: Project) -> list[str]:
    """List the names of the themes there are files for.

    Raises:
        ReelError: there is none.
    """
    names = sorted(path.stem for path in project.themes.glob("*.toml"))
    if not names:
        raise ReelError(f"{shown(project.themes)}: has no theme; a film has one at least")
    return names


def load_theme(project: Project, name: str) -> Theme:
    """Read the theme in assets/themes/<name>.toml.

    Raises:
        ReelError: no such theme, or a role is missing, unknown or not #RRGGBB.
    """
    path = project.themes / f"{name}.toml"
    if not path.exists():
        known = theme_names(project)
        where = f"{PROJECT_FILE}: settings.theme: " if name == project.settings.theme else ""
        raise ReelError(
            f"{where}no theme is called {name!r}: {shown(path)} does not exist; "
            f"there are: {', '.join(known)}{nearest(name, known)}"
        )
    return record(read_toml(path), Theme, path)
