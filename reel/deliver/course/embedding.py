"""How a video is shown on somebody else's page: the element to paste, and oEmbed."""

from typing import Any

from markupsafe import escape

from reel.deliver.course.material import Course
from reel.records.timeline import Timeline

_LONGER = 960  # pixels
BAR = 90
"""How high (pixels) captions and the line with the link are below an embedded player that wide;
course.css has it, too."""


def embed_address(name: str) -> str:
    """Name the page that has a video's player alone, within a course's folder."""
    return f"embed/{name}.html"


def snippet(timeline: Timeline, title: str, address: str) -> str:
    """Write the element that shows a video on somebody's page."""
    width, height = _size(timeline)
    style = (
        f"width: 100%; max-width: {width}px; height: auto; aspect-ratio: {width} / {height}; "
        "border: 0"
    )
    return (
        f'<iframe src="{address}" title="{escape(title)}" width="{width}" height="{height}" '
        f'style="{style}" allow="fullscreen; picture-in-picture" allowfullscreen '
        'loading="lazy"></iframe>'
    )


def oembed(course: Course, timeline: Timeline, title: str) -> dict[str, Any]:
    """Describe a video as oEmbed does; addresses begin where the course's folder lies."""
    width, height = _size(timeline)
    return {
        "version": "1.0",
        "type": "video",
        "title": title,
        "author_name": course.brand.name,
        "provider_name": course.title,
        "thumbnail_url": f"media/{timeline.id}.png",
        "thumbnail_width": timeline.width,
        "thumbnail_height": timeline.height,
        "width": width,
        "height": height,
        "html": snippet(timeline, title, embed_address(timeline.id)),
    }


def _size(timeline: Timeline) -> tuple[int, int]:
    """How large (pixels) an embedded video is by default."""
    scale = _LONGER / max(timeline.width, timeline.height)
    return round(timeline.width * scale), round(timeline.height * scale) + BAR
