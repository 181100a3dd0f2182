"""A package of cmi5, for all clips of a course."""

from pathlib import Path

from reel.deliver.course.material import Course
from reel.deliver.course.packages import write_package


def write_cmi5(course: Course, folder: Path) -> None:
    """Write a package of cmi5 into a folder.

    Args:
        course: what is taught.
        folder: an empty one.
    """
    write_package(course, folder / "cmi5" / "course.zip", "cmi5", "cmi5.xml")
