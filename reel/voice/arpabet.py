"""Sounds of English as American dictionaries of pronunciation write them: in ARPAbet."""

import re

from reel.voice.letters import in_letters

_SOUNDS = {
    "A": "EY", "I": "AY", "O": "OW", "Q": "OW", "W": "AW", "Y": "OY", "ɜɹ": "ER", "ɜ": "ER",
    "əɹ": "ER", "i": "IY", "u": "UW", "ɑ": "AA", "ɒ": "AA", "a": "AA", "ɔ": "AO", "o": "OW",
    "æ": "AE", "ɛ": "EH", "e": "EH", "ɪ": "IH", "ᵻ": "IH", "ʊ": "UH", "ʌ": "AH", "ə": "AH",
    "ɐ": "AH", "ᵊ": "AH", "b": "B", "ʧ": "CH", "d": "D", "ð": "DH", "f": "F", "ɡ": "G", "h": "HH",
    "ʤ": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "ŋ": "NG", "p": "P", "ɹ": "R", "s": "S",
    "ʃ": "SH", "t": "T", "ɾ": "T", "T": "T", "θ": "TH", "v": "V", "w": "W", "j": "Y", "z": "Z",
    "ʒ": "ZH",
}  # fmt: skip

_SOUND = re.compile("ɜɹ|əɹ|.", re.DOTALL)


def arpabet(phonemes: str) -> list[str]:
    """Write phonemes in ARPAbet, without stress; what is no sound of English is left out."""
    plain = re.sub("[ˈˌː]", "", in_letters(phonemes))
    return [_SOUNDS[sound] for sound in _SOUND.findall(plain) if sound in _SOUNDS]
