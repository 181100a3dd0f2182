"""A platform's posts, from the clips of a build to the files in its folder."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from reel.build.built import Built, Played
from reel.build.derived import Derived
from reel.build.loops import LoopsBuild
from reel.build.notes import NOTES, kept_notes
from reel.build.post_videos import PostVideo, PostVideos
from reel.build.posts_folder import publish_posts
from reel.deliver.social.material import Outlet, Posting, folder_of
from reel.deliver.social.text_files import write_texts
from reel.engine.cache.store import MANIFEST
from reel.engine.run.outcome import Outcome
from reel.records.clip_files import TIMELINE, VIDEO
from reel.records.film import Film
from reel.records.key_moments import key_moment
from reel.records.language import language_of
from reel.records.platforms import Platform
from reel.records.posted import (
    ALT,
    HEADING,
    POST,
    TAGS,
    THREAD_JSON,
    PlatformPosts,
    Posted,
    ThreadPost,
)
from reel.records.posted_words import words_of_post
from reel.records.posts import ClipPost, Posts
from reel.records.storyboard import FILM
from reel.records.timeline import Timeline, read_timeline


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
        self._end_screen = end_screen
        self._derived = derived

    needs_all = False

    @property
    def wants_film(self) -> bool:
        """Whether the film is posted too: where its clips become chapters."""
        return self._platform.chapters is not None

    def deliver(self, clips: Mapping[str, Played], film: Played | None) -> Outcome:
        """Make the posts, and put them into the platform's folder."""
        played = dict(clips) | ({FILM: film} if film else {})
        order = self._film.storyboard.ids
        outlet = self._outlet(clips, film)
        maker = PostVideos(
            outlet,
            self._loops.made if self._loops else {},
            tracked=self._tracked,
            ended=(order[-1], FILM) if self._end_screen else (),
            language=language_of(self._film.project.language).three_letters,
            derived=self._derived,
        )
        videos = [maker.video(each, played[each.id]) for each in outlet.all]
        texts = self._texts(outlet, [video.made[0].key for video in videos])
        files = {name: path for video in videos for name, path in video.files.items()}
        files |= {
            path.relative_to(texts.folder).as_posix(): path
            for path in texts.folder.rglob("*")
            if path.is_file() and path.name not in (MANIFEST, NOTES)
        }
        folders = {
            clip: folder_of(clip, number, len(order)) for number, clip in enumerate([FILM, *order])
        }
        listed = self._listed(videos, texts.folder)
        threads = bool(self._platform.thread and self._platform.thread.value)
        left = publish_posts(
            self._folder, files, listed, folders,
            threads=threads, language=self._film.project.other_language,
        )  # fmt: skip
        made = [texts, *(built for video in videos for built in video.made)]
        return Outcome(
            self.name,
            "fresh" if any(each.fresh for each in made) else "cache",
            sum(each.seconds for each in made),
            self._folder,
            notes=(*(note for each in videos for note in each.notes), *kept_notes(texts), *left),
        )

    def _outlet(self, clips: Mapping[str, Played], film: Played | None) -> Outlet:
        """Gather what posts are made from."""
        own, order = self._film, self._film.storyboard.ids

        def posting(clip: str) -> Posting:
            picture = clips[clip].picture.folder
            timeline = read_timeline(picture / TIMELINE)
            return Posting(
                clip,
                order.index(clip) + 1,
                len(order),
                own.words[clip].title,
                own.words[clip].takeaway,
                self._words.clips[clip],
                timeline,
                picture / VIDEO,
                self._covered(clip, timeline),
            )

        whole = None
        if film:
            picture = film.picture.folder
            text = ClipPost(self._words.film, {})
            timeline = read_timeline(picture / TIMELINE)
            title, cover = own.project.title, own.storyboard.cover
            (chapter,) = (each for each in timeline.chapters if each.id == cover)
            shown = chapter.start + posting(cover).cover
            whole = Posting(FILM, 0, len(order), title, "", text, timeline, picture / VIDEO, shown)
        return Outlet(
            self.name,
            self._platform,
            self._platform.shape,
            own.project.title,
            own.project.language,
            own.brand,
            own.theme,
            own.typeface,
            self._words,
            tuple(posting(clip) for clip in order if clip in clips),
            whole,
        )

    def _covered(self, clip: str, timeline: Timeline) -> float:
        """Find the moment of a clip that its cover shows."""
        named = self._film.storyboard[clip].cover
        return key_moment(timeline, named)[1] if named else timeline.still

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

    def _listed(self, videos: Sequence[PostVideo], texts: Path) -> PlatformPosts:
        """List what was made just now."""
        thread: tuple[ThreadPost, ...] = ()
        if (texts / THREAD_JSON).exists():
            thread = msgspec.json.decode(
                (texts / THREAD_JSON).read_bytes(), type=tuple[ThreadPost, ...]
            )
        posts = tuple(
            _posted(
                video,
                texts / video.posting.folder,
                words_of_post(self._film, self._words, video.posting.id),
            )
            for video in videos
        )
        return PlatformPosts(platform=self.name, posts=posts, thread=thread)


def _posted(video: PostVideo, texts: Path, words: str) -> Posted:
    """Describe a post as the platform's list has it.

    Args:
        video: what is posted.
        texts: the folder of its texts.
        words: tells of which words it is made.
    """
    posting = video.posting
    return Posted(
        id=posting.id,
        folder=posting.folder,
        number=posting.number,
        of=posting.of,
        title=posting.title,
        seconds=video.timeline.duration,
        size=video.size,
        video=posting.video,
        captions=tuple(video.captions),
        cover=next(iter(video.cover), None),
        animation=next(iter(video.animation), None),
        still=posting.cover,
        words=words,
        heading=_text(texts / HEADING),
        post=_text(texts / POST) or "",
        tags=_text(texts / TAGS),
        alt=_text(texts / ALT),
    )


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
