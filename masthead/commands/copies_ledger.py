"""``masthead copies ledger``."""

from __future__ import annotations

from pathlib import Path

import click

from masthead.commands.copies_options import ledger_path


@click.command("ledger")
@click.option("--symbol", help="The copies of one document only.")
@click.option("--jobs", "label", metavar="LABEL", help="The print jobs of a run instead.")
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="The ledger.")
def command(symbol: str | None, label: str | None, ledger: Path | None) -> None:
    """List the numbered copies: which number went to whom, in which run it was printed again."""
    from masthead.building.project import find_project
    from masthead.copies.ledger import Ledger

    with Ledger(ledger_path(find_project(Path.cwd()), ledger)) as book:
        if label:
            run = book.run(label)
            for job in book.jobs(run) if run else ():
                click.echo("\t".join((job.file, job.state, str(job.number or ""), job.printer, job.message)))
            return
        again = book.reprints()
        for copy in book.copies(symbol=symbol):
            told = "; ".join(again.get(copy.id, ()))
            of = f"{copy.number} of {copy.total}"
            click.echo("\t".join((copy.symbol, of, copy.language, copy.recipient, told)).rstrip())
