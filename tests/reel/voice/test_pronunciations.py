"""How words are pronounced: the file beside the film's words."""

from pathlib import Path

import pytest

from reel.records.errors import ReelError
from reel.voice.letters import AMERICAN
from reel.voice.narrator import SpokenWord
from reel.voice.pronunciations import Pronunciations, load_pronunciations


def pronunciations(folder: Path, text: str) -> Pronunciations:
    path = folder / "en.pronunciations.toml"
    path.write_text(text, encoding="utf-8")
    return load_pronunciations(path, AMERICAN)


def test_words_and_phrases_are_found_as_they_are_said(tmp_path: Path) -> None:
    known = pronunciations(
        tmp_path,
        """
        exp = { phonemes = "ˈɛksp" }
        base = { spelled = "bayce" }
        "base a" = { phonemes = "bˈeɪs ˈeɪ" }
        SymPy = { phonemes = "sˈɪmpI", spelled = "sim pie" }
        """,
    )
    assert known.apply("Base a, (Exp), sympy’s sympy: base. A base") == (
        SpokenWord("Base", "bˈeɪs"),
        SpokenWord("a,", "ˈeɪ"),
        SpokenWord("(Exp),", "ˈɛksp"),
        SpokenWord("sympy’s"),
        SpokenWord("sympy:", "sˈɪmpaɪ", "sim pie"),
        SpokenWord("base.", "", "bayce"),  # and what follows the full stop is another sentence
        SpokenWord("A"),
        SpokenWord("base", "", "bayce"),
    )
    assert known.unused(["base a", "of exp"]) == ["base", "SymPy"]


def test_there_need_be_no_file(tmp_path: Path) -> None:
    known = load_pronunciations(tmp_path / "en.pronunciations.toml")
    assert known.apply("two words") == (SpokenWord("two"), SpokenWord("words"))
    assert known.unused([]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('log = { phonemes = "lɔʁɡ" }', "'log': phonemes: the voice does not know ʁ; it knows "),
        ('no = { phonemes = "nˈəʊ" }', "'no': phonemes: the voice does not know əʊ; it knows "),
        ('"log x" = { phonemes = "lˈɔɡ" }', "'log x': phonemes has 1 words, not 2"),
        ('"log x" = { spelled = "log" }', "'log x': spelled has 1 words, not 2"),
        ('log = { phonemes = "lˈɔɡ ˈɛks" }', "'log': phonemes has 2 words, not 1"),
        ("log = {}", "'log' says nothing"),
        ('log = { phonemes = "ˈ" }', "'log': 'ˈ' has no sound"),
        ('log = { spelled = "…" }', "'log': '…' has no sound"),
        ('log = { phonemes = "l" }\nLog = { phonemes = "l" }', "'Log' and 'log' are the same"),
        ('"log. x" = { phonemes = "l x" }', "'log. x' is no word, nor a phrase"),
        ('log = { phoneme = "lˈɔɡ" }', "log.phoneme: there is no such key"),
    ],
)
def test_a_wrong_entry_is_named(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ReelError) as raised:
        pronunciations(tmp_path, text)
    assert "en.pronunciations.toml: " + told in str(raised.value)
    assert "\n" not in str(raised.value)
