"""The command line: `reel`, in a film's folder, renders every clip and the film. See `--help`."""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from reel.cli.complaint import complain, in_a_line
from reel.cli.options import (
    FullOptions,
    PoolOptions,
    PostOptions,
    WatchOptions,
    any_format_option,
    cache_option,
    format_option,
    full_options,
    in_languages,
    jobs_option,
    json_option,
    kind_option,
    language_option,
    options,
    out_option,
    own_quality_option,
    passed_on,
    pool_options,
    post_options,
    settled,
    videos_folder,
    voice_option,
)
from reel.cli.words import words
from reel.records.errors import ReelError
from reel.records.formats import quality_of
from reel.records.outputs import KINDS, Kind
from reel.records.project import Project, cache_beside, find_project, load_storyboard
from reel.records.root import shown
from reel.records.settings import ALL
from reel.records.writing import CannotWriteError

if TYPE_CHECKING:
    from reel.cli.studio import StudioOptions
    from reel.records.film import Film
    from reel.records.formats import Format

FAILED, USAGE = 1, 2

# What a command needs is imported within it: `list` must answer before Manim could be loaded.


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@partial(full_options, formats=any_format_option)
@click.pass_context
def cli(context: click.Context, **chosen: Unpack[FullOptions]) -> None:
    """Render every clip of the storyboard and the film of them, into out/<format>.

    How a film is made, unless options say otherwise, stands under [settings] in its reel.toml. What
    is made at another quality, in another theme or voice, or with captions another way goes into
    folders of its own, as out/draft/<format>, and never takes the place of finished files.
    """
    name = context.invoked_subcommand
    if name is None:
        if kinds := set(chosen["formats"]) & set(KINDS):
            raise click.UsageError(f"--format {kinds.pop()} is for the command file")
        _make((), chosen, clips=True, film=True)
    else:  # options given before a command count for it too
        context.default_map = {name: passed_on(context, cli.commands[name])}


cli.add_command(words)


@cli.command("list")
@json_option
@language_option
@out_option
def list_clips(as_json: bool, languages: tuple[str, ...], out: Path) -> None:
    """List the clips: ids, titles, beats, lengths."""
    from reel.cli import listing
    from reel.records.language import language_of

    project = _project()
    storyboard = load_storyboard(project)
    lists = [
        (each, listing.list_storyboard(each, storyboard, out))
        for each in in_languages(project, languages)
    ]
    if as_json:
        click.echo(listing.as_json([row for _, rows in lists for row in rows]), nl=False)
        return
    for each, rows in lists:
        if len(lists) > 1:
            click.echo(f"in {language_of(each.language).name}:")
        click.echo(listing.as_text(rows, each, out), nl=False)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@full_options
def clip(ids: tuple[str, ...], **chosen: Unpack[FullOptions]) -> None:
    """Render clips (all, if none is named)."""
    _make(ids, chosen, clips=True)


@cli.command()
@full_options
def film(**chosen: Unpack[FullOptions]) -> None:
    """Render the film of all clips."""
    _make((), chosen, film=True)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@full_options
def stills(ids: tuple[str, ...], **chosen: Unpack[FullOptions]) -> None:
    """Make contact sheets: each beat's last frame, with its words."""
    _make(ids, chosen, stills=True)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@full_options
def course(ids: tuple[str, ...], **chosen: Unpack[FullOptions]) -> None:
    """Make a course of clips (all, if none is named), into out/course.

    Pages that work from a disk and can be embedded, a quiz, SCORM and cmi5 packages for an LMS, a
    handout to print, and slides. What is not rendered yet is rendered first.
    """
    _make(ids, chosen, course=True)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--end-screen",
    is_flag=True,
    help="Leave room for links at the end of the last clip and of the film, where a platform has "
    "such.",
)
@post_options
def social(ids: tuple[str, ...], end_screen: bool, **chosen: Unpack[PostOptions]) -> None:
    """Make posts of clips (all, if none is named), ready to upload, into out/social/<platform>.

    For each platform of assets/platforms.toml the video as it takes it, cover, texts, loop and
    thread; out/social/upload.html shows all of it. What is not rendered yet is rendered first.
    """
    from reel.cli.posting import make_posts
    from reel.cli.versions import Faults, read_versions
    from reel.records.posts import load_posts

    faults = Faults()
    versions = read_versions(
        in_languages(_project(), chosen["languages"]), partial(settled, given=chosen), faults,
        also=lambda film: load_posts(film.project, film.storyboard),
    )  # fmt: skip
    _conclude(make_posts(versions, ids, chosen, faults, end_screen=end_screen))


