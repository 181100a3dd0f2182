"""A check shows how it goes: by bars in a terminal, by lines in a log."""

from io import StringIO

from rich.console import Console

from reel.cli.checking import shown_steps


def shown(*, terminal: bool) -> str:
    """What is shown of a check of two clips; the scene of the second one fails after a beat."""
    screen = StringIO()
    console = Console(file=screen, force_terminal=terminal, width=100)
    with shown_steps(console) as listener:
        for name in ("one square", "two square"):
            listener.on_expected(name, 2)
        for name, beats in (("one square", ("ask", "tell")), ("two square", ("ask",))):
            listener.on_started(name)
            for beat in beats:
                listener.on_step(name, f"dark: {beat}")
            if not terminal:
                continue
            progress = listener._progress  # type: ignore[attr-defined]
            progress.refresh()
        listener.on_output("two square", "hello\nthere")
        listener.on_finished("one square", 0, 1.25)
        listener.on_finished("two square", 1, 0.5)
        if terminal:
            progress.refresh()
    return screen.getvalue()


def test_bars_show_each_clip_its_beat_and_the_whole() -> None:
    seen = shown(terminal=True)
    for part in ("one square", "2/2", "dark: tell", "1/2", "3/4", "4/4", "two square says: there"):
        assert part in seen


def test_a_log_has_a_line_for_each_clip_begun_and_done() -> None:
    assert shown(terminal=False).splitlines() == [
        "one square: started",
        "two square: started",
        "two square says: hello",
        "two square says: there",
        "one square: 0 found in 1.2 s (1 of 2)",
        "two square: 1 found in 0.5 s (2 of 2)",
    ]
