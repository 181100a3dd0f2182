"""What a beat says: as captions write it, as a voice speaks it, and the marks in it.

A mark, as `{@across}`, stands before a word and names the moment at which that word is said. The
scene asks for the same moment (`self.cue("across")`), and there voice and picture meet.
"""

import re

import msgspec

from reel.records.errors import ReelError

MARK = "{@"
"""What begins a mark. Who wants to say `{@` writes `{@@`: nobody does either by chance, whereas
mathematics is full of braces, brackets and angles, alone and doubled."""

LITERAL_MARK = "{@@"

_NAME = r"[a-z][a-z0-9_]*"
_MARK = re.compile(rf"{re.escape(MARK)}(?!@)(?P<name>[^\s}}]*)(?P<end>}}?)(?P<gap>\s*)")


class Mark(msgspec.Struct, frozen=True):
    """A moment that has a name.

    Attributes:
        name: of the cue.
        place: where the word that it stands before begins, in what is spoken (characters).
    """

    name: str
    place: int


class Saying(msgspec.Struct, frozen=True):
    """What one beat says.

    Attributes:
        written: as captions write it.
        spoken: as a voice speaks it; mostly the same.
        marks: in `spoken`, in order.
    """

    written: str
    spoken: str
    marks: tuple[Mark, ...] = ()

    @property
    def cues(self) -> tuple[str, ...]:
        """The names of the marks, in order."""
        return tuple(mark.name for mark in self.marks)


class BeatWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a beat, as the file of words has them.

    What is said is there in one of two ways.

    Attributes:
        point: what the beat's picture shows, in at most six words; "" for none.
        said: what is written and spoken alike.
        written: what captions write; needs `spoken`.
        spoken: what a voice speaks instead.
    """

    point: str = ""
    said: str | None = None
    written: str | None = None
    spoken: str | None = None


def read_saying(words: BeatWords, where: str) -> Saying:
    """Take the marks out of what a beat says.

    Args:
        words: as the file has them; of words in two ways the spoken ones have the marks.
        where: file and key, for complaints.

    Raises:
        ReelError: what is said is not there in just one way; a mark is not written as one, stands
            twice, or stands before no word.
    """
    if words.said is not None:
        if words.written is not None or words.spoken is not None:
            raise ReelError(f"{where} has said and also written or spoken: leave said out")
        spoken, marks = _without_marks(words.said, where)
        return Saying(spoken, spoken, marks)
    if words.written is None or words.spoken is None:
        ways = {"written": words.written, "spoken": words.spoken}
        missing = [key for key, text in ways.items() if text is None]
        key = "said" if len(missing) == len(ways) else missing[0]
        raise ReelError(f'{where}.{key} is missing; write {key} = "…"')
    spoken, marks = _without_marks(words.spoken, f"{where}.spoken")
    written, stray = _without_marks(words.written, f"{where}.written")
    if stray:
        raise ReelError(
            f"{where}.written has the mark {MARK}{stray[0].name}}}: marks belong into .spoken"
        )
    return Saying(written, spoken, marks)


def _without_marks(text: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """Give a text without its marks, and these."""
    parts: list[str] = []
    marks: list[Mark] = []
    last = length = 0
    for found in _MARK.finditer(text):
        name, whole = found["name"], found[0].rstrip()
        if not found["end"] or not re.fullmatch(_NAME, name):
            literal = LITERAL_MARK + whole.removeprefix(MARK)
            raise ReelError(
                f"{where} has {whole}, which is no mark: marks are like {MARK}across}}; to say it "
                f"literally, write {literal}"
            )
        if name in {mark.name for mark in marks}:
            raise ReelError(f"{where} has the mark {whole} twice")
        before = text[last : found.start()].replace(LITERAL_MARK, MARK)
        parts.append(before)
        length += len(before)
        # What stood around a mark is put together: a space before it is enough.
        gap = found["gap"] if before and not before[-1].isspace() else ""
        parts.append(gap)
        length += len(gap)
        marks.append(Mark(name, length))
        last = found.end()
    rest = text[last:].replace(LITERAL_MARK, MARK)
    if marks and not rest.strip():
        raise ReelError(f"{where} ends with the mark {MARK}{marks[-1].name}}}: no word follows it")
    if len({mark.place for mark in marks}) < len(marks):
        raise ReelError(f"{where} has two marks before one word")
    return "".join(parts) + rest, tuple(marks)
