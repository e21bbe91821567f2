"""The group of commands: loads a command when it is asked for, and tells all errors in one way."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from masthead.commands.reporting import print_problems
from masthead.errors import MastheadError, Problem

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE


class _UnreadError(Exception):
    """Nobody reads what we write: ``masthead build | head -1``."""


class LazyGroup(click.Group):
    """A group whose commands are modules with a ``command``, imported when asked for; one is the default."""

    def __init__(self, *args: Any, modules: Mapping[str, str], default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = dict(modules)
        self.default = default

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return sorted(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, its module imported only now."""
        if cmd_name not in self.modules:
            return None
        command = import_module(self.modules[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command where the user left it out."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        place = next((number for number, word in enumerate(args) if word not in own), len(args))
        first = args[place] if place < len(args) else None
        if not {"--help", "-h", "--version"} & set(args[:place]) and (
            first is None or (first not in self.modules and (first.startswith("-") or Path(first).exists()))
        ):
            args = [*args[:place], self.default, *args[place:]]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with, or an error that suggests one."""
        if args[0] not in self.modules:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.modules, ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. A broken pipe is kept from click, whose status for it is our one for errors."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _UnreadError from error
        return result

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "masthead",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command and, unless told to leave that to the caller, ends with its exit status."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        _write_anything()
        words = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(words, prog_name, complete_var, standalone_mode=False, **extra)
            # what a command returns is no status, but what ctx.exit() was given is
            status = status if isinstance(status, int) else 0
        except (click.Abort, KeyboardInterrupt):
            status = INTERRUPTED
        except click.ClickException as error:
            error.show()
            status = error.exit_code
        except MastheadError as error:
            print_problems(error.problems)
            status = error.exit_status
        except _UnreadError:
            # what is still in the buffer must not fail again when Python ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = BROKEN_PIPE
        except Exception as error:
            status = _unexpected(error, show="--traceback" in words)
        sys.exit(status)


def _write_anything() -> None:
    """A terminal that cannot show a character, or the name of a file that is none, shows its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _unexpected(error: Exception, show: bool) -> int:
    """Tells of a fault of ours."""
    if show:
        import traceback

        traceback.print_exception(error)
    message = f"{type(error).__name__}: {error}".replace("\n", " ")
    hint = "this is a fault in masthead; run `masthead --traceback …` to see where, and report it"
    print_problems([Problem("internal", message, hint=None if show else hint)])
    return 4
