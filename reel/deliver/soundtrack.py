"""What is heard of a clip, and of the film: as samples, and as AAC to stand beside the picture."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from reel.records.clip_files import SAMPLES, TRACK
from reel.records.clip_spec import ClipSpec
from reel.records.timeline import Beat
from reel.video.loudness import PEAK, SILENCE, loudness_of, normalised
from reel.video.samples import RATE, as_floats, as_integers, read_sound, resampled, write_flac
from reel.video.sound import as_aac, fitted
from reel.wording.beat_times import pieces_of
from reel.wording.placing import Piece

_FADE = 0.02  # seconds, where a sound is cut: half of it on either side
_EDGE = 0.005  # seconds, where it begins and ends by itself: there may be a word at once
_OFF = 0.3  # LU that the film may be off without being made anew


class BeatSound(msgspec.Struct, frozen=True):
    """What is heard of a beat.

    Attributes:
        sound: the key of its sound, which the voice has made in one go.
        begin: when the beat begins, in seconds from the beginning of the clip.
        pieces: of the sound, by a clock that begins with the beat.
    """

    sound: str
    begin: float
    pieces: tuple[Piece, ...]


class Soundtrack(msgspec.Struct, frozen=True):
    """What a clip's soundtrack is to be.

    Attributes:
        frames: of the clip.
        fps: how many a second.
        loudness: LUFS.
        beats: those with a sound, in order.
    """

    frames: int
    fps: int
    loudness: float
    beats: tuple[BeatSound, ...] = ()


class Sounding(Protocol):
    """A sound: one channel of samples, and how many a second."""

    @property
    def samples(self) -> npt.NDArray[np.float32]: ...

    @property
    def rate(self) -> int: ...


class ClipSound(NamedTuple):
    """A clip as the film's soundtrack takes it: the folder with its own, if it has one; frames."""

    folder: Path | None
    frames: int


def soundtrack_of(
    spec: ClipSpec, beats: Sequence[Beat], frames: int, fps: int, loudness: float
) -> Soundtrack:
    """Lay down what is to be heard of a clip.

    Args:
        spec: the clip, with its narration.
        beats: in their final times.
        frames: of the clip.
        fps: how many a second.
        loudness: LUFS.
    """
    heard = tuple(
        BeatSound(narration.sound, beat.start, pieces_of(spec, beat))
        for beat in beats
        if (narration := spec.narration.get(beat.id)) and narration.sound
    )
    return Soundtrack(frames, fps, loudness, heard)


def write_soundtrack(
    wanted: Soundtrack, sounds: Mapping[str, Sounding], folder: Path, own: Path | None = None
) -> None:
    """Write a clip's SAMPLES and TRACK; the samples have one channel if a voice is all there is.

    Args:
        wanted: what is to be heard.
        sounds: by key, each beat's sound.
        folder: where they go.
        own: the file of what the scene itself plays, beside a voice that is as loud as wanted.

    Raises:
        OSError: a sound cannot be read.
    """
    whole = np.zeros((_samples(wanted.frames, wanted.fps), 1), np.float32)
    for beat in wanted.beats:
        spoken = sounds[beat.sound]
        _lay(resampled(spoken.samples[:, np.newaxis], spoken.rate), beat, whole)
    if own:
        loudness = loudness_of(whole).integrated
        if loudness > SILENCE:
            whole *= np.float32(10 ** ((wanted.loudness - loudness) / 20))
        played, rate = read_sound(own)
        whole = whole + as_floats(fitted(as_integers(resampled(played, rate)), len(whole)))
    _fade_out(whole, _FADE)
    made = normalised(whole, wanted.loudness)
    write_flac(folder / SAMPLES, made.samples)
    (folder / TRACK).write_bytes(made.aac)


def join_soundtracks(
    clips: Sequence[ClipSound], between: int, fps: int, loudness: float, folder: Path
) -> None:
    """Write the film's TRACK, each clip's sound at the very frame at which its picture begins.

    Args:
        clips: in order.
        between: how many frames, in silence, stand between two of them.
        fps: how many a second.
        loudness: LUFS, that the clips' own have.
        folder: where it goes.
    """
    frames = sum(clip.frames + between for clip in clips) - between
    whole = np.zeros((_samples(frames, fps), 2), np.int16)
    begin = 0
    for clip in clips:
        if clip.folder:
            sound, _ = read_sound(clip.folder / SAMPLES)
            place = whole[_samples(begin, fps) :][: len(sound)]
            place[:] = as_integers(sound)[: len(place)]
        begin += clip.frames + between
    aac = as_aac(whole)
    heard = loudness_of(BytesIO(aac))
    off = abs(heard.integrated - loudness) > _OFF and heard.integrated > SILENCE
    if off or heard.peak > PEAK:
        aac = normalised(whole, loudness).aac
    (folder / TRACK).write_bytes(aac)


def _samples(frames: int, fps: int) -> int:
    """Count the samples of so many frames, always from the beginning: so nothing adds up."""
    return round(frames * RATE / fps)


def _lay(sound: npt.NDArray[np.float32], beat: BeatSound, whole: npt.NDArray[np.float32]) -> None:
    """Add the pieces of a beat's sound to a clip's.

    Where the sound was cut, one piece fades out while the next one fades in: if nothing lies
    between them, they make up the sound again.
    """
    half = round(_FADE / 2 * RATE)
    for piece in beat.pieces:
        first, last = round(piece.start * RATE), round(piece.end * RATE)
        begin = max(0, first - half)
        heard = sound[begin : last + half].copy()
        _fade_out(heard[::-1], _FADE if first > 0 else _EDGE)
        _fade_out(heard, _FADE if last < len(sound) else _EDGE)
        place = whole[round((beat.begin + piece.at) * RATE) - (first - begin) :][: len(heard)]
        place += heard[: len(place)]


def _fade_out(sound: npt.NDArray[np.float32], seconds: float) -> None:
    """Let a sound fade at its end."""
    length = min(round(seconds * RATE), len(sound))
    steps = (np.arange(length, dtype=np.float32) + 0.5) / max(1, length)
    sound[len(sound) - length :] *= steps[::-1, np.newaxis]
