"""What breaks a number that a platform states, said with the number's source."""

from collections.abc import Iterator
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


def too_large(
    platform: Platform, key: str, name: str, size: int, largest: Stated[int] | None
) -> Iterator[Fault]:
    """Yield a fault if a file or a text has more bytes than its platform takes.

    Args:
        platform, key: as in `platform_fault`.
        name: of the file.
        size: its bytes.
        largest: how many are taken; None where nobody says.
    """
    if largest and size > largest.value:
        wrong = f"{name} has {size:,} bytes, not {largest.value:,} at most"
        yield platform_fault(platform, key, wrong, largest)
