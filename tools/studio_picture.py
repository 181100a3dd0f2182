"""Make the README's moving picture of the studio: python -m tools.studio_picture.

A copy of the film is edited while a browser looks at its studio: a point, the size of labels, an
error, and its mend. Each edit stands below the page from the moment it is saved. Every picture
stands as long as it stood.
"""

import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page, ViewportSize

from benchmarks.project import Copy, Snapshot
from tests.browser import started, until

CLIP, BEAT = "definition", "name"
PICTURE = Path("assets/studio.webp")
SIZE = ViewportSize(width=1280, height=800)
WIDTH = 960  # of the picture
LARGEST = 1_500_000  # bytes
LONGEST = 30  # seconds until an edit is seen
LABELS = "self.label(part, role=ROLES[part])"
STRIP, INK, PAPER = 44, "#E6E9F0", "#20242D"  # below the page: its height, and its colours
MARGIN, TYPE = 14, 17
DRAWN = "document.querySelector('.screen')?.dataset.state === 'drawn'"
FAULT = "document.querySelector('.screen .fault') !== null"


class Recording:
    """Pictures of a page, each with the milliseconds that it stood."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._font = ImageFont.load_default(TYPE)
        self._saved = ""
        self._pictures: list[Image.Image] = []
        self._since: list[float] = []

    def go_on(self, seconds: float) -> None:
        """Take pictures for so long: one at least."""
        end = time.monotonic() + seconds
        while True:
            shot = Image.open(BytesIO(self._page.screenshot(type="png"))).convert("RGB")
            self._since.append(time.monotonic())
            self._pictures.append(self._with_strip(shot))
            if time.monotonic() >= end:
                return

    def until(self, condition: str, seconds: float) -> None:
        """Take pictures until something holds in the page, and for some seconds more."""
        end = time.monotonic() + LONGEST
        while not self._page.evaluate(condition):
            assert time.monotonic() < end, condition
            self.go_on(0)
        self.go_on(seconds)

    def save_edit(self, copy: Copy, name: str, old: str, new: str) -> None:
        """Save an edit of a file, and say so from now on."""
        edit(copy, name, old, new)
        self._saved = f"saved  {name}:  {new.strip()}"

    def _with_strip(self, shot: Image.Image) -> Image.Image:
        """Put what was saved last below a picture of the page."""
        height = shot.height * WIDTH // shot.width
        whole = Image.new("RGB", (WIDTH, height + STRIP), PAPER)
        whole.paste(shot.resize((WIDTH, height), Image.Resampling.LANCZOS))
        place = MARGIN, height + STRIP // 2
        ImageDraw.Draw(whole).text(place, self._saved, INK, self._font, anchor="lm")
        return whole

    def save(self, path: Path) -> None:
        """Write them, those that are the same as one."""
        ends = [*self._since[1:], self._since[-1] + 1]
        pictures: list[Image.Image] = []
        lengths: list[int] = []
        for picture, since, end in zip(self._pictures, self._since, ends, strict=True):
            length = round(1000 * (end - since))
            if pictures and picture == pictures[-1]:
                lengths[-1] += length
            else:
                pictures.append(picture)
                lengths.append(length)
        first, *others = pictures
        first.save(
            path, save_all=True, append_images=others, duration=lengths, loop=0, quality=60,
            method=6, minimize_size=True,
        )  # fmt: skip


@contextmanager
def studio(copy: Copy) -> Iterator[str]:
    """Serve the studio of a copy; give its address."""
    command = sys.executable, "render.py", "studio", CLIP, "--no-browser"
    process = subprocess.Popen(
        command, cwd=copy.folder, env=copy.environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def edit(copy: Copy, name: str, old: str, new: str) -> None:
    """Save an edit of a file."""
    path = copy.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name}: {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _go_to(page: Page, beat: str) -> None:
    """Click on a beat in the timeline, near its beginning."""
    box = page.locator("#beats > *", has_text=beat).first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] / 2)


def main() -> None:
    """Record it."""
    scene, words = f"scenes/{CLIP}/scene.py", "assets/words/en.toml"
    with tempfile.TemporaryDirectory(prefix="s") as folder:
        snapshot = Snapshot(Path(folder))
        with snapshot.copy() as copy, studio(copy) as url, started() as browser:
            page = browser.new_page(viewport=SIZE, color_scheme="dark")
            page.goto(url)
            until(page, DRAWN, 120)
            _go_to(page, BEAT)
            page.wait_for_timeout(15_000)
            recording = Recording(page)
            recording.go_on(0.6)
            page.keyboard.press("Space")
            recording.go_on(4.4)
            page.keyboard.press("Space")
            recording.go_on(0.4)
            point = re.search(
                rf'\[clips\.{CLIP}\.beats\.{BEAT}\]\n(point = "[^"]*")',
                (copy.folder / words).read_text(encoding="utf-8"),
            )
            assert point
            for name, old, new, seen in (
                (words, point[1], 'point = "Its name: logarithm"', DRAWN),
                (scene, LABELS, LABELS.replace("role=", 'size="title", role='), DRAWN),
                (scene, "self.play(links.draw_upper", "self.play(links.draw_uper", FAULT),
                (scene, "self.play(links.draw_uper", "self.play(links.draw_upper", DRAWN),
            ):
                recording.save_edit(copy, name, old, new)
                recording.go_on(0.3)  # until the page knows that what it shows is old
                recording.until(seen, 1.5)
            recording.save(PICTURE)
    if PICTURE.stat().st_size > LARGEST:
        sys.exit(f"error: {PICTURE} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()
