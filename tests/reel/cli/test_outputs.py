"""What a scene of a Manim file becomes: each kind of result, as Manim has it."""

import json
import os
import re
import subprocess
import sys
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image, ImageSequence

from reel.cli import file_jobs, standalone
from reel.cli.file_jobs import jobs_in_file
from reel.cli.main import cli
from reel.engine.cache.keys import Keys
from reel.records.errors import ReelError
from reel.records.formats import Quality, quality_of
from reel.records.outputs import Asked, Kind, Output
from reel.records.plan import Files, Job
from tests.our_film import ROOT

FRAMES, FPS, SIZE = 24, 15, (131, 91)
LOOKED_AT = 20
"""The frame that is looked at in all results: the square is half transparent, and stands still."""

TOUR = """
from manim import *

{line}


class Tour(Scene):
    def construct(self):
        square = Square(4, fill_color=YELLOW, fill_opacity=0.5, stroke_width=0)
        disc = Dot(4 * RIGHT, radius=1, color=RED)
        self.next_section("comes in")
        self.add(disc)
        self.add_sound("click.wav")
        self.add_subcaption("Look.", duration=0.4)
        self.play(FadeIn(square), run_time=0.4)
        self.wait(0.2)
        self.next_section("goes on")
        self.play(square.animate.shift(UP), run_time=0.6)
        self.wait(0.4)
"""


