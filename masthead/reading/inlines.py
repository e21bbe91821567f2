"""Inline tokens -> inlines. A stack, not recursion, so that no text can exhaust it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from masthead.document import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Tracked,
)
from masthead.limits import limits, raising
from masthead.reading.problems import Problems
from masthead.reading.syntax.attributes import LABEL

_MARKS: dict[str, Callable[[Inlines], Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "sup": Superscript,
    "sub": Subscript,
}
_ADDRESS = re.compile(r"(?:https?://[^\s\x00-\x1f\x7f]+|mailto:[^\s\x00-\x1f\x7f]+)", re.IGNORECASE)

# Token types the dialect has no use for: what they are, and what to write instead.
_REFUSED = {
    "code_inline": ("code", "code span {}", r"write \` for a grave accent that is meant"),
    "html_inline": ("html", "HTML {}", r"the text takes no HTML; write \< for a sign that is meant"),
    "struck": ("strikethrough", "{} strikes out", r"nothing is struck out here; write \~ for a tilde"),
    "brace": (
        "brace",
        "{} has no partner",
        r"emphasis is {*…*}; write \{ or \} for a brace that is meant",
    ),
    "picture": (
        "picture-in-text",
        "the picture {} stands within text",
        "a figure is a paragraph of its own, with nothing but the picture",
    ),
}
_UNREAD = (
    (
        re.compile(r"\^\["),
        "note-inline",
        "a note within the line",
        "write [^label] here and [^label]: text below",
    ),
    (
        re.compile(r"\[\^"),
        "note-label",
        "what follows [^ is no label",
        r"a label has letters, digits, - _ . only; write \[^ where no note is meant",
    ),
)


@dataclass(slots=True)
class _Open:
    """What is being filled: the token that opened it (None at the bottom), and its inlines so far."""

    token: Token | None = None
    content: list[Inline] = field(default_factory=list)


def read_inlines(tokens: list[Token], line: int, problems: Problems) -> Inlines:
    """The inlines of tokens whose first source line is ``line``; a soft line end is a space."""
    lines = read_lines(tokens, line, problems, split=False)
    return lines[0] if lines else ()


def read_lines(tokens: list[Token], line: int, problems: Problems, *, split: bool = True) -> list[Inlines]:
    """As ``read_inlines``, but (with ``split``) one tuple a source line."""
    if len(tokens) > limits().pieces:
        message = f"a paragraph or cell of {len(tokens):,} pieces, more than {limits().pieces:,}"
        problems.add(
            "too-many-pieces", message, line, raising("piece-limit", "part it, or take out emphasis")
        )
        return []
    done: list[Inlines] = []
    stack, deepest = [_Open()], limits().depth
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        if split and len(stack) == 1 and token.type in ("softbreak", "hardbreak"):
            done.append(_merge(stack.pop().content))
            stack.append(_Open())
        elif token.nesting > 0:
            if len(stack) == deepest:
                hint = raising("depth-limit", "close some of them")
                problems.add("too-deep", f"more than {deepest} levels of emphasis", line, hint)
            stack.append(_Open(token))
        elif token.nesting < 0:
            closed = stack.pop()
            made = _close(closed, line, problems) if len(stack) < deepest else None
            stack[-1].content.extend([made] if made else [])
        elif made := _leaf(token, line, problems):
            stack[-1].content.append(made)
    done.append(_merge(stack[0].content))
    return [inlines for inlines in done if inlines]


def _leaf(token: Token, line: int, problems: Problems) -> Inline | None:
    match token.type:
        case "text" | "text_special":
            _look_for_unread(token, line, problems)
            return Text(token.content) if token.content else None
        case "softbreak":
            return Text(" ")
        case "hardbreak" | "line_break":
            return LineBreak()
        case "note_call":
            return NoteCall(token.content, line)
    code, message, hint = _REFUSED.get(token.type, (token.type, "{} cannot stand here", None))
    problems.add(code, message.format(_short(token)), line, hint)
    return None


def _look_for_unread(token: Token, line: int, problems: Problems) -> None:
    """Notes that were meant and not understood would be printed as they stand."""
    if token.type == "text" and "^" in token.content:
        for pattern, code, message, hint in _UNREAD:
            if pattern.search(token.content):
                problems.add(code, message, line, hint)


def _close(done: _Open, line: int, problems: Problems) -> Inline | None:
    token, content = done.token, _merge(done.content)
    assert token is not None, "markdown-it pairs its tokens"
    name = token.type.removesuffix("_open")
    if name == "link":
        return _link(token, content, line, problems)
    if name == "tracked":
        return Tracked(content, float(token.meta["tracking"])) if content else None
    return _MARKS[name](content) if content else None


def _link(token: Token, content: Inlines, line: int, problems: Problems) -> Inline | None:
    target = str(token.attrs.get("href", ""))
    if target.startswith("#"):
        return _reference(target[1:], content, line, problems)
    if token.attrs.get("title"):
        problems.add("link-title", "a link has no title here", line, "take the words in quotation marks out")
    if not _ADDRESS.fullmatch(target):
        hint = "an address begins with https://, http:// or mailto:, and a reference with #"
        problems.add("link-target", f"{target[:80]!r} is not an address", line, hint)
    elif not content:
        hint = f"write the words between the brackets, or <{target}>"
        problems.add("link-empty", "a link without words", line, hint)
    else:
        return Link(target, content)
    return None


def _reference(label: str, content: Inlines, line: int, problems: Problems) -> Inline | None:
    if content:
        hint = f"write [](#{label}): the program puts the number and its words there"
        problems.add("reference-words", "a reference has words of its own", line, hint)
    elif not LABEL.fullmatch(label):
        hint = "a label has letters, digits, - _ . : only"
        problems.add("reference-label", f"{label!r} is not a label", line, hint)
    else:
        return Reference(label, line)
    return None


def _merge(content: list[Inline]) -> Inlines:
    """Texts that touch become one."""
    merged: list[Inline] = []
    run: list[str] = []
    for inline in content:
        if isinstance(inline, Text):
            run.append(inline.text)
            continue
        if run:
            merged.append(Text("".join(run)))
            run = []
        merged.append(inline)
    return (*merged, Text("".join(run))) if run else tuple(merged)


def _short(token: Token) -> str:
    text = token.meta.get("target", token.content).replace("\n", " ")
    return text if len(text) <= 40 else f"{text[:39]}…"
