"""A studio of a tiny film, served as it is to people, but with scenes that need no processes."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Browser, Page

from reel.records.project import find_project
from reel.studio import server
from reel.studio.film_clip import FilmClip
from reel.studio.session import Session
from reel.studio.subject import Way
from tests.browser import started, until
from tests.conftest import Project, new_project
from tests.reel.studio.stand_in import Stage

LANDSCAPE = Way("landscape", "dark", "en")
TOKEN = "t" * 43
WORDS = "assets/words/en.toml"
STATE = "document.querySelector('.screen')?.dataset.state"
PLACE = "document.querySelector('.screen')?.dataset.place"


@dataclass
class Studio:
    """A studio that is served.

    Attributes:
        stage: opens its scenes.
        session: of it.
        project: the film's.
        port: where it is.
    """

    stage: Stage
    session: Session
    project: Project
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{TOKEN}/"


class Served:
    """Serves studios of a project, one after another at the same port."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.port = 0
        self._running: tuple[server.Server, threading.Thread, Session] | None = None
        self._folder = folder

    def start(self, *ways: Way) -> Studio:
        """Start one."""
        taken = server.bound(self.port)
        self.port = taken.getsockname()[1]
        stage = Stage()
        clip = FilmClip(find_project(self.project.folder), "first")
        program = [sys.executable, str(self.project.folder / "render.py")]
        session = Session(clip, ways or (LANDSCAPE,), stage, self._folder, program)
        ready = threading.Event()
        serving = server.Server(session, taken, TOKEN, ready.set)

        def run() -> None:
            with taken:
                serving.run()

        thread = threading.Thread(target=run)
        thread.start()
        assert ready.wait(10)
        self._running = serving, thread, session
        return Studio(stage, session, self.project, self.port)

    def stop(self) -> None:
        """End it."""
        if self._running:
            serving, thread, session = self._running
            serving.end()
            thread.join()
            session.close()
            self._running = None


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Project:
    """The tiny film, with a cue. Its package has a name of its own, for it is imported here."""
    project = new_project(tmp_path_factory.mktemp("studio") / "my films")
    package = f"of_{request.module.__name__.rpartition('.')[2]}"
    (project.folder / "scenes").rename(project.folder / package)
    for path in [project.folder / "reel.toml", *(project.folder / package).glob("*.py")]:
        path.write_text(path.read_text().replace("scenes.", f"{package}."))
    project.edit(WORDS, "and stays", "{@stays} and stays")
    return project


@pytest.fixture(scope="module")
def served(tiny: Project) -> Iterator[Served]:
    with TemporaryDirectory(prefix="reel-") as folder:
        made = Served(tiny, Path(folder))
        yield made
        made.stop()


@pytest.fixture(scope="module")
def studio(served: Served) -> Studio:
    return served.start()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page whose scripts may not complain; it may use the clipboard."""
    with chromium.new_context(viewport={"width": 1280, "height": 720}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        yield page
        assert not failed


@pytest.fixture
def opened(page: Page, studio: Studio) -> Page:
    """The studio's page, with its first picture."""
    page.goto(studio.url)
    until(page, f"{STATE} === 'drawn'")
    return page


def goes_to(page: Page, place: str) -> None:
    """Wait until the frame of a place is seen, as "segment.offset"."""
    until(page, f"{STATE} === 'drawn' && {PLACE} === '{place}'")


def colour(page: Page, view: int = 0) -> tuple[int, int, int]:
    """The colour in the middle of a view's picture."""
    red, green, blue = page.evaluate(
        "view => { const canvas = document.querySelectorAll('.screen canvas')[view];"
        " const { width, height } = canvas;"
        " return [...canvas.getContext('2d').getImageData(width / 2, height / 2, 1, 1).data]"
        ".slice(0, 3); }",
        view,
    )
    return red, green, blue
