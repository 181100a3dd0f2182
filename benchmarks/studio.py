"""How long it takes from the save of an edit to the first new picture of the beat looked at.

In the studio as people have it, but that a program takes the place of its page.
"""

import json
import re
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from websockets import Origin
from websockets.sync.client import ClientConnection, connect

from benchmarks.project import CommandFailed, Copy, Snapshot
from benchmarks.results import Latency

TIMES = 10
_PATIENCE = 120.0  # seconds
_QUIET = 1.0  # seconds without a message after which a scene counts as gone through


@dataclass(frozen=True)
class Kind:
    """A kind of edit.

    Attributes:
        name: for the report.
        goal: in seconds; None where there is none.
        file: which is edited.
        after: what stands before the number or word that is edited, as a pattern.
        values: what is written there, one after the other, again and again.
    """

    name: str
    goal: float | None
    file: str
    after: str
    values: tuple[str, ...]


def kinds(clip: str, beat: str) -> Iterator[Kind]:
    """Yield the edits, which change what is seen in a beat's first moments."""
    yield Kind(
        "words: the point of the beat",
        0.5,
        "assets/words/en.toml",
        rf'\[clips\.{clip}\.beats\.{beat}\]\npoint = "',
        ("So ", "Now ", ""),
    )
    yield Kind(
        "a scene's code: how long a play of the beat takes",
        1.5,
        f"scenes/{clip}/scene.py",
        rf"def {beat}\((?s:.)*?with self\.beat\((?s:.)*?run_time=",
        ("0.4", "0.6", "1.0", "0.8"),
    )
    yield Kind(
        "a scene's constant: it is played anew",
        None,
        f"scenes/{clip}/scene.py",
        r"\n[A-Z_]+ = ",
        ("4", "5", "3"),
    )
    yield Kind(
        "a theme: it is played anew",
        None,
        "assets/themes/dark.toml",
        r'\ntext = "',
        ("#FFFFFE", "#FEFFFF", "#FFFEFF"),
    )


def measure(
    snapshot: Snapshot, entry: Latency, clip: str, beat: str, saved: Callable[[], None]
) -> None:
    """Edit a clip in a copy of the project, and wait for the beat each time."""
    with snapshot.copy() as copy:
        with _studio(copy, clip) as page:
            page.look_at(beat)
            for kind in kinds(clip, beat):
                entry.edits[kind.name] = [_edit(copy, kind, n, page) for n in range(TIMES)]
                entry.goals[kind.name] = kind.goal or 0.0
                saved()
        scene = f"scenes/{clip}/scene.py"
        entry.manim = copy.run(
            sys.executable, "-m", "manim", "-ql", scene, "--media_dir", "media"
        ).seconds
        saved()


def _edit(copy: Copy, kind: Kind, turn: int, page: "_Page") -> float:
    """Save an edit, and wait for the first picture that it changes: its seconds."""
    path = copy.folder / kind.file
    text = path.read_text(encoding="utf-8")
    found = re.search(f'({kind.after})([^\\s,)"]*)', text)
    if not found:
        raise CommandFailed(f"{kind.file}: there is no {kind.after}")
    value = kind.values[turn % len(kind.values)]
    page.rest()
    began = time.perf_counter()
    path.write_text(text[: found.end(1)] + value + text[found.end(2) :], encoding="utf-8")
    page.wait_for_picture()
    return time.perf_counter() - began


class _Page:
    """What a page of the studio is told, by a program in its place."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._timeline: Any = None
        self._view = ""

    def look_at(self, beat: str) -> None:
        """Look at the beginning of a beat, once the scene has been gone through."""
        while not (self._timeline and self._timeline["whole"]):
            self._hear(_PATIENCE)
        segment = next(
            number for number, each in enumerate(self._timeline["segments"]) if each["beat"] == beat
        )
        self._view = self._timeline["view"]
        places = {self._view: [segment, 0]}
        self._segment = segment
        look = {"kind": "look", "leading": self._view, "places": places}
        self._socket.send(json.dumps(look))

    def rest(self) -> None:
        """Wait until nothing more is drawn."""
        with suppress(TimeoutError):
            while True:
                self._hear(_QUIET)

    def wait_for_picture(self) -> None:
        """Wait for a picture of the beat looked at, or of what comes after it."""
        while True:
            header = self._hear(_PATIENCE)
            if header and header["segment"] >= self._segment:
                return

    def _hear(self, patience: float) -> Any:
        """Take the next message; give a picture's header, None for anything else.

        Raises:
            TimeoutError: none comes.
        """
        message = self._socket.recv(timeout=patience)
        if isinstance(message, bytes):
            (length,) = struct.unpack_from("<I", message)
            return json.loads(message[4 : 4 + length])
        told = json.loads(message)
        if told["kind"] == "timeline":
            self._timeline = told
        elif told["kind"] == "fault":
            raise CommandFailed(f"{told['file']}:{told['line']}: {told['message']}")
        return None


@contextmanager
def _studio(copy: Copy, clip: str) -> Iterator[_Page]:
    command = sys.executable, "render.py", "studio", clip, "--no-browser", "--port", "0"
    process = subprocess.Popen(
        command, cwd=copy.folder, env=copy.environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        address = re.search(r"http://(\S+)/", process.stdout.readline())
        if not address:
            raise CommandFailed("the studio has not started")
        origin = f"http://{address[1].partition('/')[0]}"
        with connect(f"ws://{address[1]}/socket", origin=Origin(origin), max_size=None) as socket:
            yield _Page(socket)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
