from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from masthead.building.changes import Change, compare


def pdf(*pages: str, width: int = 200) -> bytes:
    """Pages with a word each, or with a rule where the word is one of marks."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
    )
    for word in pages:
        made.add_blank_page(page_size=(width, 100))
        page = made.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=made.make_indirect(font)))
        drawn = f"20 50 {len(word)} 1 re f" if set(word) == {"-"} else f"BT /F 12 Tf 20 50 Td ({word}) Tj ET"
        page.Contents = made.make_stream(drawn.encode())
    buffer = BytesIO()
    made.save(buffer, deterministic_id=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "pages", "said"),
    [
        (("one", "two", "three"), ("one", "too", "three"), (2,), "page 2 of 3 changed"),
        (("a", "b", "c", "d", "e"), ("x", "b", "x", "x", "x"), (1, 3, 4, 5), "pages 1, 3-5 of 5 changed"),
        (("one",), ("one", "two"), (2,), "page 2 of 2 changed, 1 pages before"),
        (("one", "two"), ("one",), (), "no page looks different, 2 pages before"),
        (("---", "one"), ("----", "one"), (1,), "page 1 of 2 changed"),
    ],
)
def test_pages_that_changed(
    old: tuple[str, ...], new: tuple[str, ...], pages: tuple[int, ...], said: str
) -> None:
    change = compare(pdf(*old), pdf(*new))
    assert change == Change(pages, len(new), len(old))
    assert str(change) == said


def test_the_same_and_what_only_is_written_otherwise() -> None:
    one = pdf("one", "two")
    assert compare(one, one) is None
    assert compare(one, one + b"\n%\n") == Change((), 2, 2)
    assert compare(b"no PDF", one) is None
    assert compare(pdf("one"), pdf("one", width=201)) == Change((1,), 1, 1)


def with_picture(grey: int) -> bytes:
    made = pikepdf.open(BytesIO(pdf("one", "two")))
    picture = pikepdf.Stream(made, bytes([grey] * 64))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = picture.BitsPerComponent = 8
    picture.ColorSpace = pikepdf.Name.DeviceGray
    made.pages[1].Resources.XObject = pikepdf.Dictionary(I=made.make_indirect(picture))
    made.pages[1].Contents = made.make_stream(b"40 0 0 40 20 20 cm /I Do")
    buffer = BytesIO()
    made.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def test_another_picture_under_the_same_name() -> None:
    assert compare(with_picture(10), with_picture(200)) == Change((2,), 2, 2)
