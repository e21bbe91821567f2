"""``masthead serve``."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from masthead.commands.watch import tell


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0: any that is free."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Set so many documents at once.")
def command(port: int, jobs: int | None) -> None:
    """Show the documents in the browser, live.

    Does what watch does, and serves a page on this machine, and for this machine only: the set pages
    beside the page for the screen, with errors and their lines. Ctrl-C ends it.

    \b
    Example:
      masthead serve
    """
    from masthead.building.project import find_project
    from masthead.serving.server import Server

    gc.enable()  # unlike a build of one document, this process stays
    server = Server(find_project(Path.cwd()), port, jobs, tell)
    click.echo(f"serving {server.address} (Ctrl-C ends)")
    server.run()
