"""``masthead verify``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from masthead.building.places import shown
from masthead.commands.options import FOLDER, sources_argument
from masthead.commands.reporting import count, print_problems

_TOLD = {
    "other": "is not what its text gives now",
    "missing": "is missing",
    "unset": "cannot be set any more",
}


@click.command()
@sources_argument
@click.option("--out", type=FOLDER, help="Look here instead of in the project's dist/.")
@click.option("--jobs", type=click.IntRange(min=1), help="Set so many documents at once.")
def command(sources: tuple[Path, ...], out: Path | None, jobs: int | None) -> None:
    """Set documents again, and compare with what was built, byte for byte.

    Nothing is written, and the record of what has changed is not asked. Where a file differs, the build
    record beside it (build.json) says why: another text, template, library, font, or a file that was changed
    by hand. Ends with status 1 where a file differs, is missing, or cannot be set.

    \b
    Examples:
      masthead verify
      masthead verify content/A_C.2_65_2 --out ~/archive
    """
    from masthead.building.plan import Request, plan_build
    from masthead.building.project import find_project
    from masthead.building.verify import verify
    from masthead.building.workers import Crew, processors

    project = find_project(Path.cwd())
    place = Path(os.path.abspath(out)) if out else project.dist
    crew = Crew(jobs or processors(), project.limits)
    same = wrong = 0
    try:
        plan = plan_build(project, Request(sources, place, project.formats, force=True), crew)
        problems = list(plan.problems)
        for each in verify(project, plan, crew):
            problems += each.problems
            same += each.verdict == "same"
            if each.verdict != "same":
                wrong += 1
                click.echo(f"{shown(each.file)} {_TOLD[each.verdict]}")
                for reason in each.reasons:
                    click.echo(f"  {reason}")
    finally:
        crew.close()
    print_problems([problem for problem in problems if problem.severity == "error"])
    unread = len(plan.sources) - len(plan.tasks)
    click.echo(f"{count(same, 'file')} as built, {wrong} not" + (f", {unread} not read" if unread else ""))
    if wrong or unread:
        raise click.exceptions.Exit(1)
