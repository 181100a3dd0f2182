"""What a course tells its teachers, as Markdown: how to embed it, and who can use it."""

from pathlib import Path

from reel.deliver.course.embedding import snippet
from reel.deliver.course.material import Course
from reel.deliver.course.texts import texts
from reel.deliver.course.writing import TEMPLATES, environment

GUIDES = ("EMBED", "ACCESSIBILITY")


def write_guides(course: Course, folder: Path) -> None:
    """Write the guides into a course's folder, in its language or else in English."""
    for guide in GUIDES:
        template = environment().get_template(_template(guide, course.language))
        filled = template.render(course=course, t=texts(course.language)["page"], snippet=snippet)
        (folder / f"{guide}.md").write_text(filled, encoding="utf-8")


def _template(guide: str, language: str) -> str:
    for name in (language, language.partition("-")[0]):
        if (TEMPLATES / f"{guide}.{name}.md").is_file():
            return f"{guide}.{name}.md"
    return f"{guide}.en.md"
