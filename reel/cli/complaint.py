"""How an error is told."""

import click


def complain(kind: str, message: str) -> None:
    """Tell one error or failure, which may have several lines: those after the first stand in."""
    indented = message.strip().replace("\n", "\n    ")
    click.echo(f"{kind}: {indented}", err=True)
