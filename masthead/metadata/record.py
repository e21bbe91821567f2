"""What the front matter may say, typed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from masthead.symbols import Symbol

Value = str | bool | datetime.date | Symbol | tuple[str | datetime.date | Symbol, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Typed metadata of one language version: document.yaml and the file's front matter, merged.

    ``job`` is the number as printed (``10-60686``, ``GE.19-13879``); ``job_dates`` what follows it
    on the job line; ``agenda_items`` as written (``17``, ``73 (a)``); ``original`` language codes;
    ``session_type`` is ``regular``, ``special`` or ``emergency_special``; ``session_line`` and
    ``agenda_line`` are printed in place of what session and agenda items would give; ``adoption`` in place
    of what ``adopted`` would give, ``number`` in place of the symbol's. ``body`` are the bodies below the
    organ; ``asterisk_notes`` stand on the first page and are called by asterisks in what stands there;
    ``running_heads`` stand at the head of even and of odd pages in the place of the symbol, or are ();
    ``joint_lines`` belong to the further organs of a joint symbol; ``own`` holds the fields that only
    the kind has, by name.
    """

    symbol: Symbol
    kind: str
    language: str
    title: str = ""
    untitled: bool = False
    subtitle: str = ""
    number: str | None = None
    adopted: datetime.date | None = None
    meeting: str | None = None
    adoption: str | None = None
    source: str | None = None
    organ: str | None = None
    session: int | None = None
    session_type: str = "regular"
    session_line: str | None = None
    committee: str | None = None
    agenda_items: tuple[str, ...] = ()
    agenda_line: str | None = None
    agenda_title: str | None = None
    agenda_title_right: str | None = None
    distribution: str = "general"
    date: datetime.date | None = None
    original: tuple[str, ...] = ()
    job: str | None = None
    job_dates: tuple[datetime.date, ...] = ()
    sheet: str | None = None
    links: bool = True
    body: tuple[str, ...] = ()
    session_dates: str | None = None
    joint_lines: tuple[str, ...] = ()
    only: bool = False
    reissued: datetime.date | None = None
    asterisk_notes: tuple[str, ...] = ()
    running_heads: tuple[str, ...] = ()
    own: tuple[tuple[str, Value], ...] = ()

    def value(self, name: str) -> object:
        """The value of a field by its name, of every kind or of this one; None where it is not given."""
        attribute = name.replace(" ", "_")
        return getattr(self, attribute) if attribute in self.__slots__ else dict(self.own).get(name)
