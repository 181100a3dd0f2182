"""What a rule says, before it is known of which clip."""

from dataclasses import dataclass

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

    def found(self, *, clip: str, shape: str, theme: str = "", beat: str = "") -> Finding:
        """Return it as a finding in a clip, a format, and perhaps a theme and a beat."""
        return Finding(
            clip=clip,
            format=shape,
            theme=theme,
            beat=self.beat or beat,
            rule=self.rule,
            severity=self.severity,
            objects=self.objects,
            message=self.message,
        )
