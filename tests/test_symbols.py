"""Document symbols: grammar, parts, forms, order and finding, by examples, properties and real documents."""

from __future__ import annotations

import pickle
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from masthead.symbols import Symbol, SymbolSyntaxError, find_symbols

FIXTURES = Path(__file__).parent / "fixtures" / "symbols"
SHARED = Path(__file__).parents[1].parent / "shared"
VALID: list[dict[str, Any]] = tomllib.loads((FIXTURES / "valid.toml").read_text("utf-8"))["symbol"]
INVALID: list[dict[str, Any]] = tomllib.loads((FIXTURES / "invalid.toml").read_text("utf-8"))["text"]
# names that Windows keeps for devices
DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)

steady = settings(deadline=None, derandomize=True, max_examples=100)

# --- examples ----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["written"])
def test_valid(case: dict[str, Any]) -> None:
    symbol = Symbol.parse(case["written"])
    assert str(symbol) == case.get("text", case["written"])
    assert Symbol.parse(str(symbol)) == symbol
    assert " ".join(part.role for part in symbol.parts) == case["roles"]
    assert symbol.file_stem == case["stem"]
    assert symbol.session == case.get("session")
    assert symbol.session_type == case.get("session_type", "regular")
    assert symbol.year == case.get("year")
    assert symbol.committee == case.get("committee")
    assert symbol.nature == case.get("nature")


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case["written"])
def test_invalid(case: dict[str, Any]) -> None:
    with pytest.raises(SymbolSyntaxError) as caught:
        Symbol.parse(case["written"])
    assert caught.value.column == case["column"]
    assert case["reason"] in caught.value.reason
    assert caught.value.hint == case.get("hint")
    assert f"column {case['column']}" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("A /75/PV.16", "A/75/PV.16"),
        ("A/CONF.157/24(PartI)/COrr.1", "A/CONF.157/24 (Part I)/Corr.1"),
        ("A/79/716 – S/2025/18", "A/79/716-S/2025/18"),
        ("a/c.2/65/2", "A/C.2/65/2"),
    ],
)
def test_lenient(written: str, text: str) -> None:
    with pytest.raises(SymbolSyntaxError):
        Symbol.parse(written)
    assert str(Symbol.parse(written, lenient=True)) == text


def test_too_long() -> None:
    with pytest.raises(SymbolSyntaxError, match="longer"):
        Symbol.parse("A/" + "1/" * 1000)


def test_masthead_forms() -> None:
    assert Symbol.parse("ECE/TRADE/C/CEFACT/2018/6").masthead_forms == (("ECE", "/TRADE/C/CEFACT/2018/6"),)
    assert Symbol.parse("A/79/716–S/2025/18").masthead_forms == (("A", "/79/716-"), ("S", "/2025/18"))
    assert Symbol.parse("A/RES/69/250*").masthead_forms == (("A", "/RES/69/250*"),)


def test_joint_and_reissued() -> None:
    joint = Symbol.parse("A/79/716-S/2025/18")
    assert joint.is_joint
    assert [str(single) for single in joint.singles] == ["A/79/716", "S/2025/18"]
    assert [single.organ_term for single in joint.singles] == ["org.general_assembly", "org.security_council"]
    assert not joint.reissued
    assert Symbol.parse("A/RES/69/250**").reissued
    assert Symbol.parse("A/RES/69/250**").singles[0].reissues == 2
    assert [part.text for part in Symbol.parse("A/65/1/Rev.1/Add.2").modifiers] == ["Rev.1", "Add.2"]


