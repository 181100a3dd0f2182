"""The command line, as somebody at a keyboard meets it."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import msgspec
import pytest
from PIL import Image

from tests.conftest import Project, listing, new_project, wait_for
from tests.our_film import ROOT


def test_everything_is_delivered(rendered: Project) -> None:
    suffixes = (".mp4", ".srt", ".vtt", ".json", ".png", ".txt")
    expected = {
        f"{name}{suffix}" for name in ("first", "second", "third", "film") for suffix in suffixes
    }
    expected |= {"film.chapters.txt", "film.chapters.vtt"}
    assert {path.name for path in rendered.out.iterdir() if path.is_file()} == expected
    assert rendered.drafts() == []


def test_second_run_is_from_the_cache(project: Project) -> None:
    project.run("--quality", "draft")
    result = project.run("--quality", "draft")
    assert result.returncode == 0
    assert len(re.findall(r"from the cache$", result.stdout, re.MULTILINE)) == 4


def test_list_names_clips_beats_and_lengths(project: Project) -> None:
    (project.out / "third.json").unlink()
    first, _, third = listing(project)
    assert first["id"] == "first"
    assert first["title"] == "What is asked?"
    assert first["beats"] == ["ask", "answer"]
    assert first["seconds"] == project.timeline("first").duration
    assert first["folder"] == "out/draft/landscape"
    assert (third["seconds"], third["folder"]) == (None, None)
    assert "What is asked?  (7.0 s, not finished: in out/draft/landscape)\n" in listed(project)
    shutil.copytree(project.out, project.folder / "out" / "landscape")
    assert "What is asked?  (7.0 s)\n" in listed(project), "the finished one"


def test_list_and_watch_look_where_a_languages_files_go(project: Project) -> None:
    words = project.folder / "assets" / "words"
    text = (words / "en.toml").read_text(encoding="utf-8")
    (words / "de.toml").write_text(text.replace("What is asked?", "Was?"), encoding="utf-8")
    german = project.folder / "out" / "de" / "draft" / "landscape"
    shutil.copytree(project.out, german)
    both = project.run("list", "--json", "--language", "de", "--language", "en").stdout
    rows = [row for row in msgspec.json.decode(both) if row["id"] == "first"]
    assert [(row["language"], row["title"], row["folder"]) for row in rows] == [
        ("de", "Was?", "out/de/draft/landscape"),
        ("en", "What is asked?", "out/draft/landscape"),
    ]
    assert project.run("list", "--language", "all").stdout.count("in English:\n") == 1
    process = project.start("watch", "first", "--language", "de")
    assert process.stdout
    assert process.stdout.readline() == "watching; files go to out/de/draft/landscape\n"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def listed(project: Project) -> str:
    """What `list` says."""
    return project.run("list").stdout


def test_list_needs_nothing_heavy() -> None:
    code = (
        "import sys; from reel.cli.main import main; "
        "sys.argv = ['reel', 'list']; main(); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"manim", "numpy", "sympy", "grimp", "av", "PIL"} & set(done.stdout.split())


def test_the_place_of_the_cache_may_be_told_anywhere(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    assert project.run("--cache", str(other), "list").returncode == 0
    monkeypatch.setenv("REEL_CACHE", str(other))
    for command in (["list"], ["clip", "third", "--quality", "64p5"]):
        result = project.run(*command)
        assert result.returncode == 0, result.stderr
    assert "in other" in project.run("cache").stdout or str(other) in project.run("cache").stdout
    assert (other / "clips").is_dir()


def test_letters_without_a_font_may_stand_in_files_but_not_in_pictures(project: Project) -> None:
    project.edit("assets/words/en.toml", "A dot, and", "点は🎬")
    options = "third", "--quality", "64p5"
    for refused in (["clip", "--captions", "burn"], ["stills"]):
        result = project.run(*refused, *options)
        assert result.returncode == 2
        assert result.stderr.count("\n") == 1
        assert "en.toml: clips.third.beats.only: no font has 点 (U+70B9), は (U+306F), 🎬" in (
            result.stderr
        )
    assert project.run("clip", *options).returncode == 0
    assert "点は🎬" in (project.folder_at("64p5") / "third.vtt").read_text(encoding="utf-8")


def test_one_failing_scene_does_not_stop_the_others(project: Project) -> None:
    project.edit("scenes/first.py", "shift(2 * mn.LEFT)", "shfit(2 * mn.LEFT)")
    for path in project.out.glob("*.*"):
        path.unlink()
    result = project.run("--quality", "draft", "--fresh")
    assert result.returncode == 1
    line = result.stderr.strip()
    assert line.startswith("failed: first: scenes/first.py:14, beat answer: AttributeError")
    assert "shfit" in line
    trace = (project.folder / ".cache" / "failed" / "first-landscape.txt").read_text(
        encoding="utf-8"
    )
    assert trace.startswith("Traceback")
    assert "\n" not in line
    names = {path.name for path in project.out.iterdir()}
    assert {"second.mp4", "third.mp4"} <= names
    assert not {"first.mp4", "film.mp4"} & names
    assert project.drafts() == []


def test_a_scene_that_skips_a_beat_is_refused(project: Project) -> None:
    project.edit("scenes/first.py", '"answer"', '"ask"')
    result = project.run("clip", "first", "--quality", "draft")
    assert result.returncode == 1
    assert "the storyboard's beats are" in result.stderr


def test_a_missing_scene_fails_like_any_other(project: Project) -> None:
    (project.folder / "scenes" / "third.py").unlink()
    result = project.run("--quality", "draft")
    assert result.returncode == 1
    assert "scenes.third" in result.stderr
    assert "second: made, from the cache" in result.stdout


def test_a_killed_worker_does_not_stop_the_others(project: Project) -> None:
    project.edit(
        "scenes/second.py", "import manim as mn\n", "import os, signal\nimport manim as mn\n"
    )
    project.edit("scenes/second.py", "self.move", "os.kill(os.getpid(), signal.SIGKILL), self.move")
    result = project.run("--quality", "draft", "--fresh")
    assert result.returncode == 1
    assert re.match("failed: second: .*its process was killed by SIGKILL.*, twice", result.stderr)
    assert "first: made in" in result.stdout
    assert project.drafts() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    project = new_project(tmp_path / "project")
    project.edit("scenes/first.py", "rest=2.0", "rest=900.0")
    process = project.start("clip", "first", "second", "--quality", "draft")
    wait_for(lambda: list(project.folder.glob(".cache/scratch/.draft*")))
    began = time.monotonic()
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, complaint = process.communicate(timeout=10)
    assert time.monotonic() - began < 3
    assert process.returncode == 128 + number
    assert complaint.strip() == (
        "stopped; nothing half-made is left" if number == signal.SIGINT else ""
    )
    assert project.drafts() == []
    with pytest.raises(ProcessLookupError):
        wait_for(lambda: os.killpg(process.pid, 0), 5)


@pytest.mark.parametrize("command", [("list",), ("check",), ("clip", "first", "--fresh")])
def test_a_command_can_be_stopped_at_any_moment_of_its_start(
    project: Project, command: tuple[str, ...]
) -> None:
    """Each time a little later, from the first line of render.py on."""
    stops = 0
    for moment in (0.1, 0.3, 0.8):
        process = project.start(*command)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=20)
        if process.returncode == 130:
            stops += 1
            assert complaint == "stopped; nothing half-made is left\n"
        else:
            # It was over, or Python itself was still starting.
            assert process.returncode in (0, -signal.SIGINT), complaint
    assert stops or command == ("list",)  # which may be quicker than we are


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["clip", "firrst"], "no clip is called 'firrst'; the clips are first, second, third"),
        (["--theme", "pink"], "no theme is called 'pink'"),
        (["--quality", "best"], "draft"),
        (["clip", "--speed", "9"], "--speed"),
        (["file", "missing.py"], "no such Python file"),
    ],
)
def test_mistakes_are_named_in_one_line(
    rendered: Project, arguments: list[str], message: str
) -> None:
    result = rendered.run(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("assets/words/en.toml", "[clips.first]", "[clips.first", "not valid TOML"),
        ("assets/words/en.toml", "answer =", "anwser =", "beats.answer is missing"),
        ("assets/themes/dark.toml", "#0D1326", "dark blue", "background"),
        ("assets/brand.toml", "handle", "handel", "handel"),
        (
            "assets/words/en.toml",
            "What is",
            "日本",
            "first.title: no font has 日 (U+65E5)",
        ),
    ],
)
def test_broken_sources_are_named(
    project: Project, name: str, old: str, new: str, message: str
) -> None:
    project.edit(name, old, new)
    result = project.run("--quality", "draft")
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert Path(name).name in result.stderr
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_scene_that_ends_the_program_fails_alone(project: Project) -> None:
    project.edit("scenes/first.py", "self.move(square", "exit() or self.move(square")
    result = project.run("clip", "--quality", "draft")
    assert result.returncode == 1
    assert re.search(
        r"^failed: first: scenes/first\.py:\d+, beat ask: sys\.exit\(None\): a scene must not",
        result.stderr,
        re.MULTILINE,
    )


RAISES = """
    def construct(self):
        raise ValueError("one\\n\\ntwo")
