"""The check of translations: everything that is wrong in each, not the first thing alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from reel.check.translation.compare import compare
from reel.check.translation.files import FILES, WORDS, TextFile
from reel.check.translation.finding import Finding
from reel.check.translation.tables import Path, Table, key_of, shared, with_entry, with_sayings
from reel.records.errors import ReelError
from reel.records.language import language_of
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml
from reel.records.words import FilmWords, load_film_words

_Change = tuple[Path, object]

_KEY = re.compile(r"(?P<key>\S+?):? (?P<message>.*)", re.DOTALL)
"""How complaints of a file go on after its name."""


def check_translations(
    project: Project, storyboard: Storyboard, codes: Iterable[str]
) -> list[Finding]:
    """Find what is wrong in a project's translations.

    Args:
        project: in its first language.
        storyboard: its clips.
        codes: of the translations.

    Raises:
        ReelError: there is no such translation, or the first language's own files are wrong.
    """
    words, firsts = read_first(project, storyboard)
    found: list[Finding] = []
    for code in codes:
        own = project.in_language(code)
        try:
            language_of(code)
        except ReelError as error:
            found.append(
                Finding(language=code, file=shown(own.words), rule="wrong", message=str(error))
            )
        for file in FILES:
            found += _check_file(file, firsts.get(file), own, storyboard, words)
    return found


def read_first(project: Project, storyboard: Storyboard) -> tuple[FilmWords, dict[TextFile, Table]]:
    """Read the first language's files, as many as there are: the words, and all their tables.

    Raises:
        ReelError: one of them is wrong.
    """
    words = load_film_words(project, storyboard)
    tables = {file: _tables(file, project) for file in FILES if file.path(project).is_file()}
    for file, table in tables.items():
        file.read(table, project, storyboard, words)
    return words, tables


def count_untranslated(project: Project, first_title: str) -> int:
    """Count the texts in a project's language that are still as in its first one.

    Args:
        project: in any of its languages; nothing is untranslated in the first one.
        first_title: the film's, in that one.
    """
    if not project.other_language:
        return 0
    first = replace(project, language=project.first_language, title=first_title)
    count = 0
    for file in FILES:
        if file.path(project).is_file() and file.path(first).is_file():
            with suppress(ReelError):  # which is told where the file is used
                found = compare(
                    _tables(file, first), _tables(file, project), (), file, first.language
                )
                count += sum(rule == "untranslated" for _, (rule, _) in found)
    return count


def _check_file(
    file: TextFile,
    first: Table | None,
    project: Project,
    storyboard: Storyboard,
    words: FilmWords,
) -> Iterator[Finding]:
    """Yield what is wrong in one file of a translation; `first` is the first language's, if any."""
    path, code, language = file.path(project), project.first_language, project.language
    name = shown(path)
    if first is None or not path.is_file():
        if first is not None:
            message = f"no such file; words new {language} begins it"
            yield Finding(language=language, file=name, rule="missing", message=message)
        elif path.is_file():
            message = f"{code} has no such file; take it away, or write that one first"
            yield Finding(language=language, file=name, rule="strange", message=message)
        return
    try:
        own = _tables(file, project)
    except ReelError as error:
        message = str(error).removeprefix(f"{name}: ")
        yield Finding(language=language, file=name, rule="wrong", message=message)
        return
    if not own:
        message = f"holds no text; take it away, and words new {language} begins it anew"
        yield Finding(language=language, file=name, rule="missing", message=message)
        return
    for place, (rule, message) in compare(first, own, _others(file, project), file, code):
        yield Finding(language=language, file=name, key=key_of(place), rule=rule, message=message)

    def fault(table: Table) -> str:
        try:
            file.read(table, project, storyboard, words)
        except ReelError as error:
            return str(error)
        return ""

    changed = [
        (place, translated)
        for place, text, translated in shared(file.texts(first), file.texts(own))
        if text != translated and place[-1] not in file.equal
    ]
    settings = [((key,), value) for key, value in file.settings(own).items()]
    for complaint in _complaints(fault, first, settings, changed):
        parts = _KEY.fullmatch(complaint.removeprefix(f"{name}: "))
        assert parts
        yield Finding(
            language=language, file=name, key=parts["key"], rule="wrong", message=parts["message"]
        )


def _others(file: TextFile, project: Project) -> Iterator[Table]:
    """Read a file in all languages but the project's and the first one, where it can be read."""
    for code in project.translations[1:]:
        other = replace(project, language=code)
        if code != project.language and file.path(other).is_file():
            with suppress(ReelError):  # which is told of that language
                yield _tables(file, other)


def _tables(file: TextFile, project: Project) -> Table:
    """Read a file. In the first language the film's title may stand in the project's own file."""
    tables = read_toml(file.path(project))
    if file is not WORDS:
        return tables
    title = {} if project.other_language or tables.get("title") else {"title": project.title}
    return {**title, **with_sayings(tables)}


def _complaints(
    fault: Callable[[Table], str],
    first: Table,
    settings: Sequence[_Change],
    changed: Sequence[_Change],
) -> list[str]:
    """List all that reading a translation complains of.

    Reading ends at the first thing that is wrong. So each text is put among those of the first
    language, of which nothing is wrong, and what has no fault together is not tried one by one.

    Args:
        fault: what reading complains of first, "" if nothing is wrong.
        first: the first language's tables.
        settings: the translation's own: where each stands, and what it is.
        changed: its texts, likewise.
    """
    if not fault(_changed(first, [*settings, *changed])):
        return []
    wrong = _each_complaint(fault, first, settings)
    own = first if wrong else _changed(first, settings)
    return wrong + _each_complaint(fault, own, changed)


def _each_complaint(
    fault: Callable[[Table], str], first: Table, changed: Sequence[_Change]
) -> list[str]:
    """List the complaints of changes, by halves of them: see `_complaints`."""
    if not (complaint := fault(_changed(first, changed))):
        return []
    middle = len(changed) // 2
    halves = (changed[:middle], changed[middle:]) if middle else ()
    found = [each for half in halves for each in _each_complaint(fault, first, half)]
    return found or [complaint]


def _changed(table: Table, changes: Sequence[_Change]) -> Table:
    for place, value in changes:
        table = with_entry(table, place, value)
    return table
