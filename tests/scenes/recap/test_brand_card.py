"""The last clip is whole with and without a logo and a call to action."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import manim as mn
import msgspec
import numpy as np
import pytest
from PIL import Image

from reel.formula.label import SIZES
from reel.records.brand import Brand, load_brand
from reel.records.errors import ReelError
from reel.records.formats import LANDSCAPE
from reel.records.project import Project
from reel.stage import FrameRegions, Label
from reel.wording.timing import seconds_to_say
from scenes.recap.brand_card import BrandCard
from tests.dry import configure, dry_run
from tests.our_film import FILM

CALL = "Read the source, change the words, make it yours."
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 100">'
    '<rect width="{width}" height="100" fill="#FF8A5C"/><circle cx="50" cy="50" r="30"/></svg>'
)
SIDE = FrameRegions(LANDSCAPE).side


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose assets are logos of all kinds."""
    configure(LANDSCAPE, tmp_path)
    project = Project(tmp_path, "Film", "scenes.storyboard:STORYBOARD")
    project.assets.mkdir()
    (project.assets / "logo.svg").write_text(SVG.format(width=100), encoding="utf-8")
    (project.assets / "wide.svg").write_text(SVG.format(width=900), encoding="utf-8")
    Image.new("RGBA", (900, 700), (183, 156, 255, 200)).save(project.assets / "logo.png")
    return project


def play(project: Project, **brand: str) -> Any:
    """Play the clip with a changed brand."""
    spec = replace(FILM.spec("recap"), project=project)
    return dry_run(replace(spec, brand=replaced(**brand)))


def replaced(**brand: str) -> Brand:
    """The film's brand, with some of it changed."""
    return msgspec.structs.replace(FILM.brand, **brand)


def card(project: Project, brand: Brand) -> BrandCard:
    """Make the card that the clip ends with, by itself."""

    def text(words: str, *, size: str, role: str, **kwargs: Any) -> Label:
        return Label(words, size=size, colour=FILM.theme.colour(role), **kwargs)

    return BrandCard(project, brand, SIDE, text, FILM.theme)


def family(scene: Any) -> list[mn.Mobject]:
    return [member for mobject in scene.mobjects for member in mobject.get_family()]


def written(scene: Any) -> list[str]:
    return [member.text for member in family(scene) if isinstance(member, Label)]


# Each logo, and each call, with and without the other; cards are set with more of them below.
@pytest.mark.parametrize(
    ("logo", "call_to_action"), [("", ""), ("", CALL), ("logo.png", ""), ("wide.svg", CALL)]
)
def test_the_clip_is_whole_with_and_without_logo_and_call(
    project: Project, logo: str, call_to_action: str
) -> None:
    scene = play(project, logo=logo, call_to_action=call_to_action)
    brand = FILM.brand
    lines = [brand.name, brand.handle, call_to_action, brand.credit]
    words = scene.spec.words  # what is left beside the card has its name
    above = [words.points["close"], words.takeaway]
    shown = [*above, words.labels["product"], *filter(None, lines)]
    assert sorted(written(scene)) == sorted(shown)
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
def test_what_the_brand_says_stands_apart_within_its_card(project: Project, brand: Brand) -> None:
    lines = card(project, brand).lines
    for line in lines:
        assert line.get_left()[0] >= SIDE.left + 0.2
        assert line.get_right()[0] <= SIDE.right - 0.2
    assert lines.get_top()[1] <= SIDE.top - 0.2
    assert lines.get_bottom()[1] >= SIDE.bottom + 0.2
    for above, below in pairwise(lines):
        assert above.get_bottom()[1] > below.get_top()[1] + 0.2
    small = Label("H", size="small", colour="#FFFFFF").height
    assert small >= 0.6 * SIZES["small"]
    for words in (m for m in lines.get_family() if isinstance(m, Label)):
        assert max(letter.height for letter in words) >= small - 1e-6


def test_both_numbers_come_round_and_nothing_is_left_on_the_way(project: Project) -> None:
    """The ends of the journeys stay; the copies that travelled are gone."""
    scene = play(project)
    assert scene.regions.main.width > 0
    shown = [m for m in family(scene) if m.has_points() and getattr(m, "leaf", None) is not None]
    places = [tuple(m.get_center().round(3)) for m in shown]
    assert len(places) == len(set(places))


def test_a_missing_logo_is_named_with_its_key(project: Project) -> None:
    (project.root / "logo.svg").write_text(SVG.format(width=100), encoding="utf-8")
    text = 'name = "a"\nhandle = "@a"\nlogo = "{}"\ncall_to_action = ""\ncredit = "b"\n'
    for logo, complaint in (
        ("nowhere.svg", r"brand\.toml: logo: .*nowhere\.svg does not exist; .*logo = \"\""),
        ("brand.toml", r"brand\.toml: logo: .* is neither an SVG nor a PNG file"),
        ("../logo.svg", r"brand\.toml: logo: \.\./logo\.svg lies outside .*assets; put the"),
    ):
        project.brand.write_text(text.format(logo), encoding="utf-8")
        with pytest.raises(ReelError, match=complaint) as raised:
            load_brand(project)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["broken.png", "broken.svg", "empty.svg"])
def test_a_logo_that_is_no_picture_is_named_with_its_key(name: str, project: Project) -> None:
    (project.assets / name).write_text(
        "<svg/>" if name == "empty.svg" else "nonsense", encoding="utf-8"
    )
    text = f'name = "a"\nhandle = "@a"\nlogo = "{name}"\ncall_to_action = ""\ncredit = "b"\n'
    project.brand.write_text(text, encoding="utf-8")
    complaint = rf"brand\.toml: logo: .*{name} cannot be drawn: it "
    with pytest.raises(ReelError, match=complaint):
        load_brand(project)  # before anything is rendered
    with pytest.raises(ReelError, match=complaint):
        card(project, replaced(logo=name))


def test_a_logo_is_drawn_with_its_colours(project: Project) -> None:
    """A gradient is one, and only as many pixels are kept as are shown."""
    ramp = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    (project.assets / "ramp.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<linearGradient id="g">{ramp}</linearGradient>'
        '<rect width="100" height="100" fill="url(#g)"/></svg>',
        encoding="utf-8",
    )
    drawn = card(project, replaced(logo="ramp.svg")).get_family()
    (logo,) = (m for m in drawn if isinstance(m, mn.ImageMobject))
    unit = mn.config.pixel_width / mn.config.frame_width
    assert logo.pixel_array.shape[0] == round(1.3 * unit)
    camera = mn.Camera()
    camera.capture_mobjects([logo.move_to(mn.ORIGIN)])
    frame = camera.pixel_array.astype(int)
    middle, reach = np.array(frame.shape[:2]) // 2, round(0.5 * unit)
    reds, greens, blues = frame[middle[0], middle[1] - reach : middle[1] + reach, :3].T
    assert (np.diff(reds) <= 0).all()
    assert (np.diff(blues) >= 0).all()
    assert (greens <= 1).all()
    assert reds[0] > 200
    assert blues[-1] > 200
