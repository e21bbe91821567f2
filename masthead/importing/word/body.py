"""The text of a Word file as one run of lines and grids, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from masthead.importing.report import Remark
from masthead.importing.word.changes import accept_changes
from masthead.importing.word.chart_grids import chart_grid
from masthead.importing.word.charts import read_chart
from masthead.importing.word.drawings import in_order
from masthead.importing.word.fields import unclosed
from masthead.importing.word.grids import Flow, Grid, read_flow, read_grid
from masthead.importing.word.names import Element, child_value, w
from masthead.importing.word.numbering import BULLET, Numbering, read_numbering
from masthead.importing.word.package import Package
from masthead.importing.word.paragraphs import Paragraphs, flow
from masthead.importing.word.pieces import NEW_PAGE, Line, Object, Piece
from masthead.importing.word.report import Log
from masthead.importing.word.runs import Runs
from masthead.importing.word.sections import column_count, column_width, fits_column, section_of
from masthead.importing.word.styles import Properties, Styles, read_styles
from masthead.limits import limits, raising

# how many of each a part may hold for each paragraph of the limit; and the words for them
_MOST = {"p": (1, "paragraphs"), "r": (3, "runs"), "tr": (1, "rows"), "tc": (1, "cells")}


@dataclass(slots=True)
class Source:
    """A Word file that is being read: what its parts share."""

    package: Package
    styles: Styles
    log: Log

    def paragraphs(self, part: str, numbering: Numbering | None = None) -> Paragraphs:
        """A reader of the paragraphs of a part."""
        return Paragraphs(Runs(self.package, part, self.styles, self.log), numbering or Numbering({}, {}))

    def has_high_pages(self) -> bool:
        """Whether Word leaves the room of exact lines out at the head of a page (``suppressTopSpacing``)."""
        return self._is_compatible("suppressTopSpacing")

    def adds_rooms(self) -> bool:
        """Whether room below a paragraph and above the next add up (``doNotUseHTMLParagraphAutoSpacing``)."""
        return self._is_compatible("doNotUseHTMLParagraphAutoSpacing")

    def _is_compatible(self, name: str) -> bool:
        """Whether the file asks Word to be as it was before in one respect."""
        settings = self.xml("settings")
        found = None if settings is None else settings.find(f"{w('compat')}/{w(name)}")
        return found is not None and found.get(w("val")) not in ("0", "false", "off")

    def xml(self, kind: str) -> Element | None:
        """The root of a part that the text leads to; None where there is none."""
        name = self.package.related(self.package.main, kind)
        return None if name is None else self.package.xml(name)

    def text(self, part: str) -> Element:
        """The root of a part that holds text, its tracked changes accepted and counted."""
        root = self.package.xml(part)
        _judge_length(root, part, self.package)
        accept_changes(root, self.log.found)
        for sign in list(unclosed(root)):
            holder = sign.getparent()
            if holder is not None:
                holder.remove(sign)
        return root


def _judge_length(root: Element, part: str, package: Package) -> None:
    """Raise ContentError where a part holds more than a text can: it would take minutes to read."""
    for name, (times, words) in _MOST.items():
        most = times * limits().paragraphs
        if root.xpath(f"count(//*[local-name() = '{name}'])") > most:
            message = f"the part {part} has more than {most:,} {words}"
            hint = raising("paragraph-limit", "this is no text; if it is, import it in pieces")
            raise package.fault("package-too-large", message, hint)


def open_source(package: Package) -> Source:
    """A file with its styles."""
    log = Log()
    source = Source(package, Styles({}, read_styles(None).default), log)
    source.styles = read_styles(source.xml("styles"))
    return source


@dataclass(frozen=True, slots=True)
class Body:
    """The lines and grids of the text.

    ``sections`` are the properties of its sections, ``marks`` those of notes that were typed, ``comments``
    the paragraphs that comments are about.
    """

    flow: tuple[Flow, ...]
    sections: tuple[Element, ...]
    marks: Mapping[str, str]
    comments: Mapping[str, int]


def read_body(source: Source) -> Body:
    """The text. Raises ContentError where the package holds none."""
    main = source.package.main
    root = source.text(main)
    body = root.find(w("body"))
    if body is None:
        raise source.package.fault(
            "package-not-word", f"the part {main} has no body", "save the text as .docx"
        )
    paragraphs = source.paragraphs(main, read_numbering(source.xml("numbering"), source.xml("styles")))
    result: list[Flow] = []
    begun = 0  # where the section begins that is being read
    sections: list[Element] = []
    turned = False
    for element in flow(body):
        section = section_of(element)
        if element.tag == w("p"):
            result.append(line := paragraphs.line(element))
            result += [_new_page(line.place)] if line.ends_page else []
        elif element.tag == w("tbl"):
            result.append(read_grid(element, paragraphs))
        if section is not None:
            sections.append(section)
            turned, before = child_value(section, "pgSz", "orient") == "landscape", turned
            if column_count(section) > 1:
                room = column_width(section)
                result[begun:] = [
                    replace(x, two_columns=True) if isinstance(x, Grid) and fits_column(x, room) else x
                    for x in result[begun:]
                ]
                if isinstance(last := result[-1], Line):
                    result[-1] = replace(last, ends_columns=True)
            if turned:
                result[begun:] = [replace(x, wide=True) if isinstance(x, Grid) else x for x in result[begun:]]
            elif begun and not before and child_value(section, "type") not in ("continuous", "nextColumn"):
                result.insert(begun, _new_page(paragraphs.runs.place))
            begun = len(result)
    flow_ = tuple(_opened(result, source, paragraphs))
    source.log.lost += paragraphs.runs.untold(root)
    _tell_restarts(source, sections)
    for form in sorted(paragraphs.numbering.strange):
        why = "numbers of a form that we do not know became figures"
        source.log.unsure.append(Remark(0, form, why))
    return Body(flow_, tuple(sections), paragraphs.runs.marks, paragraphs.runs.comments)


def _tell_restarts(source: Source, sections: Sequence[Element]) -> None:
    """Say that notes, which are numbered through here, begin again in Word on each page or section."""
    settings = source.xml("settings")
    for holder in [*([] if settings is None else [settings]), *sections]:
        for each in holder.iter(w("footnotePr")):
            again = child_value(each, "numRestart")
            if again not in (None, "continuous") and len(sections) > 1:
                where = "on each page" if again == "eachPage" else "in each section"
                why = f"notes begin again {where} in Word: here they are numbered through"
                source.log.unsure.append(Remark(0, str(again), why))
                return


def _new_page(place: int) -> Line:
    """An empty line where a section begins a page."""
    return Line(place, NEW_PAGE, Properties(), Properties(), new_page=True)


def _opened(flow: list[Flow], source: Source, paragraphs: Paragraphs) -> Iterator[Flow]:
    """Text boxes and charts behind the paragraph that they hang on, as if they stood in the text."""
    for each in flow:
        yield each
        for object_ in in_order(each.objects if isinstance(each, Line) else tuple(_objects_of(each))):
            place = each.place
            if object_.kind == "box" and object_.element is not None:
                inner = list(read_flow(object_.element, paragraphs))
                source.log.found["paragraphs of text boxes"] += len(inner)
                yield from _opened(inner, source, paragraphs)
            elif object_.kind == "chart":
                yield from _chart(object_, source, place)
            elif object_.kind == "words":
                yield from _words(object_, place)


def _objects_of(grid: Grid) -> Iterator[Object]:
    for row in grid.rows:
        for cell in row.cells:
            for line in cell.lines:
                yield from line.objects


def _chart(object_: Object, source: Source, place: int) -> Iterator[Grid]:
    root = source.package.xml(object_.part)
    if sum(1 for _ in root.iter("{*}pt")) > limits().points:
        message = f"the chart {object_.part} has more than {limits().points:,} points"
        hint = raising("chart-limit", "take it out, draw fewer points")
        raise source.package.fault("chart-too-large", message, hint)
    chart, remarks = read_chart(root, object_.width, object_.height)
    source.log.found["charts"] += 1
    source.log.unsure += [Remark(place, object_.alternative or object_.part, why) for why in remarks]
    if chart is None:
        source.log.lost.append(Remark(place, object_.alternative, "a chart that keeps no numbers"))
    else:
        yield chart_grid(chart, place)


def _words(object_: Object, place: int) -> Iterator[Line]:
    """The words of a diagram as a list."""
    for depth, text in object_.words:
        properties = Properties(level=depth)
        yield Line(place, "", properties, properties, (Piece(text),), mark=BULLET)
