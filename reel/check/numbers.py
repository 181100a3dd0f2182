"""Numbers within words are written as the language has them; others are so by themselves."""

import re
from collections.abc import Iterator

from reel.check.fault import Fault
from reel.check.snapshot import Snapshot
from reel.formula.language import written_language

_POINT = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")


def foreign(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield the words in the picture that have a number with a foreign decimal sign."""
    language = written_language()
    if language.decimal == ".":
        return
    settings = {
        writing.setting.key: writing.setting
        for writing in snapshot.writings
        if writing.setting.kind == "words"
    }
    for setting in settings.values():
        if found := _POINT.search(setting.whole.text):
            yield Fault(
                "words.number",
                f"{found[0]} is written {language.number(found[0])} in {language.name}: "
                + (
                    "mend it in the words"
                    if setting.source
                    else "self.number_text(…) writes it so in a scene"
                ),
                (setting.name,),
            )
