"""Automatic numbers of Word files: what Word prints is what stands there after import."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Block, NumberedParagraph, Paragraph, SubParagraph, Table, walk
from masthead.importing.imported import Imported
from masthead.importing.word.inlines import spoken
from masthead.importing.word.numbering import Numbering, read_numbering
from tests.importing.word.making import element, p, tbl, tc, tr
from tests.importing.word.test_importing import read


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, base: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{base}"/>{more}</w:num>'


def item(text: str, list_number: int, at: int = 0, style: str = "SingleTxt") -> str:
    own = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_number}"/></w:numPr>'
    return p(text, style=style, properties=own)


def listed(tmp_path: Path, body: str, *definitions: str) -> Imported:
    parts = {"word/numbering.xml": element("numbering", "".join(definitions))}
    return read(tmp_path, body, parts=parts, relations={"m": ("numbering", "numbering.xml")})


def marks(blocks: tuple[Block, ...]) -> list[str | None]:
    return [b.mark for b in walk(blocks) if isinstance(b, NumberedParagraph | SubParagraph)]


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3"),
        ("decimalZero", "03"),
        ("lowerLetter", "c"),
        ("upperRoman", "III"),
        ("russianLower", "в"),
        ("chineseCounting", "三"),
        ("arabicAlpha", "ج"),
        ("numberInDash", "- 3 -"),
    ],
)
def test_forms(form: str, third: str) -> None:
    root = element("numbering", definition(0, level(0, form, "%1")) + num(1, 0))
    numbering = _numbering(root)
    assert [numbering.mark(1, 0) for _ in range(3)][2] == third
    assert not numbering.strange


def _numbering(root: str) -> Numbering:
    from lxml import etree

    return read_numbering(etree.fromstring(root.encode()))


def test_letters_beyond_z_and_unknown_forms() -> None:
    numbering = _numbering(element("numbering", definition(0, level(0, "lowerLetter", "(%1)")) + num(1, 0)))
    assert [numbering.mark(1, 0) for _ in range(28)][26:] == ["(aa)", "(bb)"]
    numbering = _numbering(element("numbering", definition(0, level(0, "hindiVowels", "%1.")) + num(1, 0)))
    assert (numbering.mark(1, 0), numbering.strange) == ("1.", {"hindiVowels"})


def test_levels_in_one_another(tmp_path: Path) -> None:
    levels = (
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>"),
    )
    body = "".join(item("x", 1, at) for at in (0, 1, 1, 0, 1, 2, 2))
    got = listed(tmp_path, body, definition(0, *levels), num(1, 0))
    said = [b.mark for b in walk(got.document_blocks) if isinstance(b, NumberedParagraph | SubParagraph)]
    assert said == ["I.", "I.1.", "I.2.", "II.", "II.1.", "2.1.1.", "2.1.2."]


def test_a_level_that_goes_on_below_another(tmp_path: Path) -> None:
    levels = level(0, "upperLetter", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = "".join(item("x", 1, at) for at in (0, 1, 0, 1))
    got = listed(tmp_path, body, definition(0, *levels), num(1, 0))
    numbered = [b for b in got.document_blocks if isinstance(b, NumberedParagraph)]
    assert [b.mark for b in numbered if b.mark] or marks(got.document_blocks)
    numbering = _numbering(element("numbering", definition(0, *levels) + num(1, 0)))
    assert [numbering.mark(1, at) for at in (0, 1, 0, 1)] == ["A.", "1.", "B.", "2."]


def test_a_second_list_goes_on_or_begins_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    root = element(
        "numbering", definition(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, again)
    )
    numbering = _numbering(root)
    assert [numbering.mark(n, 0) for n in (1, 1, 2, 3, 3, 1)] == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_a_list_that_a_style_defines() -> None:
    from lxml import etree

    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    root = element(
        "numbering", definition(0, level(0, "lowerLetter", "%1)")) + linked + num(1, 0) + num(2, 1)
    )
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="numbering" w:styleId="L">{own}</w:style>'
    styles = etree.fromstring(element("styles", style).encode())
    assert read_numbering(etree.fromstring(root.encode()), styles).mark(2, 0) == "a)"


def test_the_level_of_a_style_is_that_of_its_list(tmp_path: Path) -> None:
    levels = level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Lettered"/>')
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="Lettered"><w:name w:val="Lettered"/>{own}</w:style>'
    parts = {
        "word/numbering.xml": element("numbering", definition(0, *levels) + num(1, 0)),
        "word/styles.xml": element("styles", style),
    }
    got = read(
        tmp_path, p("x", style="Lettered"), parts=parts, relations={"m": ("numbering", "numbering.xml")}
    )
    assert [b.mark for b in got.document_blocks if isinstance(b, SubParagraph)] == [None]


def test_numbers_in_cells_go_on_from_cell_to_cell(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return tc(item(text, 1, style="Normal"))

    rows = tr(cell("Oak"), tc("2")), tr(cell(""), tc("3")), tr(cell("Elm"), tc("4"))
    got = listed(tmp_path, tbl(*rows), definition(0, level(0, "upperRoman", "%1.")), num(1, 0))
    (table,) = got.document_blocks
    assert isinstance(table, Table)
    assert [spoken(row[0].content) for row in table.rows] == ["I. Oak", "", "III. Elm"]
    assert ("II.", "a number without a text") in [(r.text, r.why) for r in got.report.removed]


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str = "") -> str:
    shown = f"{sign('separate')}<w:r><w:t>{result}</w:t></w:r>" if result else ""
    return f"{sign('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{sign('end')}"


def said(got: Imported) -> list[str]:
    return [spoken(b.content) for b in walk(got.document_blocks) if isinstance(b, Paragraph)]


def test_numbers_by_fields(tmp_path: Path) -> None:
    body = p(field("AUTONUM"), "\tOne.") + p(field("AUTONUM"), "\tTwo.")
    body += p(field(" SEQ par ", "7"), ".\tThree.")
    body += p("Kinds: ", field("LISTNUM"), " oak, ", field("LISTNUM"), " ash.")
    got = read(tmp_path, body)
    assert marks(got.document_blocks) == [None, None, "7."]
    assert said(got)[-1] == "Kinds: 1) oak, 2) ash."


@pytest.mark.parametrize(
    ("instructions", "expected"),
    [
        (["LISTNUM \\l 2", "LISTNUM \\l 2", "LISTNUM \\l 1", "LISTNUM \\l 2"], "a) b) 1) a)"),
        (["LISTNUM \\s 4", "LISTNUM"], "4) 5)"),
        (["LISTNUM LegalDefault", "LISTNUM LegalDefault \\l 2"], "1. 1.1."),
        (["LISTNUM OutlineDefault", "LISTNUM OutlineDefault \\l 2"], "I. A."),
    ],
)
def test_numbers_in_a_line(tmp_path: Path, instructions: list[str], expected: str) -> None:
    fields = (each for one in instructions for each in (" ", field(one)))
    assert said(read(tmp_path, p("In turn:", *fields))) == [f"In turn: {expected}"]


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    got = read(
        tmp_path, p("A tree.", sign("begin"), "<w:r><w:instrText>REF x</w:instrText></w:r>") + p("More.")
    )
    assert said(got) == ["A tree.", "More."]


def test_fields_that_are_drawn_are_said(tmp_path: Path) -> None:
    got = read(tmp_path, p("Half: ", field("EQ \\f(1,2)")) + p("See page ", field("PAGEREF x", "4"), "."))
    assert [(r.text, r.line) for r in got.report.lost] == [("EQ \\f(1,2)", 6)]
    assert [r.text for r in got.report.unsure] == ["PAGEREF x"]
    assert said(got) == ["Half:", "See page 4."]
