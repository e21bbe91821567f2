"""The heads of pages after the first: the symbol, or what was typed for even and for odd pages.

All 34 budget fascicles of the survey have typed heads (word-files.md, A.9): "Part II TAB Political affairs"
on even pages, "Section 6 TAB ..." on odd ones. A section that names none has that of the section before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from masthead.importing.report import Remark
from masthead.importing.word.body import Source
from masthead.importing.word.grids import lines_of, read_flow
from masthead.importing.word.names import Element, R, switch, value, w
from masthead.importing.word.pieces import Line
from masthead.symbols import Symbol, SymbolSyntaxError

_LEAST = 3  # lines of a masthead: publisher, symbol, distribution …


def read_heads(
    source: Source, sections: Sequence[Element], symbol: Symbol | None, masthead: Collection[str]
) -> tuple[str, ...]:
    """What is typed at the head of even and of odd pages; () where nothing is, or on one of them only.

    ``masthead`` are the lines of the masthead: a header that holds nothing else is the first page's, also
    where a program saved it as that of all pages of the first section.
    """
    found = {kind: list(_typed(source, sections, kind, symbol, masthead)) for kind in ("even", "default")}
    settings = source.xml("settings")
    if not switch(settings, "evenAndOddHeaders"):
        found["even"] = found["default"]  # those for even pages are not shown
    if not (found["even"] and found["default"]):
        _tell_left(source, [*found["even"], *found["default"]])
        return ()
    for kind in ("even", "default"):
        others = {_said(line): line for line in found[kind][1:]}
        others.pop(_said(found[kind][0]), None)
        _tell_left(source, list(others.values()))
    return _said(found["even"][0]), _said(found["default"][0])


def _tell_left(source: Source, lines: Sequence[Line]) -> None:
    source.log.lost += [Remark(0, line.words, "a head of some pages only") for line in lines]


def _typed(
    source: Source, sections: Sequence[Element], kind: str, symbol: Symbol | None, masthead: Collection[str]
) -> Iterator[Line]:
    """The lines that were typed at the head of pages, section by section."""
    relations = source.package.relations(source.package.main)
    seen: set[str] = set()
    for section in sections:
        for reference in section.iter(w("headerReference")):
            relation = relations.get(reference.get(f"{{{R}}}id", ""))
            if (value(reference, "type") or "default") != kind or relation is None or relation.external:
                continue
            if relation.target in seen or relation.target not in source.package:
                continue
            seen.add(relation.target)
            root = source.text(relation.target)
            lines = list(lines_of(list(read_flow(root, source.paragraphs(relation.target)))))
            if not _is_masthead(lines, masthead):
                yield from (line for line in lines if line.words and not _names(line, symbol))


def _is_masthead(lines: Sequence[Line], masthead: Collection[str]) -> bool:
    """Whether lines are those of the masthead; an organ's name alone may be a typed head."""
    said = [line.words for line in lines if line.words]
    return len(said) >= _LEAST and all(words in masthead for words in said)


def _names(line: Line, symbol: Symbol | None) -> bool:
    """Whether a line holds a symbol: then it is the head that there is anyway; a page number says nothing."""
    singles = [str(single).rstrip("*") for single in symbol.singles] if symbol is not None else []
    compact = "".join(line.words.split())
    named = any("".join(single.split()) in compact for single in singles)
    return named or _is_number(line.words) or _is_symbol(line.words)


def _is_symbol(words: str) -> bool:
    if "/" not in words:
        return False
    try:
        Symbol.parse(words.rstrip("*").strip(), lenient=True)
    except SymbolSyntaxError:
        return False
    return True


def _is_number(words: str) -> bool:
    return not any(map(str.isalpha, words))


def _said(line: Line) -> str:
    """The words of a line; a bar stands for the tab that parts a number from a name."""
    number, tab, name = line.text.strip().partition("\t")
    return " | ".join(" ".join(part.split()) for part in (number, name)) if tab else line.words
