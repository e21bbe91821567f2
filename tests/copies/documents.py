"""Documents of our own, set plainly: a line on each page that says which page of what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.layout import Layout
from masthead.copies.lists import DistributionList, Recipient, Rule
from masthead.copies.paper import find_paper, stock
from masthead.copies.plan import Plan, make_plan

LETTER = find_paper("Letter")
_SAID = re.compile(r"Document (\S+) (\w\w) page (\d+)")
_NUMBER = re.compile(r"(?:Copy|Exemplaire|Ejemplar) (\d+) (?:of|sur|de) (\d+)")


@lru_cache
def _pdf(symbol: str, language: str, pages: int) -> bytes:
    from weasyprint import HTML

    text = "".join(
        f'<p style="break-before:page;color:rgb(0,0,0)">Document {symbol} {language} page {page}</p>'
        for page in range(1, pages + 1)
    )
    pdf: bytes = HTML(string=f"<style>@page{{size:letter;margin:30mm}}</style>{text}").write_pdf()
    return pdf


def make_document(
    folder: Path,
    symbol: str,
    language: str,
    pages: int,
    distribution: str = "general",
    starts: tuple[int, ...] = (),
) -> BuiltDocument:
    """A built document in a folder."""
    path = folder / f"{symbol.replace('/', '_')}-{language.upper()}.pdf"
    path.write_bytes(_pdf(symbol, language, pages))
    return BuiltDocument(symbol, language, f"Title of {symbol}", distribution, path, pages, starts)


def make_documents(folder: Path) -> tuple[BuiltDocument, ...]:
    """Three documents in three languages, one of them restricted."""
    return tuple(
        make_document(folder, symbol, language, pages, distribution)
        for symbol, pages, distribution in (
            ("A/1", 3, "general"),
            ("A/2", 4, "restricted"),
            ("S/3", 1, "general"),
        )
        for language in ("en", "es", "fr")
    )


def plan_for(
    documents: Sequence[BuiltDocument],
    recipients: int = 2,
    layout: Layout | None = None,
    rules: tuple[Rule, ...] = (),
) -> Plan:
    """A plan for recipients who get one copy in each language, the second and each fourth after it two."""
    people = tuple(
        Recipient(
            f"Mission {number}",
            dict.fromkeys(("en", "es", "fr"), 2 if number % 4 == 2 else 1),
            (f"{number} Harbour Street",),
            point=f"Hall {number % 2}",
            line=number,
        )
        for number in range(1, recipients + 1)
    )
    given = DistributionList(Path("list.yaml"), people, rules)
    return make_plan(given, documents, layout or Layout(paper=LETTER), stock())


def read_pages(data: bytes | Path) -> list[tuple[list[tuple[str, str, int]], list[tuple[int, int]]]]:
    """What each page of a PDF shows: document pages, and copy numbers."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    found = []
    for page in pdf:
        text = page.get_textpage().get_text_range()
        shown = [(symbol, language, int(number)) for symbol, language, number in _SAID.findall(text)]
        found.append((shown, [(int(number), int(total)) for number, total in _NUMBER.findall(text)]))
    pdf.close()
    return found
