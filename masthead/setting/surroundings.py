"""The proof of what stands around the text: masthead, first-page foot, running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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

    ``heads`` are those of even and odd pages, where they have their own; ``page_number`` is the sheet's CSS
    for it: ``counter(page) "/" counter(pages)``. Text from right to left begins on a left page, so that its
    even pages are the right ones.
    """

    masthead: tuple[str, ...]
    first_foot: tuple[str, ...]
    head: str
    title: str
    job: str
    page_number: str
    mirrored: bool
    heads: tuple[str, str] = ("", "")

    @classmethod
    def of(cls, composition: Composition) -> Surroundings:
        """What a composition says that there is, before templates and styles had their way with it."""
        masthead, foot = composition.masthead, composition.foot
        lines = (words for _, words in masthead.lines)
        symbols = (piece for symbol in masthead.symbols for piece in (symbol.head, symbol.tail))
        return cls(
            masthead=(masthead.organization, *symbols, *masthead.organs, *lines, *masthead.distribution),
            first_foot=(foot.job_line, foot.recycle),
            head="".join(composition.running.lines),
            title=composition.running.title,
            job=composition.running.job,
            page_number=str(composition.sheet.measures["content"]["page-number"]),
            mirrored=composition.language.direction == "rtl",
            heads=composition.running.heads,
        )

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words, for the search of letters that the fonts lack."""
        return tuple(
            map(Run, (*self.masthead, *self.first_foot, self.head, self.title, self.job, *self.heads))
        )

    def number(self, page: int, pages: int) -> str:
        """The number at the foot of a page, as the sheet writes it."""
        values = {"page": str(page), "pages": str(pages)}
        return "".join(
            text or values.get(counter, "") for text, counter in _CONTENT.findall(self.page_number)
        )

    def expected(self, page: int, pages: int) -> PageText:
        """What the regions of a page must hold; the text block is not ours to know."""
        if page == 1:
            return PageText(_joined(self.masthead), "", _joined(self.first_foot), "")
        number, job = letters(self.number(page, pages)), letters(self.job)
        outer_left = (page % 2 == 0) != self.mirrored
        head = (self.head, self.title) if outer_left else (self.title, self.head)
        if self.heads[0]:
            head = (self.heads[page % 2], "")
        return PageText(_joined(head), "", *((number, job) if outer_left else (job, number)))


_REGIONS = {
    "head": "at its head",
    "foot_left": "at its foot, on the left",
    "foot_right": "at its foot, on the right",
}


def _joined(texts: Iterable[str]) -> str:
    return "".join(map(letters, texts))


def _differences(
    pages: Sequence[PageText], around: Surroundings, path: Path | None, said: Callable[[str], str]
) -> Iterator[Problem]:
    for number, page in enumerate(pages, 1):
        expected = around.expected(number, len(pages))
        for region, place in _REGIONS.items():
            wanted, found = getattr(expected, region), getattr(page, region)
            if said(wanted) != said(found):
                message = f"page {number} should say «{wanted}» {place}, but says «{found}»"
                yield Problem(
                    "words-around", message, path, None, "a template, a style or a sheet is not right"
                )


def prove_surroundings(
    pages: Sequence[PageText],
    around: Surroundings,
    path: Path | None,
    said: Callable[[str], str] = letters,
) -> None:
    """Check masthead, heads and feet of every page; ``said`` makes of a text what is compared.

    Raises ContentError with each region of each page that does not hold what it should.
    """
    problems = tuple(_differences(pages, around, path, said))
    if problems:
        raise ContentError(problems)
