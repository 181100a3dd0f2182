"""What follows trackers by itself: found once a play, not looked for at every frame.

Manim goes through every part of every mobject at each frame to see whether it has updaters, and
inspects the signature of each updater it finds.
"""

import inspect
from collections.abc import Sequence
from typing import Any


class Updates:
    """The updaters of mobjects, in the order in which Manim calls them.

    Attributes:
        mobjects: whose they are.
    """

    def __init__(self, mobjects: Sequence[Any]) -> None:
        self.mobjects = list(mobjects)
        self._found: list[tuple[Any, tuple[Any, ...]]] = []
        self._timed: dict[Any, bool] = {}
        for mobject in mobjects:
            self._collect(mobject, ())

    def _collect(self, mobject: Any, above: tuple[Any, ...]) -> None:
        within = (*above, mobject)
        if mobject.updaters:
            self._found.append((mobject, within))
        for part in mobject.submobjects:
            self._collect(part, within)

    def run(self, dt: float) -> None:
        """Call all updaters that are not suspended, themselves or by what they are part of."""
        for mobject, within in self._found:
            if any(each.updating_suspended for each in within):
                continue
            for updater in mobject.updaters:
                if updater not in self._timed:
                    self._timed[updater] = "dt" in inspect.signature(updater).parameters
                if self._timed[updater]:
                    updater(mobject, dt)
                else:
                    updater(mobject)
