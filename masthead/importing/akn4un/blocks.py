"""Elements become blocks: paragraphs with their numbers, lists in lists, headings, tables, closing lines.

Every element has a reader or falls to one that keeps its words and says so: nothing is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from masthead.document import (
    Block,
    Heading,
    Inlines,
    LineBreak,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Signature,
    SubParagraph,
    Text,
)
from masthead.importing.akn4un.inlines import InlineReader, Remarker, plain
from masthead.importing.akn4un.levels import fitted
from masthead.importing.akn4un.notes import Notes
from masthead.importing.akn4un.source import Element, line_of, local
from masthead.importing.akn4un.tables import loose_words, read_table

# elements that hold others and say nothing themselves
_HOLDERS = frozenset(
    [
        "preamble",
        "formula",
        "container",
        "mainBody",
        "body",
        "content",
        "intro",
        "wrapUp",
        "section",
        "part",
        "title",
        "chapter",
        "article",
        "clause",
        "division",
        "hcontainer",
        "alinea",
        "component",
        "components",
        "attachments",
        "attachment",
        "doc",
        "statement",
        "documentCollection",
        "collectionBody",
        "embeddedStructure",
        "blockContainer",
        "preamble",
        "recitals",
        "recital",
        "block",
        "decoration",
        "subparagraph",
        "subsection",
        "conclusions",
        "preface",
        "tocItem",
        "foreign",
        "div",
        "interstitial",
        "tblock",
        "crossContainer",
    ]
)
_HEADINGS = frozenset({"heading", "subheading", "crossHeading", "longTitle"})
_ITEMS = frozenset({"point", "item", "indent", "li"})
_LISTS = frozenset({"list", "sublist", "blockList", "ul", "ol"})
# what stands in the line, and in no paragraph only by mistake
_RUNS = frozenset({"span", "a", "sup", "sub", "b", "i", "authorialNote", "inline", "docDate", "eol", "br"})
_SKIPPED = frozenset({"meta", "coverPage", "documentRef", "componentRef"})
# the level of a heading by the class of its paragraph: the names of Word's styles
_LEVELS = {"HCh": 2, "H1": 3, "H23": 4, "H4": 6, "H56": 6, "BlueHeadingH2": 4}
_LEVEL_OF_HEADING = {"heading": 3, "subheading": 4, "crossHeading": 4, "longTitle": 3}
_TYPED_MARK = re.compile(r"\s*(?P<mark>(?:[IVXLC]+|[A-Z]|\d{1,3})\.|\([a-z]+\))[\t ]*\t[\t ]*")
# a number with what may stand round it: "1.", "1 -", "’1‘", "12 bis."
_NUMBER = re.compile(r"\W*\d+(?:\s*\w{2,6})?\s*[.\-–—:،]?\W*")


@dataclass(slots=True)
class BlockReader:
    """Reads the elements of one file. ``depth`` counts the numbered and lettered paragraphs round a place.

    Every number is kept as it is printed; which of them the sequence gives anyway is settled later.
    """

    notes: Notes
    remark: Remarker
    depth: int = 0
    inlines: InlineReader = field(init=False)
    tables: list[Element] = field(default_factory=list)  # of which tables were made, for the proof

    _READERS: ClassVar[dict[str, str]] = {
        "p": "_p",
        "paragraph": "_paragraph",
        "table": "_table",
        "quotedStructure": "_quotation",
        "quotedText": "_quotation",
        "mod": "_p",
        "conclusions": "_conclusions",
        "preface": "_preface",
    }

    def __post_init__(self) -> None:
        self.inlines = InlineReader(self.notes.take, self.remark)

    def blocks(self, element: Element) -> list[Block]:
        """The blocks of an element's children; what stands between them in no paragraph makes one."""
        result: list[Block] = []
        loose: list[str | Element] = [element.text or ""]
        for child in element:
            if local(child) in _RUNS and not _holds_blocks(child):
                loose.append(child)
            else:
                self._stray(loose, element, result)
                self._join(result, self.one(child))
            loose.append(child.tail or "")
        self._stray(loose, element, result)
        return result

    def one(self, element: Element) -> list[Block]:
        """The blocks of one element."""
        name = local(element)
        if name in _SKIPPED:
            return []
        if name in self._READERS:
            reader: Callable[[Element], list[Block]] = getattr(self, self._READERS[name])
            return reader(element)
        if name in _HEADINGS:
            return self._heading(element, "")
        if name in _LISTS:
            return self._list(element)
        if name in _ITEMS:
            return self._item(element)
        if name in _HOLDERS:
            return self._holder(element)
        if name in ("num", "listIntroduction", "listConclusion", "listWrapUp", "docNumber", "docTitle"):
            return self._p(element)
        if name in _RUNS and not _holds_blocks(element):
            result: list[Block] = []
            self._stray([element], element, result)
            return result
        words = "".join(element.itertext()).strip()
        if words:
            self.remark(element, words, f"unknown element `{name}`: its words are kept")
        return self.blocks(element) if any(_is_block(child) for child in element) else self._p(element)

    def _stray(self, loose: list[str | Element], element: Element, result: list[Block]) -> None:
        """Words that stand in no paragraph make one; ``loose`` is empty then."""
        if any(not isinstance(node, str) or node.strip() for node in loose):
            content = self.inlines.read(loose)
            if content:
                why = "words that stand in no paragraph: they are kept as one"
                self.remark(element, plain(content), why)
                result.append(Paragraph(content, line=line_of(element)))
        loose.clear()

    def _join(self, result: list[Block], more: Iterable[Block]) -> None:
        """Add blocks; lettered paragraphs that follow a numbered one are its own."""
        for block in more:
            last = result[-1] if result else None
            if isinstance(block, SubParagraph) and isinstance(last, NumberedParagraph) and self.depth == 0:
                result[-1] = replace(last, blocks=(*last.blocks, block))
            else:
                result.append(block)

    def _p(self, element: Element) -> list[Block]:
        """A paragraph, or several where blocks stand in it."""
        result: list[Block] = []
        held: list[str | Element] = [element.text or ""]

        def flush() -> None:
            content = self.inlines.read(held)
            if content:
                result.append(Paragraph(content, line=line_of(element)))
            held.clear()

        for child in element:
            if _is_block(child) or _holds_blocks(child):
                flush()
                self._join(result, self.one(child))
            else:
                held.append(child)
            held.append(child.tail or "")
        flush()
        return result

    def _paragraph(self, element: Element) -> list[Block]:
        number, others = _numbered(element)
        headings = [child for child in others if local(child) in _HEADINGS]
        if headings and len(headings) == len(others):
            mark = _words(number) if number is not None else ""
            return [block for child in headings for block in self._heading(child, mark)]
        if number is None or not _words(number):
            return self.blocks(element)
        mark = _words(number)
        inner = self._inner(others, element)
        if not inner:
            return [Paragraph((Text(mark),), line=line_of(element))]
        if not _NUMBER.fullmatch(mark):
            return [SubParagraph(fitted(inner), mark=mark, line=line_of(element))]
        return [NumberedParagraph(fitted(inner), mark=mark, line=line_of(element))]

    def _inner(self, children: Sequence[Element], element: Element) -> list[Block]:
        result: list[Block] = []
        self._stray([element.text or ""], element, result)
        self.depth += 1
        for child in children:
            self._join(result, self.one(child))
            self._stray([child.tail or ""], element, result)
        self.depth -= 1
        return result

    def _list(self, element: Element) -> list[Block]:
        """Introduction, items, conclusion; a list in a list belongs to the item before it."""
        result: list[Block] = []
        self._stray([element.text or ""], element, result)
        for child in element:
            if local(child) in _LISTS and result and isinstance(result[-1], SubParagraph):
                last = result[-1]
                inner = self._deeper(child)
                result[-1] = replace(last, blocks=(*last.blocks, *inner))
            else:
                result += self.one(child)
            self._stray([child.tail or ""], element, result)
        return result

    def _deeper(self, element: Element) -> tuple[Block, ...]:
        self.depth += 1
        inner = self.one(element)
        self.depth -= 1
        return fitted(inner)

    def _item(self, element: Element) -> list[Block]:
        number, others = _numbered(element)
        inner = self._inner(others, element) if others else []
        mark = _words(number) if number is not None else ""
        text = element.text if number is None else None
        if not others and (text or "").strip():
            inner = self._p(element)
        if not inner:
            return [Paragraph((Text(mark),), line=line_of(element))] if mark else []
        if not mark:  # a letter that the file has not is not invented
            return list(fitted(inner))
        return [SubParagraph(fitted(inner), mark=mark, line=line_of(element))]

    def _holder(self, element: Element) -> list[Block]:
        """A section has a number and a heading; other holders only what stands in them."""
        number, others = _numbered(element)
        if number is None:
            return self.blocks(element)
        result: list[Block] = []
        mark = _words(number)
        if others and local(others[0]) in _HEADINGS:
            result += self._heading(others[0], mark)
            others = others[1:]
        elif mark:
            result.append(Heading(_LEVEL_OF_HEADING["heading"], (Text(mark),), line=line_of(number)))
        for child in others:
            self._join(result, self.one(child))
            self._stray([child.tail or ""], element, result)
        return result

    def _heading(self, element: Element, mark: str) -> list[Block]:
        parent = element.getparent()
        name = local(element)
        class_ = (parent.get("class") or "") if parent is not None and local(parent) == "paragraph" else ""
        level = _LEVELS.get(class_, _LEVEL_OF_HEADING.get(name, 4))
        nodes: list[str | Element] = [element.text or ""]
        if not mark and (found := _TYPED_MARK.match(element.text or "")):
            mark, nodes = found["mark"], [(element.text or "")[found.end() :]]
        for child in element:
            nodes += [child, child.tail or ""]
        content = self.inlines.read(nodes)
        if not content:
            return [Paragraph((Text(mark),), line=line_of(element))] if mark else []
        return [Heading(level, content, mark=mark or None, line=line_of(element))]

    def _preface(self, element: Element) -> list[Block]:
        """Number and title of a text within the text."""
        result: list[Block] = []
        self._stray([element.text or ""], element, result)
        for paragraph in element:
            result += self._entitled(paragraph)
            self._stray([paragraph.tail or ""], element, result)
        return result

    def _entitled(self, paragraph: Element) -> list[Block]:
        titles = [child for child in paragraph if local(child) == "docTitle"]
        others = [child for child in paragraph if local(child) not in ("docNumber", "docTitle")]
        loose = [paragraph.text, *(child.tail for child in paragraph)]
        if not titles and _is_number(paragraph):
            content = self.inlines.read(_nodes(paragraph))
            return [Heading(3, content, line=line_of(paragraph))] if content else []
        if len(titles) != 1 or others or any((text or "").strip() for text in loose):
            return self.one(paragraph)
        number = next((child for child in paragraph if local(child) == "docNumber"), None)
        content = self.inlines.read([titles[0].text or "", *_nodes(titles[0])])
        if (number is not None and paragraph.index(number) > paragraph.index(titles[0])) or not content:
            return self._p(paragraph)
        mark = _words(number) if number is not None else ""
        return [Heading(3, content, mark=mark or None, line=line_of(paragraph))]

    def _table(self, element: Element) -> list[Block]:
        result: list[Block] = []
        for words in loose_words(element):
            self._stray([words], element, result)
        table = read_table(element, self.inlines)
        self.tables += [element] if table else []
        return [*result, *table]

    def _quotation(self, element: Element) -> list[Block]:
        inner = self.blocks(element) if any(_is_block(child) for child in element) else self._p(element)
        return [Quotation(fitted(inner), line_of(element))] if inner else []

    def _conclusions(self, element: Element) -> list[Block]:
        lines: list[Inlines] = []
        for paragraph in _outermost_paragraphs(element):
            content = self.inlines.read([paragraph.text or "", *_nodes(paragraph)])
            lines += _lines(content)
        if any(text.strip() for text in _outside_paragraphs(element)) or any(
            local(child) not in ("p", "container") for child in element
        ):
            return self.blocks(element)
        return [Signature(tuple(lines), line_of(element), "adoption")] if lines else []


