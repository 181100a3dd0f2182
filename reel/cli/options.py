"""The options of the commands, and what they choose: how a film is made, by which workers."""

import math
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click
import msgspec
from click.core import ParameterSource

from reel.records.errors import ReelError
from reel.records.formats import CAPTIONS, FORMATS, QUALITIES, Captions, Format, quality_of
from reel.records.out_folder import folder_for
from reel.records.outputs import KINDS
from reel.records.project import CACHE_VARIABLE, Project
from reel.records.root import PROJECT_FILE
from reel.records.settings import (
    ALL,
    BUILT_IN,
    BUILT_IN_VOICES,
    LOUDEST,
    QUIETEST,
    Settings,
)

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
    """The options of the commands that make clips. What is None or empty was not given."""

    languages: tuple[str, ...]
    theme: str | None
    voice: str | None
    loudness: float | None


class WatchOptions(Options):
    """The options of the command that makes drafts. What is None or empty was not given."""

    formats: tuple[str, ...]


class PostOptions(PoolOptions):
    """The options of the command that makes posts. What is None or empty was not given."""

    languages: tuple[str, ...]
    theme: str | None
    voice: str | None
    quality: str | None
    platforms: tuple[str, ...]


class FullOptions(Options):
    """All options of the commands that make clips, films and stills."""

    formats: tuple[str, ...]
    captions: Captions | None
    quality: str | None


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


def _unless_set(built_in: object) -> str:
    """Say what an option is by default, where the project may have another."""
    return f"{built_in}, unless {PROJECT_FILE} sets another"


class _QualityType(click.ParamType[str]):
    name = "quality"

    def convert(
        self, value: str, param: click.Parameter | None, context: click.Context | None
    ) -> str:
        """Make sure that there is such a quality."""
        try:
            quality_of(value)
        except ReelError as error:
            self.fail(str(error), param, context)
        return value


def _quality_option(by_default: str) -> Callable[[Command], Command]:
    return click.option(
        "--quality", type=_QualityType(), show_default=by_default, metavar="|".join(QUALITIES),
        help="480p15, 1080p30, 1080p60 or 2160p60; or any other size and rate, as 720p25.",
    )  # fmt: skip


def _format_option(*others: str) -> Callable[[Command], Command]:
    shapes = *FORMATS, ALL
    return click.option(
        "--format", "formats", type=click.Choice([*shapes, *others]), multiple=True,
        show_default=_unless_set(*BUILT_IN.formats), metavar=f"[{'|'.join(shapes)}]",
        help="May be given several times.",
    )  # fmt: skip


quality_option = _quality_option(_unless_set(BUILT_IN.quality))
own_quality_option = _quality_option("what the file sets, else hd")
format_option = _format_option()
any_format_option = _format_option(*KINDS)  # before a command it may be meant for any
kind_option = click.option(
    "--format", "formats", type=click.Choice(KINDS), default=None,
    help="What each scene becomes; png is its last picture. By default what the file sets, else "
    "mp4, or mov if its background is transparent. Results of other kinds stay.",
)  # fmt: skip
captions_option = click.option(
    "--captions", type=click.Choice(CAPTIONS), show_default=_unless_set("as suits the format"),
    help="Draw captions into the picture (burn), write them as files, both, or none.",
)  # fmt: skip
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count(), show_default="all cores",
    metavar="N", help="How many processes work side by side; a cluster has its own number.",
)  # fmt: skip
language_option = click.option(
    "--language", "languages", multiple=True, metavar="CODE|all",
    show_default=_unless_set(BUILT_IN.language),
    help="A language of assets/words, as en or de; may be given several times.",
)  # fmt: skip
theme_option = click.option(
    "--theme", metavar="NAME", show_default=_unless_set(BUILT_IN.theme),
    help="A file in assets/themes.",
)  # fmt: skip
voice_option = click.option(
    "--voice", metavar="|".join([*BUILT_IN_VOICES, "NAME"]),
    show_default=_unless_set(BUILT_IN.voice),
    help="Who speaks: a voice that comes along, your own takes, nobody, or [voices.NAME] of "
    f"{PROJECT_FILE}.",
)  # fmt: skip


def _number(context: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Refuse "nan", which is beyond no limit."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("it is no number")
    return value


loudness_option = click.option(
    "--loudness", type=click.FloatRange(QUIETEST, LOUDEST), callback=_number, metavar="LUFS",
    show_default=_unless_set(f"{BUILT_IN.loudness:g}"),
    help="How loud the sound is made; social media ask for -14.",
)  # fmt: skip
platform_option = click.option(
    "--platform", "platforms", multiple=True, metavar="NAME|all", default=("all",),
    show_default=True, help="A table of assets/platforms.toml; may be given several times.",
)  # fmt: skip
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
    """Add all of `Options` to a command."""
    for option in (loudness_option, voice_option, theme_option, language_option):
        command = option(command)
    return pool_options(command)


def post_options(command: Command) -> Command:
    """Add the options of the command that makes posts: platforms settle all others."""
    for option in (
        quality_option, voice_option, theme_option, language_option, platform_option,
    ):  # fmt: skip
        command = option(command)
    return pool_options(command)


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


def in_languages(project: Project, codes: Collection[str]) -> list[Project]:
    """Take a project in languages.

    Args:
        project: in its first one.
        codes: of those that are asked for, or `ALL`; the first one if there are none.

    Raises:
        ReelError: there are no words in one of them.
    """
    wanted = project.translations if ALL in codes else dict.fromkeys(codes)
    return [project.in_language(code) for code in wanted or (project.first_language,)]


def settled(project: Project, given: Mapping[str, object]) -> Settings:
    """Settle how a film is made: as the options say, else as the project does.

    Args:
        project: the film's.
        given: the options by name. None or nothing was not given; others than settings do not
            matter.

    Raises:
        ReelError: there is no such voice.
    """
    known = Settings.__struct_fields__
    chosen = {key: given[key] for key in known if given.get(key) not in (None, ())}
    settings = msgspec.structs.replace(project.settings, **chosen)
    project.voice(settings.voice)  # so that a wrong name is told before anything is made
    return settings


def videos_folder(project: Project, settings: Settings, shape: Format, out: Path) -> Path:
    """Choose the folder for a film's videos of a format, made as settings say."""
    return folder_for(
        out, shape, quality_of(settings.quality), settings.theme, settings.captions,
        settings.voice, settings.loudness, project.settings, project.other_language,
    )  # fmt: skip


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
