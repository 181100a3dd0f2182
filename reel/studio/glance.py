"""Follows a session as a page does, for who has none open: lines, and one picture in a file.

After a save, the picture of the beat that has changed is written as soon as it is drawn, and
again when the beat is drawn to its end. What is wrong, what `check` would find and the cues that
come late are told in lines, each once as long as it stays so.
"""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from reel.deliver.publish import publish
from reel.studio import faults
from reel.studio.protocol import (
    Drawn,
    Fault,
    Inspected,
    Look,
    Mended,
    Notice,
    Picture,
    Timeline,
    ToPage,
    Views,
    Void,
    read_picture,
    read_told,
)
from reel.studio.session import Session

_READING = 1.5  # seconds that a session may take to read what has been saved
_A_MOMENT = 0.02


class Glance:
    """A `Follower` of a session with one view.

    Args:
        session: what is followed.
        picture: the file that the picture is written to.
        folder: for what is written meanwhile.
        say: is told what has been drawn and found, a line each.
        complain: is told what is wrong.
    """

    def __init__(
        self,
        session: Session,
        picture: Path,
        folder: Path,
        say: Callable[[str], None],
        complain: Callable[[str], None],
    ) -> None:
        self._session = session
        self._picture = picture
        self._draft = folder / "now.jpg"
        self._say = say
        self._complain = complain
        self._news = threading.Condition()
        self._view = ""
        self._times: Timeline | None = None
        self._changed: int | None = None  # the first segment of the last change
        self._is_ready = False
        self._is_seen = True  # whether its first picture has been written
        self._latest: tuple[Picture, bytes] | None = None  # of the beat that has changed
        self._faults: dict[str, Fault] = {}  # by the view, or "" for the files
        self._is_doubtful = False  # whether a change may have mended them
        self._found: dict[str, set[str]] = {}  # what has been told of each beat
        session.join(self)

    def wait(self, saved: float, seconds: float) -> bool:
        """Wait until the scene has been gone through by all that is saved, once it stands ready.

        Args:
            saved: when that was, by `time.monotonic`.
            seconds: the longest.

        Returns:
            Whether nothing is wrong with it, as far as is known.
        """
        if not self._is_ready:
            return True
        read_by = time.monotonic() + _READING
        while self._session.read_at < saved and time.monotonic() < read_by:
            time.sleep(_A_MOMENT)
        with self._news:
            self._news.wait_for(self._is_settled, seconds)
            return not any(fault.file for fault in self._faults.values())

    def send(self, messages: Iterable[str | bytes]) -> None:
        """Take what happens; called by the session's own thread."""
        for message in messages:
            if isinstance(message, bytes):
                self._show(*read_picture(message))
            else:
                self._take(read_told(message))
        with self._news:
            self._news.notify_all()

    def _is_settled(self) -> bool:
        if self._faults and not self._is_doubtful:
            return True
        if self._times is None or not self._times.whole:
            return False
        # What has been taken away at the scene's end leaves nothing to be seen.
        return self._is_seen or (self._changed or 0) >= len(self._times.segments)

    def _take(self, message: ToPage) -> None:
        match message:
            case Views(views=views):
                self._view = views[0].id
            case Timeline():
                self._times = message
                if message.whole:
                    self._tell_ready()
                    self._tell_late_cues(message)
            case Void(first=first):
                self._changed, self._is_seen, self._latest = first, False, None
                self._is_doubtful = True
                self._session.ask(Look(self._view, {self._view: (first, 0)}))
            case Drawn(segment=segment):
                if self._latest and self._latest[0].segment == segment:
                    self._write()
            case Inspected(segment=segment) if not message.things:
                beat = self._beat(segment)
                flaws = {f"{each.rule}: {each.message}" for each in message.flaws}
                self._tell_found(f"{beat} in its last frame", beat, flaws)
            case Fault():
                self._complain(faults.in_a_line(message))
                self._faults[message.view] = message
                self._is_doubtful = False
            case Mended(view=view):
                self._faults.pop(view, None)
            case Notice(text=text):
                self._say(text)

    def _show(self, header: Picture, jpeg: bytes) -> None:
        """Note a picture of the beat that has changed; write the first."""
        if self._changed is None or self._beat(header.segment) != self._beat(self._changed):
            return
        if header.segment >= self._changed:
            self._latest = header, jpeg
            if not self._is_seen:
                self._write()
                self._is_seen = True
                self._say(f"{self._beat(self._changed)}: {self._picture}")

    def _write(self) -> None:
        assert self._latest
        self._draft.write_bytes(self._latest[1])
        publish({self._picture: self._draft})

    def _tell_ready(self) -> None:
        """Tell, once, that the scene has been gone through, so that changes are seen soon."""
        if not self._is_ready:
            self._is_ready = True
            self._say("ready: from now on, a beat that changes is drawn first")

    def _tell_late_cues(self, times: Timeline) -> None:
        for beat in times.beats:
            late = {
                f"cue {cue.name} is seen {cue.seen - cue.said:.1f} s after it is said"
                for cue in beat.cues
                if cue.late
            }
            self._tell_found(beat.id, f"cues of {beat.id}", late)

    def _tell_found(self, where: str, key: str, found: set[str]) -> None:
        """Tell what has been found, but for what has been told before and stands."""
        before = self._found.get(key, set())
        self._found[key] = found
        for line in sorted(found - before):
            self._say(f"{where}: {line}")

    def _beat(self, segment: int) -> str:
        """Name a segment's beat, or the play that it is where there are no beats."""
        segments = self._times.segments if self._times else ()
        beat = segments[segment].beat if segment < len(segments) else ""
        return beat or f"play {segment + 1}"
