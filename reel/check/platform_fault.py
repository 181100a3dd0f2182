"""What breaks a number that a platform states, said with the number's source."""

from typing import Any

from reel.check.fault import Fault
from reel.check.findings import Severity
from reel.records.platforms import Platform, Stated


def platform_fault(
    platform: Platform,
    key: str,
    wrong: str,
    stated: Stated[Any],
    severity: Severity | None = None,
) -> Fault:
    """Make it a fault: an error if what is stated is sure, else a warning.

    Args:
        platform: whose number it is.
        key: what the rule is called, after "platform.".
        wrong: the file, and what is wrong with it.
        stated: the number.
        severity: in place of that.
    """
    severity = severity or ("warning" if stated.unsure else "error")
    message = f"{platform.title}: {wrong}; source: {stated}"
    return Fault(f"platform.{key}", message, severity=severity)
