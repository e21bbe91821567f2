"""``masthead copies print``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from masthead.commands.copies_options import ledger_path
from masthead.commands.options import FOLDER
from masthead.commands.reporting import count, print_problems

if TYPE_CHECKING:
    from masthead.copies.printing.sending import Sheaf


@click.command("print")
@click.argument("label")
@click.option("--printer", required=True, help="The queue, or the address of a printer (ipp://…).")
@click.option("--server", help="The CUPS server, HOST:PORT; else $CUPS_SERVER or this machine.")
@click.option("--staple", type=click.Choice(["any", "top-left", "bottom-left", "dual-left", "saddle"]))
@click.option("--sides", type=click.Choice(["one-sided", "two-sided-long-edge", "two-sided-short-edge"]))
@click.option("--media", help="The paper, where not that of the run: iso_a4_210x297mm …")
@click.option("--tray", help="The tray, as the printer calls it.")
@click.option("--hold", is_flag=True, help="Leave the jobs waiting at the printer.")
@click.option("--dry-run", is_flag=True, help="Show the jobs and check the options; print nothing.")
@click.option("--printed", multiple=True, metavar="FILE", help="A doubtful job has come out.")
@click.option("--not-printed", multiple=True, metavar="FILE", help="A doubtful job has not come out.")
@click.option("--out", type=FOLDER, help="The folder of the run, where not copies/LABEL/.")
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="The ledger.")
def command(label: str, out: Path | None, ledger: Path | None, **asked: Any) -> None:
    """Print the files of a run, each once; given again, it prints what is missing.

    \b
    Examples:
      masthead copies print first --printer office --staple top-left --dry-run
      masthead copies print first --printer office --tray tray-2
    """
    from masthead.building.project import find_project
    from masthead.copies.ledger import Ledger
    from masthead.copies.printing.ipp import server
    from masthead.copies.printing.printers import check_options, find_printer
    from masthead.copies.printing.sending import Sender
    from masthead.copies.printing.tickets import settle, sheaves_of

    project = find_project(Path.cwd())
    place = out or project.root / "copies" / label
    sheaves = sheaves_of(place, label, {name: asked[name] for name in ("staple", "sides", "media", "tray")})
    printer = find_printer(asked["printer"], asked["server"] or server())
    check_options(printer, (sheaf.ticket for sheaf in sheaves))
    with Ledger(ledger_path(project, ledger)) as book:
        run = book.run(label)
        if run is None:
            raise click.UsageError(f"the ledger has no run `{label}`; make it first")
        settle(book, run, asked["printed"], asked["not_printed"])
        states = {(job.file, job.digest): job.state for job in book.jobs(run)}
        if asked["dry_run"]:
            _show(sheaves, states)
            return
        sender = Sender(book, run, label, printer, click.echo, asked["hold"])
        problems = sender.send(sheaves)
    print_problems(problems)
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(f"{count(len(sheaves), 'file')} {'waiting' if asked['hold'] else 'printed'}")


def _show(sheaves: tuple[Sheaf, ...], states: dict[tuple[str, str], str]) -> None:
    for sheaf in sheaves:
        ticket = sheaf.ticket
        said: dict[str, str | int | None] = {"copies": ticket.copies if ticket.copies > 1 else None}
        said |= {"sides": ticket.sides, "media": ticket.media, "tray": ticket.tray, "staple": ticket.staple}
        asked = json.dumps({name: value for name, value in said.items() if value})
        click.echo(f"{sheaf.name}: {states.get((sheaf.name, sheaf.digest), 'to be printed')} {asked}")
