"""Makes the files of a run, one after the other, in memory that does not grow with their number."""

from __future__ import annotations

import csv
import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from masthead.building.output import write_files
from masthead.copies.imposition.geometry import sheet_size
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import Sheet, sheets
from masthead.copies.imposition.sheets import Canvas, Form
from masthead.copies.labels import label_pages
from masthead.copies.lists import Recipient
from masthead.copies.numbers import Overlays
from masthead.copies.packing import packing_list
from masthead.copies.paper import find_label_sheet, tray_paper
from masthead.copies.parcels import Copy, Parcel
from masthead.copies.run import Run
from masthead.copies.slip_forms import Slips
from masthead.errors import ContentError

if TYPE_CHECKING:
    from masthead.copies.shop.report import Report

TICKET = "ticket.json"
Role = Literal["slip", "body", "cover"]  # of a file among those of a parcel
_RENEWED = 64  # copies: then what is no longer used of the canvas is let go


@dataclass(frozen=True, slots=True)
class Part:
    """A slip or a copy in a file: its sheets there, from 1.

    ``copies`` are the recipient's in a file that is printed more than once.
    """

    kind: str
    recipient: str
    symbol: str
    language: str
    number: int | None
    total: int | None
    pages: int
    first: int
    sheets: int
    leaves: str
    copies: int = 1


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file of a run, to be printed ``copies`` times; ``sides`` and ``media`` are IPP's words."""

    file: str
    sha256: str
    sheets: int
    sides: str
    media: str
    parts: tuple[Part, ...]
    copies: int = 1


def make_files(run: Run, out: Path) -> Iterator[PrintFile]:
    """Makes the sets, each written whole before it is told; then labels, packing list, leaves and the ticket.

    Raises:
        ContentError: a file does not pass its checks; their report is written, the file is not.
        MachineError: the folder cannot be written to.
    """
    made: list[PrintFile] = []
    for file in _sets(run, out):
        made.append(file)
        yield file
    gc.collect()  # what the sets were made with is gone before the lists are set
    write_files(out, dict(_papers(run, made)))


def _sets(run: Run, out: Path) -> Iterator[PrintFile]:
    overlays = Overlays(run.parcels, run.options.stamp)
    groups = by_recipient(run.parcels)
    slips = Slips(groups if run.options.slips else (), tray_paper(run.layout.paper), run.options)
    canvas, drawn = Canvas(), 0
    for parcel in run.parcels:
        if drawn >= _RENEWED:
            canvas, drawn = Canvas(), 0
            gc.collect()  # the old one's pages and forms point at one another
        drawn += len(parcel.copies)
        for file, data, report in _Maker(run, canvas, overlays, slips).files(parcel):
            if report and not report.passed:
                write_files(out, report.files())
                raise ContentError(report.problems())
            write_files(out, {file.file: data, **(report.files() if report else {})})
            yield file


class _Maker:
    """Makes the files of a parcel: one, and others for a cover and for slips on other paper."""

    def __init__(self, run: Run, canvas: Canvas, overlays: Overlays, slips: Slips) -> None:
        self.run, self.canvas, self.overlays, self.slips = run, canvas, overlays, slips
        self.slip_layout = Layout(paper=tray_paper(run.layout.paper), two_sided=run.layout.backed)

    def files(self, parcel: Parcel) -> Iterator[tuple[PrintFile, bytes, Report | None]]:
        """The file, the bytes of it, and what was checked of it."""
        for role in self._roles():
            self.canvas.clear()
            parts = tuple(self._parts(parcel, role))
            if not parts:
                continue
            layout = self.slip_layout if role == "slip" else self.run.layout
            name = f"{parcel.name}{'' if role == 'body' else f'-{role}'}.pdf"
            data, report = self._finished(name, layout)
            media = (role == "cover" and self.run.options.cover_media) or layout.paper.ipp
            count = sum(part.sheets for part in parts)
            digest = hashlib.sha256(data).hexdigest()
            times = 1 if role == "slip" else parcel.times
            if times > 1:
                parts = _shared(parts[0], parcel.copies)
            file = PrintFile(name, digest, count, layout.sides, media, parts, times)
            yield file, data, report

    def _roles(self) -> Iterator[Role]:
        if self._slips_apart:
            yield "slip"
        yield "body"
        if self.run.layout.cover:
            yield "cover"

    @property
    def _slips_apart(self) -> bool:
        return self.slip_layout.paper != self.run.layout.paper

    def _slip(self, recipient: Recipient, first: int) -> Iterator[Part]:
        pages = self.slips.of(recipient, self.canvas)
        if pages:
            count = self._add(sheets(len(pages), self.slip_layout), pages, None, self.slip_layout)
            yield Part("slip", recipient.name, "", "", None, None, len(pages), first, count, "")

    def _parts(self, parcel: Parcel, role: Role) -> Iterator[Part]:
        first = 1
        slips = role == "slip" or (role == "body" and not self._slips_apart)
        if slips and parcel.slip_for:
            yield from self._slip(parcel.slip_for, first)
        for _, group in groupby(parcel.drawn, key=lambda copy: copy.recipient.name):
            copies = tuple(group)
            if slips and parcel.slips:
                for part in self._slip(copies[0].recipient, first):
                    yield part
                    first += part.sheets
            for copy in copies if role != "slip" else ():
                part, count = self._copy(copy, role, first)
                if count:
                    yield part
                first += count

    def _copy(self, copy: Copy, role: Role, first: int) -> tuple[Part, int]:
        pages = self.canvas.document(copy.document.path)
        chosen = _chosen(copy, self.run.layout)
        if self.run.layout.cover:
            count = self.run.options.cover_sheets
            chosen = chosen[:count] if role == "cover" else chosen[count:]
        overlay = self.overlays.of(copy.number, self.canvas) if copy.number else None
        return _part(copy, chosen, first), self._add(chosen, pages, overlay, self.run.layout)

    def _add(
        self, chosen: Sequence[Sheet], pages: Sequence[Form], overlay: Form | None, layout: Layout
    ) -> int:
        for sheet in chosen:
            self.canvas.add(sheet, pages, overlay, layout)
        return len(chosen)

    def _finished(self, name: str, layout: Layout) -> tuple[bytes, Report | None]:
        """The file's bytes and, for a print shop, what its checks say."""
        options = self.run.options
        if not options.variant:
            return self.canvas.bytes(), None
        from masthead.copies.shop.preflight import preflight
        from masthead.copies.shop.report import report_of
        from masthead.copies.shop.variants import dress

        dress(self.canvas.pdf, options.variant, Path(name).stem, options.date, options.profile)
        data = self.canvas.bytes()
        checks = preflight(data, options.variant, sheet_size(layout))
        return data, report_of(name, data, options.variant, checks)


