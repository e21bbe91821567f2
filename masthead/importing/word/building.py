"""Lines and grids -> the blocks of a Document: each in what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from masthead.document import (
    UNFITTED,
    Bullet,
    Contents,
    Figure,
    Fit,
    Heading,
    Inlines,
    LineBreak,
    NewPage,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Part,
    PartKind,
    SubParagraph,
    Summary,
    Superscript,
    Text,
)
from masthead.importing.listing import key
from masthead.importing.report import Remark
from masthead.importing.text.words import PART_KINDS, Words
from masthead.importing.word.contents import PLACE
from masthead.importing.word.grids import Flow, Grid, GridRow
from masthead.importing.word.inlines import joined_texts, spoken, to_inlines
from masthead.importing.word.nodes import Node
from masthead.importing.word.notes import Labels, with_heads, without_unknown
from masthead.importing.word.pending import Pending
from masthead.importing.word.pictures import Pictures
from masthead.importing.word.pieces import Line, Object
from masthead.importing.word.places import Places
from masthead.importing.word.report import Log
from masthead.importing.word.roles import Role, judge, may_title
from masthead.importing.word.tables import (
    Around,
    make_chart,
    make_table,
    nested_words,
    take_remarks,
    without_brackets,
)

_ONE_LINE = 20  # characters: cells that hold less seldom take a second line


@dataclass(slots=True)
class Builder:
    """Adds lines and grids in order.

    ``summary`` is the word over the summary; ``stars`` are the asterisks that call a note from a heading,
    by the heading's words; ``asterisks`` the notes that stand in frames; ``fits`` what was done by hand to
    lines, by their place; ``high_pages`` says that the first line of a page has no room above its letters.
    """

    words: Words
    summary: str
    labels: Labels
    log: Log
    pictures: Pictures
    stars: Mapping[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    pending: Pending = field(default_factory=Pending)
    asterisks: list[tuple[str, Line]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    fits: Mapping[int, Fit] = field(default_factory=dict)
    below_table: bool = False
    high_pages: bool = False
    headed: Line | None = None  # the heading right above, with nothing between: "Part II", "Section 6"

    def add(self, each: Flow) -> None:
        """Add the next line or grid."""
        if isinstance(each, Grid):
            self.headed = None
            self._grid(each)
            return
        if each.new_page or not each.words:
            self.headed = None
        if each.new_page:
            self._new_page(each)
        if each.style == PLACE:
            self.flush()
            self.places.close()
            self.places.put(Contents(line=each.place))
        if each.words or any(piece.note for piece in each.pieces):
            role = self.judge(each)
            self.headed = self.headed if role.kind == "heading" else None
            getattr(self, f"_{role.kind}")(role)
            self.below_table = self.below_table and role.kind == "remark"
        self._pictures([each])

    def _new_page(self, line: Line) -> None:
        """A page that a hand has begun; it is not begun twice."""
        self.flush()
        here = self.places.here
        if self.places.box is None and not (here and isinstance(here[-1].block, NewPage)):
            self.places.close()
            self.places.put(NewPage(line.place, self.high_pages))

    def judge(self, line: Line) -> Role:
        """What a line is."""
        return judge(line, self.words.part_heading)

    # --- tables and pictures ------------------------------------------------------------------

    def _grid(self, grid: Grid) -> None:
        if not grid.rows:
            return
        if self._is_box(grid):
            self.flush()
            self._box(grid)
        elif grid.only_pictures:
            self._pictures(grid.pictures)
        elif self.pending.wants_title:
            self.pending.held.append(grid)
        else:
            self._table(grid)

    def _is_box(self, grid: Grid) -> bool:
        """A table of one column that holds tables, or is headed Summary, serves for layout."""
        if any(len(row.cells) != 1 for row in grid.rows):
            return False
        return grid.holds_tables or self._is_summary(grid)

    def boxed(self, grid: Grid) -> tuple[Flow, ...] | None:
        """What stands in a table for layout, with what keeps it apart; None for any other table."""
        if not grid.rows or not self._is_box(grid):
            return None
        return tuple(each for row in self._boxed_rows(grid) for each in row.cells[0].spaced)

    def _boxed_rows(self, grid: Grid) -> Sequence[GridRow]:
        return grid.rows[1:] if self._is_summary(grid) else grid.rows  # without the word over it

    def _is_summary(self, grid: Grid) -> bool:
        return grid.rows[0].words.casefold() == self.summary.casefold()

    def _box(self, grid: Grid) -> None:
        """The cells of a table for layout, one after another; those of a summary in a block of their own."""
        if self._is_summary(grid):
            self.places.close()
            self.places.box = self.places.put(Summary((), grid.place))
            self.log.removed.append(Remark(grid.place, grid.rows[0].words, "the word over the summary"))
        for row in self._boxed_rows(grid):
            for each in row.cells[0].flow:
                self.add(each)
        self.flush()
        self.places.close()
        self.places.box = None

    def _table(self, grid: Grid) -> None:
        around, self.pending = self._around(), Pending(held=self.pending.held)
        grid, remarks = take_remarks(grid)
        self.places.close()
        if grid.chart is not None:
            self.places.put(make_chart(grid.chart, around, grid.place))
            self._held()
            return
        if grid.holds_tables:
            why = "a table in a cell: its cells stand one below another"
            self.log.unsure.append(Remark(grid.place, nested_words(grid), why))
        said = [content for line in remarks if (content := self._said(self.judge(line)))]
        made = make_table(grid, around, said, self._cell)
        fit = replace(self.fits.get(grid.place, UNFITTED), pitch=made.fit.pitch)
        fit = replace(fit, keep_lines=fit.keep_lines or grid.is_kept)
        self.places.put(replace(made, fit=fit))
        for line in grid.pictures:
            self.log.unsure.append(
                Remark(line.place, line.words, "a picture in a cell: it stands below the table")
            )
        self._pictures(grid.pictures)
        self.below_table = not grid.pictures
        self._held()

    def _held(self) -> None:
        """The charts that waited for the title of the one that is put now."""
        held, self.pending.held = self.pending.held, []
        for more in held:
            self._table(more)

    def _around(self) -> Around:
        pending = self.pending
        mark = pending.caption.line.words if pending.caption else ""
        if pending.caption and any(piece.note for piece in pending.caption.line.pieces):
            pending.titles.append(replace(pending.caption, line=_calls_only(pending.caption.line)))
        return Around(mark, self._many(pending.titles), without_brackets(self._many(pending.units)))

    def _many(self, roles: list[Role]) -> Inlines:
        result: Inlines = ()
        for role in roles:
            italic = role.kind != "heading" or not role.line.italic
            content = self.inlines(role.line, bold=False, italic=italic)
            result += (Text(" "), *content) if result and content else content
        return joined_texts(result)

    def _pictures(self, lines: Sequence[Line]) -> None:
        for line in lines:
            for object_ in line.objects:
                if object_.kind == "picture":
                    self._picture(object_, line)

    def _picture(self, object_: Object, line: Line) -> None:
        alternative = object_.alternative
        target = self.pictures.take(object_.part, line.place)
        if target is None:
            return
        around, self.pending = self._around(), Pending()
        title = around.title or ((Text(around.mark),) if around.mark else None)
        mark = (around.mark if around.title else "") if title else None
        said = alternative or spoken(title or ()) or target
        if not alternative:
            why = "the picture has no alternative text: write one"
            self.log.unsure.append(Remark(line.place, said, why))
        width = round(object_.exact_width, 1) or None
        said = " ".join(said.split())
        self.places.put(Figure(target, said, title, mark=mark, line=line.place, width=width))
        if object_.cropped:
            self.log.unsure.append(Remark(line.place, said, "the picture was cropped: it is whole now"))
        if around.unit:
            unit = joined_texts((Text("("), *around.unit, Text(")")))
            self.places.put(Paragraph(unit, line=line.place))

    # --- lines, by their role -----------------------------------------------------------------

    def _asterisk(self, role: Role) -> None:
        self.asterisks.append((role.mark, role.line))

    def _part(self, role: Role) -> None:
        self.flush()
        self.places.close()
        found = self.words.part_heading.fullmatch(role.line.words)
        word = found["word"].casefold() if found else ""
        kinds = [k for k in PART_KINDS if word in (w.casefold() for w in self.words.parts[k])]
        kind: PartKind = kinds[0] if kinds else "annex"
        title = self.inlines(role.line, bold=False)
        if self.places.here and isinstance(self.places.here[-1].block, NewPage):
            self.places.here.pop()  # a part begins a page anyway
        self.places.open_part(Part(kind, (), title, line=role.line.place))

    def _heading(self, role: Role) -> None:
        if self.pending.takes(role):
            self._title(role)
            return
        self.flush()
        if may_title(role) and self.places.box is None:
            self.pending.titles.append(role)  # should a table follow
        else:
            self._put_heading(role)

    def _title(self, role: Role) -> None:
        """The title of what waits; a chart that hung on the number comes below it."""
        self.pending.titles.append(role)
        held, self.pending.held = self.pending.held, []
        for grid in held:
            self._table(grid)

    def _put_heading(self, role: Role) -> None:
        self.places.close()
        content = self.inlines(role.line, bold=False, italic=not role.line.italic)
        stars = self.stars.get(key(role.line.words))
        mark = role.mark
        if stars and stars not in self.called:
            self.called.add(stars)
            content = (*content, NoteCall(star_label(stars)))
        if not content:
            content, mark = (Text(mark),), ""
        if role.level == 1 and mark:  # titles take no number: what was typed before one is a word of it
            content, mark = joined_texts((Text(f"{mark} "), *content)), ""
        above = self.places.here[-1] if self.places.here else None
        joins = self.headed is not None and not mark and _goes_on(self.headed, role.line)
        if joins and above is not None and isinstance(above.block, Heading):
            above.block = replace(above.block, content=(*above.block.content, LineBreak(), *content))
            self.headed = role.line
            return
        self.headed = role.line
        fit = replace(self._fit(role.line), pitch=None)  # a heading has that of its level
        self.places.put(Heading(role.level, content, mark=mark, line=role.line.place, fit=fit))

    def _caption(self, role: Role) -> None:
        self.flush()
        self.pending.caption = role

    def _unit(self, role: Role) -> None:
        self.pending.units.append(role)

    def _remark(self, role: Role) -> None:
        below = self.below_table and not self.pending.caption and not self.pending.units
        self.flush()
        content = self._said(role)
        if content:
            self.places.add_remark(content, role.line.place, below_table=below)

    def _said(self, role: Role) -> Inlines:
        """A note below a table, with its mark as typed."""
        content = self.inlines(role.line)
        if not role.mark:
            return content
        if role.mark.startswith("*"):
            return joined_texts((Text(f"{role.mark} "), *content))
        return joined_texts((Superscript((Text(role.mark),)), Text(" "), *content))

    def _number(self, role: Role) -> None:
        self.flush()
        self.places.close()
        content, place = self.inlines(role.line, tracked=True), role.line.place
        if self.places.box is not None:  # in which nothing is numbered
            self.places.put(Paragraph(joined_texts((Text(f"{role.mark} "), *content)), line=place))
            return
        body = self._body(role, content)
        self.places.numbered = self.places.put(NumberedParagraph(body, mark=role.mark, line=place))

    def _item(self, role: Role) -> None:
        self.flush()
        content, place = self.inlines(role.line, tracked=True), role.line.place
        body = self._body(role, content)
        self.places.add_item(SubParagraph(body, mark=role.mark, line=place), role.position)

    def _bullet(self, role: Role) -> None:
        self.flush()
        content, place = self.inlines(role.line, tracked=True), role.line.place
        if content:
            self.places.add_bullet(Bullet(self._body(role, content), place), role.level)

    def _paragraph(self, role: Role) -> None:
        if self.pending.wants_title and role.line.bold:
            self._title(role)
            return
        self.flush()
        content = self.inlines(role.line, tracked=True)
        if content:
            self.places.bullets.clear()
            self.places.items.clear()
            self.places.held.extend(map(Node, self._body(role, content)))

    def _body(self, role: Role, content: Inlines) -> tuple[Paragraph, ...]:
        """The paragraph of a line, as it was fitted to its page; none where nothing is in it."""
        place = role.line.place
        return (Paragraph(content, line=place, fit=self._fit(role.line)),) if content else ()

    def _fit(self, line: Line) -> Fit:
        return self.fits.get(line.place, UNFITTED)

    def flush(self) -> None:
        """A caption below which no table came is a heading; units are a paragraph."""
        pending, self.pending = self.pending, Pending()
        for role in [*([pending.caption] if pending.caption else []), *pending.titles]:
            self._put_heading(replace(role, level=max(role.level, 4), mark=""))
            self.headed = None
        for role in pending.units:
            self.places.close()
            self.places.put(Paragraph(self.inlines(role.line, bold=False), line=role.line.place))
        for grid in pending.held:
            self._table(grid)

    # --- words --------------------------------------------------------------------------------

    def inlines(
        self, line: Line, *, bold: bool = True, italic: bool = True, tracked: bool = False
    ) -> Inlines:
        """What a line says, with the calls of its notes, each once."""
        pieces = without_unknown(line.pieces, self.labels, self.called)
        content = to_inlines(pieces, self.labels.by_note, bold=bold, italic=italic, tracked=tracked)
        return with_heads(content, self.labels)

    def inlines_of_note(self, line: Line) -> Inlines:
        """A paragraph of a note, which calls no other."""
        return to_inlines([piece for piece in line.pieces if not piece.note], {})

    def _cell(self, line: Line, bold: bool, italic: bool) -> Inlines:
        """A paragraph of a cell, with its automatic number."""
        tracked = bold and len(line.words) > _ONE_LINE  # a head, or a cell of one line, ends where it ends
        content = self.inlines(line, bold=bold, italic=italic, tracked=tracked)
        return joined_texts((Text(f"{line.mark} "), *content)) if line.mark else content


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a heading is the rest of the one right above: set in the same type (word-files.md, A.1)."""
    return (above.size, above.bold, above.italic) == (line.size, line.bold, line.italic)


def star_label(stars: str) -> str:
    """The label of a note with asterisks."""
    return f"star-{len(stars)}"


def _calls_only(line: Line) -> Line:
    return replace(line, pieces=tuple(replace(p, text="") for p in line.pieces if p.note))
