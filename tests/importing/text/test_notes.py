"""Notes at the foot of a page, of whose rule the extractor has kept nothing."""

from __future__ import annotations

import pytest

from masthead.importing.text.notes import Noted, take_notes
from masthead.importing.text.source import read_source

PAGE = """\
        The lamps of the northern quay are lit at dusk,1 as the keepers of the port have told the
     Working Group in their letters.


     1 See the report on the lamps of the northern quay, submitted by the

       {second}



\fA/99/5
        The bells are rung at noon.
"""


def noted(second: str) -> Noted:
    source = read_source(PAGE.format(second=second))
    return take_notes(source.lines, source.feeds)


@pytest.mark.parametrize("second", ["Keepers of the port in the year of the flood.", "keepers of the port."])
def test_a_blank_line_within_a_sentence_ends_no_note(second: str) -> None:
    (note,) = noted(second).notes
    assert [line.text for line in note.lines][1:] == [second]


def test_what_stands_below_a_whole_note_is_none() -> None:
    text = PAGE.replace("submitted by the", "which was submitted.").format(second="The text goes on.")
    source = read_source(text)
    assert take_notes(source.lines, source.feeds).notes == ()
