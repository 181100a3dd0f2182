"""A platform's folder of posts: what stays of an earlier run, what goes, and what is said."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from reel.build.posts_folder import publish_posts
from reel.records.posted import LIST, PlatformPosts, Posted, ThreadPost, read_posted

ORDER = {"film": "0-film", "a": "1-a", "b": "2-b", "c": "3-c"}


def post(clip: str, folder: str, of: int = 3) -> Posted:
    number = int(folder.partition("-")[0])
    return Posted(
        id=clip, folder=folder, number=number, of=of, title=clip, seconds=1.0, size=(2, 2),
        video=f"{clip}.mp4", post="Look.",
    )  # fmt: skip


def publish(
    folder: Path,
    *posts: Posted,
    thread: tuple[ThreadPost, ...] = (),
    order: dict[str, str] = ORDER,
    threads: bool = True,
    language: str | None = None,
) -> tuple[str, ...]:
    source = folder.with_name("source.txt")
    source.write_text("made")
    files = {f"{each.folder}/{name}": source for each in posts for name in (each.video, "post.txt")}
    if thread:
        files |= {"thread.json": source, "thread.md": source}
    made = PlatformPosts(platform="x", posts=posts, thread=thread)
    return publish_posts(folder, files, made, order, threads=threads, language=language)


def there(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def thread_of(*posts: Posted) -> tuple[ThreadPost, ...]:
    return tuple(
        ThreadPost(number=number, text="Look.", length=5, media=f"{each.folder}/{each.video}")
        for number, each in enumerate(posts, 1)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "x"


def test_posts_of_other_clips_stay_in_the_films_order(folder: Path) -> None:
    publish(folder, post("c", "3-c"))
    assert publish(folder, post("a", "1-a")) == ()
    listed = read_posted(folder)
    assert listed
    assert [each.id for each in listed.posts] == ["a", "c"]
    assert there(folder) == {
        LIST, "1-a/a.mp4", "1-a/post.txt", "3-c/c.mp4", "3-c/post.txt",
    }  # fmt: skip


def test_a_clip_that_has_moved_leaves_its_old_folder_and_others_are_named(folder: Path) -> None:
    both = post("a", "1-a", 2), post("b", "2-b", 2)
    publish(folder, *both, thread=thread_of(*both))
    moved = {"film": "0-film", "b": "1-b", "new": "2-new", "a": "3-a"}
    said = publish(folder, post("a", "3-a"), order=moved, language="de")
    assert len(said) == 1
    assert "make them again with: social b --platform x --language de" in said[0]
    found = there(folder)
    assert "1-a/a.mp4" not in found
    assert "2-b/b.mp4" in found
    assert "thread.md" not in found, "its first video is gone"


def test_a_thread_stays_while_all_its_videos_do_and_the_platform_has_threads(folder: Path) -> None:
    both = post("a", "1-a"), post("b", "2-b")
    publish(folder, *both, thread=thread_of(*both))
    publish(folder, post("a", "1-a"))
    assert "thread.md" in there(folder)
    publish(folder, post("a", "1-a"), threads=False)
    assert "thread.md" not in there(folder)


def test_a_clip_that_is_no_more_goes_with_its_files(folder: Path) -> None:
    publish(folder, post("a", "1-a"), post("b", "2-b"))
    publish(folder, post("a", "1-a"), order={"film": "0-film", "a": "1-a"})
    assert not (folder / "2-b").exists()


@pytest.mark.parametrize(
    "edited",
    [
        {"folder": "/", "video": "precious.txt"},
        {"folder": "mine", "video": "precious.txt"},
        {"folder": "..", "video": "precious.txt"},
        {"folder": "2-b", "video": "../../precious.txt"},
        {"folder": "2-b", "cover": "precious.txt"},
        {"folder": "2-b", "captions": ["/tmp/x/precious.txt"]},
    ],
)
def test_a_list_that_somebody_has_edited_removes_nothing_of_theirs(
    folder: Path, edited: dict[str, object]
) -> None:
    publish(folder, post("a", "1-a"))
    for place in (folder / "mine", folder / "2-b", folder.parent):
        place.mkdir(exist_ok=True)
        (place / "precious.txt").write_text("mine")
    listed = json.loads((folder / LIST).read_text())
    listed["posts"].append({**listed["posts"][0], "id": "b", **edited})
    (folder / LIST).write_text(json.dumps(listed))
    publish(folder, post("a", "1-a"))
    for place in (folder / "mine", folder / "2-b", folder.parent):
        assert (place / "precious.txt").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]"])
def test_a_list_that_cannot_be_read_is_said(folder: Path, content: bytes) -> None:
    publish(folder, post("a", "1-a"))
    (folder / LIST).write_bytes(content)
    assert publish(folder, post("b", "2-b")) == (
        "posts.json could not be read: it lists what was made just now",
    )


def test_runs_at_once_lose_nothing(folder: Path) -> None:
    posts = [post("a", "1-a"), post("b", "2-b"), post("c", "3-c"), post("film", "0-film")]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda each: publish(folder, each), posts))
    listed = read_posted(folder)
    assert listed
    assert [each.id for each in listed.posts] == list(ORDER)
    assert msgspec.json.decode((folder / LIST).read_bytes())
