"""``masthead copies reprint``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from masthead.building.places import shown
from masthead.commands.copies_options import layout_of, layout_options, ledger_path, place_options
from masthead.commands.options import FOLDER


@click.command("reprint")
@click.argument("symbol")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(min=1))
@click.option("--label", required=True, help="The name of this run.")
@click.option("--reason", required=True, help="Why it is printed again; the ledger keeps it.")
@click.option("--watermark", is_flag=True, help="Print the copy number across numbered copies.")
@click.option("--code", type=click.Choice(["qr", "code128"]), help="Print a code that names the copy.")
@click.option("--out", type=FOLDER, help="Write here instead of into the project's copies/LABEL/.")
@place_options
@layout_options
def command(
    symbol: str,
    numbers: tuple[int, ...],
    label: str,
    reason: str,
    out: Path | None,
    dist: Path | None,
    ledger: Path | None,
    **asked: Any,
) -> None:
    """Make copies again that have a number already; the ledger keeps that, and the reason.

    \b
    Example:
      masthead copies reprint A/C.2/80/7 17 --label again --reason "lost in the post"
    """
    from masthead.building.project import find_project
    from masthead.copies.documents import find_documents
    from masthead.copies.ledger import Ledger
    from masthead.copies.making import make_files
    from masthead.copies.overlays import Stamp
    from masthead.copies.run import Options, begin_reprint

    project = find_project(Path.cwd())
    documents, _ = find_documents(project, dist or project.dist)
    options = Options(label, "copy", stamp=Stamp(asked["watermark"], asked["code"]))
    place = (out or project.root / "copies" / label).absolute()
    with Ledger(ledger_path(project, ledger)) as book:
        run = begin_reprint(book, documents, symbol, numbers, reason, layout_of(asked), options)
        for file in make_files(run, place):
            click.echo(shown(place / file.file))
