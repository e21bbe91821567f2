"""The faces of scripts of their own: made where a language needs them, told where their fonts are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import ContentError, MachineError
from masthead.languages import language, language_codes
from masthead.setting import script_faces
from masthead.setting.script_faces import FontSource, find_sources
from tests.making import faces_cache, make_composition, make_pdf


def need(code: str) -> None:
    try:
        find_sources(language(code).script, code)  # type: ignore[arg-type]
    except MachineError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("code", ["en", "fr", "es", "ru"])
def test_other_languages_look_for_no_fonts(
    code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(script_faces, "_source", lambda *_: pytest.fail("a font was looked for"))
    assert script_faces.script_faces(language(code), ["words"], tmp_path).rules == ""


@pytest.mark.parametrize(("code", "package"), [("ar", "fonts-noto-core"), ("zh", "fonts-noto-cjk")])
def test_a_missing_font_is_told_with_the_command(
    code: str, package: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(script_faces, "_source", lambda *_: None)
    with pytest.raises(MachineError) as caught:
        script_faces.script_faces(language(code), ["港"], tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code, code in problem.message) == ("fonts-missing", True)
    assert f"apt-get install --no-install-recommends {package}" in str(problem.hint)


def test_another_font_than_the_one_asked_for_is_none() -> None:
    assert script_faces._source("No Such Family", 80) is None


@pytest.mark.parametrize("code", [c for c in language_codes() if language(c).script])
def test_faces_keep_the_pitch_of_lines(code: str, tmp_path: Path) -> None:
    need(code)
    from fontTools.ttLib import TTFont

    script = language(code).script
    assert script is not None
    if code == "zh":
        pytest.skip("made once, in the project's cache")
    script_faces.script_faces(language(code), ["ا"], tmp_path)
    for path in tmp_path.glob("*.otf"):
        with TTFont(path) as font:
            units = font["head"].unitsPerEm
            assert font["hhea"].ascent / units == pytest.approx(0.891, abs=0.001)
            assert font["hhea"].lineGap == 0
            assert ord("A") not in font.getBestCmap()
            assert ord(" ") in font.getBestCmap()


def test_made_faces_are_the_same_bytes(tmp_path: Path) -> None:
    need("ar")
    made = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        script_faces.script_faces(language("ar"), ["ا"], folder)
        made.append([path.read_bytes() for path in sorted(folder.glob("*.otf"))])
    assert made[0] == made[1]
    assert len(made[0]) == 2


def test_rare_characters_take_a_larger_cut() -> None:
    need("zh")
    small = script_faces.script_faces(language("zh"), ["港口"], faces_cache())
    large = script_faces.script_faces(language("zh"), ["港口\u9fa5"], faces_cache())
    assert ord("\u9fa5") not in small.letters
    assert ord("\u9fa5") in large.letters


@pytest.mark.parametrize("code", ["ar", "zh"])
def test_a_letter_of_a_third_script_is_an_error(code: str) -> None:
    need(code)
    with pytest.raises(ContentError, match="U\\+10D0"):
        make_pdf(make_composition("\u10d0.", language=code, title="港" if code == "zh" else "ميناء"))


def test_a_font_source_is_of_a_collection() -> None:
    need("zh")
    script = language("zh").script
    assert script is not None
    sources = find_sources(script, "zh")
    assert all(isinstance(source, FontSource) and source.place >= 0 for source in sources.values())
