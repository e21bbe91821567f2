"""``masthead words``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.commands.options import FOLDER, sources_argument
from masthead.commands.reporting import count, print_problems

if TYPE_CHECKING:
    from masthead.building.conserving import Conserved
    from masthead.errors import Problem


@click.command()
@sources_argument
@click.option("--out", type=FOLDER, help="Look here instead of in the project's dist/.")
@click.option("--only-wrong", is_flag=True, help="Tell of documents only that lack something.")
def command(sources: tuple[Path, ...], out: Path | None, only_wrong: bool) -> None:
    """Count the words of documents in what was built of them.

    For each document: how many words, numbers, marks, notes, cells, captions and alternative texts its text
    has, and how many of them stand in the PDF, which is read back, and in the HTML, in their order. Builds
    refuse what loses one; this shows it, and warns of tables whose order could not be followed. Ends with
    status 1 where something lacks.

    \b
    Examples:
      masthead words
      masthead words content/A_C.2_65_2 --out ~/archive
    """
    from masthead.building.conserving import conserved
    from masthead.building.plan import Request, plan_build
    from masthead.building.project import find_project
    from masthead.building.workers import Crew

    project = find_project(Path.cwd())
    place = Path(os.path.abspath(out)) if out else project.dist
    plan = plan_build(project, Request(sources, place, ("pdf", "html"), force=True), Crew(1, project.limits))
    problems = [problem for problem in plan.problems if problem.severity == "error"]
    whole = wrong = 0
    warnings: list[Problem] = []
    for each in conserved(project, plan):
        whole, wrong = whole + each.whole, wrong + (not each.whole)
        warnings += each.warnings
        if each.problem:
            problems.append(each.problem)
        elif not (only_wrong and each.whole):
            _tell(each)
    print_problems([*problems, *warnings])
    click.echo(f"{count(whole, 'document')} whole, {wrong} not")
    if wrong or problems:
        raise click.exceptions.Exit(1)


def _tell(document: Conserved) -> None:
    click.echo(f"{document.name:24}{'text':>9}{'PDF':>9}{'HTML':>9}")
    for held in document.held:
        lacking = "" if held.whole else f"  lacks: {held.lacking[:40]}"
        click.echo(f"  {held.what:22}{held.written:9,}{held.pdf:9,}{held.html:9,}{lacking}")
