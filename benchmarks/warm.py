"""The film again, after a cold run: nothing changed, or words, the voice, a scene; and posts.

And a Manim file of its own.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.project import Copy, Snapshot
from benchmarks.results import Warm
from reel.records.formats import Quality
from scenes.storyboard import STORYBOARD

NOTHING = "nothing changed"

_FOUR_SCENES = """
from manim import *


class Turns(Scene):
    def construct(self):
        square = Square()
        self.play(Create(square))
        self.play(Rotate(square, PI), run_time=3)


class Writes(Scene):
    def construct(self):
        self.play(Write(Text("logarithm", font_size=96)), run_time=3)


class Plots(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 4], y_range=[-2, 2])
        self.play(Create(axes))
        self.play(Create(axes.plot(lambda x: np.log(x + 0.2))), run_time=3)


class Formula(Scene):
    def construct(self):
        self.play(FadeIn(MathTypst("log(a b) = log a + log b")), run_time=2)
        self.wait(2)
"""

_TIMES = 3
_WORDS = 10  # more in a beat, which must then last longer: its motion alone takes a while


def measure(
    snapshot: Snapshot, entry: Warm, ids: list[str], quality: Quality, saved: Callable[[], None]
) -> None:
    """Render clips (all clips and the film, if they are all) cold, then after each change."""
    whole = len(ids) == len(STORYBOARD.ids)
    what = [] if whole else ["clip", *ids]
    with snapshot.copy() as copy:

        def again() -> float:
            return copy.render(*what, "--quality", quality.name).seconds

        def note(name: str) -> None:
            entry.changes.setdefault(name, []).append(again())
            saved()

        entry.cold = again()
        for _ in range(_TIMES):
            note(NOTHING)
        spread = sorted({0, len(ids) // 2, len(ids) - 1})
        for clip in (ids[place] for place in spread):
            beat = STORYBOARD[clip].beats[-1]
            for _ in range(_WORDS):
                change_words(copy, clip, beat)
            note(f"the words of {clip}'s last beat changed")
        for _ in range(_TIMES):
            shutil.rmtree(copy.folder / ".cache" / "voice")
            note("all beats spoken anew, nothing changed")
        change_voice(copy)
        note("the voice's speed changed")
        for clip in (ids[place] for place in spread):
            change_scene(copy, clip)
            note(f"{_file(clip)} changed")
        posts = "social", *dict.fromkeys((ids[0], ids[-1])), "--platform", "x"
        for name in (
            "posts on X, of clips that are there",
            *(_TIMES * ("posts, nothing changed",)),
        ):
            seconds = copy.render(*posts, "--quality", quality.name).seconds
            entry.changes.setdefault(name, []).append(seconds)
            saved()
        (copy.folder / "talk.py").write_text(_FOUR_SCENES, encoding="utf-8")
        for _ in range(1 + _TIMES):
            run = copy.render("file", "talk.py", "--quality", quality.name)
            entry.file.append(run.seconds)
            saved()


def change_words(copy: Copy, clip: str, beat: str) -> None:
    """Let a beat say one word more."""
    path = copy.folder / "assets" / "words" / "en.toml"
    pattern = rf'(\[clips\.{clip}\.beats\.{beat}\]\n(?:\w.*\n)*?said = ".*?)([.?!]?"\n)'
    _substitute(path, pattern, r"\1 indeed\2")


def change_voice(copy: Copy) -> None:
    """Let the voice speak a little faster."""
    _substitute(copy.folder / "reel.toml", r"(speed = 0\.)\d+", r"\g<1>97")


def change_scene(copy: Copy, clip: str) -> None:
    """Draw something in a scene a little smaller or larger, or a little further away."""
    _substitute(copy.folder / _file(clip), r"((\.scale\(|gap=|buff=)\d*\.\d+)", r"\g<1>1")


def _file(clip: str) -> Path:
    return Path(*STORYBOARD[clip].scene.partition(":")[0].split(".")).with_suffix(".py")


def _substitute(path: Path, pattern: str, new: str) -> None:
    text, changes = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1)
    if not changes:
        raise ValueError(f"{path.name}: nothing in it looks like {pattern}")
    path.write_text(text, encoding="utf-8")
