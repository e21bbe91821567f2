"""Makes a tree of the flat list of block tokens, and finds divisions that are not closed or not open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from masthead.reading.problems import Problems


@dataclass(slots=True)
class Node:
    """A token with what stands in it; ``kind`` is its type without ``_open``; ``line`` the file's."""

    kind: str
    token: Token
    line: int
    children: list[Node] = field(default_factory=list)


def tree(tokens: Iterable[Token], first_line: int, problems: Problems) -> list[Node]:
    """The outermost nodes."""
    root = Node("root", Token("root", "", 0), first_line)
    stack = [root]
    for token in tokens:
        if token.nesting < 0:
            _close(stack, token, first_line, problems)
            continue
        line = token.map[0] + first_line if token.map else stack[-1].line
        node = Node(token.type.removesuffix("_open"), token, line)
        stack[-1].children.append(node)
        if token.nesting > 0:
            stack.append(node)
    while len(stack) > 1:
        _unclosed(stack.pop(), problems)
    return root.children


def _close(stack: list[Node], token: Token, first_line: int, problems: Problems) -> None:
    kind = token.type.removesuffix("_close")
    if kind == "division" and stack[-1].kind != "division":
        line = token.map[0] + first_line if token.map else None
        hint = "take it out, or indent it as the line that opens the division"
        problems.add("division-unopened", "::: closes nothing here", line, hint)
        return
    while kind != "division" and stack[-1].kind == "division":
        _unclosed(stack.pop(), problems)
    stack.pop()


def _unclosed(node: Node, problems: Problems) -> None:
    hint = "close it with a line of :::, indented as this one"
    problems.add("division-unclosed", f"::: {node.token.info} is not closed", node.line, hint)
