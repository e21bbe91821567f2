"""``masthead import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from masthead.building.places import shown
from masthead.commands.options import FOLDER, LANGUAGE, SYMBOL
from masthead.commands.reporting import has_errors, print_problems
from masthead.errors import ContentError, Problem

if TYPE_CHECKING:
    from masthead.building.intake import Intake
    from masthead.limits import Limits
    from masthead.symbols import Symbol


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--into", type=FOLDER, help="Write here instead of into the project's content/.")
@click.option("--symbol", "-s", type=SYMBOL, help="The document symbol.")
@click.option("--language", "-l", type=LANGUAGE, help="The language of the text: en, fr and so on.")
@click.option("--job", help="The job number, as 10-60686.")
@click.option("--kind", help="The kind of document, where its title does not tell it.")
@click.option("--force", is_flag=True, help="Write over texts that are there.")
@click.option("--strict", is_flag=True, help="Import nothing of a file of which something would be lost.")
def command(
    files: tuple[Path, ...],
    into: Path | None,
    symbol: Symbol | None,
    language: str | None,
    job: str | None,
    kind: str | None,
    force: bool,
    strict: bool,
) -> None:
    """Turn Word files, AKN4UN and text out of PDF files into Markdown.

    Each FILE becomes a text in the folder of its document, and what it said, what was taken out of it and
    what the import was not sure of is told. What the options do not say, the file's name may, as in
    A_C.2_65_2-FR.txt, or the text itself. The text of a PDF file is best had from `pdftotext -layout`, whose
    indents tell headings and paragraphs.

    \b
    Examples:
      masthead import A_C.2_65_2-FR.txt --job 10-60686
      masthead import A_80_604_Add.3.docx --strict
      masthead import letter.txt --symbol A/C.2/65/2 --language fr --into letters
    """
    from masthead.building.intake import import_file
    from masthead.building.limits import TimeLimitError, memory_limit, time_limit, too_large, too_long
    from masthead.importing.given import Given
    from masthead.limits import in_force

    if symbol and language and len(files) > 1:
        raise click.UsageError("several files cannot have one symbol and one language")
    place, templates, most = _places(into)
    problems: list[Problem] = []
    for file in files:
        try:
            given = Given(symbol, language, job, kind)
            with in_force(most), time_limit(most.seconds), memory_limit(most.memory):
                intake = import_file(file.absolute(), place, given, templates, force, strict)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        except TimeLimitError:
            problems.append(too_long(file.absolute(), most.seconds, "importing"))
            continue
        except MemoryError:
            problems.append(too_large(file.absolute(), most.memory, "importing"))
            continue
        problems.extend(intake.problems)
        _tell(file, intake)
    print_problems(problems)
    if has_errors(problems):
        raise click.exceptions.Exit(1)


def _places(into: Path | None) -> tuple[Path, tuple[Path, ...], Limits]:
    """The folder to write to, templates folders, limits: a project's, or ours where there is none."""
    from masthead.building.project import find_project, project_above
    from masthead.limits import limits
    from masthead.resources import templates_folder

    if into and not project_above(Path.cwd()):
        return into.absolute(), (templates_folder(),), limits()
    project = find_project(Path.cwd())
    return into.absolute() if into else project.content, project.templates, project.limits


def _tell(file: Path, intake: Intake) -> None:
    from masthead.importing.report import render_report

    click.echo(f"{shown(file)} -> {', '.join(map(shown, intake.files))}")
    click.echo(render_report(intake.report))
    for field, said in intake.left.items():
        click.echo(f"not understood, for `{field}`: {said}")
