"""The lines at the head of a text: title and subtitle; of what was adopted by whom, when, on what ground.

A numbered text (79/10) is headed by its adoption and source, and then its number and title; one without
number has its title first, as resolutions of the Security Council do (measured on documents of 2021 to 2025).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masthead.composing.saying import line, uncalled_asterisk
from masthead.composing.typography import Typography
from masthead.document import Emphasis, Inlines, LineBreak, Text
from masthead.kinds import Kind
from masthead.languages import Language
from masthead.metadata import Metadata

_NO_BREAK_SPACE = "\u00a0"
_BRACKETED = re.compile(r"(\[)(.+)(\])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the opening: its role, the number before it ("" for none), its words."""

    role: str
    mark: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines in their order on the page."""

    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The characters, line by line, numbers before their lines."""
        return tuple(piece for line in self.lines for piece in (line.mark, _characters(line.content)))

    def content(self, role: str) -> Inlines:
        """The words of the line with a role; none where there is no such line."""
        return next((line.content for line in self.lines if line.role == role), ())


def opening(
    metadata: Metadata, language: Language, typography: Typography, subtitle: str, kind: Kind
) -> Opening:
    """What stands at the head of the text. ``subtitle`` is that of the metadata, or the kind's.

    The kind says which lines are there, in their order; else they are title, subtitle, adoption and source.
    """
    number = text_number(metadata)
    title = metadata.title or usual_title(metadata, language)
    title = title or (language.term(kind.title_term) if kind.title_term else "")
    lines = [Line("title", number, typography.apply(title))] if title else []
    lines += [Line("subtitle", "", typography.apply(subtitle))] if subtitle else []
    adoption = _adoption(metadata, language, bool(number))
    around = [Line("adoption", "", typography.apply(adoption))] if adoption else []
    around += [Line("source", "", _source(metadata.source, typography))] if metadata.source else []
    if kind.opening is None:
        return Opening(tuple((*around, *lines) if number else (*lines, *around)))
    usual = {each.role: each for each in (*lines, *around)}
    return Opening(tuple(_formed(kind, usual, metadata, language, typography)))


def _formed(
    kind: Kind, usual: Mapping[str, Line], metadata: Metadata, language: Language, typography: Typography
) -> Iterator[Line]:
    for form in kind.opening or ():
        if form.field in ("title", "subtitle", "adoption", "source"):
            yield from (usual[name] for name in (form.field,) if name in usual)
        elif words := line(form, metadata, language):
            star = "*" if form.role == kind.asterisk and uncalled_asterisk(metadata) else ""
            yield Line(form.role.replace(" ", "-"), "", typography.apply(words + star))


def text_number(metadata: Metadata) -> str:
    """The number before the title: that of the metadata, else ``79/10.`` of A/RES/79/10; "" for none."""
    if metadata.number is not None:
        return metadata.number
    parts = [part.text for part in metadata.symbol.singles[0].parts]
    behind = parts[parts.index("RES") + 1 :] if "RES" in parts else []
    return f"{'/'.join(behind)}." if len(behind) > 1 else ""


def usual_title(metadata: Metadata, language: Language) -> str:
    """The title of a resolution that has none of its own, by its symbol: ``Resolution 2784 (2025)``."""
    found = re.search(r"/RES/(\d+) \((\d{4})\)", str(metadata.symbol))
    return language.term("sc_res_title", n=found[1], year=found[2]) if found else ""


def _adoption(metadata: Metadata, language: Language, numbered: bool) -> str:
    """The line of adoption. Where it is above a number, its date and the word before it keep together."""
    said = adoption_line(metadata, language)
    if not said or not numbered or metadata.adopted is None:
        return said or ""
    day = re.escape(language.date(metadata.adopted)).replace(r"\ ", f"[ {_NO_BREAK_SPACE}]")
    return re.sub(rf"(?:(?<=\s)\w{{1,3}} )?{day}", _bound, said)


def _bound(found: re.Match[str]) -> str:
    return found[0].replace(" ", _NO_BREAK_SPACE)


def adoption_line(metadata: Metadata, language: Language) -> str:
    """The line that says who adopted the text and when: the metadata's, else the language's; "" for none."""
    if metadata.adoption is not None or metadata.adopted is None:
        return metadata.adoption or ""
    day = language.date(metadata.adopted)
    organ = (metadata.symbol.singles[0].organ_term or "").rpartition(".")[2]
    of_bodies = (
        f"kind.adopted.{term.removeprefix('org.')}" for term in metadata.symbol.singles[0].body_terms
    )
    key = next((key for key in (*of_bodies, f"adopted.{organ}") if key in language.terms), None)
    if key is None:
        return ""
    meeting = metadata.meeting or ""
    meeting = language.figure_ordinal(int(meeting)) if meeting.isdecimal() else meeting
    return language.term(key, date=day, m=meeting)


def _source(said: str, typography: Typography) -> Inlines:
    """The note in brackets: the brackets upright, the words in italics."""
    found = _BRACKETED.fullmatch(said)
    if not found:
        return (Emphasis(typography.apply(said)),)
    return (Text(found[1]), Emphasis(typography.apply(found[2])), Text(found[3]))


def _characters(content: Inlines) -> str:
    return "".join(_flat(content))


def _flat(content: Inlines) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text():
                yield inline.text
            case LineBreak():
                yield " "
            case _:
                yield from _flat(getattr(inline, "children", ()))
