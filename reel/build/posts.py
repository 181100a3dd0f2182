"""A platform's posts, from the clips of a build to the files in its folder."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reel.build.built import Built, Played
from reel.build.derived import Derived
from reel.build.loops import LoopsBuild
from reel.build.notes import NOTES, kept_notes
from reel.deliver.publish import publish
from reel.deliver.social.cover import write_cover
from reel.deliver.social.end_screen import end_card, with_end_screen, write_with_end_screen
from reel.deliver.social.material import Outlet, Posting
from reel.deliver.social.smaller_video import Fit, fit_of, write_smaller
from reel.deliver.social.text_files import write_texts
from reel.engine.cache.store import MANIFEST
from reel.engine.run.outcome import Outcome
from reel.records.clip_files import CAPTIONS_SRT, CAPTIONS_VTT, TIMELINE, VIDEO
from reel.records.film import Film
from reel.records.platforms import Platform
from reel.records.posted import (
    ALT,
    HEADING,
    LIST,
    POST,
    TAGS,
    THREAD_JSON,
    THREAD_MARKDOWN,
    PlatformPosts,
    Posted,
    ThreadPost,
    read_posted,
)
from reel.records.posts import ClipPost, Posts
from reel.records.storyboard import FILM
from reel.records.timeline import Timeline, read_timeline
from reel.records.writing import OUT

_CAPTIONS = {"srt": CAPTIONS_SRT, "vtt": CAPTIONS_VTT}


@dataclass(frozen=True)
class _Video:
    """A video as it is posted.

    Attributes:
        posting: the clip, or the film.
        timeline: with the end screen, if it has one.
        file: the MP4.
        beside: what lies beside it, by the names that the files have there.
        made: all that was built for it.
        cover, animation: the names of these two, if there are such.
        note: why it is not the video that was finished; "" if it is.
    """

    posting: Posting
    timeline: Timeline
    file: Path
    beside: Mapping[str, Path]
    made: tuple[Built, ...]
    cover: str | None = None
    animation: str | None = None
    note: str = ""

    @property
    def files(self) -> dict[str, Path]:
        """All its files, by where they lie in the platform's folder."""
        own = {self.posting.video: self.file, **self.beside}
        return {f"{self.posting.folder}/{name}": path for name, path in own.items()}


