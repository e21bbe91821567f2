"""What several commands take and do alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from masthead.symbols import Symbol

_Command = TypeVar("_Command", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)


def sources_argument(function: _Command) -> _Command:
    """The arguments SOURCE…: files, document folders, content folders."""
    path = click.Path(exists=True, path_type=Path)
    return click.argument("sources", nargs=-1, type=path, metavar="[SOURCE]...")(function)


class SymbolType(click.ParamType["Symbol"]):
    """A document symbol."""

    name = "symbol"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Symbol:
        """The symbol that a word is; click's usage error where it is none."""
        from masthead.symbols import Symbol, SymbolSyntaxError

        try:
            return Symbol.parse(str(value))
        except SymbolSyntaxError as error:
            hint = getattr(error, "hint", None)
            self.fail(f"{error}; {hint}" if hint else str(error), param, ctx)


class LanguageType(click.ParamType["str"]):
    """The code of a language that there is a record of."""

    name = "language"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code, in small letters; click's usage error where no language has it."""
        from masthead.languages import language_codes

        code = str(value).lower()
        if code not in language_codes():
            self.fail(f"`{value}` is no language; there are {', '.join(language_codes())}", param, ctx)
        return code


SYMBOL = SymbolType()
LANGUAGE = LanguageType()