def environment(home: Path) -> dict[str, str]:
    """What a program is started with: this project's tool, and nobody's settings."""
    return os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home)}


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, str(ROOT / "render.py"), *args], cwd=folder, env=environment(folder),
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def write(folder: Path, name: str, line: str) -> None:
    """Write the tour into a file, with a sound beside it."""
    (folder / name).write_text(TOUR.format(line=line), encoding="utf-8")
    with wave.open(str(folder / "click.wav"), "wb") as click:
        click.setparams((1, 2, 22050, 0, "NONE", ""))
        tone = 12000 * np.sin(2 * np.pi * 1000 * np.arange(2205) / 22050)
        click.writeframes(tone.astype("<i2").tobytes())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour as each kind of result, and Manim's own pictures of it."""
    folder = tmp_path_factory.mktemp("outputs")
    write(folder, "opaque.py", "config.background_color = '#204080'")
    write(folder, "clear.py", "config.transparent = True")
    done = subprocess.run(
        [sys.executable, "-m", "tests.manim_scenes.outputs", str(folder), "Tour"],
        cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def decoded(path: Path) -> Iterator[np.ndarray]:
    """A video's frames as RGBA; FFmpeg's own decoder of VP9 leaves the alpha channel out."""
    with av.open(path, "r") as container:
        stream = container.streams.video[0]
        vp9 = stream.codec_context.name == "vp9"
        decoder: Any = av.CodecContext.create("libvpx-vp9", "r") if vp9 else stream.codec_context
        for packet in container.demux(stream):
            for frame in decoder.decode(packet):
                yield frame.reformat(format="rgba", src_colorspace="ITU709").to_ndarray()


def pictures(folder: Path) -> list[np.ndarray]:
    """The pictures in a folder, in order."""
    return [np.array(Image.open(path)) for path in sorted(folder.iterdir())]


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two pictures are the same but for what a good encoder loses."""
    return float(np.abs(one.astype(int) - other.astype(int)).mean()) < 1.5


def test_pictures_one_by_one_are_those_of_manim(made: Path) -> None:
    ours, theirs = made / "clear" / "png-sequence" / "frames", made / "manim" / "Tour"
    assert [path.name for path in sorted(ours.iterdir())] == [f"{n:03}.png" for n in range(FRAMES)]
    # Of a picture that stands still, Manim 0.22 writes one, however long it stands.
    moments = [*range(7), *range(9, 19)]
    drawn = [pictures(ours)[moment] for moment in moments]
    for one, other in zip(drawn, pictures(theirs), strict=True):
        assert (one == other).all()
    alpha = pictures(ours)[LOOKED_AT][..., 3]
    assert set(np.unique(alpha)) >= {0, 128, 255}


@pytest.mark.parametrize("background", ["opaque", "clear"])
@pytest.mark.parametrize(("kind", "codec"), [("mov", "prores"), ("webm", "vp9"), ("mp4", "h264")])
def test_videos_show_what_the_pictures_show(
    made: Path, background: str, kind: str, codec: str
) -> None:
    if (background, kind) == ("clear", "mp4"):
        return
    video = made / background / kind / f"clip.{kind}"
    expected = pictures(made / background / "png-sequence" / "frames")[LOOKED_AT]
    frames = list(decoded(video))
    assert len(frames) == FRAMES
    height, width = frames[0].shape[:2]
    assert (width, height) == (SIZE if kind == "webm" else (130, 90))
    assert alike(frames[LOOKED_AT][4:80, 4:120], expected[4:80, 4:120]) or kind != "webm"
    with av.open(video) as container:
        stream = container.streams.video[0]
        assert stream.average_rate == FPS
        assert float(container.duration or 0) / av.time_base == pytest.approx(
            FRAMES / FPS, abs=0.03
        )
        name = stream.codec_context.name
        assert name == ("h264" if (background, kind) == ("opaque", "mov") else codec)
    # Half of the square's yellow, over what is behind it; and nothing where nothing is.
    middle, corner = frames[LOOKED_AT][height // 2, width // 2], frames[LOOKED_AT][2, 2]
    clear = background == "clear"
    assert np.abs(middle[:3].astype(int) - (expected[45, 65, :3])).max() <= 3
    assert abs(int(middle[3]) - (128 if clear else 255)) <= 1
    assert corner[3] == (0 if clear else 255)
    if not clear:
        assert np.abs(corner[:3].astype(int) - (0x20, 0x40, 0x80)).max() <= 2


@pytest.mark.parametrize("background", ["opaque", "clear"])
def test_a_gif_keeps_the_clock_and_repeats(made: Path, background: str) -> None:
    with Image.open(made / background / "gif" / "clip.gif") as gif:
        assert gif.size == SIZE
        assert gif.info["loop"] == 0
        frames = [frame.convert("RGBA") for frame in ImageSequence.Iterator(gif)]
        durations = [frame.info["duration"] for frame in ImageSequence.Iterator(gif)]
    assert sum(durations) == pytest.approx(1000 * FRAMES / FPS, abs=20)
    corner = (0x20, 0x40, 0x80, 255)
    last = np.array(frames[-1])
    assert tuple(last[2, 2]) == corner if background == "opaque" else last[2, 2, 3] == 0
    expected = pictures(made / background / "png-sequence" / "frames")[-1]
    assert np.abs(last[45, 65, :3].astype(int) - expected[45, 65, :3]).max() <= 4


def test_the_last_picture_is_the_last_frame_but_for_what_has_not_been_played(made: Path) -> None:
    for background in ("opaque", "clear"):
        (last,) = pictures(made / background / "png")
        assert (last == pictures(made / background / "png-sequence" / "frames")[-1]).all()


@pytest.mark.parametrize(("kind", "codec"), [("mov", "pcm_s16le"), ("webm", "opus")])
def test_sound_goes_along(made: Path, kind: str, codec: str) -> None:
    with av.open(made / "clear" / kind / f"clip.{kind}") as container:
        (track,) = container.streams.audio
        assert (track.codec_context.name, track.rate) == (codec, 48000)
        samples = [frame.to_ndarray().astype(float) for frame in container.decode(track)]
    heard = np.abs(np.concatenate(samples, axis=1)[0])
    loud = np.flatnonzero(heard > heard.max() / 4) / 48000 / (2 if codec == "pcm_s16le" else 1)
    assert loud[0] < 0.01, "at the very beginning"
    assert loud[-1] == pytest.approx(0.1, abs=0.02)
    assert "Look." in (made / "clear" / kind / "clip.srt").read_text()


@pytest.mark.parametrize("kind", ["mov", "webm"])
def test_sections_are_videos_of_their_own(made: Path, kind: str) -> None:
    folder = made / "clear" / kind / "sections"
    listed = json.loads((folder / "Tour.json").read_text())
    assert [(each["name"], each["nb_frames"]) for each in listed] == [
        ("comes in", "9"), ("goes on", "15"),
    ]  # fmt: skip
    whole = list(decoded(made / "clear" / kind / f"clip.{kind}"))
    parts = [list(decoded(folder / each["video"])) for each in listed]
    assert [len(part) for part in parts] == [9, 15]
    assert alike(parts[1][0], whole[9])


@pytest.mark.parametrize(
    ("line", "file", "said"),
    [
        ("config.transparent = True", "Tour.mov", ""),
        ("config.format = 'webm'", "Tour.webm", ""),
        ("config.format = 'gif'", "Tour.gif", "its sound is left out"),
        ("config.save_last_frame = True", "Tour.png", ""),
        ("config.from_animation_number = 1; config.upto_animation_number = 2", "Tour.mp4", ""),
    ],
)
def test_a_scene_becomes_what_its_file_asks_for(
    tmp_path: Path, line: str, file: str, said: str
) -> None:
    write(tmp_path, "tour.py", line)
    result = run(tmp_path, "file", "tour.py", "--quality", "90p15")
    assert result.returncode == 0, result.stderr
    out = tmp_path / "out" / "files" / "tour"
    captions = set() if file == "Tour.png" else {"Tour.srt"}
    assert {path.name for path in out.iterdir()} == {file} | captions
    assert said in result.stdout
    if file == "Tour.mov":
        with av.open(out / file) as container:
            assert container.streams.video[0].codec_context.pix_fmt == "yuva444p10le"
    if file == "Tour.mp4":
        assert len(list(decoded(out / file))) == 3 + 9


def asked(**changed: Any) -> Asked:
    """What a file asks for that sets nothing but this."""
    default = Asked((1920, 1080), (128 / 9, 8.0), 30, Output(), ())
    return replace(default, **changed)


def jobs(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    asks: Asked,
    quality: Quality | None = None,
    kind: Kind | None = None,
) -> tuple[Job, list[str]]:
    """The job that comes of a file which asks for this, and what is said of it."""
    file, said = folder / "talk.py", list[str]()
    file.touch()
    monkeypatch.setattr(file_jobs, "_look_into", lambda *_: file_jobs._Found(["Talk"], asks))
    (job,) = jobs_in_file(file, (), quality, kind, said.append, Keys(), fresh=True)
    return job, said


@pytest.mark.parametrize(
    ("asks", "quality", "kind", "pixels", "said"),
    [
        (asked(sides=(853, 480)), None, None, (852, 480), "MP4 takes even sides"),
        (asked(sides=(853, 480)), None, "webm", (853, 480), ""),
        (asked(sides=(853, 480), output=Output("gif")), None, None, (853, 480), ""),
        (asked(sides=(853, 480), rate=29.97), "90p15", "gif", (160, 90), "853 × 480 at 29.97"),
        (asked(rate="x"), "90p15", None, (160, 90), "at 'x' frames"),
        (asked(), "90p15", None, (160, 90), ""),
        (asked(output=None), None, "mp4", (1920, 1080), ""),
        (asked(output=Output("gif", sections=True)), None, None, (1920, 1080), "save_sections"),
        (asked(remarks=("sets preview",)), None, None, (1920, 1080), "talk.py sets preview"),
    ],
)
def test_what_is_not_taken_over_is_said_in_a_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asks: Asked,
    quality: str | None,
    kind: Kind | None,
    pixels: tuple[int, int],
    said: str,
) -> None:
    finer = quality_of(quality) if quality else None
    job, lines = jobs(tmp_path, monkeypatch, asks, finer, kind)
    assert job.picture.pixels == pixels
    assert job.output.kind == (kind or (asks.output.kind if asks.output else "mp4"))
    assert len(lines) == bool(said)
    assert said in "".join(lines)


@pytest.mark.parametrize(
    ("asks", "kind", "complaint"),
    [
        (asked(rate=29.97), None, "frame_rate is 29.97: take a whole number"),
        (asked(sides=(0, 1080)), None, "pixel_width is 0: take 16 pixels or more"),
        (asked(output=None), None, "asks for no result (dry_run, or format = 'none')"),
        (asked(output=Output("mp4", transparent=True)), None, "is transparent, which no MP4"),
        (asked(output=Output("mov", transparent=True)), "mp4", "is transparent, which no MP4"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: Asked, kind: Kind | None, complaint: str
) -> None:
    with pytest.raises(ReelError, match=re.escape(f"talk.py: {complaint}")):
        jobs(tmp_path, monkeypatch, asks, None, kind)


def test_opengl_is_refused_in_a_line(tmp_path: Path) -> None:
    write(tmp_path, "tour.py", "config.renderer = 'opengl'\nOpenGLVMobject")
    result = run(tmp_path, "file", "tour.py")
    assert result.returncode == 2
    assert result.stderr.startswith('error: tour.py: renderer is "opengl"')
    assert "take that line out" in result.stderr
    assert result.stderr.count("\n") == 1


SETTINGS = """
[CLI]
background_color = WHITE
write_to_movie = True
max_files_cached = 7
seed = 5
frame_rate = 29.97
"""
EVERYTHING = """
import random
config.zero_pad = 2
config.video_codec = "no such codec"
config.output_file = "elsewhere"
config.media_dir = "elsewhere"
config.live_preview = True
config.save_pngs = True
config.log_to_file = True


class Late(Scene):
    def construct(self):
        self.wait(0.1)
        config.transparent = True
"""


def test_no_setting_is_ignored_without_a_word(tmp_path: Path) -> None:
    write(tmp_path, "tour.py", EVERYTHING)
    (tmp_path / "manim.cfg").write_text(SETTINGS)
    result = run(tmp_path, "--format", "png-sequence", "file", "tour.py", "--quality", "90p15")
    assert result.returncode == 0, result.stderr
    said = result.stdout.replace("\n", " ")
    for name in (
        "write_to_movie", "max_files_cached", "video_codec", "output_file", "media_dir",
        "live_preview", "save_pngs", "log_to_file",
    ):  # fmt: skip
        assert name in said
    for name in ("seed", "zero_pad", "background_color", "disable_caching"):
        assert name not in said
    assert "asks for 1920 × 1080 at 29.97 frames a second" in said
    assert "Late says: format and transparent cannot be set within a scene" in said
    assert not (tmp_path / "elsewhere").exists()
    folder = tmp_path / "out" / "files" / "tour" / "Tour.frames"
    assert [path.name for path in sorted(folder.iterdir())] == [f"{n:02}.png" for n in range(24)]
    assert (pictures(folder)[0][0, 0] == 255).all()


@pytest.mark.parametrize("kind", ["webm", "mp4"])
def test_a_result_asked_for_by_name_stands_beside_others(tmp_path: Path, kind: Kind) -> None:
    files = Files(tmp_path / "out", "Tour")
    for old in ("mp4", "gif"):
        (tmp_path / "out").mkdir(exist_ok=True)
        files.result(old).touch()
    left = set(standalone._left(files, Output(kind)))
    assert left > {files.result("mp4"), files.result("gif")}
    left = set(standalone._left(files, Output(kind, alone=False)))
    assert (files.result("mp4") in left) == (kind == "mp4")
    assert files.result("gif") not in left


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("file", "x.py", "--theme", "pink"), "No such option"),
        (("--theme", "pink", "file", "x.py"), "file has no option --theme"),
        (("--captions", "burn", "file", "x.py"), "file has no option --captions"),
        (("--format", "landscape", "file", "x.py"), "'landscape' is not one of"),
        (("--format", "gif", "--format", "mov", "file", "x.py"), "file takes one --format"),
        (("--format", "gif"), "--format gif is for the command file"),
        (("--format", "gif", "clip"), "'gif' is not one of"),
        (("--quality", "draft", "watch", "first"), "watch has no option --quality"),
        (("--out", "x", "cache"), "cache has no option --out"),
        (("file", "x.py", "--cluster", ""), "--cluster': it is empty"),
        (("--cluster", " ", "clip"), "--cluster': it is empty"),
    ],
)
def test_an_option_that_a_command_has_not_is_refused(args: tuple[str, ...], complaint: str) -> None:
    result = CliRunner().invoke(cli, args, obj=ROOT)
    assert result.exit_code == 2
    assert complaint in result.output


def test_settings_beside_a_file_say_what_its_scenes_become(tmp_path: Path) -> None:
    """Also those that an editor has begun with a mark; a class that cannot be made is no scene."""
    (tmp_path / "talk.py").write_text(
        "import sys\nfrom abc import ABC, abstractmethod\n\nfrom manim import *\n\n\n"
        "class Base(Scene, ABC):\n"
        "    def construct(self):\n        sys.stdout.close()\n        self.play(self.move())\n\n"
        "    @abstractmethod\n    def move(self): ...\n\n\n"
        "class Talk(Base):\n    def move(self):\n        return Create(Dot(), run_time=0.4)\n",
    )
    (tmp_path / "manim.cfg").write_text("\ufeff[CLI]\nformat = gif\n", encoding="utf-8")
    folder = tmp_path / "out" / "files" / "talk"
    result = run(tmp_path, "file", "talk.py", "--quality", "64p5")
    assert result.returncode == 0, result.stderr
    assert [path.name for path in folder.iterdir()] == ["Talk.gif"]
    again = run(tmp_path, "file", "talk.py", "--quality", "64p5")
    assert "gives way" not in again.stdout
    (tmp_path / "manim.cfg").unlink()
    result = run(tmp_path, "file", "talk.py", "--quality", "64p5")
    assert "Talk.gif gives way to another kind" in result.stdout
    assert [path.name for path in folder.iterdir()] == ["Talk.mp4"]


def test_a_scene_that_shows_nothing_or_has_no_time_says_so(tmp_path: Path) -> None:
    for numbers, why in (
        ("1, 0", "upto_animation_number 0 is before from_animation_number 1"),
        ("9, -1", "from_animation_number is 9, and it has "),
    ):
        line = f"config.from_animation_number, config.upto_animation_number = {numbers}"
        write(tmp_path, "tour.py", line)
        result = run(tmp_path, "file", "tour.py", "--quality", "64p5")
        assert result.returncode == 1
        assert why in result.stderr
    (tmp_path / "still.py").write_text(
        "from manim import *\n\n\nclass Still(Scene):\n    def construct(self):\n"
        "        self.add(Dot())\n        self.add_sound('click.wav')\n",
        encoding="utf-8",
    )
    result = run(tmp_path, "file", "still.py", "--quality", "64p5")
    assert "its sound is left out: a scene that plays nothing becomes a picture" in result.stdout
