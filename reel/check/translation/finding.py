"""What is wrong with one text of a translation."""

from collections.abc import Iterable
from typing import Literal

import msgspec

Rule = Literal["missing", "strange", "untranslated", "placeholders", "marks", "equal", "wrong"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong.

    Attributes:
        language: the translation's code.
        file: in which it is, from the project's folder.
        key: of the text, dotted; "" for the file as a whole.
        rule: "missing" and "strange" are keys that are not there or should not be; "equal" is what
            differs and must not; "wrong" is what no film could be made with.
        message: what is wrong, and the mend.
    """

    language: str
    file: str
    key: str = ""
    rule: Rule
    message: str

    def __str__(self) -> str:
        """The finding in one line."""
        return ": ".join(filter(None, (self.file, self.key, self.message)))


def as_json(findings: Iterable[Finding]) -> str:
    """Write findings as a JSON array of objects, indented for a reader."""
    return msgspec.json.format(msgspec.json.encode(list(findings)), indent=2).decode()
