"""Running heads and feet, job lines, page numbers: what a page carries that the text does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from masthead.importing.report import Remark
from masthead.importing.text.source import Line, Source

SYMBOL = r"[A-Z]{1,6}(?:\.\d+)? ?(?:/(?:Part [A-Z]+|[A-Za-z0-9.\-–]+)(?: ?\([A-Za-z0-9.\- ]+\))?)+"
_SYMBOL_LINE = re.compile(rf"(?:{SYMBOL})\*{{0,3}}")
_SYMBOL_END = re.compile(rf"(?:^| )(?P<symbol>{SYMBOL}(?:[-–]{SYMBOL})*)\*{{0,3}}$")
_JOIN = re.compile(r"[-–](?=[A-Z]{1,6}/)")  # joins the halves of a joint symbol: A/65/64-E/2010/12
_JOB = r"(?:GE\.|V\.|K)?\d{2}-\d{5}"  # New York, Geneva, Vienna, Nairobi (un-conventions 2.4)
_PAGE = r"\d{1,3}(?: ?/ ?\d{1,3})?"
_BARCODE = re.compile(r"\*(?: ?[A-Z0-9]){6,12} ?\*")
_DATE = re.compile(r"\d{6}(?: \d{6})?")
_OF_PAGES = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})")
_PAGE_NUMBER = re.compile(r"(?:[Pp]age |[-–—] ?)?(\d{1,3})(?: ?[-–—])?")
# what stands beside the codes at the foot of the first page
_RECYCLE = frozenset(
    (
        *(
            "Accessible document",
            "Document accessible",
            "Documento accesible",
            "可持续阅读",
            "Please recycle",
        ),
        *("Merci de recycler", "Se ruega reciclar", "Просьба отправить на вторичную переработку", "请回收"),
        *("Документ доступен", "الرجاء إعادة استعمال الورق", "Please recycle @", "Please recycle♲"),
    )
)
_NEAR = 3  # lines from other furniture in which a number alone is taken for a page number
_EDGE = 3  # lines at a page's head and foot among which a repeated line is sought
_TOP = 12  # lines of the text among which the masthead's own symbol stands


@dataclass(frozen=True, slots=True)
class Stripped:
    """The lines that are left, what was taken out, and what it said of the document."""

    lines: tuple[Line, ...]
    removed: tuple[Remark, ...]
    symbol: str | None
    job: str | None


def strip_furniture(source: Source, symbol: str | None, job: str | None) -> Stripped:
    """Take out running heads and feet; where they stood a page starts, unless form feeds say where."""
    lines = source.lines
    job = job or _usual(
        re.findall(rf"(?<![\w.]){_JOB}", "\n".join(line.text for line in lines if len(line.text) < 60))
    )
    printed = _of_masthead(lines) or _joint(_own_symbol(lines, job), lines)
    if symbol is None or says_more(printed or "", symbol):
        symbol = printed
    reasons = _certain(lines, symbol, job)
    if source.feeds:
        reasons |= _repeated(lines, reasons)
    _numbers(lines, reasons, source.feeds)
    removed = tuple(Remark(lines[n].number, lines[n].text, why) for n, why in sorted(reasons.items()))
    return Stripped(tuple(_without(lines, reasons, source.feeds)), removed, symbol, job)


def says_more(printed: str, symbol: str) -> bool:
    """Whether a printed symbol is this one and more that a file's name leaves out: the year, a part."""
    one, other = (re.sub(r"[^A-Z0-9a-z]", "", each) for each in (printed, symbol))
    return (
        one.startswith(other)
        and bool(re.fullmatch(r"\d{4}|Part[A-Z]|", one[len(other) :]))
        and printed != symbol
    )


def _usual(found: list[str]) -> str | None:
    return Counter(found).most_common(1)[0][0] if found else None


