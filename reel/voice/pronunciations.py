"""How words are to be pronounced: the file beside those that a film says.

    exp = { phonemes = "ˈɛksp" }
    "base a" = { phonemes = "bˈeɪs ˈeɪ" }
    SymPy = { phonemes = "sˈɪmpaɪ", spelled = "sim pie" }

`phonemes` are in IPA, or in the letters of `letters`; `spelled` is for voices that know neither.
What holds for a word in some places only is written as a phrase: "base a" leaves the article alone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from reel.records.project import Project
from reel.records.root import shown
from reel.records.spaced_words import words_in
from reel.records.toml import read_toml, records
from reel.voice.errors import VoiceError
from reel.voice.letters import in_ipa, in_letters
from reel.voice.narrator import SpokenWord
from reel.wording.bare import bare, core

_MODIFIERS = "ˈˌː"
"""What says in IPA how letters sound, and is no sound itself."""


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry, as the file has it."""

    phonemes: str = ""
    spelled: str = ""


@dataclass(frozen=True)
class _Phrase:
    """An entry that can be looked for: for each word how it sounds, and how it is spelled."""

    name: str
    phonemes: tuple[str, ...]
    spelled: tuple[str, ...]


class Pronunciations:
    """How words and phrases are pronounced, by their bare words."""

    def __init__(self, phrases: dict[tuple[str, ...], _Phrase]) -> None:
        self._phrases = phrases
        self._longest = max(map(len, phrases), default=0)

    def apply(self, spoken: str) -> tuple[SpokenWord, ...]:
        """Divide what is spoken into words, and say of each how it is pronounced, if that is known.

        Of several phrases that begin with a word the longest holds. A phrase lies within what is
        said in one breath: no punctuation stands between its words.
        """
        words = words_in(spoken)
        said: list[SpokenWord] = []
        for start, length, phrase in self._found(words):
            texts = words[start : start + length]
            if phrase is None:
                said += map(SpokenWord, texts)
            else:
                said += map(SpokenWord, texts, phrase.phonemes, phrase.spelled)
        return tuple(said)

    def unused(self, texts: Iterable[str]) -> list[str]:
        """List the entries that stand in none of some texts."""
        used = {phrase for text in texts for _, _, phrase in self._found(words_in(text))}
        return [phrase.name for phrase in self._phrases.values() if phrase not in used]

    def _found(self, words: Sequence[str]) -> Iterator[tuple[int, int, _Phrase | None]]:
        """Yield where a word or phrase begins, how long it is, and what is known of it."""
        place = 0
        while place < len(words):
            length, phrase = self._longest_at(words, place)
            yield place, length, phrase
            place += length

    def _longest_at(self, words: Sequence[str], place: int) -> tuple[int, _Phrase | None]:
        for length in range(min(self._longest, len(words) - place), 0, -1):
            texts = words[place : place + length]
            phrase = self._phrases.get(tuple(map(bare, texts)))
            if phrase and _in_one_breath(texts):
                return length, phrase
        return 1, None


def pronunciations_file(project: Project) -> Path:
    """Say where a film's pronunciations are: beside its words; there need be none."""
    return project.words.with_suffix(".pronunciations.toml")


def load_pronunciations(path: Path, letters: Collection[str] = ()) -> Pronunciations:
    """Read how words are pronounced; no file is as good as an empty one.

    Args:
        path: of the file.
        letters: in which the voice can be told how words sound; none if it takes any.

    Raises:
        ReelError: the file or one of its entries is broken.
    """
    phrases: dict[tuple[str, ...], _Phrase] = {}
    entries = records(read_toml(path), _Entry, path, "") if path.exists() else {}
    for name, entry in entries.items():
        where = f"{shown(path)}: {name!r}"
        words = tuple(map(bare, words_in(name)))
        if words in phrases:
            raise VoiceError(f"{where} and {phrases[words].name!r} are the same: keep one of them")
        phrases[words] = _phrase(name, entry, letters, where)
    return Pronunciations(phrases)


def _phrase(name: str, entry: _Entry, letters: Collection[str], where: str) -> _Phrase:
    """Make sure that an entry can be spoken, and divide it among its words."""
    words = words_in(name)
    if not words or not _in_one_breath(words):
        raise VoiceError(f"{where} is no word, nor a phrase without punctuation in it")
    for said in (entry.phonemes, entry.spelled):
        if said.strip() and not any(char.isalnum() and char not in _MODIFIERS for char in said):
            raise VoiceError(f"{where}: {said!r} has no sound; write letters")
    if not entry.phonemes.strip() and not entry.spelled.strip():
        raise VoiceError(f'{where} says nothing: write phonemes = "…", spelled = "…", or both')
    phonemes = in_letters(entry.phonemes) if letters else entry.phonemes
    strange = sorted(set(phonemes) - set(letters) - {" "}) if letters else []
    if strange:
        raise VoiceError(
            f"{where}: phonemes: the voice does not know {in_ipa(' '.join(strange))}; it knows "
            f"{' '.join(sorted(letters))}"
        )
    spelled = (
        _divided(entry.spelled, len(words), f"{where}: spelled")
        if len(words) > 1
        else (entry.spelled.strip(),)  # one word may be spelled as several
    )
    return _Phrase(name, _divided(in_ipa(phonemes), len(words), f"{where}: phonemes"), spelled)


def _divided(said: str, number: int, where: str) -> tuple[str, ...]:
    """Divide how a phrase is said among its words; all are "" if nothing is."""
    parts = said.split() or [""] * number
    if len(parts) != number:
        raise VoiceError(f"{where} has {len(parts)} words, not {number}: a space parts each two")
    return tuple(parts)


def _in_one_breath(texts: Sequence[str]) -> bool:
    """Whether there is no punctuation between words."""
    return all(
        left.endswith(core(left)) and right.startswith(core(right))
        for left, right in pairwise(texts)
    )
