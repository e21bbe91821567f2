"""Small Word files, written part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOT = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_RELATION}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_DEFAULT = ' w:default="1"'
_EXTERNAL = ' TargetMode="External"'
_STYLES = {
    "Normal": "",
    "SingleTxt": '<w:pPr><w:ind w:left="1267" w:right="1267"/></w:pPr>',
    "HCh": '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>',
    "H1": '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>',
    "H23": '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>',
    "H4": "<w:rPr><w:i/></w:rPr>",
    "TitleHCH": "",
    "TitleH1": "",
    "Session": "",
    "AgendaItemNormal": "",
    "AgendaTitleH2": "",
    "FootnoteText": "",
    "ReleaseDate": "",
    "XLarge": "",
}
_STYLE_NAMES = {
    "SingleTxt": "__Single Txt",
    "HCh": "_ H _Ch",
    "H1": "_ H_1",
    "H23": "_ H_2/3",
    "H4": "_ H_4",
    "TitleHCH": "Title_H_CH",
    "TitleH1": "Title_H1",
    "AgendaItemNormal": "Agenda_Item_Normal",
    "AgendaTitleH2": "Agenda_Title_H2",
    "FootnoteText": "footnote text",
}


def element(name: str, inner: str) -> str:
    """A part's root with all namespaces."""
    return f"<w:{name} {_NAMES}>{inner}</w:{name}>"


def run(text: str, properties: str = "") -> str:
    """A run; a tab or a line end in the text is one in Word."""
    inner = "".join(
        "<w:tab/>" if c == "\t" else "<w:br/>" if c == "\n" else f'<w:t xml:space="preserve">{c}</w:t>'
        for c in _cut(text)
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _cut(text: str) -> list[str]:
    pieces: list[str] = [""]
    for char in text:
        if char in "\t\n":
            pieces += [char, ""]
        else:
            pieces[-1] += char
    return [piece for piece in pieces if piece]


def p(*inner: str, style: str = "SingleTxt", properties: str = "") -> str:
    """A paragraph of texts, or of ready-made XML that begins with <."""
    runs = "".join(each if each.startswith("<") else run(each) for each in inner)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def tbl(*rows: str, columns: int = 2, widths: tuple[int, ...] = (), margin: int = 0) -> str:
    """A table of rows; ``widths`` of its columns and the ``margin`` beside the words are in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) or "<w:gridCol/>" * columns
    sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    properties = f"<w:tblPr><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, head: bool = False) -> str:
    """A row of cells."""
    own = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def tc(*inner: str, span: int = 1, merge: str = "", align: str = "") -> str:
    """A cell of texts or of ready-made XML; ``merge`` is restart or continue."""
    own = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    own += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    blocks = "".join(i if i.startswith("<") else p(i, style="Normal", properties=jc) for i in inner) or p()
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{blocks}</w:tc>"


def styles() -> str:
    """The styles of the template, as far as they matter."""
    return element(
        "styles",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"{_DEFAULT if key == "Normal" else ""}>'
            f'<w:name w:val="{_STYLE_NAMES.get(key, key)}"/>{inner}</w:style>'
            for key, inner in _STYLES.items()
        ),
    )


def masthead(symbol: str = "A/90/7", job: str = "44-12345") -> tuple[str, str]:
    """Header and footer of the first page."""
    rows = (
        tr(tc(""), tc("United Nations"), tc(""), tc(symbol)),
        tr(
            tc(""),
            tc(p("General Assembly", style="XLarge")),
            tc(""),
            tc("Distr.: General", "3 March 2044", "", "Original: English"),
        ),
    )
    return element("hdr", tbl(*rows, columns=4)), element(
        "ftr", p(f"{job} (E)    040344", style="ReleaseDate")
    )


def opening(title: str = "State of the gardens") -> str:
    """The first lines of the text."""
    return (
        p("Ninetieth session", style="Session")
        + p("Agenda item 17", style="AgendaItemNormal")
        + p("Gardens", style="AgendaTitleH2")
        + p(f"\t\t{title}", style="TitleHCH")
        + p("\t\tReport of the Gardener", style="TitleH1")
    )


def docx(
    path: Path,
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
    symbol: str = "A/90/7",
) -> Path:
    """Write a Word file. ``relations`` are kinds and targets, by identifier; an address is external."""
    header, footer = masthead(symbol)
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:footerReference w:type="first" r:id="f"/>'
        "<w:titlePg/></w:sectPr>"
    )
    all_relations = {
        "s": ("styles", "styles.xml"),
        "h": ("header", "header1.xml"),
        "f": ("footer", "footer1.xml"),
        **(relations or {}),
    }
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"'
        f"{_EXTERNAL if ':' in target else ''}/>"
        for key, (kind, target) in all_relations.items()
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": ROOT,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>',
        "word/document.xml": element("document", f"<w:body>{body}{section}</w:body>"),
        "word/styles.xml": styles(),
        "word/header1.xml": header,
        "word/footer1.xml": footer,
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path
