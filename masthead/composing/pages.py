"""The templates: a composition becomes the HTML that the engine sets, or that a browser shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from masthead.composing import blocks, furniture, lines
from masthead.composing.charts import show_chart
from masthead.composing.contents import contents, listed
from masthead.composing.fitting import Fitting, fit_pages
from masthead.composing.inlines import InlineWriter, Medium, plain
from masthead.composing.pictures import data_uri, emblem
from masthead.composing.stylesheets import screen_style
from masthead.composing.tables import column_rules, lay_out_all
from masthead.composing.template_errors import told
from masthead.sheets import year

if TYPE_CHECKING:
    from jinja2 import Environment

    from masthead.composing.compose import Composition


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The templates of the folders, the first before the others; sandboxed, as they may come from anyone."""
    from jinja2 import FileSystemLoader, StrictUndefined

    from masthead.composing.bytecode import kept_bytecode
    from masthead.composing.environment import NotingEnvironment

    environment = NotingEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=kept_bytecode(),
    )
    environment.filters |= (
        blocks.FILTERS | lines.FILTERS | furniture.FILTERS | {"plain": plain, "data_uri": data_uri}
    )
    return environment


def _values(composition: Composition, medium: Medium) -> dict[str, Any]:
    """What a template of either medium may name."""
    document = composition.document
    tables = lay_out_all(document, composition.sheet)
    fitting = fit_pages(document, composition.sheet) if medium == "print" else Fitting()
    writer = InlineWriter(medium, {note.label: note for note in document.notes})
    return {
        "layout": f"layouts/{medium}.html",
        "medium": medium,
        "inline": lambda content: Markup(writer.write(content)),
        "tables": lambda block: tables[id(block)],
        "own_rules": Markup(column_rules(tables.values()) + fitting.rules),
        "fit": fitting.classes_of,
        "kind": composition.kind,
        "language": composition.language,
        "title": composition.title,
        "subtitle": composition.subtitle,
        "opening": composition.opening,
        "masthead": composition.masthead,
        "front": composition.front,
        "foot": composition.foot,
        "running": composition.running,
        "chart": lambda block: show_chart(block, composition.language, composition.sheet),
        "blocks": document.blocks,
        "notes": document.notes,
        "uncalled": composition.asterisks,
        "asterisks": Markup(writer.uncalled(composition.asterisks)),
        "own": dict(document.metadata.own),
        "options": [str(value) for value in _options(composition)],
        "listed": lambda place: listed(document.blocks, place, composition.language),
    }


def _options(composition: Composition) -> Iterator[object]:
    """What is chosen in the fields of the kind alone: for the styles."""
    own = dict(composition.document.metadata.own)
    yield from (
        str(own[field.name]).replace(" ", "-")
        for field in composition.kind.fields
        if field.type == "choice" and field.name in own
    )


def _render(composition: Composition, medium: Medium, **values: Any) -> str:
    if composition.language.direction == "rtl":
        composition = _turned(composition)
    with told(composition.templates):
        template = _environment(composition.templates).get_template(composition.kind.template)
        return template.render(**_values(composition, medium), **values)


def print_page(composition: Composition) -> str:
    """The HTML that the engine sets. Pictures are named by their files."""
    folder = composition.document.path.parent if composition.document.path else Path()
    return _render(
        composition,
        "print",
        emblem=emblem(composition.styles, composition.sheet.rules.emblem).as_uri(),
        picture=lambda figure: (folder / figure.target).resolve().as_uri(),
    )


def _turned(composition: Composition) -> Composition:
    """The composition with its runs from left to right wrapped whole, and the figures of its years."""
    from masthead.composing.digits import Digits
    from masthead.composing.direction import turn, turn_document, turn_opening

    language, document = composition.language, composition.document
    digits = Digits(language.figures_of(year(document.metadata)))
    return replace(
        composition,
        document=digits.document(turn_document(document)),
        title=digits.inlines(turn(composition.title)),
        subtitle=digits.inlines(turn(composition.subtitle)),
        opening=digits.opening(turn_opening(composition.opening)),
        front=digits.front(composition.front),
    )


def screen_page(composition: Composition) -> str:
    """The page for the screen: one file that needs no other, with the same text."""
    folder = composition.document.path.parent if composition.document.path else Path()
    return _render(
        composition,
        "screen",
        emblem=data_uri(emblem(composition.styles, composition.sheet.rules.emblem)),
        picture=lambda figure: data_uri(folder / figure.target),
        stylesheet=Markup(screen_style(composition.styles, composition.kind.chain)),
        contents=contents(composition.document.blocks),
    )
