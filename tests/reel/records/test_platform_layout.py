"""Layouts that are made from what a platform lays over the picture."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reel.records.formats import FORMATS, PORTRAIT, Format
from reel.records.frame_layout import FrameBox, FrameLayout
from reel.records.platform_layout import layout_within
from reel.records.platforms import Platform, load_platforms
from tests.our_film import PROJECT

PLATFORMS = load_platforms(PROJECT).known
OVERLAID = {name: each for name, each in PLATFORMS.items() if each.zones}
WORDS = "title", "side", "caption"

HEADERS = st.builds(lambda depth: FrameBox(0, 0, 1, depth), st.floats(0, 0.15))
FOOTERS = st.builds(lambda depth: FrameBox(0, 1 - depth, 1, 1), st.floats(0, 0.3))
COLUMNS = st.builds(
    lambda depth, left: FrameBox(0, 0.3, depth, 0.7) if left else FrameBox(1 - depth, 0.3, 1, 0.7),
    st.floats(0, 0.18),
    st.booleans(),
)


def covers(box: FrameBox, other: FrameBox) -> bool:
    """Whether two boxes share more than an edge."""
    return (
        box.left < other.right
        and other.left < box.right
        and box.top < other.bottom
        and other.top < box.bottom
    )


def within(inner: FrameBox, outer: FrameBox) -> bool:
    return (
        outer.left <= inner.left + 1e-9
        and inner.right <= outer.right + 1e-9
        and outer.top <= inner.top + 1e-9
        and inner.bottom <= outer.bottom + 1e-9
    )


def judge(layout: FrameLayout, overlays: list[FrameBox]) -> None:
    """What holds for every layout that is made from overlays."""
    assert not any(covers(overlay, layout.safe) for overlay in overlays)
    for name, region in layout.regions.items():
        assert within(region, layout.words if name in WORDS else layout.pictures)
        assert region.left + region.right == pytest.approx(layout.words.left + layout.words.right)
    assert within(layout.words, layout.safe)
    stacked = [layout.regions[name] for name in ("title", "main", "side", "caption")]
    for above, below in pairwise(stacked):
        assert above.bottom < below.top
    assert layout.regions["full"].top == layout.regions["main"].top
    assert layout.regions["full"].bottom == layout.regions["side"].bottom
    above, below = layout.quiet
    assert (above.top, above.bottom) == (0, layout.safe.top)
    assert (below.top, below.bottom) == (layout.safe.bottom, 1)


@given(st.lists(st.one_of(HEADERS, FOOTERS, COLUMNS), max_size=4), st.booleans())
def test_no_overlay_meets_what_must_be_read(overlays: list[FrameBox], bare: bool) -> None:
    layout = layout_within(overlays, (9, 16), bare=bare)
    judge(layout, overlays)
    if bare:
        assert layout.words.left + layout.words.right == pytest.approx(1)
    else:
        assert not any(covers(overlay, layout.pictures) for overlay in overlays)


@pytest.mark.parametrize("platform", OVERLAID.values(), ids=list(OVERLAID))
def test_each_platform_has_a_layout_that_its_own_overlays_leave_free(platform: Platform) -> None:
    assert platform.zones
    judge(platform.shape.layout, list(map(platform.zones.shares, platform.zones.boxes)))
    assert (platform.shape.name, platform.shape.aspect) == ("portrait", (9, 16))


@pytest.mark.parametrize("platform", OVERLAID.values(), ids=list(OVERLAID))
def test_plain_portrait_suits_every_platform(platform: Platform) -> None:
    assert platform.zones
    boxes = map(platform.zones.shares, platform.zones.boxes)
    assert not any(covers(box, PORTRAIT.layout.safe) for box in boxes)


def test_a_platform_that_covers_less_has_larger_pictures() -> None:
    shorts, reels = (PLATFORMS[name].shape for name in ("youtube_shorts", "instagram_reels"))
    assert height(shorts, "main") > 1.2 * height(reels, "main")
    assert height(shorts, "full") > 1.2 * height(PORTRAIT, "full")
    assert height(shorts, "title") == pytest.approx(height(reels, "title")), "type is as large"


def height(shape: Format, name: str) -> float:
    region = shape.layout.regions[name]
    return region.bottom - region.top


def test_what_stands_whole_in_a_feed_is_the_same_for_all() -> None:
    for platform in PLATFORMS.values():
        if platform.format != "portrait":
            assert platform.shape is FORMATS[platform.format]
            assert not platform.shape.layout.quiet
