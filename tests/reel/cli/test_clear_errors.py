"""What a person is told when their own code is at fault: once, in a line, with file and line."""

import re
import subprocess
from pathlib import Path

import pytest

from reel.cli.file_jobs import jobs_in_file
from reel.engine.cache.keys import Keys
from reel.engine.run.local_pool import Failed
from reel.engine.run.messages import SceneError
from reel.engine.run.outcome import failure_of
from reel.records.errors import ReelError
from tests.conftest import run_module

HEAD = """
import argparse, logging, os, pdb, subprocess, sys, warnings
from pathlib import Path

from manim import *
from tqdm import tqdm

import kit
from parts.shapes import shape

HERE = Path(__file__).parent
"""

WRONG = {
    "Exits": ("exit()", "sys.exit(None): a scene must not end the program"),
    "ExitsLoudly": ("sys.exit('no data')", "sys.exit('no data'): a scene must not end the program"),
    "Parses": (
        "argparse.ArgumentParser('talk').parse_args(['--wrong'])",
        "sys.exit(2): a scene must not end the program",
    ),
    "Ends": ("print('last words'); os._exit(3)", "os._exit(3): a scene must not end the program"),
    "Interrupts": (
        "raise KeyboardInterrupt",
        "KeyboardInterrupt: a scene must not end the program",
    ),
    "Asks": ("input('How many? ')", "input(): a scene cannot ask"),
    "Stops": ("breakpoint()", "breakpoint(): nobody can answer a debugger"),
    "Debugs": ("pdb.set_trace(); self.wait()", "breakpoint(): nobody can answer a debugger"),
    "NoTex": (
        "os.environ['PATH'] = '/nowhere'; MathTex('x')",
        "latex is not installed: install LaTeX (TeX Live, MacTeX or MiKTeX) with latex and "
        "dvisvgm, or write formulas with MathTypst, which needs neither",
    ),
    "BadTex": (
        "os.environ['PATH'] = str(HERE); MathTex('{')",
        "ValueError: latex error converting to dvi",
    ),
    "BadTypst": ("MathTypst('frac(1, 2')", "typst.TypstError: unclosed delimiter"),
    "NoProgram": ("subprocess.run(['no_such'])", "no_such: no such program"),
    "Several": ("raise ValueError('one\\n\\ntwo')", "ValueError: one"),
    "Evaluates": ("eval('1 +')", "SyntaxError: invalid syntax"),
}
"""Lines that fail in a scene, and what is told of each."""

HELPED = {
    "Helped": ("kit.make()", "kit.py:2: ZeroDivisionError"),
    "HelpedByPackage": ("shape()", "parts/shapes.py:4: TypeError"),
}
"""Lines that fail in a helper, whose line is told."""

TELLS = """
class Tells(Scene):
    def construct(self):
        logger.info("of mine")
        logger.warning("wrong [red]colour[/red] " + 20 * "long ")
        logging.getLogger("my own").warning("from my logger")
        warnings.warn("watch out")
        print("to stderr", file=sys.stderr)
        print("\\x1b[31mred\\x1b[0m")
        for _ in tqdm(range(5)):
            pass
        self.add(Text("a", font="No Such Font"), Text("b", font="No Such Font"))
"""

LATEX = """#!/bin/sh
for last; do :; done
printf '! Missing } inserted.\\nl.2 x\\n' > "${last%.tex}.log"
exit 1
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What is told when all those scenes are rendered at once."""
    folder = tmp_path_factory.mktemp("talk")
    scenes = [
        f"class {name}(Scene):\n    def construct(self):\n        {line}  # {name}\n"
        for name, (line, _) in {**WRONG, **HELPED}.items()
    ]
    (folder / "talk.py").write_text("\n\n".join([HEAD, *scenes, TELLS]), encoding="utf-8")
    (folder / "kit.py").write_text("def make():\n    1 / 0\n", encoding="utf-8")
    (folder / "parts").mkdir()
    text = "from manim import *\n\ndef shape():\n    Square(no_such=1)\n"
    (folder / "parts" / "shapes.py").write_text(text, encoding="utf-8")
    (folder / "latex").write_text(LATEX, encoding="utf-8")
    (folder / "latex").chmod(0o755)
    return run_module(folder, "reel", "file", "talk.py", "--quality", "64p5")


