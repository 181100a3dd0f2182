"""The course's slides."""

from pathlib import Path

from reel.deliver.course.material import Course


def write_slides(course: Course, folder: Path) -> None:
    """Write the course's slides into a folder."""