@cli.command()
@click.argument("names", nargs=-1, required=True, metavar="ID | FILE.py [SCENE]")
@format_option
@options
def watch(names: tuple[str, ...], **chosen: Unpack[WatchOptions]) -> None:
    """Render a clip, or a scene of any Manim file, whenever its sources change.

    At draft quality, with its stills, in one format, into out/draft: never in the place of finished
    files. After a save, the beat that has changed is drawn within a second or so, as <ID>.now.jpg,
    and what is wrong is told; then comes the draft.
    """
    from reel.cli.studio import is_file
    from reel.cli.watch import watch as keep_rendering

    keep_rendering(None if is_file(names) else _project(), names, chosen)


@cli.command()
@click.argument("names", nargs=-1, metavar="[ID | FILE.py [SCENE]]")
@format_option
@click.option(
    "--theme", "themes", multiple=True, metavar="NAME", help="May be given several times."
)
@language_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N",
    help="Of the page's address; by default a free one. With a port of your own, a page that is "
    "open finds the studio again.",
)  # fmt: skip
@click.option("--no-browser", "browser", flag_value=False, default=True, help="Open no page.")
@cache_option
def studio(names: tuple[str, ...], **chosen: "Unpack[StudioOptions]") -> None:
    """Show a clip in a page on this machine, as it is edited; by default the first.

    Or a scene of any Manim file. Several formats, themes and languages stand side by side. At draft
    quality; nothing is written to the out folder, unless a button runs a command that does.
    """
    from reel.cli.studio import is_file, run_studio

    run_studio(None if is_file(names) else _project(), names, chosen)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@format_option
@click.option(
    "--theme", "themes", multiple=True, metavar="NAME",
    help="May be given several times; all themes, if none is named.",
)  # fmt: skip
@click.option(
    "--platform", "platforms", multiple=True, metavar="NAME|all",
    help="Look at the clips in a platform's own layout, too, and at its posts alone. May be given "
    "several times.",
)  # fmt: skip
@language_option
@voice_option
@out_option
@json_option
@jobs_option
def check(
    ids: tuple[str, ...],
    formats: tuple[str, ...],
    themes: tuple[str, ...],
    platforms: tuple[str, ...],
    languages: tuple[str, ...],
    voice: str | None,
    out: Path,
    as_json: bool,
    jobs: int,
) -> None:
    """Find what a careful editor would find, in scenes and in the files rendered of them.

    Looks at the end of every beat, half-way through every motion, and at the videos and posts in
    the out folder, drafts among them. Errors give exit code 1.
    """
    from reel.cli.checking import check_film
    from reel.cli.versions import Faults, read_versions
    from reel.records.theme import theme_names

    faults, first = Faults(), themes[0] if themes else None
    versions = read_versions(
        in_languages(_project(), languages),
        partial(settled, given={"formats": formats, "voice": voice}), faults,
        theme=lambda settings: first or settings.theme,
    )  # fmt: skip
    film, settings = versions[0]
    # The first is looked at most closely.
    themes = themes or tuple(dict.fromkeys([film.theme_name, *theme_names(film.project)]))
    wrong = check_film(
        versions, ids, settings.shapes, themes, out, faults, platforms=platforms, jobs=jobs,
        to_program=as_json,
    )  # fmt: skip
    _conclude(faults.failures)
    if wrong:
        raise SystemExit(FAILED)


