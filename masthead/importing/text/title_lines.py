"""What heads the text: who adopted or proposes it, its number, title and subtitle, an addendum's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from masthead.importing.report import Remark
from masthead.importing.text.joining import make_joiner
from masthead.importing.text.marks import read_marks
from masthead.importing.text.measure import has_room, width
from masthead.importing.text.source import Line
from masthead.importing.text.words import Words

_MOST = 24  # lines that may head a text
_GROUP = 8  # lines of a title at most
_INDENT = 3  # columns that a text's first line stands further in than its title
_NUMBER = re.compile(r"(?P<number>\d{1,3}/(?:\d{1,3}(?: [A-Z])?|…|\.\.\.|--)\.?)(?: |$)(?P<title>.*)")
_SENTENCE = re.compile(r"[.!?…。؟]['\"”»’)\]]*$")
_SHORT = 0.5  # of the widest line: a line that a hand ended


@dataclass(slots=True)
class Titles:
    """The lines that heads the text, by what they are; ``taken`` of them, ``sure`` where their end shows."""

    taken: int = 0
    title: str = ""
    subtitle: str = ""
    number: str = ""
    adoption: str = ""
    source: str = ""
    proposal: str = ""
    modification: str = ""  # the kind that the word "Corrigendum" or "Addendum" tells
    proposed: bool = False  # the title says who proposes the text
    removed: list[Remark] = field(default_factory=list)

    def said(self) -> dict[str, str]:
        """What is known, by field."""
        names = ("subtitle", "number", "adoption", "source", "proposal")
        return {name: value for name in names if (value := getattr(self, name))}


def take_titles(lines: Sequence[Line], words: Words, *, layout: bool) -> Titles | None:
    """Read the titles with which these lines begin; None where their end does not show."""
    end = _end(lines, words, layout=layout)
    if not end:
        return None
    titles = Titles()
    joiner = make_joiner(lines[:end], words.suspended)
    for paragraph in _paragraphs(lines[:end], words):
        said = joiner.join(paragraph)
        if not _place(titles, said, _broken(paragraph, joiner.join(paragraph)), words):
            break
        titles.taken += len(paragraph)
    titles.removed = [Remark(line.number, line.text, "title") for line in lines[: titles.taken]]
    if titles.proposal and not titles.title:  # where the title goes on in the line that says who proposes it
        titles.title, titles.proposal = titles.proposal, ""
        titles.proposed = True
    told = titles.title or (not titles.number and (titles.adoption or titles.proposal))
    return titles if told else None


def _end(lines: Sequence[Line], words: Words, *, layout: bool) -> int:
    """Where the text begins; 0 where nothing shows it."""
    first = lines[0].indent if lines else 0
    group = 0
    for n, line in enumerate(lines[:_MOST]):
        if n and line.blanks:
            group = n
        if n and (line.page or begins_text(line, words)):
            return n
        numbered = bool(_NUMBER.match(line.text))
        if layout and n and not numbered and line.indent - first >= _INDENT and not _goes_on(lines, n):
            return n
        if layout and numbered:
            first = max(first, line.indent)
        if n - group >= _GROUP or (layout and _SENTENCE.search(line.text) and line.blanks and n):
            return group
        if not layout and n and not numbered and _SENTENCE.search(line.text):
            return 0
    return 0 if len(lines) > _MOST else len(lines)


def _goes_on(lines: Sequence[Line], n: int) -> bool:
    """Whether a line further in belongs to the title: what follows stands under it, as a title set in."""
    return bool(_NUMBER.match(lines[n - 1].text)) and not lines[n].blanks


def begins_text(line: Line, words: Words) -> bool:
    """Whether a line begins the text: a mark, a summary, a contents list, who speaks in a resolution."""
    text = line.text
    plain = text.strip(" :.").casefold()
    if any(plain == each.casefold() for key in ("contents", "summary") for each in words.terms[key]):
        return True
    organs = ("assembly", "council", "ecosoc", "human rights council")
    if any(text.startswith(each) for key in organs for each in words.terms[key]):
        return True
    if any(text[:30] == each[:30] for each in words.terms["circulated"]):
        return True
    return bool(read_marks(text)) or bool(words.part_heading.match(text)) or bool(words.signed.match(text))


def _paragraphs(lines: Sequence[Line], words: Words) -> list[list[Line]]:
    """The lines by paragraphs: at blank lines, and before what begins a line of another role."""
    result: list[list[Line]] = []
    for n, line in enumerate(lines):
        last = result[-1][-1] if result else None
        alone = bool(result) and bool(_NUMBER.fullmatch(result[-1][0].text.strip())) and len(result[-1]) == 1
        if last is None or (line.blanks and n and not alone) or _begins(last, line, result[-1], words):
            result.append([])
        result[-1].append(line)
    return result


def _begins(last: Line, line: Line, held: Sequence[Line], words: Words) -> bool:
    if _NUMBER.match(line.text) or line.text.startswith("[") or _NUMBER.fullmatch(held[0].text.strip()):
        return len(held) > 1 or not _NUMBER.fullmatch(held[0].text.strip())
    if line.text[0].islower():
        return False
    if last.text.endswith(("*", "]")) or _modification(line.text, words):
        return True
    patterns = (*words.titles.values(), words.adoption, words.proposal, words.statement)
    return any(p.match(line.text) for p in patterns) and not re.search(r"\b\w{1,3}$", last.text)


def _modification(text: str, words: Words) -> str:
    plain = text.strip(" *").casefold()
    for name in ("corrigendum", "addendum"):
        if any(plain == each.casefold() for each in words.terms[name]):
            return name
    return ""


def _place(titles: Titles, said: str, broken: str, words: Words) -> bool:
    """Put a paragraph where it belongs; False where there is no place left for it."""
    number = _NUMBER.match(said)
    if said.startswith("[") and said.endswith("]") and titles.adoption and not titles.source:
        titles.source = said
    elif (name := _modification(said, words)) and not titles.modification:
        titles.modification = name
    elif words.adoption.match(said) and not titles.adoption:
        titles.adoption = said
    elif words.proposal.match(said) and not titles.proposal and not titles.title:
        titles.proposal = said
    elif number and not titles.title:
        titles.number, titles.title = number["number"], number["title"]
    elif not titles.title:
        titles.title = broken
    elif not titles.subtitle and not titles.modification:
        titles.subtitle = said
    else:
        return False
    return True


def _broken(lines: Sequence[Line], said: str) -> str:
    """A title, with a line's end where a hand made it: the next word had room in half of the widest line."""
    widest = max(width(line.text) for line in lines)
    for line, after in pairwise(lines):
        if has_room(line, after, _SHORT * widest) and after.text[0].isupper():
            said = said.replace(f"{line.text} {after.text}", f"{line.text}{{br}}{after.text}", 1)
    return said
