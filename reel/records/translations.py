"""What a film says in its other languages: for captions of videos that are spoken in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.saying import Saying
from reel.records.storyboard import FILM, Storyboard
from reel.records.words import load_words


@dataclass(frozen=True)
class Translations:
    """What a film says in all languages but its own.

    Attributes:
        sayings: by language, and then by "clip.beat".
        wrong: what is wrong with words that cannot be read, a line each: their languages are left
            out.
    """

    sayings: Mapping[str, Mapping[str, Saying]] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()

    def of_video(self, name: str) -> dict[str, dict[str, Saying]]:
        """Choose what a video says, by the language and by the ids that its beats have.

        Args:
            name: the clip's id, or "film".
        """
        if name == FILM:
            return {language: dict(said) for language, said in self.sayings.items()}
        start = f"{name}."
        return {
            language: {
                beat.removeprefix(start): saying
                for beat, saying in said.items()
                if beat.startswith(start)
            }
            for language, said in self.sayings.items()
        }


def load_translations(project: Project, storyboard: Storyboard) -> Translations:
    """Read what a film says in all languages but the one that it is made in."""
    sayings: dict[str, dict[str, Saying]] = {}
    wrong = []
    for language in project.translations:
        if language == project.language:
            continue
        try:
            clips = load_words(replace(project, language=language), storyboard)
        except ReelError as error:
            wrong.append(str(error))
            continue
        sayings[language] = {
            f"{clip}.{beat}": saying
            for clip, words in clips.items()
            for beat, saying in words.sayings.items()
        }
    return Translations(sayings, tuple(wrong))
