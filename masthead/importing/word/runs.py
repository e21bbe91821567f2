"""The content of a paragraph of a Word file -> pieces of text and the objects among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from masthead.disguises import WITHOUT_DIRECTION
from masthead.importing.report import Remark
from masthead.importing.word.drawings import read_objects
from masthead.importing.word.fields import Fields
from masthead.importing.word.names import MATH, MC, Element, R, child_value, value, w
from masthead.importing.word.package import Package
from masthead.importing.word.pieces import NEW_PAGE_SIGN, Object, Piece
from masthead.importing.word.report import Log
from masthead.importing.word.styles import Properties, Styles, run_properties

_NO_BREAK_HYPHEN = "\u2011"
_SOFT_HYPHEN = "\u00ad"
# Characters in the text that are not what they say: joiners set against line breaks say nothing, control
# characters and line ends are no text, and the private codes are bullets of Symbol and Wingdings.
_CLEAN: dict[int, str | None] = {
    **WITHOUT_DIRECTION,
    **dict.fromkeys((0x200B, 0x200D, 0xFEFF, *range(0x7F, 0xA0))),
    **dict.fromkeys((0x85, 0x2028, 0x2029, 0xA, 0xD), " "),
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
}
_CHARACTERS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): _NO_BREAK_HYPHEN,
    w("softHyphen"): _SOFT_HYPHEN,
}
# what stands in a paragraph and says nothing that is read here
_WORDLESS = {
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "proofErr", "bookmarkStart", "bookmarkEnd")
}
_MEAN_ADVANCE = 0.43  # em: of a letter of English text in Times New Roman, spaces among them
_LEAST_TRACKING, _MOST_TRACKING = 0.02, 5.0  # pt: what differs less is nothing, more spreads words for show
_MOST_SQUEEZED = 0.2  # em: letters that are closer stand on each other
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_VERTICAL = {"superscript": "superscript", "subscript": "subscript"}
_OBJECTS = {w("drawing"), w("pict"), w("object")}
_UNREAD = {f"{{{MC}}}Fallback", w("sdtPr"), w("instrText")}  # said already, or not said at all


def chosen(element: Element) -> Element | None:
    """Of the alternatives for newer and older programs, the newer: each text box stands in both."""
    choice = element.find(f"{{{MC}}}Choice")
    return choice if choice is not None else element.find(f"{{{MC}}}Fallback")


@dataclass(slots=True)
class Runs:
    """Reads what stands in paragraphs of one part. ``place`` is the paragraph that is being read."""

    package: Package
    part: str
    styles: Styles
    log: Log
    fields: Fields = field(default_factory=Fields)
    place: int = 0
    objects: list[Object] = field(default_factory=list)
    comments: dict[str, int] = field(default_factory=dict)  # the paragraph that each is about
    marks: dict[str, str] = field(default_factory=dict)  # of notes, typed in place of their number
    told: dict[Element, int] = field(default_factory=dict)  # the texts that were read, and their paragraph

    def pieces(self, element: Element, base: Properties, link: str = "") -> Iterator[Piece]:
        """The pieces of a paragraph or of what stands in one; ``base`` is what its style says of runs."""
        for child in element:
            if child.tag == w("r"):
                yield from self.run(child, base, link)
            elif child.tag in _WORDLESS or is_comment(child):
                continue
            elif child.tag == w("hyperlink"):
                yield from self.pieces(child, base, self.address(child) or link)
            elif child.tag == w("fldSimple"):
                yield from self.simple_field(child, base, link)
            elif child.tag == w("commentRangeStart"):
                self.comments.setdefault(value(child, "id") or "", self.place)
            elif child.tag == f"{{{MC}}}AlternateContent":
                inner = chosen(child)
                if inner is not None:
                    yield from self.pieces(inner, base, link)
            elif str(child.tag).startswith(f"{{{MATH}}}oMath"):
                yield from self.formula(child)
            elif len(child):  # a content control, an insertion, or what we do not know: it only wraps
                yield from self.wrapped(child, base, link)

    def wrapped(self, element: Element, base: Properties, link: str) -> Iterator[Piece]:
        """What an element wraps; a paragraph where none belongs stands apart from what is around it."""
        if element.tag != w("p"):
            yield from self.pieces(element, base, link)
            return
        yield Piece(" ")
        yield from self.pieces(element, base, link)
        yield Piece(" ")

    def simple_field(self, element: Element, base: Properties, link: str) -> Iterator[Piece]:
        """A field that is one element."""
        self.fields.begin()
        self.fields.instruct(value(element, "instr") or "")
        if len(element):
            self.fields.separate()
        yield from self.pieces(element, base, link)
        yield Piece(self.fields.end())
        self.tell_field()

    def address(self, element: Element) -> str:
        """Where a link leads, out of the file; "" within it."""
        relation = self.package.relations(self.part).get(element.get(f"{{{R}}}id", ""))
        return relation.target if relation is not None and relation.external else ""

    def formula(self, element: Element) -> Iterator[Piece]:
        """The characters of a formula."""
        text = "".join(str(t.text or "") for t in element.iter(f"{{{MATH}}}t"))
        self.log.lost.append(Remark(self.place, text, "a formula: its characters kept, its form lost"))
        yield Piece(text)

    def run(self, run: Element, base: Properties, link: str) -> Iterator[Piece]:
        """The pieces of one run."""
        properties = run.find(w("rPr"))
        own = run_properties(properties)
        style = self.styles.character(child_value(properties, "rStyle"))
        said = own.over(style).over(base)
        if said.hidden:
            self.hide(run)
            return
        custom = self.custom_mark(run)
        if custom is not None:
            yield Piece("", note=custom)
            return
        like = Piece("", bool(said.bold), bool(said.italic), _VERTICAL.get(said.vertical or "", ""), link)
        like = replace(like, size=said.size or 0, tracking=_own_tracking(said, base))
        for child in run:
            yield from self.content(child, like)

    def custom_mark(self, run: Element) -> str | None:
        """The note that a run calls by a mark that was typed: the mark is remembered, not text."""
        for tag, kind in _NOTES.items():
            call = run.find(tag)
            if call is not None and value(call, "customMarkFollows") in ("1", "true", "on"):
                note = f"{kind}-{value(call, 'id')}"
                self.told.update((text, self.place) for text in run.iter(w("t")))
                self.marks[note] = "".join(str(t.text or "") for t in run.iter(w("t"))).strip()
                return note
        return None

    def hide(self, run: Element) -> None:
        """Hidden text is said, not carried."""
        self.told.update((text, self.place) for text in run.iter(w("t")))
        text = "".join(str(t.text or "") for t in run.iter(w("t"))).strip()
        if text:
            self.log.removed.append(Remark(self.place, text, "hidden text"))

    def content(self, child: Element, like: Piece) -> Iterator[Piece]:
        """The pieces of what stands in a run."""
        tag = child.tag
        if tag == w("t"):
            self.told[child] = self.place
            text = str(child.text or "")
            if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                text = text.strip(" \t\r\n")
            yield from self.shown(text.translate(_CLEAN), like)
        elif tag in _CHARACTERS:
            yield from self.shown(_CHARACTERS[str(tag)], like)
        elif tag == w("br"):
            yield from self.line_end(value(child, "type"), like)
        elif tag == w("sym"):
            yield from self.symbol(child, like)
        elif tag in _NOTES:
            yield replace(like, note=f"{_NOTES[str(tag)]}-{value(child, 'id')}")
        elif tag in (w("fldChar"), w("instrText")):
            yield from self.field(child, like)
        elif tag == w("commentReference"):
            self.comments.setdefault(value(child, "id") or "", self.place)
        elif tag in _OBJECTS:
            self.objects += read_objects(child, self.package, self.part, self.place, self.log)
        elif tag == f"{{{MC}}}AlternateContent":
            inner = chosen(child)
            for grandchild in inner if inner is not None else ():
                yield from self.content(grandchild, like)
        elif tag == w("ruby"):
            yield from self.ruby(child, like)
        elif len(child) and tag != w("rPr"):
            for grandchild in child:
                yield from self.content(grandchild, like)

    def ruby(self, element: Element, like: Piece) -> Iterator[Piece]:
        """Words with a guide to their sound: it stands in brackets behind them."""
        for name, before, behind in (("rubyBase", "", ""), ("rt", " (", ")")):
            inner = [e for each in element.iter(w(name)) for run in each.iter(w("r")) for e in run]
            yield from self.shown(before, like)
            for each in inner:
                yield from self.content(each, like)
            yield from self.shown(behind, like)

    def untold(self, root: Element) -> Iterator[Remark]:
        """The words of a part that were not read, and behind which paragraph they stand."""
        place, missed = 0, ""
        for text in root.iter(w("t")):
            if text in self.told:
                if missed:
                    yield Remark(place, missed, "words where Word has none")
                place, missed = self.told[text], ""
            elif (text.text or "").strip() and not any(e.tag in _UNREAD for e in text.iterancestors()):
                missed += f" {text.text}" if missed else str(text.text)
        if missed:
            yield Remark(place, missed, "words where Word has none")

    def shown(self, text: str, like: Piece) -> Iterator[Piece]:
        """Characters, unless they stand in the instruction of a field."""
        if text and self.fields.shows:
            yield replace(like, text=text, link=like.link or self.fields.link)

    def line_end(self, kind: str | None, like: Piece) -> Iterator[Piece]:
        """A line end; breaks of page and column are none."""
        if kind == "page":
            self.log.found["page breaks"] += 1
            yield replace(like, text=NEW_PAGE_SIGN)
        else:
            yield from self.shown("\n" if kind in (None, "textWrapping") else " ", like)

    def symbol(self, element: Element, like: Piece) -> Iterator[Piece]:
        """A character of a symbol font: private codes of such fonts stand 0xF000 above their own."""
        code = int(value(element, "char") or "0", 16)
        font = value(element, "font") or ""
        text = _SYMBOLS.get((font.casefold(), code & 0xFF))
        if text is None:
            text = chr(code & 0xFF if 0xF000 <= code <= 0xF0FF else code) if code >= 32 else ""
            self.log.unsure.append(Remark(self.place, text, f"a character of the font {font}"))
        yield from self.shown(text, like)

    def field(self, element: Element, like: Piece) -> Iterator[Piece]:
        """A sign or an instruction of a field."""
        if element.tag == w("instrText"):
            self.fields.instruct(str(element.text or ""))
            return
        act: dict[str, Callable[[], object]] = {"begin": self.fields.begin, "separate": self.fields.separate}
        kind = value(element, "fldCharType") or ""
        if kind in act:
            act[kind]()
        elif kind == "end":
            made = self.fields.end()
            self.tell_field()
            if made:
                self.log.found["numbers by field"] += 1
            yield from self.shown(made, like)

    def tell_field(self) -> None:
        """Say of a field that ended what a person should look at."""
        why = "a field whose words are drawn from its instruction"
        self.log.lost += [Remark(self.place, text, why) for text in self.fields.drawn]
        why = "the number of a page, kept as it was"
        self.log.unsure += [Remark(self.place, " ".join(text.split()), why) for text in self.fields.pages]
        self.fields.drawn.clear()
        self.fields.pages.clear()


def _own_tracking(said: Properties, base: Properties) -> float | None:
    """The tracking of a run, in pt, where it is not its style's; None else.

    Typists also make letters narrower to fit a line: we say that as the tracking that comes to the same.
    """
    em = (base.size or 20) / 2
    wider = ((said.scale or 100) - (base.scale or 100)) / 100 * _MEAN_ADVANCE * em
    tracking = (said.tracking or 0) / 20 + wider
    if abs(tracking - (base.tracking or 0) / 20) < _LEAST_TRACKING:
        return None
    if not -_MOST_SQUEEZED * em <= tracking <= _MOST_TRACKING:
        return None
    return round(tracking, 2)


# Symbol and Wingdings, as far as lists and formulas of the United Nations use them (their code charts).
_SYMBOLS: dict[tuple[str, int], str] = {
    ("symbol", 0xB7): "•",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB3): "≥",
    ("symbol", 0x6D): "μ",
    ("symbol", 0x44): "Δ",
    ("wingdings", 0xA7): "▪",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→",
}


def is_comment(node: Element) -> bool:
    """Comments and processing instructions of the XML itself say nothing."""
    return isinstance(node, etree._Comment | etree._ProcessingInstruction)