"""


def test_a_message_of_several_lines_is_one_failure(project: Project) -> None:
    project.edit("scenes/first.py", "    def construct(self):", RAISES)
    result = project.run("clip", "first", "--quality", "draft")
    assert result.returncode == 1
    first, *others = result.stderr.splitlines()
    assert first.startswith("failed: first: scenes/first.py:")
    assert others
    assert all(line.startswith("    ") for line in others)


def test_broken_settings_of_manim_are_named(project: Project) -> None:
    (project.folder / "manim.cfg").write_text("[CLI]\nbackground_color = nope", encoding="utf-8")
    result = project.run("clip", "third", "--quality", "draft")
    assert result.returncode == 1
    assert result.stderr.startswith("failed: third: manim.cfg: background_color: cannot be 'nope'")
    assert result.stderr.count("\n") == 1


def test_no_file_of_the_folder_one_stands_in_takes_the_place_of_a_module(
    project: Project, tmp_path: Path
) -> None:
    for name in ("random", "queue", "types", "numpy", "manim"):
        (tmp_path / f"{name}.py").write_text("raise ValueError('not me')", encoding="utf-8")
    result = project.run("clip", "third", "--quality", "draft", "--fresh", cwd=tmp_path)
    assert result.returncode == 0, result.stderr


def test_what_a_scene_prints_is_shown(project: Project) -> None:
    project.edit("scenes/third.py", "self.move", 'print("hello there"), self.move')
    result = project.run("clip", "third", "--quality", "draft")
    assert result.stdout.count("third says: hello there") == 1


def test_what_a_scene_prints_is_shown_once_where_captions_are_drawn_in(project: Project) -> None:
    project.edit("scenes/third.py", "self.move", 'print("hello there"), self.move')
    result = project.run("clip", "third", "--quality", "draft", "--captions", "burn")
    assert result.stdout.count("third says: hello there") == 1


def test_out_folder_can_be_chosen_before_or_after_the_command(
    project: Project, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "else where"
    project.run("clip", "first", "--quality", "draft", "--out", str(elsewhere), cwd=tmp_path)
    assert (elsewhere / "draft" / "landscape" / "first.mp4").is_file()
    project.run("--quality", "draft", "--out", str(tmp_path / "b"), "clip", "first", cwd=tmp_path)
    assert (tmp_path / "b" / "draft" / "landscape" / "first.mp4").is_file()


def test_a_terminal_shows_bars_and_then_the_table(project: Project) -> None:
    shown, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "render.py", "clip", "first", "--quality", "draft", "--fresh"],
        cwd=project.folder,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    text = ""
    with contextlib.suppress(OSError):  # Linux says so when the other end is closed
        while data := os.read(shown, 65536):
            text += data.decode(errors="replace")
    os.close(shown)
    assert process.wait(timeout=10) == 0
    assert "━" in text
    assert re.search(r"\d/\d+", text)
    assert text.rindex("made now") > text.rindex("━")


LOOSE = """
import wave