class PostsBuild:
    """Makes the posts of a film's clips, or of some of them, on one platform.

    Args:
        film: has the words and the brand.
        words: what is written in posts.
        name: the platform's.
        platform: what it takes.
        folder: of all posts; the platform's is in it.
        loops: makes those, before; None if nobody takes one.
        tracked: whether finished videos have a track of captions.
        end_screen: whether the film and its last clip end with room for links, where the platform
            has such.
        derived: makes what has not been made before.
    """

    def __init__(
        self,
        film: Film,
        words: Posts,
        name: str,
        platform: Platform,
        folder: Path,
        loops: LoopsBuild | None,
        *,
        tracked: bool,
        end_screen: bool,
        derived: Derived,
    ) -> None:
        self.name = name
        self._film = film
        self._words = words
        self._platform = platform
        self._folder = folder / name
        self._loops = loops
        self._tracked = tracked
        self._ends = platform.end_screen if end_screen else None
        self._derived = derived

    @property
    def wants_film(self) -> bool:
        """Whether the film is posted too: where its clips become chapters."""
        return self._platform.chapters is not None

    def deliver(self, clips: Mapping[str, Played], film: Played | None) -> Outcome:
        """Make the posts, and put them into the platform's folder."""
        outlet = self._outlet(clips, film)
        played = dict(clips) | ({FILM: film} if film else {})
        videos = [self._video(outlet, each, played[each.id]) for each in outlet.all]
        texts = self._texts(outlet, [video.made[0].key for video in videos])
        notes = [f"{video.posting.id}: {video.note}" for video in videos if video.note]
        notes += kept_notes(texts)
        listed = self._listed([_posted(video, texts.folder) for video in videos], texts.folder)
        files = {name: path for video in videos for name, path in video.files.items()}
        files |= {
            path.relative_to(texts.folder).as_posix(): path
            for path in texts.folder.rglob("*")
            if path.is_file() and path.name not in (MANIFEST, NOTES)
        }
        self._publish(files, listed)
        made = [texts, *(built for video in videos for built in video.made)]
        return Outcome(
            self.name,
            "fresh" if any(each.fresh for each in made) else "cache",
            sum(each.seconds for each in made),
            self._folder,
            notes=tuple(notes),
        )

    def _outlet(self, clips: Mapping[str, Played], film: Played | None) -> Outlet:
        """Gather what posts are made from."""
        own, order = self._film, self._film.storyboard.ids

        def posting(clip: str) -> Posting:
            picture = clips[clip].picture.folder
            return Posting(
                clip,
                order.index(clip) + 1,
                len(order),
                own.words[clip].title,
                own.words[clip].takeaway,
                self._words.clips[clip],
                read_timeline(picture / TIMELINE),
                picture / VIDEO,
                own.storyboard[clip].cover,
            )

        whole = None
        if film:
            picture = film.picture.folder
            text = ClipPost(self._words.film, {})
            timeline = read_timeline(picture / TIMELINE)
            whole = Posting(
                FILM, 0, len(order), own.project.title, "", text, timeline, picture / VIDEO
            )
        return Outlet(
            self.name,
            self._platform,
            self._platform.shape,
            own.project.title,
            own.project.language_tag,
            own.brand,
            own.theme,
            self._words,
            tuple(posting(clip) for clip in order if clip in clips),
            whole,
        )

    def _video(self, outlet: Outlet, posting: Posting, played: Played) -> _Video:
        """Make a video as the platform takes it, and what lies beside it."""
        beside: dict[str, Path] = {}
        made = [played.playable]
        timeline, note = posting.timeline, ""
        last = self._film.storyboard.ids[-1]
        if self._ends and posting.id in (last, FILM):
            made.insert(0, self._ended(played, timeline, self._ends.longest.value))
            timeline = with_end_screen(timeline, self._ends.longest.value)
        file = made[0].folder / VIDEO
        if fit := fit_of(self._platform.video, timeline, file.stat().st_size):
            made.insert(0, self._fitted(made[0], timeline, fit))
            smaller = made[0].folder / VIDEO
            note, file = fit.told(timeline, file, smaller), smaller
        captions = self._platform.captions
        if captions.form.value == "file" and captions.kinds:
            kind = next(kind for kind in captions.kinds.value if kind in _CAPTIONS)
            written = self._derived.captions(played.picture)
            name = f"{posting.id}.{outlet.language}.{kind}"
            beside[name] = written.folder / _CAPTIONS[kind]
            made.append(written)
        cover = animation = None
        if self._platform.cover and self._platform.cover.form.value == "file":
            drawn = self._cover(outlet, posting, played.picture)
            made.append(drawn)
            (path,) = (each for each in drawn.folder.iterdir() if each.name != MANIFEST)
            cover, beside[path.name] = path.name, path
        if loop := self._loop(posting.id):
            animation, beside[f"loop{loop.suffix}"] = f"loop{loop.suffix}", loop
        return _Video(posting, timeline, file, beside, tuple(made), cover, animation, note)

    def _ended(self, played: Played, timeline: Timeline, seconds: float) -> Built:
        """Put the end screen's room after a video."""
        brand, theme = self._film.brand, self._film.theme

        def fill(draft: Path) -> None:
            write_with_end_screen(
                played.picture.folder / VIDEO,
                played.playable.folder / VIDEO,
                timeline,
                seconds,
                end_card((timeline.width, timeline.height), brand, theme),
                draft / VIDEO,
                tracked=self._tracked,
                language=self._film.project.language,
            )

        return self._derived.make(
            "reel.deliver.social.end_screen", fill, played.playable.key, seconds, brand, theme
        )

    def _fitted(self, video: Built, timeline: Timeline, fit: Fit) -> Built:
        """Encode a video once more, within the platform's limits."""

        def fill(draft: Path) -> None:
            write_smaller(
                video.folder / VIDEO,
                timeline,
                fit,
                draft / VIDEO,
                tracked=self._tracked,
                language=self._film.project.language,
            )

        return self._derived.make(
            "reel.deliver.social.smaller_video", fill, video.key, fit, self._tracked
        )

    def _cover(self, outlet: Outlet, posting: Posting, picture: Built) -> Built:
        """Compose a video's cover: the one file in its folder."""

        def fill(draft: Path) -> None:
            write_cover(outlet, posting, draft)

        return self._derived.make(
            "reel.deliver.social.cover", fill, picture.key, posting.title, posting.number,
            posting.of, posting.cover, outlet.platform.cover, outlet.platform.zones,
            outlet.shape, outlet.brand, outlet.theme,
        )  # fmt: skip

    def _loop(self, clip: str) -> Path | None:
        """Find the loop of a clip, as the platform takes it best; None if there is none."""
        rules, made = self._platform.animation, self._loops and self._loops.made.get(clip)
        if not rules or not made:
            return None
        return next((made[kind] for kind in rules.kinds.value if kind in made), None)

    def _texts(self, outlet: Outlet, videos: list[str]) -> Built:
        """Write all texts: a folder for each post, and the thread beside them."""
        told = [
            (each.id, each.number, each.of, each.title, each.takeaway, each.text)
            for each in outlet.all
        ]

        def fill(draft: Path) -> None:
            left_out = write_texts(outlet, draft)
            (draft / NOTES).write_bytes(msgspec.json.encode(left_out))

        return self._derived.make(
            "reel.deliver.social.text_files", fill, told, videos, outlet.name, outlet.platform,
            outlet.film_title, outlet.language, outlet.brand, outlet.words,
        )  # fmt: skip

    def _listed(self, posted: list[Posted], texts: Path) -> PlatformPosts:
        """List the posts just made, and those of other clips that an earlier run has made."""
        order = [FILM, *self._film.storyboard.ids]
        earlier = read_posted(self._folder)
        now = {post.id for post in posted}
        kept = [
            post
            for post in (earlier.posts if earlier else ())
            if post.id in order and post.id not in now
        ]
        thread = _decoded(texts / THREAD_JSON)
        posts = sorted([*kept, *posted], key=lambda post: order.index(post.id))
        return PlatformPosts(platform=self.name, posts=tuple(posts), thread=thread)

    def _publish(self, files: Mapping[str, Path], listed: PlatformPosts) -> None:
        """Put files into the platform's folder, and take out what only an earlier run needed.

        Raises:
            CannotWriteError: the folder is full, or cannot be written to.
        """
        targets: dict[Path, Path | None] = {
            self._folder / name: path for name, path in files.items()
        }
        earlier = read_posted(self._folder)
        stay = {name for post in listed.posts for name in _names(post)} | set(files)
        for name in _all_names(earlier) if earlier else ():
            if name not in stay:
                targets[self._folder / name] = None
        publish(targets)
        with OUT.written(self._folder):
            (self._folder / LIST).write_bytes(
                msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n"
            )
        for gone in {path.parent for path, source in targets.items() if source is None}:
            with suppress(OSError):  # it is not empty: somebody has put something there
                gone.rmdir()


