"""What is drawn or stands in cells, boxes and margins of Word files: every word once, the rest said."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from masthead.document import Bullet, Figure, Paragraph, Table, walk
from masthead.importing.imported import Imported
from masthead.importing.word.inlines import spoken
from tests.importing.word.making import element, p, run, tbl, tc, tr
from tests.importing.word.test_importing import read, texts

DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def box(text: str, top: int, left: int) -> str:
    """A shape with words in a group."""
    offset = f'<wps:spPr><a:xfrm><a:off x="{left}" y="{top}"/></a:xfrm></wps:spPr>'
    inner = f"<wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx>"
    return f"<wps:wsp>{offset}{inner}</wps:wsp>"


def test_boxes_of_an_organization_chart_row_by_row(tmp_path: Path) -> None:
    boxes = box("Below right", 900_000, 900_000) + box("Head", 0, 400_000) + box("Below left", 910_000, 0)
    choice = f"<mc:Choice Requires='wps'><w:drawing><a:graphic>{boxes}</a:graphic></w:drawing></mc:Choice>"
    old = f"<v:textbox><w:txbxContent>{p('Head')}</w:txbxContent></v:textbox>"
    fallback = f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback>"
    drawn = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    got = read(tmp_path, p("Before.", drawn))
    assert texts(got.document_blocks) == ["Before.", "Head", "Below left", "Below right"]
    assert got.report.found["text boxes"] == 3


def _point(identifier: str, text: str = "", kind: str = "node") -> str:
    words = f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>" if text else ""
    return f'<dgm:pt modelId="{identifier}" type="{kind}">{words}</dgm:pt>'


def test_a_diagram_becomes_a_list(tmp_path: Path) -> None:
    names = f'xmlns:dgm="{DGM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    listed = [_point("0", kind="doc"), _point("3", "Pruning"), _point("1", "Garden"), _point("2", "Sowing")]
    links = [("0", "1", "0"), ("1", "3", "1"), ("1", "2", "0")]
    joined = "".join(f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{n}"/>' for a, b, n in links)
    part = (
        f"<dgm:dataModel {names}><dgm:ptLst>{''.join(listed)}</dgm:ptLst>"
        f"<dgm:cxnLst>{joined}</dgm:cxnLst></dgm:dataModel>"
    )
    drawing = f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{DGM}" r:dm="d"/></w:drawing></w:r>'
    got = read(
        tmp_path,
        p("Before.", drawing),
        parts={"word/diagrams/data1.xml": part},
        relations={"d": ("diagramData", "diagrams/data1.xml")},
    )
    first, garden = got.document_blocks
    assert isinstance(garden, Bullet)
    said = [spoken(b.content) for b in walk((first, garden)) if isinstance(b, Paragraph)]
    assert said == ["Before.", "Garden", "Sowing", "Pruning"]
    assert [type(b) for b in garden.blocks] == [Paragraph, Bullet, Bullet]
    assert [remark.why for remark in got.report.unsure] == ["a diagram: its words as a list"]


def test_a_diagram_that_is_not_there_is_lost_and_said(tmp_path: Path) -> None:
    drawing = f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{DGM}" r:dm="d"/></w:drawing></w:r>'
    got = read(tmp_path, p("Before.", drawing))
    assert [remark.why for remark in got.report.lost] == ["a diagram that is not in the file"]


def test_a_table_in_a_cell_keeps_its_words_and_is_said(tmp_path: Path) -> None:
    inner = tbl(tr(tc("Ash"), tc("Elm")))
    outer = tbl(tr(tc("Kinds"), tc("Count"), head=True), tr(tc("Trees:", inner), tc("2")))
    got = read(tmp_path, outer)
    (table,) = got.document_blocks
    assert isinstance(table, Table)
    assert [[spoken(c.content) for c in row] for row in table.rows] == [["Trees: Ash Elm", "2"]]
    why = "a table in a cell: its cells stand one below another"
    assert [(r.text, r.why) for r in got.report.unsure] == [("Ash Elm", why)]


def test_moved_text_comes_once(tmp_path: Path) -> None:
    away = f'<w:moveFrom w:id="1">{run("moved ")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2">{run("moved ")}</w:moveTo>'
    got = read(tmp_path, p("A ", away, "tree ", here, "stands."))
    assert texts(got.document_blocks) == ["A tree moved stands."]
    assert got.report.found["moves"] == 1


def test_hidden_text_is_said(tmp_path: Path) -> None:
    got = read(tmp_path, p("A ", run("secret ", "<w:vanish/>"), "tree."))
    assert texts(got.document_blocks) == ["A tree."]
    assert ("secret", "hidden text") in [(r.text, r.why) for r in got.report.removed]


def test_comments_with_their_place_and_author(tmp_path: Path) -> None:
    comments = element(
        "comments",
        f'<w:comment w:id="7" w:author="The Gardener">{p("Which tree?")}{p("Ask.")}</w:comment>',
    )
    about = '<w:commentRangeStart w:id="7"/>', "A tree.", '<w:commentRangeEnd w:id="7"/>'
    got = read(
        tmp_path,
        p("Before.") + p(*about, '<w:r><w:commentReference w:id="7"/></w:r>'),
        parts={"word/comments.xml": comments},
        relations={"k": ("comments", "comments.xml")},
    )
    (remark,) = [r for r in got.report.removed if "comment" in r.why]
    assert (remark.line, remark.text, remark.why) == (7, "Which tree? Ask.", "comment by The Gardener")


def _picture(description: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/>'
        f'<wp:docPr id="1" name="x"{f" descr={chr(34)}{description}{chr(34)}" if description else ""}/>'
        '<pic:pic><a:blip r:embed="i"/></pic:pic></wp:inline></w:drawing></w:r>'
    )


def test_pictures_with_and_without_words_for_them(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (4, 2)).save(data, "PNG")
    for description, why in (("An oak", []), ("", ["the picture has no alternative text: write one"])):
        got = read(
            tmp_path,
            p(_picture(description)),
            parts={"word/media/image1.png": data.getvalue()},
            relations={"i": ("image", "media/image1.png")},
        )
        (figure,) = got.document_blocks
        assert isinstance(figure, Figure)
        assert figure.alternative == (description or "picture-1.png")
        assert [r.why for r in got.report.unsure] == why


def test_a_picture_with_a_unit_under_its_caption(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (4, 2)).save(data, "PNG")
    before = p("\tFigure I", style="H23") + p("\tOaks", style="H23") + p("(Metres)", style="H23")
    got = read(
        tmp_path,
        before + p(_picture("An oak")),
        parts={"word/media/image1.png": data.getvalue()},
        relations={"i": ("image", "media/image1.png")},
    )
    figure, unit = got.document_blocks
    assert isinstance(figure, Figure)
    assert isinstance(unit, Paragraph)
    assert (spoken(figure.title or ()), spoken(unit.content)) == ("Oaks", "(Metres)")


def _with_picture(tmp_path: Path, body: str) -> Imported:
    data = BytesIO()
    Image.new("RGB", (4, 2)).save(data, "PNG")
    parts = {"word/media/image1.png": data.getvalue()}
    return read(tmp_path, body, parts=parts, relations={"i": ("image", "media/image1.png")})


def test_a_picture_in_a_cell_stands_below_the_table(tmp_path: Path) -> None:
    got = _with_picture(tmp_path, tbl(tr(tc("Oak"), tc(p(_picture("An oak"))))) + p("More."))
    assert [type(b).__name__ for b in got.document_blocks] == ["Table", "Figure", "Paragraph"]
    assert [r.why for r in got.report.unsure] == ["a picture in a cell: it stands below the table"]


def test_pictures_side_by_side_in_a_table(tmp_path: Path) -> None:
    row = tr(tc(p(_picture("An oak"))), tc(p(_picture("An ash"))))
    got = _with_picture(tmp_path, p("\tFigure I", style="H23") + p("\tTrees", style="H23") + tbl(row))
    assert [(type(b).__name__, b.alternative) for b in got.document_blocks if isinstance(b, Figure)] == [
        ("Figure", "An oak"),
        ("Figure", "An ash"),
    ]
    first = got.document_blocks[0]
    assert isinstance(first, Figure)
    assert spoken(first.title or ()) == "Trees"


def test_pictures_keep_their_width(tmp_path: Path) -> None:
    cropped = _picture("An ash").replace('"i"/>', '"i"/><a:srcRect l="12000"/>')
    shape = '<v:shape style="width:72pt;height:36pt"><v:imagedata r:id="i"/></v:shape>'
    old = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    got = _with_picture(tmp_path, p(_picture("An oak")) + p(cropped) + p(old))
    assert [b.width for b in got.document_blocks if isinstance(b, Figure)] == [50, 50, 25.4]
    assert [r.text for r in got.report.unsure if "cropped" in r.why] == ["An ash"]


def test_a_metafile_is_lost_said_and_kept_beside_the_text(tmp_path: Path) -> None:
    data = b"\x01\x00\x00\x00l\x00\x00\x00"
    got = read(
        tmp_path,
        p(_picture("An oak")) + p(_picture("An oak")),
        parts={"word/media/image1.emf": data},
        relations={"i": ("image", "media/image1.emf")},
    )
    assert len(got.report.lost) == 2
    assert "unset-picture-1.emf" in got.report.lost[0].why
    assert got.sides == {"unset-picture-1.emf": data}


def test_a_vector_picture_with_letters_gives_way_to_its_dots(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (4, 2)).save(data, "PNG")
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/>{}</svg>'
    vector = (
        '<a:blip r:embed="i"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        ' r:embed="v"/></a:blip>'
    )
    for inner, ending in (("", ".svg"), ("<text>Oak</text>", ".png")):
        got = read(
            tmp_path,
            p(_picture("An oak").replace('<a:blip r:embed="i"/>', vector)),
            parts={"word/media/image1.png": data.getvalue(), "word/media/image2.svg": svg.format(inner)},
            relations={"i": ("image", "media/image1.png"), "v": ("image", "media/image2.svg")},
        )
        assert list(got.sides) == [f"picture-1{ending}"]
