"""``masthead watch``."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.building.places import shown
from masthead.commands.group import INTERRUPTED
from masthead.commands.reporting import count, print_problems, told

if TYPE_CHECKING:
    from masthead.building.workshop import Round


@click.command()
@click.option("--jobs", type=click.IntRange(min=1), help="Set so many documents at once.")
def command(jobs: int | None) -> None:
    """Build whatever changes, as soon as it is saved.

    Each edit of a text, a template, a style or the settings is built into dist/, and told: which files,
    which of their pages changed, how long it took. A text with errors is not built, and what dist/ holds
    of it stays. Ctrl-C ends it.

    \b
    Example:
      masthead watch
    """
    from masthead.building.project import find_project
    from masthead.building.watching import Watch
    from masthead.building.workshop import Workshop

    gc.enable()  # unlike a build of one document, this process stays
    project = find_project(Path.cwd())
    workshop, watch = Workshop(project, jobs), Watch(project)
    try:
        tell(workshop.build())
        workshop.warm()
        click.echo(f"watching {shown(project.root)} (Ctrl-C ends)")
        for changes in watch.edits():
            done = workshop.build(changes)
            if changes is not None or not done.idle:
                tell(done)
    except KeyboardInterrupt:
        watch.close()
        workshop.close()
        sys.stdout.flush()
        # a thread that still waits for a file would abort Python's own end (status -6, seen once in two)
        os._exit(INTERRUPTED)
    finally:
        watch.close()
        workshop.close()


def tell(done: Round) -> None:
    """Tells what a round came to."""
    for result in done.results:
        for line in told(result):
            click.echo(line)
    for file in done.removed:
        click.echo(f"{shown(file)} removed")
    print_problems(done.problems)
    built = sum(bool(result.files) for result in done.results)
    errors = sum(problem.severity == "error" for problem in done.problems)
    wrong = f", {count(errors, 'error')}" if errors else ""
    click.echo(f"{count(built, 'document')} built{wrong} in {done.seconds:.2f} s")
