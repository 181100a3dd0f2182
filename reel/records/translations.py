"""What a film says in its other languages: for captions of videos that are spoken in one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.saying import Saying
from reel.records.storyboard import FILM, Storyboard
from reel.records.words import ClipWords, load_readable_words


class Lack(NamedTuple):
    """Clips that have no captions in a language, and why, in one line."""

    clips: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Translations:
    """What a film says in all languages but its own.

    Attributes:
        clips: the ids of all its clips.
        sayings: by language, clip and beat. A clip whose words are wrong or not translated yet is
            left out there.
        lacks: why some are.
    """

    clips: tuple[str, ...] = ()
    sayings: Mapping[str, Mapping[str, Mapping[str, Saying]]] = field(default_factory=dict)
    lacks: tuple[Lack, ...] = ()

    def of_video(self, name: str) -> dict[str, dict[str, Saying]]:
        """Choose what a video says, by the language and by the ids that its beats have.

        Args:
            name: the clip's id, or "film": which says nothing in a language that a clip lacks.
        """
        if name != FILM:
            return {code: dict(said[name]) for code, said in self.sayings.items() if name in said}
        return {
            code: {f"{clip}.{beat}": each for clip in said for beat, each in said[clip].items()}
            for code, said in self.sayings.items()
            if len(said) == len(self.clips)
        }

    def told(self, ids: Collection[str]) -> Iterator[str]:
        """Yield a line on what some captions lack.

        Args:
            ids: of the clips that matter; all, and so the film, if there are none.
        """
        for lack in self.lacks:
            clips = [clip for clip in lack.clips if not ids or clip in ids]
            whose = "" if lack.clips == self.clips else f" of {', '.join(clips)}"
            whose += " and of the film" if whose and not ids else ""
            if clips:
                yield f"captions{whose} leave a language out: {lack.why}"


def load_translations(
    project: Project, storyboard: Storyboard, words: Mapping[str, ClipWords]
) -> Translations:
    """Read what a film says in all languages but the one that it is made in.

    Args:
        project: the film's, in that language.
        storyboard: its clips.
        words: their words in that language. A clip in another one of which some beats say the same
            is not translated yet, and left out.
    """
    clips = tuple(storyboard.ids)
    sayings: dict[str, dict[str, Mapping[str, Saying]]] = {}
    lacks: list[Lack] = []
    for language in project.translations:
        if language == project.language:
            continue
        try:
            readable, wrong = load_readable_words(replace(project, language=language), storyboard)
        except ReelError as error:
            lacks.append(Lack(clips, str(error)))
            continue
        lacks += [Lack((clip,), why) for clip, why in wrong.items()]
        same = [
            (clip, beat)
            for clip, its in readable.items()
            for beat, said in its.beats.items()
            if said == words[clip].beats[beat]
        ]
        untranslated = tuple(dict.fromkeys(clip for clip, _ in same))
        if same:
            unfinished, other = language, project.language
            if language == project.first_language:  # of two, that is not the one to blame
                unfinished, other = other, language
            why = (
                f"{unfinished} is not translated yet: {len(same)} beats say the same as in "
                f"{other}, the first is {'.'.join(same[0])}; words check {unfinished} names what "
                "is left"
            )
            lacks.append(Lack(untranslated, why))
        sayings[language] = {
            clip: its.sayings for clip, its in readable.items() if clip not in untranslated
        }
    return Translations(clips, sayings, tuple(lacks))
