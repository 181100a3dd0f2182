"""A film's beats, spoken: from the cache, or by the voice where that lacks them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reel.records.narration import Narration
from reel.records.project import Project
from reel.records.saying import Saying
from reel.voice.booth import Booth
from reel.voice.errors import VoiceError
from reel.voice.narrating import spoken_narration, trimmed
from reel.voice.narrator import Narrator, Prepared, Speech, SpokenBeat
from reel.voice.pronunciations import Pronunciations
from reel.voice.speech_store import SpeechStore


@dataclass(frozen=True)
class Narrated:
    """What has become of the beats of some clips.

    Attributes:
        narrations: by clip and beat, of clips of which all beats are spoken.
        failures: why others are not, in one line, by clip.
    """

    narrations: dict[str, dict[str, Narration]]
    failures: dict[str, str]


def narrate(
    project: Project,
    sayings: Mapping[str, Mapping[str, Saying]],
    narrator: Narrator,
    pronunciations: Pronunciations,
    *,
    threads: int,
    fresh: bool = False,
    on_spoken: Callable[[int, int], None] = lambda done, total: None,
) -> Narrated:
    """Let a voice speak all beats of some clips; each is kept as soon as it is spoken.

    Args:
        project: the film's.
        sayings: what each beat says, by clip and beat.
        narrator: the voice.
        pronunciations: how words are pronounced.
        threads: how many beats may be spoken at once.
        fresh: whether to take nothing from the cache.
        on_spoken: is told how many of the beats that the cache lacks are spoken, of how many.

    Raises:
        CannotWriteError: the cache is full, or cannot be written to.
    """
    beats = {
        clip: [
            SpokenBeat(clip, name, project.words.stem, pronunciations.apply(saying.spoken))
            for name, saying in said.items()
        ]
        for clip, said in sayings.items()
    }
    made = Narrated({}, {})
    if isinstance(narrator, Prepared):
        for clip, own in beats.items():
            try:
                narrator.check(own)
            except VoiceError as error:
                made.failures[clip] = str(error)
    store = SpeechStore(project.cache)
    store.tidy()
    booth = Booth(narrator, store, threads)
    wanted = [beat for clip, own in beats.items() if clip not in made.failures for beat in own]
    heard = booth.hear(wanted, fresh, on_spoken)
    for clip, said in sayings.items():
        if clip in made.failures:
            continue
        spoken: dict[str, Narration] = {}
        faults: dict[str, list[str]] = defaultdict(list)  # what is wrong, in which beats
        for (name, saying), beat in zip(said.items(), beats[clip], strict=True):
            take = heard[beat]
            if isinstance(take, str):
                place = f"{clip}.{name}: "
                faults[take.removeprefix(place)] += [name] * take.startswith(place)
            else:
                spoken[name] = spoken_narration(saying, take.speech, narrator.voice, take.key)
        if faults:
            made.failures[clip] = "; ".join(
                f"{clip}.{', '.join(names)}: {what}" if names else what
                for what, names in faults.items()
            )
        else:
            made.narrations[clip] = spoken
    return made


def kept_speech(project: Project, sound: str) -> Speech:
    """Give a narration's sound, by the key that it has.

    Raises:
        VoiceError: it has been removed.
    """
    speech = SpeechStore(project.cache).find(sound)
    if speech is None:
        raise VoiceError("what was spoken has just been removed from the cache; run this again")
    return trimmed(speech)
