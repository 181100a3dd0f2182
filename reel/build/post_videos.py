"""Videos as a platform takes them, and what is made to lie beside each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reel.build.built import Built, Played
from reel.build.derived import Derived
from reel.deliver.social.cover import write_cover
from reel.deliver.social.end_screen import (
    EndRoom,
    end_card,
    room_at_end,
    with_end_screen,
    write_with_end_screen,
)
from reel.deliver.social.material import Outlet, Posting
from reel.deliver.social.smaller_video import Fit, fit_of, write_smaller
from reel.engine.cache.store import MANIFEST
from reel.records.clip_files import CAPTIONS_SRT, CAPTIONS_VTT, VIDEO
from reel.records.timeline import Timeline

_CAPTIONS = {"srt": CAPTIONS_SRT, "vtt": CAPTIONS_VTT}


@dataclass(frozen=True)
class PostVideo:
    """A video as it is posted.

    Attributes:
        posting: the clip, or the film.
        timeline: with the end screen, if it has one.
        size: its width and height in pixels.
        file: the MP4.
        captions, cover, animation: the files beside it by their names there; none where there is
            no such.
        made: all that was built for it, the video first.
        notes: what is to be said of it, a line each.
    """

    posting: Posting
    timeline: Timeline
    size: tuple[int, int]
    file: Path
    captions: Mapping[str, Path]
    cover: Mapping[str, Path]
    animation: Mapping[str, Path]
    made: tuple[Built, ...]
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, Path]:
        """All its files, by where they lie in the platform's folder."""
        own = {self.posting.video: self.file, **self.captions, **self.cover, **self.animation}
        return {f"{self.posting.folder}/{name}": path for name, path in own.items()}


class PostVideos:
    """Makes the videos of one platform.

    Args:
        outlet: what is posted there.
        loops: the files of each clip's loop, by their ending.
        tracked: whether finished videos have a track of captions.
        ended: the ids of those that end with room for links, where the platform has such.
        language: of what is heard and read, by its three letters in ISO 639-2.
        derived: makes what has not been made before.
    """

    def __init__(
        self,
        outlet: Outlet,
        loops: Mapping[str, Mapping[str, Path]],
        *,
        tracked: bool,
        ended: tuple[str, ...],
        language: str,
        derived: Derived,
    ) -> None:
        self._outlet = outlet
        self._platform = outlet.platform
        self._loops = loops
        self._tracked = tracked
        self._ended = ended
        self._language = language
        self._derived = derived

    def video(self, posting: Posting, played: Played) -> PostVideo:
        """Make a video as the platform takes it, and what lies beside it."""
        made, notes = [played.playable], []
        timeline = posting.timeline
        size = timeline.width, timeline.height
        if self._platform.end_screen and posting.id in self._ended:
            room = room_at_end(timeline, self._platform.end_screen)
            if room.note:
                notes.append(room.note)
            else:
                made.insert(0, self._with_room(played, timeline, room))
                timeline = with_end_screen(timeline, room.seconds)
        file = made[0].folder / VIDEO
        if fit := fit_of(self._outlet.name, self._platform.video, timeline, file):
            made.insert(0, self._smaller(made[0], timeline, fit))
            before, file, size = file, made[0].folder / VIDEO, fit.size
            notes.append(f"{posting.id}: {fit.told(timeline, before, file)}")
        captions, cover = self._captions(played), self._cover(posting, played.picture)
        made += [each for each in (captions, cover) if each]
        return PostVideo(
            posting,
            timeline,
            size,
            file,
            dict(self._caption_files(posting, captions)),
            {path.name: path for path in _files(cover)},
            dict(self._animation(posting.id)),
            tuple(made),
            tuple(notes),
        )

    def _with_room(self, played: Played, timeline: Timeline, room: EndRoom) -> Built:
        """Put the end screen's room after a video."""
        brand, theme, typeface = self._outlet.brand, self._outlet.theme, self._outlet.typeface

        size = timeline.width, timeline.height

        def fill(draft: Path) -> None:
            write_with_end_screen(
                played.picture.folder / VIDEO,
                played.playable.folder / VIDEO,
                timeline,
                room.seconds,
                end_card(size, brand, theme, typeface, room.places),
                draft / VIDEO,
                tracked=self._tracked,
                language=self._language,
            )

        inputs = played.playable.key, room.seconds, room.places, brand, theme, typeface.key
        return self._derived.make("reel.deliver.social.end_screen", fill, *inputs)

    def _smaller(self, video: Built, timeline: Timeline, fit: Fit) -> Built:
        """Encode a video once more, within the platform's limits."""

        def fill(draft: Path) -> None:
            write_smaller(
                video.folder / VIDEO,
                timeline,
                fit,
                draft / VIDEO,
                tracked=self._tracked,
                language=self._language,
            )

        inputs = video.key, fit, self._tracked
        return self._derived.make("reel.deliver.social.smaller_video", fill, *inputs)

    def _captions(self, played: Played) -> Built | None:
        """Write captions, if the platform takes them as files."""
        if self._platform.captions.form.value != "file":
            return None
        return self._derived.captions(played.picture)

    def _caption_files(
        self, posting: Posting, captions: Built | None
    ) -> Iterator[tuple[str, Path]]:
        """Yield the file of captions that the platform takes best."""
        kinds = self._platform.captions.kinds
        taken = [kind for kind in (kinds.value if kinds else ()) if kind in _CAPTIONS]
        if captions and taken:
            name = f"{posting.id}.{self._outlet.language}.{taken[0]}"
            yield name, captions.folder / _CAPTIONS[taken[0]]

    def _cover(self, posting: Posting, picture: Built) -> Built | None:
        """Compose a cover, if the platform takes one: the one file in its folder."""
        outlet, rules = self._outlet, self._platform.cover
        if rules is None or rules.form.value != "file":
            return None

        def fill(draft: Path) -> None:
            write_cover(outlet, posting, draft)

        return self._derived.make(
            "reel.deliver.social.cover", fill, picture.key, posting.title, posting.number,
            posting.of, posting.cover, rules, self._platform.zones, outlet.shape, outlet.brand,
            outlet.theme, outlet.typeface.key, outlet.language,
        )  # fmt: skip

    def _animation(self, clip: str) -> Iterator[tuple[str, Path]]:
        """Yield the file of a clip's loop that the platform takes best."""
        rules, made = self._platform.animation, self._loops.get(clip, {})
        for kind in rules.kinds.value if rules else ():
            if kind in made:
                yield f"loop.{kind}", made[kind]
                return


def _files(built: Built | None) -> list[Path]:
    """List what was made, if it was."""
    return [path for path in built.folder.iterdir() if path.name != MANIFEST] if built else []
