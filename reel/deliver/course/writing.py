"""Where a course's templates and scripts are."""

from pathlib import Path

import jinja2
from markupsafe import Markup

from reel.deliver.pages import writing

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


def environment() -> jinja2.Environment:
    """What fills a course's templates."""
    return writing.environment(TEMPLATES)


def script(name: str) -> Markup:
    """Read one of a course's scripts, or one that it shares with other pages."""
    own = STATIC / f"{name}.js"
    return writing.script(own if own.exists() else writing.STATIC / own.name)
