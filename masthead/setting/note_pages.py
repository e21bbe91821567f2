"""Keeps notes on the page of their calls: what the engine does else to save a line.

Where the first line of a paragraph fits its page and the second does not, WeasyPrint 70 moves the notes of
the page to the next one, whatever ``footnote-policy`` says, and fills their room with the line
(``layout/block.py``, ``_linebox_layout``). Word moves the paragraph: no note of the 60 documents that were
measured stands on another page than its call.
"""

from __future__ import annotations

import importlib
import inspect

from masthead.errors import InternalError, Problem

_MODULE, _FUNCTION = "weasyprint.layout.block", "_linebox_layout"
_DECISION = "report = not context.in_column and can_break_now and not could_break_before"


def keep_notes() -> None:
    """Take the decision to move notes out of the engine that is loaded.

    Raises InternalError where the engine has no such decision: it is another release than is pinned.
    """
    block = importlib.import_module(_MODULE)
    if getattr(block, "keeps_notes", False):
        return
    source = inspect.getsource(getattr(block, _FUNCTION))
    if source.count(_DECISION) != 1:
        message = f"{_MODULE}.{_FUNCTION} is not that of WeasyPrint 70"
        raise InternalError(Problem("engine-unknown", message, hint="install the pinned release"))
    code = compile(source.replace(_DECISION, "report = False"), str(block.__file__), "exec")
    exec(code, vars(block))
    vars(block)["keeps_notes"] = True
