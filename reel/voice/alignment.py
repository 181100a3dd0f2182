"""When each word of a recording is said, whoever has spoken it.

English is aligned by pocketsphinx, offline, where that is installed. All else is estimated by the
length of the words, between the silences that are measured.
"""

import importlib
import math
import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from reel.records.language import ENGLISH, main_language
from reel.records.narration import Timing, Word
from reel.voice.arpabet import arpabet
from reel.voice.estimated import Span, estimated_times
from reel.voice.narrator import SpokenBeat, SpokenWord
from reel.voice.quiet import spoken_spans
from reel.voice.sound_file import at_rate
from reel.wording.bare import bare

_PACKAGE = "pocketsphinx"
_RATE = 16_000  # samples a second of the sounds that it has learned from
_FRAME = 0.01  # seconds

# It hears words begin and end a little early: 0.04 s at the median of 231 that follow a silence.
_EARLY = 0.04

_one_at_a_time = threading.Lock()
"""There is one aligner, and it has a state."""


def can_align() -> bool:
    """Whether what aligns words is installed."""
    return find_spec(_PACKAGE) is not None


def word_times(
    samples: npt.NDArray[np.float32], rate: int, beat: SpokenBeat
) -> tuple[tuple[Word, ...], Timing]:
    """Find out when the words of a beat are said.

    Args:
        samples: the beat, spoken by anybody; one channel.
        rate: samples a second.
        beat: what is said.

    Returns:
        The words with their times, and where these come from: aligned or estimated.
    """
    spans = spoken_spans(samples, rate) or [(0.0, len(samples) / rate)]
    heard = _heard(samples, rate, beat)
    times = estimated_times(beat.words, spans) if heard is None else _settled(heard, spans)
    words = tuple(
        Word(word.text, start, end) for word, (start, end) in zip(beat.words, times, strict=True)
    )
    return words, "estimated" if heard is None else "aligned"


def _heard(samples: npt.NDArray[np.float32], rate: int, beat: SpokenBeat) -> list[Span] | None:
    """Align words with a sound; None if nothing can, or if other words are said in it."""
    loudest = float(np.abs(samples).max(initial=0.0))
    if not can_align() or main_language(beat.language) != ENGLISH or not loudest:
        return None
    sound = (at_rate(samples, rate, _RATE) * (32767 / loudest)).clip(-32768, 32767).astype("<i2")
    with _one_at_a_time:
        try:
            entries = [_entry(word) for word in beat.words]
            decoder = _decoder()
            decoder.set_align_text(" ".join(filter(None, entries)))
            decoder.start_utt()
            decoder.process_raw(sound.tobytes(), full_utt=True)
            decoder.end_utt()
            found = [
                (each.start_frame * _FRAME, (each.end_frame + 1) * _FRAME)
                for each in decoder.seg() or ()
                if not each.word.startswith(("<", "[", "(NULL)"))  # silences and noises
            ]
        except (RuntimeError, IndexError):  # the latter if it is hardly any sound
            _decoder.cache_clear()  # who knows what state it is in
            return None
    if len(found) != sum(map(bool, entries)):
        return None
    return _with_unspoken(entries, found)


def _with_unspoken(entries: Sequence[str], found: Sequence[Span]) -> list[Span]:
    """Give all words their times: what is none, as a dash by itself, takes no time, and is where
    the next one begins."""
    spoken = list(found)
    times: list[Span] = []
    begins = spoken[-1][1] if spoken else 0.0
    for entry in reversed(entries):
        times.append(spoken.pop() if entry else (begins, begins))
        begins = times[-1][0]
    times.reverse()
    return times


def _settled(times: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """Take out of words what silence there is around what is spoken.

    Of a word that seems to reach over one, the longer part counts.
    """
    settled = []
    ends = pairwise([(-math.inf, 0.0), *spans, (math.inf, math.inf)])
    silences = [(quiet, loud) for (_, quiet), (loud, _) in ends]
    for early_start, early_end in times:
        start, end = early_start + _EARLY, early_end + _EARLY
        for quiet, loud in silences:
            if quiet < end and start < loud < end and quiet - start < end - loud:
                start = loud
            elif start < quiet < end:
                end = quiet
        settled.append((start, end))
    return settled


def _entry(word: SpokenWord) -> str:
    """Name a word's entry in the aligner's dictionary, a new one if need be; "" if it is none."""
    name = bare(word.text)
    if not word.phonemes and not word.spelled and _decoder().lookup_word(name):
        return name
    sounds = arpabet(word.phonemes or _sounds_like()(word.spelled or name))
    name = "_".join(sounds)
    if sounds and _decoder().lookup_word(name) is None:
        _decoder().add_word(name, " ".join(sounds), False)
    return name


@cache
def _decoder() -> Any:
    return importlib.import_module(_PACKAGE).Decoder(lm=None, loglevel="FATAL")


@cache
def _sounds_like() -> Any:
    """What says how any English text sounds, numbers too: the default voice's own part for it."""
    from hibari.g2p import G2P

    return G2P()
