"""What a film says in its other languages: for captions of videos that are spoken in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.saying import Saying
from reel.records.storyboard import FILM, Storyboard
from reel.records.words import ClipWords, load_words


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


def load_translations(
    project: Project, storyboard: Storyboard, words: Mapping[str, ClipWords]
) -> Translations:
    """Read what a film says in all languages but the one that it is made in.

    Args:
        project: the film's, in that language.
        storyboard: its clips.
        words: their words in that language. One in which some beats say the same is not translated
            yet, and left out.
    """
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
        same = [
            f"{clip}.{beat}"
            for clip, its in clips.items()
            for beat, said in its.beats.items()
            if said == words[clip].beats[beat]
        ]
        if same:
            unfinished, other = language, project.language
            if language == project.first_language:  # of two, that is not the one to blame
                unfinished, other = other, language
            wrong.append(
                f"{unfinished} is not translated yet: {len(same)} beats say the same as in "
                f"{other}, the first is {same[0]}; words check {unfinished} names what is left"
            )
            continue
        sayings[language] = {
            f"{clip}.{beat}": saying
            for clip, words in clips.items()
            for beat, saying in words.sayings.items()
        }
    return Translations(sayings, tuple(wrong))
