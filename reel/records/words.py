"""All words a viewer reads or hears."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from reel.records.columns import columns
from reel.records.errors import ReelError
from reel.records.nearest import misspelt, nearest
from reel.records.own_font import FontTable, read_typeface
from reel.records.project import Project, judge_title
from reel.records.root import shown
from reel.records.saying import BeatWords, Mark, Saying, read_saying
from reel.records.storyboard import Clip, Storyboard
from reel.records.toml import read_toml, record
from reel.records.typeface import Typeface
from reel.records.written_text import LONGEST_LINE, LONGEST_TEXT, judge_text


class ClipWords(msgspec.Struct, frozen=True):
    """The words of one clip.

    Attributes:
        title: the question the clip asks; also its chapter's name.
        takeaway: the line it ends on.
        beats: what captions say in each beat, at most two sentences.
        labels: the short words written into the picture.
        sayings: the same beats, with the marks of their cues and as a voice speaks them.
        points: what the picture of each beat shows, by its id: written above it. A beat may have
            none.
    """

    title: str
    takeaway: str
    beats: dict[str, str]
    labels: dict[str, str] = {}
    sayings: dict[str, Saying] = {}
    points: dict[str, str] = {}


MOST_CHARACTERS = 960
"""Of what a beat says, wide letters counted twice: a minute at an easy reader's pace, longer than a
whole clip should last."""


class Unsaid(dict[str, str]):
    """In place of what is said in the beats, for a scene: it must not depend on that.

    So what a beat says can change without its picture being drawn again.
    """

    def __missing__(self, beat: str) -> str:
        raise ReelError(
            f"a scene is not told what its beat {beat!r} says: "
            "words that the picture shows belong under the clip's labels"
        )


def unsaid(words: ClipWords) -> ClipWords:
    """Take out of a clip's words what its beats say, for its scene: only their cues are left."""
    cues = {
        beat: Saying("", "", tuple(Mark(name, 0) for name in saying.cues))
        for beat, saying in words.sayings.items()
    }
    return msgspec.structs.replace(words, beats=Unsaid(), sayings=cues)


class _ClipTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clip's words as the file has them."""

    title: str
    takeaway: str
    beats: dict[str, str | dict[str, object]]
    labels: dict[str, str] = {}


class FilmWords(msgspec.Struct, frozen=True):
    """All words of a film in one language.

    Attributes:
        title: the film's; "" for that of `reel.toml`, which is in the first language.
        clips: the words of each clip, by its id.
        typeface: what they are set with.
    """

    title: str
    clips: dict[str, ClipWords]
    typeface: Typeface


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clips: dict[str, object]
    title: str = ""
    same: tuple[str, ...] = ()  # keys of what is meant to be as in the first language
    font: FontTable | None = None


def load_words(project: Project, storyboard: Storyboard) -> dict[str, ClipWords]:
    """Read the words of each clip, by its id; see `load_film_words`."""
    return load_film_words(project, storyboard).clips


def load_typeface(project: Project) -> Typeface:
    """Find what words are set with in the project's language, as `load_film_words` does.

    Raises:
        ReelError: the file is missing or broken, or the font that it names is not there.
    """
    return read_typeface(project, record(read_toml(project.words), _File, project.words).font)


def load_film_words(project: Project, storyboard: Storyboard) -> FilmWords:
    """Read the words of a film, and check them against the storyboard.

    Raises:
        ReelError: the file is missing or broken; a clip or beat has no words; words are for a
            clip or beat that the storyboard does not have. Names the file and the key.
    """
    return film_words(read_toml(project.words), project, storyboard)


def film_words(data: dict[str, Any], project: Project, storyboard: Storyboard) -> FilmWords:
    """Make a film's words of the tables of their file; see `load_film_words`."""
    path = project.words
    file, typeface = _opened(data, project)
    for clip in storyboard:
        _judge_there(clip, file, path, storyboard)
    for name in file.clips:
        if name not in storyboard:
            raise ReelError(
                f"{shown(path)}: clips.{name}: the storyboard has no such clip; "
                f"its clips are {', '.join(storyboard.ids)}{nearest(name, storyboard.ids)}"
            )
    clips = {clip.id: _clip_words(clip, file, path, typeface) for clip in storyboard}
    return FilmWords(file.title, clips, typeface)


def film_title(words: FilmWords, project: Project) -> str:
    """Choose the film's title in the project's language.

    Raises:
        ReelError: that is not the first language, and the film has no title in it.
    """
    if project.other_language and not words.title:
        raise ReelError(
            f"{shown(project.words)}: title is missing, the film's in this language; write "
            'title = "…" on top of the file'
        )
    return words.title or project.title


def load_readable_words(
    project: Project, storyboard: Storyboard
) -> tuple[dict[str, ClipWords], dict[str, str]]:
    """Read the words of those clips that nothing is wrong with.

    Words for clips that the storyboard does not have do not matter here.

    Returns:
        The words, and what is wrong with the other clips' in one line: both by the clips' ids.

    Raises:
        ReelError: the file is missing, or broken in more than a clip.
    """
    path = project.words
    file, typeface = _opened(read_toml(path), project)
    readable: dict[str, ClipWords] = {}
    wrong: dict[str, str] = {}
    for clip in storyboard:
        try:
            _judge_there(clip, file, path, storyboard)
            readable[clip.id] = _clip_words(clip, file, path, typeface)
        except ReelError as error:
            wrong[clip.id] = str(error)
    return readable, wrong


