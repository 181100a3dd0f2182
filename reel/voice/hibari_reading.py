"""How hibari reads words: from what is written to the letters of sounds that its model speaks.

hibari does this for a text as a whole. Here it is known of every sound to which word it belongs.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hibari import Hibari
from hibari.g2p import G2P
from hibari.g2p.normalize import normalize
from hibari.g2p.token import Tok
from hibari.tts import MAX_PHONEMES

from reel.voice.letters import in_letters
from reel.voice.narrator import SpokenWord
from reel.wording.bare import core

PUNCTUATION = frozenset(';:,.!?—…"“”()')
"""What the model knows besides sounds: there it pauses, or changes its tone."""

_UNSPOKEN = "∎"
"""A sign that hibari leaves out."""

_ENDS_CLAUSE = (",", ";", ":", "—")


class ReadWord(NamedTuple):
    """A word as it is read: abbreviations and signs are words by now.

    Attributes:
        text: in letters and digits.
        phonemes: how it sounds, with its punctuation; spaces if it is read as several words.
    """

    text: str
    phonemes: str


def read(words: Sequence[SpokenWord], g2p: G2P) -> Iterator[list[ReadWord]]:
    """Yield what is spoken in one go each: a sentence, or clauses of one that is too long."""
    for sentence in _sentences(words):
        yield from _in_reach(_read_sentence(sentence, g2p))


def guessed(words: Sequence[SpokenWord], british: bool) -> list[str]:
    """List the words that no lexicon has, of which the sound is a guess from their letters; and
    those with a sign that is not spoken at all, as ≤ and the minus of −7 are not."""
    found: list[str] = []

    def note(word: str) -> str:
        found.append(word)
        return ""

    g2p = G2P(oov=note, british=british)
    for _ in read(words, g2p):
        pass
    silent = G2P(oov=lambda word: "", british=british)
    return found + [core(word.text) for word in dict.fromkeys(words) if _leaves_out(word, silent)]


def _leaves_out(word: SpokenWord, g2p: G2P) -> bool:
    """Tell whether a word has a sign that may as well be one that is never spoken."""

    def sound(text: str) -> list[str]:
        return [each.phonemes for part in read([SpokenWord(text)], g2p) for each in part]

    text = word.as_spelled
    signs = [sign for sign in set(text) if not sign.isascii() and _is_sign(sign)]
    return not word.phonemes and any(
        sound(text) == sound(text.replace(sign, _UNSPOKEN)) for sign in signs
    )


def _is_sign(letter: str) -> bool:
    """Whether something is to be said for a letter: it is no punctuation."""
    return unicodedata.category(letter)[0] in "LNS"


def _sentences(words: Sequence[SpokenWord]) -> Iterator[Sequence[SpokenWord]]:
    """Divide words into sentences, where hibari does."""
    start = 0
    for sentence in Hibari.split_sentences(" ".join(word.text for word in words)):
        end = start + len(sentence.split())
        yield words[start:end]
        start = end


def _read_sentence(words: Sequence[SpokenWord], g2p: G2P) -> list[ReadWord]:
    """Read a sentence.

    Words whose sound is given are kept out of hibari's rewriting, but not out of its grammar: how
    "read" or "a" sounds depends on all words around it.
    """
    texts: list[str] = []
    given: dict[int, str] = {}
    for is_given, run in groupby(words, key=lambda word: bool(word.phonemes)):
        if is_given:
            for word in run:
                given[len(texts)] = in_letters(word.phonemes)
                texts.append(word.text)
        else:
            texts += normalize(" ".join(map(_spelled, run))).split()
    tokens: list[Tok] = []
    for place, own in enumerate(_by_word(g2p.tokenize(" ".join(texts)))):
        tokens += [_given(own, given[place])] if place in given else own
    return [
        ReadWord(_text(own), "".join(token.phonemes or "" for token in own))
        for own in _by_word(g2p.phonemize_tokens(tokens))
    ]


def _spelled(word: SpokenWord) -> str:
    """Write a word as it is spelled for voices, in its punctuation."""
    return word.as_spelled.replace(
        "](", ")("
    )  # hibari's own notation for phonemes, here a film's words


def _given(tokens: Sequence[Tok], phonemes: str) -> Tok:
    """Make one token of a word, of the sound that is given and the word's punctuation."""
    text = _text(tokens)
    before, _, after = text.partition(core(text))
    sound = f"{_signs(before)}{phonemes}{_signs(after)}"
    return Tok(text, tokens[-1].tag, tokens[-1].whitespace, phonemes=sound)


def _signs(punctuation: str) -> str:
    """Leave of punctuation what the model knows."""
    return "".join(filter(PUNCTUATION.__contains__, punctuation.replace("–", "—")))


def _text(tokens: Sequence[Tok]) -> str:
    return "".join(token.text for token in tokens)


def _by_word(tokens: Sequence[Tok]) -> Iterator[list[Tok]]:
    """Put those tokens together between which no space stands."""
    own: list[Tok] = []
    for token in tokens:
        own.append(token)
        if token.whitespace:
            yield own
            own = []
    if own:
        yield own


def _in_reach(words: Sequence[ReadWord]) -> Iterator[list[ReadWord]]:
    """Divide a sentence between clauses, as hibari does, if it is too long for the model."""
    spoken: list[ReadWord] = []
    clause: list[ReadWord] = []
    for word in words:
        clause.append(word)
        if word is words[-1] or word.phonemes.endswith(_ENDS_CLAUSE):
            if spoken and _length(spoken) + _length(clause) > MAX_PHONEMES:
                yield spoken
                spoken = []
            spoken = [*spoken, *clause]
            clause = []
    if spoken:
        yield spoken


def _length(words: Sequence[ReadWord]) -> int:
    return sum(len(word.phonemes) + 1 for word in words)
