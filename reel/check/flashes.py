"""Flashes: WCAG 2.2, 2.3.1, on the frames as they are shown.

A flash is a pair of opposing changes of relative luminance by 10 % of the greatest or more, where
the darker picture is below 0.80; a red flash is a pair of opposing changes from or to a saturated
red. More than three of either within any second, together over more than a quarter of any ten
degrees of the field of view, may bring on a seizure. Ten degrees are 341 × 256 pixels of 1024 × 768
(the usual distance), so a third of the frame each way, whatever its size.
"""

from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np

from reel.check.colour import Floats, linear
from reel.check.fault import Fault

MOST = 3
"""Flashes that may be seen in any second."""

_CHANGE, _DARK = 0.1, 0.8
_RED_CHANGE, _RED_SHARE = 20.0, 0.8
_FIELD = 1 / 3  # of the frame, each way
_AREA = 0.25  # of such a field


def flashes(frames: Iterable[np.ndarray], fps: float) -> Iterator[Fault]:
    """Yield each time at which a video begins to flash too often.

    Args:
        frames: rows of red, green and blue (0 to 255), all of one size; some sixty pixels across
            are enough.
        fps: frames a second.
    """
    general, red = _Watch("flashes.general", fps), _Watch("flashes.red", fps)
    for number, frame in enumerate(frames):
        light = linear(np.asarray(frame) / 255)
        luminance = light @ np.array([0.2126, 0.7152, 0.0722])
        yield from general.see(number, luminance, _CHANGE, luminance)
        r, g, b = (light[..., channel] for channel in range(3))
        saturated = r / np.maximum(r + g + b, 1e-9) >= _RED_SHARE
        redness = np.maximum(r - g - b, 0) * 320
        yield from red.see(number, redness, _RED_CHANGE, np.where(saturated, 0.0, 1.0))


class _Watch:
    """Counts flashes pixel by pixel: opposing changes, from turning point to turning point."""

    def __init__(self, rule: str, fps: float) -> None:
        self._rule = rule
        self._fps = fps
        self._low: Floats | None = None
        self._recent: deque[tuple[int, np.ndarray]] = deque()
        self._flashing = False

    def see(self, number: int, values: Floats, least: float, gate: Floats) -> Iterator[Fault]:
        """Take the next frame.

        Args:
            number: of the frame.
            values: what changes.
            least: a change that counts.
            gate: only changes count whose lower value of this is below 0.80.
        """
        if self._low is None:
            self._low, self._high = values.copy(), values.copy()
            self._low_gate, self._high_gate = gate.copy(), gate.copy()
            self._way = np.zeros(values.shape, dtype=int)
            self._counted = np.zeros(values.shape, dtype=int)
        # The extremes since the last change that counted.
        lower, higher = values < self._low, values > self._high
        self._low = np.where(lower, values, self._low)
        self._high = np.where(higher, values, self._high)
        self._low_gate = np.where(lower, gate, self._low_gate)
        self._high_gate = np.where(higher, gate, self._high_gate)
        rise = (values - self._low >= least) & (self._way <= 0)
        rise &= np.minimum(self._low_gate, gate) < _DARK
        fall = (self._high - values >= least) & (self._way >= 0)
        fall &= np.minimum(self._high_gate, gate) < _DARK
        self._way = np.where(rise, 1, np.where(fall, -1, self._way))
        for low_or_high in (self._low, self._high):
            low_or_high[rise | fall] = values[rise | fall]
        for its_gate in (self._low_gate, self._high_gate):
            its_gate[rise | fall] = gate[rise | fall]
        self._recent.append((number, rise | fall))
        while self._recent[0][0] <= number - self._fps:
            self._counted = self._counted - self._recent.popleft()[1]
        self._counted = self._counted + self._recent[-1][1]
        # Two opposing changes are one flash.
        often = self._counted // 2 > MOST
        area = _largest_share(often)
        if area > _AREA and not self._flashing:
            yield Fault(
                self._rule,
                f"at {number / self._fps:.2f} s more than {MOST} flashes in a second over "
                f"{area:.0%} of ten degrees of the field of view",
            )
        self._flashing = area > _AREA


def _largest_share(mask: np.ndarray) -> float:
    """The largest share of any field that a mask takes."""
    if not mask.any():
        return 0.0
    height, width = (max(1, round(_FIELD * size)) for size in mask.shape)
    total = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1))
    total[1:, 1:] = mask.cumsum(axis=0).cumsum(axis=1)
    sums = (
        total[height:, width:] - total[:-height, width:]
        - total[height:, :-width] + total[:-height, :-width]
    )  # fmt: skip
    return float(sums.max() / (height * width))
