"""What tests of packages for an LMS share: the packages, a web server, and a browser."""

import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from reel.deliver.course import packages
from reel.deliver.course.cmi5 import write_cmi5
from reel.deliver.course.material import Course
from reel.deliver.course.scorm import write_scorm
from tests.browser import started
from tests.reel.deliver.course.sample import sample_course
from tests.reel.deliver.course.stand_in import StandInLearner, write_stand_in

NODE_MODULES = Path(__file__).parents[4] / "tools" / "web" / "node_modules"


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return sample_course(tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session")
def packed(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all packages of the course."""
    folder = tmp_path_factory.mktemp("packages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "write_pages", write_stand_in)
        write_scorm(course, folder)
        write_cmi5(course, folder)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with started() as browser:
        yield browser


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts may not fail."""
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert not failed


@pytest.fixture
def learner(page: Page, course: Course) -> StandInLearner:
    return StandInLearner(page, course)


Answer = tuple[int, bytes, str]
"""Status, body and its type."""


@dataclass
class Site:
    """What a web server answers.

    Attributes:
        address: where it is.
        files: by path; each is called for what it holds now.
        answer: answers what is no file: method, path with query, headers, body.
    """

    address: str = ""
    files: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    answer: Callable[[str, str, dict[str, str], bytes], Answer] | None = None

    def add(self, path: str, content: bytes) -> None:
        """Put a file that does not change."""
        self.files[path] = lambda: content

    def add_package(self, path: Path) -> None:
        """Put what is in a package under /course/."""
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                self.add(f"/course/{name}", packed.read(name))


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on this machine alone."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = self.path.partition("?")[0]
            if self.command == "GET" and path in made.files:
                kind = guess_type(path)[0] or "application/octet-stream"
                status, content = 200, made.files[path]()
            elif made.answer:
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, content, kind = made.answer(self.command, self.path, headers, body)
            else:
                status, content, kind = 404, b"", "text/plain"
            # A browser goes to a moment of a video only where a server sends parts of it.
            part = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            whole = len(content)
            if part and status == 200:
                first, last = int(part[1]), int(part[2] or whole - 1)
                content = content[first : last + 1]
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {first}-{last}/{whole}")
            else:
                self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(ConnectionError):  # a page that is left waits for no video
                self.wfile.write(content)

        do_GET = do_POST = do_PUT = _serve  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made.address = f"http://127.0.0.1:{server.server_port}"
        yield made
        server.shutdown()
