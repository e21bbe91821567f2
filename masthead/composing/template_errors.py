"""What goes wrong in a template, told with its file and line: those of a project are text of its user."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from masthead.errors import ContentError, MastheadError, Problem
from masthead.resources import templates_folder

_HINT = "mend the template, or delete it: the one that comes with Masthead then takes its place"


@contextmanager
def told(folders: Sequence[Path]) -> Iterator[None]:
    """Turn an exception that comes out of a project's template into a ContentError.

    ``folders`` are those of the templates. What comes out of ours is a fault of ours, and passes.
    """
    try:
        yield
    except MastheadError:
        raise
    except Exception as error:
        place = _place(error, [folder for folder in folders if folder != templates_folder().resolve()])
        if place is None:
            raise
        message = " ".join(f"{type(error).__name__}: {error}".split())
        raise ContentError(Problem("template-error", message, *place, _HINT)) from error


def _place(error: Exception, folders: Sequence[Path]) -> tuple[Path, int | None] | None:
    """File and line of the last template that was at work; None where it was none of those folders'."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError) and error.filename:
        places: list[tuple[Path, int | None]] = [(Path(error.filename), error.lineno)]
    else:
        frames = traceback.extract_tb(error.__traceback__)
        places = [(Path(frame.filename), frame.lineno) for frame in frames]
    ours = [place for place in places if any(place[0].is_relative_to(folder) for folder in folders)]
    return ours[-1] if ours else None
