"""Characters -> Markdown that reads back as the same characters, escaped only where it must be."""

from __future__ import annotations

import re

from masthead.document import UNFITTED, Fit

# Signs that mean something wherever they stand.
_ALWAYS = re.compile(r"[\\*`^~]")
# A low line within a word means nothing; an ampersand only before what may be an entity; and so on.
_SOMETIMES = re.compile(
    r"""(?<![^\W_])_ | _(?![^\W_])
      | &(?=\#?[A-Za-z0-9]{1,32};)
      | <(?=[A-Za-z/!?]|\Z)
      | \{(?=br\}|\Z|[*^~]|tracking=)
      | :(?=\})
      | \[(?=\^|\Z)
      | \](?=\()
      | !(?=\Z)
      | \A\}""",
    re.VERBOSE,
)
_BRACKETS = re.compile(r"[\[\]]")
# Signs that mean something at the beginning of a line: heads, lists, quotations, tables, divisions, rules.
_LINE_START = re.compile(r"(?:[-+#>|:])|\{(?![*^~]|br\}|tracking=-?[\d.]+:)")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")


def escape(text: str, *, in_link: bool = False) -> str:
    """A text within a line. Tabs become entities: an editor may make spaces of them."""
    places = {match.start() for pattern in (_ALWAYS, _SOMETIMES) for match in pattern.finditer(text)}
    if in_link:
        places |= {match.start() for match in _BRACKETS.finditer(text)}
    if not places and "\t" not in text:
        return text
    return "".join(f"\\{c}" if at in places else "&#9;" if c == "\t" else c for at, c in enumerate(text))


def edges(markup: str) -> str:
    """The markup of a whole line or paragraph, its outermost white space as entities, lest it be trimmed."""
    if markup != (rest := markup.lstrip()) and markup:
        markup = "".join(map(_entity, markup[: len(markup) - len(rest)])) + rest
    if markup != (rest := markup.rstrip()):
        markup = rest + "".join(map(_entity, markup[len(rest) :]))
    return markup


def line_start(markup: str) -> str:
    """The markup of a paragraph, so that its beginning is taken for text."""
    if _LINE_START.match(markup):
        return f"\\{markup}"
    return _LIST_NUMBER.sub(r"\1\\\2", markup, count=1) if _LIST_NUMBER.match(markup) else markup


def quoted(markup: str) -> str:
    """The value of an attribute that is Markdown, where a quotation mark may take a backslash."""
    return '"' + markup.replace('"', '\\"') + '"'


def attributes(
    label: str | None = None,
    mark: str | None = None,
    flags: tuple[str, ...] = (),
    values: dict[str, str | None] | None = None,
    fit: Fit = UNFITTED,
) -> str:
    """``{#label .flag key="value"}``, or nothing; ``values`` are Markdown where they hold markup."""
    parts = [f"#{label}"] if label else []
    parts += [".unnumbered"] if mark == "" else []
    parts += [f"number={quoted(mark.replace(chr(92), chr(92) * 2))}"] if mark else []
    parts += [f"{key}={value}" for key, value in (values or {}).items() if value is not None]
    parts += [f"{key}={points:g}" for key, points in _measures(fit) if points is not None]
    kept = {"keep-lines": fit.keep_lines, "keep-next": fit.keep_next, "outdented": fit.outdented}
    parts += [f".{flag}" for flag in (*flags, *(name for name, said in kept.items() if said))]
    return f"{{{' '.join(parts)}}}" if parts else ""


def _measures(fit: Fit) -> tuple[tuple[str, float | None], ...]:
    return (("pitch", fit.pitch), ("space", fit.space), ("right", fit.right))


def _entity(char: str) -> str:
    return "&nbsp;" if char == "\u00a0" else f"&#{ord(char)};"
