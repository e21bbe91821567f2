"""A run: everything that was asked for, noted in the ledger before anything is made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from masthead.copies.changes import Leaf, changed_leaves, page_digests
from masthead.copies.documents import BuiltDocument
from masthead.copies.fitting import check_texts
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import Sheet, sheets
from masthead.copies.ledger import Ledger, NumberedCopy, Wanted
from masthead.copies.lists import Recipient
from masthead.copies.overlays import Stamp
from masthead.copies.paper import stock
from masthead.copies.parcels import Collation, Copy, Parcel, copies_of, make_parcels, wanted_numbers
from masthead.copies.plan import Line, Plan
from masthead.errors import Problem, UsageError

_PLAIN = Stamp()
Variant = str  # "", "pdf/x-4" or "pdf/a-2b"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a run beside the layout; ``date`` is printed as it is given."""

    label: str
    collation: Collation = "recipient"
    slips: bool = False
    labels: str | None = None
    skip_labels: int = 0
    stamp: Stamp = _PLAIN
    variant: Variant = ""
    profile: Path | None = None
    cover_media: str | None = None
    cover_sheets: int = 1
    since: str | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as the ledger knows it: what is in each file; ``leaves`` where it only renews an earlier one."""

    plan: Plan
    options: Options
    parcels: tuple[Parcel, ...]
    leaves: Mapping[str, tuple[Leaf, ...]] | None

    @property
    def layout(self) -> Layout:
        """How its pages come onto sheets."""
        return self.plan.layout


def begin_run(plan: Plan, options: Options, ledger: Ledger) -> Run:
    """Notes a run in the ledger, numbers and all, or takes it up where it has begun.

    Raises:
        UsageError: the label is of another run; the earlier run is not there, or its sheets were laid out
        otherwise.
        ContentError: a name or an address does not fit where it is printed, or is in letters of no font;
        nothing is noted then.
    """
    check_texts(plan, options.stamp, options.labels)
    documents = {line.document.name: line.document for line in plan.lines}
    digests = {name: page_digests(document) for name, document in sorted(documents.items())}
    known, leaves = _since(plan, options, ledger, documents, digests)
    wanted, again = _numbers(plan, known, leaves)
    run = ledger.begin(
        options.label,
        _digest(plan, options, digests),
        wanted,
        digests.items(),
        layout=layout_text(plan.layout),
        noted=options.date,
        reprinted=again,
    )
    numbered = (*known, *ledger.copies(run))
    return Run(plan, options, _parcels(plan, options, numbered, leaves), leaves)


def _parcels(
    plan: Plan,
    options: Options,
    numbered: Sequence[NumberedCopy],
    leaves: Mapping[str, tuple[Leaf, ...]] | None,
) -> tuple[Parcel, ...]:
    return make_parcels(copies_of(plan, numbered, leaves), options.collation, options.slips)


def layout_text(layout: Layout) -> str:
    """A layout as the ledger keeps it."""
    return json.dumps(asdict(layout), sort_keys=True)


def _digest(plan: Plan, options: Options, digests: Mapping[str, tuple[str, ...]]) -> str:
    """A digest of all that is printed, and of how."""
    lines = [
        (asdict(replace(line.recipient, line=0, path=None)), line.document.name, line.copies, line.numbered)
        for line in plan.lines
    ]
    said = {**asdict(options), "label": "", "profile": str(options.profile)}
    data = json.dumps([lines, digests, layout_text(plan.layout), said], sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()


def _since(
    plan: Plan,
    options: Options,
    ledger: Ledger,
    documents: Mapping[str, BuiltDocument],
    digests: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[NumberedCopy, ...], dict[str, tuple[Leaf, ...]] | None]:
    """The numbers that an earlier run gave, and the leaves that differ; a new document has no entry."""
    if options.since is None:
        return (), None
    earlier = ledger.run(options.since)
    if earlier is None:
        hint = f"there are {', '.join(ledger.labels())}" if ledger.labels() else "the ledger has no runs yet"
        raise UsageError(Problem("run-unknown", f"no run is called `{options.since}`", hint=hint))
    if ledger.layout(earlier) != layout_text(plan.layout):
        hint = "ask for the layout of that run, or print everything"
        message = f"the sheets of `{options.since}` were laid out in another way"
        raise UsageError(Problem("layout-differs", message, hint=hint))
    before = ledger.pages(earlier)
    leaves = {
        name: changed_leaves(before[name], digests[name], plan.layout, document.rtl)
        for name, document in documents.items()
        if name in before
    }
    return ledger.copies(earlier), leaves


def _numbers(
    plan: Plan, known: tuple[NumberedCopy, ...], leaves: Mapping[str, tuple[Leaf, ...]] | None
) -> tuple[list[Wanted], list[tuple[int, str]]]:
    """The copies that need a new number, and those that have one and are printed again in part."""
    free: dict[tuple[str, str, str], list[NumberedCopy]] = {}
    for copy in known:
        free.setdefault((copy.symbol, copy.language, copy.recipient), []).append(copy)
    wanted, again = [], []
    for each in wanted_numbers(plan):
        have = free.get((each.symbol, each.language, each.recipient))
        if not have:
            wanted.append(each)
            continue
        copy = have.pop(0)
        if leaves and leaves.get(each.document) != ():
            again.append((copy.id, "leaves replaced"))
    return wanted, again


def begin_reprint(
    ledger: Ledger,
    documents: Sequence[BuiltDocument],
    symbol: str,
    numbers: Sequence[int],
    reason: str,
    layout: Layout,
    options: Options,
) -> Run:
    """Notes that copies which have a number are printed again.

    Raises:
        UsageError: a number was never given, or the document of a copy is not built.
    """
    known = {copy.number: copy for copy in ledger.copies(symbol=symbol)}
    if lacking := [number for number in numbers if number not in known]:
        hint = f"the ledger has {len(known)} copies of {symbol}"
        message = f"copy {lacking[0]} of {symbol} was never made"
        raise UsageError(Problem("copy-unknown", message, hint=hint))
    built = {document.name: document for document in documents}
    chosen = [known[number] for number in dict.fromkeys(numbers)]
    if missing := [copy.document for copy in chosen if copy.document not in built]:
        raise UsageError(Problem("document-not-built", f"{missing[0]} is not built", hint="masthead build"))
    copies = tuple(
        Copy(Recipient(copy.recipient, {copy.language: 1}), built[copy.document], 1, copy) for copy in chosen
    )
    lines = tuple(
        Line(copy.recipient, copy.document, 1, True, len(_sheets(copy.document, layout))) for copy in copies
    )
    plan = Plan(lines, layout, stock(), ())
    digests = {document.name: page_digests(document) for document in {copy.document for copy in copies}}
    said = hashlib.sha256(f"{_digest(plan, options, digests)} {numbers} {reason}".encode()).hexdigest()
    again = [(copy.id, reason) for copy in chosen]
    ledger.begin(options.label, said, (), digests.items(), layout_text(layout), options.date, again)
    return Run(plan, options, make_parcels(copies, options.collation), None)


def _sheets(document: BuiltDocument, layout: Layout) -> tuple[Sheet, ...]:
    return sheets(document.pages, layout, document.starts, document.rtl)
