"""What a browser shows of captions: the words, as a person wrote them."""

import html
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reel.deliver.caption_files import write_captions
from reel.deliver.soundtrack import BeatSound, Soundtrack, write_soundtrack
from reel.records.clip_files import TRACK
from reel.wording.line_breaks import unsaid
from reel.wording.placing import Piece
from tests.browser import chromium
from tests.reel.deliver.test_caption_files import WORDS, timeline_saying
from tests.reel.deliver.test_soundtrack import clicking, deliver
from tests.reel.video.test_sound import silent_video

PAGE = """<!DOCTYPE html><meta charset="utf-8">
<video src="clip.mp4"><track src="captions.vtt" default></video><pre></pre><script>
const video = document.querySelector("video"), track = document.querySelector("track");
const loaded = (from, event) => new Promise((done, failed) => {
    from["on" + event] = done;
    from.onerror = () => failed("the browser cannot read " + from.src);
});
track.track.mode = "hidden";
const cues = loaded(track, "load").then(() =>
    [...track.track.cues].map(cue => cue.getCueAsHTML().textContent));
const length = loaded(video, "loadedmetadata").then(() => video.duration);
const clicks = fetch("clip.mp4").then(found => found.arrayBuffer())
    .then(bytes => new OfflineAudioContext(2, 1, 48000).decodeAudioData(bytes))
    .then(sound => {
        const begins = [], samples = sound.getChannelData(0);
        for (let place = 0; place < samples.length; place++)
            if (Math.abs(samples[place]) > 0.2) {
                begins.push(place / sound.sampleRate);
                place += sound.sampleRate / 10;
            }
        return begins;
    });
Promise.all([cues, length, clicks]).then(
    ([cues, length, clicks]) => ({cues, length, clicks}), error => String(error)
).then(told => document.querySelector("pre").textContent = JSON.stringify(told));
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
    return chromium()


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


def test_a_browser_shows_what_a_person_wrote_and_is_heard_in_time(
    browser: str, served: str, tmp_path: Path
) -> None:
    words = WORDS + MORE_WORDS
    write_captions(timeline_saying(*words), tmp_path / "captions.vtt")
    waiting = (Piece(0.0, 0.75, 0.0), Piece(0.75, 2.0, 1.75))
    spoken = {"a": clicking(0.25, 1.25, seconds=2)}
    write_soundtrack(Soundtrack(90, 30, -16, (BeatSound("a", 0.1, waiting),)), spoken, tmp_path)
    video = silent_video(tmp_path / "silent.mp4", 90, 30)
    deliver(video, tmp_path / "clip.mp4", tmp_path / TRACK, 30)
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--virtual-time-budget=5000",
        f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
    ]  # fmt: skip
    told = None
    for _ in range(3):  # its own clock does not wait for sound that is being decoded
        done = subprocess.run(
            [browser, *options, served],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if told := re.search("<pre>(.+)</pre>", done.stdout):
            break
    assert told, f"{browser} says nothing: {done.stderr[-2000:]}"
    shown = json.loads(html.unescape(told[1]))
    assert isinstance(shown, dict), shown
    lines = [line for caption in shown["cues"] for line in caption.splitlines()]
    assert unsaid(lines, " ".join(words)) is None
    assert shown["clicks"] == pytest.approx([0.35, 2.35], abs=0.001)
    assert shown["length"] == pytest.approx(3, abs=0.04)
