"""The Markdown parser of the dialect: CommonMark without what we have no use for, with our own rules."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from masthead.limits import limits
from masthead.reading.syntax.attributes import attributes_line
from masthead.reading.syntax.braces import braces, pair_braces
from masthead.reading.syntax.depth import depth
from masthead.reading.syntax.divisions import division
from masthead.reading.syntax.notes import note_call
from masthead.reading.syntax.pictures import picture
from masthead.reading.syntax.rows import table_rows
from masthead.reading.syntax.scripts import script

# References by definition vanish from the text, setext headings make a heading of a paragraph over a line of
# hyphens, blocks of HTML would be reported whole: without these rules all of them stay text and are seen.
_UNUSED = ["reference", "html_block", "lheading", "image", "text_join"]


class _Dialect(MarkdownIt):
    """Leaves addresses as they were typed; the reader judges them."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def markdown() -> MarkdownIt:
    """The parser, made once a process for each limit of depth."""
    return _markdown(limits().depth)


@cache
def _markdown(deepest: int) -> MarkdownIt:
    # At its own limit the library drops text without a word. A list passes ours by one level.
    md = _Dialect("commonmark", {"maxNesting": deepest + 5}).enable("table").disable(_UNUSED)
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    md.inline.ruler.disable("footnote_ref")
    # Before links, or a call with a bracket behind it, [^a](2010), were a link.
    md.inline.ruler.before("link", "note_call", note_call)
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "table_rows", table_rows)
    md.block.ruler.before("table_rows", "depth", depth)
    md.block.ruler.before("fence", "division", division, everywhere)
    md.block.ruler.before("fence", "attributes", attributes_line, everywhere)
    md.inline.ruler.before("backticks", "braces", braces)
    md.inline.ruler.before("backticks", "script", script)
    md.inline.ruler.before("link", "picture", picture)
    md.inline.ruler2.after("balance_pairs", "braces", pair_braces)
    return md


def tokens_of(body: str) -> list[Token]:
    """The block tokens of a text; the inline ones are their children."""
    return markdown().parse(body)


def inline_tokens_of(markup: str) -> list[Token]:
    """The inline tokens of a piece of Markdown that is an attribute's value."""
    return markdown().inline.parse(markup, markdown(), {}, [])
