"""What stands before the text, as values of the metadata: what a language says itself is left out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from masthead.importing.report import Remark
from masthead.languages import language, language_codes

if TYPE_CHECKING:
    from masthead.importing.text.front import Front

_JOB = re.compile(r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5} ?\([A-Z]\)")
_DATES = re.compile(r"\d{6}(?: \d{6})?")


def front_values(front: Front, code: str) -> dict[str, Any]:
    """The attributes of Metadata; the agenda's line where it is worded otherwise than usual."""
    values = dict(front.values)
    if front.guesses.pop("only", False) and not front.guesses.get("original"):
        front.guesses["original"], values["only"] = (code,), True
    said = front.guesses.pop("agenda", None)
    if isinstance(said, str) and code in language_codes():
        items = front.guesses.get("agenda_items", ())
        usual = language(code).agenda_items(tuple(items)) if items else ""  # type: ignore[arg-type]
        if _squeezed(said) != _squeezed(usual):
            values["agenda_line"] = said
    return values


def job_dates(removed: Sequence[Remark]) -> dict[str, Any]:
    """The dates behind the job number, of the first line that has some."""
    lines = [remark.text for remark in removed if remark.why in ("running foot", "job date")]
    for at, text in enumerate(lines):
        if not _JOB.search(text):
            continue
        said = " ".join([_JOB.sub("", text), *(t for t in lines[at + 1 : at + 3] if _DATES.fullmatch(t))])
        days = [_day(each) for each in re.findall(r"(?<!\d)\d{6}(?!\d)", said)]
        return {"job_dates": tuple(day for day in days if day)} if any(days) else {}
    return {}


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None


def _squeezed(said: str) -> str:
    return "".join(said.split())
