"""The options of the commands, and what they choose: formats, workers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

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
from reel.records.project import CACHE_VARIABLE, Project
from reel.records.theme import DARK

if TYPE_CHECKING:
    from reel.engine.run.local_pool import Pool

Command = TypeVar("Command", bound=Callable[..., Any])


class Options(TypedDict):
    """The options that all rendering commands have."""

    quality: Quality
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


quality_option = click.option(
    "--quality", type=_QualityType(), default="hd", show_default=True,
    metavar="|".join(QUALITIES),
    help="480p15, 1080p30, 1080p60 or 2160p60; or any other size and rate, as 720p25.",
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
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count(), show_default="all cores",
    metavar="N", help="How many processes work side by side.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="For programs.")


def options(command: Command) -> Command:
    """Add the options of `Options` but the quality to a command."""
    for option in (
        click.option("--fresh", is_flag=True, help="Render anew what the cache has."),
        cache_option,
        out_option,
        jobs_option,
        click.option(
            "--cluster", metavar="ADDRESS",
            help="Render on a Dask cluster instead: its scheduler, as tcp://host:8786.",
        ),
        click.option(
            "--theme", default=DARK, show_default=True, metavar="NAME",
            help="A file in assets/themes.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def full_options(command: Command) -> Command:
    """Add all of `FullOptions` to a command."""
    for option in (quality_option, captions_option, format_option):
        command = option(command)
    return options(command)


def chosen_formats(names: tuple[str, ...]) -> list[Format]:
    """Turn names, of which one may be "all", into formats, each once."""
    return [shape for name, shape in FORMATS.items() if name in names or "all" in names]


def open_pool(chosen: Options, project: Project | None) -> "Pool":
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
