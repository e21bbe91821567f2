"""Tables that cannot be followed from cell to cell: every letter is counted, and a warning says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from masthead.composing.wording import Run, Wording
from masthead.errors import ContentError, Problem
from masthead.setting.counted_tables import Tail, count_table, tail
from masthead.setting.extraction import PageText
from masthead.setting.proof import prove

HEAD = (Run("Vessel", 5, table=1), Run("Use", 5, table=1))


def row(number: int, *cells: str) -> list[Run]:
    """A row of the one table."""
    return [Run(text, 5, row=number, cell=at, table=1) for at, text in enumerate(cells)]


def wording(notes: Sequence[str] = (), drawings: Sequence[str] = ()) -> Wording:
    """A paragraph, a table of two rows, and two paragraphs."""
    rows = [*row(1, "Ships with sails", "Cargo of grain"), *row(2, "Boats with oars", "Fish and nets")]
    text = (Run("Above it.", 3), *HEAD, *rows, Run("Below it.", 8), Run("At the end.", 10))
    found = tuple((Run(note, 12),) for note in notes)
    return Wording(text, found, heads=(HEAD,), drawings=tuple(map(Run, drawings)))


def proved(*pages: str, words: Wording | None = None) -> tuple[Problem, ...]:
    """What the proof warns of."""
    return prove([PageText("", page, "", "") for page in pages], words or wording(), None)


# Each page has the cells of a row from right to left, as no page has them that the proof can follow.
FIRST, SECOND = "CargoofgrainShipswithsails", "FishandnetsBoatswithoars"
AFTER = "Belowit.Attheend."


@pytest.mark.parametrize(
    "pages",
    [
        (f"Aboveit.VesselUse{FIRST}{SECOND}{AFTER}",),
        (f"Aboveit.VesselUse{FIRST}", f"VesselUse{SECOND}{AFTER}"),
        (f"Aboveit.VesselUse{FIRST}", f"UseVessel{SECOND}{AFTER}"),  # a head that PDFium sorts
        (f"Aboveit.VesselUse{FIRST}", f"VesselUse{SECOND}", AFTER),
        (f"Aboveit.VesselUse{FIRST}", f"{SECOND}Below", "it.Attheend."),  # a head that is not repeated
        ("Aboveit.", f"VesselUse{FIRST}{SECOND}{AFTER}"),
        ("Aboveit.VesselUseofgrainShipswith", f"VesselUseCargosails{SECOND}{AFTER}"),
    ],
)
def test_a_table_that_has_all_its_letters_is_a_warning(pages: tuple[str, ...]) -> None:
    (warning,) = proved(*pages)
    assert (warning.code, warning.severity, warning.line) == ("cells-unordered", "warning", 5)
    assert "page" in warning.message


def test_a_table_that_can_be_followed_gives_no_warning() -> None:
    cells = "ShipswithsailsCargoofgrainBoatswithoarsFishandnets"
    assert proved(f"Aboveit.VesselUse{cells}{AFTER}") == ()
    assert proved("Aboveit.VesselUseShipswithCargo", f"VesselUsesailsofgrain{cells[26:]}{AFTER}") == ()


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("sails", f"Aboveit.VesselUseCargoofgrainShipswith{SECOND}{AFTER}"),
        ("Fish", f"Aboveit.VesselUse{FIRST}andnetsBoatswithoars{AFTER}"),
        ("Ships", f"Aboveit.VesselUseCargoofgrain{SECOND}{AFTER}"),  # a whole cell
        ("Ships", f"Aboveit.VesselUse{SECOND}{AFTER}"),  # two cells
        ("oars", f"Aboveit.VesselUse{FIRST}FishandnetsBoatswithoa{AFTER}"),  # clipped
        ("Vessel", f"Aboveit.Use{FIRST}{SECOND}{AFTER}"),
    ],
)
def test_a_word_that_a_table_lacks_is_an_error(word: str, page: str) -> None:
    with pytest.raises(ContentError, match="words-lost") as caught:
        proved(page)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("words-lost", 5)
    assert word in problem.message or "should follow" in problem.message


@pytest.mark.parametrize(
    "pages",
    [
        (f"Aboveit.VesselUse{FIRST}", f"VesselUseandnetsBoatswithoars{AFTER}"),
        (f"Aboveit.VesselUse{FIRST}", f"VesselUse{SECOND}netsBelowit.Attheend."),
        (f"Aboveit.VesselUse{FIRST}", f"Vessel{SECOND}{AFTER}"),  # half a head
        (f"Aboveit.VesselUse{FIRST}", AFTER),
        (f"Aboveit.VesselUse{FIRST}",),
    ],
)
def test_what_lacks_or_is_too_much_on_the_next_page_is_an_error(pages: tuple[str, ...]) -> None:
    with pytest.raises(ContentError, match="words-lost"):
        proved(*pages)


@pytest.mark.parametrize(
    "page",
    [
        f"Aboveit.VesselUse{FIRST}{SECOND}Attheend.Belowit.",
        f"VesselUse{FIRST}{SECOND}Aboveit.{AFTER}",
        f"itAbove.VesselUse{FIRST}{SECOND}{AFTER}",
        f"Aboveit.VesselUse{FIRST}{SECOND}Belowit.",
    ],
)
def test_paragraphs_around_a_counted_table_keep_their_order(page: str) -> None:
    with pytest.raises(ContentError, match="words-lost"):
        proved(page)


def test_notes_and_drawings_stand_below_a_counted_table() -> None:
    words = wording(["1 A note of one page.", "2 A note of the next."], ["NorthSouth"])
    pages = (f"Aboveit.VesselUse{FIRST}SouthNorth1Anoteofonepage.", f"{SECOND}{AFTER}2Anoteofthenext.")
    assert [found.code for found in proved(*pages, words=words)] == ["cells-unordered"]


def test_a_note_that_is_clipped_below_a_counted_table_is_an_error() -> None:
    words = wording(["1 A note of one page.", "2 A note of the next."])
    pages = (f"Aboveit.VesselUse{FIRST}1Anoteofone", f"{SECOND}{AFTER}2Anoteofthenext.")
    with pytest.raises(ContentError, match="words-lost"):
        proved(*pages, words=words)


def test_the_tail_of_a_page_is_its_notes_and_not_a_letter_that_is_alike() -> None:
    assert tail("Total1", "1Anoteofonepage.", (16,), ()) == Tail(6)
    assert tail("Total11Anoteofonepage.", "1Anoteofonepage.", (16,), ()) == Tail(6, 16)
    assert tail("Total1Anoteof", "1Anoteofonepage.", (16,), ()) == Tail(5, 8)


def test_a_table_of_many_pages_is_counted_in_one_pass() -> None:
    page = "Shipsofsail" * 40
    found = count_table(["Head" + page] * 60, 0, "Head" + page * 60, "Head", lambda _: Tail(444))
    assert found is not None
    assert (found.page, found.offset, len(found.tails)) == (59, 444, 59)