def _opened(data: dict[str, Any], project: Project) -> tuple[_File, Typeface]:
    """Read what belongs to no single clip.

    Raises:
        ReelError: it is wrong.
    """
    path = project.words
    file = record(data, _File, path)
    typeface = read_typeface(project, file.font)
    if file.title:
        judge_title(file.title, f"{shown(path)}: title")
    return file, typeface


def _judge_there(clip: Clip, file: _File, path: Path, storyboard: Storyboard) -> None:
    """Make sure that there is something about a clip.

    Raises:
        ReelError: there is not.
    """
    if clip.id not in file.clips:
        strange = [name for name in file.clips if name not in storyboard]
        raise ReelError(
            f"{shown(path)}: clips.{clip.id} is missing: the clip has no words"
            f"{misspelt(clip.id, strange)}"
        )


def _clip_words(clip: Clip, file: _File, path: Path, typeface: Typeface) -> ClipWords:
    """Read a clip's words.

    Raises:
        ReelError: something is wrong with them.
    """
    key = f"clips.{clip.id}"
    table = record(file.clips[clip.id], _ClipTable, path, key)
    _compare(clip, table.beats, path)
    told = {beat: _told(table.beats[beat], path, f"{key}.beats.{beat}") for beat in clip.beats}
    where = f"{shown(path)}: {key}"
    sayings = {beat: read_saying(words, f"{where}.beats.{beat}") for beat, words in told.items()}
    written = {beat: saying.written for beat, saying in sayings.items()}
    points = {beat: words.point for beat, words in told.items() if words.point}
    words = ClipWords(table.title, table.takeaway, written, table.labels, sayings, points)
    _judge(words, where, typeface)
    return words


def judge_drawn_beats(
    project: Project, clip_id: str, words: ClipWords, typeface: Typeface, mend: str
) -> None:
    """Make sure that what a clip's beats say can be drawn, as some captions and all stills do.

    Args:
        project: has the file that they are in.
        clip_id: the clip's.
        words: of the clip.
        typeface: what they are set with.
        mend: what helps, besides another font.

    Raises:
        ReelError: some letter is in no font.
    """
    for beat, said in words.beats.items():
        where = f"{shown(project.words)}: clips.{clip_id}.beats.{beat}"
        typeface.refuse_undrawable(said, where, mend)


def _compare(clip: Clip, beats: Collection[str], path: Path) -> None:
    """Make sure that a clip has words for its beats, and for no others.

    Raises:
        ReelError: it has not.
    """
    key = f"{shown(path)}: clips.{clip.id}.beats"
    strange = [beat for beat in beats if beat not in clip.beats]
    for beat in clip.beats:
        if beat not in beats:
            raise ReelError(f"{key}.{beat} is missing{misspelt(beat, strange)}")
    if strange:
        raise ReelError(
            f"{key}.{strange[0]}: the clip has no such beat; its beats are "
            f"{', '.join(clip.beats)}{nearest(strange[0], clip.beats)}"
        )


def _told(words: str | dict[str, object], path: Path, key: str) -> BeatWords:
    """Read the words of a beat: a text alone is what is said in it.

    Raises:
        ReelError: they are wrong.
    """
    return BeatWords(said=words) if isinstance(words, str) else record(words, BeatWords, path, key)


def _judge(words: ClipWords, where: str, typeface: Typeface) -> None:
    """Make sure that a clip's words can be shown and said.

    Args:
        words: the clip's.
        where: file and key, for complaints.
        typeface: what they are set with.

    Raises:
        ReelError: some are empty or cannot be written, a title has several lines, a title, point
            or take-away is too long for every format, what the picture shows has letters that no
            font has, or a beat says more than anybody can read in a minute.
    """
    drawn = {"title": words.title, "takeaway": words.takeaway}
    drawn |= {f"labels.{label}": text for label, text in words.labels.items()}
    drawn |= {f"beats.{beat}.point": text for beat, text in words.points.items()}
    said = {f"beats.{beat}": saying.written for beat, saying in words.sayings.items()}
    for beat, saying in words.sayings.items():
        if saying.spoken != saying.written:
            said[f"beats.{beat}.spoken"] = saying.spoken
    for name, text in drawn.items():
        judge_text(text, f"{where}.{name}")
    for name, text in drawn.items():
        typeface.refuse_undrawable(text, f"{where}.{name}")
    if len(words.title.splitlines()) > 1:
        raise ReelError(f"{where}.title has several lines; it is a chapter's name")
    for name in ("title", "takeaway", *(f"beats.{beat}.point" for beat in words.points)):
        if len(drawn[name]) > LONGEST_LINE:
            raise ReelError(
                f"{where}.{name} has {len(drawn[name])} characters; it has at most "
                f"{LONGEST_LINE}, or it would be too small to read in every format"
            )
    for name, text in said.items():
        judge_text(text, f"{where}.{name}", LONGEST_TEXT)
        if columns(text) > MOST_CHARACTERS:
            raise ReelError(
                f"{where}.{name} has {columns(text)} characters; a beat says at "
                f"most {MOST_CHARACTERS}: divide it among several"
            )
