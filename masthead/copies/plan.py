"""The plan: which copies each recipient gets, and how much paper that is. Nothing is made yet."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from masthead.copies.documents import NUMBERED, BuiltDocument
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import sheets
from masthead.copies.lists import DistributionList, Recipient, Rule
from masthead.copies.paper import Paper, Stock, tray_paper
from masthead.errors import Problem

HEADINGS = (
    "recipient",
    "category",
    "point",
    "document",
    "language",
    "copies",
    "numbered",
    "pages",
    "sheets",
    "grams",
)
_EVERYTHING = Rule()


@dataclass(frozen=True, slots=True)
class Line:
    """So many copies of a document for a recipient; ``sheets`` are those of one copy."""

    recipient: Recipient
    document: BuiltDocument
    copies: int
    numbered: bool
    sheets: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: copies, sheets and their weight."""

    copies: int
    sheets: int
    grams: float

    def reams(self, stock: Stock) -> int:
        """The reams that must be opened."""
        return -(-self.sheets // stock.ream)


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines in the order in which they are packed, and the paper that they were counted for.

    ``slips`` are the slip sheets that lie among the copies, one a slip.
    """

    lines: tuple[Line, ...]
    layout: Layout
    stock: Stock
    problems: tuple[Problem, ...]
    slips: int = 0

    @property
    def slip_paper(self) -> Paper:
        """What slips are printed on."""
        return tray_paper(self.layout.paper)

    def of_paper(self) -> tuple[tuple[Paper, Amount], ...]:
        """The sums by paper: that of the sheets, then that of the slips where it is another."""
        every = self.amount()
        slips = Amount(0, self.slips, self.weight(self.slips, self.slip_paper))
        if self.slip_paper != self.layout.paper:
            return (self.layout.paper, every), *(((self.slip_paper, slips),) if self.slips else ())
        whole = Amount(every.copies, every.sheets + slips.sheets, every.grams + slips.grams)
        return ((self.layout.paper, whole),)

    def amount(self, lines: Iterable[Line] | None = None) -> Amount:
        """The sum of some lines, or of all."""
        chosen = self.lines if lines is None else tuple(lines)
        count = sum(line.copies * line.sheets for line in chosen)
        return Amount(sum(line.copies for line in chosen), count, self.weight(count))

    def weight(self, count: int, paper: Paper | None = None) -> float:
        """The weight of sheets in grams; of the layout's paper where no other is named."""
        return count * (paper or self.layout.paper).square_metres * self.stock.grams

    def totals(self, of: Callable[[Line], str]) -> dict[str, Amount]:
        """The sums by what a function says of a line, in the order of the lines."""
        groups: dict[str, list[Line]] = {}
        for line in self.lines:
            groups.setdefault(of(line), []).append(line)
        return {name: self.amount(group) for name, group in groups.items()}

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """A row a line, under ``HEADINGS``."""
        return (
            tuple(
                (
                    line.recipient.name,
                    line.recipient.category,
                    line.recipient.point,
                    line.document.symbol,
                    line.document.language,
                    str(line.copies),
                    "yes" if line.numbered else "no",
                    str(line.document.pages),
                    str(line.copies * line.sheets),
                    f"{self.weight(line.copies * line.sheets):.0f}",
                )
                for line in self.lines
            )
            + self._slip_rows()
        )

    def _slip_rows(self) -> tuple[tuple[str, ...], ...]:
        if not self.slips:
            return ()
        grams = f"{self.weight(self.slips, self.slip_paper):.0f}"
        return (("(slip sheets)", "", "", "", "", str(self.slips), "no", "", str(self.slips), grams),)


def make_plan(
    given: DistributionList, documents: Sequence[BuiltDocument], layout: Layout, stock: Stock
) -> Plan:
    """Decides for each recipient and document by the first rule that concerns both.

    Where there are no rules, everybody gets everything in the languages that they ask for. A rule that no
    document falls under, a recipient who gets nothing and a language that a document is not in are warnings.
    """
    counted = {each.path: len(sheets(each.pages, layout, each.starts, each.rtl)) for each in documents}
    lines: list[Line] = []
    for recipient in given.recipients:
        for document in documents:
            rule = _rule(given, document, recipient)
            copies = _copies(rule, document, recipient) if rule else 0
            if rule and copies:
                numbered = document.distribution in NUMBERED if rule.numbered is None else rule.numbered
                lines.append(Line(recipient, document, copies, numbered, counted[document.path]))
    return Plan(tuple(lines), layout, stock, _warnings(given, documents, lines))


def _rule(given: DistributionList, document: BuiltDocument, recipient: Recipient) -> Rule | None:
    if not given.rules:
        return _EVERYTHING
    return next((rule for rule in given.rules if rule.concerns(document) and rule.serves(recipient)), None)


def _copies(rule: Rule, document: BuiltDocument, recipient: Recipient) -> int:
    asked = recipient.copies.get(document.language, 0)
    if rule.languages and document.language not in rule.languages:
        return 0
    return rule.copies if rule.copies is not None and asked else asked


def _near(word: str, known: Sequence[str]) -> str:
    """A hint: the word that may be meant, else some that there are."""
    near = difflib.get_close_matches(word, known, 1)
    most = 5
    some = ", ".join([*known[:most], *(["…"] if len(known) > most else [])])
    return f"do you mean `{near[0]}`?" if near else f"there are {some}" if some else "there are none"


def _warnings(
    given: DistributionList, documents: Sequence[BuiltDocument], lines: Sequence[Line]
) -> tuple[Problem, ...]:
    def warn(code: str, message: str, line: int, hint: str) -> Problem:
        return Problem(code, message, given.path, line, hint, "warning")

    symbols = sorted({document.symbol for document in documents})
    categories = sorted({each.category for each in given.recipients if each.category})
    problems = [
        warn(
            "rule-idle",
            "no document falls under this rule",
            rule.line,
            _near(" ".join(rule.documents), symbols) if rule.documents else "look at its distribution",
        )
        for rule in given.rules
        if not any(rule.concerns(document) for document in documents)
    ]
    problems += [
        warn(
            "category-idle",
            f"no recipient is of the category `{category}`",
            rule.line,
            _near(category, categories),
        )
        for rule in given.rules
        for category in rule.categories
        if category not in categories
    ]
    served = {line.recipient.name for line in lines}
    problems += [
        warn("recipient-idle", f"{each.name} gets nothing", each.line, "look at the rules, or take it out")
        for each in given.recipients
        if each.name not in served
    ]
    there = {document.language for document in documents}
    problems += [
        warn(
            "language-idle", f"no document is in the language `{code}`", each.line, "build it, or take it out"
        )
        for each in given.recipients
        for code in each.copies
        if each.copies[code] and code not in there
    ]
    return tuple(problems)
