"""Pages that were laid out before, for a process that sets the same document again and again.

Who edits a paragraph of a long report changes a page or two. The engine lays out page after page; what it
makes of one follows from where the page begins, from its measures, and from the boxes of the text that it
looks at until the page is full. Where all of these are as they were (`box_keys.py`), the page is too, and is
taken as it is. Page numbers, heads, links, bookmarks, tags and the drawing are made anew for every page, so
that the bytes are those of a clean build (`tests/setting/test_kept_pages.py`).
"""

from __future__ import annotations

import atexit
import importlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from masthead.setting.box_keys import LOOKAHEAD, Numbers, Plan, opened

_MOST = 250  # pages that are kept, some 0.4 MB each
_ALIKE = 3  # kept pages that begin at the same place: of the text as it was, and as it was before
_NUMBERS = 300_000  # different boxes seen, after which all is begun anew

_Layout = tuple[Any, Any, Any, Any, Any, Any]  # what the engine returns: box, where to go on, next page …


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """A page's text block as it was laid out: from these boxes, within these, and where the next goes on.

    ``notes`` are the places of their calls, counted from the first box.
    """

    begin: Hashable
    keys: list[int]
    around: tuple[int, ...]
    notes: tuple[int, ...]
    root: Any
    resume_at: Any
    next_page: Any


class _Shelf:
    """The pages that are kept; those that were not asked for since many others came are let go."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self._places: dict[Hashable, list[_Page]] = {}
        self._order: OrderedDict[int, _Page] = OrderedDict()

    def find(self, begin: Hashable, plan: Plan, start: int, around: tuple[int, ...]) -> _Page | None:
        for page in self._places.get(begin, ()):
            end = start + len(page.keys)
            if page.around == around and plan.keys[start:end] == page.keys:
                self._order.move_to_end(id(page))
                return page
        return None

    def put(self, page: _Page) -> None:
        alike = self._places.setdefault(page.begin, [])
        alike.insert(0, page)
        self._order[id(page)] = page
        for old in alike[_ALIKE:]:
            self._drop(old)
        while len(self._order) > _MOST:
            self._drop(next(iter(self._order.values())))

    def _drop(self, page: _Page) -> None:
        del self._order[id(page)]
        alike = self._places[page.begin]
        alike.remove(page)
        if not alike:
            del self._places[page.begin]

    def clear(self) -> None:
        self.numbers = Numbers()
        self._places.clear()
        self._order.clear()


_shelf = _Shelf()


class _Tracker:
    """How far in the document's boxes the engine has come."""

    reached = 0


_tracker = _Tracker()


def keep_pages() -> None:
    """From now on, the pages that this process lays out are kept, and used again."""
    block, page, layout = (
        importlib.import_module(f"weasyprint.layout{name}") for name in (".block", ".page", "")
    )
    if getattr(block, "keeps_pages", False):
        return
    level, aside = block.block_level_layout, block._out_of_flow_layout
    followed = _following(level, place=1)
    vars(block)["block_level_layout"] = vars(layout)["block_level_layout"] = followed
    vars(block)["_out_of_flow_layout"] = _following(aside, place=3)
    vars(page)["block_level_layout"] = _keeping(followed)
    vars(block)["keeps_pages"] = True
    atexit.register(forget_pages)  # they hold the fonts, which must not be let go when Python ends


def forget_pages() -> None:
    """Lets go of all pages."""
    _shelf.clear()


def _following(original: Callable[..., Any], place: int) -> Callable[..., Any]:
    """The engine's function, which notes the box that it is called for."""

    def followed(*arguments: Any, **named: Any) -> Any:
        reach = arguments[place].__dict__.get("kept_reach", 0)
        if reach > _tracker.reached:
            _tracker.reached = reach
        return original(*arguments, **named)

    return followed


