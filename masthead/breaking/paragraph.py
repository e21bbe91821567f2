"""One paragraph: from running inlines to lines that end where the rule ends them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from masthead.breaking.frames import Frame
from masthead.breaking.rule import Allowance, Word, exceeds, line_ends
from masthead.breaking.ruler import Ruler
from masthead.breaking.words import words
from masthead.composing.lines import LINE_END, SetLines
from masthead.composing.rewriting import rewrite_text
from masthead.composing.slicing import Cutter, Running, running, segments
from masthead.document import Inline, Inlines, LineBreak, Text

_SOFT_HYPHEN = "\u00ad"
_NONE = Allowance(-1, 0)  # what is ragged is never squeezed
_BESIDE = 7.2  # pt: so far a word may stand out of its cell before it is cut
_TOLERANCE = 1e-6  # of sums of widths
_SHOWN = "\u2010"  # what it shows at a line's end: not "-", which would be a letter more on the page
_OTHER_SCRIPTS = re.compile("[\u0590-\u08ff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Breaker:
    """Breaks paragraphs of one type style.

    ``marks`` are those of the notes by label; ``call_factor`` is what part of the type size they have;
    ``hyphenate`` puts soft hyphens into words, None where words are not cut.
    """

    ruler: Ruler
    allowance: Allowance
    marks: Mapping[str, str]
    call_factor: float
    hyphenate: Callable[[str], str] | None = None

    def set_lines(self, content: Inlines, frame: Frame) -> Inlines:
        """The paragraph in lines; as it is where it takes one line, or is of a script with other rules."""
        parts = segments(content)
        if parts is None:
            return content
        if self.hyphenate is not None:
            parts = [self._hyphenated(part) for part in parts]
        result: list[Inline | SetLines] = []
        for index, part in enumerate(parts):
            lines = self._segment(part, frame, frame.first if index == 0 else frame.measure)
            if lines is None:
                return content
            result += [LineBreak()] * (index > 0) + lines
        if len(result) == 1 and cast(SetLines, result[0]).last and frame.mark_steps == 1:
            return content
        return cast(Inlines, tuple(result))  # the one place where a Document holds what only composing knows

    def ragged(self, content: Inlines, frame: Frame) -> Inlines:
        """The words of a cell in lines; as they are where they take one line, or are of other scripts."""
        run = running(content, self.marks, self.call_factor)
        if _OTHER_SCRIPTS.search(run.text) or segments(content) is None:
            return content
        pieces = words(run, self.ruler, frame.measure + _BESIDE)
        ends = list(line_ends(pieces, frame.measure, frame.first, _NONE))
        edits = (*_outer(run.text), *(_edit(run.text, pieces[end - 1]) for end in ends[:-1]))
        cut = Cutter(self.marks, tuple(sorted(edits)), 0, len(run.text)).cut(content)
        return cast(Inlines, (SetLines(cut, last=True, ragged=True),)) if len(ends) > 1 else content

    def _hyphenated(self, content: Inlines) -> Inlines:
        hyphenate = cast(Callable[[str], str], self.hyphenate)
        return rewrite_text(content, lambda text: (Text(hyphenate(text)),))

    def lines(self, content: Inlines, frame: Frame) -> list[str]:
        """The characters of each line, for content without line ends of the author's."""
        run = running(content, self.marks, self.call_factor)
        closing, _ = _broken(run, self.ruler, self.allowance, frame.measure, frame.first)
        starts = [0, *(word.following for word in closing)]
        ends = [*(word.end for word in closing), len(run.text.rstrip(" "))]
        return [run.text[start:end] for start, end in zip(starts, ends, strict=True)]

    def _segment(self, content: Inlines, frame: Frame, first: float) -> list[Inline | SetLines] | None:
        run = running(content, self.marks, self.call_factor)
        if _OTHER_SCRIPTS.search(run.text):
            return None
        closing, squeezed = _broken(run, self.ruler, self.allowance, frame.measure, first)
        if not closing:
            whole = Cutter(self.marks, tuple(_unused(run.text, set())), 0, len(run.text)).cut(content)
            return [SetLines(whole, last=not squeezed, mark_steps=frame.mark_steps)]
        edits = (*_outer(run.text), *(_edit(run.text, word) for word in closing))
        edits += tuple(_unused(run.text, {word.end for word in closing}))
        # a last line that is squeezed is justified, as those before it are
        last = len(run.text) if squeezed else closing[-1].following
        return list(self._cut(content, tuple(sorted(edits)), last, len(run.text), frame))

    def _cut(
        self, content: Inlines, edits: tuple[tuple[int, int, str], ...], last: int, end: int, frame: Frame
    ) -> Iterator[SetLines]:
        before = Cutter(self.marks, edits, 0, last).cut(content)
        yield SetLines(before, mark_steps=frame.mark_steps)
        if last < end:
            yield SetLines(Cutter(self.marks, edits, last, end).cut(content), last=True)


@lru_cache(maxsize=2048)  # who edits a paragraph of a document has all others broken again
def _broken(
    run: Running, ruler: Ruler, allowance: Allowance, measure: float, first: float
) -> tuple[tuple[Word, ...], bool]:
    """The last word of each line but the last, and whether that line is squeezed."""
    pieces = words(run, ruler, measure)
    ends = list(line_ends(pieces, measure, first, allowance))
    begin, limit = (ends[-2], measure) if len(ends) > 1 else (0, first)
    squeezed = bool(ends) and exceeds(pieces[begin:], limit)
    return tuple(pieces[end - 1] for end in ends[:-1]), squeezed


def _edit(text: str, word: Word) -> tuple[int, int, str]:
    """The line end after a word: in place of the spaces there, or after its last character."""
    if word.following > word.end:
        return word.end, word.following, LINE_END
    closing = text[word.end - 1]
    return word.end - 1, word.end, (_SHOWN if closing == _SOFT_HYPHEN else closing) + LINE_END


def _unused(text: str, ends: Container[int]) -> Iterator[tuple[int, int, str]]:
    """Soft hyphens inside a line: letters on either side of one would not be kerned."""
    for found in re.finditer(_SOFT_HYPHEN, text):
        if found.end() not in ends:
            yield found.start(), found.end(), ""


def _outer(text: str) -> Iterator[tuple[int, int, str]]:
    """Spaces at either end, and beyond the first of several: none is set."""
    for found in re.finditer(r"^ +| +$|(?<= ) +", text):
        yield found.start(), found.end(), ""
