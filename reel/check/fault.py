"""What a rule says, before it is known of which clip."""

from dataclasses import dataclass, replace
from pathlib import Path

from reel.check.findings import Finding, Severity


@dataclass(frozen=True)
class Fault:
    """Something that a rule finds.

    Attributes: as of `Finding`.
    """

    rule: str
    message: str
    objects: tuple[str, ...] = ()
    severity: Severity = "error"
    beat: str = ""

    def at(self, beat: str) -> "Fault":
        """Make it a fault of a beat, unless it names one itself."""
        return replace(self, beat=self.beat or beat)

    def within(self, video: Path) -> "Fault":
        """Say in which video it is: a draft, say, which lies beside the finished one."""
        return replace(self, message=f"{video}: {self.message}")

    def found(self, *, clip: str, shape: str, theme: str = "") -> Finding:
        """Make it a finding in a clip, a format, and perhaps a theme."""
        return Finding(
            clip=clip,
            format=shape,
            theme=theme,
            beat=self.beat,
            rule=self.rule,
            severity=self.severity,
            objects=self.objects,
            message=self.message,
        )
