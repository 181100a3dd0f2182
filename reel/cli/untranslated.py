"""A film is made in a language into which not all is translated, and the person is told."""

from rich.console import Console

from reel.check.translation.run import count_untranslated
from reel.cli.console import say
from reel.records.film import Film
from reel.records.language import language_of


def tell_untranslated(console: Console, film: Film) -> None:
    """Say in one line how many texts are still those of the first language, if any are."""
    project = film.project
    if count := count_untranslated(project, film.first_title):
        name, first = language_of(project.language).name, project.first_language
        texts = "1 text is" if count == 1 else f"{count} texts are"
        say(
            console,
            f"{name}: {texts} still as in {first}; words check {project.language} names what is "
            "left to translate",
        )
