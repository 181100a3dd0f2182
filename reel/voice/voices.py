"""The voice that the settings ask for."""

from collections.abc import Iterable

from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice.hibari_voice import HibariVoice
from reel.voice.narrator import Narrator
from reel.voice.pronunciations import Pronunciations


def open_voice(name: str, settings: VoiceSettings, project: Project) -> Narrator | None:
    """Make what speaks; None for silence. Only the engine that is wanted is imported.

    Args:
        name: what the voice is called.
        settings: its engine, and what that needs to know.
        project: the film's.

    Raises:
        VoiceError: it cannot be had; says what to install or to mend.
    """
    match settings.engine:
        case "hibari":
            return HibariVoice(name, settings)
        case "recorded":
            from reel.voice.recorded import Recorded

            return Recorded(name, settings, project)
        case "kokoro":
            from reel.voice.kokoro_voice import Kokoro

            return Kokoro(name, settings, project)
        case "piper":
            from reel.voice.piper_voice import Piper

            return Piper(name, settings, project)
        case "service":
            from reel.voice.service import Service

            return Service(name, settings, project)
        case "none":
            return None


def letters_of(narrator: Narrator | None) -> frozenset[str]:
    """Give the letters in which a voice can be told how words sound; none if it takes any."""
    return narrator.letters if isinstance(narrator, HibariVoice) else frozenset()


def guessed_words(
    narrator: Narrator | None, pronunciations: Pronunciations, texts: Iterable[str]
) -> list[str]:
    """List the words of some texts that a voice has never heard of, or leaves a part out of."""
    if not isinstance(narrator, HibariVoice):
        return []
    return narrator.guessed([word for text in texts for word in pronunciations.apply(text)])
