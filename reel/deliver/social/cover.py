"""The picture that stands for a posted clip until it plays: its question, and what it is about."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from reel.deliver.social.cover_design import draw_cover
from reel.deliver.social.material import Outlet, Posting
from reel.records.errors import ReelError

_KINDS = "jpg", "png"
_QUALITIES = range(95, 35, -5)  # of a JPEG, the best first
_FINE = 70  # up from this quality colours are kept as fine as brightness, for letters and lines


def write_cover(outlet: Outlet, posting: Posting, folder: Path) -> str:
    """Write the cover of a clip as its platform takes it, and name the file.

    Raises:
        ReelError: the platform takes no kind of file that is made here; the cover cannot be made
            small enough; or a letter of its words is in no font.
    """
    rules = outlet.platform.cover
    assert rules
    kinds = rules.kinds.value if rules.kinds else _KINDS
    kind = next((each for each in kinds if each in _KINDS), "")
    if not kind:
        raise ReelError(
            f"assets/platforms.toml: {outlet.name}.cover.kinds: none of {', '.join(kinds)} can be "
            f"made; there are {', '.join(_KINDS)}"
        )
    outlet.typeface.refuse_undrawable(posting.title, f"{posting.id}: title")
    outlet.typeface.refuse_undrawable(outlet.brand.name, "assets/brand.toml: name")
    cover = draw_cover(outlet, posting)
    largest = rules.largest.value if rules.largest else sys.maxsize
    for encoded in _encodings(cover, kind):
        if len(encoded) <= largest:
            name = f"cover.{kind}"
            (folder / name).write_bytes(encoded)
            return name
    raise ReelError(
        f"assets/platforms.toml: {outlet.name}.cover.largest: no {kind.upper()} of "
        f"{cover.width} × {cover.height} pixels is as small as {largest} bytes ({rules.largest})"
    )


def _encodings(cover: Image.Image, kind: str) -> Iterator[bytes]:
    """Encode a cover, each time into fewer bytes; the file says that its colours are sRGB."""
    if kind == "png":
        srgb = PngInfo()
        srgb.add(b"sRGB", b"\0")
        for picture in (cover, cover.quantize(256)):
            yield _saved(picture, "png", optimize=True, pnginfo=srgb)
        return
    about = Image.Exif()
    about.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] = 1
    for quality in _QUALITIES:
        colours = "4:4:4" if quality >= _FINE else "4:2:0"
        yield _saved(cover, "jpeg", quality=quality, subsampling=colours, optimize=True, exif=about)


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
