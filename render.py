"""The command line: `python render.py` renders every clip and the film. See `--help`."""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from reel.errors import ReelError
from reel.formats import CAPTIONS, FORMATS, LANDSCAPE, QUALITIES, Captions, Format
from reel.paths import CACHE, shown
from reel.theme import theme_names
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


class FullOptions(Options):
    """All options of the commands that make clips, films and stills."""

    formats: tuple[str, ...]
    captions: Captions | None


out_option = click.option(
    "--out", type=click.Path(path_type=Path), default="out", show_default=True, help="Folder."
)
quality_option = click.option(
    "--quality", type=click.Choice(list(QUALITIES)), default="hd", show_default=True,
    help="480p15, 1080p30, 1080p60 or 2160p60.",
)  # fmt: skip


format_option = click.option(
    "--format", "formats", type=click.Choice([*FORMATS, "all"]), multiple=True,
    default=[LANDSCAPE.name], show_default=True, help="May be given several times.",
)  # fmt: skip
captions_option = click.option(
    "--captions", type=click.Choice(CAPTIONS),
    help="Draw captions into the picture (burn), write them as files, both, or none; by default as "
    "is usual for the format.",
)  # fmt: skip


def full_options(command: Command) -> Command:
    """Add all of `FullOptions` to a command."""
    for option in (quality_option, captions_option, format_option):
        command = option(command)
    return options(command)


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
@full_options
@click.pass_context
def cli(context: click.Context, **chosen: Unpack[FullOptions]) -> None:
    """Render every clip of the storyboard and the film of them, into out/<format>."""
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
@full_options
def clip(ids: tuple[str, ...], **chosen: Unpack[FullOptions]) -> None:
    """Render clips (all, if none is named)."""
    make(ids, chosen, clips=True)


@cli.command()
@full_options
def film(**chosen: Unpack[FullOptions]) -> None:
    """Render the film of all clips."""
    make((), chosen, film=True)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@full_options
def stills(ids: tuple[str, ...], **chosen: Unpack[FullOptions]) -> None:
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
    wanted: FullOptions = {
        **chosen,
        "quality": "draft",
        "out": chosen["out"] / "draft",
        "formats": (LANDSCAPE.name,),
        "captions": None,
    }
    for changed in changes():
        click.echo(f"{changed} changed" if changed else f"watching; files go to {wanted['out']}")
        try:
            make((clip_id,), wanted, clips=True, stills=True)
        except ReelError as error:
            click.echo(f"error: {error}", err=True)
        except SystemExit:
            click.echo("waiting for a change that mends it")
        wanted["fresh"] = False


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@format_option
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="NAME",
    help="May be given several times; all themes, if none is named.",
)
@out_option
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count(),
    show_default="all cores",
    metavar="N",
    help="How many processes work side by side.",
)
def check(
    ids: tuple[str, ...],
    formats: tuple[str, ...],
    themes: tuple[str, ...],
    out: Path,
    as_json: bool,
    jobs: int,
) -> None:
    """Find what a careful editor would find, in scenes and in the files rendered of them.

    Looks at the end of every beat, half-way through every motion, and at the videos in the out
    folder. Errors give exit code 1.
    """
    from reel.check.findings import as_json as to_json
    from reel.check.run import check as find

    shapes = chosen_formats(formats)
    findings = find(STORYBOARD, ids, shapes, themes or theme_names(), out, slots=jobs)
    if as_json:
        click.echo(to_json(findings))
    else:
        for finding in findings:
            click.echo(str(finding))
        click.echo(f"{len(findings)} found in {', '.join(shape.name for shape in shapes)}")
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(FAILED)


@cli.command()
@click.option("--clear", is_flag=True, help="Remove all of it.")
def cache(clear: bool) -> None:
    """Show what the cache holds, or clear it."""
    from rich import filesize

    from reel.engine.cache import LARGEST, entries, trim

    if clear:
        click.echo(f"removed {filesize.decimal(trim(CACHE, 0))}")
        return
    held: dict[str, list[int]] = {}
    for entry in entries(CACHE):
        held.setdefault(entry.folder.parent.name, []).append(entry.size)
    for kind, sizes in sorted(held.items()):
        click.echo(f"{kind}: {len(sizes)} entries, {filesize.decimal(sum(sizes))}")
    whole = sum(map(sum, held.values()))
    click.echo(
        f"{filesize.decimal(whole)} in {shown(CACHE)}, of at most {filesize.decimal(LARGEST)}; "
        "what was used least recently goes first"
    )


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
    with audience(console) as told:
        pool = partial(open_pool, chosen, reuse=False)
        outcomes = render_loose(jobs, chosen["out"] / LANDSCAPE.name, told, pool)
    conclude(show_table(console, outcomes, began))


def make(
    ids: tuple[str, ...],
    chosen: FullOptions,
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
    shapes = chosen_formats(chosen["formats"])
    plans = [
        plan(
            storyboard(), ids, quality=QUALITIES[chosen["quality"]], out=chosen["out"],
            theme=chosen["theme"], shape=shape, captions=chosen["captions"],
        )
        for shape in shapes
    ]  # fmt: skip
    outcomes = []
    for shape, wanted in zip(shapes, plans, strict=True):
        name = f"{shape.name}/" if len(shapes) > 1 else ""
        with audience(console, name) as told:
            maker = Maker(wanted, told, partial(open_pool, chosen), fresh=chosen["fresh"])
            made = maker.make(clips=clips, film=film, stills=stills)
        outcomes += [replace(outcome, name=name + outcome.name) for outcome in made]
    conclude(show_table(console, outcomes, began))


def chosen_formats(names: tuple[str, ...]) -> list[Format]:
    """Return the formats that were asked for, each once."""
    return [shape for name, shape in FORMATS.items() if name in names or "all" in names]


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
