"""The printers that there are, what they can do, and whether that is what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from masthead.copies.printing.ipp import Attribute, ask, queue_address
from masthead.errors import ContentError, Problem, UsageError

# names for people: finishings of IPP (PWG 5100.1)
STAPLES: Mapping[str, int] = {"any": 4, "top-left": 20, "bottom-left": 21, "dual-left": 28, "saddle": 8}
_STOPPED = 5  # printer-state (RFC 8011, 5.4.11)
_HELD = "indefinite"
_NO_TROUBLE = ("none", "cups-waiting-for-job-completed", "paused")
_COLLATED = ("multiple-document-handling", "separate-documents-collated-copies")


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as it describes itself."""

    name: str
    address: str
    said: Mapping[str, Any]

    def words(self, attribute: str) -> tuple[str, ...]:
        """The values of an attribute as words; none where the printer does not have it."""
        value = self.said.get(attribute, ())
        return tuple(map(str, value if isinstance(value, list) else (value,) if value != () else ()))

    @property
    def staples(self) -> tuple[str, ...]:
        """The ways in which it staples."""
        known = self.words("finishings-supported")
        return tuple(name for name, number in STAPLES.items() if str(number) in known)

    @property
    def most_copies(self) -> int:
        """How often it prints a job by itself, one whole copy after the other (RFC 8011, 5.2.4, 5.2.5)."""
        attribute, value = _COLLATED
        said = self.said.get("copies-supported", {})
        upper = said.get("upper", 1) if isinstance(said, Mapping) else said
        return int(upper) if value in self.words(f"{attribute}-supported") else 1

    @property
    def stopped(self) -> bool:
        """Whether it prints nothing until somebody comes."""
        return int(self.said.get("printer-state", 0)) == _STOPPED

    @property
    def trouble(self) -> str:
        """What it lacks, as ``media-empty`` (RFC 8011, 5.4.12), and its own words; "" for nothing."""
        reasons = [each for each in self.words("printer-state-reasons") if each not in _NO_TROUBLE]
        return ", ".join(filter(None, [*reasons, str(self.said.get("printer-state-message", "")).strip()]))


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is asked of the printer for a job, in IPP's words; ``tray`` is a media source."""

    sides: str
    media: str
    staple: str | None = None
    tray: str | None = None
    copies: int = 1

    def attributes(self, printer: Printer) -> tuple[Attribute, ...]:
        """The attributes of the job; pages are never scaled, since they are laid out for the sheet."""
        found: list[Attribute] = [("keyword", "sides", self.sides)]
        if self.tray:
            found.append(
                ("collection", "media-col", f'{{ {self._size()}MEMBER keyword media-source "{self.tray}" }}')
            )
        else:
            found.append(("keyword", "media", self.media))
        if self.staple:
            found.append(("enum", "finishings", str(STAPLES[self.staple])))
        if self.copies > 1:
            found += [("integer", "copies", str(self.copies)), ("keyword", *_COLLATED)]
        if "none" in printer.words("print-scaling-supported"):
            found.append(("keyword", "print-scaling", "none"))
        return tuple(found)

    def _size(self) -> str:
        """The size of the media as a member, read from its name (PWG 5101.1)."""
        place = self.media.rpartition("_")[2]
        unit = 2540 if place.endswith("in") else 100
        try:
            width, height = (round(float(part) * unit) for part in place.rstrip("inm").split("x"))
        except ValueError:
            return ""
        return (
            "MEMBER collection media-size { "
            f"MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }} "
        )


def find_printer(name: str, host: str) -> Printer:
    """A printer by the name of its queue, or by its address. UsageError where there is none."""
    address = queue_address(name, host)
    answer = ask(address, "Get-Printer-Attributes")
    if not answer.good:
        others = [printer.name for printer in list_printers(host)] if "://" not in name else []
        hint = f"there are {', '.join(others)}" if others else "no printer is set up there"
        raise UsageError(Problem("printer-unknown", f"no printer is called `{name}` on {host}", hint=hint))
    return Printer(name, address, answer.merged())


def list_printers(host: str) -> tuple[Printer, ...]:
    """The printers of a CUPS server, by name."""
    answer = ask(f"ipp://{host}/", "CUPS-Get-Printers")
    found = [group for group in answer.groups if "printer-name" in group]
    names = sorted(str(group["printer-name"]) for group in found)
    return tuple(
        Printer(
            name, queue_address(name, host), ask(queue_address(name, host), "Get-Printer-Attributes").merged()
        )
        for name in names
    )


def check_options(printer: Printer, tickets: Iterable[Ticket]) -> None:
    """Refuses what the printer cannot do. ContentError with everything, before the first sheet."""
    problems = dict.fromkeys(problem for ticket in tickets for problem in _lacking(printer, ticket))
    if problems:
        raise ContentError(problems)


def _lacking(printer: Printer, ticket: Ticket) -> Iterator[Problem]:
    asked = (
        ("sides", ticket.sides, printer.words("sides-supported")),
        ("media", ticket.media, printer.words("media-supported")),
        ("tray", ticket.tray, printer.words("media-source-supported")),
        ("staple", ticket.staple, printer.staples),
    )
    for what, value, known in asked:
        if value and value not in known:
            message = f"{printer.name} does not have {what} `{value}`"
            hint = f"it has {', '.join(known)}" if known else f"it has no choice of {what}"
            yield Problem("option-unsupported", message, hint=hint)
    if ticket.staple and ticket.copies > printer.most_copies:
        message = f"{printer.name} cannot print {ticket.copies} copies by itself, and staple each"
        yield Problem("copies-unsupported", message, hint="take another printer, or print without --staple")
    if "application/pdf" not in printer.words("document-format-supported"):
        yield Problem("pdf-unsupported", f"{printer.name} takes no PDF", hint="print through a CUPS queue")
    if _HELD not in printer.words("job-hold-until-supported"):
        hint = "print through a CUPS queue, whose jobs can be held until they are noted"
        yield Problem("hold-unsupported", f"{printer.name} cannot hold jobs", hint=hint)
