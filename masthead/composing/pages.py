"""The templates: a composition becomes the HTML that the engine sets, or that a browser shows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from masthead.composing import blocks, lines
from masthead.composing.contents import contents, listed
from masthead.composing.inlines import InlineWriter, Medium, plain
from masthead.composing.pictures import data_uri, emblem
from masthead.composing.stylesheets import screen_style
from masthead.composing.tables import column_rules, lay_out_all
from masthead.composing.template_errors import told

if TYPE_CHECKING:
    from jinja2 import Environment

    from masthead.composing.compose import Composition


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The templates of the folders, the first before the others; sandboxed, as they may come from anyone."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.filters |= blocks.FILTERS | lines.FILTERS | {"plain": plain, "data_uri": data_uri}
    return environment


def _values(composition: Composition, medium: Medium) -> dict[str, Any]:
    """What a template of either medium may name."""
    document = composition.document
    tables = lay_out_all(document, composition.sheet)
    writer = InlineWriter(medium, {note.label: note for note in document.notes})
    return {
        "layout": f"layouts/{medium}.html",
        "medium": medium,
        "inline": lambda content: Markup(writer.write(content)),
        "tables": lambda block: tables[id(block)],
        "column_rules": Markup(column_rules(tables.values())),
        "kind": composition.kind,
        "language": composition.language,
        "title": composition.title,
        "subtitle": composition.subtitle,
        "opening": composition.opening,
        "masthead": composition.masthead,
        "front": composition.front,
        "foot": composition.foot,
        "running": composition.running,
        "blocks": document.blocks,
        "notes": document.notes,
        "listed": lambda place: listed(document.blocks, place),
    }


def _render(composition: Composition, medium: Medium, **values: Any) -> str:
    with told(composition.templates):
        template = _environment(composition.templates).get_template(composition.kind.template)
        return template.render(**_values(composition, medium), **values)


def print_page(composition: Composition) -> str:
    """The HTML that the engine sets. Pictures are named by their files."""
    folder = composition.document.path.parent if composition.document.path else Path()
    return _render(
        composition,
        "print",
        emblem=emblem(composition.styles).as_uri(),
        picture=lambda figure: (folder / figure.target).resolve().as_uri(),
    )


def screen_page(composition: Composition) -> str:
    """The page for the screen: one file that needs no other, with the same text."""
    folder = composition.document.path.parent if composition.document.path else Path()
    return _render(
        composition,
        "screen",
        emblem=data_uri(emblem(composition.styles)),
        picture=lambda figure: data_uri(folder / figure.target),
        stylesheet=Markup(screen_style(composition.styles)),
        contents=contents(composition.document.blocks),
    )