@pytest.mark.parametrize(
    ("text", "organ", "body", "office"),
    [
        ("A/INF/76/1", "org.general_assembly", None, "newyork"),
        ("A/HRC/59/60", "org.general_assembly", "org.human_rights_council", "geneva"),
        ("A/HRC/WG.6/34/ITA/3", "org.general_assembly", "org.upr_wg", "geneva"),
        ("E/CN.7/2003/10", "org.ecosoc", "org.cnd", "vienna"),
        ("ECE/TRADE/C/CEFACT/2018/6", "org.ecosoc", "org.ece", "geneva"),
        ("CEDAW/C/ITA/Q/5", "org.cedaw", None, "geneva"),
        ("IDB.37/5", "org.unido", None, "vienna"),
        ("MUN/GA/2030/1", None, None, None),
    ],
)
def test_organs(text: str, organ: str | None, body: str | None, office: str | None) -> None:
    (single,) = Symbol.parse(text).singles
    assert (single.organ_term, single.body_term, single.office) == (organ, body, office)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/65/1", True),
        ("A/C.2/65/2", True),
        ("A/BUR/53/1", True),
        ("A/RES/217 (III)", True),
        ("A/HRC/59/60", False),
        ("CCPR/C/87/D/1093/2002", False),
        ("S/2025/18", False),
    ],
)
def test_assembly_session(text: str, expected: bool) -> None:
    assert Symbol.parse(text).is_assembly_session is expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("A/INF/76/1", "A/INF/76/1"),
        ("S/RES/2768 (2025)", "S/RES/2768(2025)"),
        ("A/81/6 (Sect. 6)", "A/81/6(Sect.6)"),
        ("A/RES/78/250 B", "A/RES/78/250B"),
        ("A/79/716-S/2025/18", "A/79/716"),
        ("A/RES/69/250*", "A/RES/69/250"),
        ("A/81/6 (Sect. 6)/Part A", "A/81/6(Sect.6)"),
    ],
)
def test_addresses(text: str, path: str) -> None:
    symbol = Symbol.parse(text)
    assert symbol.address("fr") == f"https://docs.un.org/fr/{path}"
    assert symbol.qr_address("en") == f"https://undocs.org/{path}"
    assert symbol.qr_address("ru") == f"https://undocs.org/ru/{path}"
    assert symbol.qr_address("en", "2022") == f"https://undocs.org/en/{path}"
    assert symbol.qr_address("es", "2025") == f"https://docs.un.org/es/{path}"


def test_order() -> None:
    texts = [
        "A/9/1",
        "A/65/1",
        "A/65/1*",
        "A/65/1/Add.1",
        "A/65/1/Add.1/Corr.1",
        "A/65/1/Add.2",
        "A/65/1/Add.10",
        "A/65/1/Corr.1",
        "A/65/1/Part A",
        "A/65/1/Part B",
        "A/65/1/Rev.1",
        "A/65/2",
        "A/65/12",
        "A/65/L.2",
        "A/65/L.10",
        "A/S-9/1",
        "A/S-10/1",
        "A/C.2/65/1",
        "A/C.12/65/1",
        "A/CONF.2/1",
        "CEDAW/C/2009/1",
        "E/2009/99",
        "S/2007/3",
        "S/2010/1",
        "UNEP/OzL.Pro.3/1",
        "UNEP/OzL.Pro.21/1",
    ]
    symbols = [Symbol.parse(text) for text in texts]
    assert [str(symbol) for symbol in sorted(reversed(symbols))] == texts


def test_order_of_volumes() -> None:
    texts = ["A/80/5", "A/80/5 (Vol. II)", "A/80/5 (Vol. IX)", "A/80/5 (Vol. X)", "A/80/6"]
    assert sorted(map(Symbol.parse, reversed(texts))) == [Symbol.parse(text) for text in texts]


