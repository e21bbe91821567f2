"""``masthead copies plan``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from masthead.commands.copies_options import collate_option, layout_of, layout_options, place_options, plan_of
from masthead.commands.reporting import count, print_problems

if TYPE_CHECKING:
    from masthead.copies.parcels import Collation
    from masthead.copies.plan import Amount, Plan


@click.command("plan")
@click.argument("list_file", metavar="LIST", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), help="Write it as CSV, too."
)
@click.option("--slips", is_flag=True, help="Count a slip sheet on each recipient's copies, too.")
@collate_option
@place_options
@layout_options
def command(
    list_file: Path,
    csv_file: Path | None,
    slips: bool,
    collate: Collation,
    dist: Path | None,
    ledger: Path | None,
    **asked: Any,
) -> None:
    """Show who gets what, and how much paper that is; make nothing.

    LIST is a distribution list, YAML or CSV.
    """
    from masthead.building.project import find_project

    plan = plan_of(find_project(Path.cwd()), list_file, dist, layout_of(asked), asked["grams"])
    if slips:
        from masthead.copies.parcels import with_slips

        plan = with_slips(plan, collate)
    print_problems(plan.problems)
    show_plan(plan)
    if csv_file:
        from masthead.building.output import write_files
        from masthead.copies.making import table_csv
        from masthead.copies.plan import HEADINGS

        write_files(csv_file.absolute().parent, {csv_file.name: table_csv([HEADINGS, *plan.rows()])})


def show_plan(plan: Plan) -> None:
    """Writes the plan as a table, with its sums by language, document and recipient."""
    from masthead.copies.plan import HEADINGS

    rows = [HEADINGS, *plan.rows()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    ways = {
        "by language": plan.totals(lambda line: line.document.language),
        "by document": plan.totals(lambda line: line.document.symbol),
        "by recipient": plan.totals(lambda line: line.recipient.name),
    }
    for title, totals in ways.items():
        click.echo(f"\n{title}")
        for name, amount in totals.items():
            click.echo(f"  {name}: {_copies(amount)}, {count(amount.sheets, 'sheet')}, {_weight(amount)}")
    if plan.slips:
        click.echo(f"\nslips: {count(plan.slips, 'sheet')} of {plan.slip_paper.name}")
    click.echo()
    for paper, amount in plan.of_paper():
        said = f"{_copies(amount)}, " if amount.copies else ""
        click.echo(
            f"in all: {said}{count(amount.sheets, 'sheet')} of {paper.name} ({plan.stock.grams:g} g/m2), "
            f"{count(amount.reams(plan.stock), 'ream')}, {_weight(amount)}"
        )


def _copies(amount: Amount) -> str:
    return f"{amount.copies} {'copy' if amount.copies == 1 else 'copies'}"


def _weight(amount: Amount) -> str:
    return f"{amount.grams / 1000:.2f} kg"
