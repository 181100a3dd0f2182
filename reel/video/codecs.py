"""How the pictures of each kind of result become packets, and in which file these are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reel.records.outputs import Output


@dataclass(frozen=True)
class Codec:
    """How pictures become packets.

    Attributes:
        name: the encoder's, as FFmpeg calls it.
        container: the format of the file that they are kept in.
        pixels: how a picture is encoded.
        lone: whether no picture needs another one to be decoded.
        options: the encoder's.
    """

    name: str
    container: str
    pixels: str
    lone: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def takes(self) -> str:
        """How pictures come to it: an opaque one's colours are converted where they change."""
        return "yuv420p" if self.pixels == "yuv420p" else "rgba"


H264 = Codec("libx264", "mp4", "yuv420p")
"""Its options are the encoder's own business: they were chosen by measuring."""

# Every picture in it stands alone; Apple's programs, and others for editing, know it.
_PRORES_4444 = Codec("prores_aw", "mov", "yuva444p10le", lone=True)

_PNG = Codec("png", "mov", "rgba", lone=True)

# Pictures that are kept ahead and not shown, as VP9 likes them, cannot have an alpha channel.
_VP9 = {
    "crf": "18", "b": "0", "deadline": "good", "cpu-used": "5", "auto-alt-ref": "0",
    "lag-in-frames": "0",
}  # fmt: skip


def codec_of(output: Output) -> Codec:
    """Choose how the segments of a result are encoded: so that they need only be joined.

    A GIF's colours can be chosen only when all of its pictures are there: until then these are
    kept as they are.
    """
    if output.kind in ("gif", "png-sequence"):
        return _PNG
    if output.kind == "webm":
        pixels = "yuva420p" if output.transparent else "yuv420p"
        return Codec("libvpx-vp9", "webm", pixels, options=_VP9)
    return _PRORES_4444 if output.transparent else H264
