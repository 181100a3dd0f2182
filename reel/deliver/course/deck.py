"""The course's deck."""

from pathlib import Path

from reel.deliver.course.material import Course


def write_deck(course: Course, folder: Path) -> None:
    """Write the course's deck into a folder."""
