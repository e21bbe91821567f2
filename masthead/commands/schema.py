"""``masthead schema``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
def command() -> None:
    """Print the fields of the metadata.

    The table, in Markdown, has what the front matter of a text and document.yaml may say.

    \b
    Example:
      masthead schema
    """
    from masthead.building.project import find_project
    from masthead.kinds import load_kinds
    from masthead.metadata import document_schema

    kinds = load_kinds(find_project(Path.cwd()).templates)
    click.echo(document_schema(kinds), nl=False)
