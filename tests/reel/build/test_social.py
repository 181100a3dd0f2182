"""`render.py social`, on a film of one's own: what lies ready to upload, and what is made again."""

import json
from pathlib import Path

import pytest

from reel.records.posted import LIST, read_posted
from reel.video.mp4 import size_and_rate
from tests.conftest import Project
from tests.reel.build.test_course import files
from tests.reel.build.test_narrated import own_film

OPTIONS = ("--quality", "64p15", "--voice", "none")
SOME = ("--platform", "youtube", "--platform", "x", "--platform", "tiktok")


def posts_of(project: Project) -> Path:
    return project.folder / "out" / "64p15" / "voice-none" / "social"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That film with some of its posts; not to be changed."""
    project = own_film(tmp_path_factory.mktemp("social") / "my film")
    result = project.run("social", *OPTIONS, *SOME)
    assert result.returncode == 0, result.stderr + result.stdout
    (project.folder / "said.txt").write_text(result.stdout, encoding="utf-8")
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    return made.copy(tmp_path / "my film")


def lengths(project: Project) -> dict[str, float]:
    """How many seconds each video on two platforms lasts."""
    found: dict[str, float] = {}
    for name in ("youtube", "x"):
        listed = read_posted(posts_of(project) / name)
        assert listed
        found |= {f"{name} {post.id}": post.seconds for post in listed.posts}
    return found


def test_all_that_is_uploaded_lies_in_a_folder_a_post(made: Project) -> None:
    folder = posts_of(made)
    assert set(files(folder)) == {
        "upload.html", "loops/files.json", "loops/doubling.gif", "loops/doubling.mp4",
        "loops/doubling.webp",
        "youtube/posts.json", "youtube/1-doubling/doubling.mp4",
        "youtube/1-doubling/doubling.en.srt", "youtube/1-doubling/cover.jpg",
        "youtube/1-doubling/title.txt", "youtube/1-doubling/post.txt",
        "youtube/1-doubling/tags.txt", "youtube/0-film/film.mp4", "youtube/0-film/film.en.srt",
        "youtube/0-film/cover.jpg", "youtube/0-film/title.txt", "youtube/0-film/post.txt",
        "youtube/0-film/tags.txt",
        "x/posts.json", "x/thread.md", "x/thread.json", "x/1-doubling/doubling.mp4",
        "x/1-doubling/doubling.en.srt", "x/1-doubling/loop.gif", "x/1-doubling/post.txt",
        "tiktok/posts.json", "tiktok/1-doubling/doubling.mp4", "tiktok/1-doubling/cover.jpg",
        "tiktok/1-doubling/post.txt",
    }  # fmt: skip
    assert size_and_rate(folder / "tiktok" / "1-doubling" / "doubling.mp4")[0] == (64, 114)
    assert size_and_rate(folder / "x" / "1-doubling" / "doubling.mp4")[0] == (114, 64)


def test_the_list_says_what_lies_there(made: Project) -> None:
    folder = posts_of(made) / "x"
    listed = read_posted(folder)
    assert listed
    (post,) = listed.posts
    assert (post.id, post.folder, post.number, post.of) == ("doubling", "1-doubling", 1, 1)
    assert post.post == (folder / post.folder / "post.txt").read_text(encoding="utf-8")
    assert post.animation == "loop.gif"
    assert [entry.number for entry in listed.thread] == [1, 2, 3]
    assert (folder / str(listed.thread[1].media)).is_file()
    assert "youtube/1-doubling/doubling.mp4" in (folder.parent / "upload.html").read_text()


def test_the_list_says_that_a_clip_is_in_posts_alone(made: Project) -> None:
    folder = posts_of(made).relative_to(made.folder)
    assert f"(no video of its own yet; in {folder})" in made.run("list").stdout


def test_it_says_what_a_description_cannot_have(made: Project) -> None:
    said = (made.folder / "said.txt").read_text(encoding="utf-8")
    assert "youtube: film: the film has no chapters: there are 1, and at least 3" in said


def test_unchanged_it_is_taken_from_the_cache_to_the_byte(project: Project) -> None:
    before = files(posts_of(project))
    result = project.run("social", *OPTIONS, *SOME)
    assert result.returncode == 0, result.stderr
    assert "made in" not in result.stdout
    assert files(posts_of(project)) == before


def test_other_words_in_posts_draw_nothing(project: Project) -> None:
    words = project.folder / "assets" / "posts" / "en.toml"
    text = words.read_text(encoding="utf-8")
    opening = next(line for line in text.splitlines() if line.startswith('opening = "'))
    words.write_text(text.replace(opening, 'opening = "<b>Look</b> & see: #1/0"'))
    result = project.run("social", *OPTIONS, *SOME)
    assert result.returncode == 0, result.stderr
    assert "doubling: started" not in result.stdout


def test_a_limit_has_a_video_encoded_again_and_it_says_by_how_much(project: Project) -> None:
    limits = project.folder / "assets" / "platforms.toml"
    text = limits.read_text(encoding="utf-8")
    old = next(
        line
        for line in text.splitlines()
        if line.startswith("largest_sides = { value = [1920, 1080]")
    )
    limits.write_text(text.replace(old, old.replace("[1920, 1080]", "[80, 80]")))
    result = project.run("social", *OPTIONS, "--platform", "x")
    assert result.returncode == 0, result.stderr
    said = " ".join(result.stdout.split())
    assert "x: doubling: encoded again, 114 × 64" in said
    assert "as 80 × 44" in said
    assert "X: Media best practices" in said
    assert size_and_rate(posts_of(project) / "x" / "1-doubling" / "doubling.mp4")[0] == (80, 44)
    kept = files(posts_of(project))
    assert "youtube/1-doubling/doubling.mp4" in kept
    assert "youtube/1-doubling" in (posts_of(project) / "upload.html").read_text()


def test_room_for_links_is_left_where_a_platform_has_such(project: Project) -> None:
    before = lengths(project)
    result = project.run("social", *OPTIONS, *SOME, "--end-screen")
    assert result.returncode == 0, result.stderr
    longer = {post: round(after - before[post], 6) for post, after in lengths(project).items()}
    assert longer == {"youtube film": 20, "youtube doubling": 20, "x doubling": 0}


def test_what_only_an_earlier_run_needed_goes_and_what_people_put_there_stays(
    project: Project,
) -> None:
    folder = posts_of(project) / "x"
    (folder / "1-doubling" / "mine.txt").write_text("mine")
    listed = json.loads((folder / LIST).read_text())
    # As if a clip had been called otherwise.
    gone = {**listed["posts"][0], "id": "gone", "folder": "2-gone", "video": "gone.mp4"}
    gone["captions"] = []
    (folder / "2-gone").mkdir()
    for name in ("post.txt", "gone.mp4", "loop.gif"):
        (folder / "2-gone" / name).write_text("old")
    (folder / LIST).write_text(json.dumps({**listed, "posts": [*listed["posts"], gone]}))
    result = project.run("social", *OPTIONS, "--platform", "x")
    assert result.returncode == 0, result.stderr
    assert not (folder / "2-gone").exists()
    assert (folder / "1-doubling" / "mine.txt").read_text() == "mine"
    assert [post["id"] for post in json.loads((folder / LIST).read_text())["posts"]] == ["doubling"]


@pytest.mark.parametrize(
    ("name", "old", "new", "arguments", "complaint"),
    [
        ("reel.toml", "", "", ("--platform", "youtub"), "no platform is called 'youtub'"),
        ("reel.toml", "", "", ("nobody",), "no clip is called 'nobody'"),
        ("assets/posts/en.toml", "[thread]", "[tread]", (), "assets/posts/en.toml"),
        (
            "assets/posts/en.toml",
            "[clips.doubling]",
            "[clips.halving]",
            (),
            "clips.halving: there is no such clip",
        ),
    ],
)
def test_what_is_wrong_is_named_before_anything_is_made(
    project: Project, name: str, old: str, new: str, arguments: tuple[str, ...], complaint: str
) -> None:
    if old:
        project.edit(name, old, new)
    before = files(posts_of(project))
    result = project.run("social", *OPTIONS, *arguments)
    assert result.returncode == 2
    assert complaint in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert files(posts_of(project)) == before
