"""Whether names and addresses fit where they are printed, before a number is given: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from masthead.copies.documents import page_size
from masthead.copies.imposition.ink import cut_pages, odd_pages
from masthead.copies.labels import label_sizes
from masthead.copies.ledger import NumberedCopy
from masthead.copies.lists import Recipient
from masthead.copies.overlays import Stamp, copy_text, overlay_pages
from masthead.copies.paper import MM, find_label_sheet
from masthead.copies.plan import Line, Plan
from masthead.errors import ContentError, Problem

_HIGHEST = 28.5  # pt above the edge: the ink of a page ends 28 pt above it (measured on the samples)
_MOST = 99_999  # stands for a number that is not given yet
_TOGETHER = 64  # feet
_TYPE = 8  # pt, as the foot is set: no letter but a presentation form is wider
_FORMS = "\uf900"  # where those begin
_BESIDE = 84  # mm left and right of a foot beside a bar code, where there is least room (overlay.css)


def check_texts(plan: Plan, stamp: Stamp, labels: str | None) -> None:
    """Looks at all that is printed of the list, and at the pages where they keep their size.

    Raises:
        ContentError: with every document whose pages are of the wrong size or of which ink would fall off
            the sheet, every name that does not fit in two lines at the foot of a numbered copy, every address
            that does not fit on a label in the smallest type, every letter that no font has.
    """
    recipients = tuple({line.recipient.name: line.recipient for line in plan.lines}.values())
    documents = {line.document.name: (line.document, line.numbered) for line in plan.lines}
    problems = [*_letters(recipients)]
    if not problems:
        problems += odd_pages((document for document, _ in documents.values()), plan.layout)
        problems += cut_pages(documents.values(), plan.layout)
        problems += _feet(plan, stamp)
        problems += _labels(recipients, labels) if labels else ()
    if problems:
        raise ContentError(dict.fromkeys(problems))


def _feet(plan: Plan, stamp: Stamp) -> Iterator[Problem]:
    groups: dict[tuple[float, float], dict[tuple[str, str], Line]] = {}
    for line in plan.lines:
        if line.numbered:
            lines = groups.setdefault(page_size(line.document.path), {})
            lines.setdefault((line.recipient.name, line.document.language), line)
    plain = Stamp(code=stamp.code)
    for size, lines in groups.items():
        every = [line for line in lines.values() if not _surely_fits(line, size[0])]
        for first in range(0, len(every), _TOGETHER):
            some = every[first : first + _TOGETHER]
            feet = overlay_pages([_imagined(line) for line in some], size, plain)
            for line, top in zip(some, _tops(feet), strict=True):
                if top > _HIGHEST:
                    yield _too_long(line)


def _surely_fits(line: Line, width: float) -> bool:
    """Whether two lines have room whatever the letters: setting every foot twice takes longer."""
    text = f"{copy_text(_imagined(line))} · {line.recipient.name}"
    longest = max(map(len, text.split()))
    return max(text) < _FORMS and len(text) + longest <= 2 * (width - _BESIDE) * MM / _TYPE


def _imagined(line: Line) -> NumberedCopy:
    document = line.document
    said = (document.symbol, _MOST, _MOST, document.language, line.recipient.name, document.name)
    return NumberedCopy(0, *said)


def _tops(pdf: bytes) -> Iterator[float]:
    """How high the text of each page reaches, in pt from its lower edge."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(BytesIO(pdf))
    for page in opened:
        text = page.get_textpage()
        yield max((text.get_rect(at)[3] for at in range(text.count_rects())), default=0.0)
    opened.close()


def _too_long(line: Line) -> Problem:
    name = line.recipient.name
    message = f"`{name}` does not fit in two lines at the foot of {line.document.symbol}"
    hint = "shorten the name; what it lacks can stand in the address"
    return Problem("name-too-long", message, line.recipient.path, line.recipient.line or None, hint)


def _labels(recipients: Sequence[Recipient], labels: str) -> Iterator[Problem]:
    sheet = find_label_sheet(labels)
    for recipient, size in zip(recipients, label_sizes(recipients, sheet), strict=True):
        if size is None:
            message = f"the address of `{recipient.name}` does not fit on a label of {sheet.name}"
            hint = "leave lines out, or choose larger labels"
            yield Problem("address-too-long", message, recipient.path, recipient.line or None, hint)


def _letters(recipients: Sequence[Recipient]) -> Iterator[Problem]:
    """The letters that no font has; the languages' own faces are only asked for where they are needed."""
    from masthead.composing.wording import Run
    from masthead.setting.coverage import missing_letters

    lent: frozenset[int] | None = None
    for recipient in recipients:
        texts = [Run(text) for text in (recipient.name, *recipient.address, recipient.point)]
        if not any(missing_letters(texts, None)):
            continue
        lent = _lent() if lent is None else lent
        for each in missing_letters(texts, None, lent):
            hint = "install a font that has it"
            yield Problem(each.code, each.message, recipient.path, recipient.line or None, hint)


def _lent() -> frozenset[int]:
    """The letters of the languages' own faces, as far as they are installed."""
    from masthead.errors import MachineError
    from masthead.languages import language, language_codes
    from masthead.setting.script_faces import source_letters

    found: frozenset[int] = frozenset()
    for code in language_codes():
        try:
            found |= source_letters(language(code))
        except MachineError:
            continue  # the letters of that language are missed if they are needed
    return found
