"""The options of the commands, and what they choose: formats, workers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click
from click.core import ParameterSource

from reel.records.errors import ReelError
from reel.records.formats import (
    CAPTIONS,
    FORMATS,
    LANDSCAPE,
    QUALITIES,
    Captions,
    Format,
    Quality,
    quality_of,
)
from reel.records.outputs import KINDS
from reel.records.project import CACHE_VARIABLE, Project
from reel.records.theme import DARK

if TYPE_CHECKING:
    from reel.engine.run.local_pool import Pool

Command = TypeVar("Command", bound=Callable[..., Any])


class PoolOptions(TypedDict):
    """The options that all rendering commands have."""

    jobs: int
    cluster: str | None
    out: Path
    fresh: bool


class Options(PoolOptions):
    """The options of the commands that make clips."""

    quality: Quality
    theme: str


class FullOptions(Options):
    """All options of the commands that make clips, films and stills."""

    formats: tuple[str, ...]
    captions: Captions | None


out_option = click.option(
    "--out", type=click.Path(path_type=Path), default="out", show_default=True, help="Folder."
)


def _choose_cache(context: click.Context, param: click.Parameter, value: Path | None) -> None:
    """Tell this process and its workers, wherever they stand, where the cache is."""
    if value:
        os.environ[CACHE_VARIABLE] = str(value.absolute())


cache_option = click.option(
    "--cache", type=click.Path(path_type=Path), envvar=CACHE_VARIABLE, show_envvar=True,
    callback=_choose_cache, expose_value=False, metavar="FOLDER",
    help="Where the cache is; by default .cache in the film's folder.",
)  # fmt: skip


class _QualityType(click.ParamType[Quality]):
    name = "quality"

    def convert(
        self, value: str | Quality, param: click.Parameter | None, context: click.Context | None
    ) -> Quality:
        """Read what was typed; what a command before has read stays as it is."""
        if isinstance(value, Quality):
            return value
        try:
            return quality_of(value)
        except ReelError as error:
            self.fail(str(error), param, context)


def _quality_option(default: str | None, said: str) -> Callable[[Command], Command]:
    return click.option(
        "--quality", type=_QualityType(), default=default, show_default=said,
        metavar="|".join(QUALITIES),
        help="480p15, 1080p30, 1080p60 or 2160p60; or any other size and rate, as 720p25.",
    )  # fmt: skip


quality_option = _quality_option("hd", "hd")
own_quality_option = _quality_option(None, "what the file sets, else hd")
format_option = click.option(
    "--format", "formats", type=click.Choice([*FORMATS, "all"]), multiple=True,
    default=[LANDSCAPE.name], show_default=True, help="May be given several times.",
)  # fmt: skip
# Before a command it may be meant for any.
any_format_option = click.option(
    "--format", "formats", type=click.Choice([*FORMATS, "all", *KINDS]), multiple=True,
    default=[LANDSCAPE.name], show_default=True, metavar=f"[{'|'.join([*FORMATS, 'all'])}]",
    help="May be given several times.",
)  # fmt: skip
kind_option = click.option(
    "--format", "formats", type=click.Choice(KINDS), default=None,
    help="What each scene becomes; png is its last picture. By default what the file sets, else "
    "mp4, or mov if its background is transparent. Results of other kinds stay.",
)  # fmt: skip
captions_option = click.option(
    "--captions", type=click.Choice(CAPTIONS),
    help="Draw captions into the picture (burn), write them as files, both, or none; by default as "
    "is usual for the format.",
)  # fmt: skip
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count(), show_default="all cores",
    metavar="N", help="How many processes work side by side; a cluster has its own number.",
)  # fmt: skip
theme_option = click.option(
    "--theme", default=DARK, show_default=True, metavar="NAME", help="A file in assets/themes."
)
json_option = click.option("--json", "as_json", is_flag=True, help="For programs.")


def pool_options(command: Command) -> Command:
    """Add `PoolOptions` to a command."""
    for option in (
        click.option("--fresh", is_flag=True, help="Render anew what the cache has."),
        cache_option,
        out_option,
        jobs_option,
        click.option(
            "--cluster", metavar="ADDRESS", callback=_named,
            help="Render on a Dask cluster instead: its scheduler, as tcp://host:8786.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _named(context: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse an address that was left empty, as by a variable that is not set."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty; give the scheduler's address, as tcp://host:8786")
    return value


def options(command: Command) -> Command:
    """Add the options of `Options` but the quality to a command."""
    return pool_options(theme_option(command))


def full_options(
    command: Command, formats: Callable[[Command], Command] = format_option
) -> Command:
    """Add all of `FullOptions` to a command."""
    for option in (quality_option, captions_option, formats):
        command = option(command)
    return options(command)


def passed_on(context: click.Context, command: click.Command) -> dict[str, Any]:
    """Hand on the options that were given before a command, as defaults of its own.

    Args:
        context: in which they were given.
        command: what they are for.

    Raises:
        UsageError: the command has no such option, or takes it once.
    """
    takes = {param.opts[0]: param for param in command.params}
    passed: dict[str, Any] = {}
    for param in context.command.params:
        assert param.name
        unset = context.get_parameter_source(param.name) is ParameterSource.DEFAULT
        if unset or not param.expose_value:  # the place of the cache is told to all at once
            continue
        flag, value = param.opts[0], context.params[param.name]
        its = takes.get(flag)
        if its is None or its.name is None:
            raise click.UsageError(f"{command.name} has no option {flag}")
        values = value if isinstance(value, tuple) else (value,)
        if len(values) > 1 and not its.multiple:
            raise click.UsageError(f"{command.name} takes one {flag}")
        passed[its.name] = values if its.multiple else values[0]
    return passed


def chosen_formats(names: tuple[str, ...]) -> list[Format]:
    """Turn names, of which one may be "all", into formats, each once."""
    return [shape for name, shape in FORMATS.items() if name in names or "all" in names]


def open_pool(chosen: PoolOptions, project: Project | None) -> "Pool":
    """Start the workers that the options ask for.

    No worker plays a second scene: the first may leave things behind that would change it, and
    would hide what it reads, for what is imported is not read again.

    Args:
        chosen: the options.
        project: the film's; None for a file of its own.

    Raises:
        ReelError: Dask is not installed, or the cluster cannot be used.
    """
    from reel.engine.run.local_pool import PRELOAD, LocalPool

    if chosen["cluster"] is not None:
        return _open_cluster(chosen["cluster"], project)
    folder = project.root if project else None
    return LocalPool(chosen["jobs"], PRELOAD, reuse=False, folder=folder)


def _open_cluster(address: str, project: Project | None) -> "Pool":
    try:
        from reel.engine.run.dask_pool import ClusterPool
    except ModuleNotFoundError as error:
        raise ReelError(
            f"--cluster needs Dask ({error}): pip install distributed, here and on every machine"
        ) from None
    return ClusterPool(address, project)
