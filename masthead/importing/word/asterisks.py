"""Notes of the first page, which asterisks call: in the symbol, the agenda item, the contents list.

They are no notes of Word's but lines in frames, and their calls are typed (word-files.md, A.5). Where their
marks are one, two, three asterisks, as in 38 of 60 files, they go to the metadata and the calls stay where
they were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from masthead.importing.listing import key
from masthead.importing.word.contents import Contents as TakenContents
from masthead.importing.word.front import Front
from masthead.importing.word.grids import Flow
from masthead.importing.word.inlines import spoken, to_inlines
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import Role


def first_page_notes(
    flow: Sequence[Flow], front: Front, contents: TakenContents, judge: Callable[[Line], Role]
) -> tuple[str, ...]:
    """The texts of the notes, the first called by one asterisk; () where not all of it is as usual."""
    roles = [judge(each) for each in flow if isinstance(each, Line) and each.words]
    found = {role.mark: role.line for role in roles if role.kind == "asterisk" and role.mark}
    marks = ["*" * count for count in range(1, len(found) + 1)]
    called = {*front.stars, *contents.stars.values()}
    listed = [key(entry) for entry in contents.entries[1:2]]
    if set(found) != set(marks) or called != set(marks) or any(each not in listed for each in contents.stars):
        return ()
    return tuple(spoken(to_inlines([p for p in found[mark].pieces if not p.note], {})) for mark in marks)


def with_asterisks(front: Front, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of metadata, with the asterisks that call notes from them.

    Not the symbol: its asterisk would say that the document is a reissue, and is set by what else calls none.
    """
    result = dict(values)
    if "agenda" in front.starred:
        result["agenda_line"] = f"{front.agenda_said}{front.starred['agenda']}"
    return result


def without_asterisks(flow: Sequence[Flow], judge: Callable[[Line], Role]) -> tuple[Flow, ...]:
    """The flow without the notes."""
    return tuple(
        replace(each, pieces=()) if isinstance(each, Line) and _is_starred(judge(each)) else each
        for each in flow
    )


def marks_of_frames(flow: Sequence[Flow], judge: Callable[[Line], Role]) -> set[str]:
    """The asterisks of the notes that there are."""
    roles = (judge(each) for each in flow if isinstance(each, Line) and each.words)
    return {role.mark for role in roles if _is_starred(role)}


def _is_starred(role: Role) -> bool:
    return role.kind == "asterisk" and bool(role.mark)
