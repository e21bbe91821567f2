"""Made faces: widths, names, bytes, and a cache that mends itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from masthead.errors import MachineError
from masthead.setting.base_fonts import find_base_fonts
from masthead.setting.coverage import covered
from masthead.setting.faces import make_faces
from masthead.sheets import Cut
from tests.making import faces_cache

WIDE, GRID = Cut(103), Cut(103, 600, 10)


def font(cut: Cut, weight: int = 400, slope: str = "normal") -> TTFont:
    (face,) = make_faces([(cut, weight, slope)], faces_cache())
    return TTFont(face.path)


@pytest.fixture(scope="module")
def base() -> TTFont:
    return TTFont(find_base_fonts()[400, "normal"])


@pytest.mark.parametrize("letter", "aWfi.,é—Ж")
def test_advances_are_scaled(base: TTFont, letter: str) -> None:
    wide = font(WIDE)
    name = base.getBestCmap()[ord(letter)]
    em, wide_em = base["head"].unitsPerEm, wide["head"].unitsPerEm
    assert wide["hmtx"][name][0] / wide_em == pytest.approx(
        base["hmtx"][name][0] / em * 1.03, abs=1 / wide_em
    )


def test_outlines_are_scaled_in_x_alone(base: TTFont) -> None:
    wide = font(WIDE)
    factor = wide["head"].unitsPerEm / base["head"].unitsPerEm
    for name in ("W", "eacute", "g"):
        before, after = base["glyf"][name], wide["glyf"][name]
        assert after.xMax == pytest.approx(before.xMax * factor * 1.03, abs=2)
        assert after.yMax == pytest.approx(before.yMax * factor, abs=2)


def test_kerning_is_scaled(base: TTFont) -> None:
    wide = font(WIDE)
    factor = wide["head"].unitsPerEm / base["head"].unitsPerEm * 1.03
    pairs, wide_pairs = (f["kern"].kernTables[0].kernTable for f in (base, wide))
    assert wide_pairs["A", "V"] == pytest.approx(pairs["A", "V"] * factor, abs=1)


def test_advances_on_the_grid_are_whole_dots() -> None:
    on_grid = font(GRID)
    dot = 72 / 600 / 10 * on_grid["head"].unitsPerEm
    off = {name for name, (advance, _) in on_grid["hmtx"].metrics.items() if advance % dot}
    assert not off


def test_the_name_of_the_base_is_not_kept() -> None:
    names = {record.toUnicode() for record in font(WIDE)["name"].names if record.nameID in (1, 3, 4, 6, 16)}
    assert not any("Liberation" in name for name in names)
    assert "Masthead Serif 103" in names


def test_faces_have_every_letter_that_is_said_to_be_covered() -> None:
    known = covered()
    assert 0x2011 in known  # lent by the hyphen
    for slope in ("normal", "italic"):
        for weight in (400, 700):
            assert not known - set(font(WIDE, weight, slope).getBestCmap())


def test_same_bytes_twice(tmp_path: Path) -> None:
    name = (WIDE, 400, "normal")
    (first,), (second,) = make_faces([name], tmp_path / "a"), make_faces([name], tmp_path / "b")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.path.name == second.path.name


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "missing"])
def test_damaged_face_is_made_anew(tmp_path: Path, damage: str) -> None:
    name = (WIDE, 400, "normal")
    whole = make_faces([name], faces_cache())[0].path
    data = whole.read_bytes()
    damaged = {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "changed": data[:9000] + b"\xff\x00\xff\x01" + data[9004:],
        "missing": None,
    }[damage]
    if damaged is not None:
        (tmp_path / whole.name).write_bytes(damaged)
    assert make_faces([name], tmp_path)[0].path.read_bytes() == data


def test_whole_face_is_not_made_anew(tmp_path: Path) -> None:
    name = (WIDE, 400, "normal")
    whole = make_faces([name], faces_cache())[0].path
    copy = tmp_path / whole.name
    copy.write_bytes(whole.read_bytes())
    os.utime(copy, (1, 1))
    make_faces([name], tmp_path)
    assert copy.stat().st_mtime == 1


def test_damaged_memory_of_digests_is_forgotten(tmp_path: Path) -> None:
    name = (WIDE, 400, "normal")
    whole = make_faces([name], faces_cache())[0].path
    (tmp_path / whole.name).write_bytes(whole.read_bytes())
    for damage in ("{", "[]", '{"a": 1}', "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")):
        (tmp_path / "bases.json").write_text(damage, encoding="utf-8")
        assert make_faces([name], tmp_path)[0].path.name == whole.name


def test_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError) as caught:
        make_faces([(WIDE, 400, "normal")], tmp_path / "file" / "fonts")
    assert caught.value.problems[0].code == "cache-unwritable"
