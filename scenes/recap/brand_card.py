"""Who made the film: the maker's logo, name, handle and call to action, and the credit."""

from collections.abc import Callable

import manim as mn

from reel.formula.label import Label
from reel.records.brand import Brand, logo_file, undrawable_logo
from reel.records.project import Project
from reel.records.theme import Theme
from reel.stage.picture import Picture
from reel.stage.regions import Region
from reel.stage.shapes import Card

_MARGIN = 0.35  # between the card's edge and its lines, and between the logo and the name
# What is tried, one after another, until all fits: the sizes of the name and of the rest, how high
# a logo is at most, and how far lines are apart at least.
_SIZES = (
    ("title", "label", 1.3, _MARGIN),
    ("label", "small", 0.9, _MARGIN),
    ("label", "small", 0.9, 0.23),
)


class BrandCard(mn.Group):
    """A card with what the brand gives, spread evenly over it; what is missing leaves no hole.

    Args:
        project: where the logo lies.
        brand: what the maker says.
        region: what the card fills.
        text: writes words, as `ClipScene.text` does.
        theme: gives each role its colour.

    Attributes:
        card: the card.
        lines: what stands on it, from the top: maker, call to action (if there is one), credit.
    """

    def __init__(
        self,
        project: Project,
        brand: Brand,
        region: Region,
        text: Callable[..., Label],
        theme: Theme,
    ) -> None:
        inner = region.inset(_MARGIN)
        logo = _logo(project, brand, inner)
        for sizes in _SIZES:
            self.lines = _lines(logo, brand, inner, text, theme.grid, sizes)
            if self.lines.height <= inner.height + 1e-6:
                break
        inner.put(self.lines)
        self.card = Card(region, fill=theme.surface)
        super().__init__(self.card, self.lines)


def _lines(
    logo: Picture | None,
    brand: Brand,
    inner: Region,
    text: Callable[..., Label],
    grid: str,
    sizes: tuple[str, str, float, float],
) -> mn.Group:
    """Write maker, call to action and credit, spread over the height that there is.

    Where even the least gaps take more height than there is, the lines are higher than `inner`.
    """

    def line(words: str, size: str, role: str) -> list[Label]:
        return [text(words, size=size, role=role, width=inner.width)] if words else []

    large, usual, height, apart = sizes
    names = mn.VGroup(*line(brand.name, large, "text"), *line(brand.handle, usual, "logarithm"))
    maker = mn.Group(names.arrange(mn.DOWN, buff=0.18, aligned_edge=mn.LEFT))
    if logo is not None:
        maker.add_to_back(logo.copy().scale(min(1, height / logo.height)))
        beside = maker[0].width + _MARGIN + names.width <= inner.width
        if beside:
            maker.arrange(mn.RIGHT, buff=_MARGIN)
        else:
            maker.arrange(mn.DOWN, buff=_MARGIN, aligned_edge=mn.LEFT)
    rule = mn.Line(mn.ORIGIN, inner.width * mn.RIGHT, color=grid, stroke_width=3)
    credit = mn.Group(rule, *line(brand.credit, "small", "muted"))
    credit.arrange(mn.DOWN, buff=apart, aligned_edge=mn.LEFT)
    lines = mn.Group(maker, *line(brand.call_to_action, usual, "text"), credit)
    free = inner.height - sum(block.height for block in lines)
    lines.arrange(mn.DOWN, buff=max(free / (len(lines) + 1), apart))
    for block in lines:
        block.align_to(rule, mn.LEFT)
    return lines


def _logo(project: Project, brand: Brand, inner: Region) -> Picture | None:
    """Draw the brand's logo, if it has one, as high as any of the sizes lets it be.

    Raises:
        ReelError: its file does not hold such a picture.
    """
    path = logo_file(project, brand)
    if path is None:
        return None
    try:
        return Picture(path, inner.width, max(height for *_, height, _ in _SIZES))
    except (OSError, ValueError) as error:
        raise undrawable_logo(project, path, error) from error
