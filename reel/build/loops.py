"""The loops of clips: each one's memorable moment, going round without a seam."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from reel.build.built import Built, Played
from reel.build.derived import Derived
from reel.build.listed_folder import publish_listed
from reel.build.notes import NOTES, kept_notes
from reel.deliver.social.loop import write_loop
from reel.engine.run.outcome import Outcome
from reel.records.clip_files import TIMELINE, VIDEO
from reel.records.film import Film
from reel.records.platforms import AnimationRules
from reel.records.posted import LOOPS
from reel.records.storyboard import Loop
from reel.records.timeline import read_timeline


class LoopsBuild:
    """Makes the loops of clips that have one.

    Args:
        film: says which moment of a clip is its loop.
        folder: of all posts.
        rules: what the platforms take that take a loop.
        derived: makes what has not been made before.

    Attributes:
        made: the files of each clip's loop, by their ending.
    """

    name = LOOPS
    needs_all = False
    wants_film = False

    def __init__(
        self, film: Film, folder: Path, rules: Sequence[AnimationRules], derived: Derived
    ) -> None:
        self._film = film
        self._folder = folder / LOOPS
        self._rules = tuple(rules)
        self._derived = derived
        self.made: dict[str, dict[str, Path]] = {}

    def deliver(self, clips: Mapping[str, Played], film: Played | None) -> Outcome:
        """Make the loops, and put them into their folder."""
        loops = {clip: self._film.storyboard[clip].loop for clip in clips}
        built = {
            clip: self._made(clip, loop, clips[clip].picture)
            for clip, loop in loops.items()
            if loop
        }
        for clip, each in built.items():
            files = [path for path in each.folder.iterdir() if path.stem == clip]
            self.made[clip] = {path.suffix.removeprefix("."): path for path in files}
        made = {path.name: path for files in self.made.values() for path in files.values()}
        has_loop = {clip.id for clip in self._film.storyboard if clip.loop}
        publish_listed(self._folder, made, lambda name: Path(name).stem in has_loop)
        how = "fresh" if any(each.fresh for each in built.values()) else "cache"
        seconds = sum(each.seconds for each in built.values())
        notes = tuple(note for each in built.values() for note in kept_notes(each))
        return Outcome(self.name, how, seconds, self._folder if built else None, notes=notes)

    def _made(self, clip: str, loop: Loop, picture: Built) -> Built:
        def fill(draft: Path) -> None:
            timeline = read_timeline(picture.folder / TIMELINE)
            files = write_loop(picture.folder / VIDEO, timeline, loop, draft, self._rules)
            reduced = [f"{file.name}: {file.reduced}" for file in files if file.reduced]
            (draft / NOTES).write_bytes(msgspec.json.encode(reduced))

        inputs = clip, picture.key, loop, self._rules
        return self._derived.make("reel.deliver.social.loop", fill, *inputs)
