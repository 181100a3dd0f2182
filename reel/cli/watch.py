"""`watch`: renders a clip whenever its sources change."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import Empty, Queue

import click
import msgspec

from reel.cli.complaint import complain, in_a_line
from reel.cli.options import Options, in_languages, settled, videos_folder
from reel.cli.rendering import make
from reel.cli.versions import Faults, read_versions
from reel.records.errors import ReelError
from reel.records.formats import DRAFT
from reel.records.project import Project, find_project, load_storyboard
from reel.records.root import TOOL, shown
from reel.records.settings import Settings
from reel.studio.sources import Sources

_SETTLING_SECONDS = 0.2  # editors write a file in several steps


def watch(project: Project, clip_id: str, chosen: Options) -> None:
    """Render a clip at draft quality, now and whenever something changes, until interrupted.

    Raises:
        ReelError: no such clip, or no such voice.
    """
    _check_id(project, clip_id)
    folders = ", ".join(
        _folder(each, chosen) for each in in_languages(project, chosen["languages"])
    )
    for changed in changes(project):
        click.echo(f"{changed} changed" if changed else f"watching; files go to {folders}")
        try:
            project = find_project(project.root)
            storyboard = load_storyboard(project, again=True)
            faults = Faults()
            languages = in_languages(project, chosen["languages"])
            drafting = partial(_drafting, chosen=chosen)
            versions = read_versions(languages, drafting, faults, storyboard=storyboard)
            failures = make(versions, (clip_id,), chosen, faults, clips=True, stills=True)
        except (ReelError, OSError) as error:
            failures = [in_a_line(error) if isinstance(error, OSError) else str(error)]
            complain("error", *failures)
        else:
            for failure in failures:
                complain("failed", failure)
        if failures:
            click.echo("waiting for the next save, which may mend it")
        chosen["fresh"] = False


def _folder(project: Project, chosen: Options) -> str:
    """Name the folder to which the files go.

    Raises:
        ReelError: there is no such voice.
    """
    settings = _drafting(project, chosen)
    return str(videos_folder(project, settings, settings.shapes[0], chosen["out"]))


def _drafting(project: Project, chosen: Options) -> Settings:
    """Settle how a clip is watched: as it would be made, but as a draft and in one format.

    Raises:
        ReelError: there is no such voice.
    """
    settings = settled(project, chosen)
    first = settings.shapes[0].name
    return msgspec.structs.replace(settings, quality=DRAFT.name, formats=(first,))


def _check_id(project: Project, clip_id: str) -> None:
    """Make sure that there is such a clip, as far as the storyboard can be read just now.

    Raises:
        ReelError: there is none.
    """
    try:
        storyboard = load_storyboard(project)
    except ReelError:
        return  # it will be told, and may be mended
    storyboard[clip_id]


def changes(project: Project) -> Iterator[str]:
    """Yield "" at once, and then the name of a source whenever sources have changed."""
    queue: Queue[Path] = Queue()
    sources = Sources(queue.put)
    sources.watch([(project.scenes, True), (project.assets, True), (TOOL, True)])
    sources.watch([(project.root, False)])
    try:
        yield ""
        while True:
            # A wait without end would be deaf to Ctrl-C on Windows.
            try:
                changed = queue.get(timeout=1)
            except Empty:
                continue
            _drain(queue)
            yield shown(changed)
    finally:
        sources.close()


def _drain(queue: Queue[Path]) -> None:
    while True:
        try:
            queue.get(timeout=_SETTLING_SECONDS)
        except Empty:
            return