def _own_symbol(lines: Sequence[Line], job: str | None) -> str | None:
    """The symbol that stands alone on a line most often; once only, at a page's start or foot."""
    found = Counter(
        line.text.rstrip("*").replace(" /", "/")
        for line in lines
        if _SYMBOL_LINE.fullmatch(line.text) and re.search(r"\d", line.text)
    )
    if not found:
        return None
    symbol, count = found.most_common(1)[0]
    first = lines[0].text.rstrip("*").replace(" /", "/")
    if first in found and found[first] == count:
        return first
    place = next(n for n, line in enumerate(lines) if line.text.rstrip("*").replace(" /", "/") == symbol)
    beside = [line.text for line in lines[max(0, place - 1) : place + 2]]
    at_foot = job is not None and any(text.replace(job, "").strip(" 0123456789/") == "" for text in beside)
    return symbol if count > 1 or lines[place].page or at_foot else None


def _of_masthead(lines: Sequence[Line]) -> str | None:
    """The symbol that stands at the end of one of the first lines, behind the organization's name."""
    first = next((n for n, line in enumerate(lines[:_TOP]) if re.search("Distr|Original", line.text)), None)
    for line in lines[:_TOP]:
        if first is None and len(line.columns) < 2:
            continue
        found = _SYMBOL_END.search(line.columns[-1])
        if found and re.search(r"/.*\d", found[0]) and not found["symbol"].endswith("."):
            return re.sub(r"^([A-Z]{1,6}(?:\.\d+)?) /", r"\1/", found["symbol"].rstrip("*"))
    return None


def _joint(symbol: str | None, lines: Sequence[Line]) -> str | None:
    """The joint symbol that the first lines give, where the running heads carry its halves."""
    if symbol is None:
        return None
    half = re.escape(symbol)
    whole = re.compile(rf"(?<!\S){half}[-–][A-Z]{{1,6}}/[\w./]+")
    found = next(
        (m[0] for line in lines[:_TOP] if (m := whole.search(line.text)) and len(line.text) < 60), None
    )
    return found or symbol


def _certain(lines: Sequence[Line], symbol: str | None, job: str | None) -> dict[int, str]:
    """What its own form tells: the symbol alone, the job number with a page number, a bar code."""
    own = {"", *_JOIN.split(symbol), symbol} if symbol else set()
    number = re.escape(job) if job else _JOB
    foot = re.compile(
        rf"(?:{_PAGE} {'?' if job else ''})?{number} ?(?:\([ACEFRS]\))?"
        rf"(?: ?\d{{6}}){{0,2}} ?(?:{_PAGE})?(?: \*\d+\*)?"
    )
    # "A /75/PV.16": the large first letter of a masthead may stand off; a head may stand twice on a line
    halves = "|".join(
        re.escape(half).replace("/", " ?/", 1) for half in sorted(own - {""}, key=len, reverse=True)
    )
    head = re.compile(rf"(?:(?:{halves})\*{{0,3}} ?[-–]? ?)+") if halves else None
    reasons: dict[int, str] = {}
    for n, line in enumerate(lines):
        if head and head.fullmatch(line.text):
            reasons[n] = "running head"
        elif foot.fullmatch(line.text) and (job or not line.text.isdigit()):
            reasons[n] = "running foot"
        elif _BARCODE.fullmatch(line.columns[0]):
            reasons[n] = "bar code"
        elif line.text in _RECYCLE or all(each in _RECYCLE for each in line.columns):
            reasons[n] = "running foot"
        elif (symbol and any(_head_with_page(line.text, half) for half in own if half)) or (
            head and n and (line.page or n - 1 in reasons) and _beside(line, head)
        ):
            reasons[n] = "running head"
    return reasons


def _beside(line: Line, head: re.Pattern[str]) -> bool:
    """Whether the first line of a page has the symbol in one column, and in the other a title or a date."""
    columns = line.columns
    return len(columns) > 1 and any(head.fullmatch(columns[at]) for at in (0, -1))


