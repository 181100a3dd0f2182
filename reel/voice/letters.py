"""How words sound, in letters: IPA as misaki writes it, the phonemizer of Kokoro and its kin.

It is IPA but for sounds that are written with two letters there: here those are one.
"""

IPA = {"eɪ": "A", "aɪ": "I", "oʊ": "O", "aʊ": "W", "ɔɪ": "Y", "tʃ": "ʧ", "dʒ": "ʤ"}
"""What is one letter here, by its letters in IPA."""

_TIE = "\N{COMBINING DOUBLE INVERTED BREVE}"

# What is typed for letters that look like it, or that mean the same.
_TYPED = {"g": "ɡ", "r": "ɹ", "ɚ": "əɹ", "ɝ": "ɜɹ", "'": "ˈ", _TIE: ""}

AMERICAN = frozenset("AIOWYbdfhijklmnpstuvwzæðŋɑɐɔəɛɜɡɪɹɾʃʊʌʒʔʤʧθᵊᵻTˈˌ")
"""What American voices were made to say."""

BRITISH = frozenset("AIQWYabdfhijklmnpstuvwzðŋɑɐɒɔəɛɜɡɪɹʃʊʌʒʤʧθᵊːˈˌ")
"""What British voices were made to say; Q is their oʊ."""


def in_letters(ipa: str) -> str:
    """Write sounds in these letters, given in them or in plain IPA."""
    for typed, meant in (_TYPED | IPA).items():
        ipa = ipa.replace(typed, meant)
    return ipa