def _posted(video: _Video, texts: Path) -> Posted:
    """Describe a post as the platform's list has it."""
    posting, timeline = video.posting, video.timeline
    written = {name: _text(texts / posting.folder / name) for name in (HEADING, POST, TAGS, ALT)}
    post = written[POST]
    assert post is not None
    return Posted(
        id=posting.id,
        folder=posting.folder,
        number=posting.number,
        of=posting.of,
        title=posting.title,
        seconds=timeline.duration,
        size=(timeline.width, timeline.height),
        video=posting.video,
        captions=tuple(name for name in video.beside if name.endswith((".srt", ".vtt"))),
        cover=video.cover,
        animation=video.animation,
        heading=written[HEADING],
        post=post,
        tags=written[TAGS],
        alt=written[ALT],
    )


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _decoded(path: Path) -> tuple[ThreadPost, ...]:
    if not path.exists():
        return ()
    return msgspec.json.decode(path.read_bytes(), type=tuple[ThreadPost, ...])


def _all_names(listed: PlatformPosts) -> Iterator[str]:
    """Yield the names of all files that a list tells of, in the platform's folder."""
    for post in listed.posts:
        yield from _names(post)
    if listed.thread:
        yield from (THREAD_JSON, THREAD_MARKDOWN)


def _names(post: Posted) -> Iterator[str]:
    """Yield the names of a post's files, in the platform's folder; none that lie elsewhere."""
    texts = {HEADING: post.heading, POST: post.post, TAGS: post.tags, ALT: post.alt}
    own = [post.video, *post.captions, post.cover, post.animation]
    own += [name for name, text in texts.items() if text is not None]
    for name in own:
        path = Path(post.folder, name or "")
        if name and len(path.parts) == 2 and ".." not in path.parts:
            yield path.as_posix()
