"""``masthead check``."""

from __future__ import annotations

from pathlib import Path

import click

from masthead.commands.options import sources_argument
from masthead.commands.reporting import count, has_errors, print_problems


@click.command()
@sources_argument
def command(sources: tuple[Path, ...]) -> None:
    """Look for errors in documents without building them.

    SOURCE is as for build. Each problem is told as path:line: severity code: message.

    \b
    Examples:
      masthead check
      masthead check content/A_C.2_65_2/fr.md
    """
    from masthead.building.check import check_documents
    from masthead.building.project import find_project

    checked, problems = check_documents(find_project(Path.cwd()), sources)
    print_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    found = " and ".join(
        count(number, what) for number, what in ((errors, "error"), (warnings, "warning")) if number
    )
    click.echo(f"{count(checked, 'document')} checked: {found or 'nothing wrong'}")
    if has_errors(problems):
        raise click.exceptions.Exit(1)
