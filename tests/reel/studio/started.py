"""The studio as people start it, and its page."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser import until
from tests.conftest import Project
from tests.reel.studio.conftest import STATE


@contextmanager
def studio(project: Project, page: Page, *args: str) -> Iterator[subprocess.Popen[str]]:
    """A studio, and its page with the first picture."""
    process = project.start("studio", *args, "--no-browser")
    try:
        assert process.stdout
        address = re.search(r"http://\S+/", process.stdout.readline())
        assert address
        page.goto(address[0])
        until(page, f"{STATE} === 'drawn'", 60)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def becomes(page: Page, red: int, green: int, blue: int) -> None:
    """The middle of the picture has this colour, and it holds."""
    until(
        page,
        "(() => { const canvas = document.querySelector('.screen canvas');"
        " const { width, height } = canvas; const own = canvas.getContext('2d')"
        f".getImageData(width / 2, height / 2, 1, 1).data; return {STATE} === 'drawn'"
        f" && {[red, green, blue]}.every((it, n) => Math.abs(own[n] - it) < 12); }})()",
        60,
    )
