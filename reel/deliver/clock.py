"""Moments as players write them."""


def clock(seconds: float) -> str:
    """Write a moment as minutes and seconds, with hours if there are any: 1:05, or 1:01:05."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