def failures(talk: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What is told of each scene, by its name."""
    parts = re.split(r"^failed: (\w+): ", talk.stderr, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("name", WRONG)
def test_an_error_in_a_scene_is_one_line(talk: subprocess.CompletedProcess[str], name: str) -> None:
    told = failures(talk)[name]
    what = WRONG[name][1]
    assert re.match(rf"\S*/talk\.py:\d+: {re.escape(what)}", told)
    line = int(told.partition("talk.py:")[2].partition(":")[0])
    assert line == line_of(name)
    first, *others = told.splitlines()
    assert all(other.startswith("    ") for other in others), "of one finding"
    assert bool(others) == (name in {"BadTex", "Several"})
    assert (talk.stdout + talk.stderr).count(first) == 1, "once"


def line_of(name: str) -> int:
    """The line of talk.py on which a scene fails."""
    places = [*WRONG, *HELPED]
    return HEAD.count("\n") + 3 + 5 * places.index(name) + 2


@pytest.mark.parametrize("name", HELPED)
def test_an_error_in_a_helper_names_its_line(
    talk: subprocess.CompletedProcess[str], name: str
) -> None:
    assert f"/{HELPED[name][1]}" in failures(talk)[name].splitlines()[0]


def test_what_latex_complains_of_is_told(talk: subprocess.CompletedProcess[str]) -> None:
    assert "LaTeX compilation error: Missing } inserted." in failures(talk)["BadTex"]


def test_no_process_prints_a_traceback(talk: subprocess.CompletedProcess[str]) -> None:
    assert talk.returncode == 1
    assert "Traceback" not in talk.stdout + talk.stderr


def test_what_a_scene_had_said_is_told(talk: subprocess.CompletedProcess[str]) -> None:
    for line in ("Ends says: last words", "Asks says: How many?"):
        assert talk.stdout.count(line) == 1
    assert "Parses says: talk: error: unrecognized arguments: --wrong" in talk.stdout


def test_warnings_and_logs_come_through_once(talk: subprocess.CompletedProcess[str]) -> None:
    said = [line for line in talk.stdout.splitlines() if line.startswith("Tells says: ")]
    told = [line.removeprefix("Tells says: ") for line in said]
    assert told[:3] == [
        "info: of mine",
        "warning: wrong [red]colour[/red] " + " ".join(20 * ["long"]),
        "warning: from my logger",
    ]
    assert re.search(r"talk\.py:\d+: UserWarning: watch out", told[3])
    assert told[5:7] == ["to stderr", "red"]
    assert told[7].startswith("100%"), "what a bar has come to"
    assert told[8].startswith("warning: Font No Such Font not in ")
    assert len(told) == 9
    assert "\x1b" not in talk.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import sys; sys.exit('no data')", r"talk\.py:1: sys\.exit\('no data'\): a scene must"),
        (
            "import argparse\nargparse.ArgumentParser().parse_args(['--wrong'])",
            r"talk\.py:2: sys\.exit\(2\): .*; it said: usage: .*unrecognized arguments: --wrong",
        ),
        ("import os; print('so far'); os._exit(3)", r":1: os\._exit\(3\): .*; it said: so far"),
        ("\nraise KeyboardInterrupt", r"talk\.py:2: KeyboardInterrupt: a scene must not"),
        ("n = input('How many? ')", r"talk\.py:1: input\(\): a scene cannot ask"),
        ("breakpoint()", r"talk\.py:1: breakpoint\(\)"),
        ("x = (", r"talk\.py:1: SyntaxError: '\(' was never closed"),
        ("import kit", r"kit\.py:2: ZeroDivisionError"),
    ],
)
def test_an_error_on_import_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "talk.py").write_text(text, encoding="utf-8")
    (tmp_path / "kit.py").write_text("\n1 / 0", encoding="utf-8")
    with pytest.raises(ReelError, match=told) as caught:
        jobs_in_file(tmp_path / "talk.py", (), None, None, print, Keys(), fresh=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("garbage", r"cannot be read: File contains no section headers\..*line: 1"),
        ("[CLI]\nframe_width = 8\nbackground_color = nope", "background_color: cannot be 'nope'"),
        ("[CLI]\npixel_width = 1,5", "pixel_width: cannot be '1,5'"),
    ],
)
def test_broken_settings_beside_a_file_are_named_with_the_key(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "talk.py").write_text("from manim import *", encoding="utf-8")
    (tmp_path / "manim.cfg").write_text(text, encoding="utf-8")
    with pytest.raises(ReelError, match=rf"^talk\.py: \S*manim\.cfg: {told}") as caught:
        jobs_in_file(tmp_path / "talk.py", (), None, None, print, Keys(), fresh=True)
    assert "\n" not in str(caught.value)


def test_a_user_s_own_broken_settings_are_named_with_the_key(tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "manim" / "manim.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text("[CLI]\nbackground_color = nope", encoding="utf-8")
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "talk.py").write_text("from manim import *", encoding="utf-8")
    done = run_module(folder, "reel", "file", "talk.py")
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: talk.py: {settings}: background_color: cannot be 'nope'")
    assert (done.stdout + done.stderr).count("\n") == 1


def test_each_failure_has_a_traceback_of_its_own(tmp_path: Path) -> None:
    error = SceneError(None, "talk.py:1", "ValueError: one\ntwo", "Traceback …")
    told = [
        failure_of(Failed("Intro", error), tmp_path, kind).error
        for kind in ("landscape", "square", "/left/talk.py", "/right/talk.py")
    ]
    assert len(list((tmp_path / "failed").glob("Intro-*.txt"))) == 4
    for each in told:
        path = re.fullmatch(r"talk\.py:1: ValueError: one \(traceback: (.+)\)\ntwo", each)
        assert path
        assert Path(path[1]).read_text(encoding="utf-8") == "Traceback …"


def test_a_cache_that_cannot_be_written_to_hides_no_failure(tmp_path: Path) -> None:
    (tmp_path / "failed").write_text("a file in the way", encoding="utf-8")
    event = Failed("Intro", SceneError(None, "talk.py:1", "ValueError: one", "Traceback …"))
    assert failure_of(event, tmp_path, "landscape").error == "talk.py:1: ValueError: one"
