"""What a check finds."""

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Finding(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One thing that is wrong, or may be, in one clip.

    Attributes:
        clip: its id, or "film".
        format: the format's name.
        theme: the theme's name.
        beat: the id of the beat, or "" where it is the clip as a whole.
        rule: what is broken, as "layout.margin".
        severity: an error must be mended; a warning must be looked at.
        objects: what it is about, as a reader of the scene knows it.
        message: what is wrong, with the numbers.
        language: in which it is wrong, by its code; "" for the project's first.
    """

    clip: str
    format: str
    theme: str = ""
    beat: str = ""
    rule: str
    severity: Severity = "error"
    objects: tuple[str, ...] = ()
    message: str
    language: str = ""

    def __str__(self) -> str:
        """The finding in one line, or in several of which those after the first stand in."""
        where = " ".join(
            filter(None, (self.language, self.clip, self.beat, self.format, self.theme))
        )
        what = f" [{'; '.join(self.objects)}]" if self.objects else ""
        first, *more = self.message.split("\n")
        lines = (f"{self.severity}: {where}: {self.rule}: {first}{what}", *more)
        return "\n    ".join(lines)


def as_json(findings: Iterable[Finding]) -> str:
    """Write findings as a JSON array of objects, indented for a reader."""
    return msgspec.json.format(msgspec.json.encode(list(findings)), indent=2).decode()
