"""All words a viewer reads or hears."""

from pathlib import Path

import msgspec

from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml, record, records


class ClipWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one clip.

    Attributes:
        title: the question the clip asks; also its chapter's name.
        takeaway: the line it ends on.
        beats: what is said in each beat, at most two sentences.
        labels: the short words written into the picture.
    """

    title: str
    takeaway: str
    beats: dict[str, str]
    labels: dict[str, str] = {}


MOST_CHARACTERS = 960
"""Of what a beat says: a minute at an easy reader's pace, longer than a whole clip should last."""


class Unsaid(dict[str, str]):
    """In place of what is said in the beats, for a scene: it must not depend on that.

    So what a beat says can change without its picture being drawn again.
    """

    def __missing__(self, beat: str) -> str:
        raise ReelError(
            f"a scene is not told what its beat {beat!r} says: "
            "words that the picture shows belong under the clip's labels"
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clips: dict[str, object]


def load_words(project: Project, storyboard: Storyboard) -> dict[str, ClipWords]:
    """Read the words of each clip, by its id, and check them against the storyboard.

    Raises:
        ReelError: the file is missing or broken; a clip or beat has no words; words are for a
            clip or beat that the storyboard does not have. Names the file and the key.
    """
    path = project.words
    file = record(read_toml(path), _File, path)
    clips = records(file.clips, ClipWords, path, "clips")
    for clip in storyboard:
        if clip.id not in clips:
            raise ReelError(f"{shown(path)}: clips.{clip.id} is missing: the clip has no words")
        beats = clips[clip.id].beats
        for beat in clip.beats:
            if beat not in beats:
                raise ReelError(f"{shown(path)}: clips.{clip.id}.beats.{beat} is missing")
        for beat in beats:
            if beat not in clip.beats:
                raise ReelError(
                    f"{shown(path)}: clips.{clip.id}.beats.{beat}: the clip has no such beat; "
                    f"its beats are {', '.join(clip.beats)}"
                )
        _judge(clips[clip.id], path, f"clips.{clip.id}")
    for name in clips:
        if name not in storyboard:
            raise ReelError(
                f"{shown(path)}: clips.{name}: the storyboard has no such clip; "
                f"its clips are {', '.join(storyboard.ids)}"
            )
    return clips


def _judge(words: ClipWords, path: Path, key: str) -> None:
    """Make sure that a clip's words can be shown and said.

    Raises:
        ReelError: some are empty, a title has several lines, or a beat says more than anybody can
            read in a minute.
    """
    texts = {"title": words.title, "takeaway": words.takeaway}
    texts |= {f"beats.{beat}": said for beat, said in words.beats.items()}
    texts |= {f"labels.{label}": text for label, text in words.labels.items()}
    for name, text in texts.items():
        if not text.strip():
            raise ReelError(f"{shown(path)}: {key}.{name} is empty: write something there")
    if len(words.title.splitlines()) > 1:
        raise ReelError(f"{shown(path)}: {key}.title has several lines; it is a chapter's name")
    for beat, said in words.beats.items():
        if len(said) > MOST_CHARACTERS:
            raise ReelError(
                f"{shown(path)}: {key}.beats.{beat} has {len(said)} characters; a beat says at "
                f"most {MOST_CHARACTERS}: divide it among several"
            )
