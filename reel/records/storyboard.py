"""What there is to make: an ordered register of clips. Free of Manim, so it loads in a blink."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reel.records.errors import ReelError
from reel.records.nearest import nearest

FILM = "film"
"""What the film of all clips is called, on the command line and in its files' names."""

DISSOLVE = 0.5
"""Seconds in which a loop's end becomes its beginning, unless it runs backwards."""

_SHORTEST_LOOP, _LONGEST_LOOP = 3.0, 6.0  # seconds: long enough to see it, short enough to stay

_MOMENT = 'a moment, as "beat" or "beat.cue"'

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Loop:
    """A clip's one memorable moment, as a motion that goes round without a seam.

    Attributes:
        moment: when it begins: "beat", at the beat's beginning, or "beat.cue", when the picture
            comes to the cue.
        seconds: how much of the clip it shows.
        after: seconds between the moment and its beginning.
        back: whether it then runs backwards to where it began; else its end dissolves into its
            beginning.
        rest: seconds for which it stands still at its end, and at its beginning too if it runs
            backwards.

    Its pictures are shown for 3 to 6 seconds before they begin anew.
    """

    moment: str
    seconds: float
    after: float = 0.0
    back: bool = False
    rest: float = 0.0

    @property
    def shown(self) -> float:
        """Seconds until it begins anew."""
        once = self.seconds + self.rest
        return 2 * once if self.back else once + DISSOLVE


@dataclass(frozen=True)
class Clip:
    """One clip of the film.

    Attributes:
        id: its name on the command line, in the words and in its files' names.
        scene: where its scene class is, as "module:Class".
        beats: the ids of its beats, in the order in which they are played.
        data: files in assets/data without which its scene cannot be made: they are looked for
            before anything is rendered.
        brand: whether its scene shows the maker's brand; only then does a new brand redraw it.
        formulas: where the formulas are that a course shows with it, as "module:NAME": by
            "beat" or "beat.cue", from which they stand, SymPy objects in order, or tuples of one
            and its conditions. "" for none.
        key_pictures: the moments whose pictures tell most of it, for paper: "beat" is the end of a
            beat, "beat.cue" the moment before its next cue. By default two ends are chosen by how
            they look.
        cover: the moment whose picture its covers in posts show, likewise; "" for its poster's.
        loop: what is posted as an animation; None for nothing.
    """

    id: str
    scene: str
    beats: tuple[str, ...]
    data: tuple[str, ...] = ()
    brand: bool = False
    formulas: str = ""
    key_pictures: tuple[str, ...] = ()
    cover: str = ""
    loop: Loop | None = None


@dataclass(frozen=True)
class Ground:
    """What continues a clip's pictures where a format leaves room for overlays.

    Attributes:
        drawn_by: the function that draws it, as `Storyboard.ground`.
        number: the clip's place in the film, from 1.
        count: how many clips the film has.
    """

    drawn_by: str
    number: int
    count: int


class Storyboard:
    """The clips in viewing order.

    Args:
        clips: in this order.
        ground: where the function is that continues the pictures above and below what is safe from
            players' overlays, as "module:function"; "" for none. It is given the scene's
            `FrameRegions` (of which `quiet` are the strips to fill), its `Theme`, the clip's number
            in the film, from 1, and the count of clips, and gives back a mobject.
        cover: the id of the clip whose cover has the same picture as the film's; "" for the first.

    Attributes:
        cover: that clip's id.

    Raises:
        ReelError: there is no clip, or one that is not as `Clip` says, or two of one id.
    """

    def __init__(self, *clips: Clip, ground: str = "", cover: str = "") -> None:
        if not clips:
            raise ReelError("storyboard: it has no clip; a film has one at least")
        self._clips: dict[str, Clip] = {}
        for clip in clips:
            _judge(clip)
            if clip.id in self._clips:
                raise ReelError(f"storyboard: two clips are called {clip.id!r}")
            self._clips[clip.id] = clip
        if ground != "" and not _is_place(ground):
            raise ReelError(f"storyboard: ground {ground!r} is not module:function")
        if not isinstance(cover, str):
            raise ReelError(f"storyboard: cover is {cover!r}, not the id of a clip")
        self._ground = ground
        self.cover = self[cover].id if cover else clips[0].id

    def __iter__(self) -> Iterator[Clip]:
        return iter(self._clips.values())

    def __contains__(self, clip_id: str) -> bool:
        return clip_id in self._clips

    def __getitem__(self, clip_id: str) -> Clip:
        if clip_id not in self._clips:
            raise ReelError(
                f"no clip is called {clip_id!r}; the clips are {', '.join(self.ids)}"
                f"{nearest(clip_id, self.ids)}"
            )
        return self._clips[clip_id]

    def ground(self, clip_id: str) -> Ground | None:
        """What continues a clip's pictures where nothing necessary may stand, if anything does."""
        if not self._ground:
            return None
        return Ground(self._ground, self.ids.index(clip_id) + 1, len(self._clips))

    @property
    def ids(self) -> list[str]:
        """The clips' ids in viewing order."""
        return list(self._clips)