def _head_with_page(text: str, symbol: str) -> bool:
    """The symbol with a page number beside it: "2 A/65/1", "A/65/1 Page 2"."""
    rest = text.replace(symbol, "", 1).strip() if symbol in text else text
    return rest != text and bool(_PAGE_NUMBER.fullmatch(rest) or _OF_PAGES.fullmatch(rest))


def _repeated(lines: Sequence[Line], reasons: dict[int, str]) -> dict[int, str]:
    """Lines at the heads or feet of most pages that differ in their figures only."""
    pages = list(_pages(lines))
    seen: dict[str, set[int]] = {}
    places: dict[str, list[int]] = {}
    tops: Counter[str] = Counter()  # the first lines of pages, as they are
    for page, (start, stop) in enumerate(pages):
        own = [n for n in range(start, stop) if n not in reasons]
        tops.update(lines[n].text for n in own[:1] if page)
        for n in {*own[:_EDGE], *own[-_EDGE:]}:
            form = re.sub(r"\d+", "#", lines[n].text)
            if re.search(r"\w", form) and not re.fullmatch(r"\W*#\W*", form):
                seen.setdefault(form, set()).add(page)
                places.setdefault(form, []).append(n)
    often = max(3, round(0.6 * (len(pages) - 1)))
    found = {n for form, on in seen.items() if len(on) >= often for n in places[form]}
    half = max(3, round(0.35 * (len(pages) - 1)))  # even and odd pages may have heads of their own
    found |= {start for start, _ in pages[1:] if tops[lines[start].text] >= half and start not in reasons}
    return dict.fromkeys(found, "repeated on most pages")


def _pages(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    starts = [n for n, line in enumerate(lines) if line.page] or [0]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _numbers(lines: Sequence[Line], reasons: dict[int, str], feeds: bool) -> None:
    """Page numbers and job dates that stand alone: taken where other furniture or a page's edge is near."""
    totals = Counter(m[2] for line in lines if (m := _OF_PAGES.fullmatch(line.text)))
    feet = (lines[n].text for n, why in reasons.items() if why == "running foot")
    totals.update(m[2] for text in feet if (m := re.search(r"(?<!\d)(\d{1,3})/(\d{1,3})(?!\d)", text)))
    page = 1
    last_seen = -_NEAR - 1
    upcoming = _next_furniture(lines, reasons)
    for n, line in enumerate(lines):
        page += line.page and n > 0
        if n in reasons:
            last_seen = n
            continue
        near = n - last_seen <= _NEAR or upcoming[n] - n <= _NEAR
        edge = feeds and (line.page or n + 1 == len(lines) or lines[n + 1].page)
        of = _OF_PAGES.fullmatch(line.text)
        alone = _PAGE_NUMBER.fullmatch(line.text)
        if (of and int(of[1]) <= int(of[2]) and (near or edge or totals[of[2]] > 1)) or (
            alone and not totals and (near or edge) and (not feeds or int(alone[1]) == page)
        ):
            reasons[n] = "page number"
        elif near and _DATE.fullmatch(line.text):
            reasons[n] = "job date"
        else:
            continue
        last_seen = n


def _next_furniture(lines: Sequence[Line], reasons: dict[int, str]) -> list[int]:
    following = len(lines) + _NEAR + 1
    result = [following] * len(lines)
    for n in reversed(range(len(lines))):
        result[n] = following
        if n in reasons:
            following = n
    return result


def _without(lines: Sequence[Line], reasons: dict[int, str], feeds: bool) -> Iterator[Line]:
    """The other lines. The space about what is taken out says nothing, so the next line has none."""
    pending = page = False
    for n, line in enumerate(lines):
        if n in reasons:
            pending = True
            page |= line.page
            continue
        if pending:
            starts = line.page or page or not feeds
            yield replace(line, blanks=line.blanks if not starts else 0, page=starts)
        else:
            yield line
        pending = page = False