# --- finding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See A/65/123, A/RES/57/301 and S/2011/667.", ["A/65/123", "A/RES/57/301", "S/2011/667"]),
        ("(A/80/604); A/80/5 (Vol. II)/Corr.1.", ["A/80/604", "A/80/5 (Vol. II)/Corr.1"]),
        ("S/RES/2768\u00a0(2025) of a day", ["S/RES/2768 (2025)"]),
        ("A/RES/217 A (III) and S/2017/507 (an annex)", ["A/RES/217 A (III)", "S/2017/507"]),
        ("A/RES/78/250 B, S/RES/1 (1946)", ["A/RES/78/250 B", "S/RES/1 (1946)"]),
        ("S/2017/507 (2010)", ["S/2017/507"]),
        ("依照A/75/L.113和A/75/L.113/Add.1办理", ["A/75/L.113", "A/75/L.113/Add.1"]),
        ("A/79/710-S/2024/940, E/2010/12-14", ["A/79/710-S/2024/940", "E/2010/12"]),
        ("A/RES/S\u201113/2 и A/RES/3201 (S-VI)", ["A/RES/S-13/2", "A/RES/3201 (S-VI)"]),
        ("* A/65/150*", ["A/65/150"]),
        ("A/81/6 (Sect. 6)/Part A, A/65/1/Annex", ["A/81/6 (Sect. 6)/Part A", "A/65/1"]),
        ("CCPR/C/87/D/1093/2002: see", ["CCPR/C/87/D/1093/2002"]),
        ("and/or, 10/65, A/, km/h, HIV/AIDS, M/V, S/M/L, 65/141", []),
        ("OSCE/BIDDH/3, SC/15874, A/H1N1, A/Town/7/2009, paper A/4, XA/65/1, A/C.2, A/HRC", []),
        ("http://example.org/A/65/1 www.example.org?s=A/65/3 example.org/en/A/65/2 <x=A/65/3>", []),
        ("https://example.org/(A/65/1) A/65/2", ["A/65/2"]),
        ("A /75/PV.16", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [str(symbol) for _, _, symbol in find_symbols(text)] == found
    for begin, end, symbol in find_symbols(text):
        assert Symbol.parse(text[begin:end]) == symbol


# --- properties --------------------------------------------------------------------------------

numbers = st.integers(1, 3000).map(str)
romans = st.sampled_from(["I", "II", "III", "IV", "V", "IX", "XIV", "XXX", "LXIII"])
sessions = st.one_of(
    st.integers(1, 99).map(str), st.integers(1, 40).map("S-{}".format), st.integers(1, 12).map("ES-{}".format)
)
bodies = st.builds(
    "{}.{}".format, st.sampled_from(["AC", "C", "CN", "CONF", "SC", "Sub", "WG", "GC"]), st.integers(1, 300)
)
places = st.one_of(sessions, st.integers(1946, 2040).map(str), bodies)
natures = st.one_of(
    st.sampled_from(["INF", "NGO", "RES", "PRST", "DEC", "Agenda"]),
    st.builds("{}.{}".format, st.sampled_from(["L", "PV", "SR", "WP", "CRP", "R"]), numbers),
)
words = st.sampled_from(
    ["ITA", "FRA", "CEFACT", "TRADE", "CMP", "OzL.Pro.21", "SER.A", "COP(9)", "II", "2008-II"]
)
letters = st.sampled_from(["", " A", " A and B", " A to D", " A-C"])
groups = st.one_of(
    st.sampled_from(["", " (2015)", " (Vol. III)", " (Part I)", " (Sect. 6)", " (SUPP)", " (Resumption 1)"]),
    romans.map(" ({})".format),
    romans.map(" (S-{})".format),
)
modifiers = st.just("Part A") | st.builds(
    "{}.{}".format, st.sampled_from(["Add", "Amend", "Corr", "Rev", "Part"]), st.integers(1, 40)
)
organs = st.sampled_from(
    ["A", "S", "E", "T", "ST", "CRC", "CCPR", "CEDAW", "ECE", "DP", "TD", "UNEP", "IDB.37", "TD(XIII)"]
)


@st.composite
def plain_singles(draw: st.DrawFn) -> str:
    middle = draw(st.lists(st.one_of(places, natures, words), max_size=4))
    modifications = draw(st.lists(modifiers, max_size=3))
    return "/".join([draw(organs), *middle, draw(numbers), *modifications])


@st.composite
def singles(draw: st.DrawFn) -> str:
    head, tail = draw(plain_singles()), draw(st.lists(modifiers, max_size=2))
    number = draw(numbers) + draw(letters) + draw(groups)
    return "/".join([head, number, *tail]) + draw(st.sampled_from(["", "", "*", "**"]))


symbols = st.lists(singles(), min_size=1, max_size=3).map("-".join).filter(lambda text: len(text) <= 160)


@given(symbols)
@steady
def test_parse_and_text_are_inverse(text: str) -> None:
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert Symbol.parse(str(symbol)) == symbol
    assert hash(Symbol.parse(f" {text} ")) == hash(symbol)
    assert "".join(head + tail for head, tail in symbol.masthead_forms) == text
    assert Symbol.parse(text, lenient=True) == symbol


@given(symbols)
@steady
def test_file_stem_is_safe(text: str) -> None:
    stem = Symbol.parse(text).file_stem
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.,()-]*", stem)
    assert len(stem) <= 200
    assert not stem.endswith(".")
    assert not DEVICES.match(stem)


@given(plain_singles(), plain_singles())
@steady
def test_file_stems_differ(one: str, other: str) -> None:
    assume(one != other)
    assert Symbol.parse(one).file_stem.casefold() != Symbol.parse(other).file_stem.casefold()


@given(st.lists(symbols.map(Symbol.parse), min_size=2, max_size=6))
@steady
def test_order_is_total(found: list[Symbol]) -> None:
    for one in found:
        for other in found:
            assert (one < other) + (other < one) + (one == other) == 1
            assert (one <= other) == (not other < one)
    assert sorted(found) == sorted(reversed(found))
    assert all(one <= other for one, other in pairwise(sorted(found)))


