"""WCAG 2.3.1 on frames made for it: what flashes is found, what moves, dissolves or cuts is not."""

from collections.abc import Iterator

import numpy as np
import pytest

from reel.check.flashes import flashes

FPS, HEIGHT, WIDTH = 30, 36, 64
BLACK, WHITE, GREY = (0, 0, 0), (255, 255, 255), (128, 128, 128)


def blinking(
    times_a_second: float,
    *,
    seconds: float = 2,
    colours: tuple[tuple[int, int, int], ...] = (BLACK, WHITE),
    part: float = 1.0,
) -> Iterator[np.ndarray]:
    """Yield a grey frame of which a part (of its width and of its height) blinks."""
    for number in range(round(seconds * FPS)):
        frame = np.full((HEIGHT, WIDTH, 3), GREY, np.uint8)
        colour = colours[int(2 * times_a_second * number / FPS) % 2]
        frame[: round(part * HEIGHT), : round(part * WIDTH)] = colour
        yield frame


def rules(frames: Iterator[np.ndarray]) -> set[str]:
    return {fault.rule for fault in flashes(frames, FPS)}


@pytest.mark.parametrize("times_a_second", [4, 5, 10, 15])
def test_more_than_three_flashes_in_a_second_are_found(times_a_second: float) -> None:
    assert rules(blinking(times_a_second)) == {"flashes.general"}


@pytest.mark.parametrize("times_a_second", [0.5, 1, 2, 3])
def test_three_flashes_in_a_second_pass(times_a_second: float) -> None:
    assert not rules(blinking(times_a_second))


def test_small_areas_may_flash() -> None:
    assert not rules(blinking(10, part=0.15))
    assert rules(blinking(10, part=0.2)) == {"flashes.general"}


def test_changes_below_a_tenth_and_among_the_bright_pass() -> None:
    assert not rules(blinking(10, colours=((60, 60, 60), (90, 90, 90))))
    assert not rules(blinking(10, colours=((235, 235, 235), WHITE)))


def test_saturated_red_flashes_even_where_light_hardly_changes() -> None:
    assert "flashes.red" in rules(blinking(10, colours=((140, 0, 0), (60, 60, 60))))
    assert not rules(blinking(10, colours=((60, 80, 60), (60, 60, 60))))


def test_slow_ramps_cuts_and_moving_bars_pass() -> None:
    def ramp() -> Iterator[np.ndarray]:
        for number in range(90):
            yield np.full((HEIGHT, WIDTH, 3), 255 * number // 90, np.uint8)

    def bar() -> Iterator[np.ndarray]:
        for number in range(90):
            frame = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
            frame[:, number % WIDTH : number % WIDTH + 6] = 255
            yield frame

    assert not rules(ramp())
    assert not rules(blinking(0.5, seconds=4))
    assert not rules(bar())


def test_the_moment_is_named() -> None:
    (fault,) = flashes(blinking(10), FPS)
    assert "at 0." in fault.message
