"""The commands `words check` and `words new`: translations of what a film says."""

from collections import Counter
from pathlib import Path

import click

from reel.cli.options import json_option, out_option
from reel.records.errors import ReelError
from reel.records.project import Project, find_project, load_storyboard
from reel.records.root import shown

_FAILED = 1


@click.group(invoke_without_command=True)
@click.pass_context
def words(context: click.Context) -> None:
    """Begin translations of the film's words, and see what they lack."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@words.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@json_option
def check(codes: tuple[str, ...], as_json: bool) -> None:
    """Compare translations (all, if none is named) with the film's first language.

    Words, quiz and posts: what is missing, too much, or left untranslated; placeholders and marks
    that do not match; letters without a font. Anything found gives exit code 1.
    """
    from reel.check.translation.finding import as_json as to_json
    from reel.check.translation.run import check_translations

    project = _project()
    first = project.first_language
    if first in codes:
        raise ReelError(f"{first} is the film's first language: others are compared with it")
    codes = codes or tuple(project.translations[1:])
    found = check_translations(project, load_storyboard(project), dict.fromkeys(codes))
    if as_json:
        click.echo(to_json(found))
    else:
        for finding in found:
            click.echo(str(finding))
    counts = Counter(finding.language for finding in found)
    summary = ", ".join(f"{code}: {counts[code]}" for code in dict.fromkeys(codes))
    click.echo(
        f"{len(found)} found in translations from {first} ({summary})"
        if codes
        else "there are no translations; words new CODE begins one",
        err=as_json,
    )
    if found:
        raise SystemExit(_FAILED)


@words.command()
@click.argument("code")
@out_option
def new(code: str, out: Path) -> None:
    """Begin a translation, in assets/words/CODE.toml and, if the film has them, quiz and posts.

    Each text of the first language stands there twice: as a comment, with how long its beat lasts,
    and below it to be translated in its place. So the film can be made at any time meanwhile;
    `words check` says what is left. No file is written over.
    """
    from reel.cli.new_translation import begin_translation

    project = _project()
    begun = begin_translation(project, load_storyboard(project), code, out)
    for path in begun:
        click.echo(f"{shown(path)}: begun")
    click.echo(f"translate what stands there; words check {code} says what is left")


def _project() -> Project:
    return find_project(click.get_current_context().obj)
