"""A film's ground: where it is drawn, and where it is not."""

from dataclasses import replace
from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.engine.cache.keys import Keys
from reel.records.errors import ReelError
from reel.records.formats import DRAFT, PORTRAIT
from reel.records.frame_layout import FrameBox
from reel.records.plan import Job
from reel.records.storyboard import Ground
from reel.records.theme import Theme
from reel.stage import FrameRegions
from tests.dry import configure
from tests.reel.check.samples import Blank, Good
from tests.reel.check.sampling import rules, spec

BARS = Ground(f"{__name__}:bars", 2, 3)
FILE = "tests/reel/stage/test_ground.py"


def bars(regions: FrameRegions, theme: Theme, number: int, count: int) -> mn.VGroup:
    """Fill both strips but for a margin, in a colour that says which clip of how many it is."""
    share = number / count
    return mn.VGroup(
        *(
            mn.Rectangle(height=0.8 * strip.height, width=0.9 * strip.width, stroke_width=0)
            .set_fill(mn.interpolate_color(mn.BLACK, mn.WHITE, share), 1)
            .move_to(strip.center)
            for strip in regions.quiet
        )
    )


def nothing(regions: FrameRegions, theme: Theme, number: int, count: int) -> None:
    """Forget to give back what is drawn."""


def failing(regions: FrameRegions, theme: Theme, number: int, count: int) -> mn.VGroup:
    """Come to something that was not thought of."""
    raise ValueError("one\nand another")


def leaving(*_: object) -> mn.VGroup:
    """End the program."""
    raise SystemExit(3)


def of_one_strip(strip: FrameBox) -> mn.VGroup:
    """Take something else."""
    return mn.VGroup()


def sample(folder: Path, ground: Ground = BARS) -> Good:
    configure(PORTRAIT, folder)
    return Good(spec(Good, shape=PORTRAIT, ground=ground), skip_animations=True)


def part(scene: mn.Scene, box: FrameBox) -> np.ndarray:
    """What of the background lies in a box."""
    background: np.ndarray = scene.camera.background
    height, width, _ = background.shape
    return background[
        round(box.top * height) : round(box.bottom * height),
        round(box.left * width) : round(box.right * width),
    ]


def test_a_ground_lies_in_the_strips_alone_and_behind_all(tmp_path: Path) -> None:
    scene = sample(tmp_path)
    plain = mn.ManimColor(scene.theme.background).to_int_rgba()
    assert (part(scene, PORTRAIT.layout.safe) == plain).all()
    for strip in PORTRAIT.layout.quiet:
        assert np.unique(part(scene, strip)[:, :, 0]).max() == pytest.approx(2 / 3 * 255, abs=1)
    scene.render()
    assert mn.Rectangle not in map(type, scene.mobjects)
    scene.camera.reset()  # as before every frame
    np.testing.assert_array_equal(scene.camera.pixel_array, scene.camera.background)


def test_captions_are_laid_over_the_ground(tmp_path: Path) -> None:
    scene = sample(tmp_path)
    scene.camera.background[::2, ::2] = 7  # that can be told from any colour of a caption
    left, top, pixels = scene.caption(["A line."])
    assert (pixels[0, 0] == scene.camera.background[top, left]).all()


def test_a_ground_is_nothing_to_look_at_for_a_blank_scene(tmp_path: Path) -> None:
    assert "pace.blank" in rules(Blank, tmp_path, shape=PORTRAIT)
    assert "pace.blank" in rules(Blank, tmp_path, shape=PORTRAIT, ground=BARS)


@pytest.mark.parametrize(
    ("drawn_by", "complaint"),
    [
        (f"{__name__}:bar", f": {FILE} has no function 'bar'; did you mean 'bars'"),
        (f"{__name__}:FILE", f": {FILE}: FILE is no function"),
        ("tests.reel.stage.no:bars", ": there is no module 'tests.reel.stage.no': no tests/reel/"),
        (f"{__name__}:nothing", f": {FILE}: it gives back nothing, not a mobject"),
        (f"{__name__}:of_one_strip", f": {FILE}: it is called with .*: too many positional"),
        (f"{__name__}:failing", rf" fails: {FILE}:\d+: ValueError: one and another$"),
        (f"{__name__}:leaving", rf" fails: {FILE}:\d+: sys\.exit\(3\): a scene must not end"),
    ],
)
def test_a_ground_that_cannot_be_drawn_is_named_with_its_file(
    tmp_path: Path, drawn_by: str, complaint: str
) -> None:
    with pytest.raises(ReelError, match=f"storyboard: ground '{drawn_by}'{complaint}") as raised:
        sample(tmp_path, replace(BARS, drawn_by=drawn_by))
    assert "\n" not in str(raised.value)


def test_another_place_in_the_film_is_another_picture() -> None:
    def key(ground: Ground) -> str:
        told = spec(Good, shape=PORTRAIT, ground=ground)
        return Keys().clip(Job("sample", told.clip.scene, DRAFT.picture(PORTRAIT), told))

    grounds = BARS, replace(BARS, number=3), replace(BARS, count=4)
    assert len({key(each) for each in grounds}) == len(grounds)
