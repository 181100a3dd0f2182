"""Packages of SCORM 1.2: one for each clip, and one for all."""

from dataclasses import replace
from pathlib import Path

from reel.deliver.course.material import Course
from reel.deliver.course.packages import write_package

_MANIFEST = "imsmanifest.xml"


def write_scorm(course: Course, folder: Path) -> None:
    """Write packages of SCORM 1.2 into a folder.

    Each is one SCO, the package for all clips as well: to go from one SCO to the next fails in
    many an LMS.

    Args:
        course: what is taught.
        folder: an empty one.
    """
    packages = {lesson.id: replace(course, lessons=(lesson,)) for lesson in course.lessons}
    for name, taught in (packages | {"course": course}).items():
        write_package(taught, folder / "scorm" / f"{name}.zip", "scorm", _MANIFEST)
