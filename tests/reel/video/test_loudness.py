"""Loudness is what EBU Tech 3341 says of its test tones, and becomes what is wanted."""

from io import BytesIO

import numpy as np
import numpy.typing as npt
import pytest

from reel.video.loudness import PEAK, SILENCE, loudness_of, normalised
from reel.video.samples import RATE


def tone(
    decibels: float, hertz: float, seconds: float, phase: float = 0
) -> npt.NDArray[np.float32]:
    """A tone, left and right, whose peaks are so many decibels of full scale, faded at its ends."""
    moments = np.arange(round(seconds * RATE)) / RATE
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * moments + phase)
    wave *= np.minimum(1, np.minimum(moments, moments[::-1]) / 0.01)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def babble(seconds: float) -> npt.NDArray[np.float32]:
    """Something like speech: vowels of a voice, hisses and pauses, with knocks much above them."""
    moments = np.arange(round(seconds * RATE)) / RATE
    voice = sum(np.cos(2 * np.pi * 120 * k * moments + k * k) / k for k in range(1, 30))
    hiss = np.random.default_rng(3).normal(0, 0.15, len(moments))
    wave = np.where(moments % 0.5 < 0.35, voice, hiss) * np.sin(np.pi * 4 * moments) ** 2
    wave *= 0.1 * (moments % 4 < 3)
    wave += 0.6 * np.sin(2 * np.pi * 90 * moments) * np.exp(-300 * (moments % 1))
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.parametrize("loudness", [-23, -33])
def test_loudness_is_measured_as_the_standard_says(loudness: int) -> None:
    assert loudness_of(tone(loudness, 1000, 5)).integrated == pytest.approx(loudness, abs=0.1)
    quiet_after = np.concatenate([tone(loudness, 1000, 5), tone(-60, 1000, 5)])
    assert loudness_of(quiet_after).integrated == pytest.approx(loudness, abs=0.2)


def test_a_peak_between_samples_is_found() -> None:
    between = tone(-6, RATE / 4, 1, phase=np.pi / 4)
    assert 20 * np.log10(np.abs(between).max()) < -8.9
    assert loudness_of(between).peak == pytest.approx(-6, abs=0.2)


@pytest.mark.parametrize("target", [-16, -14])
def test_a_sound_becomes_as_loud_as_wanted(target: int) -> None:
    made = normalised(babble(4), target)
    assert loudness_of(BytesIO(made.aac)) == made.loudness
    assert made.loudness.integrated == pytest.approx(target, abs=0.2)
    assert made.loudness.peak <= PEAK
    assert made.aac == normalised(babble(4), target).aac


def test_one_channel_becomes_what_two_equal_ones_do() -> None:
    both = babble(4)
    one, two = normalised(both[:, :1], -16), normalised(both, -16)
    assert (one.samples == two.samples).all()
    assert one.aac == two.aac
    assert loudness_of(both[:, :1]) == loudness_of(both)


def test_silence_stays_silence() -> None:
    for length in (0.001, 2):
        made = normalised(np.zeros((round(length * RATE), 2), np.float32), -16)
        assert not made.samples.any()
        assert made.loudness.integrated == SILENCE


def test_a_word_of_a_tenth_of_a_second_is_made_loud_too() -> None:
    made = normalised(tone(-30, 500, 0.1), -16)
    assert len(made.samples) == RATE // 10
    assert made.loudness.integrated == pytest.approx(-16, abs=0.2)
