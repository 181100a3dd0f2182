"""The letters in which hibari and its kin are told how words sound: misaki's, its phonemizer's.

They are IPA, but for sounds that are written with two letters there: here those are one.
"""

_IN_ONE = {
    "eɪ": "A", "aɪ": "I", "oʊ": "O", "əʊ": "Q", "aʊ": "W", "ɔɪ": "Y", "tʃ": "ʧ", "dʒ": "ʤ",
}  # fmt: skip

_TIE = "\N{COMBINING DOUBLE INVERTED BREVE}"

# What is typed for letters that look like it, or that mean the same.
_TYPED = {"g": "ɡ", "r": "ɹ", "ɚ": "əɹ", "ɝ": "ɜɹ", "'": "ˈ", _TIE: ""}

AMERICAN = frozenset("AIOWYbdfhijklmnpstuvwzæðŋɑɐɔəɛɜɡɪɹɾʃʊʌʒʔʤʧθᵊᵻTˈˌ")
"""What American voices were made to say; T is a tapped one."""

BRITISH = frozenset("AIQWYabdfhijklmnpstuvwzðŋɑɐɒɔəɛɜɡɪɹʃʊʌʒʤʧθᵊːˈˌ")
"""What British voices were made to say."""


def in_letters(ipa: str) -> str:
    """Write sounds in these letters, given in IPA or in them."""
    for typed, meant in (_TYPED | _IN_ONE).items():
        ipa = ipa.replace(typed, meant)
    return ipa


def in_ipa(letters: str) -> str:
    """Write in IPA what is given in these letters."""
    for ipa, letter in _IN_ONE.items():
        letters = letters.replace(letter, ipa)
    return letters.replace("T", "ɾ")
