"""``masthead schema``."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print what the front matter and document.yaml may say, as a Markdown table.

    \b
    Example:
      masthead schema
    """
    from masthead.metadata import document_schema

    click.echo(document_schema(), nl=False)
