"""Lines and grids -> the blocks of a Document: each in what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from masthead.document import (
    Block,
    Bullet,
    Figure,
    Heading,
    Inlines,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Part,
    PartKind,
    SubParagraph,
    Summary,
    Superscript,
    Table,
    Text,
)
from masthead.importing.report import Remark
from masthead.importing.text.words import PART_KINDS, Words
from masthead.importing.word.contents import key
from masthead.importing.word.grids import Flow, Grid
from masthead.importing.word.inlines import spoken, to_inlines
from masthead.importing.word.nodes import Node
from masthead.importing.word.notes import Labels, with_heads, without_unknown
from masthead.importing.word.pictures import Pictures
from masthead.importing.word.pieces import Line
from masthead.importing.word.report import Log
from masthead.importing.word.roles import Role, judge
from masthead.importing.word.tables import Around, make_table, take_remarks, without_brackets

_SAME_PLACE = 100  # twips within which two items stand at one position
_DEEPEST = 4


@dataclass(slots=True)
class Pending:
    """What waits for the table or figure that it stands above."""

    caption: Role | None = None
    titles: list[Role] = field(default_factory=list)
    units: list[Role] = field(default_factory=list)
    held: list[Grid] = field(default_factory=list)  # charts that hang on a caption before its title


@dataclass(slots=True)
class Builder:
    """Adds lines and grids in order. Open are the innermost part or summary, numbered paragraph and items."""

    words: Words
    summary: str
    labels: Labels
    log: Log
    pictures: Pictures
    stars: Mapping[str, str] = field(default_factory=dict)  # of headings: the asterisks that call a note
    root: list[Node] = field(default_factory=list)
    parts: list[Node] = field(default_factory=list)
    box: Node | None = None
    numbered: Node | None = None
    items: list[Node] = field(default_factory=list)
    bullets: list[Node] = field(default_factory=list)
    pending: Pending = field(default_factory=Pending)
    asterisks: list[tuple[str, Line]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    below_table: bool = False

    # --- what comes ---------------------------------------------------------------------------

    def add(self, each: Flow) -> None:
        """Add the next line or grid."""
        if isinstance(each, Grid):
            self.grid(each)
            return
        if each.words or any(piece.note for piece in each.pieces):
            role = self.judge(each)
            getattr(self, f"add_{role.kind}")(role)
            self.below_table = self.below_table and role.kind == "remark"
        for object_ in each.objects:
            if object_.kind == "picture":
                self.picture(object_.part, object_.alternative, each)

    def judge(self, line: Line) -> Role:
        """What a line is."""
        return judge(line, self.words.part_heading)

    def finish(self) -> None:
        """What still waits is text."""
        self.flush()

    def grid(self, grid: Grid) -> None:
        if not grid.rows:
            return
        if self.is_box(grid):
            self.flush()
            if grid.rows[0].words.casefold() == self.summary.casefold():
                self.summary_box(grid)
            else:
                self.unwrap(grid)
        elif self.pending.caption and not self.pending.titles:
            self.pending.held.append(grid)
        else:
            self.table(grid)

    def is_box(self, grid: Grid) -> bool:
        """A table of one column that holds tables, or is headed Summary, serves for layout."""
        if any(len(row.cells) > 1 for row in grid.rows):
            return False
        return grid.holds_tables or grid.rows[0].words.casefold() == self.summary.casefold()

    def unwrap(self, grid: Grid) -> None:
        for row in grid.rows:
            for each in row.cells[0].flow:
                self.add(each)

    def summary_box(self, grid: Grid) -> None:
        self.close()
        box = Node(Summary((), grid.place))
        self.place_for_blocks().append(box)
        self.box = box
        self.log.removed.append(Remark(grid.place, grid.rows[0].words, "the word over the summary"))
        self.unwrap(replace(grid, rows=grid.rows[1:]))
        self.flush()
        self.close()
        self.box = None

    def table(self, grid: Grid) -> None:
        around, self.pending = self.around(), Pending(held=self.pending.held)
        grid, remarks = take_remarks(grid)
        self.close()
        said = [content for line in remarks if (content := self.remark(self.judge(line)))]
        self.put(make_table(grid, around, said, self.cell))
        self.below_table = True
        held, self.pending.held = self.pending.held, []
        for more in held:
            self.table(more)

    def around(self) -> Around:
        pending = self.pending
        mark = pending.caption.line.words if pending.caption else ""
        if pending.caption and any(piece.note for piece in pending.caption.line.pieces):
            pending.titles.insert(0, replace(pending.caption, line=_calls_only(pending.caption.line)))
        return Around(mark, self.many(pending.titles), without_brackets(self.many(pending.units)))

    def many(self, roles: list[Role]) -> Inlines:
        result: Inlines = ()
        for role in roles:
            content = self.inlines(role.line, bold=False, italic=role.kind != "heading" or not role.line.italic)
            result += (Text(" "), *content) if result and content else content
        return joined_texts(result)

    def picture(self, part: str, alternative: str, line: Line) -> None:
        target = self.pictures.take(part, line.place)
        if target is None:
            return
        around, self.pending = self.around(), Pending()
        title = around.title or ((Text(around.mark),) if around.mark else None)
        mark = (around.mark if around.title else "") if title else None
        said = alternative or spoken(title or ()) or target
        if not alternative:
            self.log.unsure.append(Remark(line.place, said, "the picture has no alternative text: write one"))
        if around.unit:
            self.put(Paragraph(joined_texts((Text("("), *around.unit, Text(")"))), line=line.place))
        self.put(Figure(target, " ".join(said.split()), title, mark=mark, line=line.place))

    # --- roles --------------------------------------------------------------------------------

    def add_asterisk(self, role: Role) -> None:
        self.asterisks.append((role.mark, role.line))

    def add_part(self, role: Role) -> None:
        self.flush()
        self.close()
        found = self.words.part_heading.fullmatch(role.line.words)
        word = found["word"].casefold() if found else ""
        kinds = [k for k in PART_KINDS if word in (w.casefold() for w in self.words.parts[k])]
        kind = kinds[0] if kinds else "annex"
        while self.parts and PART_KINDS.index(cast(Part, self.parts[-1].block).kind) >= PART_KINDS.index(kind):
            self.parts.pop()
        node = Node(Part(cast(PartKind, kind), (), self.inlines(role.line, bold=False), line=role.line.place))
        self.place_for_blocks().append(node)
        self.parts.append(node)

    def add_heading(self, role: Role) -> None:
        pending = self.pending
        if pending.caption and not role.mark and (not pending.titles or pending.titles[-1].line.style == role.line.style):
            if not pending.titles or not pending.units:
                pending.titles.append(role)
                self.release()
                return
        self.flush()
        self.close()
        self.heading(role)

    def release(self) -> None:
        """A chart that hung on the caption comes below its title."""
        held, self.pending.held = self.pending.held, []
        for grid in held:
            self.table(grid)

    def heading(self, role: Role) -> None:
        content = self.inlines(role.line, bold=False, italic=not role.line.italic)
        stars = self.stars.get(key(role.line.words))
        mark = role.mark
        if stars and stars not in self.called:
            self.called.add(stars)
            content = (*content, NoteCall(star_label(stars)))
        if not content:
            content, mark = (Text(mark),), ""
        self.put(Heading(role.level, content, mark=mark if role.level > 1 else "", line=role.line.place))

    def add_caption(self, role: Role) -> None:
        self.flush()
        self.pending.caption = role

    def add_unit(self, role: Role) -> None:
        self.pending.units.append(role)

    def add_remark(self, role: Role) -> None:
        """A note below a table, or of one that is not there: a paragraph that begins with its mark."""
        waiting = self.pending.caption or self.pending.units
        self.flush()
        content = self.remark(role)
        if not content:
            return
        nodes = self.place_for_blocks()
        table = nodes[-1].block if nodes and self.below_table and not waiting else None
        if isinstance(table, Table):
            nodes[-1].block = replace(table, remarks=(*table.remarks, content))
            return
        self.close()
        self.put(Paragraph(content, line=role.line.place))

    def remark(self, role: Role) -> Inlines:
        content = self.inlines(role.line)
        if not role.mark:
            return content
        mark = Text(f"{role.mark} ") if role.mark.startswith("*") else Superscript((Text(role.mark),))
        return joined_texts((mark, *content) if isinstance(mark, Text) else (mark, Text(" "), *content))

    def add_number(self, role: Role) -> None:
        self.flush()
        self.close()
        content = self.inlines(role.line)
        body = (Paragraph(content, line=role.line.place),) if content else ()
        if self.box is not None:
            self.put(Paragraph(joined_texts((Text(f"{role.mark} "), *content)), line=role.line.place))
            return
        self.numbered = Node(NumberedParagraph(body, mark=role.mark, line=role.line.place))
        self.place_for_blocks().append(self.numbered)

    def add_item(self, role: Role) -> None:
        self.flush()
        self.bullets.clear()
        depth = self.depth(role)
        self.items = self.items[: depth - 1]
        siblings = self.items[-1].children if self.items else self.outer()
        content = self.inlines(role.line)
        body = (Paragraph(content, line=role.line.place),) if content else ()
        node = Node(SubParagraph(body, mark=role.mark, line=role.line.place), position=role.position)
        siblings.append(node)
        self.items.append(node)

    def depth(self, role: Role) -> int:
        """By position; an (i) where no (h) stands before is a level below, whatever its position."""
        depth = len(self.items)
        if not depth:
            return 1
        last = self.items[-1]
        if role.position > last.position + _SAME_PLACE or _begins_below(last.block, role.mark):
            return min(depth + 1, _DEEPEST)
        while depth > 1 and self.items[depth - 1].position > role.position + _SAME_PLACE:
            depth -= 1
        if depth > 1 and _goes_on(self.items[depth - 2].block, role.mark):
            depth -= 1
        return depth

    def add_bullet(self, role: Role) -> None:
        self.flush()
        content = self.inlines(role.line)
        if not content:
            return
        node = Node(Bullet((Paragraph(content, line=role.line.place),), role.line.place))
        if role.level > 1 and self.bullets:
            self.bullets[0].children.append(node)
            return
        (self.items[-1].children if self.items else self.outer()).append(node)
        self.bullets = [node]

    def add_paragraph(self, role: Role) -> None:
        if self.pending.caption and not self.pending.titles and role.line.bold:
            self.pending.titles.append(role)
            self.release()
            return
        self.flush()
        self.bullets.clear()
        content = self.inlines(role.line)
        if content:
            self.items.clear()
            self.outer().append(Node(Paragraph(content, line=role.line.place)))

    # --- places -------------------------------------------------------------------------------

    def place_for_blocks(self) -> list[Node]:
        if self.box is not None:
            return self.box.children
        return self.parts[-1].children if self.parts else self.root

    def outer(self) -> list[Node]:
        return self.numbered.children if self.numbered else self.place_for_blocks()

    def put(self, block: Block) -> None:
        self.place_for_blocks().append(Node(block))

    def close(self) -> None:
        self.numbered = None
        self.items.clear()
        self.bullets.clear()

    def flush(self) -> None:
        """A caption below which no table came is a heading; units are a paragraph."""
        pending, self.pending = self.pending, Pending()
        if not (pending.caption or pending.units or pending.held):
            return
        self.close()
        for role in [*([pending.caption] if pending.caption else []), *pending.titles]:
            self.heading(replace(role, level=max(role.level, 4), mark=""))
        for role in pending.units:
            self.put(Paragraph(self.inlines(role.line, bold=False), line=role.line.place))
        for grid in pending.held:
            self.table(grid)

    # --- words --------------------------------------------------------------------------------

    def inlines(self, line: Line, *, bold: bool = True, italic: bool = True, breaks: bool = True) -> Inlines:
        pieces = without_unknown(line.pieces, self.labels, self.called)
        content = to_inlines(pieces, self.labels.by_note, bold=bold, italic=italic, breaks=breaks)
        return with_heads(content, self.labels)

    def inlines_of_note(self, line: Line) -> Inlines:
        """A paragraph of a note, which calls no other."""
        return to_inlines([piece for piece in line.pieces if not piece.note], {})

    def cell(self, line: Line, bold: bool, italic: bool) -> Inlines:
        """A paragraph of a cell, with its automatic number."""
        content = self.inlines(line, bold=bold, italic=italic)
        return joined_texts((Text(f"{line.mark} "), *content)) if line.mark else content


def star_label(stars: str) -> str:
    """The label of a note with asterisks."""
    return f"star-{len(stars)}"


def _calls_only(line: Line) -> Line:
    return replace(line, pieces=tuple(replace(p, text="") for p in line.pieces if p.note))


def joined_texts(content: Inlines) -> Inlines:
    result: Inlines = ()
    for inline in content:
        last = result[-1] if result else None
        if isinstance(inline, Text) and isinstance(last, Text):
            result = (*result[:-1], Text(last.text + inline.text))
        else:
            result = (*result, inline)
    return result


def _value(mark: str | None) -> str:
    return re.sub(r"[\W_]", "", mark or "").casefold()


def _begins_below(last: Block, mark: str) -> bool:
    own = _value(cast(SubParagraph, last).mark)
    return _value(mark) == "i" and own not in ("h", "i", "") and not re.fullmatch("[ivx]+", own)


def _goes_on(outer: Block, mark: str) -> bool:
    """Whether a mark is the letter after that of the item one level above."""
    own, new = _value(cast(SubParagraph, outer).mark), _value(mark)
    return len(own) == 1 and len(new) == 1 and ord(new) == ord(own) + 1 and new not in ("v", "x")
