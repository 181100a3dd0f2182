"""A layout for an upright frame over which a player lays its own buttons and texts."""

from collections.abc import Iterable

from reel.records.frame_layout import ON_A_PHONE, Arrangement, FrameBox, FrameLayout

# In pixels of a frame that is 1080 wide.
_WIDTH = 1080
_ASIDE, _APART = 6, 16  # between an overlay and what must be read, beside it and below or above it
_OVER = 5  # how far lines and labels may go beyond a picture's place
_MARGIN = 54.0  # of what must be read, where nothing is laid over an edge
_PICTURES = 48  # the margin of pictures in a frame that is seen without overlays as well
_HEADLINE, _CAPTION = 182, 126  # a small line and two large ones, and two lines, in any frame
_BELOW_HEADLINE, _ABOVE_SIDE, _ABOVE_CAPTION = 28, 20, 18
_MAIN, _SIDE = 616, 276  # how these share what is left


def layout_within(
    overlays: Iterable[FrameBox], aspect: tuple[int, int], *, bare: bool = False
) -> FrameLayout:
    """Divide a frame so that nothing necessary stands under an overlay.

    Args:
        overlays: what lies over the frame. One that is wider than half of it takes the top or the
            bottom, whichever is nearer; any other takes its side, all the way down.
        aspect: width and height of the frame as a ratio.
        bare: whether the frame is seen without overlays as well. Then all stands in its middle, not
            in that of what they leave free, where it would look shifted; and pictures, but not
            words, may reach beside the buttons.
    """
    height = _WIDTH * aspect[1] / aspect[0]
    left, top, right, bottom = _MARGIN, _MARGIN, _WIDTH - _MARGIN, height - _MARGIN
    for box in overlays:
        if box.right - box.left > 0.5:
            if box.top + box.bottom < 1:
                top = max(top, height * box.bottom + _APART)
            else:
                bottom = min(bottom, height * box.top - _APART)
        elif box.left + box.right < 1:
            left = max(left, _WIDTH * box.right + _ASIDE)
        else:
            right = min(right, _WIDTH * box.left - _ASIDE)
    words = pictures = left, right
    if bare:
        beside = max(left, _WIDTH - right)
        words, pictures = (beside, _WIDTH - beside), (_PICTURES, _WIDTH - _PICTURES)

    def across(sides: tuple[float, float], upper: float, lower: float) -> FrameBox:
        """What lies between a left and a right side, and between two heights."""
        return FrameBox(sides[0] / _WIDTH, upper / height, sides[1] / _WIDTH, lower / height)

    main = top + _HEADLINE + _BELOW_HEADLINE
    side_ends = bottom - _CAPTION - _ABOVE_CAPTION
    main_ends = main + (side_ends - _ABOVE_SIDE - main) * _MAIN / (_MAIN + _SIDE)
    return FrameLayout(
        arrangement=Arrangement.TALL,
        centred=True,
        enlarged=ON_A_PHONE,
        safe=across((left, right), top, bottom),
        words=across(words, top, bottom),
        pictures=across((pictures[0] - _OVER, pictures[1] + _OVER), top, bottom),
        regions={
            "title": across(words, top, top + _HEADLINE),
            "main": across(pictures, main, main_ends),
            "side": across(words, main_ends + _ABOVE_SIDE, side_ends),
            "full": across(pictures, main, side_ends),
            "caption": across(words, bottom - _CAPTION, bottom),
        },
        quiet=(across((0, _WIDTH), 0, top), across((0, _WIDTH), bottom, height)),
    )
