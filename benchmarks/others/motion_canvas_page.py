"""Motion Canvas: its editor's page in Chromium, paused where the edited play has begun."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Error, Page, Route, sync_playwright

from benchmarks.others.edits import HERE, PATIENCE, RATE, SIZE, SPOT, Edit, colour
from benchmarks.others.edits import source as edited
from benchmarks.others.sleepers import Sleepers, children
from benchmarks.project import CommandFailed

_FILES = HERE / "motion_canvas"
_SCENE = "scene.tsx"
_FRAME = round((2 + 1.5 + 0.2) * RATE)  # two plays, and the beginning of the third
_BROWSERS = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"

# Looks at the canvas whenever the page is drawn; the colour's distance is that of `is_seen`.
_LOOK = """([x, y, wanted, patience]) => {
    const end = Date.now() + 1000 * patience;
    window.seen = new Promise(resolve => {
        const look = () => {
            const canvas = document.querySelector("canvas");
            const now = Date.now();
            if (canvas) {
                const at = [x * canvas.width, y * canvas.height].map(Math.floor);
                const pixel = canvas.getContext("2d").getImageData(...at, 1, 1).data;
                if (wanted.every((part, n) => Math.abs(part - pixel[n]) < 30)) return resolve(now);
            }
            if (now > end) return resolve(0);
            requestAnimationFrame(look);
        };
        look();
    });
}"""


def packaged(installed: Path) -> str:
    """Tell which version of it is installed in a folder.

    Raises:
        CommandFailed: none is.
    """
    package = installed / "node_modules/@motion-canvas/core/package.json"
    try:
        return str(json.loads(package.read_bytes())["version"])
    except FileNotFoundError:
        raise CommandFailed(f"{package} is missing: Motion Canvas is not installed") from None


@contextmanager
def motion_canvas(installed: Path) -> Iterator[Edit]:
    """Serve the scene and open it.

    Args:
        installed: the folder of its packages' `node_modules`.

    Raises:
        CommandFailed: something is missing, or the scene is not shown.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="edited-", dir=installed)))
        shutil.copytree(_FILES, folder, dirs_exist_ok=True)
        file = folder / _SCENE
        file.write_text(edited(_FILES / _SCENE, 0), encoding="utf-8")
        (folder / "project.meta").write_text(json.dumps(_meta()), encoding="utf-8")
        before = children()
        page = _open(stack, _serve(stack, installed, folder))
        _look(page, 0)
        _seen(page, 0)
        sleepers = Sleepers(children() - before)
        stack.callback(sleepers.wake)

        def edit(number: int) -> float:
            with sleepers.awake():
                _look(page, number)
                began = time.time()
                file.write_text(edited(_FILES / _SCENE, number), encoding="utf-8")
                return _seen(page, number) - began

        yield edit


def _meta() -> dict[str, Any]:
    """Give the project's settings: size and rate of the preview."""
    width, height = SIZE
    return {
        "version": 0,
        "shared": {"range": [0, None], "size": {"x": width, "y": height}},
        "preview": {"fps": RATE, "resolutionScale": 1},
    }


def _serve(stack: ExitStack, installed: Path, folder: Path) -> str:
    """Start its server; give its address."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    vite = installed.resolve() / "node_modules/vite/bin/vite.js"
    if node is None or not vite.exists():
        raise CommandFailed(f"{vite if node else 'node'} is missing")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [node, vite, "--host", "127.0.0.1", "--port", str(port), "--strictPort"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    stack.callback(process.wait)
    # All of it: `node` may be a program that starts another; nor does it end while a page is open.
    stack.callback(os.killpg, process.pid, signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return f"http://127.0.0.1:{port}/"
        time.sleep(0.2)
    raise CommandFailed("the server of Motion Canvas does not start")


def _open(stack: ExitStack, address: str) -> Page:
    """Open the editor, paused at the edited play."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise CommandFailed("no Chromium is installed")
    playwright = stack.enter_context(sync_playwright())
    opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
    stack.callback(opened.close)
    page = opened.new_page(viewport={"width": 1280, "height": 800})

    def judge(route: Route) -> None:  # it asks for fonts from elsewhere
        if route.request.url.startswith(address):
            route.continue_()
        else:
            route.abort()

    page.route("**/*", judge)
    page.add_init_script(f"localStorage.setItem('project/frame', '{_FRAME}')")
    page.goto(address)
    return page


def _look(page: Page, number: int) -> None:
    """Look out for an edit."""
    page.evaluate(_LOOK, [*SPOT, colour(number), PATIENCE])


def _seen(page: Page, number: int) -> float:
    """Wait until it is seen; give the time."""
    try:
        moment = page.evaluate("window.seen")
    except Error as error:
        raise CommandFailed(f"the page of Motion Canvas: {error}") from None
    if not moment:
        raise CommandFailed(f"Motion Canvas has not shown edit {number}")
    return float(moment) / 1000
