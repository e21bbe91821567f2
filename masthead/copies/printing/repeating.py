"""A file that holds what a printer cannot repeat by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from masthead.copies.printing.printers import Printer, Ticket


@contextmanager
def repeated(path: Path, ticket: Ticket, printer: Printer) -> Iterator[tuple[Path, Ticket]]:
    """File and ticket for a printer: as they are, or with the pages so many times and asked for once."""
    if ticket.copies <= printer.most_copies:
        yield path, ticket
        return
    import pikepdf

    with tempfile.TemporaryDirectory() as folder, pikepdf.open(path) as pdf:
        once = len(pdf.pages)
        for _ in range(ticket.copies - 1):
            for number in range(once):
                pdf.pages.append(pdf.pages[number])
        pdf.save(Path(folder) / path.name)
        yield Path(folder) / path.name, replace(ticket, copies=1)
