"""All that a project's files say, each of them read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reel.records.brand import Brand, judge_drawn_brand, load_brand
from reel.records.clip_spec import ClipSpec
from reel.records.errors import ReelError
from reel.records.formats import LANDSCAPE, Format
from reel.records.key_moments import judge_moments
from reel.records.narration import Narration
from reel.records.project import Project, load_storyboard
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.theme import Theme, load_theme, theme_names
from reel.records.typeface import Typeface
from reel.records.words import ClipWords, film_title, load_film_words


@dataclass(frozen=True)
class Film:
    """A project's storyboard, words, brand and one of its themes.

    Attributes:
        words: of each clip, by its id.
        theme_name: the name of the theme.
        typeface: what its words are set with.
        first_title: its title in `reel.toml`: the same in all languages.
        narrations: what a voice has made of each clip's beats; none where nobody speaks.
    """

    project: Project
    storyboard: Storyboard
    words: dict[str, ClipWords]
    brand: Brand
    theme: Theme
    theme_name: str
    typeface: Typeface
    first_title: str
    narrations: Mapping[str, Mapping[str, Narration]] = field(default_factory=dict)

    def spec(self, clip_id: str, shape: Format = LANDSCAPE) -> ClipSpec:
        """Put together what the scene of a clip is told.

        Raises:
            ReelError: no such clip.
        """
        clip = self.storyboard[clip_id]
        words = self.words[clip_id]
        narration = self.narrations.get(clip_id, {})
        ground = self.storyboard.ground(clip_id) if shape.layout.quiet else None
        return ClipSpec(
            self.project, clip, words, self.brand, self.theme, shape, narration, ground,
            self.typeface,
        )  # fmt: skip

    @property
    def other_theme(self) -> Theme | None:
        """A theme for readers who want it dark where the film's is light, or the other way."""
        for name in theme_names(self.project):
            theme = load_theme(self.project, name)
            if theme.dark != self.theme.dark:
                return theme
        return None

    def in_theme(self, name: str) -> "Film":
        """Take another theme for it.

        Raises:
            ReelError: no such theme, or its file is wrong.
        """
        return replace(self, theme=load_theme(self.project, name), theme_name=name)


def read_film(
    project: Project, theme: str | None = None, storyboard: Storyboard | None = None
) -> Film:
    """Read a project's files.

    Args:
        project: the film's.
        theme: the name of the theme to take; by default the project's own.
        storyboard: the clips; by default what the project names.

    Raises:
        ReelError: no such theme, or one of the files is wrong.
    """
    if storyboard is None:
        storyboard = load_storyboard(project)
    for clip in storyboard:
        for name in clip.data:
            if not (project.data / name).is_file():
                raise ReelError(
                    f"storyboard: {clip.id}: data: {shown(project.data / name)} does not exist"
                )
    words = load_film_words(project, storyboard)
    for clip in storyboard:
        judge_moments(clip, words.clips[clip.id])
    first_title, project = project.title, replace(project, title=film_title(words, project))
    brand = load_brand(project)
    if any(clip.brand for clip in storyboard):
        judge_drawn_brand(project, brand, words.typeface)
    if theme is None:
        theme = project.settings.theme
    own = load_theme(project, theme)
    return Film(
        project, storyboard, words.clips, brand, own, theme, words.typeface, first_title
    )  # fmt: skip
