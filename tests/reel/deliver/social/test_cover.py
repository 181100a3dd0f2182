"""Covers: as each platform takes them, read at a glance, and made of what people write."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from msgspec.structs import replace
from PIL import ExifTags, Image, ImageDraw

from reel.deliver.social.cover import write_cover
from reel.deliver.social.cover_design import CAPITALS, SMALL, draw_cover
from reel.deliver.social.cover_picture import key_object, leading_colour
from reel.deliver.social.cover_words import Style, Words
from reel.deliver.social.material import Outlet, Posting
from reel.records.errors import ReelError
from reel.records.formats import LANDSCAPE
from reel.records.platforms import CoverRules
from reel.records.theme import Theme
from tests.our_film import FILM, STORYBOARD
from tests.reel.deliver.social.clips import (
    DARK,
    FOREIGN,
    LIGHT,
    PLATFORMS,
    clip,
    outlet,
    posting,
    scene,
    stated,
)

WITH_COVERS = [
    name
    for name, platform in PLATFORMS.items()
    if platform.cover and platform.cover.form.value == "file"
]
QUESTION = "How can two rulers multiply?"
LONG = "Why does a learner take the logarithm of every likelihood, one after another? " * 4
TITLES = {
    "short": "Why?",
    "question": QUESTION,
    "long": LONG[:300],
    "one word": "Donaudampfschifffahrtsgesellschaft" * 9,
    "right to left": "מדוע לומדים אוהבים לוגריתמים כל כך, ומה נשאר אחרי שמכפילים? " * 5,
    "wide": "ＭＷ" * 150,
}

Made = Callable[..., tuple[Outlet, Posting]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Makes a posting for a platform: of a clip whose object is orange at first, then teal."""

    def make(
        name: str, title: str = QUESTION, *, theme: Theme = DARK, cover: str = "", **rules: object
    ) -> tuple[Outlet, Posting]:
        platform = PLATFORMS[name]
        pictures = [scene(platform.shape, theme, each) for each in (theme.product, theme.sum)]
        timeline, path = clip(tmp_path, pictures, pictures[0].size)
        assert platform.cover
        taken = replace(platform.cover, **{key: stated(value) for key, value in rules.items()})
        posted = posting(timeline, path, title, cover)
        return outlet(name, replace(platform, cover=taken), posted, theme), posted

    return make


def near(cover: Image.Image, colour: str, steps: int = 60) -> npt.NDArray[np.bool_]:
    """Find where a picture has about this colour."""
    wanted = np.array(list(bytes.fromhex(colour[1:])), np.int16)
    return np.asarray(np.abs(np.asarray(cover).astype(np.int16) - wanted).max(axis=2) <= steps)


