"""The course's handout."""

from pathlib import Path

from reel.deliver.course.material import Course


def write_handouts(course: Course, folder: Path) -> None:
    """Write the course's handout into a folder."""
