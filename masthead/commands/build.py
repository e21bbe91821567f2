"""``masthead build``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.building.places import shown
from masthead.commands.options import FOLDER, sources_argument
from masthead.commands.reporting import count, has_errors, print_problems, told

if TYPE_CHECKING:
    from masthead.building.build import Result
    from masthead.building.plan import Plan, Request
    from masthead.building.project import Project
    from masthead.building.workers import Crew
    from masthead.errors import Problem


class Formats(click.ParamType[tuple[str, ...]]):
    """Formats with commas between them."""

    name = "formats"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The formats of ``pdf,html``, each once, in the order in which they are always made."""
        from masthead.building.settings import FORMATS

        asked = [word.strip() for word in str(value).split(",")]
        unknown = [word for word in asked if word not in FORMATS]
        if unknown:
            self.fail(f"`{unknown[0]}` is no format; the formats are {', '.join(FORMATS)}", param, ctx)
        return tuple(format for format in FORMATS if format in asked)


@click.command()
@sources_argument
@click.option("--out", type=FOLDER, help="Write here instead of into the project's dist/.")
@click.option("--format", "formats", type=Formats(), metavar="pdf,html", help="Make these formats only.")
@click.option("--jobs", type=click.IntRange(min=1), help="Set so many documents at once.")
@click.option("--force", is_flag=True, help="Set what has not changed, too.")
def command(
    sources: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...] | None,
    jobs: int | None,
    force: bool,
) -> None:
    """Build documents: print-ready PDF, and HTML.

    SOURCE is a text, a document's folder or a folder of documents, in the project or outside it; without
    one, everything in the project's content/ is built. What has not changed is not built again. A document
    with errors is not built, and what dist/ holds of it stays.

    \b
    Examples:
      masthead build
      masthead build content/A_C.2_65_2 --format pdf
      masthead build ~/letters --out ~/letters/ready
    """
    from masthead.building.lock import locked
    from masthead.building.plan import Request
    from masthead.building.project import find_project
    from masthead.building.workers import Crew, processors

    project = find_project(Path.cwd())
    place = Path(os.path.abspath(out)) if out else project.dist
    crew = Crew(jobs or processors(), project.limits)
    try:
        with locked(project, lambda: click.echo("waiting for another build of this project", err=True)):
            problems = _build(project, Request(sources, place, formats or project.formats, force), crew)
    finally:
        crew.close()
    if has_errors(problems):
        raise click.exceptions.Exit(1)


def _build(project: Project, request: Request, crew: Crew) -> list[Problem]:
    """Builds and tells of it; everything that is wrong."""
    from masthead.building.plan import plan_build

    plan = plan_build(project, request, crew)
    problems = [*plan.problems]
    built = 0
    try:
        for result in _carry_out(plan, project, crew):
            problems.extend(result.problems)
            built += bool(result.files)
            for line in told(result):
                click.echo(line)
        for file in _tidied(plan):
            click.echo(f"{shown(file)} removed")
    finally:
        plan.record.close()
        print_problems(problems)
    click.echo(_summary(plan, built))
    return problems


def _tidied(plan: Plan) -> tuple[Path, ...]:
    from masthead.building.provenance import is_put

    if not (plan.tasks or plan.gone) and is_put(plan.record, plan.request.out):
        return ()
    from masthead.building.build import tidy

    return tidy(plan)


def _summary(plan: Plan, built: int) -> str:
    unchanged = len(plan.unchanged)
    failed = len(plan.sources) - built - unchanged
    return f"{count(built, 'document')} built, {unchanged} unchanged" + (
        f", {failed} not built" if failed else ""
    )


def _carry_out(plan: Plan, project: Project, crew: Crew) -> Iterator[Result]:
    """Carries a plan out, with a progress bar where there is somebody to see it and something to wait for."""
    if not plan.tasks:
        return
    from masthead.building.build import carry_out

    if len(plan.tasks) > 1 and sys.stderr.isatty():
        with click.progressbar(length=len(plan.tasks), label="Setting", file=sys.stderr) as bar:
            results = tuple(carry_out(project, plan, crew, lambda: bar.update(1)))
        yield from results
    else:
        yield from carry_out(project, plan, crew)
