"""Who looks at a live scene in its own processes; `reel.check.onlooker` is one."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

from reel.engine.live.messages import Flaw, Thing
from reel.records.plan import Job


class Attendant(Protocol):
    """Looks at a scene as it is played, for one who points at it."""

    def attending(self, job: Job) -> AbstractContextManager[None]:
        """Note what is made meanwhile."""

    def things(self, scene: Any) -> tuple[Thing, ...]:
        """Say what is on the stage now."""

    def flaws(self, scene: Any, beat: str) -> tuple[Flaw, ...]:
        """Say what is wrong at the end of a beat."""


class Nobody:
    """Looks at nothing."""

    def attending(self, job: Job) -> AbstractContextManager[None]:
        return nullcontext()

    def things(self, scene: Any) -> tuple[Thing, ...]:
        return ()

    def flaws(self, scene: Any, beat: str) -> tuple[Flaw, ...]:
        return ()
