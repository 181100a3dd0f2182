"""What a browser shows of captions: the words, as a person wrote them."""

import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reel.deliver.caption_files import write_captions
from reel.wording.line_breaks import unsaid
from tests.reel.deliver.test_caption_files import WORDS, timeline_saying

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

PAGE = """<!DOCTYPE html><meta charset="utf-8"><video><track src="captions.vtt" default></video>
<pre></pre><script>
const track = document.querySelector("track");
const tell = told => document.querySelector("pre").textContent = JSON.stringify(told);
track.onload = () => tell([...track.track.cues].map(cue => cue.getCueAsHTML().textContent));
track.onerror = () => tell("the browser cannot read the file");
track.track.mode = "hidden";
</script>"""

MORE_WORDS = (
    "So ]]> and -- > and ---> and -->.",
    "1\n\n2\n00:00:01.000 --> 00:00:02.000\nis no caption.",
    "An & alone, &#38; &nbsp; &amp;amp; and AT&T;",
    "<script>alert(1)</script> <v Bob>Hello</v> </c> <",
    "<ruby>base<rt>text</rt></ruby> < b > <3 and >.<",
    "“Quotes”, 'quotes', «quotes», \\N \\h \\n \\\\",
    "日本語の字幕は、空白なしで折り返す。対数は掛け算を足し算に変えます。本当です。",
    "🎬 שלום עולם مرحبا é e\u0301 ∑ ∈ ℝ",
    "WEBVTT X-TIMESTAMP-MAP=LOCAL REGION STYLE",
    "{@across} stands here as it is.",
)


@pytest.fixture(scope="module")
def browser() -> str:
    """A Chromium, by whatever name."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium is installed: apt-get install chromium, or Chrome from its maker")
    return found


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a folder, as a browser reads captions from no other place."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


def test_a_browser_shows_what_a_person_wrote(browser: str, served: str, tmp_path: Path) -> None:
    words = WORDS + MORE_WORDS
    write_captions(timeline_saying(*words), tmp_path / "captions.vtt")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--virtual-time-budget=5000",
        f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
    ]  # fmt: skip
    done = subprocess.run(
        [browser, *options, served], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    told = re.search("<pre>(.+)</pre>", done.stdout)
    assert told, f"{browser} says nothing: {done.stderr[-2000:]}"
    shown = json.loads(html.unescape(told[1]))
    assert isinstance(shown, list), shown
    lines = [line for caption in shown for line in caption.splitlines()]
    assert unsaid(lines, " ".join(words)) is None
