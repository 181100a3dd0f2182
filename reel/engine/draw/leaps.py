"""Which plays can be set to their end at once: their end does not depend on the frames before."""

from typing import Any

import manim as mn

from reel.engine.scene_protocol import ManimScene


def ends_alike(scene: ManimScene, *, trusted: bool) -> bool:
    """Tell whether the play that is prepared ends alike however many frames lead there.

    Args:
        scene: between `compile_animation_data` and the play.
        trusted: whether the scene's updaters, but those that are told how much time has passed, do
            no more than follow other things, as a clip's do. Any other scene's may count frames.
    """
    animations: list[Any] = list(scene.animations or ())
    if scene.updaters or any(map(_counts, animations)):
        return False
    played = [animation.mobject for animation in animations]
    for mobject in (*scene.mobjects, *played):
        for member in mobject.get_family() if mobject is not None else ():
            if member.updaters and (not trusted or member.has_time_based_updater()):
                return False
    return True


def _counts(animation: Any) -> bool:
    """Tell whether an animation may change something a little more at each frame."""
    if isinstance(animation, mn.AnimationGroup):
        return any(map(_counts, animation.animations))
    waits_for_something = getattr(animation, "stop_condition", None) is not None
    return isinstance(animation, mn.UpdateFromFunc) or waits_for_something