from manim import *


class Base(MovingCameraScene):
    pass


class Moves(Base):
    def construct(self):
        self.add_sound("tone.wav")
        self.play(self.camera.frame.animate.scale(0.5), Create(Circle()), run_time=0.5)
        self.wait(0.5)


class Deep(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=1)
        self.play(Create(Cube()), run_time=0.2)


class Stands(Scene):
    def construct(self):
        self.add(Square(fill_opacity=1))


class Pictured(ZoomedScene):
    def construct(self):
        pixels = np.zeros((20, 30, 3), np.uint8)
        pixels[:10] = 255, 0, 0
        self.add(ImageMobject(pixels).set_height(8))
        self.activate_zooming(animate=False)
        self.play(self.zoomed_camera.frame.animate.shift(UP), run_time=0.2)


class TakesNothing(MovingCameraScene):
    def __init__(self):
        super().__init__()
        self.colour = RED

    def construct(self):
        self.play(Create(Circle(color=self.colour)), run_time=0.2)


class SetsUp(Scene):
    def setup(self):
        self.square = Square()


class OnSetUp(SetsUp):
    def construct(self):
        self.add(self.square)


class OnlySetsUp(Scene):
    def setup(self):
        self.play(Create(Square()), run_time=0.2)
"""


def test_any_manim_file_can_be_rendered(project: Project) -> None:
    import wave

    folder = project.folder / "elsewhere"
    folder.mkdir()
    (folder / "loose.py").write_text(LOOSE)
    with wave.open(str(folder / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 44100, 0, "NONE", ""))
        tone.writeframes(bytes(range(256)) * 100)
    result = project.run_file("elsewhere/loose.py", "--quality", "draft")
    assert result.returncode == 0, result.stderr
    out = project.folder / "out" / "files" / "elsewhere" / "loose"
    with av.open(out / "Moves.mp4") as container:
        assert container.streams.video[0].frames == 15
        (audio,) = container.streams.audio
        assert audio.codec_context.name == "aac"
        assert (audio.start_time or 0) == 0
        samples = sum(frame.samples for frame in container.decode(audio))
        assert samples / audio.rate == pytest.approx(1.0, abs=0.05)
    assert b"elst" not in (out / "Moves.mp4").read_bytes()
    videos = {path.stem for path in out.glob("*.mp4")}
    assert videos >= {"Deep", "Pictured", "TakesNothing", "OnlySetsUp"}
    with av.open(out / "Pictured.mp4") as container:
        red, _, blue = next(container.decode(video=0)).to_ndarray(format="rgb24")[60, 427]
        assert red > 240
        assert blue < 20
    assert "SetsUp" not in videos, "others stand on it"
    assert (out / "OnSetUp.png").is_file()
    with Image.open(out / "Stands.png") as picture:
        assert picture.size == (854, 480)
    assert not (out / "Base.mp4").exists()
    assert not list(out.glob("Stands.mp4"))
    result = project.run_file("elsewhere/loose.py", "Stand", "--quality", "draft")
    assert result.returncode == 2
    assert "no scene is called 'Stand'; it has Moves, Deep, Stands" in result.stderr


def test_scenes_of_one_name_in_two_files_do_not_overwrite_each_other(project: Project) -> None:
    before = (project.out / "first.mp4").read_bytes()
    for folder, picture in (("left", "Square()"), ("right", "Circle()")):
        (project.folder / folder).mkdir()
        for name in ("first", "Intro"):
            (project.folder / folder / "talk.py").write_text(
                "from manim import *\n\n\n"
                f"class {name}(Scene):\n"
                "    def construct(self):\n"
                f"        self.add({picture})\n"
            )
            result = project.run_file(f"{folder}/talk.py", "--quality", "90p15")
            assert result.returncode == 0, result.stderr
    made = project.folder / "out" / "files"
    pictures = {
        path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*.png")
    }
    assert set(pictures) == {
        f"{folder}/talk/{name}.png" for folder in ("left", "right") for name in ("first", "Intro")
    }
    assert pictures["left/talk/Intro.png"] != pictures["right/talk/Intro.png"]
    assert (project.out / "first.mp4").read_bytes() == before, "nor those of the film"


def test_the_files_of_a_scene_come_and_go_together(project: Project) -> None:
    scene = project.folder / "talk.py"
    plays = "self.add_subcaption('Look.'); self.play(Create(Square()), run_time=0.2)"
    for line, expected in (
        (plays, {"Talk.mp4", "Talk.srt"}),
        ("self.add(Square())", {"Talk.png"}),
        (plays, {"Talk.mp4", "Talk.srt"}),
    ):
        scene.write_text(
            "from manim import *\n\n\n"
            "class Talk(Scene):\n"
            "    def construct(self):\n"
            f"        {line}\n"
        )
        result = project.run_file("talk.py", "--quality", "90p15")
        assert result.returncode == 0, result.stderr
        out = project.folder / "out" / "files" / "talk"
        assert {path.name for path in out.iterdir()} == expected


def test_captions_are_beside_the_picture_or_in_it_and_never_both_unasked(project: Project) -> None:
    for captions, written, tracks in (("burn", 0, 0), ("both", 2, 0), ("none", 0, 0)):
        result = project.run("clip", "first", "--quality", "90p15", "--captions", captions)
        assert result.returncode == 0, result.stderr
        folder = project.folder_at("90p15", captions=captions)  # type: ignore[arg-type]
        assert len([*folder.glob("first.srt"), *folder.glob("first.vtt")]) == written
        with av.open(folder / "first.mp4") as container:
            assert len(container.streams.subtitles) == tracks
            assert container.metadata["title"] == project.timeline("first").title


SLIDE = """
from manim import *

