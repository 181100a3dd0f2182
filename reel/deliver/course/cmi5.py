"""The course's pages in a package of cmi5, for an LMS."""

from pathlib import Path

from reel.deliver.course.material import Course


def write_cmi5(course: Course, pages: Path, folder: Path) -> None:
    """Write packages of cmi5 into a folder.

    Args:
        course: what is taught.
        pages: the folder of the pages that `write_pages` has written.
        folder: an empty one.
    """
