"""Parcels: which copies go together into one file, for a recipient, for a document, or for a print shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from masthead.copies.changes import Leaf
from masthead.copies.documents import BuiltDocument
from masthead.copies.ledger import NumberedCopy, Wanted
from masthead.copies.lists import Recipient
from masthead.copies.plan import Line, Plan

Collation = Literal["recipient", "document", "shop", "copy"]
_MOST_PAGES = 2500  # in a file: 500 copies of 20 pages as one took 240 MB, and grew with each
COLLATIONS: tuple[Collation, ...] = ("recipient", "document", "shop", "copy")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a document for a recipient; ``number`` None where copies are not numbered.

    ``leaves`` None is the whole copy, else those that are printed of it.
    """

    recipient: Recipient
    document: BuiltDocument
    ordinal: int
    number: NumberedCopy | None = None
    leaves: tuple[Leaf, ...] | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Copies that go into one file, each recipient's after a slip if ``slips``; or a slip alone."""

    name: str
    copies: tuple[Copy, ...]
    slips: bool = True
    slip_for: Recipient | None = None

    @property
    def times(self) -> int:
        """How often the file is printed: copies that nothing tells apart stand in it once."""
        return len(self.copies) if not self.slips and _alike(self.copies) else 1

    @property
    def drawn(self) -> tuple[Copy, ...]:
        """The copies that stand in the file."""
        return self.copies[: 1 if self.times > 1 else None]


def wanted_numbers(plan: Plan) -> tuple[Wanted, ...]:
    """The copies of a plan that are to be numbered, in the order in which they are packed."""
    return tuple(
        Wanted(line.document.symbol, line.document.language, line.recipient.name, line.document.name)
        for line in plan.lines
        if line.numbered
        for _ in range(line.copies)
    )


def copies_of(
    plan: Plan,
    numbered: Sequence[NumberedCopy],
    leaves: Mapping[str, tuple[Leaf, ...]] | None = None,
) -> tuple[Copy, ...]:
    """Every copy of a plan, with the numbers that the ledger gave, each used once.

    ``leaves`` by document name are those that differ from an earlier run; a document without any is not
    printed.
    """
    free: dict[tuple[str, str, str], list[NumberedCopy]] = {}
    for number in numbered:
        free.setdefault((number.symbol, number.language, number.recipient), []).append(number)
    return tuple(copy for line in plan.lines for copy in _copies(line, free, leaves))


def _copies(
    line: Line,
    free: Mapping[tuple[str, str, str], list[NumberedCopy]],
    leaves: Mapping[str, tuple[Leaf, ...]] | None,
) -> Iterator[Copy]:
    key = (line.document.symbol, line.document.language, line.recipient.name)
    chosen = leaves.get(line.document.name) if leaves is not None else None
    for ordinal in range(line.copies):
        number = free[key].pop(0) if line.numbered else None
        if chosen != ():
            yield Copy(line.recipient, line.document, ordinal + 1, number, chosen)


def with_slips(plan: Plan, collation: Collation) -> Plan:
    """A plan in which the slips are counted that a run of it will have, before any number is given."""
    copies = [Copy(line.recipient, line.document, at) for line in plan.lines for at in range(line.copies)]
    count = 0
    for parcel in make_parcels(copies, collation, slips=True):
        if parcel.slips:  # as they are made: one where the recipient changes
            count += sum(1 for _ in groupby(parcel.copies, key=lambda copy: copy.recipient.name))
        elif parcel.slip_for:
            count += 1
    return replace(plan, slips=count)


def make_parcels(copies: Sequence[Copy], collation: Collation, slips: bool = False) -> tuple[Parcel, ...]:
    """The parcels, numbered in their order so that their names sort.

    Where each copy has a file, to be stapled, each recipient's slip has one as well; a recipient's copies
    that nothing tells apart have one together, which is printed so many times.
    """
    groups: dict[str, list[Copy]] = {}
    for at, copy in enumerate(copies):
        groups.setdefault(_key(copy, at, collation), []).append(copy)
    within = slips and collation != "copy"  # slips stand between the copies
    found: list[tuple[str, tuple[Copy, ...], Recipient | None]] = []
    seen: set[str] = set()
    for group in groups.values():
        recipient = group[0].recipient
        if slips and collation == "copy" and recipient.name not in seen:
            seen.add(recipient.name)
            found.append((recipient.name, (), recipient))
        volumes = [tuple(group)] if _alike(group) and not within else _volumes(group)
        found += [(_title(group, collation), volume, None) for volume in volumes]
    width = len(str(len(found)))
    return tuple(
        Parcel(f"{number:0{width}}-{_slug(title)}", volume, within, slip)
        for number, (title, volume, slip) in enumerate(found, start=1)
    )


def _alike(copies: Sequence[Copy]) -> bool:
    """Whether they are of one document, without numbers."""
    return len({copy.document.name for copy in copies}) == 1 and not any(copy.number for copy in copies)


def _volumes(group: Sequence[Copy]) -> Iterator[tuple[Copy, ...]]:
    """A group in files of no more pages than a press's computer and our memory bear."""
    volume: list[Copy] = []
    pages = 0
    for copy in group:
        if volume and pages + copy.document.pages > _MOST_PAGES:
            yield tuple(volume)
            volume, pages = [], 0
        volume.append(copy)
        pages += copy.document.pages
    yield tuple(volume)


def _key(copy: Copy, at: int, collation: Collation) -> str:
    keys: dict[Collation, str] = {
        "recipient": copy.recipient.name,
        "document": copy.document.name,
        "shop": "",
        "copy": str(at) if copy.number else f"{copy.recipient.name}\n{copy.document.name}",
    }
    return keys[collation]


def _title(group: Sequence[Copy], collation: Collation) -> str:
    if collation == "shop":
        return "all copies"
    if collation == "document":
        return group[0].document.name
    return group[0].recipient.name if collation == "recipient" else group[0].document.name


def _slug(title: str) -> str:
    """A name for a file: letters and figures of any script, and what stands between them as a hyphen."""
    kept = "".join(letter if letter.isalnum() or letter in "._" else " " for letter in title)
    return "-".join(kept.split())[:60] or "copies"
