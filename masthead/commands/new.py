"""``masthead new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.building.places import shown
from masthead.commands.options import LANGUAGE, SYMBOL

if TYPE_CHECKING:
    from masthead.symbols import Symbol


@click.command()
@click.argument("kind")
@click.argument("symbol", type=SYMBOL)
@click.option(
    "--language", "-l", type=LANGUAGE, default="en", show_default=True, help="The language of the text."
)
def command(kind: str, symbol: Symbol, language: str) -> None:
    """Begin a document with a first text to edit.

    KIND is one of those in docs/kinds.md, or another for which the project has a first text. In an empty
    folder this begins a project, too.

    \b
    Examples:
      masthead new letter A/C.2/65/2 --language fr
      masthead new note A/80/590
    """
    from masthead.building.scaffold import project_for_new, write_first_text

    project, made = project_for_new(Path.cwd())
    text = write_first_text(project, kind, symbol, language)
    for file in (*made, text):
        click.echo(shown(file))
