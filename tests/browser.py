"""The browser that tests look into pages with: the machine's own Chromium."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    """Find a Chromium, by whatever name; skip the test where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is installed: apt-get install chromium, or Chrome from its maker")
    return found


@contextmanager
def started() -> Iterator[Browser]:
    """Start a browser that may play without a touch, and makes no sound."""
    options = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=options)
        yield browser
        browser.close()


def watch(page: Page, folder: Path, trouble: list[str]) -> None:
    """Note what a page complains of, and what it asks for outside of a folder."""

    def judge(url: str) -> None:
        if not url.startswith((folder.as_uri(), "data:")):
            trouble.append(url)

    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: judge(request.url))


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait until an expression is true. Pages forbid `eval`, with which Playwright itself waits."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(30)
