"""`studio`: a page on this machine that shows a clip, or a scene of a file, as it is edited."""

import sys
import webbrowser
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TypedDict

import click

from reel.cli.live import open_session, scene_of_file, short_folder
from reel.cli.options import in_languages
from reel.records.errors import ReelError
from reel.records.formats import FORMATS
from reel.records.project import Project
from reel.records.settings import ALL
from reel.studio.subject import Subject, Way


class StudioOptions(TypedDict):
    """The options of the command. What is empty was not given."""

    formats: tuple[str, ...]
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    port: int
    browser: bool


def run_studio(project: Project | None, names: tuple[str, ...], chosen: StudioOptions) -> None:
    """Serve the studio until interrupted.

    Args:
        project: the film's; None for a scene of a file.
        names: a clip's id, or a file and the name of a scene in it; none for the first clip.
        chosen: the options.

    Raises:
        ReelError: what the studio needs is not installed; there is no such clip or scene, or it
            cannot be shown so; the port is taken.
    """
    try:
        from reel.studio import server
    except ModuleNotFoundError as error:
        raise ReelError(
            f"the studio needs a web server ({error}): pip install starlette uvicorn websockets, "
            "or make studio"
        ) from None
    from reel.studio.token import token_in

    subject, ways = _film(project, names, chosen) if project else _file(names, chosen)
    token = token_in(subject.cache)
    taken = server.bound(chosen["port"])
    url = server.address(taken, token)
    with taken, short_folder() as folder:
        session = open_session(subject, ways, folder, _program())
        try:
            announce = partial(_announce, url, chosen["browser"])
            server.Server(session, taken, token, announce).run()
        finally:
            session.close()


def is_file(names: tuple[str, ...]) -> bool:
    """Whether what was named is a Manim file, not a clip."""
    return bool(names) and names[0].endswith(".py")


def _film(
    project: Project, names: tuple[str, ...], chosen: StudioOptions
) -> tuple[Subject, list[Way]]:
    from reel.studio.film_clip import FilmClip, judge_way

    if len(names) > 1:
        raise ReelError(f"{names[1]}: the studio shows one clip at a time; choose others there")
    own = project.settings
    formats = chosen["formats"] or own.formats[:1]
    formats = tuple(FORMATS) if ALL in formats else formats
    languages = [each.language for each in in_languages(project, chosen["languages"])]
    ways = [
        Way(shape, theme, language)
        for language in languages
        for theme in chosen["themes"] or (own.theme,)
        for shape in dict.fromkeys(formats)
    ]
    for way in ways:
        judge_way(project, way)
    return FilmClip(project, "".join(names), Path(sys.argv[0]).name), list(dict.fromkeys(ways))


def _file(names: tuple[str, ...], chosen: StudioOptions) -> tuple[Subject, list[Way]]:
    from reel.studio.file_scene import FileScene

    for option in ("formats", "themes", "languages"):
        if chosen[option]:
            raise ReelError(f"--{option[:-1]} is for clips of a film: a file's scene has its own")
    path, scenes = Path(names[0]), names[1:]
    job = scene_of_file(path, scenes, click.echo)
    return FileScene(job, Path(sys.argv[0]).name), [Way()]


def _program() -> list[str]:
    """Say how this command was started, for the others that are started from the page."""
    own = Path(sys.argv[0]).absolute()
    return [sys.executable, str(own)] if own.suffix == ".py" else [str(own)]


def _announce(url: str, browser: bool) -> None:
    click.echo(f"the studio is at {url} (Ctrl-C ends it)")
    if browser:  # which may take its time to come up
        Thread(target=webbrowser.open, args=(url,), daemon=True).start()
