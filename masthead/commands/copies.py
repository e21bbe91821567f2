"""``masthead copies``: a group of its own."""

from __future__ import annotations

import click

from masthead.commands.group import LazyGroup

COMMANDS = {
    "ledger": "masthead.commands.copies_ledger",
    "make": "masthead.commands.copies_make",
    "plan": "masthead.commands.copies_plan",
    "print": "masthead.commands.copies_print",
    "printers": "masthead.commands.copies_printers",
    "reprint": "masthead.commands.copies_reprint",
}


@click.command(cls=LazyGroup, modules=COMMANDS, default="make")
def command() -> None:
    """Make and print the copies of a distribution list.

    Documents are taken as they are built; dist/ is never touched. Without a command it makes the files.

    \b
    Examples:
      masthead copies plan distribution.yaml
      masthead copies distribution.yaml --label 2026-11-24 --slips
      masthead copies print 2026-11-24 --printer office --staple
      masthead copies distribution.yaml --label 2026-11-25 --changed-since 2026-11-24
    """
