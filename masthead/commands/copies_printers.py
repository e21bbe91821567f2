"""``masthead copies printers``."""

from __future__ import annotations

import click


@click.command("printers")
@click.option("--server", help="The CUPS server, HOST:PORT; else $CUPS_SERVER or this machine.")
def command(server: str | None) -> None:
    """List the printers, and what each can do."""
    from masthead.copies.printing import ipp
    from masthead.copies.printing.printers import list_printers

    host = server or ipp.server()
    printers = list_printers(host)
    for printer in printers:
        said = ", ".join(filter(None, ["stopped" if printer.stopped else "", printer.trouble]))
        click.echo(f"{printer.name} ({said})" if said else printer.name)
        for what, attribute in (("sides", "sides"), ("media", "media"), ("trays", "media-source")):
            click.echo(f"  {what}: {', '.join(printer.words(f'{attribute}-supported')) or 'no choice'}")
        click.echo(f"  copies of a job: {printer.most_copies}")
        click.echo(f"  staples: {', '.join(printer.staples) or 'none'}")
    if not printers:
        click.echo(f"no printers on {host}")
