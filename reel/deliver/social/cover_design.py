"""How a cover looks: the question large, the key picture beside or below it, in a quiet glow."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from reel.deliver.social.cover_picture import key_object, leading_colour
from reel.deliver.social.cover_plan import MARK, SIGNATURE, Area, Parts, plan_cover
from reel.deliver.social.cover_words import Style, Words, legible_size
from reel.deliver.social.material import Outlet, Posting
from reel.records.typeface import direction
from reel.video.frames import frames

CAPITALS, SMALL = 6, 160
"""So many pixels high are the question's capitals at least on a cover made so many wide: it is
read there. Only a question that is too long for that is smaller."""

_GLOW, _REACH = 0.18, 0.6  # its colour's share in its middle; how far it goes, of the shorter side
_SOLID = 110.0  # steps of colour, of 255, by which what is wholly drawn differs from the ground

_Colour = npt.NDArray[np.float64]


def draw_cover(outlet: Outlet, posting: Posting) -> Image.Image:
    """Draw the cover of a clip for its platform, as large as that wants it."""
    rules, theme, timeline = outlet.platform.cover, outlet.theme, posting.timeline
    assert rules
    size = rules.size.value if rules.size else (timeline.width, timeline.height)
    (frame,) = frames(posting.picture, [max(round(posting.cover * timeline.fps) - 1, 0)])
    picture = key_object(frame, outlet.shape.layout, theme)

    from_right = direction(posting.title) == "rtl"
    place = "centre" if size[0] <= size[1] else "right" if from_right else "left"
    asked = Style(theme.text, outlet.typeface, place, language=outlet.language)
    question = Words(posting.title, asked)
    legible = legible_size(CAPITALS * size[0] / SMALL, outlet.typeface)
    signed = _signed(outlet, posting)
    parts = Parts(size, question, legible, from_right, picture.size, frame.size, bool(signed))
    plan = plan_cover(parts, rules, outlet.platform.zones)

    colour = leading_colour(picture, theme)
    cover = _ground(size, theme.background, colour, plan.picture)
    width, height = (max(1, round(side * plan.scale)) for side in picture.size)
    scaled = picture.resize((width, height), Image.Resampling.LANCZOS)
    _light(cover, scaled, plan.picture, theme.background)
    _paste(cover, question.draw(plan.fit), plan.question, place)
    mark = Image.new("RGBA", (round(MARK[0] * min(size)), round(plan.mark.height)), colour)
    _paste(cover, mark, plan.mark, place)
    if signed:
        words = Words(signed, replace(asked, colour=theme.muted))
        fit = words.fit(plan.signature.width, plan.signature.height, SIGNATURE * min(size))
        _paste(cover, words.draw(fit), plan.signature, place)
    return cover


def _signed(outlet: Outlet, posting: Posting) -> str:
    """Say who made it; and of a clip, its place in the film."""
    place = f"{posting.number} / {posting.of}" if posting.number and posting.of > 1 else ""
    return "\u2002·\u2002".join(filter(None, (outlet.brand.name.strip(), place)))


def _ground(size: tuple[int, int], background: str, colour: str, picture: Area) -> Image.Image:
    """Draw the background, with a glow behind the picture."""
    width, height = size
    x, y = (picture.left + picture.right) / 2, (picture.top + picture.bottom) / 2
    away = np.hypot(np.arange(width) - x, np.arange(height)[:, None] - y)
    share = _GLOW * np.exp(-((away / (_REACH * min(size))) ** 2))[..., None]
    # A little noise, the same each time: without it, a dark glow has steps that can be seen.
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, (height, width, 1))
    ground = _rgb(background)
    return _image(ground + (_rgb(colour) - ground) * share + noise)


def _light(cover: Image.Image, picture: Image.Image, area: Area, background: str) -> None:
    """Put a picture at the top of an area, in its middle, so that its own background is not seen.

    What is like its background gets the cover's light in addition; what is far from it keeps its
    colour; and the edges of letters are in between, as they are mixed of both.
    """
    x, y = round(area.left + (area.width - picture.width) / 2), round(area.top)
    place = x, y, x + picture.width, y + picture.height
    ground, pixels = _rgb(background), np.asarray(picture).astype(np.float64)
    apart = np.abs(pixels - ground).max(axis=2, keepdims=True)
    light = (np.asarray(cover.crop(place)) - ground) * (1 - np.minimum(apart / _SOLID, 1))
    cover.paste(_image(pixels + light), place)


def _paste(cover: Image.Image, picture: Image.Image, area: Area, place: str) -> None:
    """Paste a picture at the top of an area: at its left or right, or in the centre."""
    spare = area.width - picture.width
    x = area.left + {"left": 0, "centre": spare / 2, "right": spare}[place]
    cover.paste(picture, (round(x), round(area.top)), picture)


def _image(pixels: _Colour) -> Image.Image:
    return Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8))


def _rgb(colour: str) -> _Colour:
    return np.array(list(bytes.fromhex(colour[1:])), np.float64)
