"""Pictures in files come out as a browser shows them, or it is said why they do not."""

import base64
import io
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reel.records.picture import draw_picture, judge_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>'
RAMP = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
WHOLE = '<rect width="100" height="100" {}/>'
RED, NOTHING = (255, 0, 0, 255), (0, 0, 0, 0)


def embedded() -> str:
    """A red picture, to be embedded in another."""
    file = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    return tmp_path / "logo.svg"


@pytest.mark.parametrize(
    ("drawing", "left", "right"),
    [
        (f'<linearGradient id="g">{RAMP}</linearGradient>' + WHOLE.format('fill="url(#g)"'),
         (229, 0, 26, 255), (26, 0, 229, 255)),
        (f'<radialGradient id="g" cx="10" cy="50" r="100" gradientUnits="userSpaceOnUse">{RAMP}'
         "</radialGradient>" + WHOLE.format('style="fill:url(#g)"'),
         (254, 0, 1, 255), (51, 0, 204, 255)),
        (WHOLE.format('fill="red" opacity=".5"'), (255, 0, 0, 128), (255, 0, 0, 128)),
        ('<mask id="m"><rect width="50" height="100" fill="#fff"/></mask>'
         + WHOLE.format('fill="red" mask="url(#m)"'), RED, NOTHING),
        ('<clipPath id="m"><rect width="50" height="100"/></clipPath>'
         + WHOLE.format('fill="red" clip-path="url(#m)"'), RED, NOTHING),
        ('<pattern id="p" width="80" height="80" patternUnits="userSpaceOnUse">'
         '<rect width="40" height="80" fill="red"/></pattern>' + WHOLE.format('fill="url(#p)"'),
         RED, RED),
        ('<filter id="f"><feFlood flood-color="red"/></filter>'
         + WHOLE.format('filter="url(#f)"'), RED, RED),
        (f'<image width="50" height="100" preserveAspectRatio="none" href="{embedded()}"/>',
         RED, NOTHING),
        ("<style>.a { fill: red }</style>" + WHOLE.format('class="a"'), RED, RED),
        ('<defs><g id="a"><rect width="50" height="100" fill="red"/></g></defs>'
         '<use href="#a" x="50"/>', NOTHING, RED),
    ],
)  # fmt: skip
def test_all_of_svg_is_drawn(
    drawing: str, left: tuple[int, ...], right: tuple[int, ...], svg: Path
) -> None:
    svg.write_text(SVG.format(drawing), encoding="utf-8")
    picture = draw_picture(svg, 400, 200)
    assert picture.size == (200, 200)
    pixels = np.asarray(picture).astype(int)
    assert np.abs(pixels[100, 20] - left).max() <= 2
    assert np.abs(pixels[100, 180] - right).max() <= 2


@pytest.mark.parametrize(
    ("drawing", "complaint"),
    [
        ("<text>Hi</text>", "it holds text, whose font may be missing: turn it into paths"),
        ("<foreignObject><p>Hi</p></foreignObject>", "it holds text"),
        ('<image width="9" height="9" href="photo.png"/>', r"it links photo\.png: put that into"),
        ('<image width="9" height="9" href="/etc/passwd"/>', "it links /etc/passwd"),
        ('<use href="other.svg#a"/>', "it links other.svg#a"),
        (WHOLE.format('style="fill:url(http://a.org/b#c)"'), "it links http://a.org/b#c"),
        (WHOLE.format('fill="none"'), "it shows nothing"),
        ("", "it shows nothing"),
        ("<g>", "it is no SVG: mismatched tag: line 1"),
        ("&e;", "it is no SVG: undefined entity"),
    ],
)
def test_what_would_be_lost_is_named(drawing: str, complaint: str, svg: Path) -> None:
    svg.write_text(SVG.format(drawing), encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        judge_picture(svg)


def test_an_svg_of_any_shape_has_room(svg: Path) -> None:
    wide = SVG.replace("0 0 100 100", "0 0 100000 1").format('<path d="M0 0h100000v1H0z"/>')
    svg.write_text(wide, encoding="utf-8")
    assert draw_picture(svg, 300, 200).size == (300, 1)


@pytest.mark.parametrize(
    ("picture", "colour"),
    [
        (Image.new("1", (90, 60), 1), (255, 255, 255, 255)),
        (Image.new("L", (90, 60), 100), (100, 100, 100, 255)),
        (Image.new("LA", (90, 60), (100, 128)), (100, 100, 100, 128)),
        (Image.new("RGB", (90, 60), "red"), RED),
        (Image.new("RGBA", (90, 60), (255, 0, 0, 200)), (255, 0, 0, 200)),
        (Image.new("RGB", (90, 60), "red").quantize(4), RED),
        (Image.fromarray(np.full((60, 90), 32768, np.uint16)), (128, 128, 128, 255)),
    ],
    ids=lambda given: getattr(given, "mode", None),
)
def test_every_kind_of_png_keeps_its_colours(
    picture: Image.Image, colour: tuple[int, ...], tmp_path: Path
) -> None:
    picture.save(tmp_path / "logo.png")
    drawn = draw_picture(tmp_path / "logo.png", 300, 300)
    assert drawn.size == (300, 200)
    pixel = drawn.getpixel((150, 100))
    assert isinstance(pixel, tuple)
    assert max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) <= 1


def test_a_huge_png_is_scaled_to_what_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("L", (12_000, 12_000), 100).save(path, compress_level=1)
    began = time.monotonic()
    judge_picture(path)
    assert time.monotonic() - began < 0.5
    assert draw_picture(path, 300, 176).size == (176, 176)


def test_a_png_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"nonsense")
    with pytest.raises(ValueError, match="it is no PNG"):
        judge_picture(path)
    Image.effect_noise((90, 60), 50).save(path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises((OSError, ValueError)):
        draw_picture(path, 300, 300)
