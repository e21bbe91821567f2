"""Contents lists: that of the page for the screen, and those that stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from masthead.composing.blocks import FIRST_DEPTH, anchor_name, depth
from masthead.composing.inlines import plain
from masthead.document import Block, Contents, Heading, Part, children, walk
from masthead.languages import Language
from masthead.languages.numbering import pattern


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list: anchor, number ("" for none), words, and the entries below it."""

    anchor: str
    mark: str
    text: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    anchor: str
    mark: str
    text: str


def _lines(blocks: Iterable[Block], inside: int = 0) -> Iterator[_Line]:
    """Parts and headings in the order of the text; ``inside`` is how many parts they stand in."""
    for block in blocks:
        match block:
            case Heading():
                words = plain(block.content).strip()
                yield _Line(depth(block, inside), anchor_name(block), block.mark or "", words)
            case Part():
                yield _Line(FIRST_DEPTH + inside, anchor_name(block), "", plain(block.title or ()).strip())
        yield from _lines(children(block), inside + isinstance(block, Part))


def _nest(lines: Iterable[_Line]) -> tuple[Entry, ...]:
    """Each line with those below it that lie deeper. Goes from the last to the first."""
    waiting: list[tuple[int, Entry]] = []
    for line in reversed(tuple(lines)):
        below = []
        while waiting and waiting[-1][0] > line.depth:
            below.append(waiting.pop()[1])
        waiting.append((line.depth, Entry(line.anchor, line.mark, line.text, tuple(below))))
    return tuple(entry for _, entry in reversed(waiting))


def contents(blocks: tuple[Block, ...]) -> tuple[Entry, ...]:
    """An entry for each part and each heading that has words, those of a part below it."""
    return _nest(line for line in _lines(blocks) if line.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a contents list in the text; ``paged`` says that a page number follows it."""

    depth: int
    anchor: str
    mark: str
    text: str
    paged: bool = True


def listed(blocks: tuple[Block, ...], place: Contents, language: Language) -> tuple[Listed, ...]:
    """The lines of a contents list: the headings behind it down to its level, and the parts.

    An annex that has a title of its own is listed by it, below the word for what it is (our reading).
    """
    behind = _behind(blocks, place)
    annexes = [block for block in behind if isinstance(block, Part) and _titled(block)]
    under = {id(_title_of(annex)): number for number, annex in enumerate(annexes, 1)}
    result: list[Listed] = []
    for block in behind:
        if id(block) in under:
            result += _annex(under[id(block)], annexes, language)
        elif isinstance(block, Heading) and block.level <= place.level:
            words = plain(block.content).strip()
            result.append(Listed(max(block.level - 2, 0), anchor_name(block), block.mark or "", words))
        elif isinstance(block, Part) and not _titled(block):
            result.append(Listed(0, anchor_name(block), "", plain(block.title or ()).strip()))
    lines = tuple(line for line in result if line.text)
    return (*(replace(line, text=f"{line.text}{place.asterisks}") for line in lines[:1]), *lines[1:])


def _behind(blocks: tuple[Block, ...], place: Contents) -> list[Block]:
    every = list(walk(blocks))
    return every[next(at for at, block in enumerate(every) if block is place) + 1 :]


def _title_of(part: Part) -> Heading | None:
    """The title below the head of an annex, which is a heading of the first level."""
    first = part.blocks[0] if part.blocks else None
    return first if isinstance(first, Heading) and first.level == 1 else None


def _titled(part: Part) -> bool:
    return part.kind == "annex" and _title_of(part) is not None


def _annex(number: int, annexes: list[Part], language: Language) -> list[Listed]:
    """The lines of an annex: ``Annexes`` above the first of several, ``Annex`` above a single one."""
    annex = annexes[number - 1]
    head = language.term("annex" if len(annexes) == 1 else "annexes")
    heads = [] if number > 1 else [Listed(0, "", "", head, paged=False)]
    after = pattern(language.numbering.headings[0]).after  # as behind the number of a heading
    mark = language.part_mark("annex", number) + after if len(annexes) > 1 else ""
    title = _title_of(annex)
    words = plain(title.content).strip() if title else ""
    return [*heads, Listed(0, anchor_name(annex), mark, words)]
