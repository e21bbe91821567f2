"""``masthead copies make``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from masthead.building.places import shown
from masthead.commands.copies_options import (
    collate_option,
    layout_of,
    layout_options,
    ledger_path,
    place_options,
    plan_of,
)
from masthead.commands.options import FOLDER
from masthead.commands.reporting import count, print_problems


@click.command("make")
@click.argument("list_file", metavar="LIST", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--label", required=True, help="The name of the run, by which it is known later.")
@click.option("--out", type=FOLDER, help="Write here instead of into the project's copies/LABEL/.")
@click.option(
    "--changed-since", "since", metavar="LABEL", help="Only the sheets that differ from an earlier run."
)
@collate_option
@click.option("--slips", is_flag=True, help="Lay a slip sheet on each recipient's copies.")
@click.option("--labels", metavar="NAME", help="Make address labels, as for `Avery L7160`.")
@click.option(
    "--skip-labels", type=click.IntRange(0, 1000), default=0, help="Labels gone from the first sheet."
)
@click.option("--watermark", is_flag=True, help="Print the copy number across numbered copies.")
@click.option("--code", type=click.Choice(["qr", "code128"]), help="Print a code that names the copy.")
@click.option("--variant", type=click.Choice(["pdf/x-4", "pdf/a-2b"]), help="Make files for a print shop.")
@click.option(
    "--profile", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="ICC of the press."
)
@click.option("--cover", "cover_media", metavar="MEDIA", help="Covers apart, on paper that IPP calls so.")
@click.option(
    "--cover-sheets", type=click.IntRange(1, 8), default=1, help="The sheets of a cover.", show_default=True
)
@click.option(
    "--date", default="", help="The date on slips and lists (YYYY-MM-DD); without it they have none."
)
@place_options
@layout_options
def command(list_file: Path, out: Path | None, dist: Path | None, ledger: Path | None, **asked: Any) -> None:
    """Make the files of a distribution: sets, labels, packing list, job ticket.

    Copies of restricted and provisional documents are numbered; the ledger keeps the numbers. A run that was
    interrupted is taken up by the same command.

    \b
    Examples:
      masthead copies make distribution.yaml --label first --slips --labels "Avery L7160"
      masthead copies make distribution.yaml --label booklets --layout booklet --paper A3 --trim A4
      masthead copies make distribution.yaml --label second --changed-since first
    """
    from masthead.building.project import find_project
    from masthead.copies.ledger import Ledger
    from masthead.copies.making import make_files
    from masthead.copies.parcels import with_slips
    from masthead.copies.run import begin_run

    options = _options(asked)
    project = find_project(Path.cwd())
    layout = layout_of(asked, cover=asked["cover_media"] is not None)
    plan = plan_of(project, list_file, dist, layout, asked["grams"])
    if options.slips:
        plan = with_slips(plan, options.collation)
    print_problems(plan.problems)
    place = (out or project.root / "copies" / options.label).absolute()
    with Ledger(ledger_path(project, ledger)) as book:
        run = begin_run(plan, options, book)
        made = 0
        for file in make_files(run, place):
            times = f", to be printed {file.copies} times" if file.copies > 1 else ""
            click.echo(f"{shown(place / file.file)}: {count(file.sheets, 'sheet')}{times}")
            made += 1
    click.echo(f"{count(made, 'file')} in {shown(place)}")


def _options(asked: dict[str, Any]) -> Any:
    import re

    from masthead.copies.overlays import Stamp
    from masthead.copies.paper import find_label_sheet
    from masthead.copies.run import Options

    if not re.fullmatch(r"[\w][\w.-]{0,39}", asked["label"]):
        raise click.BadParameter("a label is of letters, figures and . _ -, 40 at most", param_hint="--label")
    if asked["date"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", asked["date"]):
        raise click.BadParameter("a date is YYYY-MM-DD", param_hint="--date")
    if asked["variant"] == "pdf/x-4" and not asked["date"]:
        raise click.UsageError("PDF/X-4 states its date; say --date YYYY-MM-DD")
    return Options(
        label=asked["label"],
        collation=asked["collate"],
        slips=asked["slips"],
        labels=find_label_sheet(asked["labels"]).name if asked["labels"] else None,
        skip_labels=asked["skip_labels"],
        stamp=Stamp(asked["watermark"], asked["code"]),
        variant=asked["variant"] or "",
        profile=asked["profile"],
        cover_media=asked["cover_media"],
        cover_sheets=asked["cover_sheets"],
        since=asked["since"],
        date=asked["date"],
    )
