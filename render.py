"""The command line: `python render.py` renders every clip and the film. See `--help`."""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from reel.errors import ReelError
from reel.formats import LANDSCAPE, QUALITIES
from scenes import STORYBOARD

if TYPE_CHECKING:
    from reel.engine.pool import Pool

FAILED, USAGE, STOPPED = 1, 2, 130

Command = TypeVar("Command", bound=Callable[..., Any])


class Options(TypedDict):
    """The options that all rendering commands have."""

    quality: str
    theme: str
    jobs: int
    cluster: str | None
    out: Path
    fresh: bool


out_option = click.option(
    "--out", type=click.Path(path_type=Path), default="out", show_default=True, help="Folder."
)
quality_option = click.option(
    "--quality", type=click.Choice(list(QUALITIES)), default="hd", show_default=True,
    help="480p15, 1080p30, 1080p60 or 2160p60.",
)  # fmt: skip


def options(command: Command) -> Command:
    """Add the options of `Options` but the quality to a command."""
    for option in (
        click.option("--fresh", is_flag=True, help="Render anew what the cache has."),
        out_option,
        click.option(
            "--jobs", type=click.IntRange(1), default=os.cpu_count(), show_default="all cores",
            metavar="N", help="How many processes render side by side.",
        ),
        click.option(
            "--cluster", metavar="ADDRESS",
            help="Render on a Dask cluster instead: its scheduler, as tcp://host:8786.",
        ),
        click.option(
            "--theme", default="dark", show_default=True, metavar="NAME",
            help="A file in assets/themes.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@options
@quality_option
@click.pass_context
def cli(context: click.Context, **chosen: Unpack[Options]) -> None:
    """Render every clip of the storyboard and the film of them, into out/landscape."""
    if context.invoked_subcommand is None:
        make((), chosen, clips=True, film=True)
    # Options given before a command count for it too.
    context.default_map = {name: dict(chosen) for name in cli.commands}


@cli.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@out_option
def list_clips(as_json: bool, out: Path) -> None:
    """List the clips: ids, titles, beats, lengths."""
    from reel.listing import list_storyboard

    click.echo(list_storyboard(STORYBOARD, out / LANDSCAPE.name, as_json=as_json), nl=False)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@options
@quality_option
def clip(ids: tuple[str, ...], **chosen: Unpack[Options]) -> None:
    """Render clips (all, if none is named)."""
    make(ids, chosen, clips=True)


@cli.command()
@options
@quality_option
def film(**chosen: Unpack[Options]) -> None:
    """Render the film of all clips."""
    make((), chosen, film=True)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@options
@quality_option
def stills(ids: tuple[str, ...], **chosen: Unpack[Options]) -> None:
    """Make contact sheets: each beat's last frame, with its words."""
    make(ids, chosen, stills=True)


@cli.command()
@click.argument("clip_id", metavar="ID")
@options
def watch(clip_id: str, **chosen: Unpack[Options]) -> None:
    """Render a clip whenever its sources change.

    At draft quality, with its stills. Files go to out/draft, so that they never take the place of
    finished ones.
    """
    from reel.watch import changes

    STORYBOARD[clip_id]
    chosen["quality"], chosen["out"] = "draft", chosen["out"] / "draft"
    for changed in changes():
        click.echo(f"{changed} changed" if changed else f"watching; files go to {chosen['out']}")
        try:
            make((clip_id,), chosen, clips=True, stills=True)
        except ReelError as error:
            click.echo(f"error: {error}", err=True)
        except SystemExit:
            click.echo("waiting for a change that mends it")
        chosen["fresh"] = False


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("scenes", nargs=-1, metavar="[SCENE]...")
@options
@quality_option
def file(path: Path, scenes: tuple[str, ...], **chosen: Unpack[Options]) -> None:
    """Render scenes of any Manim file.

    All scenes of it, if none is named. Never cached, since what such a file reads cannot be known.
    """
    from reel.loose import jobs_in_file, render_loose
    from reel.show import audience, open_console, show_table

    began = time.monotonic()
    console = open_console()
    jobs = jobs_in_file(path, scenes, LANDSCAPE, QUALITIES[chosen["quality"]])
    with audience(console) as shown:
        pool = partial(open_pool, chosen, reuse=False)
        outcomes = render_loose(jobs, chosen["out"] / LANDSCAPE.name, shown, pool)
    conclude(show_table(console, outcomes, began))


def make(
    ids: tuple[str, ...],
    chosen: Options,
    *,
    clips: bool = False,
    film: bool = False,
    stills: bool = False,
) -> None:
    """Make what a command asks for; exit with FAILED if any of it fails."""
    # Imported late: `list` must answer before any of this is loaded.
    from reel.engine.plan import plan
    from reel.make import Maker
    from reel.show import audience, open_console, show_table
    from reel.watch import storyboard

    began = time.monotonic()
    console = open_console()
    quality = QUALITIES[chosen["quality"]]
    wanted = plan(storyboard(), ids, quality=quality, out=chosen["out"], theme=chosen["theme"])
    with audience(console) as shown:
        maker = Maker(wanted, shown, partial(open_pool, chosen), fresh=chosen["fresh"])
        outcomes = maker.make(clips=clips, film=film, stills=stills)
    conclude(show_table(console, outcomes, began))


def open_pool(chosen: Options, *, reuse: bool = True) -> "Pool":
    """Return the workers that the options ask for.

    Args:
        chosen: the options.
        reuse: whether a worker may render one scene after another: scenes of a stranger may leave
            things behind that would change the next one.
    """
    from reel.engine.pool import PRELOAD, LocalPool

    if chosen["cluster"]:
        return open_cluster(chosen["cluster"])
    return LocalPool(chosen["jobs"], PRELOAD, reuse=reuse)


def open_cluster(address: str) -> "Pool":
    """Return the workers of a Dask cluster.

    Raises:
        ReelError: Dask is not installed, or the cluster cannot be used.
    """
    try:
        from reel.engine.cluster import ClusterPool
    except ModuleNotFoundError as error:
        raise ReelError(
            f"--cluster needs Dask ({error}): .venv/bin/pip install -r requirements-cluster.txt"
        ) from None
    return ClusterPool(address)


def conclude(failures: list[str]) -> None:
    """Say what failed, and exit with FAILED if anything did."""
    for failure in failures:
        click.echo(f"failed: {failure}", err=True)
    if failures:
        raise SystemExit(FAILED)


def main() -> int:
    """Run the command line; return its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with cli.make_context("render.py", sys.argv[1:]) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        click.echo(f"error: {error.format_message()}", err=True)
        return USAGE
    except ReelError as error:
        click.echo(f"error: {error}", err=True)
        return USAGE
    except OSError as error:
        place, cause = error.filename or "writing", error.strerror or error
        click.echo(f"error: {place}: {cause}; make room, or choose --out elsewhere", err=True)
        return FAILED
    except KeyboardInterrupt:
        click.echo("stopped; nothing half-made is left", err=True)
        return STOPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