def _keeping(original: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's function, asked for the text block of a page only where none is kept."""

    def level(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        if box.is_for_root_element and box.children and not named:
            return kept(context, box, *others)
        return original(context, box, *others, **named)

    def kept(context: Any, box: Any, bottom: Any, resume_at: Any, page: Any, *others: Any) -> Any:
        if len(_shelf.numbers) > _NUMBERS:
            _shelf.clear()
        plan = _plan(context, box)
        start, around, marked = plan.start(box, resume_at)
        if marked or not _is_plain(context, others):
            return original(context, box, bottom, resume_at, page, *others)
        begin = _begin(context, box, resume_at, page, plan)
        if (found := _shelf.find(begin, plan, start, around)) and _call_notes(context, plan, found, start):
            return found.root, found.resume_at, deepcopy(found.next_page), [], False, None
        _tracker.reached = start + 1
        waiting = list(context.footnotes)
        made: _Layout = original(context, box, bottom, resume_at, page, *others)
        keys = plan.keys[start : _tracker.reached + LOOKAHEAD]
        if made[0] is not None and made[1] is not None and min(keys) >= 0 and _is_clean(context):
            notes = _notes(context, plan, waiting, start, _tracker.reached)
            if notes is not None:
                _cut_loose(made[0])
                _shelf.put(_Page(begin, keys, around, notes, made[0], made[1], deepcopy(made[2])))
        return made

    return level


def _plan(context: Any, root: Any) -> Plan:
    """The plan of the document that is laid out, made once."""
    plan: Plan | None = context.__dict__.get("kept_plan")
    if plan is None or plan.numbers is not _shelf.numbers:
        plan = context.kept_plan = Plan.of(root, _shelf.numbers)
    return plan


def _begin(context: Any, root: Any, resume_at: Any, page: Any, plan: Plan) -> Hashable:
    """All that decides on a page beside its text: its number, its measures, its styles, where it begins."""
    styles = (page.style, context.current_footnote_area.style)
    measures = (page.width, page.height, page.position_x, page.position_y, context.page_bottom)
    return (
        context.current_page,
        id(context.font_config),
        repr(resume_at),
        repr(page.page_type),
        bool(context.forced_break),
        measures,
        (root.position_x, root.position_y),
        tuple(map(plan.numbers.style, styles)),
    )


def _is_plain(context: Any, others: Sequence[Any]) -> bool:
    """Whether a page begins with nothing left over from the page before it."""
    empty, *places = others
    return bool(
        empty
        and not any(places)
        and not context.current_page_footnotes
        and not context.excluded_shapes
        and _is_clean(context)
    )


def _is_clean(context: Any) -> bool:
    """Whether nothing is left over for the next page."""
    return not (
        context.reported_footnotes
        or context.broken_out_of_flow
        or any(pages.get(context.current_page) for pages in context.running_elements.values())
    )


def _notes(context: Any, plan: Plan, waiting: Sequence[Any], start: int, end: int) -> tuple[int, ...] | None:
    """The places of the calls of the notes that stand on a page; None where one was not called there."""
    calls = {id(note): place for place, note in plan.notes.items() if start <= place < end}
    placed = [calls.get(id(note)) for note in context.current_page_footnotes]
    if None in placed or len(waiting) - len(context.footnotes) != len(placed):
        return None
    return tuple(place - start for place in placed if place is not None)


def _call_notes(context: Any, plan: Plan, page: _Page, start: int) -> bool:
    """Put the notes of a kept page on the page; False where they cannot be."""
    notes = [plan.notes.get(start + place) for place in page.notes]
    if any(note is None or note not in context.footnotes for note in notes):
        return False
    for note in notes:
        context.footnotes.remove(note)
    context.current_page_footnotes.extend(notes)
    context.current_footnote_area.children = context.current_page_footnotes
    return True


def _cut_loose(root: Any) -> None:
    """Part what goes on over pages from its elements, which would keep all of the document alive."""
    for box in opened(root):
        if box.element is not None and not box.bookmark_label:
            box.element = ElementTree.Element(box.element.tag, dict(box.element.items()))
