"""A machine between two columns: values run through it from left to right, and back again.

In the end it is seen from both sides at once, and works both ways.
"""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region

_FULL = 0.58  # how much of its row a value takes at most
_OVERLAP = 1.3  # of its fall, the next value begins its own when 1 is done of this
_SMALLER = 0.75  # how large what is written on a face is when that on both shows
_BELOW, _LONG = 0.2, 0.5  # how far below it its arrow then stands; its length, as part of the box
_APART = 0.2  # how far from a wire's middle its arrow heads then are, as a share of the wire
_FADED = 0.28  # how strongly a value shows in its place while it is away


class Machine(mn.VGroup):
    """Rows of values, and a box between them that turns the left ones into the right ones.

    Forwards a value leaves its place on the left, disappears in the box, and comes out on the
    right as another value. When the box has been turned round, values run the other way.

    Args:
        region: what to fill.
        inputs, outputs: the values of each row, from the top down.
        heads: what stands above the two columns.
        faces: what is written on the front and on the back of the box.
        roles: the roles of its two faces; that of its back is also that of the inputs.
        result: the role of the outputs.
        theme: gives each role its colour.

    Attributes:
        inputs, outputs: the values in their places.
        runs: a tracker for each row, from 0, the value is on the left, to 1, it is on the right.
        filled: a tracker, from 0, no value has been put in yet, to 1, all are on the left.
        turned: a tracker, from 0, the box shows its front and its arrows point right, to 1, it
            shows its back and they point left.
        known: a tracker, from 0, the places on the right are empty until a value arrives, to 1,
            they show what belongs there.
        lit: a tracker, from 0, the values in their places are faded, to 1.
        both: a tracker, from 0, one face shows, to 1, what is written on both stands on the box,
            one above the other, each with an arrow, and the wires have arrows both ways.
    """

    def __init__(
        self,
        region: Region,
        *,
        inputs: Sequence[Formula],
        outputs: Sequence[Formula],
        heads: tuple[Formula, Formula],
        faces: tuple[Formula, Formula],
        roles: tuple[str, str],
        result: str = "product",
        theme: Theme,
    ) -> None:
        super().__init__()
        self.runs = [mn.ValueTracker(0) for _ in inputs]
        self.filled, self.turned, self.known, self.lit, self.both = (
            mn.ValueTracker(0) for _ in range(5)
        )
        self.colours = theme.colour(roles[0]), theme.colour(roles[1])
        top, body = region.rows(1, 7.2, gap=0.15)
        places = body.columns(1, 0.85, 1.75, 0.85, 1, gap=0)
        self.middle = places[2].center
        sides = (places[0], places[4])
        for head, side in zip(heads, sides, strict=True):
            head.move_to([side.center[0], top.center[1], 0])
        self.heads = mn.VGroup(*heads)
        self.cells = mn.VGroup(*(self._column(side, theme.surface) for side in sides))
        tallest = [max(both.height for both in row) for row in zip(inputs, outputs, strict=True)]
        shares = np.sqrt(tallest)  # a fraction gets more room, though not all that it would like
        rooms = [side.inset(0, 0.1).rows(*shares, gap=0) for side in sides]
        lowest = min(row.height for row in rooms[0])
        digits = min(1.0, _FULL * lowest / min(tallest))  # and all of them are of one size
        for values, rows in zip((inputs, outputs), rooms, strict=True):
            for value, row in zip(values, rows, strict=True):
                row.put(value.scale(digits), share=_FULL)
        self.inputs, self.outputs = mn.VGroup(*inputs), mn.VGroup(*outputs)
        heights = [[lowest] * len(inputs), [row.height for row in rows]]
        ground, inks = theme.background, (theme.colour(roles[1]), theme.colour(result))
        self.movers = mn.VGroup(
            *(
                mn.VGroup(
                    *(
                        self._coin(value, (0.92 * rows[0].width, 0.84 * height), ink, ground)
                        for value, height in zip(values, side, strict=True)
                    )
                )
                for values, side, ink in zip((inputs, outputs), heights, inks, strict=True)
            )
        )
        self.wires, self.lights, self.tips = self._wires(places, theme.muted)
        self.back_tips = self.tips.copy()
        self.faces = mn.VGroup(
            *(
                self._face(places[2], face, theme.colour(role), theme.surface)
                for face, role in zip(faces, roles, strict=True)
            )
        )
        self.raised: list[np.ndarray] = []  # where what is written then stands
        self.ways = mn.VGroup(*self._ways(places[2]))
        self.flat = [
            [part.points.copy() for part in f.family_members_with_points()] for f in self.faces
        ]
        self.add(
            self.cells,
            self.heads,
            self.wires,
            self.lights,
            self.tips,
            self.back_tips,
            self.inputs,
            self.outputs,
            self.movers,
            *reversed(self.faces),  # what is written on the front can show on the back
            self.ways,
        )
        redraw_on_change(self, lambda machine: machine.draw(), lambda machine: machine.state())

    @property
    def workings(self) -> list[mn.VGroup]:
        """Everything but the values in their places, when all have come back to the left."""
        return [
            self.cells,
            self.wires,
            self.tips,
            self.back_tips,
            self.faces,
            self.ways,
            self.heads,
            self.movers[0],
        ]

    def send(self, row: int) -> mn.Animation:
        """Run one value through the machine: to the right, or to the left when it is turned."""
        goal = 1 - round(self.turned.get_value())
        return glide(self.runs[row], goal)

    def fill(self) -> mn.Animation:
        """Put the values in on the left: from above, the lowest first."""
        return glide(self.filled, 1, rate_func=mn.linear)

    def keep_results(self) -> None:
        """From now on show what belongs on the right, faded, also where the value is away.

        This is no animation: it changes nothing while all values are on the right.
        """
        self.known.set_value(1)

    def turn_round(self) -> mn.Animation:
        """Turn the box, and its arrows with it."""
        return glide(self.turned, 1)

    def light_up(self) -> mn.Animation:
        """Show the values in all places at full strength."""
        return glide(self.lit, 1)

    def work_both_ways(self) -> mn.Animation:
        """Show what is written on both faces, and that values can go both ways."""
        return glide(self.both, 1)

    def state(self) -> Any:
        """What the picture depends on: all trackers."""
        trackers = (*self.runs, self.filled, self.turned, self.known, self.lit, self.both)
        return [tracker.get_value() for tracker in trackers]

    def draw(self) -> None:
        """Draw the machine as its trackers say."""
        turned, lit = self.turned.get_value(), self.lit.get_value()
        in_place = _FADED + (1 - _FADED) * lit
        mobject_ops.set_opacity(self.inputs, in_place * float(self.filled.get_value() == 1))
        mobject_ops.set_opacity(self.outputs, in_place * self.known.get_value())
        glow = mn.interpolate_color(*map(mn.ManimColor, self.colours), turned)
        for row, run in enumerate(self.runs):
            done = run.get_value()
            for side, values in enumerate((self.inputs, self.outputs)):
                mover = self.movers[side][row]
                way = 2 * done if side == 0 else 2 - 2 * done
                here, shown = mobject_ops.edge(values[row], mn.ORIGIN), 1.0
                if side == 0:
                    here, shown = self._put_in(row, here)
                inside = np.array([self.middle[0], here[1], 0])
                mobject_ops.put(mover, mn.interpolate(here, inside, min(way, 1)))
                mobject_ops.set_opacity(mover, shown if way < 1 else 0)  # behind the box
                light = float(np.clip(min(way, 1 - way) / 0.15, 0, 1))
                self.lights[side][row].set_stroke(glow, opacity=light)
                wire, both = self.wires[side][row], self.both.get_value()
                tip, back = self.tips[side][row], self.back_tips[side][row]
                tip.set_points_as_corners(self._tip(wire, turned, -_APART * both))
                tip.set_fill(mn.interpolate_color(self.muted, glow, light), 1)
                back.set_points_as_corners(self._tip(wire, 0, _APART * both))
                back.set_fill(self.colours[0], both)
                if both:
                    tip.set_fill(mn.interpolate_color(self.muted, glow, both))
        self._turn(turned)
        self._show_both(self.both.get_value())

    def _put_in(self, row: int, place: np.ndarray) -> tuple[np.ndarray, float]:
        """Where the value that belongs in a place on the left is now, and how strongly it shows.

        One after another they come down from the top of the column, the lowest first.
        """
        before = len(self.inputs) - 1 - row
        done = self.filled.get_value() * (len(self.inputs) - 1 + _OVERLAP) - before
        share = float(np.clip(done / _OVERLAP, 0, 1))
        top = self.cells[0].get_top()[1] - self.movers[0][row].height / 2
        start = np.array([place[0], top, 0])
        return mn.interpolate(start, place, mn.smooth(share)), min(4 * share, 1.0)

    def _turn(self, turned: float) -> None:
        """Draw the box as far as it is turned about its level axis: front first, then back."""
        squash = max(abs(np.cos(np.pi * turned)), 1e-3)
        for side, (face, flat) in enumerate(zip(self.faces, self.flat, strict=True)):
            shown = (turned >= 0.5) == bool(side)
            for part, points in zip(face.family_members_with_points(), flat, strict=True):
                part.points = points * [1, squash, 1] + [0, (1 - squash) * self.middle[1], 0]
            face[0].set_fill(opacity=float(shown)).set_stroke(opacity=float(shown))
            face[1].set_fill(opacity=float(shown))

    def _show_both(self, share: float) -> None:
        """Write what is on both faces on the one that shows: the front's above, the back's below.

        Args:
            share: how far they have come.
        """
        for part in self.ways:
            part.set_opacity(share)
        if not share:
            return
        for (_, label), place, front in zip(self.faces, self.raised, (True, False), strict=True):
            label.scale(1 - (1 - _SMALLER) * share)
            label.move_to((1 - share) * self.middle + share * place)
            label.set_fill(opacity=share if front else 1)

    def _ways(self, place: Region) -> list[mn.Arrow]:
        """Draw an arrow below what is written on each face, for when both show."""
        arrows = []
        for (_, label), colour, along, half in zip(
            self.faces, self.colours, (mn.RIGHT, mn.LEFT), place.rows(1, 1, gap=0), strict=True
        ):
            length = along * place.width * _LONG
            arrow = mn.Arrow(mn.ORIGIN, length, buff=0, color=colour, stroke_width=6)
            written = label.copy().scale(_SMALLER)
            half.place(mn.VGroup(written, arrow).arrange(mn.DOWN, buff=_BELOW))
            self.raised.append(written.get_center())
            arrows.append(arrow)
        return arrows

    def _coin(
        self, value: Formula, size: tuple[float, float], colour: str, ground: str
    ) -> mn.VGroup:
        """Draw a value in a rounded frame: this is what runs through the machine."""
        width, height = size
        coin = mn.RoundedRectangle(corner_radius=height / 2, width=width, height=height)
        coin.set_fill(ground, 1).set_stroke(colour, 3)
        return mn.VGroup(coin.move_to(value), value.copy())

    def _face(self, place: Region, label: Formula, colour: str, ground: str) -> mn.VGroup:
        """Draw one side of the box, with what is written on it."""
        box = mn.RoundedRectangle(corner_radius=0.3, width=place.width, height=place.height)
        box.set_fill(ground, 1).set_stroke(colour, 5).move_to(place.center)
        return mn.VGroup(box, place.fit(label, 0.75).move_to(place.center))

    def _column(self, place: Region, colour: str) -> mn.VMobject:
        """Draw the ground of a column of values."""
        box = mn.RoundedRectangle(corner_radius=0.2, width=place.width, height=place.height)
        return box.set_fill(colour, 1).set_stroke(width=0).move_to(place.center)

    def _wires(self, places: list[Region], muted: str) -> tuple[mn.VGroup, mn.VGroup, mn.VGroup]:
        """Draw a wire from each value to the box, its light (hidden at first) and arrow head.

        Args:
            places: the five columns; the wires fill the second and the fourth.
            muted: #RRGGBB.
        """
        self.muted = mn.ManimColor(muted)
        wires = mn.VGroup(*(mn.VGroup() for _ in range(2)))
        for group, place in zip(wires, (places[1], places[3]), strict=True):
            for value in self.inputs:
                ends = ([edge, value.get_y(), 0] for edge in (place.left, place.right))
                group.add(mn.Line(*ends, color=muted, stroke_width=2.5))
        lights = wires.copy().set_stroke(width=6)
        tips = mn.VGroup(*(mn.VGroup(*(mn.VMobject() for _ in group)) for group in wires))
        tips.set_stroke(width=0)
        return wires, lights, tips

    def _tip(self, wire: mn.Line, turned: float, aside: float) -> list[np.ndarray]:
        """The corners of the arrow head of a wire, so far right of its middle."""
        ahead = 0.15 * float(np.cos(np.pi * turned)) * mn.RIGHT
        up, middle = 0.14 * mn.UP, wire.get_center() + aside * wire.get_length() * mn.RIGHT
        corners = [middle - ahead + up, middle + ahead, middle - ahead - up]
        return [*corners, corners[0]]
