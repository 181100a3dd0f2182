"""Whatever a scene reads, an edit of it leads to a new picture, and nothing else does."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import font_source_sans_pro
import pytest
from PIL import Image

from reel.cli.file_jobs import file_store
from reel.engine.cache.keys import Keys
from reel.engine.cache.reads import Places, Present, Reads, together
from reel.records.formats import LANDSCAPE, quality_of
from reel.records.plan import Job
from tests.conftest import Project
from tests.our_film import ROOT
from tests.reel.engine.cache.test_what_is_rendered_again import ALL, stale

QUALITY = quality_of("64p5")
FONTS = Path(font_source_sans_pro.__file__).parent / "files"
MARK = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="{}" height="5" fill="red"/></svg>'

# What is in the picture of a scene of each kind, where `here` is a folder.
SHOWN = {
    "Own": "Square(2)",
    "Helped": "Square(helper.SIDE)",
    "Beside": "Square(beside.SIDE)",
    "Data": "Square(float((here / 'side.csv').read_text()))",
    "Mark": "SVGMobject(str(here / 'mark.svg'))",
    "Font": "Text('Mm', font='Source Sans Pro', font_size=200)",
    "Setting": "Square(2 + config.notify_outdated_version)",
    "Variable": "Square(float(os.environ.get('TEST_SIDE', 2)))",
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def install_font(weight: str) -> None:
    folder = Path(os.environ["XDG_DATA_HOME"], "fonts")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(FONTS / f"SourceSansPro-{weight}.ttf", folder / "font.ttf")


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place of one's own for fonts, with one in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # of Fontconfig
    install_font("Regular")


def test_edits_of_eight_kinds_each_redraw_a_clip(
    project: Project, fonts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project.folder
    listed, words = "", ""
    for kind, shown in SHOWN.items():
        helper = {"Helped": "from scenes import helper\n", "Beside": "import beside\n"}
        write(
            root / "scenes" / f"{kind.lower()}.py",
            "import os\nfrom pathlib import Path\n\n"
            "from manim import Square, SVGMobject, Text, config\n\n"
            f"from scenes.common import Tiny\n{helper.get(kind, '')}\n"
            "here = Path(__file__).parents[1] / 'assets'\n\n\n"
            f"class {kind}(Tiny):\n    def construct(self):\n"
            f"        with self.beat('only', rest=0.4):\n            self.add({shown})\n",
        )
        listed += f"    Clip('{kind.lower()}', 'scenes.{kind.lower()}:{kind}', ('only',)),\n"
        words += (
            f'\n[clips.{kind.lower()}]\ntitle = "A?"\ntakeaway = "B."\n'
            f'[clips.{kind.lower()}.beats]\nonly = "It is."\n'
        )
    write(root / "scenes" / "helper.py", "SIDE = 2\n")
    write(root / "beside.py", "SIDE = 2\n")
    write(root / "assets" / "side.csv", "2")
    write(root / "assets" / "mark.svg", MARK.format(5))
    write(root / "manim.cfg", "[CLI]\nnotify_outdated_version = True\n")
    project.edit("scenes/storyboard.py", '    Clip("first"', f'{listed}    Clip("first"')
    with (root / "assets/words/en.toml").open("a", encoding="utf-8") as file:
        file.write(words)
    kinds = {kind.lower() for kind in SHOWN}

    def render(*options: str) -> dict[str, bytes]:
        result = project.run("clip", *kinds, "--quality", QUALITY.name, *options)
        assert result.returncode == 0, result.stderr
        folder = project.folder_at(QUALITY.name)
        return {kind: (folder / f"{kind}.mp4").read_bytes() for kind in kinds}

    def missing() -> set[str]:
        return stale(project, QUALITY.name) - ALL

    before = render()
    assert missing() == set()
    edits: dict[str, Callable[[], None]] = {
        "own": lambda: project.edit("scenes/own.py", "Square(2)", "Square(3)"),
        "helped": lambda: project.edit("scenes/helper.py", "2", "3"),
        "beside": lambda: project.edit("beside.py", "2", "3"),
        "data": lambda: project.edit("assets/side.csv", "2", "3"),
        "mark": lambda: write(root / "assets" / "mark.svg", MARK.format(9)),
        "font": lambda: install_font("Black"),
        "variable": lambda: monkeypatch.setenv("TEST_SIDE", "3"),
    }
    done: set[str] = set()
    for kind, edit in edits.items():
        edit()
        done.add(kind)
        assert missing() == done, kind
    after = render()
    assert {kind for kind in kinds if after[kind] != before[kind]} == set(edits)
    assert missing() == set()
    project.edit("manim.cfg", "True", "False")
    assert missing() == kinds
    now = render()
    assert now["setting"] != after["setting"]
    assert now == render("--fresh")


def test_edits_of_nine_kinds_each_redraw_a_scene_of_a_file(
    tmp_path: Path, fonts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my talk"
    monkeypatch.setenv("HOME", str(tmp_path))
    shown = {
        **SHOWN,
        "Helped": "Square(late())",
        "Picture": "ImageMobject(here / 'dot.png').scale(9)",
    }
    talk = (
        "import os\nfrom pathlib import Path\n\nfrom manim import *\n\nimport beside\n\n"
        "here = Path(__file__).parent\n\n\n"
        "def late():\n    import helper\n\n    return helper.SIDE\n"
    )
    for kind, picture in shown.items():
        talk += f"\n\nclass {kind}(Scene):\n    def construct(self):\n        self.add({picture})\n"
    write(folder / "talk.py", talk)
    for module in ("helper", "beside"):
        write(folder / f"{module}.py", "SIDE = 2\n")
    write(folder / "side.csv", "2")
    write(folder / "mark.svg", MARK.format(5))
    Image.new("RGB", (9, 9), "red").save(folder / "dot.png")
    monkeypatch.chdir(folder)
    tool = Project(ROOT)

    def render(*options: str) -> dict[str, bytes]:
        result = tool.run("file", "talk.py", "--quality", QUALITY.name, *options, cwd=folder)
        assert result.returncode == 0, result.stderr
        pictures = folder / "out" / "files" / "talk"
        return {kind: (pictures / f"{kind}.png").read_bytes() for kind in shown}

    def missing() -> set[str]:
        keys, store = Keys(), file_store(tmp_path / ".cache" / "reel")
        picture = QUALITY.picture(LANDSCAPE)
        jobs = {kind: Job(kind, f"{folder / 'talk.py'}:{kind}", picture) for kind in shown}
        return {kind for kind, job in jobs.items() if not store.find(keys.scene(job))}

    def edit(name: str, old: str, new: str) -> None:
        write(folder / name, (folder / name).read_text().replace(old, new))

    before = render()
    assert missing() == set()
    edits: dict[str, tuple[Callable[[], None], set[str]]] = {
        "scene": (lambda: edit("talk.py", "Square(2)", "Square(3)"), {"Own"}),
        "helper": (lambda: edit("helper.py", "2", "3"), {"Helped"}),
        "data": (lambda: edit("side.csv", "2", "3"), {"Data"}),
        "mark": (lambda: write(folder / "mark.svg", MARK.format(9)), {"Mark"}),
        "image": (lambda: Image.new("RGB", (9, 9), "blue").save(folder / "dot.png"), {"Picture"}),
        "font": (lambda: install_font("Black"), {"Font"}),
        "variable": (lambda: monkeypatch.setenv("TEST_SIDE", "3"), {"Variable"}),
        "beside": (lambda: edit("beside.py", "2", "3"), set(shown)),  # all of them import it
    }
    done: set[str] = set()
    for what, (make, expected) in edits.items():
        make()
        done |= expected
        assert missing() == done, what
    after = render()
    assert {kind for kind in shown if after[kind] == before[kind]} == {"Setting"}
    write(folder / "manim.cfg", "[CLI]\nbackground_color = #123456\n")
    assert missing() == set(shown)
    coloured = render()
    assert not any(coloured[kind] == after[kind] for kind in shown)
    assert coloured == render("--fresh")


ANEW = {
    "a number by chance": ("random.Random().random()", "chance without a seed"),
    "NumPy's": ("np.random.default_rng().random()", "chance without a seed"),
    "the old NumPy's": ("np.random.RandomState().random()", "chance without a seed"),
    "an id by chance": ("uuid.uuid4().int % 2", "chance without a seed"),
    "a secret": ("secrets.randbelow(3)", "chance without a seed"),
    "the time": ("time.time() % 2", "the clock"),
    "the date": ("datetime.date.today().day / 31", "the clock"),
    "now": ("datetime.datetime.now().second / 60", "the clock"),
    "a timer": ("timeit.default_timer() % 2", "the clock"),
    "a formatted time": ("int(time.strftime('%d')) / 31", "the clock"),
    "a program": ("len(subprocess.check_output(['true']))", "another program, true"),
    "a shell": ("os.system('true')", "another program"),
    "an address": ("socket.getaddrinfo('127.0.0.1', 9)[0][1] / 9", "the network"),
    "a file that it writes": ("Path('made.txt').write_text('1')", "what it writes, "),
}
KEPT = {
    "seeded": "random.random() + np.random.default_rng(3).random()",
    "seeded by itself": "random.Random(3).random()",
    "another day": "datetime.datetime.fromtimestamp(0).day + time.gmtime(0).tm_hour",
    "a log": "logging.getLogger('talk').warning('hello') or 1",
    "a temporary file": "tempfile.TemporaryFile().write(b'1')",
    "no such module": "len(str(find_spec('no_such_module')))",
    "a prime by SymPy, which is seeded": "__import__('sympy').randprime(1, 30) / 30",
    "SciPy, whose import tosses": "__import__('scipy.stats').stats.norm.cdf(0)",
    "all variables": "len(os.environ.copy()) / 99",
    "the place of a link": "len(os.path.realpath('.')) / 99",
}


def test_what_no_later_run_can_compare_is_made_anew_and_why_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = (
        "import datetime, logging, os, random, secrets, socket, subprocess, tempfile, time\n"
        "import timeit, uuid\n"
        "from importlib.util import find_spec\nfrom pathlib import Path\n\n"
        "from manim import *\n"
    )
    scenes = [number for number, _ in ANEW.values()] + list(KEPT.values())
    for index, number in enumerate(scenes):
        talk += (
            f"\n\nclass S{index}(Scene):\n    def construct(self):\n"
            f"        self.add(Dot([{number}, 0, 0]))\n"
        )
    write(tmp_path / "talk.py", talk)
    tool = Project(ROOT)
    monkeypatch.setenv("HOME", str(tmp_path))
    runs = [tool.run("file", "talk.py", "--quality", "64p5", cwd=tmp_path).stdout for _ in range(2)]
    reasons = dict(re.findall(r"^(S\d+): made anew every time, because of (.*)$", runs[1], re.M))
    for index, (what, (_, reason)) in enumerate(ANEW.items()):
        line = 1 + talk[: talk.index(f"class S{index}(")].count("\n") + 2
        assert reasons[f"S{index}"].startswith(reason), what
        assert reasons[f"S{index}"].endswith(f"talk.py:{line})"), what
    cached = set(re.findall(r"^(S\d+): made, from the cache", runs[1], re.M))
    assert cached == {f"S{index}" for index in range(len(ANEW), len(scenes))}


def test_a_file_that_goes_elsewhere_is_kept_all_the_same(project: Project, tmp_path: Path) -> None:
    """Into a film's folder: no cache but that of the place where one stands is used."""
    write(
        tmp_path / "talk.py",
        f"import os\n\nfrom manim import *\n\nos.chdir({str(project.folder)!r})\n\n\n"
        "class Talk(Scene):\n    def construct(self):\n        self.add(Text('log'))\n",
    )
    tool = Project(ROOT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path))
        runs = [
            tool.run("file", "talk.py", "--quality", QUALITY.name, cwd=tmp_path).stdout
            for _ in range(2)
        ]
    assert "made anew every time" not in runs[0]
    assert "Talk: made, from the cache" in runs[1]


