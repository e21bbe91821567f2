from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.kinds import load_kinds
from masthead.metadata import Metadata, read_metadata, write_front_matter, write_split
from masthead.resources import templates_folder
from masthead.symbols import Symbol

KINDS = load_kinds([templates_folder()])
FILE, SHARED = Path("fr.md"), Path("document.yaml")

# Every character that can be set: without control characters, surrogates and line separators.
_ANY = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)
# What trips readers of YAML: signs, numbers, words that are values, spaces at the ends.
_TRICKY = st.lists(
    st.sampled_from(
        [*":#-?*&!|>'\"%@`{}[],\\~=.<+_", " ", "\u00a0", "null", "yes", "1", "0x1f", "1e3", "a", "é", "---"]
    ),
    min_size=1,
).map("".join)
TEXT = (_ANY | _TRICKY).filter(lambda text: text.strip() != "")
DATES = st.dates(min_value=datetime.date(1946, 1, 1))


def without_fences(front: str) -> str:
    assert front.startswith("---\n")
    assert front.endswith("\n---\n")
    assert front.count("\n---\n") == 1
    return front.removeprefix("---\n").removesuffix("---\n")


def with_symbol(given: tuple[Symbol, int | None, str, str | None]) -> st.SearchStrategy[Metadata]:
    symbol, session, session_type, committee = given
    return st.builds(
        Metadata,
        symbol=st.just(symbol),
        kind=st.sampled_from(sorted(name for name, kind in KINDS.items() if {*kind.required} <= {"title"})),
        language=st.sampled_from(["en", "fr"]),
        title=TEXT,
        subtitle=st.just("") | TEXT,
        organ=st.none() | TEXT,
        session=st.just(session),
        session_type=st.just(session_type),
        committee=st.just(committee),
        agenda_items=st.lists(TEXT, max_size=3).map(tuple),
        agenda_title=st.none() | TEXT,
        distribution=st.sampled_from(["general", "limited", "restricted", "provisional"]),
        date=st.none() | DATES,
        original=st.lists(st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]), max_size=2).map(tuple),
        job=st.none() | st.sampled_from(["10-60686", "GE.19-13879", "V.03-80680"]),
        job_dates=st.lists(DATES, max_size=2).map(tuple),
        sheet=st.none() | st.just("newyork-2010"),
        links=st.booleans(),
        body=st.lists(TEXT, max_size=2).map(tuple),
        session_dates=st.none() | TEXT,
        asterisk_notes=st.lists(TEXT, max_size=2).map(tuple),
        only=st.booleans(),
        reissued=st.none() | DATES,
    )


METADATA = st.sampled_from(
    [
        (Symbol.parse("A/C.2/65/2"), 65, "regular", "2"),
        (Symbol.parse("A/ES-10/500"), 10, "emergency_special", None),
        (Symbol.parse("S/2010/517"), None, "regular", None),
        (Symbol.parse("ST/SG/5"), 23, "special", "5"),
    ]
).flatmap(with_symbol)


@settings(deadline=None, derandomize=True)
@given(METADATA)
def test_front_matter_reads_back_equal(metadata: Metadata) -> None:
    for kinds in (None, KINDS):
        front = without_fences(write_front_matter(metadata, kinds))
        assert read_metadata(front, FILE, 2, None, None, KINDS) == metadata


@settings(deadline=None, derandomize=True)
@given(METADATA)
def test_split_reads_back_equal(metadata: Metadata) -> None:
    shared, own = write_split(metadata, KINDS)
    assert read_metadata(without_fences(own), FILE, 2, shared, SHARED, KINDS) == metadata


def test_fields_of_a_kind_alone_read_back_equal() -> None:
    metadata = Metadata(
        symbol=Symbol.parse("A/AC.960/2026/L.2"),
        kind="draft-resolution",
        language="en",
        title="Our draft",
        distribution="limited",
        own=(("proposal", "Draft of the Chair"), ("sponsors", ("Ardenia", "Belmar"))),
    )
    front = without_fences(write_front_matter(metadata, KINDS))
    assert "sponsors: [Ardenia, Belmar]\n" in front
    assert read_metadata(front, FILE, 2, None, None, KINDS, "en") == metadata


def test_writes_what_a_person_would() -> None:
    metadata = Metadata(
        symbol=Symbol.parse("A/C.2/65/2"),
        kind="letter",
        language="fr",
        title="Lettre datée du 21 octobre 2010, adressée « à la ville »",
        session=65,
        committee="2",
        agenda_items=("17", "73 (a)"),
        agenda_title="Ville: haute",
        date=datetime.date(2010, 10, 21),
        original=("en",),
        job="10-60686",
        job_dates=(datetime.date(2010, 11, 5),),
    )
    assert write_front_matter(metadata, KINDS) == (
        "---\n"
        "symbol: A/C.2/65/2\n"
        "kind: letter\n"
        "language: fr\n"
        "agenda items: [17, 73 (a)]\n"
        'agenda title: "Ville: haute"\n'
        "date: 2010-10-21\n"
        "original: en\n"
        "job: 10-60686\n"
        "job dates: [2010-11-05]\n"
        "title: Lettre datée du 21 octobre 2010, adressée « à la ville »\n"
        "---\n"
    )
