from __future__ import annotations

import datetime

import pytest

from masthead.building.guesses import understand
from masthead.languages import language, language_codes


@pytest.mark.parametrize("code", language_codes())
def test_what_a_language_says_is_understood(code: str) -> None:
    tongue = language(code)
    day = datetime.date(2010, 10, 21)
    for session, session_type in ((65, "regular"), (1, "regular"), (10, "emergency_special")):
        said = {
            "session": tongue.session(session, session_type).upper(),
            "date": tongue.masthead_date(day),
            "distribution": tongue.term("distr.limited"),
            "agenda_items": ("17", "73 (a)"),
        }
        values, left = understand(said, tongue)
        assert left == {}
        assert values == {
            "session": session,
            "session_type": session_type,
            "date": day,
            "distribution": "limited",
            "agenda_items": ("17", "73 (a)"),
        }


@pytest.mark.parametrize(
    "date", ["31 February 2010", "3 August", "21 October 0000", "9999", "1 January 9999"]
)
def test_what_no_language_says_is_left(date: str) -> None:
    said = {"date": date, "session": "Last session"}
    values, left = understand(said, language("en"))
    if date == "1 January 9999":
        assert values == {"date": datetime.date(9999, 1, 1)}
    else:
        assert (values, left) == ({}, said)