@given(singles(), modifiers)
@steady
def test_base_comes_before_its_modification(text: str, modification: str) -> None:
    base = text.rstrip("*")
    assume(len(base) + len(modification) < 160)
    assert Symbol.parse(base) < Symbol.parse(f"{base}/{modification}")


@given(symbols)
@steady
def test_addresses_are_addresses(text: str) -> None:
    assert re.fullmatch(r"https://docs\.un\.org/en/[A-Za-z0-9./(),-]+", Symbol.parse(text).address("en"))


odd = st.text(st.sampled_from(" A/SCE.-–*()[]0159Vol,adIX\u00a0é\n"), max_size=80)


@given(st.one_of(st.text(), odd, st.builds("{}{}".format, symbols, odd)), st.booleans())
@steady
def test_any_text_is_a_symbol_or_a_syntax_error(text: str, lenient: bool) -> None:
    try:
        symbol = Symbol.parse(text, lenient=lenient)
    except SymbolSyntaxError as error:
        fault = error
    else:
        assert Symbol.parse(str(symbol)) == symbol
        assert re.fullmatch(r"[A-Za-z0-9_.,()-]+", symbol.file_stem)
        return
    assert 1 <= fault.column <= len(fault.text) + 1
    assert fault.reason


@given(st.one_of(st.text(), odd, st.builds("{} {}".format, symbols, odd)))
@steady
def test_find_in_any_text(text: str) -> None:
    ends = [0]
    for begin, end, symbol in find_symbols(text):
        assert ends[-1] <= begin < end
        assert Symbol.parse(text[begin:end]) == symbol
        ends.append(end)


@pytest.mark.parametrize(
    "piece", ["A", "A/", "A/1-", "A.", "(", " (", "A/1 A, ", "A/RES/1 A and ", "S-", "a://", "*"]
)
def test_long_repetitions_end(piece: str) -> None:
    """Must not take long (no assertion on the clock: a quadratic search would hang here)."""
    text = piece * 20_000
    list(find_symbols(text))
    with pytest.raises(SymbolSyntaxError):
        Symbol.parse(text)


# --- the reference documents -------------------------------------------------------------------


def reference(*parts: str) -> Path:
    path = SHARED.joinpath("reference", *parts)
    if not path.is_dir():
        pytest.skip("the reference documents are not here (../shared)")
    return path


def stems() -> Iterator[str]:
    for kind in ("pdf", "word", "akn4un"):
        for path in reference(kind).iterdir():
            yield re.sub(r"-(?:[A-Z]{2}|\d+[A-Z])$", "", path.stem)


def test_file_names_of_the_reference() -> None:
    found = sorted(set(stems()))
    assert found
    for stem in found:
        text = re.sub(r"_(Sect\.)(\d+)", r" (\1 \2)", stem).replace("_", "/")
        assert Symbol.parse(text).file_stem == stem


def test_symbols_in_the_xml_of_the_reference() -> None:
    values: set[str] = set()
    for path in reference("akn4un").glob("*.xml"):
        text = path.read_text(encoding="utf-8")
        values.update(re.findall(r'"https?://(?:undocs|docs\.un)\.org/[a-z]{2}/([^"]+)"', text))
        values.update(re.findall(r'(?:showAs|value|as)="([A-Z]{1,6}/[^" ]*[0-9)][^" ]*)"', text))
        values.update(re.findall(r"<docNumber[^>]*>([A-Z]+/[^<]+)<", text))
    assert values
    for value in sorted(values):
        assert str(Symbol.parse(value, lenient=True))


def test_symbol_in_the_text_of_the_reference() -> None:
    text = (reference("text") / "A_C.2_65_2-FR.txt").read_text(encoding="utf-8")
    assert {str(symbol) for _, _, symbol in find_symbols(text)} >= {"A/C.2/65/2"}


def test_first_pages_of_the_reference() -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    for path in [*sorted(reference("pdf").glob("*.pdf")), *sorted(reference("word").glob("*.pdf"))]:
        page = subprocess.run(["pdftotext", "-l", "1", path, "-"], capture_output=True, check=True).stdout
        mended = re.sub(r"(?<=\b[A-Z]) (?=/[0-9A-Z])", "", page.decode("utf-8"))
        found = {symbol.file_stem for _, _, symbol in find_symbols(mended)}
        if found:
            assert re.sub(r"-[A-Z]{2}$", "", path.stem) in found, path.name
        candidates = re.findall(r"(?<![\w/.])[A-Z]{1,5} ?/[A-Z0-9][A-Za-z0-9./-]*[0-9]", page.decode("utf-8"))
        for candidate in candidates:
            assert Symbol.parse(candidate, lenient=True)
