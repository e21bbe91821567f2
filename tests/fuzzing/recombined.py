"""Word files as anybody could have written them: the pieces of a file in another arrangement.

The opening and the last section stay. What is between comes in chunks, in another order, some of them again;
tables grow and shrink, paragraphs are joined, cut and put into cells, calls of notes stand elsewhere, charts
and text boxes come again. Nothing in it is malformed, so that a refusal is a fault as much as a lost word.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from random import Random

from lxml import etree

from masthead.importing.word.names import MC, Element, w

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"
_TYPED = re.compile(r"\s*\d+\.(\d+)?\s*(?=\t|$)")  # the number of a paragraph, its tab behind it
_FIGURE = re.compile(r"[\d .,()–-]*\d[\d .,()–-]*")
_PAGE = 2600  # characters of a page of text
_ROWS = 45  # rows of a page of table
_LANDSCAPE = f"{w('pPr')}/{w('sectPr')}/{w('pgSz')}[@{w('orient')}='landscape']"
_SECTION = f"{w('pPr')}/{w('sectPr')}"
_GRID = f"{w('tblGrid')}/{w('gridCol')}"
_WORDED = 6  # columns: more leave no room for sentences
_XML = "{http://www.w3.org/XML/1998/namespace}"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_OLD = 'xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute"'
_OLD_BOX = (
    f'<w:r xmlns:w="{_WORDS}"><w:pict><v:group {_OLD}>'
    '<v:shape style="position:absolute;left:{left};top:{top}"><v:textbox><w:txbxContent/></v:textbox>'
    "</v:shape></v:group></w:pict></w:r>"
)
_BOX = (
    f'<w:r xmlns:w="{_WORDS}"><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing>'
    f'<wp:anchor xmlns:wp="{_DRAWN}/wordprocessingDrawing" behindDoc="0"><wp:positionH relativeFrom="column">'
    "<wp:posOffset>{left}</wp:posOffset></wp:positionH><wp:positionV relativeFrom='paragraph'>"
    "<wp:posOffset>{top}</wp:posOffset></wp:positionV><wp:extent cx='1300000' cy='400000'/>"
    f'<a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData uri="{_SHAPES}"><wps:wsp xmlns:wps="{_SHAPES}">'
    "<wps:txbx><w:txbxContent/></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)


def recombined(source: Path, target: Path, random: Random, longest: int = 40) -> None:
    """Write a file of 3 to ``longest`` pages made of the pieces of another."""
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    body = root.find(w("body"))
    assert body is not None
    text = list(body)[:-1]
    begin = next((at for at, block in enumerate(text) if _numbered(block)), len(text))
    pieces = text[begin:]
    for block in pieces:
        body.remove(block)
    last = body[-1]
    for block in _arranged(pieces, random, random.choice((3, 5, 8, 12, 20, longest))):
        last.addprevious(block)
    made = list(body)[begin:-1]
    for _ in range(random.randint(2, 4 + len(made) // 10)):
        random.choice(_CHANGES)(made, random)
    if random.random() < 0.6:
        _count(made, random)
    if NOTES in parts:
        parts[NOTES] = _notes(root, parts[NOTES])
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


# --- the order --------------------------------------------------------------------------------


def _arranged(pieces: Sequence[Element], random: Random, pages: int) -> list[Element]:
    """Copies of chunks in any order until they fill so many pages."""
    chunks, long = _chunks(pieces, random), random.choice((2, 6, 15))
    made: list[Element] = []
    filled = 0.0
    while filled < pages:
        whole = random.choice(chunks)
        at = random.randrange(len(whole))
        landscape = any(block.find(_LANDSCAPE) is not None for block in whole)
        chunk = whole if landscape else whole[at : at + random.randint(1, long)]
        made += map(deepcopy, chunk)
        filled += sum(map(_height, chunk)) + 0.01
    return made


def _chunks(pieces: Sequence[Element], random: Random) -> list[list[Element]]:
    """The sections, the end of the one before a landscape one with it; sometimes all as one."""
    sections: list[list[Element]] = [[]]
    for block in pieces:
        sections[-1].append(block)
        if block.find(_SECTION) is not None:
            sections.append([])
    sections = [section for section in sections if section]
    if random.random() < 0.2:
        return [list(pieces)]
    for before, section in pairwise(sections):
        if section[-1].find(_LANDSCAPE) is not None:
            section.insert(0, before[-1])
    return sections


def _height(block: Element) -> float:
    rows = len(block.findall(w("tr")))
    return rows / _ROWS if rows else len(_text(block)) / _PAGE


def _text(block: Element) -> str:
    """The text of a block with its tabs, that of drawings left out."""
    found = block.iter(w("t"), w("tab"))
    said = (e.text or "" if e.tag == w("t") else "\t" for e in found if e.getparent().tag == w("r"))
    return "".join(said)


def _numbered(block: Element) -> bool:
    return block.tag == w("p") and _TYPED.match(_text(block)) is not None


def _count(blocks: Sequence[Element], random: Random) -> None:
    """Number the paragraphs one after the other, as their author would; some texts have a paragraph 4 bis."""
    number = 0
    for block in filter(_numbered, blocks):
        number += random.random() < 0.98
        for text in block.iter(w("t")):
            found = re.fullmatch(r"(\s*(?:\d+\.(?=\d))?)\d+(\.?)", text.text or "")
            if found:
                text.text = f"{found[1]}{number}{found[2]}"
                break


def _notes(root: Element, part: bytes) -> bytes:
    """The notes with a copy for each call beyond the first."""
    notes = etree.fromstring(part)
    by_id = {note.get(w("id")): note for note in notes}
    met: set[str | None] = set()
    for call in root.iter(w("footnoteReference")):
        identifier = call.get(w("id"))
        if identifier in met and identifier in by_id:
            copy = deepcopy(by_id[identifier])
            call.set(w("id"), str(len(notes) + 1000))
            copy.set(w("id"), str(len(notes) + 1000))
            notes.append(copy)
        met.add(identifier)
    return bytes(etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True))


# --- the changes ------------------------------------------------------------------------------


def _one(blocks: Sequence[Element], random: Random, wanted: Callable[[Element], bool]) -> Element | None:
    found = [block for block in blocks if block.getparent() is not None and wanted(block)]
    return random.choice(found) if found else None


def _is_text(block: Element) -> bool:
    return block.tag == w("p") and len(_text(block)) > 80


def _is_table(block: Element) -> bool:
    return block.tag == w("tbl") and len(_rows(block)) > 0


def _rows(table: Element) -> list[Element]:
    """The rows that can be taken out or come again: no heads, and not joined with their neighbours."""
    rows = table.findall(w("tr"))[1:]
    return [r for r in rows if r.find(f".//{w('vMerge')}") is None and r.find(f".//{w('tblHeader')}") is None]


def _lengthen(blocks: Sequence[Element], random: Random) -> None:
    table = _one(blocks, random, _is_table)
    if table is not None:
        rows = _rows(table)
        for _ in range(random.choice((1, 3, 30, 90))):
            row = random.choice(rows)
            row.addnext(deepcopy(row))


def _shorten(blocks: Sequence[Element], random: Random) -> None:
    table = _one(blocks, random, _is_table)
    if table is not None:
        rows = _rows(table)
        for row in random.sample(rows, random.randint(0, len(rows) - 1)):
            table.remove(row)


def _is_moved(run: Element) -> bool:
    """Words and calls may move; drawings and fields stay."""
    if run.tag == w("hyperlink"):
        return True
    return run.tag == w("r") and all(e.tag in map(w, ("rPr", "t", "footnoteReference")) for e in run)


def _is_told(run: Element) -> bool:
    """Words alone: notes in cells that pages part are known to fail (``_call_elsewhere`` calls some)."""
    return _is_moved(run) and run.find(f".//{w('footnoteReference')}") is None


def _join(blocks: Sequence[Element], random: Random) -> None:
    """A paragraph gets the words of another."""
    one, other = _one(blocks, random, _is_text), _one(blocks, random, _is_text)
    if one is not None and other is not None and one is not other:
        for run in list(other):
            if _is_moved(run):
                one.append(deepcopy(run))


def _cut(blocks: Sequence[Element], random: Random) -> None:
    """A paragraph ends sooner."""
    one = _one(blocks, random, _is_text)
    if one is not None:
        moved = [run for run in one if _is_moved(run)][1:]
        for run in moved[random.randint(0, len(moved)) :]:
            one.remove(run)


def _cells(blocks: Sequence[Element]) -> list[Element]:
    return [cell for block in blocks if block.tag == w("tbl") for cell in block.iter(w("tc"))]


def _call_elsewhere(blocks: Sequence[Element], random: Random) -> None:
    """A call of a note moves to another paragraph or into a cell."""
    call = _one(blocks, random, lambda block: block.find(f".//{w('footnoteReference')}") is not None)
    cells = [p for cell in _cells(blocks) for p in cell.findall(w("p")) if _text(p)]
    places = [block for block in blocks if block.tag == w("p") and _text(block).strip()]
    places += random.sample(cells, min(len(cells), len(places)))
    if call is not None and places:
        found = call.find(f".//{w('footnoteReference')}")
        assert found is not None
        run = found.getparent()
        assert run is not None
        random.choice(places).append(run if random.random() < 0.5 else deepcopy(run))


def _refigure(blocks: Sequence[Element], random: Random) -> None:
    """Figures in cells become longer or shorter."""
    for cell in _cells(blocks):
        texts = [text for text in cell.iter(w("t")) if _FIGURE.fullmatch(text.text or "")]
        if texts and random.random() < 0.3:
            new = random.choice(("5", "12", "(1 234.5)", "12 345 678.9", "–", "1 234 567 890", "(100.0)"))
            texts[0].text = new
            texts[0].set(f"{_XML}space", "preserve")


def _tell_in_cell(blocks: Sequence[Element], random: Random) -> None:
    """A cell gets the words of a paragraph, behind its own or as a paragraph of its own."""
    text = _one(blocks, random, _is_text)
    cells = [cell for cell in _cells(blocks) if cell.find(w("tbl")) is None and cell.find(w("p")) is not None]
    if text is None or not cells:
        return
    paragraph = random.choice(cells).findall(w("p"))[-1]
    if random.random() < 0.5:
        paragraph.addnext(deepcopy(paragraph))
    for run in [run for run in text if _is_told(run)][: random.randint(1, 6)]:
        paragraph.append(deepcopy(run))


def _tell_much(blocks: Sequence[Element], random: Random) -> None:
    """The cells of a row get several paragraphs each, some of them more than a page."""
    texts = [block for block in blocks if _is_text(block)]
    table = _one(blocks, random, lambda block: _is_table(block) and len(block.findall(_GRID)) < _WORDED)
    if table is None or not texts:
        return
    for row in random.sample(_rows(table), min(3, len(_rows(table)))):
        for cell in row.findall(w("tc")):
            own = cell.findall(w("p"))
            for _ in range(random.choice((0, 1, 2, 4, 12)) if own else 0):
                told = deepcopy(own[-1])
                told.extend(deepcopy([run for run in random.choice(texts) if _is_told(run)]))
                own[-1].addnext(told)


def _is_of_figures(block: Element) -> bool:
    """Whether it is a table whose last cells are short: others leave no room for more columns."""
    if not _is_table(block) or block.find(f".//{w('vMerge')}") is not None:
        return False
    rows = (row.findall(w("tc"))[-1:] for row in _rows(block))
    return all(len(_text(cell)) < 20 for cells in rows for cell in cells)


def _widen(blocks: Sequence[Element], random: Random) -> None:
    """A table gets more columns, each as its last one, within the width that it had."""
    table = _one(blocks, random, _is_of_figures)
    columns = [] if table is None else table.findall(_GRID)
    if table is None or len(columns) < 2:
        return
    more = random.choice((1, 2, 5, 10, 14))
    for row in table.findall(w("tr")):
        last = row.findall(w("tc"))[-1]
        span = last.find(f"{w('tcPr')}/{w('gridSpan')}")
        if span is not None:
            span.set(w("val"), str(int(span.get(w("val"), "1")) + more))
        else:
            row.extend(deepcopy(last) for _ in range(more))
    for _ in range(more):
        columns[-1].addnext(deepcopy(columns[-1]))
    given = table.findall(_GRID)
    widths = [int(column.get(w("w"), "500")) for column in given]
    factor = sum(widths[:-more]) / max(sum(widths), 1)
    for column, width in zip(given, widths, strict=True):
        column.set(w("w"), str(round(width * factor)))
    for width in table.iter(w("tcW")):
        width.getparent().remove(width)


def _chart_again(blocks: Sequence[Element], random: Random) -> None:
    chart = _one(blocks, random, lambda block: block.find(f".//{w('drawing')}") is not None)
    place = _one(blocks, random, lambda block: block.tag == w("p"))
    if chart is not None and place is not None and chart.find(_SECTION) is None:
        place.addnext(deepcopy(chart))


def _boxes(blocks: Sequence[Element], random: Random) -> None:
    """An organization chart: text boxes in rows, each with some short lines."""
    lines = [
        cell
        for cell in _cells(blocks)
        if 3 < len(_text(cell)) < 60 and cell.find(f".//{w('r')}/*") is not None
    ]
    place = _one(blocks, random, lambda block: block.tag == w("p") and block.find(_SECTION) is None)
    if place is None or not lines:
        return
    holder, form = etree.Element(w("p")), random.choice((_BOX, _OLD_BOX))
    for at in range(random.choice((1, 2, 5, 12, 30))):
        box = etree.fromstring(form.format(left=at % 4 * 1_500_000, top=at // 4 * 600_000))
        content = box.find(f".//{w('txbxContent')}")
        assert content is not None
        for _ in range(random.randint(1, 4)):
            content.append(deepcopy(random.choice(lines).findall(w("p"))[0]))
        holder.append(box)
    place.addnext(holder)


def _begin_page(blocks: Sequence[Element], random: Random) -> None:
    place = _one(blocks, random, lambda block: block.tag == w("p") and block.find(_SECTION) is None)
    if place is not None:
        place.addnext(etree.fromstring(f'<w:p xmlns:w="{_WORDS}"><w:r><w:br w:type="page"/></w:r></w:p>'))


_CHANGES: tuple[Callable[[Sequence[Element], Random], None], ...] = (
    _lengthen,
    _shorten,
    _join,
    _cut,
    _call_elsewhere,
    _refigure,
    _tell_in_cell,
    _tell_much,
    _widen,
    _chart_again,
    _boxes,
    _begin_page,
)