def _outermost_paragraphs(element: Element) -> list[Element]:
    found = [child for child in element.iter() if local(child) == "p" and child is not element]
    return [child for child in found if not any(local(above) == "p" for above in child.iterancestors())]


def _outside_paragraphs(element: Element) -> Iterator[str]:
    if local(element) != "p":
        yield element.text or ""
        for child in element:
            yield from _outside_paragraphs(child)
            yield child.tail or ""


def _nodes(element: Element) -> list[str | Element]:
    return [node for child in element for node in (child, child.tail or "")]


def _lines(content: Inlines) -> list[Inlines]:
    """Content parted at its line ends, at whatever depth of plain runs."""
    lines: list[list[object]] = [[]]
    for inline in content:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines if plain(tuple(line)).strip()]  # type: ignore[arg-type]


def _is_block(element: Element) -> bool:
    name = local(element)
    known = _HOLDERS | _HEADINGS | _ITEMS | _LISTS | {"p", "paragraph", "table", "quotedStructure"}
    return name in known


def _holds_blocks(element: Element) -> bool:
    """Whether what stands in a line holds what cannot; the paragraphs of a note are its own."""
    if local(element) == "authorialNote":
        return False
    return any((_is_block(child) and local(child) != "p") or _holds_blocks(child) for child in element)


def _numbered(element: Element) -> tuple[Element | None, list[Element]]:
    """The number of a paragraph, and its other children."""
    children = list(element)
    if children and local(children[0]) == "num":
        return children[0], children[1:]
    return None, children


def _is_number(paragraph: Element) -> bool:
    """Whether nothing but a number stands in a paragraph of a preface: the letter of a part."""
    loose = [paragraph.text, *(child.tail for child in paragraph)]
    numbers = [local(child) == "docNumber" for child in paragraph]
    return bool(numbers) and all(numbers) and not any((text or "").strip() for text in loose)


def _words(element: Element) -> str:
    return re.sub(r"[ \t\r\n]+", " ", "".join(element.itertext())).strip()