def test_numpy_asks_the_clock_unseen(tmp_path: Path) -> None:
    write(
        tmp_path / "talk.py",
        "from manim import *\n\n\nclass Day(Scene):\n    def construct(self):\n"
        "        day = np.datetime64('today') - np.datetime64(0, 'D')\n"
        "        self.add(Dot([day.astype(int) % 2, 0, 0]))\n",
    )
    run = "talk.py", "--quality", QUALITY.name, "--cache", str(tmp_path / "cache")
    said = Project(tmp_path).run_file(*run).stdout
    assert "Day: made anew every time, because of the clock" in said


def test_what_is_read_by_other_ways_is_seen(tmp_path: Path) -> None:
    """A part of a package, a link, a module of the same size and age, a folder for a file."""
    talk = (
        "import os\nfrom pathlib import Path\n\nfrom manim import *\n\nimport kit\nimport side\n"
        "\nhere = Path(__file__).parent\n"
    )
    shown = {
        "Part": "Square(kit.SIDE)",
        "Link": "Square(float(((here / 'now').resolve() / 'side').read_text()))",
        "Aged": "Square(side.SIDE)",
        "Kind": "Square(2 + (here / 'thing').is_dir())",
    }
    for kind, picture in shown.items():
        talk += f"\n\nclass {kind}(Scene):\n    def construct(self):\n        self.add({picture})\n"
    write(tmp_path / "talk.py", talk)
    optional = "try:\n    from .own import SIDE\nexcept ImportError:\n    SIDE = 2\n"
    write(tmp_path / "kit" / "__init__.py", optional)
    for name in ("old", "new"):
        write(tmp_path / name / "side", "2" if name == "old" else "3")
    (tmp_path / "now").symlink_to("old")
    write(tmp_path / "side.py", "SIDE = 2\n")
    os.utime(tmp_path / "side.py", (1e9, 1e9))
    write(tmp_path / "thing", "")

    def render(*options: str) -> dict[str, bytes]:
        run = ("talk.py", "--quality", QUALITY.name, "--cache", str(tmp_path / "c"))
        result = Project(tmp_path).run_file(*run, *options)
        assert result.returncode == 0, result.stderr
        return {kind: (tmp_path / f"out/files/talk/{kind}.png").read_bytes() for kind in shown}

    before = render()
    write(tmp_path / "kit" / "own.py", "SIDE = 3\n")
    (tmp_path / "now").unlink()
    (tmp_path / "now").symlink_to("new")
    write(tmp_path / "side.py", "SIDE = 3\n")
    os.utime(tmp_path / "side.py", (1e9, 1e9))
    (tmp_path / "thing").unlink()
    (tmp_path / "thing").mkdir()
    after = render()
    assert not any(after[kind] == before[kind] for kind in shown)
    assert after == render("--fresh")


def test_two_workers_that_read_different_things_prove_nothing() -> None:
    one, other = Reads({"file a": "1", "file b": "2"}), Reads({"file a": "1", "file b": "3"})
    assert not together([one, one]).unsteady
    assert together([one, other]).why_unsteady == "b, which changed meanwhile"


def test_reads_mean_the_same_on_another_machine(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for root in (here, there):
        write(root / "data.csv", "1")
    name = Places(here).name(here / "data.csv")
    assert name == "<project>/data.csv"
    reads = Reads({f"file {name}": Present(Places(here)).value(f"file {name}")})
    assert Present(Places(there)).holds(reads)
    write(there / "data.csv", "2")
    assert not Present(Places(there)).holds(reads)


def test_a_run_finds_a_module_that_would_now_come_first(tmp_path: Path) -> None:
    """An entry holds only as long as what was looked for in vain is still not there."""
    name = Places(None).name(tmp_path / "extra.py")
    reads = Reads({f"path {name}": ""})
    assert Present(Places(None)).holds(reads)
    write(tmp_path / "extra.py", "")
    assert not Present(Places(None)).holds(reads)
