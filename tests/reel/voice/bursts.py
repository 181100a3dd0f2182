"""A voice of bursts of noise, for tests: one for each word that has a letter or digit."""

import numpy as np

from reel.records.narration import Voice, Word
from reel.voice.errors import VoiceError
from reel.voice.narrator import Speech, SpokenBeat

RATE = 8000
BURST = 0.2
"""Seconds of each word."""
GAP = 0.02
"""Seconds between words; ten times as many where one breathes, and at both ends."""


class Bursts:
    """Speaks in bursts.

    Attributes:
        spoken: the beats that it was asked for, in order.
    """

    def __init__(self) -> None:
        self.spoken: list[str] = []

    @property
    def voice(self) -> Voice:
        return Voice("bursts", "bursts 1")

    def key(self, beat: SpokenBeat) -> object:
        return "loud"

    def speak(self, beat: SpokenBeat) -> Speech:
        self.spoken.append(f"{beat.clip}.{beat.beat}")
        if any("boom" in word.text for word in beat.words):
            raise ValueError("what a\nservice says")
        if any("hush" in word.text for word in beat.words):
            raise VoiceError(f"{beat.clip}.{beat.beat}: there is no take of it")
        return bursts([word.text for word in beat.words])


def bursts(texts: list[str]) -> Speech:
    """Speak words in bursts; their times are a little wrong."""
    noise = np.random.default_rng(0)
    parts = [np.zeros(round(10 * GAP * RATE))]
    words = []
    for text in texts:
        start = sum(map(len, parts)) / RATE
        if any(map(str.isalnum, text)):
            parts += [noise.uniform(-0.5, 0.5, round(BURST * RATE))]
            words.append(Word(text, start + 0.03, start + BURST + 0.03))
        else:
            words.append(Word(text, start + 0.03, start + 0.03))
        wide = text[-1] in ".,;:–" or text == texts[-1]
        parts += [np.zeros(round(GAP * (10 if wide else 1) * RATE))]
    return Speech(np.concatenate(parts).astype(np.float32), RATE, tuple(words), "aligned")
