"""What a course tells its teachers: how to embed it, and who can use it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markupsafe import Markup

from reel.deliver.course.embedding import BAR, snippet
from reel.deliver.course.material import Course
from reel.deliver.course.texts import lacking_texts, texts
from reel.deliver.course.writing import TEMPLATES, environment
from reel.records.language import main_language

GUIDES = {"EMBED": "embedding_guide", "ACCESSIBILITY": "accessibility"}
"""The guides, and which of the tool's words name them."""


@dataclass(frozen=True)
class Guide:
    """A guide to a course.

    Attributes:
        name: of its files, without their ends.
        title: what links to it are called.
        language: of its words: the course's, or English where there is none in it.
        markdown: all of it.
    """

    name: str
    title: str
    language: str
    markdown: str

    @property
    def html(self) -> Markup:
        """All of it as HTML; what people write into it is text there, too."""
        return Markup(
            MarkdownIt("commonmark", {"html": False}).enable("table").render(self.markdown)
        )


def guides(course: Course) -> Iterator[Guide]:
    """Yield the guides to a course."""
    words = texts(course.language)["page"]
    for name, title in GUIDES.items():
        language = _language(name, course.language)
        template = environment().get_template(f"{name}.{language}.md")
        filled = template.render(
            course=course, t=words, snippet=snippet, bar=BAR,
            in_english=bool(lacking_texts(course.language)),
        )  # fmt: skip
        yield Guide(name, words[title], language, filled)


def _language(guide: str, language: str) -> str:
    for name in (language, main_language(language)):
        if (TEMPLATES / f"{guide}.{name}.md").is_file():
            return name
    return "en"