{top}


class Slide(Scene):
    def construct(self):
        {within}
        square = Square(color=config.background_color.invert())
        self.play(square.animate.shift(RIGHT), run_time=2, rate_func=linear)
        self.wait(1)
"""
PORTRAIT = (
    "config.pixel_width, config.pixel_height = 54, 96\n"
    "config.frame_width, config.frame_height = 9, 16"
)
SETTINGS = "[CLI]\npixel_width = 90\npixel_height = 160\nframe_rate = 20\nbackground_color = WHITE"


@pytest.mark.parametrize(
    ("top", "within", "settings", "quality", "size", "rate"),
    [
        ("config.frame_rate = 12", "", "", None, (1920, 1080), 12),
        ("config.frame_rate = 12", "", "", "90p10", (160, 90), 10),
        (f"config.frame_rate = 12\n{PORTRAIT}", "", "", None, (54, 96), 12),
        (f"config.frame_rate = 12\n{PORTRAIT}", "", "", "90p10", (90, 160), 10),
        ("config.quality = 'low_quality'", "", "", None, (854, 480), 15),
        ("", "", SETTINGS, None, (90, 160), 20),
        ("config.frame_rate = 10", "", SETTINGS, None, (90, 160), 10),
        ("", "config.frame_rate = 60", "", "90p10", (160, 90), 10),
    ],
)
def test_a_video_has_one_clock_whoever_sets_it(
    project: Project,
    top: str,
    within: str,
    settings: str,
    quality: str | None,
    size: tuple[int, int],
    rate: int,
) -> None:
    """The command line wins, then the file, then manim.cfg beside it, then the tool."""
    folder = project.folder / "talks"
    folder.mkdir()
    (folder / "talk.py").write_text(SLIDE.format(top=top, within=within), encoding="utf-8")
    if settings:
        (folder / "manim.cfg").write_text(settings, encoding="utf-8")
    result = project.run_file("talks/talk.py", *(["--quality", quality] if quality else []))
    assert result.returncode == 0, result.stderr
    with av.open(project.folder / "out" / "files" / "talks" / "talk" / "Slide.mp4") as container:
        video = container.streams.video[0]
        assert (video.width, video.height) == size
        assert video.average_rate == rate
        assert video.frames == 3 * rate, "three seconds"
        first = next(container.decode(video)).to_ndarray(format="rgb24")
    assert (first[0, 0].mean() > 250) == ("WHITE" in settings)
    asks_in_vain = "12" in top and quality
    assert ("talk.py asks for" in result.stdout) == bool(asks_in_vain)
    assert ("frame_rate cannot become 60" in result.stdout) == bool(within)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("config.frame_rate = 29.97", "frame_rate is 29.97: take a whole number"),
        ("config['frame_rate'] = 'x'", "frame_rate is 'x': take a whole number"),
        ("config.pixel_width = 0", "pixel_width is 0: take 16 pixels or more"),
    ],
)
def test_a_picture_that_cannot_be_is_named(project: Project, line: str, complaint: str) -> None:
    text = SLIDE.format(top=line, within="")
    (project.folder / "talk.py").write_text(text, encoding="utf-8")
    result = project.run_file("talk.py")
    assert result.returncode == 2
    assert result.stderr.startswith(f"error: talk.py: {complaint}")
    assert result.stderr.count("\n") == 1


def test_a_video_of_a_file_that_gives_way_to_another_size_is_named(project: Project) -> None:
    """Without a word a draft must not take the place of what somebody has finished."""
    text = SLIDE.format(top="", within="").replace("run_time=2", "run_time=0.4")
    (project.folder / "talk.py").write_text(text, encoding="utf-8")
    said = [
        project.run_file("talk.py", "--quality", quality).stdout
        for quality in ("180p10", "180p10", "90p5")
    ]
    line = (
        "out/files/talk/Slide.mp4: 320 × 180 at 10 frames a second gives way to "
        "160 × 90 at 5 frames a second; --out keeps both\n"
    )
    assert [line in each for each in said] == [False, False, True]
    assert "gives way" not in said[1]
