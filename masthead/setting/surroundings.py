"""The proof of what stands around the text: masthead, first-page foot, running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from masthead.composing import Composition
from masthead.composing.wording import Run
from masthead.errors import ContentError, Problem
from masthead.setting.extraction import PageText, letters

_CONTENT = re.compile(r'"([^"]*)"|counter\((pages?)\)')  # what a sheet's page number is made of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What must stand around the text.

    ``page_number`` is the sheet's CSS for it: ``counter(page) "/" counter(pages)``.
    """

    masthead: tuple[str, ...]
    first_foot: tuple[str, ...]
    head: str
    job: str
    page_number: str

    @classmethod
    def of(cls, composition: Composition) -> Surroundings:
        """What a composition says that there is, before templates and styles had their way with it."""
        masthead, foot = composition.masthead, composition.foot
        symbols = (piece for symbol in masthead.symbols for piece in (symbol.head, symbol.tail))
        return cls(
            masthead=(masthead.organization, *symbols, *masthead.organs, *masthead.distribution),
            first_foot=(foot.job_line, foot.recycle),
            head="".join(composition.running.lines),
            job=composition.running.job,
            page_number=str(composition.sheet.measures["content"]["page-number"]),
        )

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words, for the search of letters that the fonts lack."""
        return tuple(map(Run, (*self.masthead, *self.first_foot, self.head, self.job)))

    def number(self, page: int, pages: int) -> str:
        """The number at the foot of a page, as the sheet writes it."""
        values = {"page": str(page), "pages": str(pages)}
        return "".join(
            text or values.get(counter, "") for text, counter in _CONTENT.findall(self.page_number)
        )

    def expected(self, page: int, pages: int) -> PageText:
        """What the regions of a page must hold; the text block is not ours to know."""
        if page == 1:
            return PageText(_joined(self.masthead), "", *map(letters, self.first_foot))
        number, job = letters(self.number(page, pages)), letters(self.job)
        outer_left = page % 2 == 0
        return PageText(letters(self.head), "", *((number, job) if outer_left else (job, number)))


_REGIONS = {
    "head": "at its head",
    "foot_left": "at its foot, on the left",
    "foot_right": "at its foot, on the right",
}


def _joined(texts: Iterable[str]) -> str:
    return "".join(map(letters, texts))


def _differences(pages: Sequence[PageText], around: Surroundings, path: Path | None) -> Iterator[Problem]:
    for number, page in enumerate(pages, 1):
        expected = around.expected(number, len(pages))
        for region, place in _REGIONS.items():
            wanted, found = getattr(expected, region), getattr(page, region)
            if wanted != found:
                message = f"page {number} should say «{wanted}» {place}, but says «{found}»"
                yield Problem(
                    "words-around", message, path, None, "a template, a style or a sheet is not right"
                )


def prove_surroundings(pages: Sequence[PageText], around: Surroundings, path: Path | None) -> None:
    """Check masthead, heads and feet of every page.

    Raises ContentError with each region of each page that does not hold what it should.
    """
    problems = tuple(_differences(pages, around, path))
    if problems:
        raise ContentError(problems)
