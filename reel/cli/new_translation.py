"""`words new`: begins a translation, as a copy of the first language's files for a translator."""

from dataclasses import replace
from pathlib import Path

from reel.check.translation.files import SAME, WORDS, TextFile
from reel.check.translation.run import read_first
from reel.cli.source_comments import Length, with_comments
from reel.records.errors import ReelError
from reel.records.language import Language, judge_code, language_of
from reel.records.out_folder import folders_in
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.timeline import first_timeline
from reel.records.words import FilmWords
from reel.wording.timing import characters_in, seconds_to_say


def begin_translation(project: Project, storyboard: Storyboard, code: str, out: Path) -> list[Path]:
    """Write those files of a translation that are not there yet.

    Args:
        project: in its first language.
        storyboard: its clips.
        code: of the language to translate into.
        out: the folder in which rendered clips may lie, which tell how long their beats are.

    Returns:
        The files.

    Raises:
        ReelError: nobody knows such a language or writes it so, it is the first one, all files are
            there, or those of the first language are wrong.
    """
    judge_code(code)
    language = language_of(code)
    first = project.first_language
    if code == first:
        raise ReelError(f"{code} is the film's first language: name another")
    words, wanted = read_first(project, storyboard)
    other = replace(project, language=code)
    missing = [file for file in wanted if not file.path(other).exists()]
    if not missing:
        there = ", ".join(shown(file.path(other)) for file in wanted)
        raise ReelError(
            f"{there}: there already, and nothing is written over; words check {code} says what is "
            "left to translate"
        )
    lengths = _lengths(project, storyboard, words, code, out)
    texts = {file.path(other): _begin(file, project, language, lengths) for file in missing}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    return list(texts)


def _begin(file: TextFile, project: Project, language: Language, lengths: dict[Length, str]) -> str:
    path = file.path(project)
    title = project.title if file is WORDS else ""
    written = with_comments(path, file, project.first_language, lengths, title)
    return (
        f"# {language.name}, from {path.name}: above each text stands the one that it translates.\n"
        f"# `words check {language.tag}` says which are left. Marks like {{@this}} and those like "
        "{this} keep their\n# names, and the former their order. What is meant to be as in "
        f"{path.name} is listed by its key:\n{SAME} = []\n\n{written}"
    )


def _lengths(
    project: Project, storyboard: Storyboard, words: FilmWords, code: str, out: Path
) -> dict[Length, str]:
    """Say how long each beat is, and how much can be read meanwhile, by clip and beat."""
    lengths = {}
    folders = folders_in(out, project.settings.shapes[0], project.apart)
    for clip in storyboard:
        rendered = first_timeline(folders, clip.id)
        beats = {beat.id: beat.end - beat.start for beat in rendered[0].beats} if rendered else {}
        for beat, said in words.clips[clip.id].beats.items():
            seconds = beats.get(beat, seconds_to_say(said, project.language))
            how = "" if beat in beats else "to read, "
            lengths[clip.id, beat] = (
                f"{seconds:.1f} s {how}in which {characters_in(seconds, code)} characters fit, "
                "marks not counted"
            )
    return lengths
