"""The command ``masthead``, which ``build.py`` also is; each of its commands is a module here."""

from __future__ import annotations

import click

import masthead
from masthead.commands.group import LazyGroup

COMMANDS = {
    "build": "masthead.commands.build",
    "check": "masthead.commands.check",
    "copies": "masthead.commands.copies",
    "doctor": "masthead.commands.doctor",
    "import": "masthead.commands.importing",
    "new": "masthead.commands.new",
    "schema": "masthead.commands.schema",
    "serve": "masthead.commands.serve",
    "test": "masthead.commands.test",
    "verify": "masthead.commands.verify",
    "watch": "masthead.commands.watch",
    "words": "masthead.commands.words",
}


@click.command(
    cls=LazyGroup,
    modules=COMMANDS,
    default="build",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(masthead.__version__, prog_name="masthead")
@click.option("--traceback", is_flag=True, help="Show where in the program an unexpected error arose.")
def main(traceback: bool) -> None:
    """Typeset United Nations documents, print-ready, from structured Markdown.

    Without a command it builds: everything in the project, or the documents that are named.

    \b
    Examples:
      masthead new letter A/C.2/65/2 --language en
      masthead                         build everything that changed
      masthead content/A_C.2_65_2      build one document
      masthead check                   look for errors without building

    \b
    Exit status:
      0 done                           3 the machine lacks something
      1 errors in the content          4 a fault of ours
      2 wrong usage
    """
