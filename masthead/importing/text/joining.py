"""Lines become running text: what a line end was: a space, a broken word, an address cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from masthead.importing.report import Remark
from masthead.importing.text.source import Line

_HYPHEN = re.compile(r"[^\W_][-‐‑]$")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_SOFT = "\u00ad"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_ADDRESS_PART = re.compile(r"\S*[^\s.,;:!?)][./?=&%#_~-]\w|\S*\d")
_CJK = r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]"
_HYPHENATED = 0.03  # share of line ends in a broken word above which a text was hyphenated by its maker


@dataclass(slots=True)
class Joiner:
    """Joins lines and remembers where it did so without a space, for the proof."""

    suspended: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    hyphenated: bool = False
    glued: set[int] = field(default_factory=set)  # numbers of lines that go on from the last without a space
    dropped: set[int] = field(default_factory=set)  # numbers of lines whose last hyphen was dropped
    kept: list[Remark] = field(default_factory=list)
    guessed: list[Remark] = field(default_factory=list)

    def join(self, lines: Iterable[Line]) -> str:
        """The lines as one text."""
        parts: list[str] = []
        last: Line | None = None
        for line in lines:
            if last is not None:
                parts[-1], gap = self.seam(parts[-1], last, line)
                parts.append(gap)
            parts.append(line.text)
            last = line
        return "".join(parts)

    def seam(self, left: str, line: Line, after: Line) -> tuple[str, str]:
        """What the left line says at a seam, and what stands between the two."""
        right = after.text
        if left.endswith(_SOFT):
            left = left.rstrip(_SOFT)
        elif _ADDRESS.search(left):
            if not _breaks_address(left, right):
                return left, " "
        elif _HYPHEN.search(left):
            if re.split(r"[\s,;.]", right, maxsplit=1)[0] in self.suspended:
                return left, " "
            if self.drops_hyphen(left, right, line):
                self.dropped.add(line.end or line.number)
                left = left[:-1] + _SOFT  # the word may be cut here again
            elif not self.hyphenated and _BROKEN_WORD.search(left) and right[0].islower():
                word = f"{left.rsplit(' ', 1)[-1]}{right.split(' ', 1)[0]}"
                self.kept.append(Remark(line.number, word, "hyphen at a line end kept"))
        elif not re.search(r"\d[–—]$|\w/$|[(\[“]$", left) and not re.search(
            rf"{_CJK}\n{_CJK}", f"{left[-1:]}\n{right[:1]}"
        ):
            return left, " "
        self.glued.add(after.number)
        return left, ""

    def drops_hyphen(self, left: str, right: str, line: Line) -> bool:
        """Whether the maker of the text broke the word here: only where he broke words at all."""
        broken = _BROKEN_WORD.search(left)
        rest = re.match(r"[^\W\d_]+", right)
        if not self.hyphenated or not broken or not rest or not rest[0][0].islower():
            return False
        whole = f"{broken[1]}{rest[0]}".lower()
        if f"{broken[1]}-{rest[0]}".lower() in self.words and whole not in self.words:
            return False
        if whole not in self.words:
            self.guessed.append(Remark(line.number, f"{broken[1]}-{rest[0]}", "hyphen at a line end dropped"))
        return True

    @property
    def unsure(self) -> list[Remark]:
        """The hyphens kept, and one remark for those dropped without the whole word being seen elsewhere."""
        if not self.guessed:
            return self.kept
        first, why = self.guessed[0], "hyphens dropped at line ends where words seem broken, the first here"
        return [*self.kept, Remark(first.line, first.text, f"{len(self.guessed)} {why}")]


def make_joiner(lines: Sequence[Line], suspended: frozenset[str]) -> Joiner:
    """A joiner that knows the text's own words, and whether words are broken in it."""
    broken = sum(
        1 for line, after in pairwise(lines) if _BROKEN_WORD.search(line.text) and after.text[:1].islower()
    )
    hyphenated = broken > _HYPHENATED * len(lines) and broken > 2
    words: set[str] = set()
    if hyphenated:
        for line in lines:
            words.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)", line.text.lower()))
    return Joiner(suspended, frozenset(words), hyphenated)


def _breaks_address(left: str, right: str) -> bool:
    token = right.split(" ", 1)[0]
    if left[-1] == "-":
        return True
    if left[-1] in "./_=?&%#~:@+":
        return bool(_ADDRESS_PART.match(token)) and (left[-1] != "." or not token[0].isupper())
    return token[0] in "/?=&_%#~" and len(token) > 1
