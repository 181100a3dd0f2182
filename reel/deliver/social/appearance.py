"""How the page to upload from looks; all of it stands in the page itself."""

import base64
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from reel.deliver.pages.appearance import base_style, own_font, properties
from reel.deliver.social.material import Uploads
from reel.records.platforms import Zones
from reel.records.typeface import FONT, font_folder

_STYLE = Path(__file__).parent / "static" / "upload.css"
_FACES = {400: "SourceSansPro-Regular.otf", 600: "SourceSansPro-Semibold.otf"}
"""The files of the typeface, by weight."""


def style(uploads: Uploads, zones: Iterable[Zones | None]) -> Markup:
    """Write the page's style.

    Args:
        uploads: what is shown.
        zones: of each platform that has posts, in their order.
    """
    rules = [
        *(_face(weight, font_folder() / name) for weight, name in _FACES.items()),
        own_font(uploads.typeface, lambda _, path: _inlined(path)),
        base_style(uploads.theme, uploads.other_theme),
        f".picture, .phone {{ {properties(uploads.theme, 'video-')} }}",
        _STYLE.read_text(encoding="utf-8"),
        *(rule for number, each in enumerate(zones, 1) if each for rule in _places(each, number)),
    ]
    source = "\n".join(rules)
    assert "</" not in source
    return Markup(source)


def _face(weight: int, path: Path) -> str:
    return (
        f'@font-face {{ font-family: "{FONT}"; font-weight: {weight}; '
        f'src: url("{_inlined(path)}"); }}'
    )


def _inlined(path: Path) -> str:
    """Write a font's file as a URL."""
    font = base64.b64encode(path.read_bytes()).decode()
    return f"data:font/{path.suffix[1:].lower()};base64,{font}"


def _places(zones: Zones, number: int) -> Iterable[str]:
    """Write where a platform's overlays stand; they are told by their numbers, from 1."""
    for place, name in enumerate(zones.boxes, 1):
        box = zones.shares(name)
        yield (
            f".zones-{number} > :nth-child({place}) {{ left: {box.left:.4%}; top: {box.top:.4%}; "
            f"width: {box.right - box.left:.4%}; height: {box.bottom - box.top:.4%}; }}"
        )
