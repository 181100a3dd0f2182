"""What a check looks at: which clips, formats and themes, and which videos there are of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from reel.records.errors import ReelError
from reel.records.formats import Format
from reel.records.out_folder import folders_in
from reel.records.storyboard import FILM, Storyboard


@dataclass(frozen=True)
class Scope:
    """What a check looks at.

    Attributes:
        clips: their ids, in the order of the storyboard.
        formats: in which they are played.
        themes: by name; all but the first are looked at for contrast only.
        names: of the videos: those of the clips and, if all clips are looked at, of the film.
        out: the out folder; None to look at no videos.
    """

    clips: tuple[str, ...]
    formats: tuple[Format, ...]
    themes: tuple[str, ...]
    names: tuple[str, ...]
    out: Path | None

    def folders(self, shape: Format) -> list[Path]:
        """List the folders with videos of a format: that of finished ones first, there or not."""
        return [] if self.out is None else folders_in(self.out, shape)


def scope_of(
    storyboard: Storyboard,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    out: Path | None,
) -> Scope:
    """Lay down what a check looks at.

    Args:
        storyboard: the clips there are.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name.
        out: the out folder.

    Raises:
        ReelError: no such clip, or there is no format or no theme.
    """
    for clip_id in ids:
        storyboard[clip_id]
    if not formats or not themes:
        raise ReelError("nothing to check: name a format and a theme")
    clips = tuple(clip_id for clip_id in storyboard.ids if not ids or clip_id in ids)
    names = (*clips, FILM) if clips == tuple(storyboard.ids) else clips
    return Scope(clips, tuple(dict.fromkeys(formats)), tuple(dict.fromkeys(themes)), names, out)