def _chosen(copy: Copy, layout: Layout) -> list[Sheet]:
    document = copy.document
    every = sheets(document.pages, layout, document.starts, document.rtl)
    if copy.leaves is None:
        return list(every)
    wanted = {leaf.number for leaf in copy.leaves if leaf.action != "remove"}
    return [sheet for number, sheet in enumerate(every, start=1) if number in wanted]


def _part(copy: Copy, chosen: Sequence[Sheet], first: int) -> Part:
    return Part(
        kind="copy",
        recipient=copy.recipient.name,
        symbol=copy.document.symbol,
        language=copy.document.language,
        number=copy.number.number if copy.number else None,
        total=copy.number.total if copy.number else None,
        pages=sum(len(sheet.pages) for sheet in chosen),
        first=first,
        sheets=len(chosen),
        leaves=" ".join(f"{leaf.action}:{leaf.number}" for leaf in copy.leaves or ()),
    )


def _shared(part: Part, copies: Sequence[Copy]) -> tuple[Part, ...]:
    """Whose the copies are that one stands for."""
    shares = Counter(copy.recipient.name for copy in copies)
    return tuple(replace(part, recipient=name, copies=count) for name, count in shares.items())


def by_recipient(parcels: Sequence[Parcel]) -> tuple[tuple[Recipient, tuple[Copy, ...]], ...]:
    """Every recipient of some parcels with the copies for it, in order."""
    groups: dict[str, list[Copy]] = {}
    for parcel in parcels:
        for copy in parcel.copies:
            groups.setdefault(copy.recipient.name, []).append(copy)
    return tuple((copies[0].recipient, tuple(copies)) for copies in groups.values())


def _papers(run: Run, made: Sequence[PrintFile]) -> Iterator[tuple[str, bytes]]:
    """Labels, packing list, the leaves to replace; the ticket last, which says that the run is whole."""
    groups = by_recipient(run.parcels)
    options = run.options
    if groups:
        paper = tray_paper(run.layout.paper)
        yield "packing-list.pdf", packing_list(run.plan, groups, paper, options.label, options.date)
    if options.labels and groups:
        recipients = [recipient for recipient, _ in groups]
        yield "labels.pdf", label_pages(recipients, find_label_sheet(options.labels), options.skip_labels)
    if run.leaves is not None:
        yield "leaves.csv", _leaves(run)
    yield "plan.csv", plan_csv(run)
    yield TICKET, ticket(run, made)


def plan_csv(run: Run) -> bytes:
    """The plan as CSV."""
    from masthead.copies.plan import HEADINGS

    return table_csv([HEADINGS, *run.plan.rows()])


def _leaves(run: Run) -> bytes:
    rows: list[tuple[str, ...]] = [("document", "leaf", "action", "old pages", "new pages")]
    for name, leaves in sorted((run.leaves or {}).items()):
        for leaf in leaves:
            pages = (" ".join(map(str, leaf.old)), " ".join(map(str, leaf.new)))
            rows.append((name, str(leaf.number), leaf.action, *pages))
    return table_csv(rows)


def table_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV, with line feeds."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def ticket(run: Run, made: Sequence[PrintFile]) -> bytes:
    """The job ticket: what is in each file, on which paper, and its digest."""
    data: dict[str, Any] = {
        "version": 2,
        "label": run.options.label,
        "date": run.options.date,
        "collation": run.options.collation,
        "layout": asdict(run.layout),
        "variant": run.options.variant,
        "since": run.options.since,
        "sheets": sum(file.sheets * file.copies for file in made),
        "files": [asdict(file) for file in made],
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
