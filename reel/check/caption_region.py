"""The place of captions: free of all else wherever captions are drawn into the picture."""

from collections.abc import Iterator

from reel.check.fault import Fault
from reel.check.pixels import PixelRect
from reel.check.snapshot import Snapshot

_LEAST_PIXELS = 4  # that must be seen of a piece for it to stand there


def covered(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what stands where captions are drawn.

    While things move it matters only in formats whose captions are usually drawn into the picture.
    """
    shape = snapshot.moment.scene.spec.format
    if snapshot.moment.kind == "half-way" and shape.captions not in ("burn", "both"):
        return
    box = shape.layout.regions["caption"]
    region = PixelRect(
        round(box.left * snapshot.width),
        round(box.top * snapshot.height),
        round(box.right * snapshot.width),
        round(box.bottom * snapshot.height),
    )
    names: dict[str, None] = {}
    for piece in snapshot.pieces:
        place = piece.rect.intersect(region)
        if place.empty or piece.does("outside"):
            continue
        if piece.seen[place.slices_in(piece.rect)].sum() >= _LEAST_PIXELS:
            names[piece.setting.name if piece.setting else piece.name] = None
    if names:
        yield Fault("captions.region", "stands where captions are drawn", tuple(names)[:4])
