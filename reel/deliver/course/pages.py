"""The course's pages."""

from pathlib import Path

from reel.deliver.course.material import Course


def write_pages(course: Course, folder: Path) -> None:
    """Write the course's pages into a folder."""
