"""What scenes write while they are built, and Manim for them, in many processes at once."""

import wave
from contextlib import closing
from pathlib import Path

import pytest

from reel.engine.run import local_pool
from reel.engine.run.estimate import Estimate
from reel.engine.run.local_pool import Failed, LocalPool
from reel.engine.run.scene_progress import Rendered, RenderRequest
from reel.engine.run.scheduler import render
from reel.records.formats import LANDSCAPE, Quality
from reel.records.plan import Job
from tests.reel.engine.run.test_scheduler import Listener

PICTURE = Quality("tiny", 64, 5).picture(LANDSCAPE)
STAR = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0 L4 0 L2 3 Z'/></svg>"
TALK = """
import time
from pathlib import Path
from manim import *

HERE = Path(__file__).parent
config.media_dir = "shared"
config.text_dir = "{media_dir}/same"


class Talk(Scene):
    def construct(self):
        star = SVGMobject(HERE / "drawings" / "star.svg", use_svg_cache=False)
        self.add_sound("click.sound")
        config.tex_dir = "shared"
        words = VGroup(Text("a"), MarkupText("<b>b</b>"), MathTypst("c"), Code(code_string="d = 1"))
        self.add(star, words.arrange())
        self.play(star.animate.shift(UP), run_time=0.2)


class Plots(Scene):
    def construct(self):
        with open("plot.svg", "w") as file:
            for part in "<svg xmlns='http://www.w3.org/2000/svg'>", "<path d='M0 0 L4 0 Z'/></svg>":
                print(part, file=file, flush=True)
                time.sleep(0.01)
        plot = SVGMobject("plot.svg", use_svg_cache=False)
        Path("plot.svg").rename("old.svg")
        Path("old.svg").unlink()
        self.play(Create(plot), run_time=0.4)
        self.play(FadeOut(plot), run_time=0.4)


class Keeps(Scene):
    def construct(self):
        if not Path("kept.svg").exists():
            with open("kept.svg", "w") as file:
                print("<svg xmlns='http://www.w3.org/2000/svg'>", file=file, flush=True)
                time.sleep(0.2)
                print("<path d='M0 0 L4 0 Z'/></svg>", file=file)
        self.play(Create(SVGMobject("kept.svg")), run_time=0.4)
"""


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a drawing and a sound, in which the scenes are played."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reel.toml").touch()  # a film's folder has its own cache
    (tmp_path / "talk.py").write_text(TALK, encoding="utf-8")
    (tmp_path / "drawings").mkdir()
    (tmp_path / "drawings" / "star.svg").write_text(STAR, encoding="utf-8")
    with wave.open(str(tmp_path / "click.sound"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(800))
    return tmp_path


@pytest.mark.parametrize(("name", "times"), [("Talk", 8), ("Plots", 8), ("Keeps", 4)])
def test_scenes_write_in_each_others_way_never(
    talks: Path, name: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_pool, "_FAREWELL_SECONDS", 60)  # on a busy machine it takes long
    untouched = (talks / "drawings").stat().st_mtime_ns
    jobs = [Job(f"{name} {time}", f"{talks / 'talk.py'}:{name}", PICTURE) for time in range(times)]
    requests = [RenderRequest(job, Estimate(job, None)) for job in jobs]
    with closing(LocalPool(8, ("manim",), reuse=False)) as pool:
        made = list(render(requests, pool, Listener()))
    assert [failed.error for failed in made if isinstance(failed, Failed)] == []
    videos = [
        [segment.video for segment in scene.segments]
        for scene in made
        if isinstance(scene, Rendered)
    ]
    assert len(videos) == times
    assert all(video == videos[0] for video in videos)
    # Nothing was written beside the drawing, where it may not even be allowed, nor elsewhere.
    assert (talks / "drawings").stat().st_mtime_ns == untouched
    left = {path.name for path in talks.iterdir()} - {".cache", "__pycache__", "kept.svg"}
    assert left == {"talk.py", "drawings", "click.sound", "reel.toml"}
    assert not list(talks.glob(".cache/scratch/*"))
