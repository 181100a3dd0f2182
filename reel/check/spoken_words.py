"""How words are pronounced: what no beat says, and what the voice can only guess at."""

from collections.abc import Iterator

from reel.check.fault import Fault
from reel.records.film import Film
from reel.records.root import shown
from reel.voice.pronunciations import load_pronunciations, pronunciations_file
from reel.voice.voices import guessed_words, letters_of, open_voice


def of_film(film: Film, voice: str) -> Iterator[Fault]:
    """Yield what is to be looked at in a film's pronunciations, for a voice by its name."""
    project = film.project
    narrator = open_voice(voice, project.voice(voice), project)
    if narrator is None:
        return
    path = pronunciations_file(project)
    pronunciations = load_pronunciations(path, letters_of(narrator))
    texts = [saying.spoken for words in film.words.values() for saying in words.sayings.values()]
    for name in pronunciations.unused(texts):
        yield Fault(
            "voice.unused", f"{shown(path)}: no beat says {name!r}: take it out", severity="warning"
        )
    if guessed := guessed_words(narrator, pronunciations, texts):
        yield Fault(
            "voice.unknown",
            "the voice does not know these words: it guesses how they sound, or leaves signs out; "
            f"listen to them, and write how they sound into {shown(path)}",
            tuple(guessed),
            severity="warning",
        )