def _judge(clip: Clip) -> None:
    """Make sure that a clip is as `Clip` says.

    Raises:
        ReelError: it is not; says what, and how it is written.
    """
    fields = {"beats": clip.beats, "data": clip.data, "key_pictures": clip.key_pictures}
    for field, names in fields.items():
        if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
            raise ReelError(
                f"storyboard: {clip.id}: {field} is {names!r}, not names in a tuple, as "
                '("one", "two") or ("one",)'
            )
    if not _is_place(clip.scene):
        raise ReelError(f"storyboard: {clip.id}: scene {clip.scene!r} is not module:Class")
    if clip.formulas != "" and not _is_place(clip.formulas):
        raise ReelError(f"storyboard: {clip.id}: formulas {clip.formulas!r} is not module:NAME")
    if not isinstance(clip.cover, str):
        raise ReelError(f"storyboard: {clip.id}: cover is {clip.cover!r}, not {_MOMENT}")
    if not isinstance(clip.brand, bool):
        raise ReelError(f"storyboard: {clip.id}: brand is {clip.brand!r}, not True or False")
    if not clip.beats or len(set(clip.beats)) < len(clip.beats):
        raise ReelError(f"storyboard: {clip.id}: beats are missing or named twice")
    for each in (clip.id, *clip.beats):
        if not isinstance(each, str) or not _ID.fullmatch(each):
            raise ReelError(f"storyboard: {clip.id}: {each!r} is no id; ids are like 'my_clip'")
    if clip.loop is not None:
        _judge_loop(clip.loop, f"storyboard: {clip.id}: loop")
    if clip.id == FILM:
        raise ReelError(f"storyboard: {FILM!r} is what the whole film is called; rename the clip")


def _judge_loop(loop: Loop, where: str) -> None:
    """Make sure that a loop is as `Loop` says, its times such that it can be shown.

    Raises:
        ReelError: it is not; says what is wrong, and what helps.
    """
    if not isinstance(loop, Loop):
        raise ReelError(f'{where} is {loop!r}, not written as Loop("beat.cue", seconds=3)')
    if not isinstance(loop.moment, str) or not loop.moment:
        raise ReelError(f"{where}: moment is {loop.moment!r}, not {_MOMENT}")
    if not isinstance(loop.back, bool):
        raise ReelError(f"{where}: back is {loop.back!r}, not True or False")
    for field, least in (("seconds", 0.1), ("after", 0.0), ("rest", 0.0)):
        value = getattr(loop, field)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or value < least:
            raise ReelError(f"{where}: {field} is {value!r}, not seconds from {least:g} on")
    if not _SHORTEST_LOOP - 1e-9 <= loop.shown <= _LONGEST_LOOP + 1e-9:
        way = "forwards and backwards" if loop.back else f"with {DISSOLVE:g} s of dissolving"
        raise ReelError(
            f"{where}: it lasts {loop.shown:g} s, {way}; a loop lasts {_SHORTEST_LOOP:g} to "
            f"{_LONGEST_LOOP:g} s: change seconds or rest"
        )


def _is_place(text: object) -> bool:
    """Whether this is written as "module:name"."""
    if not isinstance(text, str):
        return False
    module, colon, name = text.partition(":")
    return bool(colon) and all(map(str.isidentifier, [*module.split("."), name]))