def box(found: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """The rectangle around what was found: left, top, right, bottom."""
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def shown_in_grid(rules: CoverRules, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """The part of a cover that a profile's grid shows."""
    width, height = size
    if not rules.grid:
        return 0, 0, width, height
    wide, high = rules.grid.value
    across, up = min(width, height * wide / high), min(height, width * high / wide)
    return (width - across) / 2, (height - up) / 2, (width + across) / 2, (height + up) / 2


@pytest.mark.parametrize("name", WITH_COVERS)
def test_a_cover_is_as_its_platform_takes_it(name: str, made: Made, tmp_path: Path) -> None:
    ready, posted = made(name)
    rules = ready.platform.cover
    assert rules
    assert rules.kinds
    assert rules.largest
    path = tmp_path / write_cover(ready, posted, tmp_path)
    assert path.name == f"cover.{rules.kinds.value[0]}"
    assert path.stat().st_size <= rules.largest.value
    with Image.open(path) as cover:
        assert rules.size
        assert cover.size == rules.size.value
        assert (cover.format, cover.mode) == ("JPEG", "RGB")
        assert cover.getexif().get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] == 1  # sRGB
        assert near(cover, DARK.text).any()  # the question
        assert near(cover, DARK.product).any()  # the picture
        assert not near(cover, FOREIGN).any()  # neither the clip's own title nor its captions


@pytest.mark.parametrize("name", WITH_COVERS)
def test_capitals_are_high_enough_where_a_cover_is_small(name: str, made: Made) -> None:
    cover = draw_cover(*made(name, "HOW MANY LINES FIT HERE"))
    rows = near(cover, DARK.text).any(axis=1)
    starts = np.flatnonzero(np.diff(rows.astype(int)) == 1)
    ends = np.flatnonzero(np.diff(rows.astype(int)) == -1)
    heights = ends - starts
    assert (heights * SMALL / cover.width).min() >= CAPITALS - 0.1


@pytest.mark.parametrize("name", ["youtube", "instagram_reels", "linkedin", "tiktok", "mastodon"])
@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_any_question_fits(name: str, title: str, made: Made) -> None:
    ready, posted = made(name, title)
    cover = draw_cover(ready, posted)
    assert ready.platform.cover
    left, top, right, bottom = shown_in_grid(ready.platform.cover, cover.size)
    margin = 0.05 * min(cover.size)
    words = box(near(cover, DARK.text, 90))
    assert left + margin < words[0] < words[2] < right - margin
    assert top + margin < words[1] < words[3] < bottom - margin


@pytest.mark.parametrize("name", ["instagram_reels", "instagram_feed"])
def test_a_grid_cuts_off_nothing(name: str, made: Made) -> None:
    ready, posted = made(name, LONG)
    cover = draw_cover(ready, posted)
    assert ready.platform.cover
    inside = [round(each) for each in shown_in_grid(ready.platform.cover, cover.size)]
    pixels = np.asarray(cover).astype(int)
    pixels[inside[1] : inside[3], inside[0] : inside[2]] = list(bytes.fromhex(DARK.background[1:]))
    assert np.abs(pixels - list(bytes.fromhex(DARK.background[1:]))).max() < 50  # only the glow


@pytest.mark.parametrize("name", ["instagram_reels", "tiktok"])
@pytest.mark.parametrize("colour", [DARK.text, DARK.product], ids=["question", "picture"])
def test_no_overlay_hides_anything(name: str, colour: str, made: Made) -> None:
    ready, posted = made(name, LONG)
    cover = draw_cover(ready, posted)
    left, top, right, bottom = box(near(cover, colour))
    zones = ready.platform.zones
    assert zones
    for name in zones.boxes:
        zone, (width, height) = zones.shares(name), cover.size
        assert (
            right <= zone.left * width
            or left >= zone.right * width
            or bottom <= zone.top * height
            or top >= zone.bottom * height
        )


@pytest.mark.parametrize("clip", list(STORYBOARD.ids))
def test_a_question_has_few_lines_on_a_wide_cover_and_none_is_a_short_word(clip: str) -> None:
    words = Words(FILM.words[clip].title, Style(DARK.text, FILM.typeface))
    for width in (300, 450, 600, 1200):
        lines = words.fit(width, 600, 90, 4).lines
        assert len(lines) <= 4
        assert min(len(line) for line in lines) > 5


def draw_objects(*boxes: tuple[int, int, int, int, str]) -> Image.Image:
    """Draw a landscape frame with objects, each as left, top, right, bottom and colour."""
    frame = Image.new("RGB", (960, 540), DARK.background)
    for *place, colour in boxes:
        ImageDraw.Draw(frame).rectangle(place, fill=colour)
    return frame


TOWER = (400, 200, 459, 379, DARK.sum)
NUMBER = (410, 170, 449, 184, DARK.product)
TICK = (380, 290, 389, 299, DARK.muted)
REMARK = (520, 280, 599, 299, DARK.model)
BELOW = (340, 395, 359, 405, DARK.model)


@pytest.mark.parametrize(
    ("others", "size"),
    [
        ([], (60, 180)),
        ([TICK], (80, 180)),  # a label is part of it
        ([NUMBER], (60, 210)),  # and so is what names it
        ([NUMBER, REMARK, BELOW], (60, 210)),  # what stands beside it is not
    ],
)
def test_small_companions_are_left_out(
    others: list[tuple[int, int, int, int, str]], size: tuple[int, int]
) -> None:
    shown = key_object(draw_objects(TOWER, *others), LANDSCAPE.layout, DARK)
    assert shown.size == pytest.approx(size, abs=2 * 6)
    assert not near(shown, DARK.model).any()


def test_the_colour_is_the_same_however_much_there_is_of_it() -> None:
    little, much = (
        draw_objects((400, 200, 459, 379, DARK.data), (400, 380, 459, bottom, DARK.sum))
        for bottom in (400, 459)
    )
    assert leading_colour(little, DARK) == leading_colour(much, DARK) == DARK.sum
    assert leading_colour(draw_objects(), DARK) == DARK.accent


def test_the_picture_is_of_the_moment_that_is_named(made: Made) -> None:
    early, late = (draw_cover(*made("youtube", cover=cover)) for cover in ("ask", "answer"))
    assert near(early, DARK.product).sum() > near(early, DARK.sum).sum()
    assert near(late, DARK.sum).sum() > near(late, DARK.product).sum()


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_picture_has_no_edge(theme: Theme, made: Made) -> None:
    cover = draw_cover(*made("youtube", theme=theme))
    left, top, right, bottom = box(near(cover, theme.product, 30)[:, cover.width // 2 :])
    left, right = left + cover.width // 2, right + cover.width // 2
    assert (right - left) * (bottom - top) > 0.1 * cover.width * cover.height
    above = np.asarray(cover).astype(int)[: top - 10, left:right]
    assert np.abs(np.diff(above, axis=0)).max() <= 6


def test_a_question_from_right_to_left_stands_at_the_right(made: Made) -> None:
    cover = draw_cover(*made("youtube", "מדוע לומדים אוהבים לוגריתמים?"))
    words, picture = near(cover, DARK.text), near(cover, DARK.product, 30)
    picture[:, picture.sum(axis=0) < 20] = False  # the mark below the question has its colour, too
    assert box(picture)[2] < box(words)[0] < box(words)[2] > 0.9 * cover.width


@pytest.mark.parametrize(
    "text", ["#h(400pt)", '"; #import "x.typ"', "*a* $b$ <b> @c", "\\u{41} \\ {{ 1 }}", "[#] // x"]
)
def test_what_people_write_is_no_markup(text: str) -> None:
    """It is as wide as its letters are, whatever they mean to Typst."""
    plain = "".join(letter if letter.isalnum() or letter == " " else "\u2060" + letter + "\u2060"
                    for letter in text)  # fmt: skip
    widths = [
        Words(each, Style("#000000", FILM.typeface)).fit(10**6, 10**6, 100).width
        for each in (text, plain)
    ]
    assert widths[0] == pytest.approx(widths[1], rel=0.1)


def test_a_small_limit_makes_a_smaller_file(made: Made, tmp_path: Path) -> None:
    ready, posted = made("youtube")
    usual = (tmp_path / write_cover(ready, posted, tmp_path)).stat().st_size
    ready, posted = made("youtube", largest=usual * 2 // 3)
    assert (tmp_path / write_cover(ready, posted, tmp_path)).stat().st_size <= usual * 2 // 3


def test_a_cover_may_be_a_png(made: Made, tmp_path: Path) -> None:
    ready, posted = made("mastodon", kinds=("webp", "png", "jpg"), size=(640, 360))
    with Image.open(tmp_path / write_cover(ready, posted, tmp_path)) as cover:
        assert (cover.format, cover.size) == ("PNG", (640, 360))
        assert "srgb" in cover.info


@pytest.mark.parametrize(
    ("rules", "complaint"),
    [
        (
            {"largest": 1000},
            r"youtube\.cover\.largest: no JPG of 1280 × 720 .* 1000 bytes \(A page",
        ),
        ({"kinds": ("webp",)}, r"youtube\.cover\.kinds: none of webp can be made; there are jpg"),
    ],
)
def test_a_cover_that_cannot_be_made_is_named(
    rules: dict[str, object], complaint: str, made: Made, tmp_path: Path
) -> None:
    with pytest.raises(ReelError, match=complaint):
        write_cover(*made("youtube", **rules), tmp_path)


def test_letters_that_cannot_be_drawn_are_named(made: Made, tmp_path: Path) -> None:
    with pytest.raises(ReelError, match=r"clip: title: no font has 対 \(U\+5BFE\)"):
        write_cover(*made("youtube", "対数とは"), tmp_path)


def test_nobody_need_have_made_it(made: Made) -> None:
    ready, posted = made("youtube")
    film = Posting("film", 0, 12, "A film", "", posted.text, posted.timeline, posted.picture)
    alone = outlet("youtube", ready.platform, film, brand=" ")
    signed = outlet("youtube", ready.platform, film)
    foot = slice(-90, None)
    assert near(draw_cover(signed, film), DARK.muted)[foot, :200].any()
    assert not near(draw_cover(alone, film), DARK.muted)[foot, :200].any()
