"""The last clip is whole with and without a logo and a call to action."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import manim as mn
import msgspec
import pytest
from PIL import Image

from reel import brand as records
from reel.brand import Brand, load_brand
from reel.errors import ReelError
from reel.formats import LANDSCAPE
from reel.narrator import seconds_to_say
from reel.production import produce
from reel.props.imprint import Imprint
from reel.stage import Stage, Words
from reel.stage.text import SIZES
from scenes import STORYBOARD
from tests.dry import configure, dry_run

CALL = "Read the source, change the words, make it yours."
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 100">'
    '<rect width="{width}" height="100" fill="#FF8A5C"/><circle cx="50" cy="50" r="30"/></svg>'
)


@pytest.fixture(autouse=True)
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of assets with logos of all kinds."""
    configure(LANDSCAPE, tmp_path)
    monkeypatch.setattr(records, "ASSETS", tmp_path)
    (tmp_path / "logo.svg").write_text(SVG.format(width=100), encoding="utf-8")
    (tmp_path / "wide.svg").write_text(SVG.format(width=900), encoding="utf-8")
    Image.new("RGBA", (900, 700), (183, 156, 255, 200)).save(tmp_path / "logo.png")
    return tmp_path


def play(**brand: str) -> Any:
    """Play the clip with a changed brand."""
    production = produce(STORYBOARD, "recap")
    return dry_run(replace(production, brand=msgspec.structs.replace(production.brand, **brand)))


def family(scene: Any) -> list[mn.Mobject]:
    return [member for mobject in scene.mobjects for member in mobject.get_family()]


def written(scene: Any) -> list[str]:
    return [member.text for member in family(scene) if isinstance(member, Words)]


@pytest.mark.parametrize("logo", ["", "logo.svg", "logo.png", "wide.svg"])
@pytest.mark.parametrize("call_to_action", ["", CALL])
def test_the_clip_is_whole_with_and_without_logo_and_call(logo: str, call_to_action: str) -> None:
    scene = play(logo=logo, call_to_action=call_to_action)
    brand = load_brand()
    lines = [brand.name, brand.handle, call_to_action, brand.credit]
    assert written(scene) == [scene.production.words.takeaway, *filter(None, lines)]
    pictures = [m for m in family(scene) if isinstance(m, (mn.SVGMobject, mn.ImageMobject))]
    logos = [m for m in pictures if not isinstance(m, mn.Typst)]
    assert len(logos) == bool(logo)
    close = scene.beats[-1]
    assert close.end - close.start >= seconds_to_say(f"{call_to_action} {brand.credit}") + 1


@pytest.mark.parametrize(
    "brand",
    [
        Brand("logreel", "@logreel", "", "", "After a thread"),
        Brand("logreel", "@logreel", "logo.svg", CALL, "After a thread"),
        Brand("logreel", "@logreel", "wide.svg", CALL, "After a thread"),
        Brand("logreel", "@logreel", "logo.png", 2 * CALL, "After a thread on logarithms"),
        Brand("", "@a_rather_long_handle", "", CALL, ""),
    ],
)
def test_what_the_brand_says_stands_apart_within_its_card(brand: Brand) -> None:
    scene = play()
    region = Stage(LANDSCAPE).side
    imprint = Imprint(brand, region, scene.words, scene.colour)
    for line in imprint.lines:
        assert line.get_left()[0] >= region.left + 0.2
        assert line.get_right()[0] <= region.right - 0.2
    assert imprint.lines.get_top()[1] <= region.top - 0.2
    assert imprint.lines.get_bottom()[1] >= region.bottom + 0.2
    for above, below in pairwise(imprint.lines):
        assert above.get_bottom()[1] > below.get_top()[1] + 0.2
    small = Words("H", size="small", colour="#FFFFFF").height
    assert small >= 0.6 * SIZES["small"]
    for words in (m for m in imprint.lines.get_family() if isinstance(m, Words)):
        assert max(letter.height for letter in words) >= small - 1e-6


def test_both_numbers_come_round_and_nothing_is_left_on_the_way() -> None:
    """The ends of the journeys stay; the copies that travelled are gone."""
    scene = play()
    assert scene.stage.main.width > 0
    shown = [m for m in family(scene) if m.has_points() and getattr(m, "leaf", None) is not None]
    places = [tuple(m.get_center().round(3)) for m in shown]
    assert len(places) == len(set(places))


def test_a_missing_logo_is_named_with_its_key(tmp_path: Path, monkeypatch: Any) -> None:
    text = 'name = "a"\nhandle = "@a"\nlogo = "{}"\ncall_to_action = ""\ncredit = "b"\n'
    monkeypatch.setattr(records, "BRAND", tmp_path / "brand.toml")
    for logo, complaint in (
        ("nowhere.svg", r"brand\.toml: logo: .*nowhere\.svg does not exist; .*logo = \"\""),
        ("brand.toml", r"brand\.toml: logo: .* is neither an SVG nor a PNG file"),
    ):
        (tmp_path / "brand.toml").write_text(text.format(logo), encoding="utf-8")
        with pytest.raises(ReelError, match=complaint) as raised:
            load_brand()
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["broken.png", "broken.svg", "empty.svg"])
def test_a_logo_that_is_no_picture_is_named_with_its_key(name: str, assets: Path) -> None:
    (assets / name).write_text("<svg/>" if name == "empty.svg" else "nonsense", encoding="utf-8")
    with pytest.raises(ReelError, match=rf"brand\.toml: logo: .*{name} cannot be drawn"):
        play(logo=name)
