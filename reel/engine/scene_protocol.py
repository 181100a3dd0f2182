"""What the engine asks of a scene, and nothing else: this is its border with what it renders.

Any Manim scene can be rendered. It is cut into segments at its plays. A scene that is a clip of a
storyboard says more of itself, and is cut at its beats and cues; `reel.stage.clip_scene.ClipScene`
is one, but any class that has what `BeatScene` names will do.

The renderer meets both as `SceneSegments`: where in its segments the scene is at this moment.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from reel.records.timeline import Beat
from reel.video.yuv import Pixels

Laid = tuple[int, int, Pixels]
"""A picture laid over a frame: its left and top in pixels, and its rows of RGBA. It is opaque, and
all of its edges are at even pixels."""


class ManimScene(Protocol):
    """What Manim gives every scene, as far as the engine uses it.

    Attributes:
        camera_class: the class of the camera that the scene wants.
        camera: the camera that it has got.
        renderer: who plays it.
        time: its clock, in seconds.
        duration: of the play that has been prepared, in seconds.
        animations: of that play; None before the first one.
        mobjects, foreground_mobjects: what is on the stage.
        static_mobjects, moving_mobjects: those that stand still in the play, and the others.
        updaters: functions that it calls at every frame.
    """

    camera_class: Any
    renderer: Any
    duration: Any
    animations: Any
    mobjects: list[Any]
    foreground_mobjects: list[Any]
    static_mobjects: Any
    moving_mobjects: Any
    updaters: list[Callable[[float], None]]

    @property
    def camera(self) -> Any: ...

    @property
    def time(self) -> float: ...

    def render(self) -> Any:
        """Play the scene from its beginning to its end."""

    def compile_animation_data(self, *animations: Any, **kwargs: Any) -> Any:
        """Prepare a play."""

    def begin_animations(self) -> None:
        """Set the prepared play to its beginning."""

    def is_current_animation_frozen_frame(self) -> bool:
        """Tell whether the prepared play is one still picture."""

    def play_internal(self, skip_rendering: bool = False) -> None:
        """Step through the prepared play, frame by frame."""

    def update_mobjects(self, dt: float) -> None:
        """Let all mobjects follow what they follow, after `dt` seconds."""


@runtime_checkable
class BeatScene(Protocol):
    """What a clip's scene says of itself, beyond what every Manim scene has.

    Attributes:
        beats: those that have been played to their end, in order.
        current_beat: the id of the one that is being played; None before, between and after.
        parts: when each part of a beat that has been played ended, by the scene's clock: a beat is
            one part, and one more for each cue at which its picture waits for a voice.
        holding: whether the scene waits because all is shown and the part's words are still being
            said; how long that takes, the engine decides.
        still: the moment of the poster, in seconds by the scene's clock; 0 until one is marked.
    """

    @property
    def beats(self) -> Sequence[Beat]: ...

    @property
    def current_beat(self) -> str | None: ...

    @property
    def parts(self) -> Sequence[float]: ...

    @property
    def holding(self) -> bool: ...

    @property
    def still(self) -> float: ...

    def caption(self, lines: Sequence[str]) -> Laid:
        """Draw a caption to be laid over the frame."""

    def spoken_caption(self, lines: Sequence[str]) -> tuple[Laid, Sequence[Laid]]:
        """Draw the same caption, and its words as they look while they are said.

        The words stand in the lines between single spaces. Each picture lies within the caption's;
        there is none if some words cannot be told apart.
        """


class SceneSegments(Protocol):
    """Where in its segments a scene is at this moment."""

    @property
    def index(self) -> int:
        """The place of the segment that the next play belongs to."""

    @property
    def beat(self) -> str | None:
        """The id of the beat that it is; None if it is none, or that is not yet known."""

    @property
    def holding(self) -> bool:
        """Whether the next play is a hold."""

    @property
    def still(self) -> float | None:
        """The moment that the scene has marked as its poster; None if it marks none."""


class BeatSegments:
    """A segment is a part of a beat; to its first one belongs what is played before the beat."""

    def __init__(self, scene: BeatScene) -> None:
        self._scene = scene

    @property
    def index(self) -> int:
        """As many parts as have been played are before it."""
        return len(self._scene.parts)

    @property
    def beat(self) -> str | None:
        """The beat that is being played."""
        return self._scene.current_beat

    @property
    def holding(self) -> bool:
        """As the scene says."""
        return self._scene.holding

    @property
    def still(self) -> float | None:
        """As the scene says."""
        return self._scene.still


class PlaySegments:
    """A segment is a play: the scene knows of no beats, holds or posters.

    What such a scene has under the names of `BeatScene` is its own affair, and is not looked at.
    """

    beat: str | None = None
    holding: bool = False
    still: float | None = None

    def __init__(self, scene: ManimScene) -> None:
        self._scene = scene

    @property
    def index(self) -> int:
        """As many plays as the renderer has counted are before it."""
        plays: int = self._scene.renderer.num_plays
        return plays
