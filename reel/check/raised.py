"""What a scene raises is something that a check finds."""

import traceback
from pathlib import Path

from reel.check.fault import Fault
from reel.engine.draw.manim_log import with_errors
from reel.engine.run.outcome import with_trace
from reel.records.blame import own_line, what_happened
from reel.records.errors import ReelError


def raised(error: BaseException, trace: Path | None) -> Fault:
    """Say what was raised, and in which line of the author's.

    Args:
        error: what was raised.
        trace: the file in which the author shall find the traceback, if in any.
    """
    where, what = own_line(error), with_errors(what_happened(error))
    what = f"{where}: {what}" if where else what
    if trace and not isinstance(error, ReelError):  # which says all that there is to say
        what = with_trace(what, trace, "".join(traceback.format_exception(error)))
    return Fault("scene.error", what)
