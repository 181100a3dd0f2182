"""`python -m benchmarks.others`: how soon an edit is seen, here and in other tools.

Ours and Manim's command are always measured. What else is to be measured has an environment of its
own, outside of this project:

- Motion Canvas, in a folder: `npm install @motion-canvas/core @motion-canvas/2d
  @motion-canvas/ui @motion-canvas/vite-plugin vite@5 typescript`; beside it a Chromium. The folder
  is given as `--motion-canvas`.
- ManimGL, in a Python environment: `pip install manimgl`; beside it the programs Xvfb, xclip and
  ffmpeg (which may lie in the environment's `bin`) and OpenGL 3.3, if only Mesa's in software. The
  environment's Python is given as `--manimgl`.
"""

from contextlib import AbstractContextManager, ExitStack
from importlib.metadata import version
from pathlib import Path

import click

from benchmarks.others import gl_window
from benchmarks.others.edits import PLAY, Edit
from benchmarks.others.manim_command import manim
from benchmarks.others.motion_canvas_page import motion_canvas, packaged
from benchmarks.others.ours import live
from benchmarks.project import CommandFailed
from benchmarks.report import latencies, report
from benchmarks.results import LIVE, Others, load, save

_RESULTS = Path(__file__).parents[1] / "RESULTS.json"


def opened(
    stack: ExitStack, motion_canvas_folder: Path | None, manimgl: Path | None
) -> dict[str, Edit]:
    """Open all that is to be measured."""
    ways: dict[str, AbstractContextManager[Edit]] = {
        LIVE: live(),
        f"Manim {version('manim')}: manim -ql": manim(),
        f"manim -ql -n {PLAY}": manim("-n", f"{PLAY}"),
        f"manim -ql -n {PLAY},{PLAY}": manim("-n", f"{PLAY},{PLAY}"),
    }
    if motion_canvas_folder:
        ways[f"Motion Canvas {packaged(motion_canvas_folder)}: its editor"] = motion_canvas(
            motion_canvas_folder
        )
    if manimgl:
        screen = stack.enter_context(gl_window.screen(str(manimgl.absolute())))
        ways[f"ManimGL {screen.version()}: manimgl -w -l"] = gl_window.to_video(screen)
        ways[f"manimgl -l -n {PLAY}"] = gl_window.from_play(screen)
        ways["manimgl, checkpoint_paste()"] = gl_window.pasted(screen)
    return {name: stack.enter_context(way) for name, way in ways.items()}


@click.command()
@click.option(
    "--motion-canvas", "motion_canvas_folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder in which its packages are installed.",
)  # fmt: skip
@click.option(
    "--manimgl", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The Python of an environment in which it is installed.",
)  # fmt: skip
@click.option("--rounds", type=click.IntRange(1), default=10, show_default=True)
@click.option("--record", is_flag=True, help="Put the times into benchmarks/RESULTS.md.")
def main(
    motion_canvas_folder: Path | None, manimgl: Path | None, rounds: int, record: bool
) -> None:
    """Edit a scene of five plays, time after time, and measure when the edit is seen."""
    entry = Others()
    try:
        with ExitStack() as stack:
            ways = opened(stack, motion_canvas_folder, manimgl)
            for number in range(1, rounds + 2):
                for name, edit in ways.items():
                    seconds = edit(number)
                    click.echo(f"{name}: {seconds:.3f} s" + " (to warm up)" * (number == 1))
                    if number > 1:
                        entry.ways.setdefault(name, []).append(seconds)
    except CommandFailed as error:
        raise click.ClickException(str(error)) from None
    click.echo(latencies(entry))
    if record:
        results = load(_RESULTS)
        results.others = entry
        save(results, _RESULTS)
        _RESULTS.with_suffix(".md").write_text(report(results), encoding="utf-8")