@cli.command()
@click.option("--clear", is_flag=True, help="Remove all of it.")
@cache_option
def cache(clear: bool) -> None:
    """Show what the cache holds, or clear it."""
    from rich import filesize

    from reel.engine.cache.store import LARGEST, entries, trim

    folder = cache_beside(click.get_current_context().obj or Path.cwd())
    if clear:
        click.echo(f"removed {filesize.decimal(trim(folder, 0))}")
        return
    held: dict[str, list[int]] = {}
    for entry in entries(folder):
        held.setdefault(entry.folder.parent.name, []).append(entry.size)
    for kind, sizes in sorted(held.items()):
        click.echo(f"{kind}: {len(sizes)} entries, {filesize.decimal(sum(sizes))}")
    whole = sum(map(sum, held.values()))
    click.echo(
        f"{filesize.decimal(whole)} in {shown(folder)}, of at most {filesize.decimal(LARGEST)}; "
        "what was used least recently goes first"
    )


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Begin a film of one's own in a new folder: one finished clip, its tests, themes, words."""
    from reel.cli.new import new_film

    new_film(folder)
    click.echo(f"{folder}: a film of one clip; go there and run make film, or reel")


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("scenes", nargs=-1, metavar="[SCENE]...")
@pool_options
@own_quality_option
@kind_option
def file(
    path: Path,
    scenes: tuple[str, ...],
    quality: str | None,
    formats: Kind | None,
    **chosen: Unpack[PoolOptions],
) -> None:
    """Render scenes of any Manim file.

    All scenes of it, if none is named. Size, rate and kind of result are what --quality and
    --format say, if they are given; else what the file sets; else what manim.cfg beside it, or your
    own, says. A scene comes from the cache if nothing has changed that it was seen to read. On a
    cluster, the file and what it reads must lie at the same paths on all machines.
    """
    from reel.cli.rendering import render_file

    wanted = None if quality is None else quality_of(quality)
    _conclude(render_file(path, scenes, wanted, formats, chosen))


def _make(
    ids: tuple[str, ...],
    chosen: FullOptions,
    *,
    clips: bool = False,
    film: bool = False,
    stills: bool = False,
    course: bool = False,
) -> None:
    from reel.cli.rendering import make
    from reel.cli.versions import Faults, read_versions
    from reel.records.quiz import load_quiz

    project, faults = _project(), Faults()

    def also(film: "Film") -> None:
        if course:
            load_quiz(film.project, film.storyboard, film.words)

    def folders(shape: "Format") -> dict[str, Path]:
        return {
            each.language: videos_folder(each, settled(each, chosen), shape, chosen["out"])
            for each in in_languages(project, (ALL,))
        }

    languages = in_languages(project, chosen["languages"])
    versions = read_versions(languages, partial(settled, given=chosen), faults, also=also)
    _conclude(
        make(
            versions, ids, chosen, faults, clips=clips, whole=film, stills=stills,
            course=folders if course else None,
        )
    )  # fmt: skip


def _project() -> Project:
    """Find the project: where `main` was told, else where the command line stands."""
    return find_project(click.get_current_context().obj)


def _conclude(failures: list[str]) -> None:
    """Say what failed, and exit with FAILED if anything did."""
    for failure in failures:
        complain("failed", failure)
    if failures:
        raise SystemExit(FAILED)


def main(folder: Path | None = None) -> int:
    """Run the command line.

    Args:
        folder: the project's; by default it is looked for from the working directory upwards.

    Returns:
        The exit code.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        name = Path(sys.argv[0]).name if folder else "reel"
        with cli.make_context(name, sys.argv[1:], obj=folder) as context:
            cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        complain("error", error.format_message())
        return USAGE
    except CannotWriteError as error:
        complain("error", str(error))
        return FAILED
    except ReelError as error:
        complain("error", str(error))
        return USAGE
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        complain("error", in_a_line(error))
        return FAILED
    return 0
