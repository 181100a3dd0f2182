"""What a check looks at: clips, formats, themes, platforms; which videos and posts there are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reel.check.post_files import PostsFolder, posts_folders
from reel.records.errors import ReelError
from reel.records.film import Film
from reel.records.formats import FORMATS, Format
from reel.records.out_folder import folders_in, out_in
from reel.records.platforms import Platform, load_platforms
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import FILM


@dataclass(frozen=True)
class Scope:
    """What a check looks at.

    Attributes:
        clips: their ids, in the order of the storyboard.
        formats: in which they are played.
        themes: by name; all but the first are looked at for contrast only.
        names: of the videos: those of the clips and, if all clips are looked at, of the film.
        out: the out folder, or the language's own in it; None to look at no videos.
        apart: the folders in it that are other languages' own.
        platforms: all there are, by name.
        layouts: the names of those in whose own layouts clips are played, too.
        posts: the folders of posts.
    """

    clips: tuple[str, ...]
    formats: tuple[Format, ...]
    themes: tuple[str, ...]
    names: tuple[str, ...]
    out: Path | None
    apart: tuple[str, ...]
    platforms: Mapping[str, Platform]
    layouts: tuple[str, ...]
    posts: tuple[PostsFolder, ...]

    @property
    def whole(self) -> bool:
        """Whether all clips are looked at, and so what belongs to no single one."""
        return FILM in self.names

    def folders(self, shape: Format) -> list[Path]:
        """List the folders with videos of a format: that of finished ones first, there or not."""
        return [] if self.out is None else folders_in(self.out, shape, self.apart)


def scope_of(
    film: Film,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    out: Path | None,
    platforms: Collection[str] = (),
) -> Scope:
    """Lay down what a check looks at.

    Args:
        film: the clips there are.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name.
        out: the out folder.
        platforms: names of those in whose own layouts to look at clips too, or "all"; only their
            posts are looked at then.

    Raises:
        ReelError: no such clip or platform, there is no format or no theme, or what the platforms
            take cannot be read.
    """
    storyboard = film.storyboard
    for clip_id in ids:
        storyboard[clip_id]
    if not formats or not themes:
        raise ReelError("nothing to check: name a format and a theme")
    clips = tuple(clip_id for clip_id in storyboard.ids if not ids or clip_id in ids)
    names = (*clips, FILM) if clips == tuple(storyboard.ids) else clips
    known, chosen = _platforms(film.project, platforms)
    own = {name: each for name, each in chosen.items() if _has_own_room(each)}
    plain = [each.shape for name, each in chosen.items() if name not in own]
    language = film.project.other_language
    out = out and out_in(out, language)
    apart = tuple(film.project.apart)
    posts = posts_folders(out, known, apart, language) if out else []
    return Scope(
        clips=clips,
        formats=tuple(dict.fromkeys([*formats, *plain])),
        themes=tuple(dict.fromkeys(themes)),
        names=names,
        out=out,
        apart=apart,
        platforms=known,
        layouts=tuple(own),
        posts=tuple(folder for folder in posts if not chosen or folder.name in chosen),
    )


def _platforms(
    project: Project, names: Collection[str]
) -> tuple[dict[str, Platform], dict[str, Platform]]:
    """Read what the platforms take, and choose some.

    Returns:
        All, none if a project is posted nowhere and has no such file; and the chosen ones.
    """
    if not project.platforms.exists():
        if names:
            raise ReelError(f"{shown(project.platforms)} is missing: it says what platforms take")
        return {}, {}
    platforms = load_platforms(project)
    chosen: dict[str, Platform] = {}
    for name in names:
        chosen |= platforms.chosen(name)
    return platforms.known, chosen


def _has_own_room(platform: Platform) -> bool:
    """Whether clips look different on a platform from how they look in its format."""
    return platform.zones is not None or platform.shape != FORMATS[platform.format]
