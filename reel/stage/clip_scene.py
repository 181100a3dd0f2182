"""The base of every scene: beats, words, colours, regions, and a clock of whole frames."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import manim as mn
import sympy as sp

from reel.fast.updaters import Updates
from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.language import write_in, written_number
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.notation.form_printer import PLAIN, RoleMap
from reel.records.clip_spec import ClipSpec, Part
from reel.records.errors import ReelError
from reel.records.film import read_film
from reel.records.formats import Format, format_of
from reel.records.nearest import misspelt
from reel.records.project import find_project
from reel.records.root import shown
from reel.records.saying import MARK
from reel.records.theme import Theme
from reel.records.timeline import Beat
from reel.stage.burnt_caption import Laid, caption_picture, spoken_caption
from reel.stage.ground import lay_ground
from reel.stage.headline import Headline
from reel.stage.plot import Plot
from reel.stage.regions import FrameRegions, Region
from reel.wording.silent import narration_of
from reel.wording.timing import STEP, seconds_to_hold, whole_steps


class ClipScene(mn.Scene):
    """A clip of the storyboard.

    Subclasses name their clip, say which symbol plays which role in its formulas, and play its
    beats in `construct`. Words, colours and regions come from the spec, so nothing in a scene
    depends on theme or format.

    Args:
        spec: what to make; by default the clip as plain `manim scenes/<clip>/scene.py` makes it.

    Attributes:
        clip: the clip's id in the storyboard.
        roles: the roles of symbols and of named parts, in all formulas of the clip.
        regions: the regions of the frame.
        theme: gives each role its colour, as `self.theme.product`.
        beats: the beats played so far, with their times.
        current_beat: the id of the beat that is being played, or None.
        parts: when each part of a beat that has been played ended (seconds): a beat has one more
            than it has cues.
        holding: whether the picture is held, because all is shown and the words are still being
            said.
        still: the moment (seconds) of the poster.
        headline: what stands above the picture.
    """

    clip: ClassVar[str]
    roles: ClassVar[RoleMap] = PLAIN

    def __init__(self, spec: ClipSpec | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.spec = spec or self._own_spec()
        write_in(self.spec.project.language, self.spec.typeface)
        self.theme = self.spec.theme
        self.regions = FrameRegions(self.spec.format)
        self.beats: list[Beat] = []
        self.current_beat: str | None = None
        self.parts: list[float] = []
        self.holding = False
        self.still = 0.0
        self.headline = Headline(self.regions, self.theme)
        self._point_is_ahead = False  # the beat has not shown its point yet
        self._point_is_due = False  # nor does it have to wait for the scene's word
        self._updates: Updates | None = None
        self.camera.background_color = self.theme.background
        if self.spec.ground:
            lay_ground(self.camera, self.spec.ground, self.regions, self.theme)

    def _own_spec(self) -> ClipSpec:
        """Find out what `render.py` would tell the scene: the project is where its file lies."""
        shape = format_of(mn.config.frame_width, mn.config.frame_height)
        project = find_project(Path(inspect.getfile(type(self))))
        return read_film(project).spec(self.clip, shape)

    # Time.

    @contextmanager
    def beat(self, beat_id: str) -> Iterator[None]:
        """Play one beat: its motion, and then a hold until its words are said.

        A scene that is not told what is said (`unsaid`) holds its picture as briefly as can be.

        Raises:
            ReelError: the storyboard does not have this beat at this place, or its words have a
                mark that was not met.
        """
        expected = self.spec.clip.beats[len(self.beats) :][:1]
        if expected != (beat_id,):
            raise ReelError(
                f"{self.clip}: beat {beat_id!r} is played where the storyboard has "
                f"{', '.join(expected) or 'no more beats'}"
            )
        self.current_beat = beat_id
        start = self.beats[-1].end if self.beats else 0.0
        self._point_is_ahead = True
        self._point_is_due = bool(self.beats)
        yield
        self.show_point()
        part = self._current_part
        if not part.last:
            ahead = self.spec.words.sayings[beat_id].cues[part.number]
            raise ReelError(
                f"{self._words_of(beat_id)} has the mark {MARK}{ahead}}}, but the scene does not "
                f'meet it: call self.cue("{ahead}") in beat {beat_id}, or take the mark out'
            )
        self._hold(part)
        if not self.still:
            self.mark_still()
        self.beats.append(Beat(beat_id, round(start, 6), round(self.time, 6), ""))
        self.current_beat = None

    def cue(self, name: str) -> None:
        """Meet the voice at a mark in the beat's words, as `{@name}`: go on when its word is said.

        The picture is held until the voice is there. If the picture is later, the voice has waited.

        Raises:
            ReelError: no beat is being played, or its words do not have this mark next.
        """
        beat = self.current_beat
        if beat is None:
            raise ReelError(f"{self.clip}: the cue {name!r} is met outside of a beat")
        part = self._current_part
        ahead = self.spec.words.sayings[beat].cues[part.number :]
        if ahead[:1] != (name,):
            there = f"the next mark is {MARK}{ahead[0]}}}" if ahead else "no mark is left"
            raise ReelError(
                f'beat {beat} meets the cue {name!r}, self.cue("{name}"), but {there} in '
                f"{self._words_of(beat)}: write {MARK}{name}}} before the word that is meant"
            )
        self._hold(part)

    def _hold(self, part: Part) -> None:
        """Hold the picture until the words of a part are said, and end it."""
        if change := self._change_point():
            self.play(*change)
        began = self.parts[-1] if self.parts else 0.0
        takes = narration_of(self.spec, part.beat).parts[part.number]
        self.holding = True
        self.wait(seconds_to_hold(takes, self.time - began, last=part.last))
        self.holding = False
        self.parts.append(self.time)

    @property
    def _current_part(self) -> Part:
        return self.spec.parts[len(self.parts)]

    def _words_of(self, beat: str) -> str:
        """Name what a beat says: file and key."""
        return f"{shown(self.spec.project.words)}: clips.{self.clip}.beats.{beat}"

    def play(self, *animations: Any, **kwargs: Any) -> None:
        """Play animations; the time of each is rounded to whole steps."""
        compiled = self.compile_animations(*animations, **kwargs)
        if change := self._change_point():
            if all(isinstance(animation, mn.Wait) for animation in compiled):
                self.play(*change)
            else:
                compiled += self.compile_animations(*change)
        for animation in compiled:
            # Manim cuts a still wait to the frame below and draws a motion to the frame above:
            # a hair more and a hair less keep rounding errors from changing a frame count.
            hair = 1e-6 if isinstance(animation, mn.Wait) else -1e-6
            animation.run_time = max(1, round(animation.run_time / STEP)) * STEP + hair
        super().play(*compiled)

    def play_internal(self, skip_rendering: bool = False) -> None:
        """Play what has been prepared; what follows trackers does not change meanwhile."""
        self._updates = Updates(self.mobjects)
        try:
            super().play_internal(skip_rendering)
        finally:
            self._updates = None

    def update_mobjects(self, dt: float) -> None:
        """Let all follow that follows trackers."""
        if self._updates is None:
            super().update_mobjects(dt)
            return
        if self._updates.mobjects != self.mobjects:  # an animation has brought or taken some
            self._updates = Updates(self.mobjects)
        self._updates.run(dt)

    def wait(self, duration: float = 1.0) -> None:
        """Stand still for `duration` seconds, rounded up to whole steps.

        The picture is frozen: what moves on a stage moves with a tracker, in a `play`.
        """
        super().wait(whole_steps(duration), frozen_frame=True)

    def mark_still(self) -> None:
        """Make what is seen just now the clip's poster; best called after a hold."""
        self.still = round(self.time, 6)

    # Words, formulas and plots, in the clip's roles and colours.

    def label_text(self, key: str) -> str:
        """Look a label's text up in the clip's words.

        Raises:
            ReelError: the words have no such label.
        """
        labels = self.spec.words.labels
        if key not in labels:
            raise ReelError(
                f"{shown(self.spec.project.words)}: clips.{self.clip}.labels.{key} is missing: "
                f"the picture writes it{misspelt(key, labels)}"
            )
        return labels[key]

    def label(self, key: str, **kwargs: Any) -> Label:
        """Write one of the clip's labels; see `text`.

        Raises:
            ReelError: the words have no such label.
        """
        return self.text(self.label_text(key), **kwargs)

    def text(self, text: str, *, size: str = "label", role: str = "text", **kwargs: Any) -> Label:
        """Write words that come from elsewhere, in a role's colour; see `Label`."""
        return Label(text, size=size, colour=self.theme.colour(role), **kwargs)

    def number_text(self, text: str) -> str:
        """Write a number, as English has it, for words that it stands in: 3.32 as 3,32."""
        return written_number(text)

    def formula(self, expr: sp.Basic, roles: RoleMap | None = None, **kwargs: Any) -> Formula:
        """Write a SymPy object as a formula, in the clip's roles or in others; see `Formula`."""
        roles = self.roles if roles is None else roles
        return Formula(expr, theme=self.theme, roles=roles, **kwargs)

    def live_number(self, text: str, *, role: str = "text", **kwargs: Any) -> LiveNumber:
        """Write a number that can change at every frame; see `LiveNumber`."""
        return LiveNumber(text, colour=self.theme.colour(role), **kwargs)

    def live_formula(
        self,
        expr: sp.Basic,
        part: str,
        text: Callable[[], str],
        roles: RoleMap | None = None,
        *,
        role: str = "text",
        size: str = "formula",
    ) -> LiveFormula:
        """Write a formula in which one number follows a changing value; see `LiveFormula`."""
        formula = self.formula(expr, roles, size=size)
        return LiveFormula(formula, part, text, colour=self.theme.colour(role), size=size)

    def plot(self, region: Region, **kwargs: Any) -> Plot:
        """Draw axes that fill a region; see `Plot.filling`."""
        return Plot.filling(region, theme=self.theme, **kwargs)

    def caption(self, lines: Sequence[str]) -> Laid:
        """A caption to be laid over the frame."""
        return caption_picture(lines, *self._caption_settings).over(self._ground)

    def spoken_caption(self, lines: Sequence[str]) -> tuple[Laid, list[Laid]]:
        """The same, and what is laid over it while each of its words is said."""
        picture, words = spoken_caption(lines, *self._caption_settings)
        caption = picture.over(self._ground)
        return caption, [word.over(caption) for word in words]

    @property
    def _caption_settings(self) -> tuple[Format, tuple[int, int], Theme]:
        """What decides how captions look: the format, the frame's size in pixels, the colours."""
        size = mn.config.pixel_width, mn.config.pixel_height
        return self.spec.format, size, self.theme

    @property
    def _ground(self) -> Laid:
        """A frame on which nothing is but its ground."""
        return Laid(0, 0, self.camera.background)

    # What stands above the picture.

    def show_title(self) -> Label:
        """Put up the clip's question, at once: the first frame must not be empty."""
        question = self.headline.ask(self.spec.words.title)
        self.add(question)
        return question

    def show_point(self, *beside: mn.Animation) -> None:
        """Write above the picture what the beat shows, below the clip's question.

        That is done by itself, in a beat's first play. Only in the first beat, where the question
        stands alone at first, the scene says when it has been read; or else it is done at the end.

        Args:
            beside: what moves meanwhile.
        """
        self._point_is_due = True
        if change := [*self._change_point(), *beside]:
            self.play(*change)

    def _change_point(self) -> list[mn.Animation]:
        """Animate how the beat's point takes its place, if it is due."""
        if not (self._point_is_ahead and self._point_is_due):
            return []
        self._point_is_ahead = False
        return self.headline.change_point(self.spec.words.points.get(self.current_beat or "", ""))

    def show_takeaway(self) -> Label:
        """Let the clip's answer take the place of its question."""
        for animation in self.headline.answer(self.spec.words.takeaway):
            self.play(animation)
        return self.headline.shown[-1]
