"""What several commands take and do alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)


def sources_argument(function: _Command) -> _Command:
    """The arguments SOURCE…: files, document folders, content folders."""
    path = click.Path(exists=True, path_type=Path)
    return click.argument("sources", nargs=-1, type=path, metavar="[SOURCE]...")(function)
